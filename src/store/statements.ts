import type { Statement } from 'better-sqlite3';
import { type Connection, explained } from './database.ts';
import type { Raw } from './row-view.ts';
import { plannedOnce, type Sql, sql } from './sql.ts';

/** What readings ask. */
export interface Statements {
  /** Keywords that so many posts or talks carry that a page is better found by walking its order than by them. */
  readonly common: ReadonlySet<string>;
  all(query: Sql): readonly Raw[];
  /** As `all`, for what costs much and answers little: the answer is kept for as long as the revision is read. */
  kept(query: Sql): readonly Raw[];
}

/** Shapes of requests come from clients, so they must not add up without end. */
const MOST_STATEMENTS = 500;
/** Counts, groups and first pages: some 200 bytes to 50 KB each. */
const MOST_ANSWERS = 300;
/** Finding and sorting so many rows by keyword costs about what a page's walk does at the worst. */
const COMMON = 1000;

/** Statements over one connection that sees one revision: prepared once for each shape. */
export class SqliteStatements implements Statements {
  readonly common: ReadonlySet<string>;
  /** Statements run so far. */
  count = 0;
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Statement<unknown[]>>();
  readonly #answers = new Map<string, readonly Raw[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.common = new Set(
      this.all(sql('SELECT key FROM keywords WHERE post_count > ? OR talk_count > ?', COMMON, COMMON)).map((raw) => raw['key'] as string),
    );
  }

  all({ text, values }: Sql): readonly Raw[] {
    this.count += 1;
    try {
      const statement = this.#prepared.get(text) ?? this.#connection.prepare<unknown[]>(plannedOnce(text));
      remember(this.#prepared, text, statement, MOST_STATEMENTS);
      return statement.all(...values) as Raw[];
    } catch (error) {
      throw explained(this.#connection.name, error);
    }
  }

  kept(query: Sql): readonly Raw[] {
    const key = `${query.text}\0${JSON.stringify(query.values)}`;
    const answer = this.#answers.get(key) ?? this.all(query);
    remember(this.#answers, key, answer, MOST_ANSWERS);
    return answer;
  }
}

/** Sets an entry as the youngest; the oldest one goes where there are too many. */
function remember<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
