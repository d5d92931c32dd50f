import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../command.ts';
import { ask, type Asked, keeping, quantile, read } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const POSTS = 100;
/** Seconds of the measurement of the capacity, and of the overload. */
const SECONDS = { peak: 6, overload: 12 } as const;
const STORED = '{ content { revision } }';

const folder = mkdtempSync(join(tmpdir(), 'lectern-overload-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
/** Some milliseconds of work that no answer is stored for. */
function work(): string {
  count += 1;
  return `{ posts(first: 100) { totalCount nodes { title description body { html text headings { text } } keywords(first: 5) { nodes { name } }
    images(first: 3) { nodes { url } } links { url } talks(first: 3) { nodes { title speakers { name } } } } } } # ${count}`;
}

const succeeded = ({ status }: Asked): boolean => status === 200;

describe('twice as many requests as can be answered', () => {
  it('cost less than a fifth of the answers, are refused with 503 and Retry-After, and are over within 5 s', async () => {
    await writeStampedSite(join(folder, 'site'), 'stamp', POSTS);
    await using server = await startServer([`site=${join(folder, 'site')}`], { database: join(folder, 'content.sqlite') });
    const health = new URL('/livez', server.url).href;
    const agent = keeping();
    const closedLoop = async (seconds: number): Promise<number> => {
      const end = performance.now() + seconds * 1000;
      let answers = 0;
      const client = async (): Promise<void> => {
        while (performance.now() < end) if (succeeded(await ask(server.url, work(), agent))) answers += 1;
      };
      await Promise.all(Array.from({ length: 8 }, client));
      return answers / seconds;
    };
    await closedLoop(3);
    const peak = await closedLoop(SECONDS.peak);

    const asked: Promise<Asked>[] = [];
    const beside: Asked[] = [];
    const started = performance.now();
    const over = new AbortController();
    const others = (async () => {
      while (!over.signal.aborted) {
        beside.push(await read(health, agent), await ask(server.url, STORED, agent));
        await sleep(50);
      }
    })();
    const due = (): number => ((performance.now() - started) / 1000) * peak * 2;
    while (performance.now() - started < SECONDS.overload * 1000) {
      while (asked.length < due()) asked.push(ask(server.url, work(), agent));
      await sleep(5);
    }
    const all = await Promise.all(asked);
    const seconds = (performance.now() - started) / 1000;
    over.abort();
    await others;
    const answered = all.filter(succeeded);
    const refused = all.filter(({ status }) => status === 503);
    const goodput = answered.length / seconds;

    let recoveredMs = Infinity;
    const ended = performance.now();
    while (recoveredMs === Infinity && performance.now() - ended < 10_000) {
      const probes = await Promise.all([1, 2, 3, 4].map(() => ask(server.url, work(), agent)));
      if (probes.every(succeeded) && Math.max(...probes.map(({ ms }) => ms)) < 500) recoveredMs = performance.now() - ended;
    }
    agent.destroy();
    const figures = {
      peak: Math.round(peak),
      offered: Math.round(all.length / SECONDS.overload),
      goodput: Math.round(goodput),
      share: Number((goodput / peak).toFixed(2)),
      refused: refused.length,
      answeredP99Ms: Math.round(
        quantile(
          answered.map(({ ms }) => ms),
          0.99,
        ),
      ),
      refusedP99Ms: Math.round(
        quantile(
          refused.map(({ ms }) => ms),
          0.99,
        ),
      ),
      besideP99Ms: Math.round(
        quantile(
          beside.map(({ ms }) => ms),
          0.99,
        ),
      ),
      recoveredMs: Math.round(recoveredMs),
    };
    console.log(`overload: ${JSON.stringify(figures)}`);
    expect(answered.length + refused.length).toBe(all.length);
    for (const { headers, text } of refused) {
      expect(headers['retry-after']).toBe('1');
      expect(text).toContain('"code":"OVERLOADED"');
    }
    expect(beside.every(succeeded)).toBe(true);
    expect(refused.length).toBeGreaterThan(all.length / 5);
    expect(figures.share).toBeGreaterThanOrEqual(0.8);
    expect(recoveredMs).toBeLessThan(5000);
  });
});
