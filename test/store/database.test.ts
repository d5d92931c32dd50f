import { setTimeout as sleep } from 'node:timers/promises';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LecternError, type LecternErrorCode } from '../../src/errors.ts';
import { APPLICATION_ID, explained, migrationTags, MIGRATIONS, openForReading } from '../../src/store/database.ts';
import { isReplaceable, openForWriting } from '../../src/store/open-for-writing.ts';
import { ReaderPool } from '../../src/store/reader-pool.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { databasePath, facts, ingest, post } from './content.ts';

function codeOf(work: () => unknown): LecternErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof LecternError && error.hint !== '') return error.code;
    throw error;
  }
}

describe('a file that is no database of this gateway', () => {
  const garbage = databasePath();
  writeFileSync(garbage, 'not a database at all, but long enough to be taken for one '.repeat(20));
  const foreign = databasePath();
  new Database(foreign).exec('CREATE TABLE notes (text)').close();

  it.each([
    ['garbage', garbage, 'DATABASE_CORRUPT'],
    ['another program’s', foreign, 'DATABASE_FOREIGN'],
  ] as const)('%s, is refused by readers and writers, and left as it was', (_name, path, code) => {
    const before = readFileSync(path);
    expect(codeOf(() => new ReaderPool(path))).toBe(code);
    expect(codeOf(() => new ContentWriter(path))).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a newer schema is refused and left as it was', () => {
    const path = databasePath();
    ingest(path, [post({ sourcePath: 'a' })]);
    const raw = new Database(path);
    raw.pragma('user_version = 999');
    raw.close();
    const before = readFileSync(path);
    expect(codeOf(() => new ReaderPool(path))).toBe('SCHEMA_TOO_NEW');
    expect(codeOf(() => new ContentWriter(path))).toBe('SCHEMA_TOO_NEW');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is not thrown away by a rebuild where it is another program’s', () => {
    expect(codeOf(() => isReplaceable(foreign))).toBe('DATABASE_FOREIGN');
    expect([isReplaceable(garbage), isReplaceable(databasePath())]).toEqual([false, true]);
  });

  it('a missing file cannot be read, and a folder is no file', () => {
    const path = databasePath();
    const refusal = { code: 'DATABASE_IO', message: `There is no database ${path}.`, hint: expect.stringContaining('Ingest first') };
    expect(() => new ReaderPool(path)).toThrow(expect.objectContaining(refusal));
    expect(existsSync(path)).toBe(false);
    mkdirSync(path);
    expect(codeOf(() => new ContentWriter(path))).toBe('DATABASE_IO');
  });

  it('a folder that may only be read needs what was exported', () => {
    const cause = Object.assign(new Error('attempt to write a readonly database'), { code: 'SQLITE_READONLY_DIRECTORY' });
    expect(explained('content.sqlite', cause)).toMatchObject({ code: 'DATABASE_IO', hint: expect.stringContaining('lectern export') });
  });

  it('damage in the middle of a file ends in an error with a code, or in an answer', () => {
    const path = databasePath();
    ingest(
      path,
      Array.from({ length: 50 }, (_, at) => post({ sourcePath: `p${String(at)}`, text: 'word '.repeat(200) })),
    );
    const whole = readFileSync(path);
    const codes = new Set<LecternErrorCode | null>();
    for (let at = 0; at < 40; at += 1) {
      const copy = `${dirname(path)}/copy-${String(at)}.sqlite`;
      copyFileSync(path, copy);
      const bytes = Buffer.from(whole);
      bytes.fill(0xa5, Math.floor((bytes.length * at) / 40), Math.floor((bytes.length * at) / 40) + 1500);
      writeFileSync(copy, bytes);
      const code = codeOf(() => {
        const pool = new ReaderPool(copy);
        const { reader, release } = pool.lease();
        try {
          reader.page('Post', { first: 100 });
          reader.bodiesOf(Array.from({ length: 50 }, (_, number) => `site/p${String(number)}`));
          reader.searchPage({ query: 'word', first: 10 });
        } finally {
          release();
          pool.close();
        }
      });
      codes.add(code);
    }
    expect(codes).toEqual(new Set([null, 'DATABASE_CORRUPT']));
  });
});

/** A database as the first migration left it, with a file that was read. */
function olderDatabase(): string {
  const path = databasePath();
  const raw = new Database(path);
  raw.exec(readFileSync(`${MIGRATIONS}/${migrationTags()[0] ?? ''}.sql`, 'utf8'));
  raw.exec("INSERT INTO meta (name, value) VALUES ('kept', 'yes')");
  raw.exec("INSERT INTO files (site, path, digest, bytes, modified_ms) VALUES ('site', 'b', 'b', 1, 7)");
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.pragma('user_version = 1');
  raw.close();
  return path;
}

function stateOf(path: string): unknown[] {
  const raw = new Database(path, { readonly: true });
  try {
    const kept = raw.prepare("SELECT value FROM meta WHERE name = 'kept'").pluck().get();
    return [raw.pragma('user_version', { simple: true }), kept];
  } finally {
    raw.close();
  }
}

