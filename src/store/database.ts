import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { LecternError } from '../errors.ts';
import { fold } from './sql.ts';

export type Connection = Database.Database;

/** "LECT": marks a SQLite file as Lectern's. */
export const APPLICATION_ID = 0x4c_45_43_54;
/** How long a connection waits for a lock (readers hardly ever meet one: WAL). */
export const LOCK_TIMEOUT_MS = 100;

/** `db/migrations` lies beside `src` in the checkout, and two folders above the emitted `dist/src/store` in the package. */
export const MIGRATIONS =
  ['../../db/migrations', '../../../db/migrations']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path)) ?? '';

/**
 * Opens the database for reading alone.
 * @throws LecternError DATABASE_CORRUPT, DATABASE_FOREIGN, SCHEMA_TOO_NEW, DATABASE_IO
 */
export function openForReading(path: string): Connection {
  return guarded(path, () => {
    if (!existsSync(path)) {
      throw new LecternError('DATABASE_IO', `There is no database ${path}.`, { hint: 'Ingest first: that makes it.' });
    }
    const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: LOCK_TIMEOUT_MS });
    try {
      prepare(connection);
      connection.pragma('query_only = ON');
      if (checkOwner(connection, path) < migrationTags().length) {
        throw new LecternError('DATABASE_FOREIGN', `The database ${path} was written by an older Lectern.`, {
          hint: 'Run lectern ingest once to bring it up to date.',
        });
      }
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** Settings of every connection. */
export function prepare(connection: Connection): void {
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('temp_store = MEMORY');
  connection.function('lectern_fold', { deterministic: true, directOnly: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text) : null,
  );
}

/** Number of migrations that the file has seen; 0 for a new one. */
export function checkOwner(connection: Connection, path: string): number {
  const owner = connection.pragma('application_id', { simple: true }) as number;
  const version = connection.pragma('user_version', { simple: true }) as number;
  const isEmpty = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (isEmpty) return 0;
  if (owner !== APPLICATION_ID) {
    throw new LecternError('DATABASE_FOREIGN', `${path} is a SQLite database, but not one of Lectern's.`, {
      hint: 'Name another file with --database; this one was left as it is.',
    });
  }
  if (version > migrationTags().length) {
    throw new LecternError('SCHEMA_TOO_NEW', `The database ${path} was written by a newer Lectern.`, {
      hint: 'Use that Lectern, or name another file with --database.',
    });
  }
  return version;
}

let known: readonly string[] | undefined;

/** The files of `db/migrations`, in order; a database's `user_version` is the number of those that it has seen. */
export function migrationTags(): readonly string[] {
  known ??= readJournal();
  return known;
}

function readJournal(): readonly string[] {
  const journal: { readonly entries: readonly { readonly tag: string }[] } = JSON.parse(
    readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'),
  );
  return journal.entries.map(({ tag }) => tag);
}

/** Runs `work` and gives SQLite's and the file system's errors a name, a place and a remedy. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw explained(path, cause);
  }
}

/** What SQLite says, under its most general code, where header, tables or stored values are not what Lectern has written. */
const NOT_OURS =
  /^SqliteError: (?:malformed JSON|unsupported file format|invalid fts5|no such (?:table|column|index|module)|(?:table|index) .* already exists|duplicate column name|table .* has no column)/;

/** A file that may be written and that SQLite only reads has a header of a format that there is not. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function explained(path: string, cause: unknown): unknown {
  if (cause instanceof LecternError) return cause;
  const code = (cause as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return cause;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || (code === 'SQLITE_READONLY' && mayWrite(path)) || NOT_OURS.test(String(cause))) {
    return new LecternError('DATABASE_CORRUPT', `${path} is damaged, or not a database at all.`, {
      hint: 'Run lectern ingest --rebuild to make it anew from the content.',
      cause,
    });
  }
  if (/^SQLITE_BUSY|^SQLITE_LOCKED/.test(code)) {
    return new LecternError('INGEST_RUNNING', `Another ingestion is writing to ${path}.`, {
      hint: 'Wait until it has ended, then try again.',
      cause,
    });
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new LecternError('DISK_FULL', `The disk of ${path} is full.`, {
      hint: 'Free some space and ingest again; the old content is still served.',
      cause,
    });
  }
  if (/^SQLITE_(CANTOPEN|IOERR|READONLY|PERM)|^E[A-Z]+$/.test(code)) {
    const exists = statSync(path, { throwIfNoEntry: false }) !== undefined;
    return new LecternError('DATABASE_IO', `The database ${path} cannot be ${exists ? 'used' : 'opened'} (${code}).`, {
      hint: code.startsWith('SQLITE_READONLY')
        ? 'Let Lectern write to it and to its folder, or serve what lectern export makes of it, with --no-ingest.'
        : 'Check that the folder exists and that you may write to it.',
      cause,
    });
  }
  return cause;
}
