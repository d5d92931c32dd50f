import { type Arbitrary, assert, integer, nat, property, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacetValue } from '../../src/store/facets.ts';
import type { SqliteReader } from '../../src/store/sqlite-reader.ts';
import type { Page, PageRequest, PostFilter, PostOrder, TalkFilter, TalkOrder } from '../../src/store/requests.ts';
import { content, type Content, postFilters, postOrders, talkFilters, talkOrders } from './arbitraries.ts';
import { databasePath, ingest, reader } from './content.ts';
import { byText, byValue, keywordsOfTalk, matchesPost, matchesTalk, type Post, type Talk } from './model.ts';

/** Random content with a reader of the database that it was ingested into. */
const stores = sample(content, { numRuns: 10, seed: 20_231_116 }).map((drawn) => {
  const path = databasePath();
  ingest(path, drawn.posts, drawn.graph, drawn.named);
  return { content: drawn, read: reader(path) };
});
/** By number, so that a failure prints a seed and a filter, not a database. */
const store = nat(stores.length - 1);

function check<T>(arbitrary: Arbitrary<T>, test: (content: Content, read: SqliteReader, value: T) => void, numRuns = 1500): void {
  assert(
    property(store, arbitrary, (at, value) => {
      const { content: drawn, read } = stores[at] ?? {};
      if (drawn !== undefined && read !== undefined) test(drawn, read, value);
    }),
    { numRuns },
  );
}

const keysOf = (rows: readonly { readonly key: string }[]): string[] => rows.map(({ key }) => key);
const posts = ({ posts: all }: Content, filter: PostFilter | null): Post[] => all.filter((post) => matchesPost(post, filter, all));
const talks = ({ talks: all, posts: known }: Content, filter: TalkFilter | null): Talk[] =>
  all.filter((talk) => matchesTalk(talk, filter, known));

type Sorted<Row, Field extends string> = Readonly<Record<Field, (row: Row) => string | number>>;
const POST_ORDERS: Sorted<Post, PostOrder['field']> = {
  PUBLISHED_AT: (post) => post.publishedAt ?? '',
  MODIFIED_AT: (post) => post.modifiedAt ?? '',
  TITLE: (post) => post.title.normalize('NFKC').toLowerCase(),
  WEIGHT: (post) => (post.weight === null || post.weight === 0 ? Number.MAX_SAFE_INTEGER : post.weight),
  WORD_COUNT: (post) => post.body.wordCount,
  TALK_COUNT: (post) => post.talks.length,
  URL: (post) => post.url,
};
const TALK_ORDERS: Sorted<Talk, TalkOrder['field']> = {
  EVENT_DATE: (talk) => talk.eventOrder,
  STARTS_ON: (talk) => talk.startsOn ?? '',
  TITLE: (talk) => (talk.titles[0]?.title ?? '').normalize('NFKC').toLowerCase(),
  MENTION_COUNT: (talk) => talk.mentions.length,
};

const sign = (direction: 'ASC' | 'DESC' | undefined): number => (direction === 'DESC' ? -1 : 1);

function sorted<Row extends { readonly key: string }, Field extends string>(
  rows: readonly Row[],
  orderBy: readonly { readonly field: Field; readonly direction: 'ASC' | 'DESC' }[],
  values: Sorted<Row, Field>,
): Row[] {
  return rows.toSorted((a, b) => {
    for (const { field, direction } of orderBy) {
      const difference = byValue(values[field](a), values[field](b));
      if (difference !== 0) return difference * sign(direction);
    }
    // The key at the end goes the way of the last field that is not a repetition.
    const last = orderBy.findLast(({ field }, at) => orderBy.findIndex((other) => other.field === field) === at);
    return byText(a.key, b.key) * sign(last?.direction);
  });
}

/** Every key of a connection, page by page; each page has the size, flags and neighbours that it must have. */
function walk<Row extends { readonly key: string }>(
  size: number,
  direction: 'first' | 'last',
  read: (window: Pick<PageRequest<never, never>, 'first' | 'last' | 'after' | 'before'>) => Page<Row>,
): string[] {
  const keys: string[] = [];
  let page = read({ [direction]: size });
  expect(direction === 'first' ? page.hasPreviousPage : page.hasNextPage).toBe(false);
  for (;;) {
    const own = keysOf(page.edges.map(({ row }) => row));
    if (direction === 'first') keys.push(...own);
    else keys.unshift(...own);
    if (!(direction === 'first' ? page.hasNextPage : page.hasPreviousPage)) return keys;
    expect(own).toHaveLength(size);
    const end = page.edges.at(direction === 'first' ? -1 : 0)?.position ?? [];
    page = direction === 'first' ? read({ first: size, after: end }) : read({ last: size, before: end });
    expect(page.edges.length).toBeGreaterThan(0);
  }
}

const size = integer({ min: 1, max: 15 });

