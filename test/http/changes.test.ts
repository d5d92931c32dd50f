import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-sse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeFeed } from '../../src/http/changes.ts';
import { eventStream } from '../../src/http/event-stream.ts';
import type { GatewayResponse } from '../../src/http/exchange.ts';
import { createNodeServer } from '../../src/http/node-server.ts';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import type { ContentChange } from '../../src/store/changes.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const FOLLOW = 'subscription { contentChanged { revision created updated deleted } }';
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

interface Message {
  readonly revision: string;
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
}

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;

beforeEach(async () => {
  site = await temporarySite({ 'content/a.md': '---\ntitle: A\n---\n', 'content/b.md': '---\ntitle: B\n---\n' });
  lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
  await lectern.ingest();
  server = await lectern.listen({ port: 0, keepAliveMs: 100 });
});
afterEach(async () => {
  await server.close();
  await lectern.close();
  await site[Symbol.asyncDispose]();
});

const idOf = (path: string): string => Buffer.from(`Post:mine/${path}`).toString('base64url');

function request(query = FOLLOW, headers: Record<string, string> = { accept: 'text/event-stream' }, signal?: AbortSignal): Request {
  return new Request(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
    ...(signal ? { signal } : {}),
  });
}

/** The pieces of a stream as they come, up to the one that `until` matches; the stream stays open. */
class Pieces {
  text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (!response.body) throw new Error('the answer has no body');
    this.#reader = response.body.getReader();
  }

  async until(pattern: RegExp): Promise<string> {
    const decoder = new TextDecoder();
    while (!pattern.test(this.text)) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.text += decoder.decode(value);
    }
    return this.text;
  }

  messages(): Message[] {
    return Array.from(this.text.matchAll(/^data: (.+)$/gm), (match) => JSON.parse(match[1] ?? '').data.contentChanged);
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

describe.each([
  ['node:http', (one: Request) => fetch(one)],
  ['lectern.fetch', (one: Request) => lectern.fetch(one)],
])('contentChanged over %s', (_, send) => {
  it('tells of posts that came, changed and went, once for each ingestion that changed something', async () => {
    const response = await send(request());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toMatch(/no-cache|no-store/);
    const pieces = new Pieces(response);
    await pieces.until(/:\n\n/);
    await lectern.ingest();
    await site.write('content/c.md', '---\ntitle: C\n---\n');
    const { revision } = await lectern.ingest();
    await pieces.until(/created/);
    await site.write('content/a.md', '---\ntitle: Other\n---\n');
    await site.remove('content/b.md');
    await lectern.ingest();
    await pieces.until(/created[^]*created/);
    expect(pieces.messages()).toEqual([
      { revision, created: [idOf('c.md')], updated: [], deleted: [] },
      { revision: expect.any(String), created: [], updated: [idOf('a.md')], deleted: [idOf('b.md')] },
    ]);
    await pieces.cancel();
  });

  it('refuses what is no stream, and what is over a limit of queries', async () => {
    const plain = await send(request(FOLLOW, { accept: 'application/json' }));
    expect([plain.status, await plain.json()]).toMatchObject([406, { errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] }]);
    const aliases = Array.from({ length: 31 }, (_each, n) => `r${n}: revision`).join(' ');
    const many = await send(request(`subscription { contentChanged { ${aliases} } }`));
    expect(await many.text()).toContain('TOO_MANY_ALIASES');
    const two = await send(request('subscription { a: contentChanged { revision } b: contentChanged { revision } }'));
    expect(await two.text()).toMatch(/errors/);
  });
});

describe('contentChanged', () => {
  it('reaches a client of the protocol until it has enough', async () => {
    const client = createClient({ url: `${server.url}graphql` });
    const stream = client.iterate<{ contentChanged: Message }>({ query: FOLLOW });
    const first = stream.next();
    // The client does not say when it is connected, so there are changes until it has heard of one.
    const heard = new AbortController();
    void first.then(() => heard.abort());
    for (let n = 0; !heard.signal.aborted; n += 1) {
      await site.write('content/a.md', `---\ntitle: Title ${n}\n---\n`);
      await lectern.ingest();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await first).toMatchObject({ value: { data: { contentChanged: { updated: [idOf('a.md')] } } } });
    client.dispose();
  });

  it("reaches a browser's EventSource, which asks by GET", async () => {
    const headers = { accept: 'text/event-stream' };
    const pieces = new Pieces(await fetch(`${server.url}graphql?query=${encodeURIComponent(FOLLOW)}`, { headers }));
    await pieces.until(/:\n\n/);
    await site.remove('content/b.md');
    await lectern.ingest();
    expect(await pieces.until(/deleted/)).toMatch(/^:\n\nevent: next\ndata: {"data":.+}\n\n$/);
    await pieces.cancel();
  });

  it('is told of an ingestion that another process ran', async () => {
    const pieces = new Pieces(await fetch(request()));
    await pieces.until(/:\n\n/);
    await site.write('content/c.md', '---\ntitle: C\n---\n');
    await using other = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
    await other.ingest({ isolated: true });
    await pieces.until(/created/);
    expect(pieces.messages()).toMatchObject([{ created: [idOf('c.md')] }]);
    await pieces.cancel();
  });

  it('has a thousand subscribers at most, and answers the next one 503', async () => {
    const streams = await Promise.all(Array.from({ length: 1000 }, () => lectern.fetch(request())));
    const refused = await fetch(request());
    expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([
      503,
      '5',
      expect.stringContaining('TOO_MANY_SUBSCRIBERS'),
    ]);
    await streams[0]?.body?.cancel();
    const next = await fetch(request());
    expect(next.status).toBe(200);
    await next.body?.cancel();
  });

  it('ends when the server does, which waits for nobody', async () => {
    const pieces = new Pieces(await fetch(request()));
    await pieces.until(/:\n\n/);
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await pieces.until(/never/)).toMatch(/event: complete/);
    server = await lectern.listen({ port: 0 });
  });
});

