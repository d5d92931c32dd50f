import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { startServer } from '../command.ts';
import { ask, keeping, quantile, read } from '../faults/asking.ts';
import { writeStampedSite } from '../faults/stamped-site.ts';

const SECONDS = 300;
/** Until caches are full, code is compiled and the heap has found its size. */
const WARM_UP_SECONDS = 60;
const INGEST_EVERY_MS = 5000;
const CLIENTS = 4;
/** Milliseconds that a client waits between two requests: the machine is to be busy, not full. */
const PAUSE_MS = 15;
const POSTS = 60;

const folder = mkdtempSync(join(tmpdir(), 'lectern-soak-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sample {
  readonly minutes: number;
  readonly mebibytes: number;
  readonly descriptors: number;
}

function sampleOf(pid: number, minutes: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    minutes,
    mebibytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/**
 * Mebibytes a minute between the lowest sample of each half: memory rises until the next full collection, so that only
 * what is left after one tells whether it grows.
 */
function slopeOf(samples: readonly Sample[]): number {
  const half = Math.floor(samples.length / 2);
  const [first, second] = [samples.slice(0, half), samples.slice(half)].map((part) =>
    part.reduce((lowest, sample) => (sample.mebibytes < lowest.mebibytes ? sample : lowest)),
  ) as [Sample, Sample];
  return (second.mebibytes - first.mebibytes) / (second.minutes - first.minutes);
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
    await using server = await startServer([`site=${site}`, '--watch'], { database: join(folder, 'content.sqlite') });
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
        await sleep(PAUSE_MS);
      }
    };
    const failed = Promise.withResolvers<never>();
    const clients = Array.from({ length: CLIENTS }, () => client().catch(failed.reject));
    const samples: Sample[] = [];
    let ingestions = 0;
    let nextIngestion = INGEST_EVERY_MS;
    while (minutes() * 60 < SECONDS) {
      await Promise.race([sleep(1000), failed.promise]);
      samples.push(sampleOf(pid, minutes()));
      if (performance.now() - started < nextIngestion) continue;
      nextIngestion += INGEST_EVERY_MS;
      ingestions += 1;
      await writeStampedSite(site, `stamp${ingestions}`, POSTS);
    }
    over.abort();
    await Promise.all(clients);
    agent.destroy();

    const settled = samples.filter((sample) => sample.minutes * 60 > WARM_UP_SECONDS);
    const slope = slopeOf(settled);
    const descriptors = settled.map((sample) => sample.descriptors);
    const half = Math.floor(descriptors.length / 2);
    const typical = [quantile(descriptors.slice(0, half), 0.5), quantile(descriptors.slice(half), 0.5)];
    const memory = settled.map((sample) => Math.round(sample.mebibytes));
    console.log(
      `soak: ${turn} requests, ${ingestions} ingestions; memory ${memory[0]} MiB after a minute, ${memory.at(-1)} at the end, ` +
        `${slope.toFixed(2)} MiB a minute after collections; descriptors ${typical.join(' then ')}, at most ${Math.max(...descriptors)}`,
    );
    console.log(
      `soak: every 20 s ${memory.filter((_, at) => at % 20 === 0).join(' ')} MiB; ${JSON.stringify(Object.fromEntries(statuses))}`,
    );
    expect([...statuses.keys()].filter((what) => / 5\d\d$/.test(what))).toEqual([]);
    expect(statuses.get('resized 200')).toBeGreaterThan(10);
    expect(slope).toBeLessThanOrEqual(1);
    expect(typical[1]).toBeLessThanOrEqual((typical[0] ?? 0) + 1);
    expect(Math.max(...descriptors.slice(half))).toBeLessThanOrEqual(Math.max(...descriptors.slice(0, half)) + 5);
  },
  (SECONDS + 120) * 1000,
);
