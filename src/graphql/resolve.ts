import type { GraphQLResolveInfo } from 'graphql';
import type { MaybePromise } from '../model.ts';
import type { EntityName, FilterOf, OrderOf, RowOf } from '../store/entities.ts';
import type { FacetedEntity, FacetedRelation } from '../store/facets.ts';
import type { Reader } from '../store/reader.ts';
import { type RelationName, type Relations, RELATIONS } from '../store/relations.ts';
import { checkAsked } from './asked.ts';
import { type Connection, ConnectionSet } from './connection.ts';
import type { Context } from './context.ts';
import { bindingOf } from './cursor.ts';
import { type Item, type Keyed, Level } from './level.ts';
import { chain } from './maybe-promise.ts';
import { type ConnectionArgs, windowOf } from './paging.ts';
import { placeOf, wantedMembers } from './wanted.ts';

/** Arguments of a connection field, as its resolver gets them. */
export interface ListArgs<Filter, Order> extends ConnectionArgs {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: readonly Order[] | null | undefined;
}

/** The key under which a root connection's only page lies: it has no parent. */
const ROOT = '';

/** A connection of the Query type: everything of one entity that matches. */
export function roots<Name extends EntityName>(
  entity: Name,
  args: ListArgs<FilterOf<Name>, OrderOf<Name>>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Connection<RowOf<Name>> {
  const { filter, orderBy } = args;
  checkAsked(args);
  const binding = bindingOf(info.parentType.name, info.fieldName, orderBy, filter);
  const request = { filter, orderBy, members: wantedMembers(entity, info), ...windowOf(args, binding) };
  return new ConnectionSet<RowOf<Name>>(
    {
      pages: () => chain(reader.page(entity, request), (page) => new Map([[ROOT, page]])),
      counts: () => chain(reader.count(entity, filter), (count) => new Map([[ROOT, count]])),
      facets: (name, first) =>
        chain(reader.facet(entity as FacetedEntity, name as never, filter as never, first), (groups) => new Map([[ROOT, groups]])),
    },
    binding,
  ).of(ROOT);
}

/** A connection of a node: one statement for the node and its siblings together. */
export function children<Name extends RelationName>(
  parent: Item<Keyed>,
  relation: Name,
  args: ListArgs<FilterOf<Relations[Name]['child']>, OrderOf<Relations[Name]['child']>>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Connection<Relations[Name]['row']> {
  const { level, row } = parent;
  const set = level.load(placeOf(info), () => {
    const { filter, orderBy } = args;
    checkAsked(args);
    const binding = bindingOf(info.parentType.name, info.fieldName, orderBy, filter);
    const request = { filter, orderBy, members: wantedMembers(RELATIONS[relation].child, info), ...windowOf(args, binding) };
    return new ConnectionSet<Relations[Name]['row']>(
      {
        pages: () => reader.pagesOf(relation, level.keys, request),
        counts: () => reader.countsOf(relation, level.keys, filter),
        facets: (name, first) => reader.facetsOf(relation as FacetedRelation, level.keys, name as never, filter as never, first),
      },
      binding,
    );
  });
  return set.of(row.key);
}

/** The number of a node's related rows that match. */
export function countOf<Name extends RelationName>(
  parent: Item<Keyed>,
  relation: Name,
  filter: FilterOf<Relations[Name]['child']> | null | undefined,
  { reader }: Context,
  info: GraphQLResolveInfo,
): MaybePromise<number> {
  const { level, row } = parent;
  checkAsked({ filter });
  return chain(
    level.load(info.fieldNodes[0], () => reader.countsOf(relation, level.keys, filter)),
    (counts) => counts.get(row.key) ?? 0,
  );
}

/** The one node that a row names by its key; null where it names none, or one that is not served. */
export function one<Row extends Keyed, Name extends EntityName>(
  { level, row }: Item<Row>,
  entity: Name,
  keyOf: (row: Row) => string | null,
  { reader }: Context,
  info: GraphQLResolveInfo,
): MaybePromise<Item<RowOf<Name>> | null> {
  const key = keyOf(row);
  if (key === null) return null;
  const items = level.load(info.fieldNodes[0], () => itemsByKey(reader, entity, level.rows.map(keyOf)));
  return chain(items, (found) => found.get(key) ?? null);
}

/** The nodes that a row names by their keys, in its order; keys that are not served are left out. */
export function several<Row extends Keyed, Name extends EntityName>(
  { level, row }: Item<Row>,
  entity: Name,
  keysOf: (row: Row) => readonly string[],
  { reader }: Context,
  info: GraphQLResolveInfo,
): MaybePromise<Item<RowOf<Name>>[]> {
  const items = level.load(info.fieldNodes[0], () => itemsByKey(reader, entity, level.rows.flatMap(keysOf)));
  return chain(items, (found) => keysOf(row).flatMap((key) => found.get(key) ?? []));
}

/** As `one`, where the row cannot be without it. */
export function sure<T>(value: MaybePromise<T | null>): MaybePromise<T> {
  return chain(value, (item) => {
    if (item === null) throw new Error('The store names a row that it does not hold.');
    return item;
  });
}

/** A node's related rows, all of them, by `read`: for lists that are short by their nature. */
export function listOf<Row extends Keyed>(
  { level, row }: Item<Keyed>,
  read: (keys: readonly string[]) => MaybePromise<ReadonlyMap<string, readonly Row[]>>,
  info: GraphQLResolveInfo,
): MaybePromise<readonly Item<Row>[]> {
  const lists = level.load(info.fieldNodes[0], () =>
    chain(read(level.keys), (found) => {
      const below = new Level([...found.values()].flat());
      return new Map(Array.from(found, ([key, rows]) => [key, rows.map((each) => ({ row: each, level: below }))]));
    }),
  );
  return chain(lists, (found) => found.get(row.key) ?? []);
}

/** More than any post has images or any speaker organizations. */
const ALL = 10_000;

/** All related rows of each parent, for `listOf` and for what is not paged. */
export function rowsOf<Name extends RelationName>(
  reader: Reader,
  relation: Name,
  parents: readonly string[],
): MaybePromise<ReadonlyMap<string, readonly Relations[Name]['row'][]>> {
  return chain(
    reader.pagesOf(relation, parents, { first: ALL }),
    (pages) => new Map(Array.from(pages, ([key, page]) => [key, page.edges.map((edge) => edge.row)])),
  );
}

/** The items of some keys, one level of siblings; keys that are null or unknown are left out. */
export function itemsByKey<Name extends EntityName>(
  reader: Reader,
  entity: Name,
  keys: readonly (string | null)[],
): MaybePromise<ReadonlyMap<string, Item<RowOf<Name>>>> {
  const known = [...new Set(keys.filter((key) => key !== null))];
  return chain(reader.byKeys(entity, known), (rows) => {
    const level = new Level<RowOf<Name>>(rows.values());
    return new Map(Array.from(rows, ([key, row]) => [key, { row, level }]));
  });
}

/** One row as an item without siblings; null stays null. */
export function single<Row extends Keyed>(row: MaybePromise<Row | null>): MaybePromise<Item<Row> | null> {
  return chain(row, (found) => (found === null ? null : { row: found, level: new Level([found]) }));
}

/** The item of one key; null for null and for unknown keys. */
export function byKey<Name extends EntityName>(
  { reader }: Context,
  entity: Name,
  key: MaybePromise<string | null>,
): MaybePromise<Item<RowOf<Name>> | null> {
  return chain(key, (known) => (known === null ? null : chain(itemsByKey(reader, entity, [known]), (items) => items.get(known) ?? null)));
}
