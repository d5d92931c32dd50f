/** What can be listed: for each entity its table, the columns of a row, its orders and its filter. Rows alias `c`. */
import { Scope } from './conditions.ts';
import { diagnosticFilter, eventFilter, imageFilter, keywordFilter, postFilter, speakerFilter, talkFilter } from './filters.ts';
import type {
  DiagnosticFilter,
  EventFilter,
  EventOrder,
  ImageFilter,
  ImageOrder,
  KeywordFilter,
  KeywordOrder,
  Order,
  OrganizationOrder,
  PostFilter,
  PostOrder,
  SpeakerFilter,
  SpeakerOrder,
  TalkFilter,
  TalkOrder,
} from './requests.ts';
import type { DiagnosticRow, EventRow, ImageRow, KeywordRow, MentionRow, OrganizationRow, PostRow, SpeakerRow, TalkRow } from './rows.ts';
import { type Sql, sql, TRUE } from './sql.ts';

/** A row as SQLite returns it. */
export type Raw = Readonly<Record<string, unknown>>;

/** Row, filter and order of each entity, by the name of its GraphQL type. */
interface Entities {
  readonly Post: { row: PostRow; filter: PostFilter; order: PostOrder };
  readonly Image: { row: ImageRow; filter: ImageFilter; order: ImageOrder };
  readonly Keyword: { row: KeywordRow; filter: KeywordFilter; order: KeywordOrder };
  readonly Talk: { row: TalkRow; filter: TalkFilter; order: TalkOrder };
  readonly TalkMention: { row: MentionRow; filter: never; order: never };
  readonly Speaker: { row: SpeakerRow; filter: SpeakerFilter; order: SpeakerOrder };
  readonly Organization: { row: OrganizationRow; filter: never; order: OrganizationOrder };
  readonly Event: { row: EventRow; filter: EventFilter; order: EventOrder };
  readonly Diagnostic: { row: DiagnosticRow; filter: DiagnosticFilter; order: never };
}
export type EntityName = keyof Entities;
export type RowOf<E extends EntityName> = Entities[E]['row'];
export type FilterOf<E extends EntityName> = Entities[E]['filter'];
export type OrderOf<E extends EntityName> = Entities[E]['order'];

/** The parts of `Order` that every entity's orders have. */
export type AnyOrder = Order<string> & Pick<KeywordOrder, 'talkFilter' | 'postFilter'>;

export interface Entity<E extends EntityName = EntityName> {
  readonly table: string;
  /** Condition that every served row meets. */
  readonly served: Sql;
  readonly columns: string;
  readonly read: (raw: Raw) => RowOf<E>;
  /** @param common keywords that are not to be looked for first, see `Statements.common` */
  readonly filter: (filter: FilterOf<E> | null | undefined, common?: ReadonlySet<string>) => Sql;
  /** Column of each order; never NULL. */
  readonly orders: Readonly<Record<string, string>>;
  readonly defaultOrder: readonly AnyOrder[];
}

const json = <T>(value: unknown): T => JSON.parse(value as string) as T;
const flag = (value: unknown): boolean => value === 1;
const noFilter = (): Sql => TRUE;
const list = (...names: readonly string[]): string => names.map((name) => `c.${name}`).join(', ');

/** Copies the columns that need no change. */
function pick(raw: Raw, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(names)) row[name] = raw[column];
  return row;
}

const POST_PLAIN = {
  key: 'key',
  site: 'site',
  sourcePath: 'source_path',
  url: 'url',
  slug: 'slug',
  section: 'section',
  kind: 'kind',
  title: 'title',
  linkTitle: 'link_title',
  description: 'description',
  publishedAt: 'published_at',
  modifiedAt: 'modified_at',
  expiresAt: 'expires_at',
  weight: 'weight',
  attribution: 'attribution',
  language: 'language',
  translationKey: 'translation_key',
  wordCount: 'word_count',
  readingMinutes: 'reading_minutes',
};
const IMAGE_PLAIN = {
  key: 'key',
  site: 'site',
  sourcePath: 'source_path',
  remoteUrl: 'remote_url',
  absolutePath: 'absolute_path',
  digest: 'digest',
  width: 'width',
  height: 'height',
  format: 'format',
  bytes: 'bytes',
  placeholder: 'placeholder',
  dominantColor: 'dominant_color',
};
const TALK_PLAIN = {
  key: 'key',
  title: 'title',
  kind: 'kind',
  url: 'url',
  recordingUrl: 'recording_url',
  scheduleUrl: 'schedule_url',
  slidesUrl: 'slides_url',
  startsOn: 'starts_on',
  event: 'event',
  mentionCount: 'mention_count',
};
const EVENT_PLAIN = {
  key: 'key',
  name: 'name',
  series: 'series',
  year: 'year',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  location: 'location',
  url: 'url',
  talkCount: 'talk_count',
};
const NAMED_PLAIN = { key: 'key', name: 'name', talkCount: 'talk_count' };
const DIAGNOSTIC_PLAIN = {
  key: 'key',
  code: 'code',
  severity: 'severity',
  message: 'message',
  hint: 'hint',
  site: 'site',
  sourcePath: 'source_path',
  line: 'line',
  column: 'column',
};