describe('an older schema', () => {
  it('is not read, but told what to do', () => {
    expect(codeOf(() => new ReaderPool(olderDatabase()))).toBe('DATABASE_FOREIGN');
  });

  it('is brought up to date by an ingestion, with what it holds', () => {
    const path = olderDatabase();
    const writer = new ContentWriter(path);
    writer.putPost(post({ sourcePath: 'a' }), facts('a'), [], 0);
    // What tells that a file need not be read again.
    expect(writer.stored.files('site').get('b')).toEqual({ ...facts('b'), ctimeMs: 7 });
    writer.finish(new Date());
    expect(stateOf(path)).toEqual([migrationTags().length, 'yes']);
    expect(codeOf(() => new ReaderPool(path).close())).toBeNull();
  });

  it('stays as it was where the ingestion fails', () => {
    const path = olderDatabase();
    const writer = new ContentWriter(path);
    writer.putPost(post({ sourcePath: 'a' }), facts('a'), [], 0);
    writer.abandon();
    expect(stateOf(path)).toEqual([1, 'yes']);
  });
});

describe('a connection', () => {
  const path = databasePath();
  ingest(path, [post({ sourcePath: 'a' })]);

  it('for reading can do nothing else, trusts no schema, checks cells, and waits 100 ms for a lock', () => {
    const connection = openForReading(path);
    const names = ['query_only', 'trusted_schema', 'cell_size_check', 'foreign_keys', 'busy_timeout', 'journal_mode'];
    expect(names.map((name) => connection.pragma(name, { simple: true }))).toEqual([1, 0, 1, 1, 100, 'wal']);
    expect(connection.readonly).toBe(true);
    expect(() => connection.exec('DELETE FROM posts')).toThrow();
    connection.close();
  });

  it('for writing keeps foreign keys and a write-ahead log that is flushed at checkpoints', () => {
    const connection = openForWriting(path);
    const names = ['trusted_schema', 'cell_size_check', 'foreign_keys', 'busy_timeout', 'journal_mode', 'synchronous'];
    expect(names.map((name) => connection.pragma(name, { simple: true }))).toEqual([0, 1, 1, 100, 'wal', 1]);
    connection.close();
  });
});

describe('a second ingestion at once', () => {
  it('is refused, and the first one goes on', () => {
    const path = databasePath();
    const first = new ContentWriter(path);
    first.putPost(post({ sourcePath: 'a' }), facts('a'), [], 0);
    expect(codeOf(() => new ContentWriter(path))).toBe('INGEST_RUNNING');
    expect(first.finish(new Date()).snapshot.postCount).toBe(1);
    expect(codeOf(() => new ContentWriter(path).abandon())).toBeNull();
  });
});

describe('a leased reader', () => {
  it('sees one revision for as long as it is leased; the next one sees the new content', () => {
    const path = databasePath();
    ingest(path, [post({ sourcePath: 'a', title: 'old' })]);
    const pool = new ReaderPool(path);
    const old = pool.lease();
    const writer = new ContentWriter(path);
    writer.putPost(post({ sourcePath: 'a', title: 'new' }), facts('a'), [], 0);
    writer.putPost(post({ sourcePath: 'b', title: 'new' }), facts('b'), [], 0);
    expect(pool.revision()).toBe(old.reader.revision);
    const { snapshot } = writer.finish(new Date());
    const fresh = pool.lease();
    expect(old.reader.count('Post', null)).toBe(1);
    expect(old.reader.page('Post', { first: 5 })).toMatchObject({ edges: [{ row: { title: 'old' } }] });
    expect(fresh.reader.count('Post', null)).toBe(2);
    expect(fresh.reader.revision).toBe(snapshot.revision);
    expect(fresh.reader.revision).not.toBe(old.reader.revision);
    old.release();
    old.release();
    expect(() => old.reader.count('Post', { site: { eq: 'x' } })).toThrow();
    expect(fresh.reader.count('Talk', null)).toBe(0);
    fresh.release();
    pool.close();
  });

  it('sees a commit a millisecond later, and at once when it is told of it', async () => {
    const path = databasePath();
    ingest(path, [post({ sourcePath: 'a' })]);
    const pool = new ReaderPool(path);
    const revisionAfter = (wait: () => unknown, title: string): Promise<[boolean, boolean]> => {
      const writer = new ContentWriter(path);
      writer.putPost(post({ sourcePath: 'a', title }), facts('a'), [], 0);
      const before = pool.revision();
      const { revision } = writer.finish(new Date()).snapshot;
      return Promise.resolve(wait()).then(() => [before === revision, pool.revision() === revision]);
    };
    expect(await revisionAfter(() => sleep(2), 'later')).toEqual([false, true]);
    expect(await revisionAfter(() => pool.refresh(), 'told')).toEqual([false, true]);
    pool.close();
  });

  it('prepares each shape of request once and runs one statement for each list', () => {
    const path = databasePath();
    ingest(path, [post({ sourcePath: 'a', keywords: ['One', 'Two'] }), post({ sourcePath: 'b', keywords: ['One'] })]);
    const pool = new ReaderPool(path);
    const { reader, release } = pool.lease();
    reader.pagesOf('Post.keywords', ['site/a', 'site/b', 'unknown'], { first: 1 });
    reader.countsOf('Post.keywords', ['site/a', 'site/b'], null);
    expect(reader.statements).toBe(2);
    reader.countsOf('Post.keywords', ['site/a', 'site/b'], null);
    expect(reader.statements).toBe(2);
    release();
    pool.close();
  });
});
