/**
 * The store's answers worked out by plain loops over plain values: what the property tests compare SQL with. Written
 * from the meaning of each filter, not from its SQL.
 */
import type { EventRecord, Json, PostRecord, TalkRecord } from '../../src/model.ts';
import type {
  DateFilter,
  EnumFilter,
  EventFilter,
  ImageFilter,
  IntFilter,
  KeywordFilter,
  KeywordsFilter,
  ListFilter,
  ParamFilter,
  PostFilter,
  SpeakerFilter,
  StringFilter,
  TalkFilter,
} from '../../src/store/requests.ts';

export interface Talk extends TalkRecord {
  readonly posts: readonly Post[];
  readonly eventSeries: string | null;
  readonly year: number | null;
  readonly eventOrder: string;
  /** Named by its own title. */
  readonly named: readonly string[];
}
export interface Post extends PostRecord {
  readonly talks: Talk[];
}

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
/** Every member that is given holds. */
function holds<F extends object>(
  filter: F | null | undefined,
  members: { readonly [K in keyof F]-?: (value: NonNullable<F[K]>) => boolean },
): boolean {
  if (!given(filter)) return true;
  return Object.entries(filter).every(([name, value]) => !given(value) || members[name as keyof F](value as never));
}
const lower = (value: string): string => value.normalize('NFKC').toLowerCase();

function text(value: string | null, filter: StringFilter | null | undefined): boolean {
  return holds(filter, {
    eq: (wanted) => value === wanted,
    ne: (wanted) => value !== wanted,
    in: (list) => value !== null && list.includes(value),
    notIn: (list) => value === null || !list.includes(value),
    contains: (part) => value !== null && lower(value).includes(lower(part)),
    startsWith: (part) => value !== null && lower(value).startsWith(lower(part)),
    endsWith: (part) => value !== null && lower(value).endsWith(lower(part)),
    isNull: (wanted) => (value === null) === wanted,
  });
}

interface Ranges {
  readonly eq?: string | number | null;
  readonly in?: readonly (string | number)[] | null;
  readonly gt?: string | number | null;
  readonly gte?: string | number | null;
  readonly lt?: string | number | null;
  readonly lte?: string | number | null;
  readonly isNull?: boolean | null;
}
function ranged(value: string | number | null, filter: IntFilter | DateFilter | null | undefined): boolean {
  const known = (test: (value: string | number) => boolean): boolean => value !== null && test(value);
  return holds(filter as Ranges | null | undefined, {
    eq: (wanted) => value === wanted,
    in: (list) => known((own) => list.includes(own)),
    gt: (bound) => known((own) => own > bound),
    gte: (bound) => known((own) => own >= bound),
    lt: (bound) => known((own) => own < bound),
    lte: (bound) => known((own) => own <= bound),
    isNull: (wanted) => (value === null) === wanted,
  });
}

function chosen(value: string | null, filter: EnumFilter<string> | null | undefined): boolean {
  return holds(filter, { eq: (wanted) => value === wanted, in: (list) => value !== null && list.includes(value) });
}

function keywords(own: readonly string[], filter: KeywordsFilter | null | undefined): boolean {
  const has = (name: string): boolean => own.includes(name.toLowerCase());
  return holds(filter, {
    all: (list) => list.every(has),
    any: (list) => list.some(has),
    none: (list) => !list.some(has),
    isEmpty: (wanted) => (own.length === 0) === wanted,
  });
}

function listed<T, F>(list: readonly T[], filter: ListFilter<F> | null | undefined, matches: (item: T, filter: F) => boolean): boolean {
  return holds(filter as ListFilter<NonNullable<F>> | null | undefined, {
    some: (wanted) => list.some((item) => matches(item, wanted)),
    none: (wanted) => !list.some((item) => matches(item, wanted)),
    every: (wanted) => list.every((item) => matches(item, wanted)),
  });
}

