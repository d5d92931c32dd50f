import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LecternError } from '../errors.ts';
import { guarded, LOCK_TIMEOUT_MS, openForReading } from './database.ts';

/**
 * Writes one revision of the content as a file of its own. Unlike the database, which has a write-ahead log beside it, the
 * copy can be served from a file system that nobody may write to.
 * @throws LecternError USAGE where there is such a file; the refusals of `openForReading`; DISK_FULL, DATABASE_IO
 */
export function exportDatabase(path: string, target: string): void {
  if (existsSync(target)) {
    throw new LecternError('USAGE', `${target} is there already.`, {
      hint: 'Name a file that is not: one that is being served must not change.',
    });
  }
  openForReading(path).close();
  guarded(target, () => {
    // Not by `openForReading`: under query_only SQLite writes no other file either.
    const connection = new Database(path, { readonly: true, timeout: LOCK_TIMEOUT_MS });
    try {
      connection.prepare('VACUUM INTO ?').run(target);
    } finally {
      connection.close();
    }
  });
}
