import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../command.ts';
import { ask, keeping, quantile } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const KEPT = 10_000;
const HALF_OPEN = 3000;
const NOT_READING = 50;
/** Connections that are opened at once. */
const BATCH = 200;

const folder = mkdtempSync(join(tmpdir(), 'lectern-crowds-'));
const open: Socket[] = [];
let server: ServerProcess;
let port: number;

beforeAll(async () => {
  await writeStampedSite(join(folder, 'site'), 'stamp', 100);
  server = await startServer([`site=${join(folder, 'site')}`, '--keep-alive', '300'], { database: join(folder, 'content.sqlite') });
  port = Number(new URL(server.url).port);
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Opens connections and writes the same to each. @returns those that could be opened */
async function crowd(count: number, bytes: string): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let at = 0; at < count; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - at) }, async () => {
      const socket = connect(port, '127.0.0.1');
      open.push(socket);
      socket.on('error', () => {});
      await once(socket, 'connect').catch(() => undefined);
      if (socket.destroyed || socket.connecting) return;
      socket.write(bytes);
      sockets.push(socket);
    });
    await Promise.all(batch);
  }
  return sockets;
}

/** Descriptors that the server holds. */
const descriptors = (): number => readdirSync(`/proc/${server.child.pid}/fd`).length;

/** What everyone else notices of a crowd: queries that are stored and such that are not. */
async function others(): Promise<{ failed: number; p99: number }> {
  const agent = keeping();
  const answers = [];
  for (let at = 0; at < 200; at += 1)
    answers.push(
      await ask(server.url, at % 2 === 0 ? '{ content { revision } }' : `{ posts { nodes { title } } } # ${Math.random()}`, agent),
    );
  agent.destroy();
  return {
    failed: answers.filter(({ status }) => status !== 200).length,
    p99: Math.round(
      quantile(
        answers.map(({ ms }) => ms),
        0.99,
      ),
    ),
  };
}

const GET = 'GET /graphql?query=%7Bcontent%7BpostCount%7D%7D HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n';

describe('a crowd of connections', () => {
  it(`of ${KEPT.toLocaleString('en')}, kept alive, is answered on each of them twice`, async () => {
    const answered = new Map<Socket, number>();
    const sockets = await crowd(KEPT, '');
    for (const socket of sockets)
      socket.setEncoding('latin1').on('data', (text: string) => {
        answered.set(socket, (answered.get(socket) ?? 0) + (text.split('"postCount":100').length - 1));
      });
    for (const round of [1, 2]) {
      // As clients would: not all in one moment.
      for (let at = 0; at < sockets.length; at += BATCH) {
        for (const socket of sockets.slice(at, at + BATCH)) socket.write(GET);
        await sleep(10);
      }
      await expect.poll(() => [...answered.values()].filter((count) => count >= round).length, { timeout: 60_000 }).toBe(sockets.length);
    }
    const beside = await others();
    console.log(`kept alive: ${sockets.length} connections, each answered twice; beside them ${JSON.stringify(beside)}`);
    expect(sockets.length).toBe(KEPT);
    expect(beside.failed).toBe(0);
  }, 240_000);

  it(`of ${HALF_OPEN.toLocaleString('en')} that send half a request stops nobody, and is sent away after 15 s`, async () => {
    await expect.poll(descriptors, { timeout: 30_000 }).toBeLessThan(200);
    const before = descriptors();
    const sockets = [
      ...(await crowd(HALF_OPEN / 3, '')),
      ...(await crowd(HALF_OPEN / 3, 'GET / HTTP/1.1\r\nHost: ')),
      ...(await crowd(
        HALF_OPEN / 3,
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"query":"',
      )),
    ];
    const started = performance.now();
    const beside = await others();
    await expect.poll(() => descriptors() - before, { timeout: 45_000 }).toBeLessThan(HALF_OPEN / 100);
    const seconds = (performance.now() - started) / 1000;
    console.log(`half open: ${sockets.length} connections, gone after ${seconds.toFixed(1)} s; beside them ${JSON.stringify(beside)}`);
    expect(sockets.length).toBe(HALF_OPEN);
    // 15 s, the server's look every second, and a busy machine.
    expect(seconds).toBeLessThan(30);
    expect(beside.failed).toBe(0);
  }, 120_000);

  it(`of ${NOT_READING} that read nothing of large answers stops nobody, and is cut off within a minute or so`, async () => {
    const before = descriptors();
    const large = encodeURIComponent('{ posts(first: 100) { nodes { title description body { html text } } } }');
    // More than the buffers of both sides' kernels take.
    const request = `GET /graphql?query=${large} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n`;
    const sockets = await crowd(NOT_READING, request.repeat(64));
    for (const socket of sockets) socket.pause();
    const beside = await others();
    const started = performance.now();
    await expect.poll(() => descriptors() - before, { timeout: 90_000 }).toBeLessThan(NOT_READING / 10);
    console.log(
      `not reading: ${sockets.length} connections, cut off after ${((performance.now() - started) / 1000).toFixed(1)} s; beside them ${JSON.stringify(beside)}`,
    );
    expect(beside.failed).toBe(0);
  }, 180_000);
});
