/** What follows from the records alone: computed once at the end of an ingestion, so that no query has to. */
import type { Connection } from './database.ts';
import type { Snapshot } from './rows.ts';
import { fold } from './sql.ts';

/** Keywords merged by slug: the most frequent spelling is the name, at equal frequency the first of the alphabet. */
export function deriveKeywords(connection: Connection): void {
  const found = connection
    .prepare(
      `SELECT k.keyword, k.name, count(*) AS uses, max(k.published_order) AS latest
       FROM post_keywords k JOIN posts p ON p.key = k.post WHERE p.served GROUP BY k.keyword, k.name ORDER BY k.keyword, uses DESC, k.name`,
    )
    .all() as { keyword: string; name: string; uses: number; latest: string }[];
  connection.exec('DELETE FROM keywords');
  const insert = connection.prepare(
    'INSERT INTO keywords (key, name, spellings, post_count, talk_count, last_used_at, name_order, last_used_order) VALUES (?, ?, ?, ?, 0, ?, ?, ?)',
  );
  for (const [keyword, spellings] of Map.groupBy(found, (row) => row.keyword)) {
    const name = spellings[0]?.name ?? keyword;
    // A post carries a slug once, so the spellings' posts add up.
    const posts = spellings.reduce((sum, spelling) => sum + spelling.uses, 0);
    const latest = spellings.reduce((last, spelling) => (spelling.latest > last ? spelling.latest : last), '');
    insert.run(
      keyword,
      name,
      JSON.stringify(spellings.map((spelling) => spelling.name)),
      posts,
      latest === '' ? null : latest,
      fold(name),
      latest,
    );
  }
}

/**
 * The posts of images and of links' targets, each pair once. A site's links and images are many and its edits few: only
 * what the touched posts hold is written anew.
 * @param posts keys of the posts that were written, hidden or removed, or whose links or images lead elsewhere now, as JSON
 */
export function derivePostPairs(connection: Connection, posts: string): void {
  const ofTouched = 'IN (SELECT value FROM json_each(?))';
  connection.prepare(`DELETE FROM image_posts WHERE post ${ofTouched}`).run(posts);
  connection
    .prepare(
      `INSERT INTO image_posts (parent, post, published_order)
       SELECT DISTINCT u.image, u.post, p.published_order FROM posts p CROSS JOIN image_uses u ON u.post = p.key WHERE p.served AND p.key ${ofTouched}`,
    )
    .run(posts);
  connection.prepare(`DELETE FROM backlinks WHERE post ${ofTouched}`).run(posts);
  connection
    .prepare(
      `INSERT INTO backlinks (parent, post, published_order)
       SELECT DISTINCT l.target, l.post, p.published_order FROM posts p CROSS JOIN links l ON l.post = p.key
       WHERE p.served AND l.target IS NOT NULL AND l.target <> l.post AND p.key ${ofTouched}`,
    )
    .run(posts);
}

/** The pairs that talks are one half of. */
export function deriveTalkPairs(connection: Connection): void {
  connection.exec(`
    DELETE FROM post_talks;
    INSERT INTO post_talks (post, talk, position)
      SELECT m.post, m.talk, min(m.position) FROM mentions m JOIN posts p ON p.key = m.post WHERE p.served GROUP BY m.post, m.talk;

    DELETE FROM event_posts;
    INSERT INTO event_posts (parent, post, published_order)
      SELECT DISTINCT t.event, pt.post, p.published_order FROM post_talks pt JOIN talks t ON t.key = pt.talk JOIN posts p ON p.key = pt.post WHERE t.event IS NOT NULL;

    DELETE FROM talk_keywords WHERE NOT named;
    INSERT OR IGNORE INTO talk_keywords (talk, keyword, named, event_order)
      SELECT DISTINCT pt.talk, k.keyword, 0, t.event_order FROM post_talks pt JOIN post_keywords k ON k.post = pt.post JOIN talks t ON t.key = pt.talk;

    DELETE FROM organization_talks;
    INSERT INTO organization_talks (organization, talk, event_order)
      SELECT DISTINCT organization, talk, event_order FROM talk_speakers WHERE organization IS NOT NULL;

    DELETE FROM affiliations;
    INSERT INTO affiliations (speaker, organization, latest_order)
      SELECT speaker, organization, max(event_order) FROM talk_speakers WHERE organization IS NOT NULL GROUP BY speaker, organization;
  `);
}

/** The talks of posts that were stored anew while no talk changed. @param posts keys, as JSON */
export function countTalksOf(connection: Connection, posts: string): void {
  connection
    .prepare(
      `UPDATE posts SET talk_count = (SELECT count(*) FROM post_talks t WHERE t.post = posts.key)
       WHERE key IN (SELECT value FROM json_each(?))`,
    )
    .run(posts);
}

/** Unfiltered counts: a talk counts once, however many posts and languages name it. */
export function deriveCounts(connection: Connection): void {
  connection.exec(`
    UPDATE posts SET talk_count = (SELECT count(*) FROM post_talks t WHERE t.post = posts.key)
      WHERE talk_count <> (SELECT count(*) FROM post_talks t WHERE t.post = posts.key);
    UPDATE keywords SET talk_count = (SELECT count(*) FROM talk_keywords t WHERE t.keyword = keywords.key);
    UPDATE speakers SET talk_count = (SELECT count(*) FROM talk_speakers t WHERE t.speaker = speakers.key);
    UPDATE organizations SET talk_count = (SELECT count(*) FROM organization_talks t WHERE t.organization = organizations.key);
    UPDATE sites SET post_count = (SELECT count(*) FROM posts p WHERE p.site = sites.key AND p.served),
      talk_count = (SELECT count(DISTINCT t.talk) FROM post_talks t JOIN posts p ON p.key = t.post WHERE p.site = sites.key);
    UPDATE events SET talk_count = (SELECT count(*) FROM talks t WHERE t.event = events.key);
  `);
}

/** Counts what is served; stamps a new revision where something changed. */
export function takeSnapshot(connection: Connection, changed: boolean, now: Date, digest: (text: string) => string): Snapshot {
  const stored = connection.prepare("SELECT value FROM meta WHERE name = 'snapshot'").pluck().get() as string | undefined;
  if (!changed && stored !== undefined) return JSON.parse(stored) as Snapshot;
  const count = (table: string, where = '1'): number =>
    connection.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() as number;
  const previous = stored === undefined ? '' : (JSON.parse(stored) as Snapshot).revision;
  const ingestedAt = `${now.toISOString().slice(0, 19)}Z`;
  const snapshot: Snapshot = {
    revision: digest(`${previous} ${now.getTime()} ${Math.random()}`),
    ingestedAt,
    postCount: count('posts', 'served'),
    imageCount: count('images'),
    keywordCount: count('keywords'),
    talkCount: count('talks'),
    speakerCount: count('speakers'),
    organizationCount: count('organizations'),
    eventCount: count('events'),
    diagnosticCount: count('diagnostics'),
  };
  connection.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('snapshot', ?)").run(JSON.stringify(snapshot));
  return snapshot;
}
