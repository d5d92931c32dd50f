import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

const POSTS = 27;

async function count(field: string, filter: string): Promise<number> {
  const { data, errors } = await gateway.run(`{ ${field}(filter: ${filter}) { totalCount nodes { __typename } } }`);
  expect(errors).toBeUndefined();
  const { totalCount, nodes } = data?.[field] ?? {};
  expect(nodes.length).toBe(Math.min(20, totalCount));
  return totalCount;
}

describe('filters', () => {
  it.each([
    ['posts', '{}', POSTS],
    ['posts', '{ site: { eq: "docs" } }', POSTS],
    ['posts', '{ site: { eq: "none" } }', 0],
    ['posts', '{ language: { eq: "es" } }', 1],
    ['posts', '{ language: { in: ["es", "en"] }, title: { contains: "ENTRADA" } }', 1],
    ['posts', '{ keywords: { any: ["Service Mesh", "ambient"] } }', 26],
    ['posts', '{ keywords: { all: ["service-mesh", "安全"] } }', 8],
    ['posts', '{ keywords: { any: ["unknown"] } }', 0],
    ['posts', '{ keywords: { isEmpty: true } }', 1],
    ['posts', '{ publishedAt: { gte: "2024-01-20T00:00:00Z" } }', 2],
    ['posts', '{ publishedAt: { gt: "2024-01-20T01:00:00+01:00" } }', 1],
    ['posts', '{ not: { language: { eq: "en" } } }', 1],
    ['posts', '{ or: [{ title: { eq: "Rich" } }, { language: { eq: "es" } }] }', 2],
    ['posts', '{ and: [{ title: { eq: "Rich" } }, { language: { eq: "es" } }] }', 0],
    ['posts', '{ or: [] }', 0],
    ['posts', '{ author: { eq: "Bob" } }', 1],
    ['posts', '{ hasTalks: true }', 11],
    ['posts', '{ param: [{ path: "cover.image", eq: "x.png" }] }', 1],
    ['posts', String.raw`{ param: [{ path: "odd \\ \"key\"", in: [1, 2] }] }`, 1],
    ['posts', '{ param: [{ path: "list.1", eq: "b" }, { path: "none", isNull: true }] }', 1],
    ['posts', '{ talks: { some: { kind: { eq: KEYNOTE } } } }', 8],
    ['talks', '{ kind: { eq: KEYNOTE } }', 4],
    ['talks', '{ language: { eq: "es" } }', 1],
    ['talks', '{ event: { eq: "harborconf-2023" }, not: { kind: { eq: KEYNOTE } } }', 4],
    ['talks', '{ speaker: { eq: "speaker-1" } }', 3],
    ['talks', '{ mentionedIn: { language: { eq: "es" } } }', 1],
    ['talks', '{ startsOn: { isNull: true } }', 5],
    ['images', '{ exists: false }', 1],
    ['images', '{ not: { exists: true } }', 1],
    ['images', '{ or: [{ exists: false }, { format: { eq: JPEG } }] }', 2],
    ['images', '{ and: [{ exists: false }, { format: { eq: JPEG } }] }', 0],
    ['images', '{ bytes: { gt: 100000 } }', 1],
    ['images', '{ animated: true }', 0],
    ['images', '{ largerThanShown: true }', 0],
    ['images', '{ shownIn: { title: { eq: "Rich" } }, exists: true }', 2],
    ['images', '{ shownIn: { title: { eq: "None" } } }', 0],
    ['images', '{ format: { in: [JPEG] }, width: { gt: 700 } }', 1],
    ['keywords', '{ postCount: { gte: 1 }, name: { startsWith: "serv" } }', 1],
    ['speakers', '{ organization: { eq: "acme" } }', 2],
    ['events', '{ year: { eq: 2023 } }', 1],
    ['diagnostics', '{ code: { eq: "IMAGE_MISSING" } }', 1],
  ])('%s(filter: %s) are %i', async (field, filter, expected) => {
    expect(await count(field, filter)).toBe(expected);
  });

  it.each([
    ['publishedAt: { eq: "2024-02-30T00:00:00Z" }'],
    ['publishedAt: { eq: "2024-02-01" }'],
    ['publishedAt: { eq: "2024-02-01T00:00:00" }'],
    ['publishedAt: { eq: "yesterday" }'],
    ['publishedAt: { eq: 5 }'],
  ])('refuse %s, in the query and in a variable', async (condition) => {
    const { errors } = await gateway.run(`{ posts(filter: { ${condition} }) { totalCount } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]).toHaveProperty('locations.0.line', 1);
    const value = JSON.parse(/eq: (.*) }/.exec(condition)?.[1] ?? 'null') as unknown;
    const sent = await gateway.run('query ($f: PostFilter) { posts(filter: $f) { totalCount } }', { f: { publishedAt: { eq: value } } });
    expect(sent.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('refuse a day that does not exist', async () => {
    const { errors } = await gateway.run('{ talks(filter: { startsOn: { eq: "2023-11-31" } }) { totalCount } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('count on a node what matches there', async () => {
    const { data } = await gateway.run(`{ keyword(by: { slug: "service-mesh" }) {
      all: postCount  en: postCount(filter: { language: { eq: "en" } })  es: postCount(filter: { language: { eq: "es" } })
      talkCount  keynotes: talkCount(filter: { kind: { eq: KEYNOTE } })  talks(filter: { kind: { eq: KEYNOTE } }) { totalCount nodes { kind } }
    } }`);
    const keyword = data?.['keyword'];
    expect(keyword).toMatchObject({ all: 16, en: 16, es: 0 });
    expect(keyword.keynotes).toBe(keyword.talks.totalCount);
    expect(keyword.keynotes).toBeLessThan(keyword.talkCount);
    expect(new Set(keyword.talks.nodes.map((talk: { kind: string }) => talk.kind))).toEqual(new Set(['KEYNOTE']));
  });
});

/** Titles of all posts in an order. */
const titles = async (orderBy: string): Promise<string[]> => {
  const { data, errors } = await gateway.run(`{ posts(first: 100, orderBy: ${orderBy}) { nodes { title publishedAt } } }`);
  expect(errors).toBeUndefined();
  return data?.['posts'].nodes.map((post: { title: string }) => post.title);
};

describe('orders', () => {
  it('go both ways', async () => {
    const up = await titles('[{ field: TITLE }]');
    expect(up).toEqual([...up].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(await titles('[{ field: TITLE, direction: DESC }]')).toEqual(up.toReversed());
  });

  it('break ties by the next key', async () => {
    const mixed = await titles('[{ field: PUBLISHED_AT, direction: DESC }, { field: TITLE, direction: ASC }]');
    expect(mixed.slice(0, 5)).toEqual(['Rich', 'Entrada 0', 'Post 24', 'Post 22', 'Post 23']);
  });

  it.each(['PUBLISHED_AT', 'MODIFIED_AT', 'TITLE', 'WEIGHT', 'WORD_COUNT', 'TALK_COUNT', 'URL'])('of posts know %s', async (field) => {
    expect(await titles(`[{ field: ${field}, direction: DESC }]`)).toHaveLength(POSTS);
  });

  it('put the keyword with the most talks first', async () => {
    const { data } = await gateway.run('{ keywords(orderBy: [{ field: TALK_COUNT, direction: DESC }]) { nodes { talkCount } } }');
    const counts = data?.['keywords'].nodes.map((keyword: { talkCount: number }) => keyword.talkCount);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('know no field that is not theirs', async () => {
    const { errors } = await gateway.run('{ posts(orderBy: [{ field: BYTES }]) { totalCount } }');
    expect(errors?.length).toBe(1);
  });
});
