import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobQueue } from '../../src/http/job-queue.ts';
import { VariantCache } from '../../src/http/variant-cache.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lectern-variants-'));
  folder = join(parent, 'made', 'here');
});
afterEach(() => rm(parent, { recursive: true }));

const bytesIn = async (): Promise<number> => {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

describe('VariantCache', () => {
  it('gives back what was written, and nothing else', async () => {
    const cache = new VariantCache(folder, 1000);
    expect(await cache.read('a')).toBeNull();
    await cache.write('a', Buffer.from('abc'));
    expect(String(await cache.read('a'))).toBe('abc');
    expect(await cache.read('b')).toBeNull();
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('takes an empty file, as a power cut may leave it, for none', async () => {
    const cache = new VariantCache(folder, 1000);
    await cache.write('a', Buffer.from('abc'));
    await writeFile(join(folder, 'a'), '');
    expect(await cache.read('a')).toBeNull();
  });

  it('removes what was used longest ago once it is over its limit', async () => {
    const cache = new VariantCache(folder, 1000);
    for (const [at, name] of ['old', 'older', 'new'].entries()) {
      await cache.write(name, Buffer.alloc(300));
      await utimes(join(folder, name), 1000 - at * 100, at === 2 ? 3000 : 1000 - at * 100);
    }
    await cache.write('newest', Buffer.alloc(300));
    expect((await readdir(folder)).toSorted()).toEqual(['new', 'newest', 'old']);
  });

  it('stays near its limit when two processes write to one folder', async () => {
    const caches = [new VariantCache(folder, 10_000), new VariantCache(folder, 10_000)];
    for (let round = 0; round < 100; round += 1)
      await Promise.all(caches.map((cache, at) => cache.write(`${round}-${at}`, Buffer.alloc(500))));
    expect(await bytesIn()).toBeLessThanOrEqual(10_000 * (1 + 2 / 16) + 500);
    expect(await bytesIn()).toBeGreaterThan(8_000);
  });

  it('removes what a process that died left unfinished, not what another is writing', async () => {
    const cache = new VariantCache(folder, 1000);
    await cache.write('a', Buffer.alloc(10));
    await writeFile(join(folder, '.tmp-dead'), 'x');
    await utimes(join(folder, '.tmp-dead'), 1000, 1000);
    await writeFile(join(folder, '.tmp-alive'), 'x');
    await new VariantCache(folder, 1000).write('b', Buffer.alloc(10));
    expect((await readdir(folder)).toSorted()).toEqual(['.tmp-alive', 'a', 'b']);
  });

  it('says where it cannot write, and leaves nothing behind', async () => {
    await writeFile(join(parent, 'file'), '');
    await expect(new VariantCache(join(parent, 'file'), 1000).write('a', Buffer.alloc(1))).rejects.toMatchObject({ code: 'EEXIST' });
    const cache = new VariantCache(folder, 1000);
    await expect(cache.write('no/such', Buffer.alloc(1))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('JobQueue', () => {
  it('runs few at once, in order, and refuses what finds no place', async () => {
    const queue = new JobQueue(2, 3);
    const ends: (() => void)[] = [];
    const started: number[] = [];
    const job = (number: number) => (): Promise<number> => {
      started.push(number);
      return new Promise((resolve) => ends.push(() => resolve(number)));
    };
    const jobs = [0, 1, 2, 3, 4].map((number) => queue.run(job(number)));
    expect(started).toEqual([0, 1]);
    await expect(queue.run(job(5))).rejects.toMatchObject({ status: 503, code: 'OVERLOADED', headers: { 'retry-after': '2' } });
    ends[0]?.();
    await jobs[0];
    await expect.poll(() => started).toEqual([0, 1, 2]);
    ends[1]?.();
    ends[2]?.();
    await expect.poll(() => started).toEqual([0, 1, 2, 3, 4]);
    ends[3]?.();
    ends[4]?.();
    expect(await Promise.all(jobs)).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes on after a job that failed', async () => {
    const queue = new JobQueue(1, 1);
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect(await queue.run(() => Promise.resolve('again'))).toBe('again');
  });
});