describe('a filter means in SQL what it means in a plain loop', () => {
  it('over posts, with its total', () => {
    check(postFilters, (drawn, read, filter) => {
      const wanted = keysOf(posts(drawn, filter));
      const found = read.page('Post', { filter, first: 100 });
      expect(keysOf(found.edges.map(({ row }) => row)).toSorted()).toEqual(wanted.toSorted());
      expect(read.count('Post', filter)).toBe(wanted.length);
    });
  });

  it('over talks, with its total', () => {
    check(talkFilters, (drawn, read, filter) => {
      const wanted = keysOf(talks(drawn, filter));
      const found = read.page('Talk', { filter, first: 100 });
      expect(keysOf(found.edges.map(({ row }) => row)).toSorted()).toEqual(wanted.toSorted());
      expect(read.count('Talk', filter)).toBe(wanted.length);
    });
  });
});

describe('every order gives each row once, forwards and backwards, in pages of any size', () => {
  it('of posts', () => {
    check(
      postOrders,
      (drawn, read, orderBy) => {
        const [filter = null] = sample(postFilters, { numRuns: 1, seed: orderBy.length });
        const wanted = keysOf(
          sorted(posts(drawn, filter), orderBy.length === 0 ? [{ field: 'PUBLISHED_AT', direction: 'DESC' }] : orderBy, POST_ORDERS),
        );
        for (const direction of ['first', 'last'] as const) {
          expect(walk(4, direction, (window) => read.page('Post', { filter, orderBy, ...window }))).toEqual(wanted);
        }
      },
      400,
    );
  });

  it('of talks', () => {
    check(
      talkOrders,
      (drawn, read, orderBy) => {
        const wanted = keysOf(
          sorted(drawn.talks, orderBy.length === 0 ? [{ field: 'EVENT_DATE', direction: 'DESC' }] : orderBy, TALK_ORDERS),
        );
        for (const direction of ['first', 'last'] as const) {
          expect(walk(3, direction, (window) => read.page('Talk', { orderBy, ...window }))).toEqual(wanted);
        }
      },
      300,
    );
  });

  it('of the children of many parents at once', () => {
    check(
      size,
      (drawn, read, pageSize) => {
        const keywords = [...new Set(drawn.posts.flatMap((post) => post.keywords.map(({ slug }) => slug))), 'unknown'];
        const request = { first: pageSize, orderBy: [{ field: 'TITLE', direction: 'ASC' }] as const };
        const pages = read.pagesOf('Keyword.posts', keywords, request);
        const tagged = (slug: string): Post[] => drawn.posts.filter((post) => post.keywords.some((keyword) => keyword.slug === slug));
        for (const slug of keywords) {
          const wanted = keysOf(sorted(tagged(slug), request.orderBy, POST_ORDERS));
          expect(keysOf(pages.get(slug)?.edges.map(({ row }) => row) ?? [])).toEqual(wanted.slice(0, pageSize));
          expect(pages.get(slug)?.hasNextPage).toBe(wanted.length > pageSize);
        }
      },
      150,
    );
  });
});

describe('children keep to their parents and to the filter', () => {
  it('of keywords, speakers, organizations and events', () => {
    check(
      talkFilters,
      (drawn, read, filter) => {
        const relations = [
          ['Keyword.talks', (talk: Talk) => keywordsOfTalk(talk)],
          ['Speaker.talks', (talk: Talk) => talk.speakers.map(({ speaker }) => speaker)],
          ['Organization.talks', (talk: Talk) => talk.speakers.map(({ organization }) => organization)],
          ['Event.talks', (talk: Talk) => [talk.event]],
        ] as const;
        for (const [relation, parentsOf] of relations) {
          const parents = [...new Set(drawn.talks.flatMap(parentsOf))].filter((key) => key !== null);
          const pages = read.pagesOf(relation, parents, { filter, first: 100 });
          const counts = read.countsOf(relation, parents, filter);
          for (const parent of parents) {
            const wanted = keysOf(talks(drawn, filter).filter((talk) => parentsOf(talk).includes(parent as never)));
            expect(keysOf(pages.get(parent)?.edges.map(({ row }) => row) ?? []).toSorted()).toEqual(wanted.toSorted());
            expect(counts.get(parent)).toBe(wanted.length);
          }
        }
      },
      300,
    );
  });

  it('of posts, talks in the order of the text', () => {
    check(
      talkFilters,
      (drawn, read, filter) => {
        const parents = keysOf(drawn.posts);
        const pages = read.pagesOf('Post.talks', parents, { filter, first: 100 });
        for (const post of drawn.posts) {
          const wanted = keysOf(post.talks.filter((talk) => matchesTalk(talk, filter, drawn.posts)));
          expect(keysOf(pages.get(post.key)?.edges.map(({ row }) => row) ?? [])).toEqual(wanted);
        }
      },
      300,
    );
  });
});

