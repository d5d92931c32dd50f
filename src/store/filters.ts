/** Filters as SQL conditions. A member that is null or left out asks nothing; an unknown value matches nothing. */
import type { Json } from '../model.ts';
import { slugOf } from '../slug.ts';
import { languagePreference } from './languages.ts';
import type {
  DateFilter,
  DiagnosticFilter,
  EnumFilter,
  EventFilter,
  ImageFilter,
  IntFilter,
  KeywordFilter,
  KeywordsFilter,
  ListFilter,
  ParamFilter,
  PostFilter,
  SpeakerFilter,
  StringFilter,
  TalkFilter,
} from './requests.ts';
import { searchCondition } from './search-condition.ts';
import { combine, fold, inList, type Sql, sql, TRUE, wrap } from './sql.ts';

type Maybe<T> = T | null | undefined;
/** Turns one member of a filter into a condition. */
type Condition<T> = (value: T) => Sql;

/** Applies each condition whose value is given. */
function every<F extends object>(filter: F, conditions: { readonly [K in keyof F]-?: Condition<NonNullable<F[K]>> }): Sql {
  const parts: Sql[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined || !Object.hasOwn(conditions, name)) continue;
    parts.push((conditions[name as keyof F] as Condition<unknown>)(value));
  }
  return combine('AND', parts);
}

/** @param folded a column that already holds folded text, where there is one */
function stringFilter(column: string, folded = `lectern_fold(${column})`): Condition<StringFilter> {
  return (filter) =>
    every(filter, {
      eq: (value) => sql(`${column} = ?`, value),
      ne: (value) => sql(`${column} IS NOT ?`, value),
      in: (values) => inList(column, values),
      notIn: (values) => combine('OR', [sql(`${column} IS NULL`), wrap('NOT ', inList(column, values), '')]),
      contains: (value) => sql(`instr(${folded}, ?) > 0`, fold(value)),
      startsWith: (value) => sql(`substr(${folded}, 1, length(?)) = ?`, fold(value), fold(value)),
      endsWith: (value) =>
        value === '' ? sql(`${column} IS NOT NULL`) : sql(`substr(${folded}, -length(?)) = ?`, fold(value), fold(value)),
      isNull: isNull(column),
    });
}

function isNull(column: string): Condition<boolean> {
  return (value) => sql(`${column} IS ${value ? '' : 'NOT '}NULL`);
}

function compare(column: string, operator: string): Condition<string | number> {
  return (value) => sql(`${column} ${operator} ?`, value);
}

function intFilter(column: string): Condition<IntFilter> {
  return (filter) =>
    every(filter, {
      eq: compare(column, '='),
      gt: compare(column, '>'),
      gte: compare(column, '>='),
      lt: compare(column, '<'),
      lte: compare(column, '<='),
      in: (values) => inList(column, values),
    });
}

function dateFilter(column: string): Condition<DateFilter> {
  return (filter) =>
    every(filter, {
      eq: compare(column, '='),
      gt: compare(column, '>'),
      gte: compare(column, '>='),
      lt: compare(column, '<'),
      lte: compare(column, '<='),
      isNull: isNull(column),
    });
}

function enumFilter(column: string): Condition<EnumFilter<string>> {
  return (filter) => every(filter, { eq: compare(column, '='), in: (values) => inList(column, values) });
}

/** `yes` holds where the value is true, its opposite where it is false. */
function flag(yes: Sql): Condition<boolean> {
  return (value) => (value ? yes : wrap('NOT ', yes, ''));
}

/** What nested filters share: an alias of its own for every table, and how keywords are best looked for. */
export class Scope {
  readonly #common: ReadonlySet<string>;
  #count = 0;

  /** @param common see `Statements.common`; where nothing is sorted, no keyword is common */
  constructor(common: ReadonlySet<string> = new Set()) {
    this.#common = common;
  }

  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${this.#count}`;
  }

  isCommon(keyword: string): boolean {
    return this.#common.has(keyword);
  }
}

/** @param pairs FROM clause with `k`, a table with a column `keyword` @param owner the pairs' column that is `key` of the filtered row */
function keywordsFilter(pairs: string, owner: string, key: string, scope: Scope): Condition<KeywordsFilter> {
  const carries = (slugs: readonly string[]): Sql => {
    const condition = slugs.length === 1 ? sql('k.keyword = ?', slugs[0] ?? '') : inList('k.keyword', slugs);
    // Rare keywords lead to their few rows; of common ones each row of the page's own order is soon found to have one.
    return slugs.some((slug) => scope.isCommon(slug))
      ? wrap(`EXISTS (SELECT 1 FROM ${pairs} WHERE ${owner} = ${key} AND `, condition, ')')
      : wrap(`${key} IN (SELECT ${owner} FROM ${pairs} WHERE `, condition, ')');
  };
  return (filter) =>
    every(filter, {
      all: (names) =>
        combine(
          'AND',
          names.map((name) => carries([slugOf(name)])),
        ),
      any: (names) => carries(names.map(slugOf)),
      none: (names) => wrap('NOT ', carries(names.map(slugOf)), ''),
      isEmpty: flag(sql(`NOT EXISTS (SELECT 1 FROM ${pairs} WHERE ${owner} = ${key})`)),
    });
}

