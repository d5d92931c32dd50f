import { request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayRequest } from '../../src/http/exchange.ts';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { openServing, type Serving } from '../../src/serving.ts';
import { temporarySite, type TemporarySite } from '../site.ts';
import { auditRequests, madeRequests, type TestRequest } from './requests.ts';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
const OPTIONS = { publicUrl: 'http://gateway.test', answerCacheBytes: 0, graphiql: false };
const WARM = ['application/json', 'application/graphql-response+json', '*/*', 'application/json; charset=utf-8'];

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;
let warm: Serving;
const requests = [...madeRequests(), ...(await auditRequests())];

beforeAll(async () => {
  site = await temporarySite({
    'content/one.md': '---\ntitle: One\ndate: 2024-01-02\nkeywords: [Mesh]\n---\n![A box](box.png)\n',
    'content/two.md': '---\ntitle: Two ☃\ndate: 2024-01-03\n---\nText.\n',
    'content/three.md': '---\ntitle: Three\n---\nText.\n',
  });
  lectern = createLectern({ ...OPTIONS, sites: [site.folder], database: site.database });
  await lectern.ingest();
  server = await lectern.listen({ port: 0 });
  warm = openServing({ database: site.database }, OPTIONS, SILENT);
  for (const accept of WARM) await handled(warm, { method: 'GET', search: '?query={__typename}', headers: { accept }, body: null });
});
afterAll(async () => {
  warm?.close();
  await server?.close();
  await lectern?.close();
  await site?.[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Headers that are nobody's answer: of the connection, and the request's own name. */
const PASSING = new Set(['x-request-id', 'connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);

function answerOf(status: number, headers: Iterable<[string, string]>, body: string): Answer {
  return { status, headers: Object.fromEntries([...headers].filter(([name]) => !PASSING.has(name)).sort()), text: body };
}

/** Whether Yoga's fetch layer had the request: nothing else asks for the signal. */
async function handled(serving: Serving, asked: TestRequest): Promise<Answer & { readonly throughYoga: boolean }> {
  let throughYoga = false;
  const request: GatewayRequest = {
    method: asked.method,
    origin: 'http://localhost',
    path: '/graphql',
    search: asked.search,
    header: (name) => asked.headers[name],
    body: () => asked.body ?? '',
    draining: false,
    gone: false,
    get signal() {
      throughYoga = true;
      return new AbortController().signal;
    },
  };
  // A turn of the event loop of its own: who has to wait for one is asked whether it is still there.
  await nextTurn();
  const { status, headers, body } = await serving.gateway.handle(request);
  const content =
    body === null ? '' : typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body as string).toString('latin1') : 'stream';
  return { ...answerOf(status, Object.entries(headers), content), throughYoga };
}

function overHttp({ method, search, headers, body }: TestRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = send(`${server.url}graphql${search}`, { method, headers }, (response) => {
      const got = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
      response.setEncoding('latin1');
      text(response).then((content) => resolve(answerOf(response.statusCode ?? 0, got, content)), reject);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

async function byFetch({ method, search, headers, body }: TestRequest): Promise<Answer> {
  const response = await lectern.fetch(new Request(`http://localhost/graphql${search}`, { method, headers, body }));
  return answerOf(response.status, response.headers, Buffer.from(await response.arrayBuffer()).toString('latin1'));
}

const isStream = ({ headers, body }: TestRequest): boolean =>
  body?.includes('subscription') === true && /event-stream|\*/.test(headers['accept'] ?? '*/*');
const named = requests
  .filter((request) => !isStream(request))
  .map((request) => [`${request.method} ${JSON.stringify(request).slice(0, 150)}`, request] as const);

describe('an answer', () => {
  it.each(named)('is the same with and without the fetch layer: %s', async (_, request) => {
    const fresh = openServing({ database: site.database }, OPTIONS, SILENT);
    const { throughYoga: _always, ...slow } = await handled(fresh, request);
    fresh.close();
    const { throughYoga: _seldom, ...fast } = await handled(warm, request);
    expect(fast).toEqual(slow);
  });

  it.each(named)('is the same over node:http and by fetch: %s', async (_, request) => {
    expect(await byFetch(request)).toEqual(await overHttp(request));
  });
});

describe('the fetch layer', () => {
  it('is left out for queries without errors, and for nothing else', async () => {
    for (const [name, request] of named) {
      const { throughYoga, status, headers, text: content } = await handled(warm, request);
      const flawless = status === 200 && !content.includes('"errors"');
      const isWarm = WARM.includes(request.headers['accept'] ?? '*/*');
      // What is refused for its form does not come as far.
      if (isWarm && (flawless || headers['content-type']?.includes('graphql-response'))) {
        expect([name, throughYoga]).toEqual([name, !flawless]);
      }
    }
  });

  it('executes nothing a second time', async () => {
    const before = warm.pool.use((reader) => reader.statements);
    const query = '{ node(id: "broken") { id } posts(first: 1) { nodes { title } } }';
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const { text: content } = await handled(warm, { method: 'POST', search: '', headers, body: JSON.stringify({ query }) });
    expect(content).toContain('BAD_USER_INPUT');
    expect(warm.pool.use((reader) => reader.statements) - before).toBe(1);
  });
});
