import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import type { ChildTask } from '../../src/ingest-child.ts';
import type { IngestOptions } from '../../src/ingest.ts';
import { writeStampedSite } from './stamped-site.ts';

const KILLS = 200;
const POSTS = 25;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-kills-'));
  for (const stamp of ['old', 'new']) await writeStampedSite(join(folder, stamp), stamp, POSTS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const site = (stamp: string): string => `site=${join(folder, stamp)}`;

/** Tables that say when ingestions were and what each of them did, so that equal content has other rows. */
const HISTORY = new Set(['meta', 'changes']);

/** Everything that the database holds but its history, in an order of its own; damage fails. */
function contentOf(database: string): string {
  const connection = new Database(database, { fileMustExist: true });
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    const tables = connection
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
      )
      .pluck()
      .all();
    const rows = tables
      .filter((table) => !HISTORY.has(table))
      .map(
        (table) =>
          `${table}\n${connection
            .prepare(`SELECT * FROM ${table}`)
            .raw()
            .all()
            .map((row) => JSON.stringify(row))
            .toSorted()
            .join('\n')}`,
      );
    const found = ['old', 'new'].map((word) => connection.prepare('SELECT count(*) FROM search WHERE search MATCH ?').pluck().get(word));
    return [...rows, JSON.stringify(found)].join('\n');
  } finally {
    connection.close();
  }
}

async function ingest(database: string, stamp: string): Promise<void> {
  await using lectern = createLectern({ sites: [site(stamp)], database });
  await lectern.ingest();
}

/** A process that ingests as soon as it is told what, as `lectern ingest` and `lectern serve` start one. */
function startIngestion(): ChildProcess {
  return fork(new URL('../../src/ingest-child.ts', import.meta.url));
}

interface Ending {
  readonly killed: boolean;
  /** Milliseconds from the first sign of progress to the end. */
  readonly ms: number;
}

/** Ingests, and kills the process so many milliseconds after the first sign of progress. */
async function ingestAndKill(child: ChildProcess, options: IngestOptions, afterMs: number): Promise<Ending> {
  const ended = once(child, 'exit');
  child.send({ ingest: options } satisfies ChildTask);
  await once(child, 'message');
  const started = performance.now();
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [code, signal] = await ended;
  clearTimeout(timer);
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  return { killed: signal !== null, ms: performance.now() - started };
}

describe(`${KILLS} ingestions that are killed at random moments`, () => {
  it.each([
    ['', false],
    [', rebuilding', true],
  ] as const)('leave the old content or the new, sound, and the next one succeeds%s', async (what, rebuild) => {
    const database = join(folder, `content-${rebuild}.sqlite`);
    const plan = (stamp: string): IngestOptions => ({
      sites: [site(stamp)],
      visibility: { drafts: false, future: false, expired: false },
      database,
      strict: false,
      rebuild,
    });
    const contents = new Map<string, string>();
    for (const stamp of ['new', 'old']) {
      await ingest(database, stamp);
      contents.set(stamp, contentOf(database));
    }
    let { ms: wholeMs } = await ingestAndKill(startIngestion(), plan('new'), 60_000);
    const counts = { killed: 0, ended: 0, old: 0, new: 0 };
    let [before = '', after = ''] = ['new', 'old'];
    let next = startIngestion();
    try {
      for (let at = 0; at < KILLS / 2; at += 1) {
        const ending = await ingestAndKill(next, plan(after), Math.random() * wholeMs);
        // The next process starts up meanwhile.
        next = startIngestion();
        if (!ending.killed) wholeMs = ending.ms;
        counts[ending.killed ? 'killed' : 'ended'] += 1;
        const content = contentOf(database);
        const found = [before, after].find((stamp) => contents.get(stamp) === content);
        expect(ending.killed ? [before, after] : [after], 'the old content or the new; the new where it was not killed').toContain(found);
        counts[found === before ? 'old' : 'new'] += 1;
        await ingest(database, after);
        expect(contentOf(database) === contents.get(after)).toBe(true);
        [before, after] = [after, before];
      }
    } finally {
      next.kill();
    }
    console.log(`kills${what}: ${JSON.stringify(counts)}`);
    expect(counts.killed).toBeGreaterThan(KILLS / 4);
  });
});
