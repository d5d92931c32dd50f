import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../command.ts';
import { ask, keeping } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const SECONDS = 30;
const KILL_EVERY_MS = 2000;
const CLIENTS = 8;

const folder = mkdtempSync(join(tmpdir(), 'lectern-worker-faults-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The processes that a process has started and that serve. */
function workersOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children
    .split(/\s+/)
    .map(Number)
    .filter(
      (child) => child > 0 && execFileSync('ps', ['-o', 'args=', '-p', String(child)], { encoding: 'utf8' }).includes('serve-worker'),
    );
}

describe('workers under load', () => {
  it(`die every ${KILL_EVERY_MS / 1000} s, and only requests that they had taken up are lost; one that stands still is replaced`, async () => {
    await writeStampedSite(join(folder, 'site'), 'stamp', 40);
    await using server = await startServer([`site=${join(folder, 'site')}`, '--workers', '2', '--log-level', 'silent'], {
      database: join(folder, 'content.sqlite'),
    });
    const { pid = 0 } = server.child;
    const tally = { answered: 0, wrong: [] as string[], lost: 0, refused: 0 };
    const over = new AbortController();
    const client = async (at: number): Promise<void> => {
      let agent = keeping(1);
      for (let turn = 0; !over.signal.aborted; turn += 1) {
        try {
          const { status, text } = await ask(server.url, `{ posts(first: 20) { nodes { title body { html } } } } # ${at} ${turn}`, agent);
          if (status === 200) tally.answered += 1;
          else tally.wrong.push(text.slice(0, 200));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') tally.refused += 1;
          else tally.lost += 1;
          await sleep(20);
          agent.destroy();
          agent = keeping(1);
        }
      }
      agent.destroy();
    };
    const clients = Array.from({ length: CLIENTS }, (_, at) => client(at));
    let kills = 0;
    for (const end = performance.now() + SECONDS * 1000; performance.now() < end;) {
      await sleep(KILL_EVERY_MS);
      const [victim] = workersOf(pid).toSorted(() => Math.random() - 0.5);
      if (victim === undefined) continue;
      process.kill(victim, 'SIGKILL');
      kills += 1;
    }
    await expect.poll(() => workersOf(pid).length, { timeout: 30_000 }).toBe(2);
    // One that starts has longer than one that serves.
    await sleep(8000);
    const [stuck = 0] = workersOf(pid);
    const stood = performance.now();
    process.kill(stuck, 'SIGSTOP');
    // A new connection each: those that the one who stands still has taken wait for it.
    const unkept = new Agent();
    let beside = 0;
    for (; workersOf(pid).includes(stuck); beside += 1) {
      const { status } = await ask(server.url, '{ content { revision } }', unkept);
      expect(status).toBe(200);
      await sleep(100);
    }
    const stuckSeconds = (performance.now() - stood) / 1000;
    await expect.poll(() => workersOf(pid).length, { timeout: 30_000 }).toBe(2);
    over.abort();
    await Promise.all(clients);
    console.log(
      `workers: ${kills} killed, ${tally.answered} answers, ${tally.lost} lost with their worker, ${tally.refused} connections refused; one stood still for ${stuckSeconds.toFixed(1)} s, ${beside} answers beside it`,
    );
    expect(tally.wrong).toEqual([]);
    expect(kills).toBeGreaterThan(SECONDS / 4);
    // Each client can have one request with the worker that dies, and can meet a listening socket that dies with it.
    expect(tally.lost).toBeLessThanOrEqual((kills + 1) * CLIENTS);
    expect(tally.answered).toBeGreaterThan(10 * kills);
    expect(beside).toBeGreaterThan(10);
    expect(stuckSeconds).toBeLessThan(20);
  });
});
