import type { InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { drizzle, getTableColumns, sql } from '../../db/drizzle.ts';
import * as tables from '../../db/tables.ts';
import { type Connection, guarded } from './database.ts';

/** Writes one row; a row with the same key is replaced. */
type Insert<T extends SQLiteTable> = (row: Required<InferInsertModel<T>>) => void;

/** A prepared INSERT OR REPLACE of whole rows, typed by the table. Prepared once: building it anew costs ten times as much. */
function inserter<T extends SQLiteTable>(connection: Connection, path: string, table: T): Insert<T> {
  const columns = getTableColumns(table);
  const placeholders = Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)]));
  const { sql: text, params } = drizzle(connection)
    .insert(table)
    .values(placeholders as never)
    .toSQL();
  const names = Object.keys(columns);
  if (params.length !== names.length) throw new Error(`${text} does not take every column`);
  const statement = connection.prepare<unknown[]>(text.replace(/^insert into/i, 'INSERT OR REPLACE INTO'));
  return (values) => {
    const given = values as Record<string, unknown>;
    const row = names.map((name) =>
      given[name] === null || given[name] === undefined ? null : columns[name]?.mapToDriverValue(given[name]),
    );
    guarded(path, () => statement.run(...row));
  };
}

/** An insert for each table, prepared when it is first asked for: one edited file needs few of them. */
export type Inserts = { readonly [T in keyof typeof tables]: Insert<(typeof tables)[T]> };

/** @param path of the database, for what its errors say */
export function inserters(connection: Connection, path: string): Inserts {
  const made = new Map<string, Insert<SQLiteTable>>();
  const inserts = {};
  for (const [name, table] of Object.entries(tables)) {
    Object.defineProperty(inserts, name, {
      get() {
        let insert = made.get(name);
        if (insert === undefined) made.set(name, (insert = inserter(connection, path, table)));
        return insert;
      },
    });
  }
  return inserts as Inserts;
}
