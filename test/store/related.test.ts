import { describe, expect, it } from 'vitest';
import { databasePath, ingest, post, reader } from './content.ts';

const path = databasePath();
const day = (number: number): string => `2024-01-${String(number).padStart(2, '0')}T00:00:00Z`;
ingest(path, [
  post({ sourcePath: 'a', keywords: ['Common', 'Rare'], publishedAt: day(10), translationKey: 'a' }),
  post({ sourcePath: 'a.es', language: 'es', keywords: ['Common', 'Rare'], publishedAt: day(10), translationKey: 'a' }),
  post({ sourcePath: 'rare', keywords: ['Rare'], publishedAt: day(1) }),
  post({ sourcePath: 'near', keywords: ['Common'], publishedAt: day(12) }),
  post({ sourcePath: 'far', keywords: ['Common'], publishedAt: day(20) }),
  post({ sourcePath: 'other', keywords: ['Other'], publishedAt: day(11) }),
  post({ sourcePath: 'spanish', language: 'es', keywords: ['Rare'], publishedAt: day(10) }),
  post({ sourcePath: 'docs', section: 'docs', publishedAt: day(11) }),
  post({ sourcePath: 'section', kind: 'SECTION', publishedAt: day(11) }),
  post({ sourcePath: 'undated', publishedAt: null, keywords: ['Common'] }),
]);
const read = reader(path);

describe('related posts', () => {
  it('share keywords, the rarest first, then the nearest in time', () => {
    const related = read.relatedPosts(['site/a'], 10).get('site/a') ?? [];
    expect(related.map(({ post: key }) => key)).toEqual(['site/rare', 'site/near', 'site/far', 'site/undated']);
    expect(related[0]?.sharedKeywords).toEqual(['rare']);
    expect(related[0]?.score).toBeGreaterThan(related[1]?.score ?? Infinity);
  });

  it('leave out other languages, its own translations, and posts with nothing in common', () => {
    const keys = (read.relatedPosts(['site/a'], 10).get('site/a') ?? []).map(({ post: key }) => key);
    for (const absent of ['site/a', 'site/a.es', 'site/spanish', 'site/other']) expect(keys).not.toContain(absent);
  });

  it('come for many posts in one statement, a few for each', () => {
    const own = reader(path);
    const found = own.relatedPosts(['site/a', 'site/near', 'site/other', 'unknown'], 1);
    expect(own.statements).toBe(1);
    expect(Array.from(found.values(), (list) => list.length)).toEqual([1, 1, 0, 0]);
  });
});

describe('related keywords', () => {
  it('are those that stand on the same posts, with how many', () => {
    expect(read.relatedKeywords(['rare', 'other'], 5)).toEqual(
      new Map([
        ['rare', [{ keyword: 'common', postCount: 2 }]],
        ['other', []],
      ]),
    );
  });
});

const neighbours = (side: 'previous' | 'next', keys: readonly string[]): unknown =>
  Object.fromEntries(Array.from(read.neighboursOf(keys, side, null), ([key, row]) => [key, row.key]));

describe('neighbours', () => {
  it('are the next older and newer pages of the same site, section and language', () => {
    const keys = ['site/a', 'site/rare', 'site/far', 'site/undated', 'site/docs'];
    expect(neighbours('previous', keys)).toEqual({ 'site/a': 'site/rare', 'site/far': 'site/near' });
    expect(neighbours('next', keys)).toEqual({ 'site/a': 'site/other', 'site/rare': 'site/a' });
  });

  it('meet the filter', () => {
    const found = read.neighboursOf(['site/a'], 'next', { keywords: { any: ['common'] } });
    expect(found.get('site/a')?.key).toBe('site/near');
    expect(read.neighboursOf(['site/a'], 'next', { language: { eq: 'es' } })).toEqual(new Map());
  });
});

const conf = (slug: string, series: string | null, year: number | null, startsOn: string | null) => ({
  slug,
  name: slug,
  series,
  year,
  startsOn,
  endsOn: null,
  location: null,
  url: null,
});

describe('events beside each other in their series', () => {
  const own = databasePath();
  ingest(own, [], {
    talks: [],
    speakers: [],
    organizations: [],
    events: [
      conf('conf-2022', 'Conf', 2022, null),
      conf('conf-2023', 'Conf', 2023, '2023-11-06'),
      conf('conf-2024', 'Conf', 2024, '2024-03-19'),
      conf('conf-undated', 'Conf', null, null),
      conf('other-2023', 'Other', 2023, '2023-12-01'),
      conf('alone', null, 2023, '2023-12-02'),
    ],
  });
  const events = reader(own);
  const all = ['conf-2022', 'conf-2023', 'conf-2024', 'conf-undated', 'other-2023', 'alone'];
  const beside = (side: 'previous' | 'next') =>
    Object.fromEntries([...events.eventNeighboursOf(all, side)].map(([key, row]) => [key, row.key]));

  it('come by one statement, a year before the days in it', () => {
    const before = events.statements;
    expect(beside('previous')).toEqual({ 'conf-2023': 'conf-2022', 'conf-2024': 'conf-2023' });
    expect(events.statements).toBe(before + 1);
    expect(beside('next')).toEqual({ 'conf-2022': 'conf-2023', 'conf-2023': 'conf-2024' });
  });
});