function param(params: Json, { path, ...filter }: ParamFilter): boolean {
  let value: Json | undefined = params;
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object') value = undefined;
    else if (Array.isArray(value)) value = /^\d+$/.test(step) ? (value[Number(step)] as Json | undefined) : undefined;
    else value = Object.hasOwn(value, step) ? (value as Record<string, Json>)[step] : undefined;
    if (value === undefined) break;
  }
  const same = (wanted: Json): boolean => JSON.stringify(value ?? null) === JSON.stringify(wanted);
  return (
    (!given(filter.eq) || same(filter.eq)) &&
    (!given(filter.in) || filter.in.some(same)) &&
    (!given(filter.isNull) || (value === undefined || value === null) === filter.isNull)
  );
}

export function matchesPost(post: Post, filter: PostFilter | null | undefined, all: readonly Post[]): boolean {
  return holds(filter, {
    and: (list) => list.every((inner) => matchesPost(post, inner, all)),
    or: (list) => list.some((inner) => matchesPost(post, inner, all)),
    not: (inner) => !matchesPost(post, inner, all),
    site: (wanted) => text(post.site, wanted),
    language: (wanted) => text(post.language, wanted),
    section: (wanted) => text(post.section, wanted),
    kind: (wanted) => chosen(post.kind, wanted),
    title: (wanted) => text(post.title, wanted),
    url: (wanted) => text(post.url, wanted),
    sourcePath: (wanted) => text(post.sourcePath, wanted),
    author: (wanted) => post.authors.some((author) => text(author, wanted)),
    publishedAt: (wanted) => ranged(post.publishedAt, wanted),
    modifiedAt: (wanted) => ranged(post.modifiedAt, wanted),
    wordCount: (wanted) => ranged(post.body.wordCount, wanted),
    keywords: (wanted) =>
      keywords(
        post.keywords.map(({ slug }) => slug),
        wanted,
      ),
    hasTalks: (wanted) => post.talks.length > 0 === wanted,
    hasImages: (wanted) => post.images.length > 0 === wanted,
    talks: (wanted) => listed(post.talks, wanted, (talk, inner: TalkFilter) => matchesTalk(talk, inner, all)),
    param: (wanted) => wanted.every((one) => param(post.params, one)),
    search: (query) => says(`${post.title} ${post.body.text}`, query),
    languages: (wanted) => isPreferred(post, wanted, all),
  });
}

/** A single word, or the beginning of one. */
function says(words: string, query: string): boolean {
  return words
    .toLowerCase()
    .split(' ')
    .some((word) => word.startsWith(query));
}

const SITE_LANGUAGES = ['en', 'es', 'zh', 'uk'];
function isPreferred(post: Post, wanted: readonly string[], all: readonly Post[]): boolean {
  const group = all
    .filter((other) => other.site === post.site && other.translationKey === post.translationKey)
    .toSorted((a, b) => SITE_LANGUAGES.indexOf(a.language) - SITE_LANGUAGES.indexOf(b.language) || byText(a.key, b.key));
  for (const language of wanted) {
    const version = group.find((other) => language === '*' || other.language === language);
    if (version !== undefined) return version === post;
  }
  return false;
}

export function keywordsOfTalk(talk: Talk): string[] {
  return [...new Set([...talk.posts.flatMap((post) => post.keywords.map(({ slug }) => slug)), ...talk.named])];
}

