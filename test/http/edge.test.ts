import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeServer } from '../../src/http/node-server.ts';
import { createLectern } from '../../src/lectern.ts';
import { openServing, type Serving } from '../../src/serving.ts';
import { openFiles } from '../open-files.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

/** Milliseconds, a thirtieth or less of what the README promises. */
const SHORT = { headersMs: 300, requestMs: 600, writeStallMs: 1000, checkMs: 50 } as const;
/** Milliseconds in which a busy machine must have noticed what is over a limit above. */
const NOTICED = 5000;
/** Stack lines, modules, paths, SQL. */
const SECRETS = /node_modules|\.[jt]s:\d|^\s+at |SELECT |sqlite|\/tmp\//im;

/** What was logged of requests. */
const logged: object[] = [];
const logger = { debug() {}, info: (fields: object) => void logged.push(fields), warn() {}, error() {} };
let site: TemporarySite;
let serving: Serving;
let server: Server;
let port: number;
let picture: string;

beforeAll(async () => {
  const noise = Buffer.from(Uint8Array.from({ length: 1500 * 1500 * 3 }, (_, at) => (at * 2_654_435_761) >>> 13));
  const png = await sharp(noise, { raw: { width: 1500, height: 1500, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  site = await temporarySite({
    'content/first/index.md': '---\ntitle: Überfahrt 港\ndate: 2024-01-02\n---\n![Noise](noise.png)\n',
    'content/first/noise.png': png,
  });
  await using lectern = createLectern({ sites: [site.folder], database: site.database });
  await lectern.ingest();
  serving = openServing({ database: site.database }, {}, logger);
  server = createNodeServer(serving.gateway, { keepAliveMs: 2000, limits: SHORT });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  const answer = await raw(post('{ images(first: 1) { nodes { url } } }'));
  picture = new URL(/"url":"([^"]+)"/.exec(answer)?.[1] ?? '').pathname;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  serving?.close();
  await site?.[Symbol.asyncDispose]();
});

/** Writes bytes and reads until the server closes; the own side stays open, as a client's that waits does. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket).catch(() => '(reset)');
}

function post(query: string, headers = 'Connection: close\r\n'): string {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
}

function get(target: string, headers = ''): string {
  return `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`;
}

/** The status codes of all answers, in order. */
function statuses(answer: string): string[] {
  return Array.from(answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm), ([, status = '']) => status);
}

async function expectAlive(): Promise<void> {
  expect(statuses(await raw(get('/readyz')))).toEqual(['200']);
}

describe('a request line or header that is not what it should be', () => {
  const LONG = 'x'.repeat(12_000);
  it.each([
    ['a target with a host alone', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n', []],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', ['400']],
    ['an absolute target with another host', get('http://evil.example/livez'), ['200']],
    ['an absolute target without a path', get('http://localhost'), ['302']],
    ['a method that nobody knows', 'BREW /graphql HTTP/1.1\r\nHost: a\r\n\r\n', ['400']],
    ['a method that is not for this', 'DELETE /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', ['405']],
    ['TRACE', 'TRACE /graphql HTTP/1.1\r\nHost: a\r\nCookie: secret\r\nConnection: close\r\n\r\n', ['405']],
    ['a NUL in the path', get('/images/%00/x'), ['404']],
    ['broken percent-encoding', get('/%E0%A4%A/%zz'), ['404']],
    ['broken percent-encoding in a query', get('/graphql?query=%E0%A4%A'), ['200']],
    ['a path that climbs', get('/images/../../../../etc/passwd'), ['404']],
    ['a path that climbs in code', get('/images/%2e%2e%2f%2e%2e%2fetc%2fpasswd'), ['404']],
    ['a very long URL', get(`/${LONG}`), ['404']],
    ['a URL over the limit', get(`/${LONG}${LONG}`), ['431']],
    ['ten thousand parameters', get(`/talks.json?${'a&'.repeat(5000)}`), ['400']],
    ['a thousand headers', get('/livez', 'x: y\r\n'.repeat(1000)), ['200', '431']],
    ['a wish to speak another protocol', get('/livez', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'), ['200']],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ['400']],
    ['an expectation that nobody knows', get('/livez', 'Expect: a-miracle\r\n'), ['417']],
    ['a header with a line feed of its own', get('/livez', 'x: a\nHost: b\r\n'), ['400']],
    ['a folded header', get('/livez', 'x: a\r\n b\r\n'), ['400', '200']],
    ['a space before the colon', get('/livez', 'Content-Length : 5\r\n'), ['400']],
    ['an endless Accept', get('/livez', `Accept: ${'*/*,'.repeat(3000)}\r\n`), ['200']],
    [
      'an Accept-Encoding of a thousand codings',
      get('/graphql?query=%7B__typename%7D', `Accept-Encoding: ${'br;q=0,'.repeat(1000)}\r\n`),
      ['200'],
    ],
    ['an If-None-Match of a thousand tags', get('/graphql?query=%7B__typename%7D', `If-None-Match: ${'"a",'.repeat(2000)}\r\n`), ['200']],
  ])('%s is answered and gives nothing away', async (_, bytes, expected) => {
    const answer = await raw(bytes);
    const found = statuses(answer);
    if (expected.length > 1) expect(expected).toContain(found[0]);
    else expect(found).toEqual(expected);
    expect(answer).not.toMatch(SECRETS);
    await expectAlive();
  });

  it.each([
    ['a Host that is none', 'GET /livez HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts', 'GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['nothing wrong', get('/livez'), 200],
  ])('%s is answered under an ID that is logged once, with the status', async (_, bytes, status) => {
    const answer = await raw(bytes);
    const [, requestId = ''] = /^x-request-id: (\S+)/im.exec(answer) ?? [];
    expect(requestId).not.toBe('');
    const lines = logged.filter((fields) => 'requestId' in fields && fields.requestId === requestId);
    expect(lines).toEqual([expect.objectContaining({ status })]);
    expect(statuses(answer)).toEqual([String(status)]);
  });

  it.each([
    'bytes=9-1',
    'bytes=-',
    'bytes=99999999999999999999-',
    'bytes=0-0,1-1',
    `bytes=${'0-1,'.repeat(9)}`,
    'lines=1-2',
    'bytes=1-\u00b2',
  ])('the range %j is satisfied, ignored or refused, and the file let go', async (range) => {
    const answer = await raw(get(picture, `Range: ${range}\r\n`).replace('GET', 'HEAD'));
    expect(statuses(answer)[0]).toMatch(/^(?:200|206|416)$/);
    expect(await openFiles('/noise.png')).toBe(0);
  });
});

describe('bodies that lie', () => {
  const smuggled = get('/smuggled');
  it.each([
    [
      'both a length and chunks',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks and then a length',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`],
    ['a length with a sign', `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: +0\r\n\r\n${smuggled}`],
    ['a length that is a list', `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 0\r\n\r\n${smuggled}`],
    ['a coding that nobody knows', `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n${smuggled}`],
    ['chunked twice over', `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n${smuggled}`],
    ['a chunk size that is none', `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${smuggled}`],
    [
      'a chunk size beyond numbers',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n${smuggled}`,
    ],
    [
      'a chunk that is longer than it says',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${smuggled}`,
    ],
  ])('%s: refused, and what follows is no request', async (_, bytes) => {
    const answer = await raw(bytes);
    expect(statuses(answer).every((status) => status === '400' || status === '415')).toBe(true);
    expect(answer).not.toMatch(/There is nothing here/);
    expect(answer).not.toMatch(SECRETS);
  });

  it('a body that is refused unread is not read as the next request', async () => {
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ${smuggled.length + 100}\r\n\r\n${smuggled}`,
    );
    expect(statuses(answer)).toEqual(['415']);
  });

  it('a length below the body leaves a rest that is no request, and the connection ends', async () => {
    const answer = await raw(post('{ __typename }', '').replace(/Content-Length: \d+/, 'Content-Length: 3'));
    expect(statuses(answer)).toEqual(['400']);
  });

  it('a length above the limit is refused before the body comes', async () => {
    const answer = await raw('POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 999999999999\r\n\r\n');
    expect(statuses(answer)).toEqual(['413']);
  });

  it('a body that comes on demand is demanded, and one that is too large refused', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
    const socket = connect(port, '127.0.0.1');
    socket.write(head);
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1\.1 100 /);
    socket.write(body);
    expect(statuses(await text(socket))).toEqual(['200']);
  });

  it('a refusal of what came whole leaves the connection open for the next request', async () => {
    const answers = await raw(`${post('{ __typename }', '').replace('POST', 'PUT')}${post('{ __typename }')}`);
    expect(answers.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 405', 'HTTP/1.1 200']);
  });

  it('a body that comes in pieces, its last byte alone, is answered as one that comes at once', async () => {
    const bytes = post('{ posts(first: 1) { nodes { title } } }');
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    for (const piece of [bytes.slice(0, -30), bytes.slice(-30, -1), bytes.slice(-1)]) {
      socket.write(piece);
      await sleep(20);
    }
    const answer = await text(socket);
    expect(statuses(answer)).toEqual(['200']);
    expect(answer.split('\r\n\r\n')[1]).toBe('{"data":{"posts":{"nodes":[{"title":"Überfahrt 港"}]}}}');
  });

  it('pipelined requests are answered in their order', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `n${at}`);
    const answer = await raw(names.map((name, at) => post(`{ ${name}: __typename }`, at === 49 ? undefined : '')).join(''));
    expect(Array.from(answer.matchAll(/"(n\d+)":"Query"/g), ([, name]) => name)).toEqual(names);
  });
});

describe('clients that take their time', () => {
  it('who sends the headers byte by byte is sent away', async () => {
    expect(await trickle(get('/livez', `x: ${'y'.repeat(1000)}\r\n`))).toMatch(/^HTTP\/1\.1 408 /);
    await expectAlive();
  });

  it('who sends the body byte by byte is sent away', async () => {
    expect(await trickle(post(`{ __typename } #${'y'.repeat(1000)}`))).toMatch(/^HTTP\/1\.1 408 /);
    await expectAlive();
  });

  it('two hundred who connect and say nothing, or half a request, are sent away and stop nobody', async () => {
    const crowd = Array.from({ length: 200 }, (_, at) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      if (at % 2 === 1) socket.write('POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Le');
      return socket;
    });
    const gone = Promise.all(crowd.map((socket) => once(socket.resume(), 'close')));
    await expectAlive();
    expect(statuses(await raw(post('{ posts(first: 1) { totalCount } }')))).toEqual(['200']);
    await Promise.race([gone, sleep(NOTICED).then(() => Promise.reject(new Error('some were not sent away')))]);
    await expectAlive();
  });

  it('who reads nothing of a large answer is cut off, and the file is let go', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write(get(picture));
    await until(async () => (await openFiles('/noise.png')) === 1);
    await expectAlive();
    await until(async () => (await openFiles('/noise.png')) === 0);
    socket.destroy();
  });

  it('who goes away in the middle of an answer leaves nothing open', async () => {
    for (let at = 0; at < 20; at += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(get(picture));
      await once(socket, 'data');
      socket.destroy();
    }
    await until(async () => (await openFiles('/noise.png')) === 0);
    await until(async () => (await connections()) === 0);
    await expectAlive();
  });
});

/** Sends a byte every few milliseconds until the server has had enough. */
async function trickle(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const answer = text(socket).catch(() => '(reset)');
  for (const byte of bytes) {
    if (socket.readableEnded || socket.destroyed) break;
    socket.write(byte, () => {});
    await sleep(5);
  }
  return answer;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + NOTICED;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come true in time.');
    await sleep(20);
  }
}

function connections(): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
}
