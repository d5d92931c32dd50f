/**
 * What the database is. Keys are text made from content (see `src/model.ts`), so no row number ever leaves. Columns
 * named `…_order` exist for ORDER BY alone: never NULL, folded, so that a keyset page can compare them; a missing
 * value sorts first in ascending order. Every index says which reading it serves.
 */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from './drizzle.ts';

/** Revision, time of ingestion and the like, by name. */
export const meta = sqliteTable('meta', { name: text('name').primaryKey(), value: text('value').notNull() });

export const sites = sqliteTable('sites', {
  key: text('key').primaryKey(),
  position: integer('position').notNull(),
  title: text('title'),
  baseUrl: text('base_url'),
  defaultLanguage: text('default_language').notNull(),
  languages: text('languages', { mode: 'json' }).notNull(),
  /** Digest of configuration and flags: when it changes, every file of the site is read again. */
  settings: text('settings').notNull(),
  postCount: integer('post_count').notNull().default(0),
  talkCount: integer('talk_count').notNull().default(0),
});

/** Every Markdown file that was read, served or not: what ingestion compares with. */
export const files = sqliteTable(
  'files',
  {
    site: text('site').notNull(),
    path: text('path').notNull(),
    digest: text('digest').notNull(),
    bytes: integer('bytes').notNull(),
    ctimeMs: integer('ctime_ms').notNull(),
    /** Instant at which a future or expiring page must be looked at again. */
    changesAt: text('changes_at'),
  },
  (table) => [primaryKey({ columns: [table.site, table.path] })],
);

export const posts = sqliteTable(
  'posts',
  {
    key: text('key').primaryKey(),
    site: text('site').notNull(),
    sourcePath: text('source_path').notNull(),
    url: text('url').notNull(),
    aliases: text('aliases', { mode: 'json' }).notNull(),
    slug: text('slug').notNull(),
    section: text('section'),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    linkTitle: text('link_title'),
    description: text('description'),
    publishedAt: text('published_at'),
    modifiedAt: text('modified_at'),
    expiresAt: text('expires_at'),
    draft: integer('draft', { mode: 'boolean' }).notNull(),
    weight: integer('weight'),
    attribution: text('attribution'),
    authors: text('authors', { mode: 'json' }).notNull(),
    language: text('language').notNull(),
    translationKey: text('translation_key').notNull(),
    params: text('params', { mode: 'json' }).notNull(),
    wordCount: integer('word_count').notNull(),
    readingMinutes: integer('reading_minutes').notNull(),
    /** Index of an image use, or NULL. */
    featuredImage: integer('featured_image'),
    /** False for the loser of a URL conflict: known, but never served. */
    served: integer('served', { mode: 'boolean' }).notNull(),
    talkCount: integer('talk_count').notNull(),
    imageCount: integer('image_count').notNull(),
    publishedOrder: text('published_order').notNull(),
    modifiedOrder: text('modified_order').notNull(),
    titleOrder: text('title_order').notNull(),
    weightOrder: integer('weight_order').notNull(),
    /** The language's place in its site's list. */
    languageOrder: integer('language_order').notNull(),
  },
  (table) => [
    // posts(orderBy): one index an order, the key last as in every keyset. `served` behind it, so that
    // counting and grouping need not look at the rows.
    index('posts_by_published').on(table.publishedOrder, table.key, table.served),
    index('posts_by_modified').on(table.modifiedOrder, table.key, table.served),
    index('posts_by_title').on(table.titleOrder, table.key, table.served),
    index('posts_by_weight').on(table.weightOrder, table.key, table.served),
    index('posts_by_words').on(table.wordCount, table.key, table.served),
    index('posts_by_talks').on(table.talkCount, table.key, table.served),
    index('posts_by_url').on(table.url, table.key, table.served),
    // posts(filter: { site, language, section }), Post.previous and Post.next.
    index('posts_by_place').on(table.site, table.language, table.section, table.publishedOrder, table.key, table.served),
    index('posts_by_language').on(table.language, table.publishedOrder, table.key, table.served),
    // post(by: { source }), translations.
    index('posts_by_source').on(table.site, table.sourcePath),
    index('posts_by_translation').on(table.site, table.translationKey, table.languageOrder, table.served),
  ],
);

