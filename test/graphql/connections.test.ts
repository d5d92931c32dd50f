import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../../src/graphql/cursor.ts';
import { type Fixture, type Json, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

/** A connection: how to reach it (`$` stands for its arguments), and where it lies in the answer. */
interface Place {
  readonly query: string;
  readonly path: readonly string[];
  readonly key: string;
}
const KEYWORD = 'keyword(by: { slug: "service-mesh" })';
const PLACES: Readonly<Record<string, Place>> = {
  posts: { query: '{ posts($) { # } }', path: ['posts'], key: 'id' },
  'posts by two keys': {
    query: '{ posts(orderBy: [{ field: PUBLISHED_AT, direction: DESC }, { field: TITLE, direction: ASC }], $) { # } }',
    path: ['posts'],
    key: 'id',
  },
  'posts that match': { query: '{ posts(filter: { keywords: { any: ["ambient"] } }, $) { # } }', path: ['posts'], key: 'id' },
  images: { query: '{ images($) { # } }', path: ['images'], key: 'id' },
  keywords: { query: '{ keywords($) { # } }', path: ['keywords'], key: 'id' },
  talks: { query: '{ talks($) { # } }', path: ['talks'], key: 'id' },
  speakers: { query: '{ speakers(orderBy: [{ field: TALK_COUNT, direction: DESC }], $) { # } }', path: ['speakers'], key: 'id' },
  organizations: { query: '{ organizations($) { # } }', path: ['organizations'], key: 'id' },
  events: { query: '{ events($) { # } }', path: ['events'], key: 'id' },
  diagnostics: { query: '{ diagnostics($) { # } }', path: ['diagnostics'], key: 'message' },
  'Keyword.posts': { query: `{ ${KEYWORD} { posts($) { # } } }`, path: ['keyword', 'posts'], key: 'id' },
  'Keyword.talks': { query: `{ ${KEYWORD} { talks($) { # } } }`, path: ['keyword', 'talks'], key: 'id' },
  'Post.keywords': { query: '{ post(by: { url: "/en/blog/p01/" }) { keywords($) { # } } }', path: ['post', 'keywords'], key: 'id' },
  'Post.talks': { query: '{ post(by: { url: "/en/blog/p01/" }) { talks($) { # } } }', path: ['post', 'talks'], key: 'id' },
  'Post.talkMentions': {
    query: '{ post(by: { url: "/en/blog/p01/" }) { talkMentions($) { # } } }',
    path: ['post', 'talkMentions'],
    key: 'id',
  },
  'Post.images': { query: '{ post(by: { url: "/en/blog/rich/" }) { images($) { # } } }', path: ['post', 'images'], key: 'id' },
  'Post.backlinks': { query: '{ post(by: { url: "/en/blog/p00/" }) { backlinks($) { # } } }', path: ['post', 'backlinks'], key: 'id' },
  'Image.posts': {
    query: `{ image(by: { id: "${Buffer.from('Image:docs/en/shared.png').toString('base64url')}" }) { posts($) { # } } }`,
    path: ['image', 'posts'],
    key: 'id',
  },
  'Talk.keywords': { query: '{ talk(by: { url: "v=talk1" }) { keywords($) { # } } }', path: ['talk', 'keywords'], key: 'id' },
  'Talk.mentions': { query: '{ talk(by: { url: "v=talk0" }) { mentions($) { # } } }', path: ['talk', 'mentions'], key: 'id' },
  'Speaker.talks': { query: '{ speaker(by: { slug: "speaker-0" }) { talks($) { # } } }', path: ['speaker', 'talks'], key: 'id' },
  'Organization.talks': { query: '{ organization(by: { slug: "acme" }) { talks($) { # } } }', path: ['organization', 'talks'], key: 'id' },
  'Organization.speakers': {
    query: '{ organization(by: { slug: "acme" }) { speakers($) { # } } }',
    path: ['organization', 'speakers'],
    key: 'id',
  },
  'Event.talks': { query: '{ event(by: { slug: "harborconf-2023" }) { talks($) { # } } }', path: ['event', 'talks'], key: 'id' },
  'Event.posts': { query: '{ event(by: { slug: "harborconf-2023" }) { posts($) { # } } }', path: ['event', 'posts'], key: 'id' },
};

async function page({ query, path, key }: Place, args: string): Promise<Json> {
  const fields = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${key} } edges { cursor node { ${key} } }`;
  const { data, errors } = await gateway.run(query.replace('$', args).replace('#', fields));
  expect(errors).toBeUndefined();
  return path.reduce((value: Json, step) => value[step], data);
}

const keysOf = (connection: Json, key: string): string[] => connection.nodes.map((node: Json) => node[key]);

describe.each(Object.entries(PLACES))('%s', (_name, place) => {
  it('gives the same nodes once each, forwards and backwards, whatever the page size', async () => {
    const whole = await page(place, 'first: 100');
    const all = keysOf(whole, place.key);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBe(whole.totalCount);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(new Set(whole.edges.map((edge: Json) => edge.cursor)).size).toBe(all.length);

    for (const size of [1, 3]) {
      const forwards: string[] = [];
      for (let after = '', more = true; more;) {
        const next = await page(place, `first: ${size}${after}`);
        forwards.push(...keysOf(next, place.key));
        expect(next.totalCount).toBe(all.length);
        expect(next.edges[0].cursor).toBe(next.pageInfo.startCursor);
        more = next.pageInfo.hasNextPage;
        after = `, after: "${next.pageInfo.endCursor}"`;
      }
      expect(forwards).toEqual(all);

      const backwards: string[] = [];
      for (let before = '', more = true; more;) {
        const next = await page(place, `last: ${size}${before}`);
        backwards.unshift(...keysOf(next, place.key));
        more = next.pageInfo.hasPreviousPage;
        before = `, before: "${next.pageInfo.startCursor}"`;
      }
      expect(backwards).toEqual(all);
    }
  });
});

describe('the arguments of a connection', () => {
  it.each([['first: 0'], ['first: -1'], ['first: 101'], ['last: 0'], ['last: 101'], ['first: 5, last: 5'], ['last: 2147483647']])(
    'refuses %s',
    async (args) => {
      for (const query of [`{ posts(${args}) { totalCount } }`, `{ keyword(by: { slug: "ambient" }) { posts(${args}) { totalCount } } }`]) {
        const { errors } = await gateway.run(query);
        expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      }
    },
  );

  it('take null for nothing, and give 20 without a size', async () => {
    const { data, errors } = await gateway.run(
      '{ posts(first: null, after: null, last: null, before: null, filter: null, orderBy: null) { nodes { id } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.['posts'].nodes).toHaveLength(20);
  });

  it('narrow a page from both sides', async () => {
    const { data } = await gateway.run('{ posts(first: 5) { edges { cursor node { title } } } }');
    const edges = data?.['posts'].edges;
    const between = await gateway.run('query ($a: String, $b: String) { posts(after: $a, before: $b) { nodes { title } } }', {
      a: edges[0].cursor,
      b: edges[4].cursor,
    });
    expect(between.data?.['posts'].nodes).toEqual(edges.slice(1, 4).map((edge: Json) => edge.node));
  });
});

/** Cursor of the first post of a query. */
const cursorOf = async (query: string): Promise<string> => {
  const { data } = await gateway.run(query);
  return data?.['posts'].edges[0].cursor;
};

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('is one of its field, order and filter only', async () => {
    const cursor = await cursorOf('{ posts(first: 1) { edges { cursor } } }');
    for (const other of [
      'posts(after: $c, orderBy: [{ field: TITLE }])',
      'posts(after: $c, orderBy: [{ field: PUBLISHED_AT, direction: ASC }])',
      'posts(after: $c, filter: { language: { eq: "es" } })',
      'posts(before: $c, filter: { hasTalks: true })',
      'talks(after: $c)',
      'keyword(by: { slug: "ambient" }) { posts(after: $c) { totalCount } }',
    ]) {
      const { errors } = await gateway.run(`query ($c: String) { ${other.includes('{ posts') ? other : `${other} { totalCount }`} }`, {
        c: cursor,
      });
      expect(
        errors?.map((error) => error.extensions['code']),
        other,
      ).toEqual(['INVALID_CURSOR']);
    }
  });

  it('does not mind how the same filter is written', async () => {
    const cursor = await cursorOf('{ posts(first: 1, filter: { language: { eq: "en", ne: null }, hasTalks: true }) { edges { cursor } } }');
    const { errors } = await gateway.run(
      'query ($c: String) { posts(after: $c, filter: { hasTalks: true, language: { eq: "en" }, site: null }) { totalCount } }',
      {
        c: cursor,
      },
    );
    expect(errors).toBeUndefined();
  });

  it.each([
    '',
    'x',
    'é'.repeat(9000),
    forged(null),
    forged([]),
    forged([1]),
    forged([1, 'seal', 'a', 'b']),
    forged([2, 'seal', 'a', 'b']),
    forged({ 0: 1 }),
    forged([1, null, { toString: 'x' }]),
    encodeCursor(() => 'another', ['2024', 'docs/a.md']),
    forged('['.repeat(5000)),
  ])('that was forged is INVALID_CURSOR and nothing else (%#)', async (cursor) => {
    for (const argument of ['after', 'before']) {
      const { errors } = await gateway.run(`query ($c: String) { posts(${argument}: $c) { nodes { id } } }`, { c: cursor });
      expect(errors?.map((error) => error.extensions['code'])).toEqual(['INVALID_CURSOR']);
    }
  });

  it('whose position was changed is refused', async () => {
    const cursor = await cursorOf('{ posts(first: 1) { edges { cursor } } }');
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    for (const changed of [[...parts, 'more'], parts.slice(0, -1), [...parts.slice(0, -1), 'docs/other.md']]) {
      const { errors } = await gateway.run('query ($c: String) { posts(after: $c) { nodes { id } } }', { c: forged(changed) });
      expect(errors?.[0]?.extensions['code']).toBe('INVALID_CURSOR');
    }
  });
});
