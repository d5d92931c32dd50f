import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics.ts';
import type { ImageRecord } from '../../src/model.ts';
import type { EntityName, FilterOf, OrderOf } from '../../src/store/entities.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { databasePath, facts, imageUse, mention, post, reader, talk } from './content.ts';

const path = databasePath();
const image = (name: string, parts: Partial<ImageRecord> = {}): ImageRecord & { ctimeMs: number } => ({
  key: `site/${name}`,
  site: 'site',
  sourcePath: name,
  remoteUrl: null,
  exists: true,
  absolutePath: `/${name}`,
  digest: name,
  width: 100,
  height: 50,
  format: 'PNG',
  bytes: 10,
  animated: false,
  placeholder: null,
  dominantColor: null,
  ctimeMs: 1,
  ...parts,
});
const speaker = (slug: string, organization: string | null) => ({ speaker: slug, name: slug, organization });
const event = (slug: string, startsOn: string | null, series: string | null) => ({
  slug,
  name: `The ${slug}`,
  series,
  year: startsOn === null ? null : Number(startsOn.slice(0, 4)),
  startsOn,
  endsOn: null,
  location: null,
  url: null,
});

{
  const writer = new ContentWriter(path);
  writer.putSite({ key: 'site', title: null, baseUrl: null, defaultLanguage: 'en', languages: ['en', 'es'] }, 0, 'settings');
  const described = { ...imageUse('site/a.png'), alt: 'A drawing' };
  const posts = [
    post({ sourcePath: 'en', keywords: ['Mesh'], images: [described, imageUse('site/b.jpg')], mentions: [mention('t1'), mention('t2')] }),
    post({ sourcePath: 'es', language: 'es', keywords: ['Mesh', 'Zeta'], images: [described], mentions: [mention('t2')] }),
  ];
  for (const record of posts) {
    writer.putPost(
      record,
      facts(record.sourcePath),
      [diagnostic('DATE_INVALID', { site: 'site', sourcePath: record.sourcePath, line: 2 }, 'No such day.')],
      0,
    );
  }
  writer.putFile('site', facts('draft'), [diagnostic('FRONT_MATTER_INVALID', { site: 'site', sourcePath: 'draft', line: 10 }, 'Broken.')]);
  writer.putImage(image('a.png', { bytes: 30 }));
  writer.putImage(image('b.jpg', { format: 'JPEG', exists: false, width: null, height: null, bytes: null, digest: null }));
  writer.putTalks(
    {
      talks: [
        talk('t1', ['site/en'], { event: 'first', kind: 'KEYNOTE', speakers: [speaker('bo', 'acme'), speaker('ada', null)] }),
        talk('t2', ['site/en', 'site/es'], { event: 'second', speakers: [speaker('ada', 'umbrella')] }),
      ],
      speakers: ['ada', 'bo'].map((slug) => ({ slug, name: slug.toUpperCase() })),
      organizations: ['acme', 'umbrella'].map((slug) => ({ slug, name: slug })),
      events: [event('first', '2023-11-06', 'Conf'), event('second', '2024-03-19', 'Conf'), event('undated', null, null)],
    },
    new Map([['t1', ['zeta']]]),
  );
  writer.finish(new Date());
}
const read = reader(path);

function keys<E extends EntityName>(entity: E, filter: FilterOf<E> | null, orderBy: readonly OrderOf<E>[] | null = null): string[] {
  const found = read.page(entity, { filter, orderBy, first: 50 }).edges.map(({ row }) => row.key);
  expect(read.count(entity, filter)).toBe(found.length);
  return found;
}

describe('images', () => {
  it.each([
    [{ site: { eq: 'site' } }, ['site/a.png', 'site/b.jpg']],
    [{ site: { eq: 'other' } }, []],
    [{ language: { eq: 'es' } }, ['site/a.png']],
    [{ format: { eq: 'JPEG' } }, ['site/b.jpg']],
    [{ width: { gte: 100 } }, ['site/a.png']],
    [{ height: { lt: 50 } }, []],
    [{ hasAlt: true }, ['site/a.png']],
    [{ hasAlt: false }, ['site/b.jpg']],
    [{ exists: false }, ['site/b.jpg']],
    [{ keywords: { any: ['zeta'] } }, ['site/a.png']],
    [{ keywords: { none: ['zeta'] } }, ['site/b.jpg']],
  ] as const)('%j', (filter, expected) => {
    expect(keys('Image', filter)).toEqual(expected);
  });

  it('of unknown size stand first in ascending order', () => {
    expect(keys('Image', null, [{ field: 'BYTES', direction: 'ASC' }])).toEqual(['site/b.jpg', 'site/a.png']);
    expect(keys('Image', null, [{ field: 'WIDTH', direction: 'DESC' }])).toEqual(['site/a.png', 'site/b.jpg']);
  });
});

