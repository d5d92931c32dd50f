/** A piece of SQL with the values of its `?`, in order. Text never holds a value, so no input is ever SQL. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

export function sql(text: string, ...values: readonly (string | number | null)[]): Sql {
  return { text, values };
}

export const TRUE: Sql = sql('1');
export const FALSE: Sql = sql('0');

/** SQLite refuses a tree of conditions deeper than 1,000; halves of long rows keep it flat. */
const MOST_IN_ROW = 50;

/** Pieces joined by AND or OR; none at all is true for AND, false for OR. */
export function combine(operator: 'AND' | 'OR', parts: readonly Sql[]): Sql {
  const [first] = parts;
  if (first === undefined) return operator === 'AND' ? TRUE : FALSE;
  if (parts.length === 1) return first;
  if (parts.length > MOST_IN_ROW) {
    const middle = Math.ceil(parts.length / 2);
    return combine(operator, [combine(operator, parts.slice(0, middle)), combine(operator, parts.slice(middle))]);
  }
  return { text: `(${parts.map((part) => part.text).join(` ${operator} `)})`, values: parts.flatMap((part) => part.values) };
}

/** `before` and `after` around a piece. */
export function wrap(before: string, part: Sql, after: string): Sql {
  return { text: `${before}${part.text}${after}`, values: part.values };
}

/** A list of any length as one value, so that the statement's text stays the same. */
export function inList(column: string, list: readonly (string | number)[]): Sql {
  return sql(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
}

/**
 * The statement with a sign before each `?`. SQLite takes note of a bare one after `=` and `LIMIT`, to plan the statement
 * anew whenever a value is bound to it, which costs as much as reading a page; behind a sign it does not look.
 */
export function plannedOnce(text: string): string {
  return text.replaceAll('?', '+?');
}

/** What text is compared by when case must not matter; the `…_order` columns hold it. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
