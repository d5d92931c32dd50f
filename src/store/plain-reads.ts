/** Readings that have no page, filter or order. */
import type { FindingCount, LinkRow, SiteRow, Snapshot } from './rows.ts';
import { sql } from './sql.ts';
import type { Statements } from './statements.ts';

export function readLinks(statements: Statements, posts: readonly string[]): ReadonlyMap<string, readonly LinkRow[]> {
  const found = statements.all(
    sql(
      'SELECT l.post, l.url, l.text, l.line, l.internal, l.is_reference, l.target, l.href, l.broken FROM json_each(?) AS parents CROSS JOIN links l ON l.post = parents.value ORDER BY parents.key, l.position',
      JSON.stringify(posts),
    ),
  );
  const rows = Map.groupBy(found, (raw) => raw['post'] as string);
  return new Map(
    posts.map((post) => [
      post,
      (rows.get(post) ?? []).map(
        (raw) =>
          ({
            url: raw['url'],
            text: raw['text'],
            line: raw['line'],
            internal: raw['internal'] === 1,
            isReference: raw['is_reference'] === 1,
            target: raw['target'],
            href: raw['href'],
            broken: raw['broken'] === 1,
          }) as LinkRow,
      ),
    ]),
  );
}

export function readSites(statements: Statements): SiteRow[] {
  const found = statements.all(
    sql(`SELECT s.key, s.title, s.base_url AS baseUrl, s.default_language AS defaultLanguage, s.languages,
      s.post_count AS postCount, s.talk_count AS talkCount
      FROM sites s ORDER BY s.position`),
  );
  return found.map((raw) => Object.assign({}, raw, { languages: JSON.parse(raw['languages'] as string) }) as unknown as SiteRow);
}

/** How many findings there are of each code. */
export function readFindingCounts(statements: Statements): readonly FindingCount[] {
  const found = statements.kept(sql('SELECT code, severity, count(*) AS count FROM diagnostics GROUP BY code, severity ORDER BY code'));
  return found.map((raw) => Object.assign({}, raw) as unknown as FindingCount);
}

/** A database that was never written holds the empty revision. */
export function readSnapshot(statements: Statements): Snapshot {
  const [found] = statements.all(sql("SELECT value FROM meta WHERE name = 'snapshot'"));
  if (found !== undefined) return JSON.parse(found['value'] as string) as Snapshot;
  return {
    revision: '0',
    ingestedAt: '1970-01-01T00:00:00Z',
    postCount: 0,
    imageCount: 0,
    keywordCount: 0,
    talkCount: 0,
    speakerCount: 0,
    organizationCount: 0,
    eventCount: 0,
    diagnosticCount: 0,
  };
}
