import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { LecternError } from '../errors.ts';
import {
  APPLICATION_ID,
  checkOwner,
  type Connection,
  explained,
  guarded,
  LOCK_TIMEOUT_MS,
  migrationTags,
  MIGRATIONS,
  prepare,
} from './database.ts';

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
 * Whether an ingestion can replace the content inside of the file, under its readers: not where it is damaged, of a newer
 * Lectern, or holds other tables than its version says.
 * @throws LecternError DATABASE_FOREIGN, INGEST_RUNNING, DISK_FULL, DATABASE_IO
 */
export function isReplaceable(path: string): boolean {
  if (!existsSync(path)) return true;
  const fresh = openForWriting(':memory:');
  try {
    const connection = openForWriting(path);
    try {
      return schemaOf(connection) === schemaOf(fresh) && connection.pragma('integrity_check(1)', { simple: true }) === 'ok';
    } finally {
      connection.close();
    }
  } catch (cause) {
    const error = explained(path, cause);
    if (error instanceof LecternError && error.code !== 'DATABASE_CORRUPT' && error.code !== 'SCHEMA_TOO_NEW') throw error;
    return false;
  } finally {
    fresh.close();
  }
}

function schemaOf(connection: Connection): string {
  return JSON.stringify(connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').raw().all());
}