export function matchesTalk(talk: Talk, filter: TalkFilter | null | undefined, all: readonly Post[]): boolean {
  return holds(filter, {
    and: (list) => list.every((inner) => matchesTalk(talk, inner, all)),
    or: (list) => list.some((inner) => matchesTalk(talk, inner, all)),
    not: (inner) => !matchesTalk(talk, inner, all),
    title: (wanted) => text(talk.titles[0]?.title ?? null, wanted),
    kind: (wanted) => chosen(talk.kind, wanted),
    startsOn: (wanted) => ranged(talk.startsOn, wanted),
    year: (wanted) => ranged(talk.year, wanted),
    site: (wanted) => talk.posts.some((post) => text(post.site, wanted)),
    language: (wanted) => talk.posts.some((post) => text(post.language, wanted)),
    keywords: (wanted) => keywords(keywordsOfTalk(talk), wanted),
    event: (wanted) => text(talk.event, wanted),
    eventSeries: (wanted) => talk.event !== null && text(talk.eventSeries, wanted),
    speaker: (wanted) => talk.speakers.some(({ speaker }) => text(speaker, wanted)),
    organization: (wanted) => talk.speakers.some(({ organization }) => text(organization, wanted)),
    hasRecording: (wanted) => (talk.recordingUrl !== null) === wanted,
    provider: (wanted) => chosen(talk.video?.provider ?? null, wanted),
    mentionedIn: (wanted) => talk.posts.some((post) => matchesPost(post, wanted, all)),
    search: (query) => says(talk.titles[0]?.title ?? '', query),
  });
}

export interface Image {
  readonly key: string;
  readonly site: string;
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly exists: boolean;
  readonly animated: boolean;
  readonly posts: readonly Post[];
  /** Of every place that shows it. */
  readonly alts: readonly (string | null)[];
  /** CSS pixels of every place that shows it. */
  readonly shown: readonly number[];
}

export function matchesImage(image: Image, filter: ImageFilter | null): boolean {
  return holds(filter, {
    and: (list) => list.every((inner) => matchesImage(image, inner)),
    or: (list) => list.some((inner) => matchesImage(image, inner)),
    not: (inner) => !matchesImage(image, inner),
    site: (wanted) => text(image.site, wanted),
    language: (wanted) => image.posts.some((post) => text(post.language, wanted)),
    format: (wanted) => chosen(image.format, wanted),
    width: (wanted) => ranged(image.width, wanted),
    height: (wanted) => ranged(image.height, wanted),
    bytes: (wanted) => ranged(image.bytes, wanted),
    animated: (wanted) => image.animated === wanted,
    largerThanShown: (wanted) => (image.shown.length > 0 && (image.width ?? 0) > 2 * Math.max(...image.shown)) === wanted,
    shownIn: (wanted) => image.posts.some((post) => matchesPost(post, wanted, [])),
    hasAlt: (wanted) => image.alts.every((alt) => given(alt) && alt !== '') === wanted,
    exists: (wanted) => image.exists === wanted,
    keywords: (wanted) =>
      keywords(
        image.posts.flatMap((post) => post.keywords.map(({ slug }) => slug)),
        wanted,
      ),
  });
}

export interface Keyword {
  readonly key: string;
  readonly name: string;
  readonly postCount: number;
  readonly talkCount: number;
}

export function matchesKeyword(keyword: Keyword, filter: KeywordFilter | null): boolean {
  return holds(filter, {
    name: (wanted) => text(keyword.name, wanted),
    slug: (wanted) => text(keyword.key, wanted),
    postCount: (wanted) => ranged(keyword.postCount, wanted),
    talkCount: (wanted) => ranged(keyword.talkCount, wanted),
  });
}

export interface Speaker {
  readonly key: string;
  readonly name: string;
  readonly organizations: readonly string[];
  readonly talks: readonly Talk[];
}

export function matchesSpeaker(speaker: Speaker, filter: SpeakerFilter | null, all: readonly Post[]): boolean {
  return holds(filter, {
    name: (wanted) => text(speaker.name, wanted),
    organization: (wanted) => speaker.organizations.some((organization) => text(organization, wanted)),
    talks: (wanted) => listed(speaker.talks, wanted, (talk, inner: TalkFilter) => matchesTalk(talk, inner, all)),
  });
}

export function matchesEvent(event: EventRecord, filter: EventFilter | null): boolean {
  return holds(filter, {
    name: (wanted) => text(event.name, wanted),
    series: (wanted) => text(event.series, wanted),
    year: (wanted) => ranged(event.year, wanted),
    startsOn: (wanted) => ranged(event.startsOn, wanted),
  });
}

/** By code points, as SQLite compares text. */
export function byText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
export function byValue(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : byText(String(a), String(b));
}
