import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { LecternError } from '../errors.ts';
import { APPLICATION_ID, checkOwner, type Connection, guarded, LOCK_TIMEOUT_MS, migrationTags, MIGRATIONS, prepare } from './database.ts';

/**
 * Opens the database for one ingestion, made as needed, with the ingestion's transaction begun.
 * @throws LecternError DATABASE_CORRUPT, DATABASE_FOREIGN, SCHEMA_TOO_NEW, INGEST_RUNNING, DISK_FULL, DATABASE_IO
 */
export function openForWriting(path: string): Connection {
  return guarded(path, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const connection = new Database(path, { timeout: LOCK_TIMEOUT_MS });
    try {
      prepare(connection);
      // Before anything is written: a file that is not ours, or is newer, stays as it is.
      checkOwner(connection, path);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = NORMAL');
      beginWriting(connection, path);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/**
 * Begins the transaction of an ingestion; the schema is brought up to date within it. Whatever ends the ingestion too
 * early leaves schema, version and content as they were.
 */
export function beginWriting(connection: Connection, path: string): void {
  connection.exec('BEGIN IMMEDIATE');
  const known = checkOwner(connection, path);
  const tags = migrationTags();
  if (known === tags.length) return;
  for (const tag of tags.slice(known)) connection.exec(readFileSync(join(MIGRATIONS, `${tag}.sql`), 'utf8'));
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.pragma(`user_version = ${tags.length}`);
}

/**
 * Whether an ingestion can replace the content inside of the file, under its readers: not where it is damaged or of a
 * newer Lectern.
 * @throws LecternError DATABASE_FOREIGN, DATABASE_IO
 */
export function isReplaceable(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    return guarded(path, () => {
      const connection = new Database(path, { readonly: true, timeout: LOCK_TIMEOUT_MS });
      try {
        checkOwner(connection, path);
        return connection.pragma('quick_check(1)', { simple: true }) === 'ok';
      } finally {
        connection.close();
      }
    });
  } catch (error) {
    if (error instanceof LecternError && (error.code === 'DATABASE_CORRUPT' || error.code === 'SCHEMA_TOO_NEW')) return false;
    throw error;
  }
}
