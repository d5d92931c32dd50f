/** The statements of lists: of everything of one entity, and of the children of many parents at once. */
import { type AnyOrder, ENTITIES, type Entity, type EntityName, type FilterOf, type OrderOf, type RowOf } from './entities.ts';
import { countedOrders, type CountedOrder } from './filtered-counts.ts';
import { between, orderBySql, type OrderColumn, orderColumns, pageOf } from './keyset.ts';
import { type Relation, type RelationName, type Relations, RELATIONS } from './relations.ts';
import type { Page, PageRequest, Position } from './requests.ts';
import type { Raw } from './row-view.ts';
import { combine, type Sql, sql } from './sql.ts';
import type { Statements } from './statements.ts';

/** Column of a row's key, which ends most orders. */
const ROW_KEY = 'c.key';

/** Connections below another node take the child's filter and order. */
export type RelationRequest<R extends RelationName> = PageRequest<FilterOf<Relations[R]['child']>, OrderOf<Relations[R]['child']>>;

export function readPage<E extends EntityName>(
  statements: Statements,
  name: E,
  request: PageRequest<FilterOf<E>, OrderOf<E>>,
): Page<RowOf<E>> {
  const entity = ENTITIES[name] as unknown as Entity<E>;
  const orderBy = ordersOf(request, entity.defaultOrder);
  const counted = countedOrders(name, orderBy);
  const order = orderColumns(orderBy, { ...columnsOf(entity), ...columnsOfCounted(counted) }, ROW_KEY);
  const where = combine('AND', [entity.served, entity.filter(request.filter, statements.common), between(order, request)]);
  // A filtered count takes the stored one's place in the row too.
  const columns = [
    entity.columns(request.members),
    ...counted.map(({ column, replaces }) => `${column} AS ${replaces}`),
    ...positionsOf(order),
  ].join(', ');
  const joins = counted.map(({ join }) => join.text).join(' ');
  const query = {
    text: `SELECT ${columns} FROM ${entity.table} c ${joins} WHERE ${where.text} ORDER BY ${orderBySql(order, request.last !== undefined)} LIMIT ?`,
    values: [...counted.flatMap(({ join }) => join.values), ...where.values, sizeOf(request) + 1],
  };
  // Counting anew and searching read much for one page.
  const isCostly = counted.length > 0 || query.text.includes(' MATCH ');
  const found = isCostly ? statements.kept(query) : statements.all(query);
  return pageOf(
    found.map((raw) => new Found(entity.read(raw), raw, order)),
    request,
  );
}

export function readCount<E extends EntityName>(statements: Statements, name: E, filter: FilterOf<E> | null | undefined): number {
  const entity = ENTITIES[name] as unknown as Entity<E>;
  const where = combine('AND', [entity.served, entity.filter(filter)]);
  return statements.kept({ text: `SELECT count(*) AS n FROM ${entity.table} c WHERE ${where.text}`, values: where.values })[0]?.[
    'n'
  ] as number;
}

/** A lateral join: for each parent the index gives its first rows, and no partition is read to its end. */
export function readNestedPages<R extends RelationName>(
  statements: Statements,
  name: R,
  parents: readonly string[],
  request: RelationRequest<R>,
): ReadonlyMap<string, Page<Relations[R]['row']>> {
  const relation = RELATIONS[name] as unknown as Relation<R>;
  const entity = ENTITIES[relation.child] as unknown as Entity<Relations[R]['child']>;
  const order = orderColumns(ordersOf(request, relation.defaultOrder), { ...columnsOf(entity), ...relation.orders }, relation.key);
  const where = combine('AND', [
    sql(`${relation.parent} = parents.value`),
    entity.served,
    entity.filter(request.filter),
    between(order, request),
  ]);
  const columns = [
    'parents.value AS parent',
    entity.columns(request.members),
    ...(relation.columns === undefined ? [] : [relation.columns]),
    ...positionsOf(order),
  ];
  const orderBy = orderBySql(order, request.last !== undefined);
  const choice = firstOf(relation, order, where, sizeOf(request), request.last !== undefined);
  const found = statements.all({
    text: `SELECT ${columns.join(', ')} FROM json_each(?) AS parents CROSS JOIN ${relation.from} WHERE ${choice.text} ORDER BY parents.key, ${orderBy}`,
    values: [JSON.stringify(parents), ...choice.values],
  });
  const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
  return new Map(
    parents.map((parent) => {
      const own = (rows.get(parent) ?? []).map((raw) => new Found(relation.read(raw), raw, order));
      return [parent, pageOf(own, request)];
    }),
  );
}

