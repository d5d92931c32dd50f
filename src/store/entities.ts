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
import { columnOf, flag, json, type Member, type Members, type Raw, viewOf } from './row-view.ts';
import { type Sql, sql, TRUE } from './sql.ts';

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
  /** @param wanted members that will be asked for; all where left out */
  readonly columns: (wanted?: readonly string[]) => string;
  readonly read: (raw: Raw) => RowOf<E>;
  /** @param common keywords that are not to be looked for first, see `Statements.common` */
  readonly filter: (filter: FilterOf<E> | null | undefined, common?: ReadonlySet<string>) => Sql;
  /** Column of each order; never NULL. */
  readonly orders: Readonly<Record<string, string>>;
  readonly defaultOrder: readonly AnyOrder[];
}

const noFilter = (): Sql => TRUE;
/** The columns of the members that are wanted, and of the key. */
function listed(members: Readonly<Record<string, Member>>): (wanted?: readonly string[]) => string {
  const columns = new Map(Object.entries(members).map(([name, member]) => [name, columnOf(member)]));
  const all = [...columns.values()].join(', ');
  return (wanted) => (wanted === undefined ? all : [...new Set(['key', ...wanted])].flatMap((name) => columns.get(name) ?? []).join(', '));
}

const POST: Members<PostRow> = {
  key: 'key',
  site: 'site',
  sourcePath: 'source_path',
  url: 'url',
  aliases: json('aliases'),
  slug: 'slug',
  section: 'section',
  kind: 'kind',
  title: 'title',
  linkTitle: 'link_title',
  description: 'description',
  publishedAt: 'published_at',
  modifiedAt: 'modified_at',
  expiresAt: 'expires_at',
  draft: flag('draft'),
  weight: 'weight',
  attribution: 'attribution',
  authors: json('authors'),
  language: 'language',
  translationKey: 'translation_key',
  params: json('params'),
  wordCount: 'word_count',
  readingMinutes: 'reading_minutes',
  featuredImage: {
    column: 'featured_key',
    select: '(SELECT u.image FROM image_uses u WHERE u.post = c.key AND u.position = c.featured_image)',
  },
};
/** Of an image, for the views of what holds one too. */
export const IMAGE: Members<ImageRow> = {
  key: 'key',
  site: 'site',
  sourcePath: 'source_path',
  remoteUrl: 'remote_url',
  exists: flag('exists'),
  absolutePath: 'absolute_path',
  digest: 'digest',
  width: 'width',
  height: 'height',
  format: 'format',
  bytes: 'bytes',
  animated: flag('animated'),
  placeholder: 'placeholder',
  dominantColor: 'dominant_color',
};
const KEYWORD: Members<KeywordRow> = {
  key: 'key',
  name: 'name',
  spellings: json('spellings'),
  postCount: 'post_count',
  talkCount: 'talk_count',
  lastUsedAt: 'last_used_at',
};
const TALK: Members<TalkRow> = {
  key: 'key',
  titles: json('titles'),
  title: 'title',
  kind: 'kind',
  url: 'url',
  recordingUrl: 'recording_url',
  scheduleUrl: 'schedule_url',
  slidesUrl: 'slides_url',
  video: json('video'),
  startsOn: 'starts_on',
  event: 'event',
  speakers: json('speakers'),
  languages: json('languages'),
  mentionCount: 'mention_count',
};
const EVENT: Members<EventRow> = {
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
const NAMED: Members<SpeakerRow & OrganizationRow> = { key: 'key', name: 'name', talkCount: 'talk_count' };
const DIAGNOSTIC: Members<DiagnosticRow> = {
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

export const ENTITIES: { readonly [E in EntityName]: Entity<E> } = {
  Post: {
    table: 'posts',
    served: sql('c.served'),
    columns: listed(POST),
    read: viewOf<PostRow>(POST),
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
    columns: listed(IMAGE),
    read: viewOf<ImageRow>(IMAGE),
    filter: (filter) => imageFilter(filter),
    // The key begins with site and folder, so images of one post stand together.
    orders: { POSITION: 'key', BYTES: 'bytes_order', WIDTH: 'width_order' },
    defaultOrder: [{ field: 'POSITION', direction: 'ASC' }],
  },
  Keyword: {
    table: 'keywords',
    served: TRUE,
    columns: listed(KEYWORD),
    read: viewOf<KeywordRow>(KEYWORD),
    filter: (filter) => keywordFilter(filter),
    orders: { NAME: 'name_order', POST_COUNT: 'post_count', TALK_COUNT: 'talk_count', LAST_USED_AT: 'last_used_order' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Talk: {
    table: 'talks',
    served: TRUE,
    columns: listed(TALK),
    read: viewOf<TalkRow>(TALK),
    filter: (filter, common) => talkFilter(filter, 'c', new Scope(common)),
    orders: { EVENT_DATE: 'event_order', STARTS_ON: 'starts_order', TITLE: 'title_order', MENTION_COUNT: 'mention_count' },
    defaultOrder: [{ field: 'EVENT_DATE', direction: 'DESC' }],
  },
  TalkMention: {
    table: 'mentions',
    served: TRUE,
    columns: () => 'c.key, c.post, c.talk, c.record',
    read: (raw) =>
      Object.assign(JSON.parse(raw['record'] as string), { key: raw['key'], post: raw['post'], talk: raw['talk'] }) as MentionRow,
    filter: noFilter,
    orders: { PUBLISHED_AT: 'published_order' },
    defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'ASC' }],
  },
  Speaker: {
    table: 'speakers',
    served: TRUE,
    columns: listed(NAMED),
    read: viewOf<SpeakerRow>(NAMED),
    filter: (filter) => speakerFilter(filter),
    orders: { NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Organization: {
    table: 'organizations',
    served: TRUE,
    columns: listed(NAMED),
    read: viewOf<OrganizationRow>(NAMED),
    filter: noFilter,
    orders: { NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  },
  Event: {
    table: 'events',
    served: TRUE,
    columns: listed(EVENT),
    read: viewOf<EventRow>(EVENT),
    filter: (filter) => eventFilter(filter),
    orders: { STARTS_ON: 'starts_order', NAME: 'name_order', TALK_COUNT: 'talk_count' },
    defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  },
  Diagnostic: {
    table: 'diagnostics',
    served: TRUE,
    columns: listed(DIAGNOSTIC),
    read: viewOf<DiagnosticRow>(DIAGNOSTIC),
    filter: (filter) => diagnosticFilter(filter),
    orders: {},
    defaultOrder: [],
  },
};
