/** What an ingestion changed, found by comparing rows before and after: only net changes count, however they were written. */
import Database from 'better-sqlite3';
import type { Connection } from './database.ts';
import { EVERYTHING, TagSet, type TaggedType } from './tags.ts';

/** Posts that are compared one by one; more are everything. */
const MOST_POSTS = 500;

/** Rows that are compared as they are; the first columns hold keys of what changes with a row. */
interface Watched {
  readonly types: readonly TaggedType[];
  readonly text: string;
}

const OF_TOUCHED = 'IN (SELECT value FROM json_each(?))';

/** When the next page before or after `p` was published. */
function nearestPage(operator: '<' | '>', direction: 'ASC' | 'DESC'): string {
  return `(SELECT n.published_order FROM posts n WHERE n.site = p.site AND n.language = p.language AND n.section IS p.section
    AND n.served AND n.kind = 'PAGE' AND n.published_at IS NOT NULL AND (n.published_order, n.key) ${operator} (p.published_order, p.key)
    ORDER BY n.published_order ${direction}, n.key ${direction} LIMIT 1)`;
}

/** What the touched posts hold. */
const TOUCHED: readonly Watched[] = [
  {
    types: ['keyword'],
    text: `SELECT k.keyword, k.post, k.published_order FROM post_keywords k JOIN posts p ON p.key = k.post WHERE p.served AND p.key ${OF_TOUCHED}`,
  },
  { types: ['image'], text: `SELECT parent, post, published_order FROM image_posts WHERE post ${OF_TOUCHED}` },
  { types: ['post'], text: `SELECT parent, post, published_order FROM backlinks WHERE post ${OF_TOUCHED}` },
  {
    types: ['path'],
    text: `SELECT j.value AS path, p.key, j.key FROM posts p, json_each(json_array(p.url, p.source_path)) j WHERE p.served AND p.key ${OF_TOUCHED}`,
  },
  {
    types: ['path'],
    text: `SELECT a.url, a.post FROM post_aliases a JOIN posts p ON p.key = a.post WHERE p.served AND p.key ${OF_TOUCHED}`,
  },
  // A post's translations are known to all of them.
  {
    types: ['post'],
    text: `SELECT c.key, p.key, p.language, p.language_order FROM posts p JOIN posts c ON c.site = p.site AND c.translation_key = p.translation_key
      WHERE p.served AND p.key ${OF_TOUCHED}`,
  },
  // A page is the neighbour of those up to the next page on either side of it.
  {
    types: ['post'],
    text: `WITH pages AS MATERIALIZED (SELECT p.*,
        ${nearestPage('<', 'DESC')} AS earlier, ${nearestPage('>', 'ASC')} AS later
        FROM posts p WHERE p.served AND p.kind = 'PAGE' AND p.published_at IS NOT NULL AND p.key ${OF_TOUCHED})
      SELECT c.key, p.key, p.published_order FROM pages p CROSS JOIN posts c
      WHERE c.site = p.site AND c.language = p.language AND c.section IS p.section AND c.served AND c.published_at IS NOT NULL
        AND c.published_order >= coalesce(p.earlier, '') AND (p.later IS NULL OR c.published_order <= p.later)`,
  },
  { types: ['mention', 'talk'], text: `SELECT key, talk, position, published_order, record FROM mentions WHERE post ${OF_TOUCHED}` },
];

/** What an ingestion derives anew from all posts. */
const DERIVED: readonly Watched[] = [
  { types: ['keyword'], text: 'SELECT * FROM keywords' },
  { types: ['talk', 'event'], text: 'SELECT key, event, t.* FROM talks t' },
  { types: ['talk'], text: 'SELECT talk, url_key FROM talk_urls' },
  { types: ['speaker'], text: 'SELECT * FROM speakers' },
  { types: ['organization'], text: 'SELECT * FROM organizations' },
  { types: ['event'], text: 'SELECT * FROM events' },
  { types: ['mention', 'talk', 'post'], text: 'SELECT key, talk, post FROM mentions' },
  { types: ['post', 'talk'], text: 'SELECT post, talk, position FROM post_talks' },
  {
    types: ['talk', 'speaker', 'organization'],
    text: 'SELECT talk, speaker, organization, position, name, event_order FROM talk_speakers',
  },
  { types: ['talk', 'keyword'], text: 'SELECT talk, keyword, event_order FROM talk_keywords' },
  { types: ['organization', 'talk'], text: 'SELECT organization, talk, event_order FROM organization_talks' },
  { types: ['speaker', 'organization'], text: 'SELECT speaker, organization, latest_order FROM affiliations' },
  { types: ['event'], text: 'SELECT parent, post, published_order FROM event_posts' },
];

const SITES = 'SELECT key, title, base_url, default_language, languages, position FROM sites';
const SITE_COUNTS = 'SELECT key, post_count, talk_count FROM sites';

/** Keys of what a transaction has written. */
export interface Touched {
  /** Those that were written, hidden or removed, or refer to other things now. */
  readonly posts: readonly string[];
  /** Those that were written or removed. */
  readonly images: readonly string[];
  /** Whether no talk, keyword or what belongs to them was derived anew. */
  readonly talksKept: boolean;
}

/** The tags of what a transaction has changed so far, which others do not see yet. @param path of the database */
export function changedTags(after: Connection, path: string, touched: Touched): string[] {
  if (touched.posts.length > MOST_POSTS) return [EVERYTHING];
  const before = new Database(path, { readonly: true, fileMustExist: true });
  try {
    before.exec('BEGIN');
    const wasWritten = before.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sites'").get() !== undefined;
    // An older schema cannot be compared column by column.
    const isOlder = before.pragma('user_version', { simple: true }) !== after.pragma('user_version', { simple: true });
    if (!wasWritten || isOlder || differing(before, after, SITES).length > 0) return [EVERYTHING];
    const tags = new TagSet();
    tags.list('content', 'diagnostics', 'search');
    for (const post of touched.posts) tags.add('post', post);
    for (const image of touched.images) tags.add('image', image);
    if (differing(before, after, SITE_COUNTS).length > 0) tags.list('sites');
    const posts = JSON.stringify(touched.posts);
    for (const { types, text } of TOUCHED) collect(tags, types, differing(before, after, text, posts));
    for (const { types, text } of touched.talksKept ? [] : DERIVED) collect(tags, types, differing(before, after, text));
    return tags.ofChange();
  } finally {
    before.close();
  }
}

/** Rows that only one of the two has. */
function differing(before: Connection, after: Connection, text: string, ...values: readonly string[]): unknown[][] {
  const gone = new Map<string, unknown[]>();
  for (const row of rowsOf(before, text, values)) gone.set(JSON.stringify(row), row);
  const come: unknown[][] = [];
  for (const row of rowsOf(after, text, values)) if (!gone.delete(JSON.stringify(row))) come.push(row);
  return [...gone.values(), ...come];
}

function rowsOf(connection: Connection, text: string, values: readonly string[]): IterableIterator<unknown[]> {
  return connection
    .prepare<unknown[], unknown[]>(text)
    .raw()
    .iterate(...values);
}

function collect(tags: TagSet, types: readonly TaggedType[], rows: readonly unknown[][]): void {
  for (const row of rows) {
    for (const [at, type] of types.entries()) {
      const key = row[at];
      if (typeof key === 'string') tags.add(type, key);
    }
  }
}