interface Logic<F> {
  readonly and?: Maybe<readonly F[]>;
  readonly or?: Maybe<readonly F[]>;
  readonly not?: Maybe<F>;
}

function logic<F>(compile: (filter: F) => Sql): { [K in keyof Logic<F>]-?: Condition<NonNullable<Logic<F>[K]>> } {
  return {
    and: (filters) => combine('AND', filters.map(compile)),
    or: (filters) => combine('OR', filters.map(compile)),
    // A condition on a missing value is unknown, not false: its opposite must be true all the same.
    not: (filter) => wrap('(', compile(filter), ') IS NOT TRUE'),
  };
}

/**
 * In conditions on related rows CROSS JOIN keeps SQLite to the order as written: from the row to its few relations. Left
 * to itself it may start at the other end, for each row anew.
 * @param alias of the posts table
 */
export function postFilter(filter: Maybe<PostFilter>, alias = 'c', scope = new Scope()): Sql {
  if (filter === null || filter === undefined) return TRUE;
  const talks = (list: ListFilter<TalkFilter>): Sql => {
    const talk = scope.next('t');
    const related = (condition: Sql): Sql =>
      wrap(
        `EXISTS (SELECT 1 FROM post_talks pt CROSS JOIN talks ${talk} ON ${talk}.key = pt.talk WHERE pt.post = ${alias}.key AND `,
        condition,
        ')',
      );
    return every(list, {
      some: (wanted) => related(talkFilter(wanted, talk, scope)),
      none: (wanted) => wrap('NOT ', related(talkFilter(wanted, talk, scope)), ''),
      every: (wanted) => wrap('NOT ', related(wrap('(', talkFilter(wanted, talk, scope), ') IS NOT TRUE')), ''),
    });
  };
  return every(filter, {
    ...logic<PostFilter>((inner) => postFilter(inner, alias, scope)),
    site: stringFilter(`${alias}.site`),
    language: stringFilter(`${alias}.language`),
    section: stringFilter(`${alias}.section`),
    kind: enumFilter(`${alias}.kind`),
    title: stringFilter(`${alias}.title`, `${alias}.title_order`),
    url: stringFilter(`${alias}.url`),
    sourcePath: stringFilter(`${alias}.source_path`),
    author: (wanted) => wrap(`EXISTS (SELECT 1 FROM post_authors a WHERE a.post = ${alias}.key AND `, stringFilter('a.name')(wanted), ')'),
    publishedAt: dateFilter(`${alias}.published_at`),
    modifiedAt: dateFilter(`${alias}.modified_at`),
    wordCount: intFilter(`${alias}.word_count`),
    keywords: keywordsFilter('post_keywords k', 'k.post', `${alias}.key`, scope),
    hasTalks: flag(sql(`${alias}.talk_count > 0`)),
    hasImages: flag(sql(`${alias}.image_count > 0`)),
    talks,
    param: (params) =>
      combine(
        'AND',
        params.map((param) => paramFilter(`${alias}.params`, param)),
      ),
    search: (query) => searchCondition('POST', `${alias}.key`, query),
    languages: (languages) => languagePreference(languages, alias, scope.next('o')),
  });
}

