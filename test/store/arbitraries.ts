/** Random content and random requests over it, from a few values so that they meet. */
import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  letrec,
  option,
  record,
  shuffledSubarray,
  subarray,
} from 'fast-check';
import type { TalkGraph } from '../../src/model.ts';
import type {
  DateFilter,
  EventFilter,
  ImageFilter,
  IntFilter,
  KeywordFilter,
  KeywordsFilter,
  PostFilter,
  PostOrder,
  SpeakerFilter,
  StringFilter,
  TalkFilter,
  TalkOrder,
} from '../../src/store/requests.ts';
import { imageUse, mention, post, talk } from './content.ts';
import type { Post, Talk } from './model.ts';

const KEYWORDS = ['Mesh', 'Ambient', 'mTLS', 'Gateway', 'Wasm'];
const SITES = ['one', 'two'];
const LANGUAGES = ['en', 'es', 'zh', 'uk'];
const WORDS = ['alpha', 'Beta', 'gamma delta', 'Ünïcode', ''];
const DATES = ['2022-05-01T00:00:00Z', '2023-01-01T00:00:00Z', '2023-11-16T00:00:00Z', '2024-03-20T10:00:00Z'];
const DAYS = ['2022-05-03', '2023-11-06', '2024-03-19'];
const EVENTS = [
  { slug: 'conf-2023', name: 'Conf 2023', series: 'Conf', year: 2023, startsOn: '2023-11-06' },
  { slug: 'conf-2024', name: 'Conf 2024', series: 'Conf', year: 2024, startsOn: null },
  { slug: 'meetup', name: 'A meetup', series: null, year: null, startsOn: null },
].map((event) => Object.assign(event, { endsOn: null, location: null, url: null }));
const SPEAKERS = ['ada', 'bo', 'cy'];
const ORGANIZATIONS = ['acme', 'umbrella'];
const KINDS = ['TALK', 'PANEL', 'KEYNOTE'] as const;

export interface Content {
  readonly posts: readonly Post[];
  readonly talks: readonly Talk[];
  readonly graph: TalkGraph;
  readonly named: ReadonlyMap<string, readonly string[]>;
}

const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null> => option(value, { nil: null });

const postParts = record({
  site: constantFrom(...SITES),
  language: constantFrom(...LANGUAGES),
  group: integer({ min: 0, max: 8 }),
  section: maybe(constantFrom('blog', 'docs')),
  kind: constantFrom('PAGE' as const, 'SECTION' as const),
  title: constantFrom(...WORDS),
  publishedAt: maybe(constantFrom(...DATES)),
  modifiedAt: maybe(constantFrom(...DATES)),
  weight: maybe(integer({ min: -2, max: 3 })),
  authors: shuffledSubarray(['Ada', 'Bo', 'Élan']),
  keywords: shuffledSubarray(KEYWORDS),
  images: integer({ min: 0, max: 2 }),
  text: constantFrom('', 'one two', 'alpha beta gamma', 'word '.repeat(20).trim()),
  params: constantFrom({}, { level: 1 }, { level: '1', nested: { list: [true, null, 'x'] } }, { level: null, 'a b': 'c' }, { level: true }),
  talks: shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { maxLength: 4 }),
});

const talkParts = record({
  title: constantFrom('Alpha talk', 'beta', 'Ünïcode alpha'),
  kind: constantFrom(...KINDS),
  startsOn: maybe(constantFrom(...DAYS)),
  event: maybe(constantFrom(...EVENTS)),
  speakers: array(record({ speaker: constantFrom(...SPEAKERS), organization: maybe(constantFrom(...ORGANIZATIONS)) }), { maxLength: 3 }),
  provider: maybe(constantFrom('YOUTUBE' as const, 'VIMEO' as const)),
  named: subarray(KEYWORDS.map((name) => name.toLowerCase())),
});

