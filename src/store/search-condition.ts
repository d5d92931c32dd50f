import { matchExpression } from './search-words.ts';
import { SEARCH_TYPE_BITS, searchTypeNumber } from './search-types.ts';
import { FALSE, type Sql, sql } from './sql.ts';

/** Condition on a row that is itself searched: `filter: { search }`. */
export function searchCondition(type: 'POST' | 'TALK', key: string, query: string): Sql {
  const expression = matchExpression(query);
  if (expression === null) return FALSE;
  return sql(
    `${key} IN (SELECT sd.key FROM search CROSS JOIN search_documents sd ON sd.id = search.rowid WHERE search MATCH ? AND search.rowid & ${2 ** SEARCH_TYPE_BITS - 1} = ${searchTypeNumber(type)})`,
    expression,
  );
}
