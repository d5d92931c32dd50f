import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;

beforeAll(async () => {
  const png = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  site = await temporarySite({
    'content/blog/first/index.md': '---\ntitle: First\ndate: 2024-01-02\nkeywords: [One]\n---\n![A box](box.png)\n',
    'content/blog/first/box.png': png,
    'content/blog/second.md': '---\ntitle: Second\ndate: 2024-01-03\n---\nText.\n',
  });
  lectern = createLectern({ sites: [site.folder], database: site.database });
  await lectern.ingest();
  server = await lectern.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server?.close();
  await lectern?.close();
  await site?.[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: unknown; readonly errors?: readonly { message: string; extensions: { code: string } }[] };
}

async function ask(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

/** Writes bytes to the port and reads until the server closes. */
function raw(bytes: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

describe('GraphQL over HTTP', () => {
  it('answers a query by POST and by GET alike', async () => {
    const query = '{ posts(first: 2) { nodes { title } } }';
    const data = { posts: { nodes: [{ title: 'Second' }, { title: 'First' }] } };
    expect(await ask({ query })).toMatchObject({ status: 200, body: { data } });
    const got = await fetch(`${server.url}graphql?query=${encodeURIComponent(query)}`, { headers: { accept: 'application/json' } });
    expect(await got.json()).toEqual({ data });
  });

  it('passes variables and the operation name', async () => {
    const query = 'query A { sites { key } } query B($n: Int!) { posts(first: $n) { nodes { title } } }';
    const { body } = await ask({ query, variables: { n: 1 }, operationName: 'B' });
    expect(body).toEqual({ data: { posts: { nodes: [{ title: 'Second' }] } } });
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', '{"query":"{__typename}"}'],
    ['bare GraphQL', 'application/graphql', '{ __typename }'],
  ])('refuses %s with 415', async (_, type, body) => {
    expect(await ask(body, { 'content-type': type })).toMatchObject({
      status: 415,
      body: { errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] },
    });
  });

  it.each([
    ['broken JSON', '{"query":'],
    ['a list', '[{"query":"{ __typename }"}]'],
    ['no query', '{}'],
    ['a query that is a number', '{"query":1}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}'],
    ['an unknown member', '{"query":"{ __typename }","evil":1}'],
  ])('answers 400 with a code to %s', async (_, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
  });

  it.each(['{', '{ nothing }', 'mutation { x }', '{ posts(first: "many") { nodes { title } } }', 'fragment F on Post { title }'])(
    'gives the error of %j a code',
    async (query) => {
      const { status, body } = await ask({ query });
      expect(status).toBeLessThan(500);
      expect(body.errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|stack/);
    },
  );

  it('gives an error of variables a code', async () => {
    const { body } = await ask({ query: 'query Q($n: Int!) { posts(first: $n) { nodes { title } } }', variables: { n: 'many' } });
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('says what a query costs to who wants to know it, too much included', async () => {
    const query = 'query Q($n: Int) { posts(first: $n) { nodes { talks(first: 100) { nodes { title } } } } }';
    const cost = async (variables: object, extensions: object) => (await ask({ query, variables, extensions })).body;
    expect(await cost({ n: 2 }, { cost: true })).toMatchObject({ data: {}, extensions: { cost: { requested: 205, limit: 10_000 } } });
    expect(await cost({ n: 100 }, { cost: true })).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      extensions: { cost: { requested: 10_201, limit: 10_000 } },
    });
    expect(await cost({ n: 2 }, { cost: false })).not.toHaveProperty('extensions');
    const url = `${server.url}graphql?${new URLSearchParams({ query: '{ site { key } }', extensions: '{"cost":true}' })}`;
    expect(await (await fetch(url)).json()).toMatchObject({ extensions: { cost: { requested: 1 } } });
  });

  it('says what can be accepted where nothing of it is', async () => {
    const got = await fetch(`${server.url}graphql?query=%7B__typename%7D`, { headers: { accept: 'image/png' } });
    expect([got.status, await got.json()]).toMatchObject([406, { errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] }]);
  });

  it('answers 400 to variables in a URL that are not JSON', async () => {
    const got = await fetch(`${server.url}graphql?query=%7B__typename%7D&variables=%7B`);
    expect([got.status, await got.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });

  it('refuses a body over 256 KiB, whether it says its length or not', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(256 * 1024) } });
    expect(await ask(body)).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] } });
    const chunked = await raw(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('refuses a query over 16 KiB', async () => {
    const query = `{ __typename } #${'x'.repeat(16 * 1024)}`;
    expect(await ask({ query })).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: 'QUERY_TOO_LARGE' } }] } });
  });

  it('allows only GET and POST, and no other origin', async () => {
    const options = await fetch(`${server.url}graphql`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([
      405,
      'GET, POST',
      null,
    ]);
  });

  it('names the request, by its own name where that is harmless', async () => {
    expect((await ask({ query: '{ __typename }' }, { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    expect((await ask({ query: '{ __typename }' }, { 'x-request-id': 'a b' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f]{12}-[0-9a-z]+$/,
    );
  });
});

/** The headers by which caches and clients know an answer. */
function telling(response: Response): unknown[] {
  return ['etag', 'content-type', 'cache-control', 'vary'].map((name) => response.headers.get(name));
}

function getUrl(query: string): string {
  return `${server.url}graphql?query=${encodeURIComponent(query)}`;
}

describe('a finished answer', () => {
  const LONG = '{ __schema { types { name description } } }';

  it('is the same the second time, headers included, and 304 to who has it', async () => {
    const first = await fetch(getUrl('{ posts(first: 1) { nodes { title } } }'));
    const second = await fetch(getUrl('{ posts(first: 1) { nodes { title } } }'));
    expect(await second.text()).toBe(await first.text());
    expect(telling(second)).toEqual(telling(first));
    expect(first.headers.get('cache-control')).toBe('public, max-age=0');
    const third = await fetch(getUrl('{ posts(first: 1) { nodes { title } } }'), {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([third.status, await third.text()]).toEqual([304, '']);
  });

  it.each(['br', 'gzip', 'identity'])('comes as %s to a client that accepts that alone, each with a tag of its own', async (coding) => {
    const response = await fetch(getUrl(LONG), { headers: { 'accept-encoding': coding } });
    expect(response.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
    expect(response.headers.get('etag')).toMatch(coding === 'identity' ? /^"[\w-]{27}"$/ : new RegExp(`^"[\\w-]{27}-${coding}"$`));
    expect(await response.json()).toMatchObject({ data: { __schema: { types: expect.any(Array) } } });
  });

  it('is neither kept nor to be kept when it has errors', async () => {
    const response = await fetch(getUrl('{ posts(first: 1, after: "forged") { nodes { title } } }'));
    expect([response.headers.get('cache-control'), response.headers.get('etag')]).toEqual(['no-store', null]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_CURSOR' } }] });
  });

  it('differs by accepted type, variables and operation name', async () => {
    const query = 'query A($n: Int = 1) { posts(first: $n) { nodes { title } } } query B { sites { key } }';
    const seen = await Promise.all([
      ask({ query, operationName: 'A' }),
      ask({ query, operationName: 'A', variables: { n: 2 } }),
      ask({ query, operationName: 'B' }),
    ]);
    expect(new Set(seen.map(({ body }) => JSON.stringify(body))).size).toBe(3);
    const typed = await ask({ query, operationName: 'A' }, { accept: 'application/graphql-response+json' });
    expect(typed.headers.get('content-type')).toContain('application/graphql-response+json');
  });
});

describe('the HTTP server', () => {
  it('leads from / to GraphiQL, which comes compressed, whole and from nowhere else', async () => {
    const root = await fetch(server.url, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
    const page = await new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>((resolve, reject) => {
      httpRequest(`${server.url}graphql`, { headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' });
    const html = brotliDecompressSync(page.bytes).toString();
    expect(html).toContain('TalksByKeyword');
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=["']?https?:/);
    const again = await fetch(`${server.url}graphql`, { headers: { accept: 'text/html', 'if-none-match': String(page.headers['etag']) } });
    expect(again.status).toBe(304);
  });

  it('says that it lives and that it is ready', async () => {
    for (const path of ['livez', 'readyz']) {
      const response = await fetch(`${server.url}${path}`);
      expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
    }
    expect((await fetch(`${server.url}livez`, { method: 'POST' })).status).toBe(405);
  });

  it('answers 404 with a hint elsewhere', async () => {
    const response = await fetch(`${server.url}elsewhere`);
    expect([response.status, await response.json()]).toMatchObject([404, { errors: [{ message: expect.stringContaining('/graphql') }] }]);
  });

  it('serves the image that a post shows, under the URL that the API gives', async () => {
    const { body } = await ask({ query: '{ images(first: 1) { nodes { url width height exists } } }' });
    expect(body).toMatchObject({ data: { images: { nodes: [{ width: 4, height: 3, exists: true }] } } });
    const [, url = ''] = /"url":"([^"]+)"/.exec(JSON.stringify(body)) ?? [];
    const image = await fetch(new URL(url, server.url));
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    await image.body?.cancel();
  });

  it.each([
    ['a Host that is none', 'GET /livez HTTP/1.1\r\nHost: a b<c\r\nConnection: close\r\n\r\n', '400'],
    ['two Hosts', 'GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', '400'],
    ['no Host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    ['an absolute target', 'GET http://localhost/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '200'],
    ['another scheme', 'GET ftp://localhost/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
    ['a path that looks like a host', 'GET //evil.example/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '404'],
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
    ['headers over 16 KiB', `GET /livez HTTP/1.1\r\nHost: a\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`, '431'],
    ['a length that is none', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n', '400'],
  ])('answers %s without a stack', async (_, bytes, status) => {
    const answer = await raw(bytes);
    expect(answer.slice(9, 12)).toBe(status);
    expect(answer).not.toMatch(/node_modules|\.ts:|Error:/);
  });

  it('keeps a connection open between requests', async () => {
    const request = 'GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answers = await raw(`${request}${request}GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  });
});

describe('the fetch handler', () => {
  it('answers as the server does, without one', async () => {
    const response = await lectern.fetch(
      new Request('http://any.example/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ posts(first: 1) { nodes { title } } }' }),
      }),
    );
    expect(await response.json()).toEqual({ data: { posts: { nodes: [{ title: 'Second' }] } } });
  });

  it('refuses what the server refuses', async () => {
    const large = new Request('http://any.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(300_000),
    });
    expect((await lectern.fetch(large)).status).toBe(413);
    expect((await lectern.fetch(new Request('http://any.example/nowhere'))).status).toBe(404);
    expect((await lectern.fetch(new Request('http://any.example/livez', { method: 'HEAD' }))).status).toBe(200);
  });
});