/** Posts with the talks that they mention; talks that nobody mentions are left out. */
export const content: Arbitrary<Content> = record({
  posts: array(postParts, { minLength: 1, maxLength: 40 }),
  talks: array(talkParts, { minLength: 8, maxLength: 8 }),
}).map(({ posts: drawn, talks: drawnTalks }) => {
  const posts: Post[] = drawn.map(({ group, images, talks, ...parts }, at) => ({
    ...post({
      ...parts,
      sourcePath: `${String(at)}.md`,
      translationKey: `group-${String(group)}`,
      images: Array.from({ length: images }, (_, index) => imageUse(`${parts.site}/${String(index)}.png`)),
      mentions: talks.map((number) => mention(`t${String(number)}`)),
    }),
    talks: [],
  }));
  const talks: Talk[] = drawnTalks.flatMap(({ event, speakers, provider, named, title, ...parts }, number) => {
    const key = `t${String(number)}`;
    const own = posts.filter((_, at) => drawn[at]?.talks.includes(number));
    const known = named.filter((slug) => posts.some((each) => each.keywords.some((keyword) => keyword.slug === slug)));
    if (own.length === 0) return [];
    const url = `https://video.example/${key}`;
    const video = provider === null ? null : { provider, videoId: key, url, embedUrl: url, thumbnailUrl: null };
    const merged = talk(
      key,
      own.map((each) => each.key),
      {
        ...parts,
        titles: [{ language: 'en', title }],
        event: event?.slug ?? null,
        video,
        recordingUrl: provider === null ? null : url,
        speakers: speakers
          .filter(({ speaker }, at) => speakers.findIndex((other) => other.speaker === speaker) === at)
          .map((each) => Object.assign(each, { name: each.speaker })),
      },
    );
    const date = parts.startsOn ?? event?.startsOn ?? null;
    const year = date === null ? (event?.year ?? null) : Number(date.slice(0, 4));
    const eventOrder = event?.startsOn ?? parts.startsOn ?? (year === null ? '' : String(year));
    return [{ ...merged, posts: own, eventSeries: event?.series ?? null, year, eventOrder, named: known }];
  });
  for (const each of talks) for (const named of each.posts) named.talks.push(each);
  // In the order of the text.
  posts.forEach((each, at) => each.talks.sort((a, b) => order(drawn[at]?.talks, a) - order(drawn[at]?.talks, b)));
  return {
    posts,
    talks,
    graph: {
      talks,
      speakers: SPEAKERS.map((slug) => ({ slug, name: slug })),
      organizations: ORGANIZATIONS.map((slug) => ({ slug, name: slug })),
      events: EVENTS,
    },
    named: new Map(talks.map(({ key, named }) => [key, named])),
  };
});

function order(numbers: readonly number[] | undefined, each: Talk): number {
  return numbers?.indexOf(Number(each.key.slice(1))) ?? 0;
}

const sparse = <T extends object>(members: { readonly [K in keyof T]-?: Arbitrary<NonNullable<T[K]>> }): Arbitrary<T> =>
  // One or two members at a time: more of them hardly ever match together.
  subarray(Object.keys(members) as (keyof T & string)[], { minLength: 1, maxLength: 2 }).chain((names) =>
    record(Object.fromEntries(names.map((name) => [name, members[name]]))),
  ) as unknown as Arbitrary<T>;