/** `params` is parsed when it is asked for: front matter can be large. */
function readPost(raw: Raw): PostRow {
  const row = {
    ...pick(raw, POST_PLAIN),
    draft: flag(raw['draft']),
    aliases: json(raw['aliases']),
    authors: json(raw['authors']),
    featuredImage: raw['featured_key'] ?? null,
  };
  return Object.defineProperty(row, 'params', { enumerable: true, get: () => json(raw['params']) }) as unknown as PostRow;
}

export function readImage(raw: Raw): ImageRow {
  return { ...pick(raw, IMAGE_PLAIN), exists: flag(raw['exists']), animated: flag(raw['animated']) } as unknown as ImageRow;
}

const FEATURED = '(SELECT u.image FROM image_uses u WHERE u.post = c.key AND u.position = c.featured_image) AS featured_key';

export const ENTITIES: { readonly [E in EntityName]: Entity<E> } = {
  Post: {
    table: 'posts',
    served: sql('c.served'),
    columns: `${list(...Object.values(POST_PLAIN), 'draft', 'aliases', 'authors', 'params')}, ${FEATURED}`,
    read: readPost,
    filter: (filter, common) => postFilter(filter, 'c', new Scope(common)),
    orders: {
      PUBLISHED_AT: 'published_order',
      MODIFIED_AT: 'modified_order',
      TITLE: 'title_order',
      WEIGHT: 'weight_order',
      WORD_COUNT: 'word_count',
      TALK_COUNT: 'talk_count',
      URL: 'url',
    },
    defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
  },
  Image: {
    table: 'images',
    served: TRUE,
    columns: list(...Object.values(IMAGE_PLAIN), '"exists"', 'animated'),
    read: readImage,
    filter: (filter) => imageFilter(filter),
    // The key begins with site and folder, so images of one post stand together.
    orders: { POSITION: 'key', BYTES: 'bytes_order', WIDTH: 'width_order' },
    defaultOrder: [{ field: 'POSITION', direction: 'ASC' }],
  },
  Keyword: {
    table: 'keywords',
    served: TRUE,
    columns: list('key', 'name', 'spellings', 'post_count', 'talk_count', 'last_used_at'),
    read: (raw) =>
      ({
        ...pick(raw, { ...NAMED_PLAIN, postCount: 'post_count', lastUsedAt: 'last_used_at' }),
        spellings: json(raw['spellings']),
      }) as unknown as KeywordRow,
    filter: (filter) => keywordFilter(filter),
    orders: { NAME: 'name_order', POST_COUNT: 'post_count', TALK_COUNT: 'talk_count', LAST_USED_AT: 'last_used_order' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Talk: {
    table: 'talks',
    served: TRUE,
    columns: list(...Object.values(TALK_PLAIN), 'titles', 'video', 'speakers', 'languages'),
    read: (raw) =>
      ({
        ...pick(raw, TALK_PLAIN),
        titles: json(raw['titles']),
        video: raw['video'] === null ? null : json(raw['video']),
        speakers: json(raw['speakers']),
        languages: json(raw['languages']),
      }) as unknown as TalkRow,
    filter: (filter, common) => talkFilter(filter, 'c', new Scope(common)),
    orders: { EVENT_DATE: 'event_order', STARTS_ON: 'starts_order', TITLE: 'title_order', MENTION_COUNT: 'mention_count' },
    defaultOrder: [{ field: 'EVENT_DATE', direction: 'DESC' }],
  },
  TalkMention: {
    table: 'mentions',
    served: TRUE,
    columns: list('key', 'post', 'talk', 'record'),
    read: (raw) => ({ ...json<object>(raw['record']), key: raw['key'], post: raw['post'], talk: raw['talk'] }) as unknown as MentionRow,
    filter: noFilter,
    orders: { PUBLISHED_AT: 'published_order' },
    defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'ASC' }],
  },
  Speaker: {
    table: 'speakers',
    served: TRUE,
    columns: list(...Object.values(NAMED_PLAIN)),
    read: (raw) => pick(raw, NAMED_PLAIN) as unknown as SpeakerRow,
    filter: (filter) => speakerFilter(filter),
    orders: { NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Organization: {
    table: 'organizations',
    served: TRUE,
    columns: list(...Object.values(NAMED_PLAIN)),
    read: (raw) => pick(raw, NAMED_PLAIN) as unknown as OrganizationRow,
    filter: noFilter,
    orders: { NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Event: {
    table: 'events',
    served: TRUE,
    columns: list(...Object.values(EVENT_PLAIN)),
    read: (raw) => pick(raw, EVENT_PLAIN) as unknown as EventRow,
    filter: (filter) => eventFilter(filter),
    orders: { STARTS_ON: 'starts_order', NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  },
  Diagnostic: {
    table: 'diagnostics',
    served: TRUE,
    columns: list(...Object.values(DIAGNOSTIC_PLAIN)),
    read: (raw) => pick(raw, DIAGNOSTIC_PLAIN) as unknown as DiagnosticRow,
    filter: (filter) => diagnosticFilter(filter),
    orders: {},
    defaultOrder: [],
  },
};
