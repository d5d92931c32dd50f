import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createLectern, type Lectern, type LecternOptions } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const TEXT = 'query Titles($n: Int = 5) { posts(first: $n) { nodes { title } } }';
const DATA = { posts: { nodes: [{ title: 'One' }] } };

let site: TemporarySite;
let open: Lectern;
let closed: Lectern;

/** A file beside the database, with this in it. */
function file(content: unknown): string {
  const path = join(dirname(site.database), 'documents.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function gateway(content: unknown, more: LecternOptions = {}): Lectern {
  return createLectern({ sites: [site.folder], database: site.database, documents: file(content), ...more });
}

beforeAll(async () => {
  site = await temporarySite({ 'content/one.md': '---\ntitle: One\n---\n' });
  open = gateway({ abc: TEXT });
  closed = gateway({ abc: TEXT }, { documentsOnly: true });
  await open.ingest();
});
afterAll(async () => {
  await open?.close();
  await closed?.close();
  await site?.[Symbol.asyncDispose]();
});

async function post(lectern: Lectern, body: unknown): Promise<unknown> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await lectern.fetch(new Request('http://localhost/graphql', init));
  return { status: response.status, ...((await response.json()) as object) };
}

async function get(lectern: Lectern, parameters: Record<string, string>): Promise<unknown> {
  const response = await lectern.fetch(new Request(`http://localhost/graphql?${new URLSearchParams(parameters)}`));
  return { status: response.status, ...((await response.json()) as object) };
}

function refused(status: number, code: string): unknown {
  return { status, errors: [{ message: expect.any(String), extensions: { code } }] };
}

describe('a persisted document', () => {
  it.each([
    ['documentId', { documentId: 'abc' }],
    ['documentId with its method', { documentId: 'sha256:abc' }],
    ["Apollo's and urql's extension", { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } }],
    ["Relay's doc_id", { doc_id: 'abc', variables: {} }],
    ['its ID beside a null query', { documentId: 'abc', query: null }],
    ['its ID beside another text, which does not count', { documentId: 'abc', query: '{ sites { key } }' }],
  ])('is executed by %s', async (_, body) => {
    expect(await post(open, body)).toEqual({ status: 200, data: DATA });
    expect(await post(closed, body)).toEqual({ status: 200, data: DATA });
  });

  it('takes variables and an operation name, by POST and by GET', async () => {
    expect(await post(open, { documentId: 'abc', variables: { n: 1 }, operationName: 'Titles' })).toMatchObject({ data: DATA });
    expect(await get(open, { documentId: 'abc', variables: '{"n":1}' })).toEqual({ status: 200, data: DATA });
    expect(await get(open, { documentId: 'abc', variables: '{"n":0}' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(await post(open, { documentId: 'abc', operationName: 'Others' })).toMatchObject({ status: 400 });
  });

  it('is kept as any other answer is, and not made again', async () => {
    const lectern = gateway({ abc: TEXT });
    const counted = async (name: string): Promise<number> => {
      const text = await (await lectern.fetch(new Request('http://localhost/metrics'))).text();
      return Number(new RegExp(`^lectern_stored_answer_${name}_total (\\d+)$`, 'm').exec(text)?.[1]);
    };
    const url = 'http://localhost/graphql?documentId=abc';
    const before = [await counted('misses'), await counted('hits')];
    const first = await lectern.fetch(new Request(url));
    const second = await lectern.fetch(new Request(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } }));
    expect([first.status, second.status]).toEqual([200, 304]);
    expect([await counted('misses'), await counted('hits')]).toEqual(before.map((count) => count + 1));
    await lectern.close();
  });

  it.each([
    [{ documentId: 'abd' }],
    [{ documentId: 'toString' }],
    [{ extensions: { persistedQuery: { sha256Hash: 'x' } } }],
    [{ doc_id: '__proto__' }],
  ])('is not found by %j', async (body) => {
    expect(await post(open, body)).toEqual(refused(404, 'PERSISTED_DOCUMENT_NOT_FOUND'));
    expect(await post(closed, body)).toEqual(refused(404, 'PERSISTED_DOCUMENT_NOT_FOUND'));
  });

  it.each([
    [{ documentId: 1 }],
    [{ documentId: '' }],
    [{ extensions: { persistedQuery: 'abc' } }],
    [{ extensions: 'abc' }],
    [{}],
    [null],
    [[{ documentId: 'abc' }]],
  ])('is not asked for by %j', async (body) => {
    expect(await post(open, body)).toMatchObject({ status: 400 });
    expect(await post(closed, body)).toEqual(refused(400, 'PERSISTED_DOCUMENT_REQUIRED'));
  });
});

describe('other documents', () => {
  it('are executed beside persisted ones, also under an ID that is not known', async () => {
    expect(await post(open, { query: TEXT })).toEqual({ status: 200, data: DATA });
    expect(await post(open, { query: TEXT, extensions: { persistedQuery: { sha256Hash: 'new' } } })).toEqual({ status: 200, data: DATA });
  });

  it('are refused where only persisted ones are executed, even with the same text', async () => {
    expect(await post(closed, { query: TEXT })).toEqual(refused(400, 'PERSISTED_DOCUMENT_REQUIRED'));
    expect(await get(closed, { query: TEXT })).toEqual(refused(400, 'PERSISTED_DOCUMENT_REQUIRED'));
    expect(await post(closed, { query: TEXT, documentId: 'new' })).toEqual(refused(404, 'PERSISTED_DOCUMENT_NOT_FOUND'));
  });

  it('cannot be named without a file of documents', async () => {
    await using plain = createLectern({ sites: [site.folder], database: site.database });
    expect(await post(plain, { documentId: 'abc' })).toMatchObject({ status: 400 });
  });
});

describe('a file of documents', () => {
  it("may be Apollo's manifest", async () => {
    const manifest = {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'abc', name: 'Titles', type: 'query', body: TEXT }],
    };
    await using lectern = gateway(manifest);
    expect(await post(lectern, { extensions: { persistedQuery: { sha256Hash: 'abc' } } })).toEqual({ status: 200, data: DATA });
  });

  it.each([
    ['broken JSON', '{', 'cannot be read as JSON'],
    ['a list', [TEXT], 'holds no documents'],
    ['nothing', {}, 'holds no documents'],
    ['other values', { abc: 1 }, 'holds no documents'],
    ['a manifest of nothing', { operations: [null] }, 'holds no documents'],
    ['broken GraphQL', { abc: TEXT, broken: '{\n  posts {' }, 'document "broken", line 2, column 10: Syntax Error'],
    [
      'a field that is not there',
      { old: '{\n  posts { nodes { gone } }\n}' },
      'document "old", line 2, column 19: Cannot query field "gone"',
    ],
    ['a document over a limit', { deep: `{ ${'a: __typename '.repeat(40)} }` }, 'document "deep", line'],
    ['a document that is too long', { long: `{ ${'__typename '.repeat(2100)} }` }, 'document "long", line'],
  ])('is refused at the start for %s, with the place', async (_, content, message) => {
    await using lectern = gateway(content);
    await expect(lectern.ingest()).rejects.toThrow(LecternError);
    await expect(lectern.ingest()).rejects.toThrow(message);
  });

  it('must be there, and be named where only its documents are executed', async () => {
    const { database } = site;
    await using lost = createLectern({ database, documents: '/nowhere/documents.json' });
    await expect(lost.listen({ port: 0 })).rejects.toThrow('/nowhere/documents.json cannot be read');
    await using unnamed = createLectern({ database, documentsOnly: true });
    await expect(unnamed.listen({ port: 0 })).rejects.toThrow('no persisted documents');
  });
});