const change = (revision: string, created: readonly string[]): ContentChange => ({
  revision,
  ingestedAt: '2024-06-01T00:00:00Z',
  created,
  updated: [],
  deleted: [],
  changedTags: ['lectern'],
});

function feedOf(most?: number): { feed: ChangeFeed; publish: (key: string) => void; forget: () => void; looks: () => number } {
  const all = [change('0', [])];
  let looks = 0;
  let forgotten = false;
  const source = {
    revision() {
      looks += 1;
      return all.at(-1)?.revision ?? '';
    },
    changesSince: (revision: string) => (forgotten ? null : all.slice(all.findIndex((each) => each.revision === revision) + 1)),
  };
  return {
    feed: new ChangeFeed(source, SILENT, most),
    publish: (key) => void all.push(change(`${all.length}`, [key])),
    forget: () => (forgotten = true),
    looks: () => looks,
  };
}
const live = (): AbortSignal => new AbortController().signal;

describe('ChangeFeed', () => {
  it('joins what a slow follower has not read into one change', async () => {
    const { feed, publish } = feedOf();
    const slow = feed.follow(live());
    const quick = feed.follow(live());
    publish('a');
    expect((await quick.next()).value).toMatchObject({ revision: '1', created: ['a'] });
    publish('b');
    expect((await quick.next()).value).toMatchObject({ revision: '2', created: ['b'] });
    expect((await slow.next()).value).toMatchObject({ revision: '2', created: ['a', 'b'] });
    feed.end();
  });

  it('tells whoever comes later nothing of what was before', async () => {
    const { feed, publish } = feedOf();
    const first = feed.follow(live());
    publish('a');
    const later = feed.follow(live());
    publish('b');
    expect((await later.next()).value).toMatchObject({ created: ['b'] });
    expect((await first.next()).value).toMatchObject({ created: ['a', 'b'] });
    feed.end();
  });

  it('looks for changes only while somebody follows', async () => {
    const { feed, looks } = feedOf();
    const gone = new AbortController();
    feed.follow(gone.signal);
    await expect.poll(looks).toBeGreaterThan(2);
    gone.abort();
    const before = looks();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([feed.size, looks()]).toEqual([0, before]);
  });

  it('refuses one follower too many with 503, until another one leaves', async () => {
    const { feed } = feedOf(1);
    const first = feed.follow(live());
    const refused = expect.objectContaining({
      extensions: { code: 'TOO_MANY_SUBSCRIBERS', http: expect.objectContaining({ status: 503 }) },
    });
    expect(() => feed.follow(live())).toThrow(refused);
    await first.return?.();
    expect(() => feed.follow(live())).not.toThrow();
    feed.end();
  });

  it('ends a stream that waits when it is left, aborted or cannot be exact any more', async () => {
    const { feed, publish, forget } = feedOf();
    const left = feed.follow(live());
    const waiting = left.next();
    await left.return?.();
    expect(await waiting).toMatchObject({ done: true });
    const gone = new AbortController();
    const aborted = feed.follow(gone.signal).next();
    gone.abort();
    expect(await aborted).toMatchObject({ done: true });
    const inexact = feed.follow(live()).next();
    forget();
    publish('a');
    expect(await inexact).toMatchObject({ done: true });
    expect(feed.size).toBe(0);
  });
});

/** A server that takes a connection to be dead after 200 ms of silence. */
async function streaming(feed: ChangeFeed, heartbeatMs: number): Promise<{ url: string; node: Server }> {
  const handle = ({ signal }: { signal: AbortSignal }): Promise<GatewayResponse> => {
    const stream = feed.follow(signal);
    const next = async (): Promise<IteratorResult<ExecutionResult>> => {
      const { done, value } = await stream.next();
      return done ? { done, value } : { done: false, value: { data: { revision: value.revision } } };
    };
    const results = { next, return: async () => ({ done: true as const, value: await stream.return?.() }) };
    return Promise.resolve(eventStream(results, heartbeatMs));
  };
  const node = createNodeServer({ handle }, { keepAliveMs: 50 });
  node.timeout = 200;
  await once(node.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${(node.address() as AddressInfo).port}/`, node };
}

describe('a stream over node:http', () => {
  it('outlives every limit on silent connections, and would not without its heartbeat', async () => {
    const { feed, publish } = feedOf();
    for (const [heartbeatMs, lives] of [
      [50, true],
      [60_000, false],
    ] as const) {
      const { url, node } = await streaming(feed, heartbeatMs);
      const pieces = new Pieces(await fetch(url));
      await pieces.until(/:\n\n/);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      publish('late');
      await pieces.until(/revision/).catch(() => {});
      expect(/event: next/.test(pieces.text)).toBe(lives);
      feed.end();
      node.close();
      node.closeAllConnections();
    }
  });

  it('is left as soon as the client goes away', async () => {
    const { feed } = feedOf();
    const { url, node } = await streaming(feed, 60_000);
    const gone = new AbortController();
    const responses = await Promise.all(Array.from({ length: 5 }, () => fetch(url, { signal: gone.signal })));
    expect([responses.length, feed.size]).toEqual([5, 5]);
    gone.abort();
    await expect.poll(() => feed.size).toBe(0);
    node.close();
  });
});
