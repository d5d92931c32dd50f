/** One member of a filter as a SQL condition, by the kind of its value. */
import type { Json } from '../model.ts';
import { slugOf } from '../slug.ts';
import type { DateFilter, EnumFilter, IntFilter, KeywordsFilter, ListFilter, ParamFilter, StringFilter } from './requests.ts';
import { combine, fold, inList, type Sql, sql, wrap } from './sql.ts';

export type Maybe<T> = T | null | undefined;
/** Turns one member of a filter into a condition. */
export type Condition<T> = (value: T) => Sql;

/** Applies each condition whose value is given. */
export function every<F extends object>(filter: F, conditions: { readonly [K in keyof F]-?: Condition<NonNullable<F[K]>> }): Sql {
  const parts: Sql[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined || !Object.hasOwn(conditions, name)) continue;
    parts.push((conditions[name as keyof F] as Condition<unknown>)(value));
  }
  return combine('AND', parts);
}

/** @param folded a column that already holds folded text, where there is one */
export function stringFilter(column: string, folded = `lectern_fold(${column})`): Condition<StringFilter> {
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

export function intFilter(column: string): Condition<IntFilter> {
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

export function dateFilter(column: string): Condition<DateFilter> {
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

export function enumFilter(column: string): Condition<EnumFilter<string>> {
  return (filter) => every(filter, { eq: compare(column, '='), in: (values) => inList(column, values) });
}

/** `yes` holds where the value is true, its opposite where it is false. */
export function flag(yes: Sql): Condition<boolean> {
  return (value) => (value ? yes : wrap('NOT ', yes, ''));
}

/** What nested filters share: an alias of its own for every table, and how keywords are best looked for. */
export class Scope {
  readonly #common: ReadonlySet<string>;
  #count = 0;
  #depth = 0;

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

  /** @param pairs table of pairs @param own its column that is `key` of the filtered row @param other its column that is the related row's */
  related(pairs: string, own: string, key: string, [table, other]: readonly [string, string], condition: (alias: string) => Sql): Sql {
    const alias = this.next('r');
    const isNested = this.#depth > 0;
    this.#depth += 1;
    const met = condition(alias);
    this.#depth -= 1;
    // CROSS JOIN keeps SQLite to the order as written; left to itself it may start at the other end, for each row anew.
    // The first relation is looked up from the row, so that a page ends early. One within another would multiply: it is
    // worked out once, for all rows.
    return isNested
      ? wrap(`${key} IN (SELECT l.${own} FROM ${table} ${alias} CROSS JOIN ${pairs} l ON l.${other} = ${alias}.key WHERE `, met, ')')
      : wrap(
          `EXISTS (SELECT 1 FROM ${pairs} l CROSS JOIN ${table} ${alias} ON ${alias}.key = l.${other} WHERE l.${own} = ${key} AND `,
          met,
          ')',
        );
  }
}

/** Some, none or every related row, by what `related` makes of a condition on one. */
export function listFilter<F>(
  related: (condition: (alias: string) => Sql) => Sql,
  compile: (filter: F, alias: string) => Sql,
): Condition<ListFilter<F>> {
  return (list) =>
    every(list as ListFilter<NonNullable<F>>, {
      some: (wanted) => related((alias) => compile(wanted, alias)),
      none: (wanted) =>
        wrap(
          'NOT ',
          related((alias) => compile(wanted, alias)),
          '',
        ),
      every: (wanted) =>
        wrap(
          'NOT ',
          related((alias) => wrap('(', compile(wanted, alias), ') IS NOT TRUE')),
          '',
        ),
    });
}

/** @param pairs FROM clause with `k`, a table with a column `keyword` @param owner the pairs' column that is `key` of the filtered row */
export function keywordsFilter(pairs: string, owner: string, key: string, scope: Scope): Condition<KeywordsFilter> {
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

export function logic<F>(compile: (filter: F) => Sql): { [K in keyof Logic<F>]-?: Condition<NonNullable<Logic<F>[K]>> } {
  return {
    and: (filters) => combine('AND', filters.map(compile)),
    or: (filters) => combine('OR', filters.map(compile)),
    // A condition on a missing value is unknown, not false: its opposite must be true all the same.
    not: (filter) => wrap('(', compile(filter), ') IS NOT TRUE'),
  };
}

/** Front matter at a dotted path; numbers of a path are positions in a list. */
export function paramFilter(column: string, { path, ...filter }: ParamFilter): Sql {
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
