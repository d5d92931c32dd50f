import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import { randomOf } from '../random.ts';
import type { CopyOutcome, CopyTask } from './serve-copy.ts';
import { writeStampedSite } from './stamped-site.ts';

const COPIES = 500;
/** Milliseconds that all of it may take with one copy, on a busy machine. */
const PATIENCE_MS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'lectern-damage-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const random = randomOf(20_261_128);

/** Ways to spoil a database file. */
const DAMAGES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'some bits flipped'(bytes) {
    for (let times = 1 + random(20); times > 0; times -= 1) {
      const at = random(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    }
    return bytes;
  },
  'bytes of the header changed'(bytes) {
    for (let times = 1 + random(4); times > 0; times -= 1) bytes[random(100)] = random(256);
    return bytes;
  },
  'bytes of the schema changed'(bytes) {
    for (let times = 1 + random(10); times > 0; times -= 1) bytes[100 + random(4000)] = random(256);
    return bytes;
  },
  'a stretch overwritten'(bytes) {
    const at = random(bytes.length);
    return bytes.fill(random(256), at, Math.min(bytes.length, at + random(20_000)));
  },
  'a page zeroed'(bytes) {
    const at = 4096 * random(bytes.length / 4096);
    return bytes.fill(0, at, at + 4096);
  },
  'one page in place of another'(bytes) {
    const pages = bytes.length / 4096;
    const [from, to] = [4096 * random(pages), 4096 * random(pages)];
    bytes.copy(bytes, to, from, from + 4096);
    return bytes;
  },
  'cut off': (bytes) => bytes.subarray(0, random(bytes.length)),
  'noise behind the header'(bytes) {
    for (let at = 100; at < bytes.length; at += 1) bytes[at] = random(256);
    return bytes;
  },
};

/** Files that never were a database of Lectern's. */
const OTHERS: Readonly<Record<string, () => Buffer>> = {
  empty: () => Buffer.alloc(0),
  'of zeros': () => Buffer.alloc(20_000),
  'of noise': () => Buffer.from(Array.from({ length: 20_000 }, () => random(256))),
  'of text': () => Buffer.from('# Not a database\n'.repeat(500)),
  'a picture': () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 7)]),
};

let child: ChildProcess | undefined;
afterAll(() => void child?.kill());

/** Asks the process; one that died or does not answer is what this test is about. */
async function tryCopy(task: CopyTask): Promise<CopyOutcome> {
  child ??= fork(new URL('serve-copy.ts', import.meta.url));
  const asked = child;
  const timer = setTimeout(() => asked.kill('SIGKILL'), PATIENCE_MS);
  const settled = new AbortController();
  asked.send(task);
  const [answer] = await Promise.race([
    once(asked, 'message', settled),
    once(asked, 'exit', settled).then(([code, signal]) => [`ended by ${signal ?? code}`]),
  ]);
  settled.abort();
  clearTimeout(timer);
  if (typeof answer === 'string') throw new Error(`The process ${answer} over ${task.database}.`);
  return answer as CopyOutcome;
}

/** A database and the site that it was made from. */
async function makeDatabase(): Promise<{ whole: Buffer; site: string }> {
  const site = join(folder, 'site');
  await writeStampedSite(site, 'whole', 12);
  const database = join(folder, 'whole.sqlite');
  await using lectern = createLectern({ sites: [`site=${site}`], database });
  await lectern.ingest();
  await lectern.close();
  return { whole: readFileSync(database), site };
}

describe(`${COPIES} damaged copies of a database`, () => {
  it('are served or refused with a code and a hint, and can be rebuilt: no crash, no endless loop, no stack', async () => {
    const { whole, site } = await makeDatabase();
    const damages = Object.entries(DAMAGES);
    const tally = new Map<string, number>();
    const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
    for (let at = 0; at < COPIES; at += 1) {
      const [name, damage] = damages[at % damages.length] ?? ['', (bytes: Buffer) => bytes];
      const database = join(folder, `copy-${at}.sqlite`);
      writeFileSync(database, damage(Buffer.from(whole)));
      const outcome = await tryCopy({ database, site });
      expect(outcome.unnamed, `${name}: ${outcome.unnamed[0]}`).toEqual([]);
      // A header that tells of another program is believed: what may be another's is not thrown away.
      if (outcome.rebuilt !== 'DATABASE_FOREIGN') {
        expect(outcome.rebuilt, `${name}: ${database}`).toBe('ok');
        const again = new Database(database, { readonly: true });
        expect(again.pragma('integrity_check', { simple: true }), name).toBe('ok');
        expect(again.prepare('SELECT count(*) FROM posts').pluck().get()).toBe(12);
        again.close();
      }
      count(`served: ${outcome.served}`);
      count(`ingested: ${outcome.ingested}`);
      count(`rebuilt: ${outcome.rebuilt}`);
      for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true });
    }
    console.log(`damaged copies: ${JSON.stringify(Object.fromEntries([...tally].toSorted()))}`);
    expect(tally.get('ingested: DATABASE_CORRUPT')).toBeGreaterThan(COPIES / 10);
    expect(tally.get('served: ok')).toBeGreaterThan(COPIES / 10);
    expect(tally.get('rebuilt: ok')).toBeGreaterThan(COPIES / 2);
  });

  it.each(Object.entries(OTHERS))('and a file %s is refused by readers and can be rebuilt', async (_, make) => {
    const { site } = await makeDatabase();
    const database = join(folder, 'other.sqlite');
    writeFileSync(database, make());
    const { served, rebuilt, unnamed } = await tryCopy({ database, site });
    expect([unnamed, rebuilt]).toEqual([[], 'ok']);
    expect(served).toMatch(/^DATABASE_(CORRUPT|FOREIGN)$/);
    await rm(database);
  });
});
