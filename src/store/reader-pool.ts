import type { ContentChange } from './changes.ts';
import { type Connection, guarded, openForReading } from './database.ts';
import type { Reader } from './reader.ts';
import { SqliteReader } from './sqlite-reader.ts';

/** A reader for one operation; to be released exactly once. */
export interface LeasedReader {
  readonly reader: Reader;
  release(): void;
}

/** A connection with an open read transaction, and the operations that use it. */
interface Pinned {
  readonly connection: Connection;
  readonly reader: SqliteReader;
  leases: number;
  current: boolean;
}

/** Milliseconds for which a look at the database holds. */
const LOOK_MS = 1;

/**
 * Leases readers that each see one revision: every operation on a revision shares one connection, pinned by an open
 * read transaction. When an ingestion has committed, the next operation gets a fresh connection, and the old one is
 * closed with its last operation. An operation never sees two revisions.
 *
 * Looking for commits costs two system calls, so operations share a look that
 * is at most a millisecond old. What this process has committed is seen at once, see `refresh`.
 */
export class ReaderPool {
  readonly #path: string;
  /** Not pinned: notices commits of other connections, by PRAGMA data_version (some 2 µs). */
  readonly #watcher: Connection;
  /** Prepared once: `pragma()` would prepare it anew for every operation, which costs ten times as much. */
  readonly #version: () => number;
  #seenVersion = -1;
  /** When the last look was, by `performance.now()`. */
  #lookedAt = 0;
  #current: Pinned | null = null;

  /** @throws LecternError where the database cannot be read */
  constructor(path: string) {
    this.#path = path;
    this.#watcher = openForReading(path);
    const statement = this.#watcher.prepare<[], number>('PRAGMA data_version').pluck();
    this.#version = () => statement.get() ?? 0;
  }

  lease(): LeasedReader {
    const pinned = this.#fresh();
    pinned.leases += 1;
    let released = false;
    return {
      reader: pinned.reader,
      release: () => {
        if (released) return;
        released = true;
        pinned.leases -= 1;
        closeUnused(pinned);
      },
    };
  }

  /** Leases a reader for the length of one call. */
  use<T>(work: (reader: Reader) => T): T {
    const { reader, release } = this.lease();
    try {
      return work(reader);
    } finally {
      release();
    }
  }

  /** Revision that the next operation would see. */
  revision(): string {
    return this.#fresh().reader.revision;
  }

  /** What every ingestion after a revision has changed, the oldest first; null where that is not remembered any more. */
  changesSince(revision: string): readonly ContentChange[] | null {
    return this.#fresh().reader.changesSince(revision);
  }

  close(): void {
    this.#retire();
    this.#watcher.close();
  }

  /** Looks anew at the next request: after a commit in this process. */
  refresh(): void {
    this.#lookedAt = 0;
  }

  #fresh(): Pinned {
    const now = performance.now();
    if (this.#current !== null && now - this.#lookedAt < LOOK_MS) return this.#current;
    const version = this.#version();
    this.#lookedAt = now;
    if (this.#current !== null && version === this.#seenVersion) return this.#current;
    const next = guarded(this.#path, () => {
      const connection = openForReading(this.#path);
      try {
        connection.exec('BEGIN');
        // The first statement takes the snapshot: the reader reads its revision.
        return { connection, reader: new SqliteReader(connection), leases: 0, current: true };
      } catch (error) {
        connection.close();
        throw error;
      }
    });
    this.#retire();
    this.#seenVersion = version;
    this.#current = next;
    return next;
  }

  #retire(): void {
    const old = this.#current;
    this.#current = null;
    if (old === null) return;
    old.current = false;
    closeUnused(old);
  }
}

function closeUnused(pinned: Pinned): void {
  if (!pinned.current && pinned.leases === 0) pinned.connection.close();
}