/** post(by: { url }) finds a page by its aliases too. */
export const postAliases = sqliteTable(
  'post_aliases',
  { post: text('post').notNull(), position: integer('position').notNull(), url: text('url').notNull() },
  (table) => [primaryKey({ columns: [table.post, table.position] }), index('post_aliases_by_url').on(table.url, table.post)],
);

/** Apart from `posts`, so that a list never reads bodies. */
export const bodies = sqliteTable('bodies', {
  post: text('post').primaryKey(),
  markdown: text('markdown').notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
  headings: text('headings', { mode: 'json' }).notNull(),
  shortcodes: text('shortcodes', { mode: 'json' }).notNull(),
});

export const postAuthors = sqliteTable(
  'post_authors',
  { post: text('post').notNull(), position: integer('position').notNull(), name: text('name').notNull() },
  (table) => [primaryKey({ columns: [table.post, table.position] }), index('post_authors_by_name').on(table.name, table.post)],
);

export const keywords = sqliteTable(
  'keywords',
  {
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    spellings: text('spellings', { mode: 'json' }).notNull(),
    postCount: integer('post_count').notNull(),
    talkCount: integer('talk_count').notNull(),
    lastUsedAt: text('last_used_at'),
    nameOrder: text('name_order').notNull(),
    lastUsedOrder: text('last_used_order').notNull(),
  },
  (table) => [
    // keywords(orderBy)
    index('keywords_by_name').on(table.nameOrder, table.key),
    index('keywords_by_posts').on(table.postCount, table.key),
    index('keywords_by_talks').on(table.talkCount, table.key),
    index('keywords_by_use').on(table.lastUsedOrder, table.key),
  ],
);

export const postKeywords = sqliteTable(
  'post_keywords',
  {
    post: text('post').notNull(),
    position: integer('position').notNull(),
    keyword: text('keyword').notNull(),
    name: text('name').notNull(),
    /** Copied from the post: Keyword.posts pages by date without a join. */
    publishedOrder: text('published_order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.post, table.position] }),
    // posts' keyword facet, Keyword.related
    index('post_keywords_by_post').on(table.post, table.keyword),
    index('post_keywords_by_keyword').on(table.keyword, table.publishedOrder, table.post),
  ],
);

export const images = sqliteTable(
  'images',
  {
    key: text('key').primaryKey(),
    site: text('site').notNull(),
    sourcePath: text('source_path'),
    remoteUrl: text('remote_url'),
    exists: integer('exists', { mode: 'boolean' }).notNull(),
    absolutePath: text('absolute_path'),
    digest: text('digest'),
    width: integer('width'),
    height: integer('height'),
    format: text('format').notNull(),
    bytes: integer('bytes'),
    animated: integer('animated', { mode: 'boolean' }).notNull(),
    placeholder: text('placeholder'),
    dominantColor: text('dominant_color'),
    ctimeMs: integer('ctime_ms'),
    bytesOrder: integer('bytes_order').notNull(),
    widthOrder: integer('width_order').notNull(),
  },
  (table) => [
    // images(orderBy), POSITION being the key's order
    index('images_by_bytes').on(table.bytesOrder, table.key),
    index('images_by_width').on(table.widthOrder, table.key),
    // image(by: { url }) and the images that are served
    index('images_by_digest').on(table.digest),
    index('images_by_remote_url').on(table.remoteUrl),
  ],
);

export const imageUses = sqliteTable(
  'image_uses',
  {
    post: text('post').notNull(),
    position: integer('position').notNull(),
    image: text('image').notNull(),
    candidates: text('candidates', { mode: 'json' }).notNull(),
    source: text('source').notNull(),
    alt: text('alt'),
    caption: text('caption'),
    title: text('title'),
    displayWidth: text('display_width'),
    /** CSS pixels, see `shownWidth`: images(filter: { largerThanShown }). */
    shownWidth: integer('shown_width').notNull().default(800),
    line: integer('line').notNull(),
  },
  (table) => [primaryKey({ columns: [table.post, table.position] }), index('image_uses_by_image').on(table.image, table.post)],
);

export const links = sqliteTable(
  'links',
  {
    post: text('post').notNull(),
    position: integer('position').notNull(),
    url: text('url').notNull(),
    text: text('text').notNull(),
    line: integer('line').notNull(),
    internal: integer('internal', { mode: 'boolean' }).notNull(),
    isReference: integer('is_reference', { mode: 'boolean' }).notNull(),
    target: text('target'),
    href: text('href').notNull(),
    broken: integer('broken', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.post, table.position] }), index('links_by_target').on(table.target, table.post)],
);

