import type { Statement } from 'better-sqlite3';
import { type Connection, explained, guarded } from './database.ts';
import { type Inserts, inserters } from './insert.ts';
import { beginWriting, openForWriting } from './open-for-writing.ts';
import type { Raw } from './row-view.ts';
import { plannedOnce } from './sql.ts';

/** A condition on a column, by a list of values as JSON. */
export const AMONG = 'IN (SELECT value FROM json_each(?))';

/** The transaction of one ingestion: every statement prepared once, every error explained. */
export class Writing {
  readonly connection: Connection;
  readonly path: string;
  readonly insert: Inserts;
  /** True once something was written that readers would see. */
  changed = false;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  /** @throws LecternError as `openForWriting` */
  constructor(path: string) {
    this.path = path;
    this.connection = openForWriting(path);
    try {
      this.insert = inserters(this.connection, path);
    } catch (error) {
      this.connection.close();
      throw explained(path, error);
    }
  }

  all(text: string, ...values: readonly unknown[]): Raw[] {
    return guarded(this.path, () => this.#prepare(text).all(...values) as Raw[]);
  }

  /** Answers how many rows it changed. */
  run(text: string, ...values: readonly unknown[]): number {
    return guarded(this.path, () => this.#prepare(text).run(...values).changes);
  }

  /** As `run`, where readers see what it changes. */
  change(text: string, ...values: readonly unknown[]): number {
    const changes = this.run(text, ...values);
    if (changes > 0) this.changed = true;
    return changes;
  }

  /** Takes back everything, and begins anew. */
  restart(): void {
    guarded(this.path, () => {
      this.connection.exec('ROLLBACK');
      beginWriting(this.connection, this.path);
    });
    this.changed = false;
  }

  #prepare(text: string): Statement<unknown[]> {
    let statement = this.#statements.get(text);
    if (statement === undefined) this.#statements.set(text, (statement = this.connection.prepare<unknown[]>(plannedOnce(text))));
    return statement;
  }
}