/** Front matter at a dotted path; numbers of a path are positions in a list. */
function paramFilter(column: string, { path, ...filter }: ParamFilter): Sql {
  const jsonPath = `$${path
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${JSON.stringify(step)}`))
    .join('')}`;
  // `->` keeps the JSON text, so that true, 1 and "1" stay different.
  const at = (condition: string, ...values: (string | null)[]): Sql => sql(`${column} -> ? ${condition}`, jsonPath, ...values);
  const equal = (value: Json): Sql =>
    value === null ? sql(`coalesce(${column} -> ?, 'null') = 'null'`, jsonPath) : at('= json(?)', JSON.stringify(value));
  return every<Omit<ParamFilter, 'path'>>(filter, {
    eq: equal as Condition<NonNullable<Json>>,
    in: (values) => combine('OR', values.map(equal)),
    isNull: flag(sql(`coalesce(${column} -> ?, 'null') = 'null'`, jsonPath)),
  });
}

/** @param alias of the talks table */
export function talkFilter(filter: Maybe<TalkFilter>, alias = 'c', scope = new Scope()): Sql {
  if (filter === null || filter === undefined) return TRUE;
  const mentioned = (condition: Sql): Sql => wrap(`EXISTS (SELECT 1 FROM mentions m WHERE m.talk = ${alias}.key AND `, condition, ')');
  // Nobody speaks so often that their talks would not be few.
  const spoken = (column: string): Condition<StringFilter> => {
    return (wanted) => wrap(`${alias}.key IN (SELECT s.talk FROM talk_speakers s WHERE `, stringFilter(`s.${column}`)(wanted), ')');
  };
  return every(filter, {
    ...logic<TalkFilter>((inner) => talkFilter(inner, alias, scope)),
    title: stringFilter(`${alias}.title`, `${alias}.title_order`),
    kind: enumFilter(`${alias}.kind`),
    startsOn: dateFilter(`${alias}.starts_on`),
    year: intFilter(`${alias}.year`),
    site: (wanted) => mentioned(stringFilter('m.site')(wanted)),
    language: (wanted) => mentioned(stringFilter('m.language')(wanted)),
    keywords: keywordsFilter('talk_keywords k', 'k.talk', `${alias}.key`, scope),
    event: stringFilter(`${alias}.event`),
    eventSeries: (wanted) =>
      wrap(`EXISTS (SELECT 1 FROM events e WHERE e.key = ${alias}.event AND `, stringFilter('e.series')(wanted), ')'),
    speaker: spoken('speaker'),
    organization: spoken('organization'),
    hasRecording: flag(sql(`${alias}.recording_url IS NOT NULL`)),
    provider: enumFilter(`${alias}.provider`),
    mentionedIn: (wanted) => {
      const post = scope.next('p');
      return wrap(
        `EXISTS (SELECT 1 FROM post_talks pt CROSS JOIN posts ${post} ON ${post}.key = pt.post WHERE pt.talk = ${alias}.key AND `,
        postFilter(wanted, post, scope),
        ')',
      );
    },
    search: (query) => searchCondition('TALK', `${alias}.key`, query),
  });
}

export function imageFilter(filter: Maybe<ImageFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    site: stringFilter(`${alias}.site`),
    language: (wanted) =>
      wrap(
        `EXISTS (SELECT 1 FROM image_posts ip CROSS JOIN posts p ON p.key = ip.post WHERE ip.parent = ${alias}.key AND `,
        stringFilter('p.language')(wanted),
        ')',
      ),
    format: enumFilter(`${alias}.format`),
    width: intFilter(`${alias}.width`),
    height: intFilter(`${alias}.height`),
    // An image has an alternative text when every place that shows it gives one.
    hasAlt: flag(sql(`NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image = ${alias}.key AND coalesce(u.alt, '') = '')`)),
    exists: flag(sql(`${alias}."exists"`)),
    keywords: keywordsFilter('image_posts ip JOIN post_keywords k ON k.post = ip.post', 'ip.parent', `${alias}.key`, new Scope()),
  });
}

export function keywordFilter(filter: Maybe<KeywordFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    slug: stringFilter(`${alias}.key`),
    postCount: intFilter(`${alias}.post_count`),
    talkCount: intFilter(`${alias}.talk_count`),
  });
}

export function speakerFilter(filter: Maybe<SpeakerFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  const related = (condition: Sql): Sql =>
    wrap(
      `EXISTS (SELECT 1 FROM talk_speakers ts CROSS JOIN talks t0 ON t0.key = ts.talk WHERE ts.speaker = ${alias}.key AND `,
      condition,
      ')',
    );
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    organization: (wanted) =>
      wrap(`EXISTS (SELECT 1 FROM affiliations f WHERE f.speaker = ${alias}.key AND `, stringFilter('f.organization')(wanted), ')'),
    talks: (list) =>
      every(list, {
        some: (wanted) => related(talkFilter(wanted, 't0')),
        none: (wanted) => wrap('NOT ', related(talkFilter(wanted, 't0')), ''),
        every: (wanted) => wrap('NOT ', related(wrap('(', talkFilter(wanted, 't0'), ') IS NOT TRUE')), ''),
      }),
  });
}

export function eventFilter(filter: Maybe<EventFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    name: stringFilter(`${alias}.name`, `${alias}.name_order`),
    series: stringFilter(`${alias}.series`),
    year: intFilter(`${alias}.year`),
    startsOn: dateFilter(`${alias}.starts_on`),
  });
}

export function diagnosticFilter(filter: Maybe<DiagnosticFilter>, alias = 'c'): Sql {
  if (filter === null || filter === undefined) return TRUE;
  return every(filter, {
    code: stringFilter(`${alias}.code`),
    severity: enumFilter(`${alias}.severity`),
    site: stringFilter(`${alias}.site`),
    sourcePath: stringFilter(`${alias}.source_path`),
  });
}