describe('keywords', () => {
  it.each([
    [{ name: { startsWith: 'ME' } }, ['mesh']],
    [{ slug: { in: ['zeta', 'unknown'] } }, ['zeta']],
    [{ postCount: { gte: 2 } }, ['mesh']],
    [{ talkCount: { eq: 2 } }, ['mesh', 'zeta']],
    [{ talkCount: { gt: 2 } }, []],
  ] as const)('%j', (filter, expected) => {
    expect(keys('Keyword', filter)).toEqual(expected);
  });

  it('are ordered by their posts', () => {
    expect(keys('Keyword', null, [{ field: 'POST_COUNT', direction: 'DESC' }])).toEqual(['mesh', 'zeta']);
    expect(keys('Keyword', null, [{ field: 'POST_COUNT', direction: 'ASC' }])).toEqual(['zeta', 'mesh']);
  });
});

const affiliated = (relation: 'Speaker.organizations' | 'Organization.speakers', parent: string): string[] =>
  read
    .pagesOf(relation, [parent], { first: 5 })
    .get(parent)
    ?.edges.map(({ row }) => row.key) ?? [];

describe('speakers, organizations and events', () => {
  it.each([
    [{ name: { contains: 'd' } }, ['ada']],
    [{ organization: { eq: 'umbrella' } }, ['ada']],
    [{ organization: { eq: 'unknown' } }, []],
    [{ talks: { some: { kind: { eq: 'KEYNOTE' } } } }, ['ada', 'bo']],
    [{ talks: { every: { kind: { eq: 'KEYNOTE' } } } }, ['bo']],
    [{ talks: { none: { event: { eq: 'second' } } } }, ['bo']],
  ] as const)('speakers with %j', (filter, expected) => {
    expect(keys('Speaker', filter)).toEqual(expected);
  });

  it('speakers and organizations are ordered by their talks', () => {
    expect(keys('Speaker', null, [{ field: 'TALK_COUNT', direction: 'DESC' }])).toEqual(['ada', 'bo']);
    expect(keys('Organization', null, [{ field: 'TALK_COUNT', direction: 'DESC' }])).toEqual(['umbrella', 'acme']);
  });

  it.each([
    [{ series: { eq: 'Conf' } }, ['second', 'first']],
    [{ year: { eq: 2023 } }, ['first']],
    [{ startsOn: { isNull: true } }, ['undated']],
    [{ name: { endsWith: 'FIRST' } }, ['first']],
  ] as const)('events with %j', (filter, expected) => {
    expect(keys('Event', filter)).toEqual(expected);
  });

  it('affiliations lead both ways, the latest first', () => {
    expect(affiliated('Speaker.organizations', 'ada')).toEqual(['umbrella']);
    expect(affiliated('Organization.speakers', 'acme')).toEqual(['bo']);
    expect(affiliated('Speaker.organizations', 'unknown')).toEqual([]);
  });

  it('events list the posts that tell of them', () => {
    const found = read.pagesOf('Event.posts', ['second', 'undated'], { first: 5 });
    expect(
      found
        .get('second')
        ?.edges.map(({ row }) => row.key)
        .toSorted(),
    ).toEqual(['site/en', 'site/es']);
    expect(found.get('undated')?.edges).toEqual([]);
  });
});

const paths = (filter: FilterOf<'Diagnostic'> | null): string[] =>
  read.page('Diagnostic', { filter, first: 9 }).edges.map(({ row }) => row.sourcePath);

describe('a filter of thousands of conditions', () => {
  const many = Array.from({ length: 5000 }, (_, at) => `keyword-${String(at)}`);
  /** More than SQLite nests. */
  const alternatives = many.slice(0, 1100);
  it('is answered, not refused', () => {
    expect(keys('Keyword', { slug: { in: [...many, 'mesh'] } })).toEqual(['mesh']);
    expect(keys('Post', { keywords: { all: many } })).toEqual([]);
    expect(keys('Post', { or: alternatives.map((name) => ({ keywords: { any: [name] } })) })).toEqual([]);
    expect(keys('Post', { keywords: { any: [...many, 'zeta'] } })).toEqual(['site/es']);
  });
});

describe('diagnostics', () => {
  it('are listed by file and line, and filtered', () => {
    expect(paths(null)).toEqual(['draft', 'en', 'es']);
    expect(paths({ severity: { eq: 'ERROR' } })).toEqual(['draft']);
    expect(paths({ code: { eq: 'DATE_INVALID' }, sourcePath: { startsWith: 'E' } })).toEqual(['en', 'es']);
    expect(paths({ site: { eq: 'other' } })).toEqual([]);
  });
});
