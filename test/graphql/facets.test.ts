import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, type Json, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

async function ask(query: string): Promise<Json> {
  const { data, errors } = await gateway.run(query);
  expect(errors).toBeUndefined();
  return data;
}

describe('facets', () => {
  it('of posts count what matches, whatever the page', async () => {
    const { posts } = await ask(`{ posts(first: 1, filter: { language: { eq: "en" } }) { totalCount facets {
      keywords { keyword { slug } count } years { value count } languages { value count } sections { value count } sites { value count } authors(first: 1) { value count }
    } } }`);
    expect(posts.totalCount).toBe(26);
    expect(posts.facets).toEqual({
      keywords: [
        { keyword: { slug: 'ambient' }, count: 18 },
        { keyword: { slug: '安全' }, count: 17 },
        { keyword: { slug: 'service-mesh' }, count: 16 },
      ],
      years: [{ value: 2024, count: 26 }],
      languages: [{ value: 'en', count: 26 }],
      sections: [{ value: 'blog', count: 26 }],
      sites: [{ value: 'docs', count: 26 }],
      authors: [{ value: 'Ada', count: 1 }],
    });
  });

  it('of talks say the same as the filters', async () => {
    const { talks } = await ask(`{ talks { facets {
      events { event { slug } count } speakers { speaker { slug } count } organizations { organization { slug } count }
      kinds { value count } languages { value count } sites { value count } keywords(first: 2) { keyword { slug } count } years { value count }
    } } }`);
    expect(talks.facets.events).toEqual([{ event: { slug: 'harborconf-2023' }, count: 6 }]);
    expect(talks.facets.organizations).toEqual([{ organization: { slug: 'acme' }, count: 5 }]);
    expect(talks.facets.kinds).toEqual([
      { value: 'TALK', count: 6 },
      { value: 'KEYNOTE', count: 4 },
    ]);
    expect(talks.facets.keywords).toHaveLength(2);
    for (const { speaker, count } of talks.facets.speakers) {
      const alone = await ask(`{ talks(filter: { speaker: { eq: "${speaker.slug}" } }) { totalCount } }`);
      expect(alone.talks.totalCount).toBe(count);
    }
    expect(talks.facets.languages).toContainEqual({ value: 'es', count: 1 });
  });

  it('of nested connections are those of each parent, by one statement', async () => {
    const { keywords } = await ask('{ keywords { nodes { slug talks { facets { kinds { value count } } } } } }');
    expect(gateway.statements()).toBe(2);
    for (const keyword of keywords.nodes) {
      const { talks } = await ask(`{ talks(filter: { keywords: { any: ["${keyword.slug}"] } }) { facets { kinds { value count } } } }`);
      expect(keyword.talks.facets).toEqual(talks.facets);
    }
  });

  it('refuse impossible sizes', async () => {
    for (const first of [0, 101]) {
      const { errors } = await gateway.run(`{ posts { facets { keywords(first: ${first}) { count } } } }`);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });
});

describe('orders by a filtered count', () => {
  it('put first what counts most among those that match, and show that count', async () => {
    const { keywords } = await ask(`{ keywords(orderBy: [{ field: TALK_COUNT, direction: DESC, talkFilter: { kind: { eq: KEYNOTE } } }]) {
      nodes { slug talkCount counted: talkCount(filter: { kind: { eq: KEYNOTE } }) } } }`);
    const counts = keywords.nodes.map((node: Json) => node.talkCount);
    expect(counts).toEqual(keywords.nodes.map((node: Json) => node.counted));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const { speakers, organizations } = await ask(`{
      speakers(orderBy: [{ field: TALK_COUNT, direction: DESC, talkFilter: { kind: { eq: KEYNOTE } } }]) { nodes { slug talkCount } }
      organizations(orderBy: [{ field: TALK_COUNT, talkFilter: { kind: { eq: KEYNOTE } } }]) { nodes { talkCount } }
    }`);
    expect(speakers.nodes[0].talkCount).toBe(1);
    expect(organizations.nodes).toEqual([{ talkCount: 2 }]);
  });
});

describe('languages', () => {
  it('give one version of each page before filter and count', async () => {
    const data = await ask(`{
      every: posts { totalCount }
      es: posts(languages: ["es"]) { totalCount nodes { title } }
      upper: posts(languages: ["ES"]) { totalCount }
      unknown: posts(languages: ["no tag at all"]) { totalCount }
      both: posts(languages: ["es", "en"]) { totalCount }
      any: posts(languages: ["es", "*"]) { totalCount facets { languages { value count } } }
      filtered: posts(languages: ["es", "en"], filter: { title: { eq: "Post 0" } }) { totalCount }
    }`);
    expect(data).toEqual({
      every: { totalCount: 27 },
      es: { totalCount: 1, nodes: [{ title: 'Entrada 0' }] },
      upper: { totalCount: 1 },
      unknown: { totalCount: 0 },
      both: { totalCount: 26 },
      any: {
        totalCount: 26,
        facets: {
          languages: [
            { value: 'en', count: 25 },
            { value: 'es', count: 1 },
          ],
        },
      },
      filtered: { totalCount: 0 },
    });
  });

  it('are told by their tags in any case, in filters too', async () => {
    const data = await ask(`{
      posts(filter: { language: { eq: "ES" } }) { totalCount }
      others: posts(filter: { language: { ne: "Es", notIn: ["ES"] } }) { totalCount }
      talks(filter: { language: { in: ["ES"] } }) { totalCount }
      same: talks(filter: { language: { in: ["es"] } }) { totalCount }
      images(filter: { language: { eq: "EN" } }) { totalCount }
      none: images(filter: { language: { eq: "not a tag" } }) { totalCount }
    }`);
    expect(data).toMatchObject({ posts: { totalCount: 1 }, others: { totalCount: 26 }, none: { totalCount: 0 } });
    expect(data['talks']).toEqual(data['same']);
    expect(data['images']).not.toEqual({ totalCount: 0 });
  });

  it('are no endless list, and know * at the end only', async () => {
    for (const languages of [Array.from({ length: 21 }, () => 'en'), ['*', 'en']]) {
      const { errors } = await gateway.run('query ($l: [String!]) { posts(languages: $l) { totalCount } }', { l: languages });
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('bind cursors', async () => {
    const { posts } = await ask('{ posts(first: 1, languages: ["en"]) { pageInfo { endCursor } } }');
    const { errors } = await gateway.run('query ($c: String) { posts(after: $c, languages: ["es"]) { totalCount } }', {
      c: posts.pageInfo.endCursor,
    });
    expect(errors?.[0]?.extensions['code']).toBe('INVALID_CURSOR');
  });
});

describe('what stands near a post', () => {
  it('is what shares its keywords, the nearest first', async () => {
    const { post } = await ask(
      `{ post(by: { url: "/en/blog/p01/" }) { related(first: 3) { score post { title language } sharedKeywords { slug } } } }`,
    );
    expect(post.related).toHaveLength(3);
    const scores = post.related.map((related: Json) => related.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const related of post.related) {
      expect(related.sharedKeywords.length).toBeGreaterThan(0);
      expect(related.post.title).not.toBe('Post 1');
    }
  });

  it('costs one statement for all posts of a page, and one for each field below', async () => {
    await ask('{ posts { nodes { related { post { title } sharedKeywords { name } } } } }');
    expect(gateway.statements()).toBe(4);
    await ask('{ posts { nodes { previous { title } next { title next { title } } } } }');
    expect(gateway.statements()).toBe(4);
  });

  it('is the page before and after it in time', async () => {
    const { post } = await ask(`{ post(by: { url: "/en/blog/p04/" }) {
      previous { title } next { title previous { title } } far: next(filter: { title: { eq: "Rich" } }) { title next { title } } none: next(filter: { language: { eq: "es" } }) { title } } }`);
    expect(post).toEqual({
      previous: { title: 'Post 3' },
      next: { title: 'Post 5', previous: { title: 'Post 4' } },
      far: { title: 'Rich', next: null },
      none: null,
    });
  });

  it('is, for a keyword, what stands beside it', async () => {
    const { keyword } = await ask(
      '{ keyword(by: { slug: "ambient" }) { related { keyword { slug } postCount } one: related(first: 1) { postCount } } }',
    );
    expect(keyword.related).toEqual(
      [
        { keyword: { slug: 'service-mesh' }, postCount: 8 },
        { keyword: { slug: '安全' }, postCount: 9 },
      ].sort((a, b) => b.postCount - a.postCount),
    );
    expect(keyword.one).toHaveLength(1);
    const { errors } = await gateway.run('{ keyword(by: { slug: "ambient" }) { related(first: 101) { postCount } } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

/** Posts that match a filter sent as a variable, or the code of the refusal. */
const count = async (filter: unknown): Promise<unknown> => {
  const { data, errors } = await gateway.run('query ($f: PostFilter) { posts(filter: $f) { totalCount } }', { f: filter });
  return errors?.[0]?.extensions['code'] ?? data?.['posts'].totalCount;
};
const nested = (depth: number): unknown => (depth === 0 ? { hasTalks: true } : { not: nested(depth - 1) });

describe('a filter by variables', () => {
  it('may be long where one condition takes a list, not where each item is one', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `name ${n}`);
    expect(await count({ language: { in: names } })).toBe(0);
    expect(await count({ language: { in: [...names, 'x'] } })).toBe('BAD_USER_INPUT');
    expect(await count({ keywords: { all: names } })).toBe('BAD_USER_INPUT');
    expect(await count({ or: names.map((name) => ({ title: { eq: name } })) })).toBe('BAD_USER_INPUT');
  });

  it('may be deep, not bottomless', async () => {
    expect(await count(nested(8))).toBe(11);
    for (const depth of [20, 500]) expect(await count(nested(depth))).toBe('BAD_USER_INPUT');
  });

  it('may not order by keys without end', async () => {
    const { errors } = await gateway.run('query ($o: [PostOrder!]) { posts(orderBy: $o) { totalCount } }', {
      o: Array.from({ length: 6 }, () => ({ field: 'TITLE' })),
    });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('asks what it asks where it is full of odd texts', async () => {
    for (const text of ["'; DROP TABLE posts; --", '\u0000', '\ud800', '%_\\', '"', '$.[nought]', 'a'.repeat(5000)]) {
      for (const filter of [
        { title: { contains: text, startsWith: text, endsWith: text, eq: text, notIn: [text] } },
        { keywords: { any: [text], none: [text] } },
        { param: [{ path: text, eq: text }] },
        { search: text.slice(0, 200) },
      ]) {
        expect([0, 'BAD_USER_INPUT'], JSON.stringify(filter)).toContain(await count(filter));
      }
    }
  });
});
