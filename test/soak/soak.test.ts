import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { startServer } from '../command.ts';
import { ask, keeping, quantile, read } from '../faults/asking.ts';
import { writeStampedSite } from '../faults/stamped-site.ts';
import type { CollectedMemory } from './collected-memory.ts';

const SECONDS = 300;
/** As many requests as can be, until caches are full, code is compiled and the heap has found its size. */
const WARM_UP_SECONDS = 60;
const INGEST_EVERY_MS = 5000;
const COLLECT_EVERY_MS = 10_000;
const CLIENTS = 4;
/** Milliseconds that a client waits between two requests once all is warm: the machine is to be busy, not full. */
const PAUSE_MS = 15;
const POSTS = 60;

const folder = mkdtempSync(join(tmpdir(), 'lectern-soak-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sample extends CollectedMemory {
  readonly minutes: number;
}

const MEMORY = join(folder, 'memory.json');

/** Has the server collect its garbage, and reads what is left. */
async function collected(pid: number): Promise<CollectedMemory> {
  await rm(MEMORY, { force: true });
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(MEMORY)) await sleep(20);
  return JSON.parse(readFileSync(MEMORY, 'utf8'));
}

/** MiB a minute, by least squares. */
function slopeOf(samples: readonly Sample[], what: keyof CollectedMemory): number {
  const mean = (of: keyof Sample): number => samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length;
  const [minutes, level] = [mean('minutes'), mean(what)];
  const rise = samples.reduce((sum, sample) => sum + (sample.minutes - minutes) * (sample[what] - level), 0);
  return rise / samples.reduce((sum, sample) => sum + (sample.minutes - minutes) ** 2, 0);
}

