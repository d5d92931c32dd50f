import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, startServer } from '../command.ts';
import { logged, quantile } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const TIMES = 50;
/** More of them would measure the machine. */
const AT_ONCE = 2;
const CLIENTS = 4;
/** Of `LIMITS` in `lectern.ts`, and a second for the machine. */
const GONE_MS = 16_000;

const folder = mkdtempSync(join(tmpdir(), 'lectern-sigterm-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Asks over one connection until the server closes it. A request is lost where its connection ends when a part of its
 * answer has come, or when the server has taken it up: one that arrived after the server's last word was never taken.
 */
async function client(port: number, at: number, tally: { answered: number; broken: string[]; closed: number }): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  let buffer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (buffer += chunk));
  const ended = new Promise((resolve) => socket.once('close', resolve));
  for (let turn = 0; !socket.destroyed; turn += 1) {
    const body = JSON.stringify({ query: `{ posts(first: 20) { nodes { title body { html } } } } # ${at} ${turn}` });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    while (!isWhole(buffer) && !socket.destroyed) await Promise.race([new Promise((resolve) => socket.once('data', resolve)), ended]);
    if (isWhole(buffer)) {
      tally.answered += 1;
      const last = /^connection: close/im.test(buffer);
      if (!buffer.startsWith('HTTP/1.1 200')) tally.broken.push(buffer.slice(0, 200));
      buffer = '';
      if (last) break;
    }
  }
  await ended;
  if (buffer === '') tally.closed += 1;
  else tally.broken.push(`broke off after ${buffer.length} bytes`);
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  const length = Number(/^content-length: (\d+)/im.exec(answer.slice(0, head))?.[1]);
  return head !== -1 && answer.length >= head + 4 + length;
}

async function halfOpen(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

const HALVES = [
  '',
  'GET /graphql HTTP/1.1\r\nHost: a\r\n',
  'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
];

describe(`${TIMES} servers that are told to end under load`, () => {
  it('finish every answer that they began, end with 0 and are gone in time, whoever holds a connection half open', async () => {
    await writeStampedSite(join(folder, 'site'), 'stamp', 40);
    const options = { database: join(folder, 'content.sqlite') };
    expect(await runCommand(['ingest', `site=${join(folder, 'site')}`], options)).toMatchObject({ code: 0 });
    const tally = { answered: 0, broken: [] as string[], closed: 0 };
    const gone: number[] = [];
    const lateness = monitorEventLoopDelay({ resolution: 20 });
    lateness.enable();
    const endOne = async (at: number): Promise<void> => {
      await using server = await startServer(['--no-ingest', ...(at % 10 === 9 ? ['--workers', '2'] : [])], options);
      const port = Number(new URL(server.url).port);
      // Half-open connections hold a server for as long as a request may take: every tenth server has some.
      const halves = at % 10 === 0 ? await Promise.all(HALVES.map((bytes) => halfOpen(port, bytes))) : [];
      const clients = Array.from({ length: CLIENTS }, (_, each) => client(port, each, tally));
      await sleep(200 + Math.random() * 500);
      const told = performance.now();
      server.child.kill('SIGTERM');
      const { code, signal, stderr } = await server.ended;
      gone.push(performance.now() - told);
      await Promise.all(clients);
      for (const half of halves) half.destroy();
      expect({ at, code, signal, logged: logged(stderr) }).toEqual({ at, code: 0, signal: null, logged: '' });
    };
    for (let at = 0; at < TIMES; at += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, (_, each) => endOne(at + each)));
    console.log(
      `SIGTERM: ${tally.answered} answers, ${tally.broken.length} broken, gone after ${Math.round(quantile(gone, 0.5))} ms (median), ${Math.round(Math.max(...gone))} ms (longest)`,
    );
    expect(tally.broken).toEqual([]);
    expect(tally.answered).toBeGreaterThan(TIMES * CLIENTS);
    // How late a process may be on this machine, whatever it does, is not the server's.
    expect(Math.max(...gone)).toBeLessThan(GONE_MS + lateness.max / 1e6);
  });
});
