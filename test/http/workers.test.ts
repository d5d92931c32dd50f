import cluster from 'node:cluster';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorkers } from '../../src/http/workers.ts';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

/** A worker takes a second to start, and many on a busy machine. */
const PATIENCE = { timeout: 30_000 };
const lines: string[] = [];
const logger = {
  debug() {},
  info: (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`),
  warn() {},
  error: (_fields: object, message: string) => void lines.push(message),
};

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;

beforeAll(async () => {
  site = await temporarySite({ 'content/a.md': '---\ntitle: A\n---\n' });
  lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database, logger });
  await lectern.ingest();
  server = await lectern.listen({ port: 0, workers: 2 });
}, 60_000);
afterEach(() => void lines.splice(0));
afterAll(async () => {
  await server.close();
  await lectern.close();
  await site[Symbol.asyncDispose]();
});

/** Of the workers that live: Node goes on listing one that died while a message to it was on its way. */
const pids = (): number[] =>
  Object.values(cluster.workers ?? {}).flatMap((worker) => (worker === undefined || worker.isDead() ? [] : (worker.process.pid ?? [])));

/** A connection of its own, kept: taken by whichever worker is idle first. */
function connection(): { revision(): Promise<string>; destroy(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = `${server.url}graphql?query=${encodeURIComponent('{content{revision}}')}`;
  return {
    async revision() {
      const asked = request(url, { agent, headers: { accept: 'application/json' } }).end();
      const [response] = await once(asked, 'response');
      return JSON.parse(await text(response)).data.content.revision;
    },
    destroy: () => agent.destroy(),
  };
}

describe('workers', () => {
  it('share a port, and each shows a new revision to whoever asks after its commit, however soon', async () => {
    const connections = Array.from({ length: 4 }, connection);
    const ask = (): Promise<string[]> => Promise.all(connections.map((each) => each.revision()));
    expect(new Set(await ask()).size).toBe(1);
    for (let edit = 0; edit < 3; edit += 1) {
      await site.write('content/a.md', `---\ntitle: Edit ${edit}\n---\n`);
      const { revision } = await lectern.ingest();
      expect(await ask()).toEqual(connections.map(() => revision));
    }
    for (const each of connections) each.destroy();
    expect(pids()).toHaveLength(2);
  });

  it('leave the log to the first process, each line with its worker', async () => {
    await fetch(`${server.url}livez`);
    await expect.poll(() => lines.find((line) => line.includes('/livez')), PATIENCE).toContain('"worker":');
  });

  it('are replaced when they die, while the others go on', async () => {
    const [victim = 0, other] = pids();
    process.kill(victim, 'SIGKILL');
    await expect.poll(pids, PATIENCE).not.toContain(victim);
    expect((await fetch(`${server.url}livez`)).status).toBe(200);
    await expect.poll(() => lines.join('\n'), PATIENCE).toContain('took the place');
    expect(lines).toContain('a worker ended and is replaced');
    expect(pids()).toContain(other);
    expect(pids()).toHaveLength(2);
  });

  it('say together why they cannot listen', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(lectern.listen({ port, workers: 2 })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    taken.close();
    expect(pids()).toHaveLength(2);
  }, 60_000);

  it('are killed and replaced when their event loop stands still', async () => {
    const module = fileURLToPath(new URL('../../src/serve-worker.ts', import.meta.url));
    const setup = { options: { database: site.database }, listen: {} };
    const before = pids();
    const other = await startWorkers({ module, count: 1, setup, host: '127.0.0.1', port: 0, logger, stuckMs: 2000 });
    const stuck = pids().find((pid) => !before.includes(pid)) ?? 0;
    process.kill(stuck, 'SIGSTOP');
    await expect.poll(() => lines.join('\n'), PATIENCE).toContain('a worker is stuck and is killed');
    await expect.poll(() => lines.join('\n'), PATIENCE).toContain('took the place');
    await other.close();
  }, 90_000);

  it('finish what was asked when they are told to go, and say meanwhile that they are not ready', async () => {
    const half = connect(server.port, '127.0.0.1');
    half.write('GET /readyz HTTP/1.1\r\nhost: localhost\r\n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    const closed = server.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    half.write('\r\n');
    const answer = await text(half);
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/connection: close/i);
    await closed;
    expect(performance.now() - started).toBeLessThan(16_000);
    expect(pids()).toEqual([]);
    await expect(fetch(`${server.url}livez`)).rejects.toThrow();
  });
});