it(
  `${SECONDS / 60} minutes of mixed load with an ingestion every ${INGEST_EVERY_MS / 1000} s leave memory and descriptors as they were`,
  async () => {
    const site = join(folder, 'site');
    await writeStampedSite(site, 'stamp0', POSTS);
    const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#369' } })
      .jpeg()
      .toBuffer();
    await writeFile(join(site, 'content', 'blog', 'photo.jpg'), photo);
    await writeFile(join(site, 'content', 'blog', 'photo.md'), '---\ntitle: Photo\n---\n![A photo](photo.jpg)\n');
    await using server = await startServer([`site=${site}`, '--watch'], {
      database: join(folder, 'content.sqlite'),
      environment: { NODE_OPTIONS: `--import ${new URL('collected-memory.ts', import.meta.url).href}`, COLLECTED_MEMORY: MEMORY },
    });
    const { pid = 0 } = server.child;
    const base = new URL('/', server.url).href;
    const agent = keeping();
    const { text } = await ask(server.url, '{ images(first: 100) { nodes { url resized(width: 320) { url } } } }', agent);
    const images: readonly { url: string; resized: { url: string } | null }[] = JSON.parse(text).data.images.nodes;
    const { url: image, resized: copy } = images.find(({ resized }) => resized !== null) ?? { url: '', resized: null };

    const statuses = new Map<string, number>();
    const count = (what: string): void => void statuses.set(what, (statuses.get(what) ?? 0) + 1);
    let turn = 0;
    const stream = async (): Promise<string> => {
      const gone = new AbortController();
      const query = encodeURIComponent('subscription { contentChanged { revision } }');
      const response = await fetch(`${server.url}?query=${query}`, { headers: { accept: 'text/event-stream' }, signal: gone.signal });
      await response.body?.getReader().read();
      gone.abort();
      return `stream ${response.status}`;
    };
    const abandoned = async (): Promise<string> => {
      const gone = new AbortController();
      const asked = fetch(`${base}talks.json?language=en`, { signal: gone.signal }).then(
        () => 'answered',
        () => 'abandoned',
      );
      await sleep(1);
      gone.abort();
      return asked;
    };
    const kinds: (() => Promise<string>)[] = [
      async () => `stored ${(await ask(server.url, '{ posts(first: 20) { nodes { title url } } }', agent)).status}`,
      async () =>
        `new ${(await ask(server.url, `{ posts(first: 20) { nodes { title body { html } keywords { nodes { name } } } } } # ${turn}`, agent)).status}`,
      async () =>
        `search ${(await ask(server.url, `{ search(query: "text ${turn % 50}") { totalCount edges { highlights { text } } } }`, agent)).status}`,
      async () =>
        `other shape ${(await ask(server.url, `query Q${turn} { talks(first: ${1 + (turn % 90)}) { nodes { title speakers { name } } facets { years { value count } } } }`, agent)).status}`,
      async () => `wrong ${(await ask(server.url, `{ nothing${turn} }`, agent)).status}`,
      async () => `image ${(await read(image, agent)).status}`,
      async () => `resized ${(await read(copy?.url ?? '', agent)).status}`,
      async () => `talks ${(await read(`${base}talks.csv`, agent)).status}`,
      async () => `metrics ${(await read(`${base}metrics`, agent)).status}`,
      async () => `nowhere ${(await read(`${base}nowhere/${turn}`, agent)).status}`,
      stream,
      abandoned,
    ];
    const started = performance.now();
    const minutes = (): number => (performance.now() - started) / 60_000;
    const over = new AbortController();
    const client = async (): Promise<void> => {
      while (!over.signal.aborted) {
        turn += 1;
        count(await (kinds[turn % kinds.length] as () => Promise<string>)());
        if (minutes() * 60 > WARM_UP_SECONDS) await sleep(PAUSE_MS);
      }
    };
    const failed = Promise.withResolvers<never>();
    const clients = Array.from({ length: CLIENTS }, () => client().catch(failed.reject));
    const samples: Sample[] = [];
    const descriptors: number[] = [];
    let ingestions = 0;
    while (minutes() * 60 < SECONDS) {
      await Promise.race([sleep(1000), failed.promise]);
      const warm = minutes() * 60 > WARM_UP_SECONDS;
      if (warm) descriptors.push(readdirSync(`/proc/${pid}/fd`).length);
      const ms = minutes() * 60_000;
      if (warm && ms > WARM_UP_SECONDS * 1000 + samples.length * COLLECT_EVERY_MS) {
        samples.push({ minutes: minutes(), ...(await collected(pid)) });
      }
      if (ms < (ingestions + 1) * INGEST_EVERY_MS) continue;
      ingestions += 1;
      await writeStampedSite(site, `stamp${ingestions}`, POSTS);
    }
    over.abort();
    await Promise.all(clients);
    agent.destroy();

    const slopes = [slopeOf(samples, 'alive'), slopeOf(samples, 'resident')] as const;
    const half = Math.floor(descriptors.length / 2);
    const typical = [quantile(descriptors.slice(0, half), 0.5), quantile(descriptors.slice(half), 0.5)];
    const list = (what: keyof CollectedMemory): string => samples.map((sample) => sample[what].toFixed(1)).join(' ');
    console.log(
      `soak: ${turn} requests, ${ingestions} ingestions; ${slopes[0].toFixed(2)} MiB alive and ${slopes[1].toFixed(2)} MiB resident ` +
        `more each minute; descriptors ${typical.join(' then ')}, at most ${Math.max(...descriptors)}`,
    );
    console.log(`soak: MiB alive after collections: ${list('alive')}; resident: ${list('resident')}`);
    console.log(`soak: ${JSON.stringify(Object.fromEntries(statuses))}`);
    expect([...statuses.keys()].filter((what) => / 5\d\d$/.test(what))).toEqual([]);
    expect(statuses.get('resized 200')).toBeGreaterThan(10);
    expect(samples.length).toBeGreaterThan(15);
    expect(slopes[0]).toBeLessThanOrEqual(1);
    expect(typical[1]).toBeLessThanOrEqual((typical[0] ?? 0) + 1);
    expect(Math.max(...descriptors.slice(half))).toBeLessThanOrEqual(Math.max(...descriptors.slice(0, half)) + 5);
  },
  (SECONDS + 120) * 1000,
);