/** The evidence, as ingestion merges it into talks. */
export const mentions = sqliteTable(
  'mentions',
  {
    key: text('key').primaryKey(),
    post: text('post').notNull(),
    position: integer('position').notNull(),
    /** Key of the talk, once merged. */
    talk: text('talk').notNull(),
    /** Copied from the post, for filters and counts on talks. */
    site: text('site').notNull(),
    language: text('language').notNull(),
    publishedOrder: text('published_order').notNull(),
    /** The whole TalkMentionRecord. */
    record: text('record', { mode: 'json' }).notNull(),
  },
  (table) => [
    index('mentions_by_post').on(table.post, table.position),
    index('mentions_by_talk').on(table.talk, table.publishedOrder, table.post),
  ],
);

export const talks = sqliteTable(
  'talks',
  {
    key: text('key').primaryKey(),
    titles: text('titles', { mode: 'json' }).notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    url: text('url').notNull(),
    recordingUrl: text('recording_url'),
    scheduleUrl: text('schedule_url'),
    slidesUrl: text('slides_url'),
    video: text('video', { mode: 'json' }),
    provider: text('provider'),
    startsOn: text('starts_on'),
    event: text('event'),
    urlKeys: text('url_keys', { mode: 'json' }).notNull(),
    speakers: text('speakers', { mode: 'json' }).notNull(),
    languages: text('languages', { mode: 'json' }).notNull(),
    mentionCount: integer('mention_count').notNull(),
    /** Of the day, else of the event; NULL where neither is known. */
    year: integer('year'),
    /** The event's first day, else the talk's, else the event's year: talks of one event stand together. */
    eventOrder: text('event_order').notNull(),
    startsOrder: text('starts_order').notNull(),
    titleOrder: text('title_order').notNull(),
  },
  (table) => [
    // talks(orderBy)
    index('talks_by_event_date').on(table.eventOrder, table.key),
    index('talks_by_start').on(table.startsOrder, table.key),
    index('talks_by_title').on(table.titleOrder, table.key),
    index('talks_by_mentions').on(table.mentionCount, table.key),
    // Event.talks, talks(filter: { event })
    index('talks_by_event').on(table.event, table.eventOrder, table.key),
    index('talks_by_year').on(table.year, table.eventOrder, table.key),
  ],
);

/** talk(by: { url }): every spelling's canonical key. */
export const talkUrls = sqliteTable('talk_urls', { urlKey: text('url_key').primaryKey(), talk: text('talk').notNull() });