function groups<Row>(rows: readonly Row[], valuesOf: (row: Row) => readonly (string | number | null)[]): FacetValue[] {
  const counts = new Map<string | number, number>();
  for (const row of rows) {
    for (const value of new Set(valuesOf(row))) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count || byValue(a.value, b.value));
}

describe('facets count what matches', () => {
  const POST_FACETS = {
    YEARS: (post: Post) => [post.publishedAt === null ? null : Number(post.publishedAt.slice(0, 4))],
    LANGUAGES: (post: Post) => [post.language],
    SECTIONS: (post: Post) => [post.section],
    SITES: (post: Post) => [post.site],
    AUTHORS: (post: Post) => post.authors,
    KEYWORDS: (post: Post) => post.keywords.map(({ slug }) => slug),
  } as const;
  // The names of the drawn events are not in the order of their slugs: they are compared below.
  const TALK_FACETS = {
    YEARS: (talk: Talk) => [talk.year],
    KINDS: (talk: Talk) => [talk.kind],
    SPEAKERS: (talk: Talk) => talk.speakers.map(({ speaker }) => speaker),
    ORGANIZATIONS: (talk: Talk) => talk.speakers.map(({ organization }) => organization),
    LANGUAGES: (talk: Talk) => talk.posts.map(({ language }) => language),
    SITES: (talk: Talk) => talk.posts.map(({ site }) => site),
    KEYWORDS: keywordsOfTalk,
  } as const;

  it('of posts', () => {
    check(
      postFilters,
      (drawn, read, filter) => {
        for (const [name, valuesOf] of Object.entries(POST_FACETS)) {
          const wanted = groups(posts(drawn, filter), valuesOf);
          expect(read.facet('Post', name as keyof typeof POST_FACETS, filter, null)).toEqual(wanted);
          expect(read.facet('Post', name as keyof typeof POST_FACETS, filter, 2)).toEqual(wanted.slice(0, 2));
        }
      },
      300,
    );
  });

  it('of talks', () => {
    check(
      talkFilters,
      (drawn, read, filter) => {
        for (const [name, valuesOf] of Object.entries(TALK_FACETS)) {
          expect(read.facet('Talk', name as keyof typeof TALK_FACETS, filter, null)).toEqual(groups(talks(drawn, filter), valuesOf));
        }
        const events = read.facet('Talk', 'EVENTS', filter, null);
        const wanted = groups(talks(drawn, filter), (talk) => [talk.event]);
        expect(events.toSorted((a, b) => byValue(a.value, b.value))).toEqual(wanted.toSorted((a, b) => byValue(a.value, b.value)));
      },
      300,
    );
  });

  it('of the children of many parents at once', () => {
    check(
      talkFilters,
      (drawn, read, filter) => {
        const parents = ['ada', 'bo', 'cy', 'unknown'];
        const found = read.facetsOf('Speaker.talks', parents, 'YEARS', filter, null);
        for (const parent of parents) {
          const own = talks(drawn, filter).filter((talk) => talk.speakers.some(({ speaker }) => speaker === parent));
          expect(found.get(parent)).toEqual(groups(own, (talk) => [talk.year]));
        }
      },
      200,
    );
  });
});

describe('an order by a filtered count', () => {
  it('counts talks by keyword, speaker and organization, and shows the count', () => {
    check(
      talkFilters,
      (drawn, read, filter) => {
        const orderBy = [{ field: 'TALK_COUNT', direction: 'DESC', talkFilter: filter }] as const;
        const matching = talks(drawn, filter);
        const keywords = read.page('Keyword', { orderBy, first: 100 }).edges;
        expect(walk(2, 'first', (window) => read.page('Keyword', { orderBy, ...window }))).toEqual(keysOf(keywords.map(({ row }) => row)));
        for (const { row } of keywords)
          expect(row.talkCount).toBe(matching.filter((talk) => keywordsOfTalk(talk).includes(row.key)).length);
        expect(keywords.map(({ row }) => row.talkCount)).toEqual(keywords.map(({ row }) => row.talkCount).toSorted((a, b) => b - a));
        for (const { row } of read.page('Speaker', { orderBy, first: 100 }).edges) {
          expect(row.talkCount).toBe(matching.filter((talk) => talk.speakers.some(({ speaker }) => speaker === row.key)).length);
        }
      },
      200,
    );
  });

  it('counts posts by keyword', () => {
    check(
      postFilters,
      (drawn, read, filter) => {
        const orderBy = [{ field: 'POST_COUNT', direction: 'ASC', postFilter: filter }] as const;
        for (const { row } of read.page('Keyword', { orderBy, first: 100 }).edges) {
          expect(row.postCount).toBe(posts(drawn, filter).filter((post) => post.keywords.some(({ slug }) => slug === row.key)).length);
        }
      },
      200,
    );
  });
});
