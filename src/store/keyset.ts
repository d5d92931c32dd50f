/** Pages by keyset: where a page starts is a comparison of order columns, never an OFFSET. */
import type { AnyOrder } from './entities.ts';
import type { Page, PageRequest, Position } from './requests.ts';
import { combine, type Sql, sql, TRUE } from './sql.ts';

/** One column of an order; the last one is unique, so the order is total. */
export interface OrderColumn {
  readonly column: string;
  readonly descending: boolean;
}

/** @param columns the order's columns by field @param key the unique column at the end */
export function orderColumns(orderBy: readonly AnyOrder[], columns: Readonly<Record<string, string>>, key: string): OrderColumn[] {
  const wanted: OrderColumn[] = [];
  for (const { field, direction } of orderBy) {
    const column = columns[field];
    if (column === undefined) throw new RangeError(`no order ${field}`);
    if (!wanted.some((other) => other.column === column)) wanted.push({ column, descending: direction === 'DESC' });
  }
  if (!wanted.some((other) => other.column === key)) wanted.push({ column: key, descending: wanted.at(-1)?.descending ?? false });
  return wanted;
}

export function orderBySql(order: readonly OrderColumn[], backwards: boolean): string {
  return order.map(({ column, descending }) => `${column} ${descending === backwards ? 'ASC' : 'DESC'}`).join(', ');
}

/** Rows strictly after `after` and strictly before `before`, in the order's own sense. */
export function between(order: readonly OrderColumn[], request: Pick<PageRequest<unknown, unknown>, 'after' | 'before'>): Sql {
  const parts: Sql[] = [];
  if (request.after !== undefined) parts.push(beyond(order, request.after, false));
  if (request.before !== undefined) parts.push(beyond(order, request.before, true));
  return parts.length === 0 ? TRUE : combine('AND', parts);
}

function beyond(order: readonly OrderColumn[], position: Position, backwards: boolean): Sql {
  const operator = (descending: boolean): string => (descending === backwards ? '>' : '<');
  const [first] = order;
  if (first === undefined || position.length !== order.length) throw new RangeError('a position of another order');
  // One direction: a row value, which an index serves at any depth.
  if (order.every((column) => column.descending === first.descending)) {
    return sql(
      `(${order.map(({ column }) => column).join(', ')}) ${operator(first.descending)} (${order.map(() => '?').join(', ')})`,
      ...position,
    );
  }
  // Mixed directions: equal up to a column, beyond in it. The bound on the first column is what the index needs.
  const steps = order.map((column, at) =>
    combine('AND', [
      ...order.slice(0, at).map((equal, index) => sql(`${equal.column} = ?`, position[index] ?? null)),
      sql(`${column.column} ${operator(column.descending)} ?`, position[at] ?? null),
    ]),
  );
  return combine('AND', [sql(`${first.column} ${operator(first.descending)}= ?`, position[0] ?? null), combine('OR', steps)]);
}

/** Cuts the one row too many that shows whether there are more, and turns a backward page round. */
export function pageOf<Row>(found: readonly { row: Row; position: Position }[], request: PageRequest<unknown, unknown>): Page<Row> {
  const size = request.first ?? request.last ?? 0;
  const more = found.length > size;
  const kept = found.slice(0, size);
  return request.last === undefined
    ? { edges: kept, hasNextPage: more, hasPreviousPage: request.after !== undefined }
    : { edges: kept.toReversed(), hasNextPage: request.before !== undefined, hasPreviousPage: more };
}
