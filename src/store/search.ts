import type { Raw } from './row-view.ts';
import { postFilter, talkFilter } from './filters.ts';
import { pageOf } from './keyset.ts';
import type { Page, PageRequest, SearchFilter } from './requests.ts';
import { matchExpression } from './search-words.ts';
import { combine, type Sql, sql, TRUE, wrap } from './sql.ts';
import { SEARCH_TYPE_BITS, type SearchType, searchTypeNumber } from './search-types.ts';
import type { Statements } from './statements.ts';

export interface SearchRequest extends Pick<PageRequest<SearchFilter, never>, 'filter' | 'first' | 'last' | 'after' | 'before'> {
  /** What a person typed; nothing in it is syntax. */
  readonly query: string;
  /** All types where left out or null. */
  readonly types?: readonly SearchType[] | null | undefined;
}

export interface SearchHit {
  readonly type: SearchType;
  /** Of the entity. */
  readonly key: string;
  /** Larger is better; comparable within one search only. */
  readonly score: number;
}

/** A word in a title outweighs one in a heading, and that a good many in the body. */
const RANK = 'bm25(search, 1000.0, 50.0, 1.0)';

/**
 * Hits that have every word in their title come first, then the others; within both the best score first, at equal
 * score in the order in which they came into the index. Two tiers rather than one ranking, because ranking costs as
 * much as there are hits: for a word that most posts have, the titles alone fill the page, and the rest is not ranked.
 */
export function searchPage(statements: Statements, request: SearchRequest): Page<SearchHit> {
  const expression = matchExpression(request.query);
  if (expression === null) return { edges: [], hasNextPage: false, hasPreviousPage: false };
  const backwards = request.last !== undefined;
  const size = (request.first ?? request.last ?? 0) + 1;
  const titles = inTitle(expression);
  const order = (prefix = ''): string => ['score', 'id'].map((column) => `${prefix}${column} ${backwards ? 'DESC' : 'ASC'}`).join(', ');
  const tier = (number: number, matched: Sql): Sql => {
    const bounds = [
      ...(request.after === undefined ? [] : [sql(`(${number}, score, id) > (?, ?, ?)`, ...request.after)]),
      ...(request.before === undefined ? [] : [sql(`(${number}, score, id) < (?, ?, ?)`, ...request.before)]),
    ];
    const where = combine('AND', bounds);
    const ranked = `SELECT ${number} AS tier, * FROM (SELECT search.rowid AS id, ${RANK} AS score FROM ${matched.text}) WHERE ${where.text}`;
    return { text: `SELECT * FROM (${ranked} ORDER BY ${order()} LIMIT ?)`, values: [...matched.values, ...where.values, size] };
  };
  const first = tier(0, matches(request, titles));
  // Forwards, the others are looked at only where the titles do not fill the page; SQLite asks that before it searches.
  const needed = sql(backwards ? '1' : '(SELECT count(*) FROM titles) < ?', ...(backwards ? [] : [size]));
  const others = sql('search.rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?)', titles);
  const rest = tier(1, matches(request, expression, [needed, others]));
  const direction = backwards ? 'DESC' : 'ASC';
  const found = statements.kept({
    text: `WITH titles AS MATERIALIZED (${first.text})
      SELECT d.type, d.key, hits.tier, hits.score, hits.id FROM (SELECT * FROM titles UNION ALL ${rest.text}) hits
      CROSS JOIN search_documents d ON d.id = hits.id ORDER BY hits.tier ${direction}, ${order('hits.')} LIMIT ?`,
    values: [...first.values, ...rest.values, size],
  });
  return pageOf(
    found.map((raw) => ({ row: hitOf(raw), position: [raw['tier'] as number, raw['score'] as number, raw['id'] as number] })),
    request,
  );
}

export function searchCount(statements: Statements, request: Pick<SearchRequest, 'query' | 'types' | 'filter'>): number {
  const expression = matchExpression(request.query);
  if (expression === null) return 0;
  return statements.kept(wrap('SELECT count(*) AS n FROM ', matches(request, expression), ''))[0]?.['n'] as number;
}

/** The same words, in titles alone. */
function inTitle(expression: string): string {
  return `{title} : (${expression})`;
}

/** BM25 is negative in SQLite, the smallest being the best. */
function hitOf(raw: Raw): SearchHit {
  return { type: raw['type'] as SearchType, key: raw['key'] as string, score: -(raw['score'] as number) };
}

/** The documents that match an expression of `matchExpression`, as what follows FROM. */
function matches({ types, filter }: Pick<SearchRequest, 'types' | 'filter'>, expression: string, further: readonly Sql[] = []): Sql {
  // Numbers, not values: SQLite compares a constant for each of a hundred thousand hits, where a list would be searched.
  const numbers = types?.map((type) => `(search.rowid & ${2 ** SEARCH_TYPE_BITS - 1}) = ${searchTypeNumber(type)}`);
  const wanted =
    numbers === undefined
      ? TRUE
      : combine(
          'OR',
          numbers.map((text) => sql(text)),
        );
  const condition = searchFilter(filter);
  // Only a filter has to know which document it is.
  const from = condition === TRUE ? 'search' : 'search CROSS JOIN search_documents d ON d.id = search.rowid';
  return wrap(`${from} WHERE `, combine('AND', [...further, sql('search MATCH ?', expression), wanted, condition]), '');
}

/**
 * A post or talk meets the filter itself; a keyword, speaker or event does where one of its posts or talks does. The
 * filters of posts and talks have these members in common.
 */
function searchFilter(filter: SearchFilter | null | undefined): Sql {
  if (filter === null || filter === undefined || Object.values(filter).every((value) => value === null || value === undefined)) return TRUE;
  const post = postFilter(filter, 'p0');
  const talk = talkFilter(filter, 't0');
  return combine('OR', [
    wrap("(d.type = 'POST' AND EXISTS (SELECT 1 FROM posts p0 WHERE p0.key = d.key AND ", post, '))'),
    wrap("(d.type = 'TALK' AND EXISTS (SELECT 1 FROM talks t0 WHERE t0.key = d.key AND ", talk, '))'),
    wrap(
      "(d.type = 'KEYWORD' AND EXISTS (SELECT 1 FROM post_keywords pk CROSS JOIN posts p0 ON p0.key = pk.post WHERE pk.keyword = d.key AND p0.served AND ",
      post,
      '))',
    ),
    wrap(
      "(d.type = 'SPEAKER' AND EXISTS (SELECT 1 FROM talk_speakers ts CROSS JOIN talks t0 ON t0.key = ts.talk WHERE ts.speaker = d.key AND ",
      talk,
      '))',
    ),
    wrap("(d.type = 'EVENT' AND EXISTS (SELECT 1 FROM talks t0 WHERE t0.event = d.key AND ", talk, '))'),
  ]);
}
