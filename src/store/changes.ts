/** What ingestions changed: kept for a while, so that servers can tell their clients of each one, whichever process ran it. */
import type { Connection } from './database.ts';
import { sql } from './sql.ts';
import type { Statements } from './statements.ts';
import { bounded, EVERYTHING } from './tags.ts';

/** Keys of posts, as readers saw them before and see them after: a hidden post is none. */
export interface ChangedPosts {
  readonly created: readonly string[];
  /** Those that were read anew, or whose links or images lead elsewhere now. */
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
}

/** What one ingestion changed, or several in a row. */
export interface ContentChange extends ChangedPosts {
  /** Of the content after it. */
  readonly revision: string;
  /** Instant. */
  readonly ingestedAt: string;
  /** Cache tags of every answer that may say something else now; see `tags.ts`. */
  readonly changedTags: readonly string[];
}

/** Ingestions and characters that are remembered; the latest one always is. */
const MOST = { ingestions: 100, characters: 8_000_000 } as const;

/** Tells what became of posts. @param before whether readers saw each of them before */
export function changedPosts(connection: Connection, before: ReadonlyMap<string, boolean>): ChangedPosts {
  const found = connection
    .prepare('SELECT key FROM posts WHERE served AND key IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify([...before.keys()])) as string[];
  const after = new Set(found);
  const keys = [...before.keys()].toSorted();
  return {
    created: keys.filter((key) => !before.get(key) && after.has(key)),
    updated: keys.filter((key) => before.get(key) && after.has(key)),
    deleted: keys.filter((key) => before.get(key) && !after.has(key)),
  };
}

/** Remembers a change, and forgets the oldest ones where they are too many or too long. */
export function recordChange(connection: Connection, change: ContentChange): void {
  connection.prepare('INSERT INTO changes (revision, change) VALUES (?, ?)').run(change.revision, JSON.stringify(change));
  connection
    .prepare(
      `DELETE FROM changes WHERE position IN (
         SELECT position FROM (
           SELECT position, row_number() OVER latest AS number, sum(length(change)) OVER latest AS characters FROM changes
           WINDOW latest AS (ORDER BY position DESC)
         ) WHERE number > ? OR (number > 1 AND characters > ?))`,
    )
    .run(MOST.ingestions, MOST.characters);
}

/** Every change after a revision, the oldest first; null where the revision is not known (any more). */
export function readChanges(statements: Statements, revision: string): readonly ContentChange[] | null {
  const [from] = statements.all(sql('SELECT max(position) AS position FROM changes WHERE revision = ?', revision));
  const position = from?.['position'];
  if (typeof position !== 'number') return null;
  return statements
    .all(sql('SELECT change FROM changes WHERE position > ? ORDER BY position', position))
    .map((raw) => withTags(JSON.parse(raw['change'] as string) as ContentChange));
}

/** An ingestion by an older Lectern told no tags: anything may have changed. */
function withTags(change: Omit<ContentChange, 'changedTags'>): ContentChange {
  return Object.assign({ changedTags: [EVERYTHING] }, change);
}

/**
 * Two changes in a row as one, exactly: what came and went again is not named, what went and came back was updated.
 * For a follower that is slower than the ingestions.
 */
export function joinChanges(first: ContentChange, second: ContentChange): ContentChange {
  const [created, updated, deleted] = [first.created, first.updated, first.deleted].map((keys) => new Set(keys)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  for (const key of second.created) (deleted.delete(key) ? updated : created).add(key);
  for (const key of second.updated) if (!created.has(key)) updated.add(key);
  for (const key of second.deleted) {
    updated.delete(key);
    if (!created.delete(key)) deleted.add(key);
  }
  return {
    ...second,
    created: [...created].toSorted(),
    updated: [...updated].toSorted(),
    deleted: [...deleted].toSorted(),
    changedTags: bounded([...first.changedTags, ...second.changedTags]),
  };
}