export const talkSpeakers = sqliteTable(
  'talk_speakers',
  {
    talk: text('talk').notNull(),
    position: integer('position').notNull(),
    speaker: text('speaker').notNull(),
    name: text('name').notNull(),
    organization: text('organization'),
    eventOrder: text('event_order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.talk, table.position] }),
    index('talk_speakers_by_speaker').on(table.speaker, table.eventOrder, table.talk),
    index('talk_speakers_by_organization').on(table.organization, table.talk),
  ],
);

/** The talks of a post, each once, in the order of the text. */
export const postTalks = sqliteTable(
  'post_talks',
  { post: text('post').notNull(), talk: text('talk').notNull(), position: integer('position').notNull() },
  (table) => [
    primaryKey({ columns: [table.post, table.talk] }),
    index('post_talks_by_position').on(table.post, table.position, table.talk),
    index('post_talks_by_talk').on(table.talk),
  ],
);

/** The posts of an image, an event or a link's target, each once. */
const postsOf = (name: string) =>
  sqliteTable(
    name,
    { parent: text('parent').notNull(), post: text('post').notNull(), publishedOrder: text('published_order').notNull() },
    (table) => [
      primaryKey({ columns: [table.parent, table.post] }),
      index(`${name}_by_published`).on(table.parent, table.publishedOrder, table.post),
    ],
  );
export const imagePosts = postsOf('image_posts');
export const eventPosts = postsOf('event_posts');
export const backlinks = postsOf('backlinks');

export const organizationTalks = sqliteTable(
  'organization_talks',
  { organization: text('organization').notNull(), talk: text('talk').notNull(), eventOrder: text('event_order').notNull() },
  (table) => [
    primaryKey({ columns: [table.organization, table.talk] }),
    index('organization_talks_by_event').on(table.organization, table.eventOrder, table.talk),
  ],
);

/** Who spoke for whom, and when last: Speaker.organizations, Organization.speakers. */
export const affiliations = sqliteTable(
  'affiliations',
  { speaker: text('speaker').notNull(), organization: text('organization').notNull(), latestOrder: text('latest_order').notNull() },
  (table) => [
    primaryKey({ columns: [table.speaker, table.organization] }),
    index('affiliations_by_speaker').on(table.speaker, table.latestOrder, table.organization),
    index('affiliations_by_organization').on(table.organization, table.speaker),
  ],
);

/** A talk's keywords: those of its posts, and those that its own title names. */
export const talkKeywords = sqliteTable(
  'talk_keywords',
  {
    talk: text('talk').notNull(),
    keyword: text('keyword').notNull(),
    named: integer('named', { mode: 'boolean' }).notNull(),
    eventOrder: text('event_order').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.talk, table.keyword] }),
    index('talk_keywords_by_keyword').on(table.keyword, table.eventOrder, table.talk),
  ],
);

export const speakers = sqliteTable(
  'speakers',
  {
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    talkCount: integer('talk_count').notNull(),
    nameOrder: text('name_order').notNull(),
  },
  (table) => [index('speakers_by_name').on(table.nameOrder, table.key), index('speakers_by_talks').on(table.talkCount, table.key)],
);

export const organizations = sqliteTable(
  'organizations',
  {
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    talkCount: integer('talk_count').notNull(),
    nameOrder: text('name_order').notNull(),
  },
  (table) => [
    index('organizations_by_name').on(table.nameOrder, table.key),
    index('organizations_by_talks').on(table.talkCount, table.key),
  ],
);

export const events = sqliteTable(
  'events',
  {
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    series: text('series'),
    year: integer('year'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    location: text('location'),
    url: text('url'),
    talkCount: integer('talk_count').notNull(),
    nameOrder: text('name_order').notNull(),
    startsOrder: text('starts_order').notNull(),
  },
  (table) => [
    index('events_by_start').on(table.startsOrder, table.key),
    index('events_by_name').on(table.nameOrder, table.key),
    index('events_by_talks').on(table.talkCount, table.key),
    index('events_by_series').on(table.series, table.startsOrder, table.key),
  ],
);

export const diagnostics = sqliteTable(
  'diagnostics',
  {
    /** site, path, line, column, code and a number: the order in which they are listed, and the key. */
    key: text('key').primaryKey(),
    /** The step that reports it: `file` while reading one, `links`, `images`, `site`. A step replaces its own findings. */
    step: text('step').notNull(),
    code: text('code').notNull(),
    severity: text('severity').notNull(),
    message: text('message').notNull(),
    hint: text('hint'),
    site: text('site').notNull(),
    sourcePath: text('source_path').notNull(),
    line: integer('line'),
    column: integer('column'),
  },
  (table) => [
    index('diagnostics_by_file').on(table.site, table.sourcePath, table.step),
    index('diagnostics_by_code').on(table.code, table.key),
  ],
);

/** What the search index (`search`, an FTS5 table made by a migration of its own) holds, by its row number. */
export const searchDocuments = sqliteTable(
  'search_documents',
  {
    id: integer('id').primaryKey(),
    /** SearchType. */
    type: text('type').notNull(),
    key: text('key').notNull(),
    /** What was indexed, to see whether it changed; NULL for a post. */
    source: text('source'),
  },
  (table) => [uniqueIndex('search_documents_by_key').on(table.type, table.key)],
);

/** What the last ingestions changed, the latest with the highest position: for those who follow the content. */
export const changes = sqliteTable('changes', {
  position: integer('position').primaryKey(),
  revision: text('revision').notNull(),
  /** The whole ContentChange. */
  change: text('change', { mode: 'json' }).notNull(),
});
