import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { startServer, type ServerProcess } from '../command.ts';
import { pick, selectionOf } from '../graphql/generated-queries.ts';
import { type Random, randomOf } from '../random.ts';
import { ask, type Asked, keeping, logged, read } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const DOCUMENTS = 5000;
const CURSORS = 5000;
const AT_ONCE = 8;

const folder = mkdtempSync(join(tmpdir(), 'lectern-queries-'));
const agent = keeping(AT_ONCE);
let server: ServerProcess;

beforeAll(async () => {
  await writeStampedSite(join(folder, 'site'), 'stamp', 40);
  server = await startServer([`site=${join(folder, 'site')}`, '--log-level', 'error'], { database: join(folder, 'content.sqlite') });
});
afterAll(async () => {
  agent.destroy();
  await server?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const SPLINTERS = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '"""',
  '$x',
  '@include(if: true)',
  '@skip(if: $no)',
  '...',
  'fragment F on Post { title }',
  '\u0000',
  '\uD800',
  '#',
  ',',
  '&',
  '9e999',
  '-',
  'on',
  'null',
  'subscription',
  'mutation { a }',
  '__schema { types { name } }',
  '__typename',
  '🦋',
  'query A',
  'first: 99999999999',
];

/** Text with some characters gone, doubled or strange ones among them. */
function mutated(text: string, draw: Random): string {
  let result = text;
  for (let times = 1 + draw(4); times > 0; times -= 1) {
    const at = draw(result.length + 1);
    const length = draw(8);
    result =
      result.slice(0, at) +
      pick(draw, ['', result.slice(at, at + length), ` ${pick(draw, SPLINTERS)} `]) +
      result.slice(at + draw(length + 1));
  }
  return result;
}

/** Keeps some requests going, and tells of every answer that shows something of the inside. */
async function askAll(requests: readonly (() => Promise<Asked>)[]): Promise<{ counts: Map<string, number>; wrong: string[] }> {
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let at = next++; at < requests.length; at = next++) {
      const { status, text } = await (requests[at] as () => Promise<Asked>)();
      const { errors = [], data }: { data?: unknown; errors?: { extensions?: { code?: string } }[] } = JSON.parse(text);
      const codes = errors.map(({ extensions }) => extensions?.code ?? 'none');
      for (const code of codes.length === 0 ? ['answered'] : new Set(codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
      const isWrong =
        status === 500 || codes.includes('none') || codes.includes('INTERNAL_SERVER_ERROR') || (errors.length === 0 && data === undefined);
      if (isWrong || /node_modules|SQLITE|SqliteError|\.ts:/.test(text)) wrong.push(`${at}: ${status} ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return { counts, wrong };
}

describe('what strangers may ask', () => {
  it(`${DOCUMENTS.toLocaleString('en')} generated documents, half of them broken, are answered or refused with a code`, async () => {
    const query = schema.getQueryType();
    if (!query) throw new Error('there is a Query type');
    const requests = Array.from({ length: DOCUMENTS }, (_, at) => () => {
      const draw = randomOf(at * 7919 + 1);
      const whole = selectionOf(query, draw, 2 + draw(3));
      const text = at % 2 === 0 ? whole : mutated(whole, draw);
      return at % 5 === 0
        ? read(`${server.url}?query=${encodeURIComponent(text.toWellFormed().slice(0, 4000))}`, agent)
        : ask(server.url, text, agent);
    });
    const { counts, wrong } = await askAll(requests);
    console.log(`documents: ${JSON.stringify(Object.fromEntries(counts))}`);
    expect(wrong).toEqual([]);
    expect(counts.get('answered')).toBeGreaterThan(DOCUMENTS / 20);
    expect(counts.size).toBeGreaterThan(5);
  });

  it(`${CURSORS.toLocaleString('en')} cursors, taken from elsewhere, cut, turned over or made up, are taken or refused as such`, async () => {
    const fields = ['posts', 'talks', 'keywords', 'speakers', 'events', 'images', 'organizations', 'diagnostics'];
    const real: string[] = [];
    for (const field of fields) {
      const { text } = await ask(server.url, `{ ${field}(first: 5) { edges { cursor } } }`, agent);
      real.push(...Array.from(text.matchAll(/"cursor":"([^"]+)"/g), ([, cursor = '']) => cursor));
    }
    expect(real.length).toBeGreaterThan(20);
    const requests = Array.from({ length: CURSORS }, (_, at) => () => {
      const draw = randomOf(at * 104_729 + 3);
      const cursor = pick(draw, real);
      const inside = Buffer.from(cursor, 'base64url').toString('utf8');
      const forged = pick(draw, [
        () => cursor,
        () => mutated(cursor, draw),
        () => Buffer.from(mutated(inside, draw)).toString('base64url'),
        () => [...cursor].toReversed().join(''),
        () => cursor.repeat(1 + draw(20)),
        () => Buffer.from(Array.from({ length: draw(60) }, () => draw(256))).toString('base64url'),
        () => Buffer.from(JSON.stringify([draw(9), null, { a: [inside] }, '\u0000'])).toString('base64url'),
      ])();
      const side = pick(draw, ['first: 2, after', 'last: 2, before']);
      return ask(
        server.url,
        `{ ${pick(draw, fields)}(${side}: ${JSON.stringify(forged)}) { edges { cursor } pageInfo { hasNextPage } } }`,
        agent,
      );
    });
    const { counts, wrong } = await askAll(requests);
    console.log(`cursors: ${JSON.stringify(Object.fromEntries(counts))}`);
    expect(wrong).toEqual([]);
    expect(counts.get('answered')).toBeGreaterThan(20);
    expect(counts.get('INVALID_CURSOR')).toBeGreaterThan(CURSORS / 2);
  });

  it('leaves the log without an error', async () => {
    server.child.kill('SIGTERM');
    const { code, stderr } = await server.ended;
    expect({ code, logged: logged(stderr) }).toEqual({ code: 0, logged: '' });
  });
});