const stringFilter = (...values: readonly string[]): Arbitrary<StringFilter> => {
  const one = constantFrom(...values, 'unknown');
  const part = constantFrom(
    ...values.map((value) => value.slice(0, 2).toUpperCase()),
    ...values.map((value) => value.slice(-1)),
    '',
    '%',
    '_',
  );
  return sparse<StringFilter>({
    eq: one,
    ne: one,
    in: array(one, { maxLength: 2 }),
    notIn: array(one, { maxLength: 2 }),
    contains: part,
    startsWith: part,
    endsWith: part,
    isNull: boolean(),
  });
};
const dateFilter = (values: readonly string[]): Arbitrary<DateFilter> => {
  const one = constantFrom(...values);
  return sparse<DateFilter>({ eq: one, gt: one, gte: one, lt: one, lte: one, isNull: boolean() });
};
const intFilter = (...values: readonly number[]): Arbitrary<IntFilter> => {
  const one = constantFrom(...values);
  return sparse<IntFilter>({ eq: one, in: array(one, { maxLength: 2 }), gt: one, gte: one, lt: one, lte: one });
};
const keywordsFilter: Arbitrary<KeywordsFilter> = sparse<KeywordsFilter>({
  all: subarray([...KEYWORDS, 'unknown'], { maxLength: 2 }),
  any: subarray([...KEYWORDS, 'unknown'], { maxLength: 2 }),
  none: subarray([...KEYWORDS, 'unknown'], { maxLength: 2 }),
  isEmpty: boolean(),
});
const enumFilter = <T extends string>(...values: readonly T[]): Arbitrary<{ eq: T } | { in: T[] }> =>
  constantFrom(...values).chain((eq) => constantFrom({ eq }, { in: [eq] }, { in: [...values] }));

