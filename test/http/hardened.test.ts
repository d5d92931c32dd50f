/** What the scanner graphql-cop looks for, each check as it makes it: a server as it comes, and one with each switch. */
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type LecternOptions, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

let site: TemporarySite;
const open: { readonly lectern: Lectern; readonly server: Listening }[] = [];

beforeAll(async () => {
  site = await temporarySite({ 'content/post.md': '---\ntitle: Post\n---\nText.\n' });
  await using lectern = createLectern({ sites: [site.folder], database: site.database });
  await lectern.ingest();
});
afterAll(async () => {
  for (const { lectern, server } of open) {
    await server.close();
    await lectern.close();
  }
  await site[Symbol.asyncDispose]();
});

async function serve(options: LecternOptions): Promise<string> {
  const lectern = createLectern({ ...options, sites: [site.folder], database: site.database });
  const server = await lectern.listen({ port: 0 });
  open.push({ lectern, server });
  return `${server.url}graphql`;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, text, ...(text.startsWith('{') ? JSON.parse(text) : {}) };
}

async function post(url: string, body: unknown, type = 'application/json'): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerOf(await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: text }));
}

const get = async (url: string, query: string): Promise<Answer> => answerOf(await fetch(`${url}?${new URLSearchParams({ query })}`));
const page = async (url: string): Promise<Answer> => answerOf(await fetch(url, { headers: { accept: 'text/html' } }));

const TYPO = '{ postss(first: 1) { nodes { title } } }';
const WRONG_ENUM = {
  query: 'query Q($t: [SearchType!]) { search(query: "a", types: $t, first: 1) { totalCount } }',
  variables: { t: ['POSTT'] },
};
const CIRCLE = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } }`;

describe('a server as it comes', () => {
  let url: string;
  beforeAll(async () => {
    url = await serve({});
  });

  it.each([
    ['101 aliases', { query: `{ ${Array.from({ length: 101 }, (_, at) => `a${at}: __typename`).join(' ')} }` }],
    ['a field five hundred times', { query: `{ ${'__typename '.repeat(500)} }` }],
    ['a batch of ten', Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))],
    ['the schema in circles', { query: CIRCLE }],
    [
      'fragments in a circle',
      { query: '{ __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }' },
    ],
    ['a mutation', { query: 'mutation { __typename }' }],
  ])('refuses %s', async (_, body) => {
    const { status, data, errors } = await post(url, body);
    expect(status).toBeLessThan(500);
    expect(data).toBeUndefined();
    expect(errors?.length).toBeGreaterThan(0);
  });

  it('answers ten unknown directives, and a thousand wrong names, with few errors', async () => {
    for (const query of [`{ __typename ${'@aa'.repeat(10)} }`, `{ site { ${'x '.repeat(1000)} } }`]) {
      const { errors } = await post(url, { query });
      expect(errors?.length).toBeGreaterThan(0);
      expect(errors?.length).toBeLessThan(10);
    }
  });

  it('runs no mutation by GET and nothing from a form, so that no other page can send one', async () => {
    expect((await get(url, 'mutation { __typename }')).data).toBeUndefined();
    const form = await post(url, 'query=%7B__typename%7D', 'application/x-www-form-urlencoded');
    expect([form.status, form.data]).toEqual([415, undefined]);
  });

  it.each([{ query: 'qwerty cop { abc }' }, { query: '{ __typename }' }, { query: TYPO }])(
    'shows no trace or exception: %j',
    async (body) => {
      const { text, errors } = await post(url, body);
      expect(text.toLowerCase()).not.toMatch(/stacktrace|tracing|"exception"|node_modules/);
      for (const { extensions } of errors ?? []) expect(Object.keys(extensions)).toEqual(['code']);
    },
  );

  it('helps: introspection, GraphiQL, suggestions and GET are on', async () => {
    expect((await post(url, { query: getIntrospectionQuery() })).data).toHaveProperty('__schema');
    expect((await page(url)).text).toContain('GraphiQL');
    expect((await post(url, { query: TYPO })).text).toContain('Did you mean');
    expect((await post(url, WRONG_ENUM)).text).toContain('Did you mean');
    expect((await get(url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

const refusesIntrospection = async (url: string): Promise<void> => {
  for (const query of [
    getIntrospectionQuery(),
    '{ __type(name: "Post") { name } }',
    '{ ...A } fragment A on Query { __schema { description } }',
  ]) {
    const { data, errors } = await post(url, { query });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  }
  expect((await post(url, { query: '{ __typename posts(first: 1) { nodes { __typename title } } }' })).errors).toBeUndefined();
};

describe('a switch', () => {
  it('--no-introspection keeps the schema, and serves everything else', async () => {
    const url = await serve({ introspection: false });
    await refusesIntrospection(url);
    expect((await page(url)).text).toContain('GraphiQL');
  });

  it('--no-graphiql serves no page', async () => {
    const url = await serve({ graphiql: false });
    expect((await page(url)).text).not.toContain('GraphiQL');
    expect((await fetch(new URL('/', url), { redirect: 'manual' })).status).toBe(404);
    expect((await post(url, { query: getIntrospectionQuery() })).data).toHaveProperty('__schema');
  });

  it('--hardened switches off introspection, GraphiQL, suggestions and GET at once', async () => {
    const url = await serve({ hardened: true, graphiql: true, introspection: true });
    await refusesIntrospection(url);
    expect((await page(url)).text).not.toContain('GraphiQL');
    for (const body of [
      { query: TYPO },
      WRONG_ENUM,
      { query: '{ post(by: { urll: "x" }) { title } }' },
      { query: '{ posts(firs: 1) { nodes { titl } } }' },
    ]) {
      const { text, errors } = await post(url, body);
      expect(errors?.length).toBeGreaterThan(0);
      expect(text).not.toContain('Did you mean');
    }
    expect(await get(url, '{ __typename }')).toMatchObject({ status: 405, errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
    expect((await post(url, { query: '{ posts(first: 1) { nodes { title } } }' })).data).toEqual({ posts: { nodes: [{ title: 'Post' }] } });
  });
});
