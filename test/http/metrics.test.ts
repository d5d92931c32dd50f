import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type LecternOptions, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const TOKEN = 'a token of twenty-five';

let site: TemporarySite;
beforeAll(async () => {
  site = await temporarySite({
    'content/a.md': '---\ntitle: A\ndate: 2024-13-45\n---\n[Gone](gone.md)\n',
    'content/b.md': '---\ntitle: B\n---\n',
  });
  await using lectern = createLectern({ sites: [site.folder], database: site.database });
  await lectern.ingest();
});
afterAll(() => site?.[Symbol.asyncDispose]());

interface Served extends AsyncDisposable {
  readonly lectern: Lectern;
  readonly server: Listening;
  metrics(headers?: Record<string, string>): Promise<Response>;
  /** The value of one line, by its name and labels; undefined without such a line. */
  value(line: string): Promise<number | undefined>;
}

async function serve(options: LecternOptions = {}, workers = 1): Promise<Served> {
  const lectern = createLectern({ sites: [site.folder], database: site.database, ...options });
  const server = await lectern.listen({ port: 0, workers });
  const metrics = (headers = {}): Promise<Response> => fetch(`${server.url}metrics`, { headers });
  return {
    lectern,
    server,
    metrics,
    async value(line) {
      const found = (await (await metrics()).text()).split('\n').find((each) => each.startsWith(`${line} `));
      return found === undefined ? undefined : Number(found.slice(line.length + 1));
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await lectern.close();
    },
  };
}

async function ask({ server }: Served, query: string): Promise<void> {
  await (await fetch(`${server.url}graphql?query=${encodeURIComponent(query)}`, { headers: { accept: 'application/json' } })).text();
}

describe('/metrics', () => {
  it('counts requests by what they asked and how they were answered, and the answers that were stored', async () => {
    await using served = await serve();
    for (const query of ['{ sites { key } }', '{ sites { key } }', '{ sites { key } }', '{ nothing }']) await ask(served, query);
    await fetch(`${served.server.url}nowhere`);
    await fetch(`${served.server.url}talks.csv`);
    expect(await served.value('lectern_request_duration_seconds_count{kind="query",status="200"}')).toBe(4);
    expect(await served.value('lectern_request_duration_seconds_bucket{kind="query",status="200",le="+Inf"}')).toBe(4);
    expect(await served.value('lectern_request_duration_seconds_sum{kind="query",status="200"}')).toBeGreaterThan(0);
    expect(await served.value('lectern_request_duration_seconds_count{kind="other",status="404"}')).toBe(1);
    expect(await served.value('lectern_request_duration_seconds_count{kind="talks",status="200"}')).toBe(1);
    expect(await served.value('lectern_stored_answer_hits_total')).toBe(2);
    expect(await served.value('lectern_stored_answer_misses_total')).toBe(2);
    expect(await served.value('lectern_stored_answer_bytes')).toBeGreaterThan(100);
    expect(await served.value('lectern_queries_waiting')).toBe(0);
  });

  it('tells the content, its ingestions and its findings', async () => {
    await using served = await serve();
    expect(await served.value('lectern_ingestions_total{outcome="changed"}')).toBeUndefined();
    expect(await served.value('lectern_diagnostics{code="DATE_INVALID",severity="warning"}')).toBe(1);
    const { revision } = await served.lectern.ingest();
    await served.lectern.ingest();
    await using broken = createLectern({ sites: ['/nowhere/at/all'] });
    await expect(broken.ingest()).rejects.toThrow();
    expect(await served.value('lectern_ingestions_total{outcome="changed"}')).toBe(1);
    expect(await served.value('lectern_ingestions_total{outcome="unchanged"}')).toBe(1);
    expect(await served.value('lectern_ingestions_total{outcome="failed"}')).toBe(1);
    expect(await served.value('lectern_ingestion_duration_seconds')).toBeGreaterThan(0);
    expect(await served.value('lectern_ingestion_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 60);
    expect(await served.value('lectern_content_ingested_timestamp_seconds')).toBeGreaterThan(1_000_000_000);
    expect(await served.value(`lectern_content_info{revision="${revision}"}`)).toBe(1);
  });

  it('tells how the process fares: connections, event loop, memory, descriptors', async () => {
    await using served = await serve();
    expect(await served.value('lectern_connections')).toBeGreaterThanOrEqual(1);
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'process_open_fds',
      'process_start_time_seconds',
    ])
      expect(await served.value(name), name).toBeGreaterThan(0);
  });

  it('is text that Prometheus reads, with help and type before each metric, and is kept by nobody', async () => {
    await using served = await serve();
    await ask(served, '{ sites { key } }');
    const response = await served.metrics();
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    const known = new Set(Array.from(text.matchAll(/^# TYPE (\S+) (?:counter|gauge|histogram|summary)$/gm), ([, name]) => name));
    for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
      const [, name = ''] = /^([a-z_0-9]+)(?:\{(?:[a-z_]+="[^"\n]*",?)+\})? (?:[\d.e+-]+|Nan)$/.exec(line) ?? [];
      expect(known.has(name.replace(/_(?:bucket|sum|count)$/, '')) || known.has(name), line).toBe(true);
    }
    expect(known.size).toBeGreaterThan(30);
    expect((await fetch(`${served.server.url}metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('is read by everyone, or with a token by whoever bears it, or hardened and without one by nobody', async () => {
    await using open = await serve();
    expect((await open.metrics()).status).toBe(200);
    await using hardened = await serve({ hardened: true });
    expect((await hardened.metrics()).status).toBe(404);
    await using guarded = await serve({ hardened: true, metricsToken: TOKEN });
    expect((await guarded.metrics({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const authorization of ['', `Bearer ${TOKEN}x`, 'Bearer', `Basic ${TOKEN}`])
      expect([authorization, (await guarded.metrics({ authorization })).status]).toEqual([authorization, 401]);
    expect(() => createLectern({ metricsToken: 'short' })).toThrow('shorter than 16');
  });

  it('speaks for all workers and the process that keeps them, whichever of them is asked', async () => {
    await using served = await serve({}, 2);
    // Each request comes over a connection of its own, taken by either worker.
    for (let at = 0; at < 6; at += 1) {
      const response = await fetch(`${served.server.url}graphql?query={sites{key}}`, {
        headers: { accept: 'application/json', connection: 'close' },
      });
      expect(response.status).toBe(200);
    }
    await served.lectern.ingest();
    const count = 'lectern_request_duration_seconds_count{kind="query",status="200"}';
    expect([await served.value(count), await served.value(count)]).toEqual([6, 6]);
    expect(await served.value('lectern_ingestions_total{outcome="changed"}')).toBe(1);
    expect(await served.value('lectern_diagnostics{code="DATE_INVALID",severity="warning"}')).toBe(1);
    const together = await Promise.all([served.metrics(), served.metrics(), served.metrics()]);
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
  }, 60_000);
});
