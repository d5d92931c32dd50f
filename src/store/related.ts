/** What stands near a post or keyword without being linked to it. */
import { ENTITIES } from './entities.ts';
import { postFilter } from './filters.ts';
import type { PostFilter } from './requests.ts';
import type { EventRow, PostRow } from './rows.ts';
import { combine, sql } from './sql.ts';
import type { Statements } from './statements.ts';

export interface RelatedPost {
  /** Key. */
  readonly post: string;
  /** Sum of the shared keywords' weights; a rare keyword weighs more than a common one. */
  readonly score: number;
  /** Keys, the rarest first. */
  readonly sharedKeywords: readonly string[];
}

export interface RelatedKeyword {
  /** Key. */
  readonly keyword: string;
  /** Posts that carry both. */
  readonly postCount: number;
}

/** For each keyword of a post so many posts before and after it in time are considered: a bound for common keywords. */
const NEAREST = 200;

const near = (operator: '<' | '>=', direction: 'ASC' | 'DESC'): string => `SELECT o.key AS parent, k.keyword, n.post
  FROM origins o CROSS JOIN post_keywords k ON k.post = o.key CROSS JOIN post_keywords n
  WHERE n.rowid IN (SELECT r.rowid FROM post_keywords r WHERE r.keyword = k.keyword AND r.published_order ${operator} o.published_order
    ORDER BY r.published_order ${direction}, r.post ${direction} LIMIT ${NEAREST})`;

/**
 * For each post the posts of its language that share keywords with it: by the keywords' rarity, then nearness in time.
 * Its own translations are left out.
 */
export function readRelatedPosts(
  statements: Statements,
  posts: readonly string[],
  first: number,
): ReadonlyMap<string, readonly RelatedPost[]> {
  const found = statements.kept(
    sql(
      `WITH origins AS MATERIALIZED (SELECT p.* FROM json_each(?) AS parents JOIN posts p ON p.key = parents.value),
      shared AS (${near('<', 'DESC')} UNION ALL ${near('>=', 'ASC')}),
      scored AS (
        SELECT s.parent, s.post, sum(ln(1.0 + (SELECT count(*) FROM posts) * 1.0 / w.post_count)) AS score,
          json_group_array(w.key ORDER BY w.post_count, w.key) AS keywords,
          abs(coalesce(julianday(o.published_at) - julianday(c.published_at), 1000000)) AS distance
        FROM shared s JOIN origins o ON o.key = s.parent JOIN posts c ON c.key = s.post JOIN keywords w ON w.key = s.keyword
        WHERE c.served AND c.language = o.language AND (c.site <> o.site OR c.translation_key <> o.translation_key)
        GROUP BY s.parent, s.post)
      SELECT parent, post, score, keywords FROM (
        SELECT *, row_number() OVER (PARTITION BY parent ORDER BY score DESC, distance, post) AS place FROM scored)
      WHERE place <= ? ORDER BY parent, place`,
      JSON.stringify(posts),
      first,
    ),
  );
  return grouped(found, posts, (raw) => ({
    post: raw['post'] as string,
    score: raw['score'] as number,
    sharedKeywords: JSON.parse(raw['keywords'] as string) as string[],
  }));
}

/** For each keyword those that most often stand beside it, then by name. */
export function readRelatedKeywords(
  statements: Statements,
  keywords: readonly string[],
  first: number,
): ReadonlyMap<string, readonly RelatedKeyword[]> {
  const found = statements.kept(
    sql(
      `SELECT parent, keyword, n FROM (
        SELECT g.parent, g.keyword, g.n, row_number() OVER (PARTITION BY g.parent ORDER BY g.n DESC, w.name_order, w.key) AS place
        FROM (SELECT parents.value AS parent, o.keyword, count(*) AS n
          FROM json_each(?) AS parents CROSS JOIN post_keywords k ON k.keyword = parents.value
          CROSS JOIN post_keywords o ON o.post = k.post AND o.keyword <> k.keyword CROSS JOIN posts p ON p.key = k.post
          WHERE p.served GROUP BY 1, 2) g JOIN keywords w ON w.key = g.keyword)
      WHERE place <= ? ORDER BY parent, place`,
      JSON.stringify(keywords),
      first,
    ),
  );
  return grouped(found, keywords, (raw) => ({ keyword: raw['keyword'] as string, postCount: raw['n'] as number }));
}

/**
 * For each post the next older (`previous`) or newer (`next`) page of its site, section and language that meets the
 * filter; a post without a date has no neighbours.
 */
export function readNeighbours(
  statements: Statements,
  posts: readonly string[],
  side: 'previous' | 'next',
  filter: PostFilter | null | undefined,
): ReadonlyMap<string, PostRow> {
  const [operator, direction] = side === 'previous' ? ['<', 'DESC'] : ['>', 'ASC'];
  const { columns, read } = ENTITIES.Post;
  const where = combine('AND', [sql("n.served AND n.kind = 'PAGE' AND n.published_at IS NOT NULL"), postFilter(filter, 'n')]);
  const found = statements.all({
    text: `SELECT parents.value AS parent, ${columns()} FROM json_each(?) AS parents CROSS JOIN posts o ON o.key = parents.value
      CROSS JOIN posts c ON c.key = (SELECT n.key FROM posts n
        WHERE n.site = o.site AND n.language = o.language AND n.section IS o.section
          AND (n.published_order, n.key) ${operator} (o.published_order, o.key) AND ${where.text}
        ORDER BY n.published_order ${direction}, n.key ${direction} LIMIT 1)
      WHERE o.published_at IS NOT NULL`,
    values: [JSON.stringify(posts), ...where.values],
  });
  return new Map(found.map((raw) => [raw['parent'] as string, read(raw)]));
}

/** The event before or after each one in its series; an event without a series or a date has no neighbours. */
export function readEventNeighbours(
  statements: Statements,
  events: readonly string[],
  side: 'previous' | 'next',
): ReadonlyMap<string, EventRow> {
  const [operator, direction] = side === 'previous' ? ['<', 'DESC'] : ['>', 'ASC'];
  const { columns, read } = ENTITIES.Event;
  const found = statements.all({
    text: `SELECT parents.value AS parent, ${columns()} FROM json_each(?) AS parents CROSS JOIN events o ON o.key = parents.value
      CROSS JOIN events c ON c.key = (SELECT n.key FROM events n
        WHERE n.series = o.series AND n.starts_order <> '' AND (n.starts_order, n.key) ${operator} (o.starts_order, o.key)
        ORDER BY n.starts_order ${direction}, n.key ${direction} LIMIT 1)
      WHERE o.starts_order <> ''`,
    values: [JSON.stringify(events)],
  });
  return new Map(found.map((raw) => [raw['parent'] as string, read(raw)]));
}

function grouped<T>(
  found: ReturnType<Statements['all']>,
  parents: readonly string[],
  read: (raw: ReturnType<Statements['all']>[number]) => T,
): ReadonlyMap<string, readonly T[]> {
  const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
  return new Map(parents.map((parent) => [parent, (rows.get(parent) ?? []).map(read)]));
}