const { postFilter, talkFilter } = letrec<{ postFilter: PostFilter; talkFilter: TalkFilter }>((tie) => ({
  postFilter: sparse<PostFilter>({
    and: array(tie('postFilter'), { maxLength: 2 }),
    or: array(tie('postFilter'), { maxLength: 2 }),
    not: tie('postFilter'),
    site: stringFilter(...SITES),
    language: stringFilter(...LANGUAGES),
    section: stringFilter('blog', 'docs'),
    kind: enumFilter('PAGE', 'SECTION'),
    title: stringFilter(...WORDS),
    url: stringFilter('/1.md/', '/12.md/'),
    sourcePath: stringFilter('1.md', '2.md'),
    author: stringFilter('Ada', 'Élan'),
    publishedAt: dateFilter(DATES),
    modifiedAt: dateFilter(DATES),
    wordCount: intFilter(1, 2, 3, 20),
    keywords: keywordsFilter,
    hasTalks: boolean(),
    hasImages: boolean(),
    talks: sparse({ some: tie('talkFilter'), none: tie('talkFilter'), every: tie('talkFilter') }),
    param: array(
      record({
        path: constantFrom('level', 'nested.list.0', 'nested.list.1', 'a b', 'missing'),
        eq: constantFrom(1, '1', true, null, 'c'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    search: constantFrom('alpha', 'gam', 'two', 'nothing'),
    languages: constant(['en']),
  }),
  talkFilter: sparse<TalkFilter>({
    and: array(tie('talkFilter'), { maxLength: 2 }),
    or: array(tie('talkFilter'), { maxLength: 2 }),
    not: tie('talkFilter'),
    title: stringFilter('Alpha talk', 'beta'),
    kind: enumFilter(...KINDS),
    startsOn: dateFilter(DAYS),
    year: intFilter(2022, 2023, 2024),
    site: stringFilter(...SITES),
    language: stringFilter(...LANGUAGES),
    keywords: keywordsFilter,
    event: stringFilter(...EVENTS.map(({ slug }) => slug)),
    eventSeries: stringFilter('Conf'),
    speaker: stringFilter(...SPEAKERS),
    organization: stringFilter(...ORGANIZATIONS),
    hasRecording: boolean(),
    provider: enumFilter('YOUTUBE', 'VIMEO'),
    mentionedIn: tie('postFilter'),
    search: constantFrom('alpha', 'bet', 'nothing'),
  }),
}));

/** Filters of up to two members, nested to any depth. Without `languages`, which stands at the top alone. */
export const postFilters: Arbitrary<PostFilter | null> = maybe(
  record({ filter: postFilter, languages: maybe(shuffledSubarray(['en', 'es', 'zh', '*'], { minLength: 1 })) }).map(
    ({ filter, languages }) =>
      languages === null ? withoutLanguages(filter) : { and: [withoutLanguages(filter)], languages: starLast(languages) },
  ),
);
export const talkFilters: Arbitrary<TalkFilter | null> = maybe(talkFilter.map(withoutLanguages));

function starLast(languages: readonly string[]): string[] {
  return [...languages.filter((language) => language !== '*'), ...languages.filter((language) => language === '*')];
}

function withoutLanguages<T>(filter: T): T {
  return JSON.parse(JSON.stringify(filter, (key, value: unknown) => (key === 'languages' ? undefined : value))) as T;
}

const direction = constantFrom('ASC' as const, 'DESC' as const);
export const postOrders: Arbitrary<PostOrder[]> = array(
  record({
    field: constantFrom(
      'PUBLISHED_AT' as const,
      'MODIFIED_AT' as const,
      'TITLE' as const,
      'WEIGHT' as const,
      'WORD_COUNT' as const,
      'TALK_COUNT' as const,
      'URL' as const,
    ),
    direction,
  }),
  { maxLength: 3 },
);
export const talkOrders: Arbitrary<TalkOrder[]> = array(
  record({ field: constantFrom('EVENT_DATE' as const, 'STARTS_ON' as const, 'TITLE' as const, 'MENTION_COUNT' as const), direction }),
  { maxLength: 3 },
);

export const keywordFilters: Arbitrary<KeywordFilter | null> = maybe(
  sparse<KeywordFilter>({
    name: stringFilter(...KEYWORDS),
    slug: stringFilter(...KEYWORDS),
    postCount: intFilter(0, 1, 3, 8),
    talkCount: intFilter(0, 1, 3, 8),
  }),
);
export const speakerFilters: Arbitrary<SpeakerFilter | null> = maybe(
  sparse<SpeakerFilter>({
    name: stringFilter(...SPEAKERS),
    organization: stringFilter(...ORGANIZATIONS),
    talks: sparse({ some: talkFilter, none: talkFilter, every: talkFilter }).map(withoutLanguages),
  }),
);
export const eventFilters: Arbitrary<EventFilter | null> = maybe(
  sparse<EventFilter>({
    name: stringFilter(...EVENTS.map(({ name }) => name)),
    series: stringFilter('Conf'),
    year: intFilter(2022, 2023, 2024),
    startsOn: dateFilter(DAYS),
  }),
);

const { imageFilter } = letrec<{ imageFilter: ImageFilter }>((tie) => ({
  imageFilter: sparse<ImageFilter>({
    and: array(tie('imageFilter'), { maxLength: 2 }),
    or: array(tie('imageFilter'), { maxLength: 2 }),
    not: tie('imageFilter'),
    site: stringFilter(...SITES),
    language: stringFilter(...LANGUAGES),
    format: enumFilter('PNG', 'JPEG'),
    width: intFilter(10, 20, 30),
    height: intFilter(10, 20, 30),
    bytes: intFilter(10, 20, 30),
    animated: boolean(),
    hasAlt: boolean(),
    exists: boolean(),
    largerThanShown: boolean(),
    shownIn: sparse({
      site: stringFilter(...SITES),
      language: stringFilter(...LANGUAGES),
      keywords: keywordsFilter,
    }) as Arbitrary<PostFilter>,
    keywords: keywordsFilter,
  }),
}));
export const imageFilters: Arbitrary<ImageFilter | null> = maybe(imageFilter);

/** Images by number, and posts that show some of them: for each, site, language, keywords and what it shows with which text. */
const imageSizes = maybe(constantFrom(10, 20, 30));
export const shownImages = record({
  images: array(
    record({
      format: constantFrom('PNG' as const, 'JPEG' as const),
      width: imageSizes,
      height: imageSizes,
      bytes: imageSizes,
      exists: boolean(),
      animated: boolean(),
    }),
    { minLength: 4, maxLength: 10 },
  ),
  posts: array(
    record({
      site: constantFrom(...SITES),
      language: constantFrom(...LANGUAGES),
      keywords: subarray(KEYWORDS, { maxLength: 2 }),
      shows: array(
        record({
          image: integer({ min: 0, max: 9 }),
          alt: constantFrom('a drawing', '', null),
          displayWidth: constantFrom('4', '10px', '1%', '2%', null),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 4, maxLength: 12 },
  ),
});