/**
 * The condition on a pair to be among the first `size` of its parent, or the next. Where the pairs alone tell, it must
 * not lie behind that next one, or behind the last of all should there be none: no list of them need be made, which
 * costs three times as much.
 */
function firstOf(
  relation: Pick<Relation, 'from' | 'pairs'>,
  order: readonly OrderColumn[],
  where: Sql,
  size: number,
  backwards: boolean,
): Sql {
  const orderBy = orderBySql(order, backwards);
  const [first] = order;
  const isOneWay = order.every((column) => column.descending === first?.descending);
  if (relation.pairs !== undefined && isOneWay && !/\bc\./.test(`${where.text} ${orderBy}`)) {
    const columns = order.map(({ column }) => column).join(', ');
    // `+`: of two columns SQLite takes no affinity, and then finds but the first part of a row value in the index. Whoever
    // shares that part, as the talks of one day do, would be looked through.
    const values = order.map(({ column }) => `+${column}`).join(', ');
    const choose = `SELECT * FROM (SELECT ${values} FROM ${relation.pairs} WHERE ${where.text} ORDER BY`;
    const end = `${choose} ${orderBy} LIMIT 1 OFFSET ?) UNION ALL ${choose} ${orderBySql(order, !backwards)} LIMIT 1) LIMIT 1`;
    return {
      text: `${where.text} AND (${columns}) ${first?.descending === backwards ? '<=' : '>='} (${end})`,
      values: [...where.values, ...where.values, size, ...where.values],
    };
  }
  const pair = relation.from.includes(' l ') ? 'l' : 'c';
  return {
    text: `${pair}.rowid IN (SELECT ${pair}.rowid FROM ${relation.from} WHERE ${where.text} ORDER BY ${orderBy} LIMIT ?)`,
    values: [...where.values, size + 1],
  };
}

export function readNestedCounts<R extends RelationName>(
  statements: Statements,
  name: R,
  parents: readonly string[],
  filter: FilterOf<Relations[R]['child']> | null | undefined,
): ReadonlyMap<string, number> {
  const relation = RELATIONS[name] as unknown as Relation<R>;
  const entity = ENTITIES[relation.child] as unknown as Entity<Relations[R]['child']>;
  const where = combine('AND', [sql(`${relation.parent} = parents.value`), entity.served, entity.filter(filter)]);
  const found = statements.kept({
    text: `SELECT parents.value AS parent, (SELECT count(*) FROM ${relation.from} WHERE ${where.text}) AS n FROM json_each(?) AS parents`,
    values: [...where.values, JSON.stringify(parents)],
  });
  return new Map(found.map((raw) => [raw['parent'] as string, raw['n'] as number]));
}

const known = new Map<Entity['orders'], Readonly<Record<string, string>>>();

function columnsOf({ orders }: Pick<Entity, 'orders'>): Readonly<Record<string, string>> {
  let columns = known.get(orders);
  if (columns === undefined) {
    columns = Object.fromEntries(Object.entries(orders).map(([field, column]) => [field, `c.${column}`]));
    known.set(orders, columns);
  }
  return columns;
}

function columnsOfCounted(counted: readonly CountedOrder[]): Record<string, string> {
  return Object.fromEntries(counted.map(({ field, column }) => [field, column]));
}

function ordersOf(request: PageRequest<unknown, unknown>, defaults: readonly AnyOrder[]): readonly AnyOrder[] {
  const orderBy = request.orderBy as readonly AnyOrder[] | null | undefined;
  return orderBy === null || orderBy === undefined || orderBy.length === 0 ? defaults : orderBy;
}

function sizeOf(request: PageRequest<unknown, unknown>): number {
  return request.first ?? request.last ?? 0;
}

/** The order's columns; every row has its key already. */
function positionsOf(order: readonly OrderColumn[]): string[] {
  return order.flatMap(({ column }, at) => (column === ROW_KEY ? [] : `${column} AS order_${at}`));
}

/** A row and its position, which is put together when it is asked for: most queries ask for the cursors of two rows, or of none. */
class Found<Row> {
  readonly row: Row;
  readonly #raw: Raw;
  readonly #order: readonly OrderColumn[];

  constructor(row: Row, raw: Raw, order: readonly OrderColumn[]) {
    this.row = row;
    this.#raw = raw;
    this.#order = order;
  }

  get position(): Position {
    return this.#order.map(({ column }, at) => this.#raw[column === ROW_KEY ? 'key' : `order_${at}`] as string | number);
  }
}
