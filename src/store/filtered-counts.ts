import type { AnyOrder, EntityName } from './entities.ts';
import { postFilter, talkFilter } from './filters.ts';
import { type Sql, wrap } from './sql.ts';

/** An order by a count of only those posts or talks that match. */
export interface CountedOrder {
  readonly field: string;
  readonly column: string;
  /** Column of the row whose stored count it stands for. */
  readonly replaces: string;
  readonly join: Sql;
}

/** Pairs of what is counted, by entity. */
const TALK_PAIRS: Readonly<Partial<Record<EntityName, readonly [table: string, key: string]>>> = {
  Keyword: ['talk_keywords', 'keyword'],
  Speaker: ['talk_speakers', 'speaker'],
  Organization: ['organization_talks', 'organization'],
};

/** The orders that count anew, with the join that counts: one pass over the matching talks or posts, whatever the page. */
export function countedOrders(entity: EntityName, orderBy: readonly AnyOrder[]): CountedOrder[] {
  const counted: CountedOrder[] = [];
  for (const { field, talkFilter: talks, postFilter: posts } of orderBy) {
    if (counted.some((other) => other.field === field)) continue;
    const alias = `n${counted.length}`;
    const column = `coalesce(${alias}.n, 0)`;
    const [table, key] = TALK_PAIRS[entity] ?? [];
    if (field === 'TALK_COUNT' && talks !== null && talks !== undefined && table !== undefined) {
      const select = `LEFT JOIN (SELECT x.${key} AS key, count(*) AS n FROM ${table} x JOIN talks t0 ON t0.key = x.talk WHERE `;
      counted.push({
        field,
        column,
        replaces: 'talk_count',
        join: wrap(select, talkFilter(talks, 't0'), ` GROUP BY 1) ${alias} ON ${alias}.key = c.key`),
      });
    }
    if (field === 'POST_COUNT' && posts !== null && posts !== undefined) {
      const select =
        'LEFT JOIN (SELECT x.keyword AS key, count(*) AS n FROM post_keywords x JOIN posts p0 ON p0.key = x.post WHERE p0.served AND ';
      counted.push({
        field,
        column,
        replaces: 'post_count',
        join: wrap(select, postFilter(posts, 'p0'), ` GROUP BY 1) ${alias} ON ${alias}.key = c.key`),
      });
    }
  }
  return counted;
}
