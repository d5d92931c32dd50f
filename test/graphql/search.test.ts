import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, type Json, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

const QUERY = `query ($query: String!, $types: [SearchType!], $filter: SearchFilter, $first: Int, $after: String) {
  search(query: $query, types: $types, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { __typename }
    edges { cursor score highlights { field text ranges { start end } }
      node { __typename ... on Node { id } ... on Post { title } ... on Talk { title } ... on Keyword { name } ... on Speaker { name } ... on Event { name } } }
  }
}`;

async function search(query: string, more: Record<string, unknown> = {}): Promise<Json> {
  const { data, errors } = await gateway.run(QUERY, { query, ...more });
  expect(errors).toBeUndefined();
  return data?.['search'];
}

describe('search', () => {
  it.each([
    ['rich', ['Post']],
    ['ric', ['Post']],
    ['安全', ['Keyword']],
    ['harborconf osaka', ['Event']],
    ['charla', ['Talk']],
    ['ambient', ['Keyword']],
    ['speaker 3', ['Speaker', 'Talk', 'Talk']],
    ['nothing-of-the-kind', []],
    ['', []],
    ['" OR *', []],
  ])('for %j finds %j', async (query, expected) => {
    const { nodes, edges, totalCount } = await search(query);
    expect(nodes.map((node: Json) => node.__typename).sort()).toEqual(expected);
    expect(edges.map((edge: Json) => edge.node.__typename)).toEqual(nodes.map((node: Json) => node.__typename));
    expect(totalCount).toBe(expected.length);
  });

  it('says where the words stand', async () => {
    const { edges } = await search('rich');
    const [{ field, text, ranges }] = edges[0].highlights;
    expect(field).toBe('title');
    expect(ranges.map((range: Json) => text.slice(range.start, range.end))).toEqual(['Rich']);
    expect(edges[0].score).toBeGreaterThan(0);
  });

  it('keeps to types and filter', async () => {
    expect((await search('post', { types: ['TALK'] })).totalCount).toBe(0);
    const all = (await search('text', { types: ['POST'] })).totalCount;
    expect(all).toBeGreaterThan(20);
    expect((await search('text', { types: ['POST'], filter: { language: { eq: 'es' } } })).totalCount).toBe(1);
    expect((await search('text', { filter: { keywords: { any: ['unknown'] } } })).totalCount).toBe(0);
  });

  it('pages through all that is found, once each, the best first', async () => {
    const seen: string[] = [];
    const scores: number[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Json = await search('text', { first: 7, after });
      seen.push(...page.edges.map((edge: Json) => edge.node.id));
      scores.push(...page.edges.map((edge: Json) => edge.score));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    const { totalCount } = await search('text');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(totalCount);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('costs a statement for the page, one for the count, one for highlights and one for each type', async () => {
    await search('speaker 3');
    expect(gateway.statements()).toBe(1 + 1 + 1 + 2);
  });

  it('refuses texts that are too long, and cursors of another search', async () => {
    const { edges } = await search('text');
    for (const [variables, code] of [
      [{ query: 'x'.repeat(257) }, 'BAD_USER_INPUT'],
      [{ query: 'x '.repeat(17) }, 'BAD_USER_INPUT'],
      [{ query: 'x', first: 0 }, 'BAD_USER_INPUT'],
      [{ query: 'other', after: edges[0].cursor }, 'INVALID_CURSOR'],
      [{ query: 'text', types: ['TALK'], after: edges[0].cursor }, 'INVALID_CURSOR'],
    ] as const) {
      const { errors } = await gateway.run(QUERY, variables);
      expect(errors?.map((error) => error.extensions['code'])).toEqual([code]);
    }
    expect((await gateway.run(QUERY, { query: 'x '.repeat(16) })).errors).toBeUndefined();
  });

  it('is a filter of posts and talks, too', async () => {
    const { data } = await gateway.run(
      '{ posts(filter: { search: "rich" }) { totalCount } talks(filter: { search: "charla" }) { nodes { title } } }',
    );
    expect(data).toEqual({ posts: { totalCount: 1 }, talks: { nodes: [{ title: 'Talk 0' }] } });
    const { errors } = await gateway.run('query ($q: String) { posts(filter: { or: [{ search: $q }] }) { totalCount } }', {
      q: 'x'.repeat(257),
    });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
