import type { MaybePromise } from '../model.ts';
import type { FacetNames, FacetValue } from '../store/facets.ts';
import type { Page, Position } from '../store/requests.ts';
import { type Binding, encodeCursor } from './cursor.ts';
import { type Item, type Keyed, Level } from './level.ts';
import { chain } from './maybe-promise.ts';

/** The two statements behind a connection field; each answers for all parents of the level, by their keys. */
export interface ConnectionSource<Row> {
  readonly pages: () => MaybePromise<ReadonlyMap<string, Page<Row>>>;
  readonly counts: () => MaybePromise<ReadonlyMap<string, number>>;
  /** Groups of all that match, by parent; connections of posts and talks have them. */
  readonly facets?: (name: FacetName, first: number | null) => MaybePromise<ReadonlyMap<string, readonly FacetValue[]>>;
}

export type FacetName = FacetNames['Post'] | FacetNames['Talk'];

/** One group. */
export interface FacetRow extends FacetValue {
  readonly key: string;
}

/**
 * One connection field for a whole level of parents. Pages and counts are each read when the first of them is asked
 * for, so `{ totalCount }` reads no page and `{ nodes }` counts nothing. The nodes of all parents are one level.
 */
export class ConnectionSet<Row extends Keyed> {
  readonly #source: ConnectionSource<Row>;
  readonly #binding: Binding;
  #pages: MaybePromise<ReadonlyMap<string, Page<Row>>> | undefined;
  #counts: MaybePromise<ReadonlyMap<string, number>> | undefined;
  #level: Level<Row> | undefined;
  readonly #facets = new Map<string, MaybePromise<ReadonlyMap<string, readonly Item<FacetRow>[]>>>();

  /** `binding` is what the cursors are bound to. */
  constructor(source: ConnectionSource<Row>, binding: Binding) {
    this.#source = source;
    this.#binding = binding;
  }

  /** The connection of one parent. */
  of(parentKey: string): Connection<Row> {
    return new Connection(this, parentKey);
  }

  page(parentKey: string): MaybePromise<Page<Row>> {
    return chain((this.#pages ??= this.#source.pages()), (pages) => pages.get(parentKey) ?? NO_PAGE);
  }

  count(parentKey: string): MaybePromise<number> {
    return chain((this.#counts ??= this.#source.counts()), (counts) => counts.get(parentKey) ?? 0);
  }

  /** The edges of one parent's page; their nodes are siblings of those of the other parents. */
  edges(parentKey: string): MaybePromise<Edge<Row>[]> {
    return chain((this.#pages ??= this.#source.pages()), (pages) => {
      const level = (this.#level ??= levelOf(pages.values()));
      return (pages.get(parentKey) ?? NO_PAGE).edges.map((edge) => new Edge<Row>({ row: edge.row, level }, edge, this.#binding));
    });
  }

  cursor(position: Position): string {
    return encodeCursor(this.#binding, position);
  }

  /** Groups of one parent's rows; the groups of all parents are siblings. */
  facet(parentKey: string, name: FacetName, first: number | null): MaybePromise<readonly Item<FacetRow>[]> {
    const token = `${name} ${first}`;
    let groups = this.#facets.get(token);
    if (groups === undefined) {
      groups = chain(this.#source.facets?.(name, first) ?? new Map(), facetItems);
      this.#facets.set(token, groups);
    }
    return chain(groups, (found) => found.get(parentKey) ?? []);
  }
}

function facetItems(found: ReadonlyMap<string, readonly FacetValue[]>): ReadonlyMap<string, readonly Item<FacetRow>[]> {
  const rows = Array.from(found, ([parent, values]) => [parent, values.map((each) => ({ ...each, key: String(each.value) }))] as const);
  const level = new Level(rows.flatMap(([, values]) => values));
  return new Map(rows.map(([parent, values]) => [parent, values.map((row) => ({ row, level }))]));
}

const NO_PAGE = { edges: [], hasNextPage: false, hasPreviousPage: false } as const;

function levelOf<Row extends Keyed>(pages: Iterable<Page<Row>>): Level<Row> {
  const rows: Row[] = [];
  for (const page of pages) for (const edge of page.edges) rows.push(edge.row);
  return new Level(rows);
}

/** A node in a page. The cursor is made when it is asked for: most queries take `nodes`. */
export class Edge<Row extends Keyed> {
  readonly node: Item<Row>;
  readonly #edge: { readonly row: Row; readonly position: Position };
  readonly #binding: Binding;

  constructor(node: Item<Row>, edge: { readonly row: Row; readonly position: Position }, binding: Binding) {
    this.node = node;
    this.#edge = edge;
    this.#binding = binding;
  }

  get cursor(): string {
    return encodeCursor(this.#binding, this.#edge.position);
  }
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** What the fields of a connection type read; nothing is done before one of them is selected. */
export class Connection<Row extends Keyed> {
  readonly #set: ConnectionSet<Row>;
  readonly #parentKey: string;

  constructor(set: ConnectionSet<Row>, parentKey: string) {
    this.#set = set;
    this.#parentKey = parentKey;
  }

  get edges(): MaybePromise<Edge<Row>[]> {
    return this.#set.edges(this.#parentKey);
  }

  get pageInfo(): MaybePromise<PageInfo> {
    return chain(this.#set.page(this.#parentKey), ({ edges, hasNextPage, hasPreviousPage }) => {
      const [first, last] = [edges.at(0), edges.at(-1)];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? this.#set.cursor(first.position) : null,
        endCursor: last ? this.#set.cursor(last.position) : null,
      };
    });
  }

  get totalCount(): MaybePromise<number> {
    return this.#set.count(this.#parentKey);
  }

  /** Groups of all that match, the largest first; at most `first`, all of them where null. */
  facet(name: FacetName, first: number | null): MaybePromise<readonly Item<FacetRow>[]> {
    return this.#set.facet(this.#parentKey, name, first);
  }
}
