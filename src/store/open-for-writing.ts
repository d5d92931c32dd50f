import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { APPLICATION_ID, checkOwner, type Connection, guarded, LOCK_TIMEOUT_MS, migrationCount, MIGRATIONS, prepare } from './database.ts';

/**
 * Opens the database for one ingestion, made and migrated as needed.
 * @throws LecternError DATABASE_CORRUPT, DATABASE_FOREIGN, SCHEMA_TOO_NEW, INGEST_RUNNING, DISK_FULL, DATABASE_IO
 */
export function openForWriting(path: string): Connection {
  return guarded(path, () => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const connection = new Database(path, { timeout: LOCK_TIMEOUT_MS });
    try {
      prepare(connection);
      // Before anything is written: a file that is not ours, or is newer, stays as it is.
      const known = checkOwner(connection, path);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = NORMAL');
      if (known < migrationCount()) {
        migrate(drizzle(connection), { migrationsFolder: MIGRATIONS });
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${migrationCount()}`);
      }
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}
