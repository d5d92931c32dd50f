import { type Arbitrary, array, assert, constantFrom, nat, property, record, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqliteReader } from '../../src/store/sqlite-reader.ts';
import { content, type Content, eventFilters, keywordFilters, speakerFilters } from './arbitraries.ts';
import { databasePath, ingest, reader } from './content.ts';
import { byText, byValue, type Keyword, keywordsOfTalk, matchesEvent, matchesKeyword, matchesSpeaker, type Speaker } from './model.ts';

const stores = sample(content, { numRuns: 8, seed: 20_240_320 }).map((drawn) => {
  const path = databasePath();
  ingest(path, drawn.posts, drawn.graph, drawn.named);
  return { drawn, read: reader(path) };
});

function check<T>(arbitrary: Arbitrary<T>, test: (drawn: Content, read: SqliteReader, value: T) => void): void {
  assert(
    property(nat(stores.length - 1), arbitrary, (at, value) => {
      const store = stores[at];
      if (store !== undefined) test(store.drawn, store.read, value);
    }),
    { numRuns: 500 },
  );
}

const keysOf = (rows: readonly { readonly key: string }[]): string[] => rows.map(({ key }) => key);
const found = (edges: readonly { readonly row: { readonly key: string } }[]): string[] => keysOf(edges.map(({ row }) => row)).toSorted();
const lower = (text: string): string => text.normalize('NFKC').toLowerCase();
const direction = constantFrom('ASC' as const, 'DESC' as const);

/** The keywords that posts carry; their names as the store chose them among the spellings. */
function keywords({ posts, talks }: Content, read: SqliteReader): Keyword[] {
  const slugs = [...new Set(posts.flatMap((post) => post.keywords.map(({ slug }) => slug)))];
  const names = read.byKeys('Keyword', slugs);
  return slugs.map((key) => ({
    key,
    name: names.get(key)?.name ?? '',
    postCount: posts.filter((post) => post.keywords.some(({ slug }) => slug === key)).length,
    talkCount: talks.filter((talk) => keywordsOfTalk(talk).includes(key)).length,
  }));
}

function speakers({ graph, talks }: Content): Speaker[] {
  return graph.speakers.map(({ slug, name }) => {
    const own = talks.filter((talk) => talk.speakers.some(({ speaker }) => speaker === slug));
    // Who stands twice in a by-line counts as what stands there first.
    const organizations = own.flatMap((talk) => talk.speakers.find(({ speaker }) => speaker === slug)?.organization ?? []);
    return { key: slug, name, organizations: [...new Set(organizations)], talks: own };
  });
}

describe('a filter means in SQL what it means in a plain loop', () => {
  it('over keywords, with its total', () => {
    check(keywordFilters, (drawn, read, filter) => {
      const wanted = keysOf(keywords(drawn, read).filter((keyword) => matchesKeyword(keyword, filter))).toSorted();
      expect(found(read.page('Keyword', { filter, first: 100 }).edges)).toEqual(wanted);
      expect(read.count('Keyword', filter)).toBe(wanted.length);
    });
  });
  it('over speakers, with its total', () => {
    check(speakerFilters, (drawn, read, filter) => {
      const wanted = keysOf(speakers(drawn).filter((speaker) => matchesSpeaker(speaker, filter, drawn.posts))).toSorted();
      expect(found(read.page('Speaker', { filter, first: 100 }).edges)).toEqual(wanted);
      expect(read.count('Speaker', filter)).toBe(wanted.length);
    });
  });
  it('over events, with its total', () => {
    check(eventFilters, (drawn, read, filter) => {
      const wanted = drawn.graph.events.filter((event) => matchesEvent(event, filter)).map(({ slug }) => slug);
      expect(found(read.page('Event', { filter, first: 100 }).edges)).toEqual(wanted.toSorted());
      expect(read.count('Event', filter)).toBe(wanted.length);
    });
  });
});

describe('an order is in SQL what it is in a plain loop, forwards and backwards', () => {
  it('of keywords', () => {
    const values = {
      NAME: (row: Keyword) => lower(row.name),
      POST_COUNT: (row: Keyword) => row.postCount,
      TALK_COUNT: (row: Keyword) => row.talkCount,
    };
    const orders = array(record({ field: constantFrom('NAME' as const, 'POST_COUNT' as const, 'TALK_COUNT' as const), direction }), {
      minLength: 1,
      maxLength: 1,
    });
    check(orders, (drawn, read, orderBy) => {
      const [order] = orderBy;
      if (order === undefined) return;
      const sign = order.direction === 'DESC' ? -1 : 1;
      const value = values[order.field];
      const wanted = keysOf(keywords(drawn, read).toSorted((a, b) => sign * (byValue(value(a), value(b)) || byText(a.key, b.key))));
      expect(keysOf(read.page('Keyword', { orderBy, first: 100 }).edges.map(({ row }) => row))).toEqual(wanted);
      expect(keysOf(read.page('Keyword', { orderBy, last: 100 }).edges.map(({ row }) => row))).toEqual(wanted);
      const half = read.page('Keyword', { orderBy, first: 2 });
      const after = half.edges.at(-1)?.position;
      const rest = after === undefined ? [] : read.page('Keyword', { orderBy, first: 100, after }).edges;
      expect(keysOf([...half.edges, ...rest].map(({ row }) => row))).toEqual(wanted);
    });
  });
  it('of speakers and events by the number of their talks', () => {
    check(direction, (drawn, read, way) => {
      const orderBy = [{ field: 'TALK_COUNT', direction: way }] as const;
      const sign = way === 'DESC' ? -1 : 1;
      const bySize = speakers(drawn).toSorted((a, b) => sign * (a.talks.length - b.talks.length || byText(a.key, b.key)));
      expect(keysOf(read.page('Speaker', { orderBy, first: 100 }).edges.map(({ row }) => row))).toEqual(keysOf(bySize));
      const sizes = drawn.graph.events.map(({ slug }) => ({ key: slug, size: drawn.talks.filter(({ event }) => event === slug).length }));
      const events = sizes.toSorted((a, b) => sign * (a.size - b.size || byText(a.key, b.key)));
      expect(keysOf(read.page('Event', { orderBy, first: 100 }).edges.map(({ row }) => row))).toEqual(keysOf(events));
    });
  });
});
