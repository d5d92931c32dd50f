import type { Statement } from 'better-sqlite3';
import type { MaybePromise } from '../model.ts';
import type { Connection } from './database.ts';
import {
  type AnyOrder,
  ENTITIES,
  type Entity,
  type EntityName,
  type FilterOf,
  type OrderOf,
  type Raw,
  type RowOf,
  readImage,
} from './entities.ts';
import { between, orderBySql, orderColumns, pageOf } from './keyset.ts';
import { readLinks, readSites, readSnapshot } from './plain-reads.ts';
import { type Relation, type RelationName, type Relations, RELATIONS } from './relations.ts';
import type { Page, PageRequest, Position } from './requests.ts';
import type { BodyRow, ImageRow, LinkRow, PostRow, SiteRow, Snapshot } from './rows.ts';
import { type Highlight, readHighlights } from './highlights.ts';
import { searchCount, type SearchHit, searchPage, type SearchRequest } from './search.ts';
import { combine, inList, type Sql, sql } from './sql.ts';

/** Connections below another node take the child's filter and order. */
export type RelationRequest<R extends RelationName> = PageRequest<FilterOf<Relations[R]['child']>, OrderOf<Relations[R]['child']>>;

/**
 * Everything that can be read of one revision. Each method is at most one statement, however many keys or parents it is
 * given; statements are prepared once for each shape of request. SQLite answers at once; another engine may promise.
 */
export interface Reader {
  /** Of the content that this reader sees, for as long as it is leased. */
  readonly revision: string;
  /** Statements run since the reader was leased. */
  readonly statements: number;

  byKeys<E extends EntityName>(entity: E, keys: readonly string[]): MaybePromise<ReadonlyMap<string, RowOf<E>>>;
  page<E extends EntityName>(entity: E, request: PageRequest<FilterOf<E>, OrderOf<E>>): MaybePromise<Page<RowOf<E>>>;
  count<E extends EntityName>(entity: E, filter: FilterOf<E> | null | undefined): MaybePromise<number>;
  /** A page for each parent; a parent without children has an empty one. */
  pagesOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    request: RelationRequest<R>,
  ): MaybePromise<ReadonlyMap<string, Page<Relations[R]['row']>>>;
  countsOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
  ): MaybePromise<ReadonlyMap<string, number>>;

  /** @param site may be left out where there is only one */
  postBySource(site: string | null, sourcePath: string): MaybePromise<PostRow | null>;
  /** By URL or alias; where several sites share it, the first site's. */
  postByUrl(url: string): MaybePromise<PostRow | null>;
  imageByDigest(digest: string): MaybePromise<ImageRow | null>;
  imageByUrl(remoteUrl: string): MaybePromise<ImageRow | null>;
  /** Key of the talk that one of the canonical URL keys leads to. */
  talkKeyOf(urlKeys: readonly string[]): MaybePromise<string | null>;
  bodiesOf(posts: readonly string[]): MaybePromise<ReadonlyMap<string, BodyRow>>;
  linksOf(posts: readonly string[]): MaybePromise<ReadonlyMap<string, readonly LinkRow[]>>;
  /** The other languages' versions of each post, in the site's order of languages. */
  translationsOf(posts: readonly string[]): MaybePromise<ReadonlyMap<string, readonly PostRow[]>>;
  searchPage(request: SearchRequest): MaybePromise<Page<SearchHit>>;
  searchCount(request: Pick<SearchRequest, 'query' | 'types' | 'filter'>): MaybePromise<number>;
  /** Where the query was found in each hit, by `TYPE key`. */
  highlightsOf(query: string, hits: readonly SearchHit[]): MaybePromise<ReadonlyMap<string, readonly Highlight[]>>;
  /** In the order in which they were given to the gateway. */
  sites(): MaybePromise<readonly SiteRow[]>;
  snapshot(): MaybePromise<Snapshot>;
}

/** A reader over one SQLite connection that sees one revision. */
export class SqliteReader implements Reader {
  readonly revision: string;
  statements = 0;
  readonly #connection: Connection;
  readonly #prepared = new Map<string, Statement<unknown[]>>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.revision = readSnapshot((query) => this.#all(query)).revision;
    this.statements = 0;
  }

  byKeys<E extends EntityName>(entity: E, keys: readonly string[]): ReadonlyMap<string, RowOf<E>> {
    const spec = ENTITIES[entity];
    const where = combine('AND', [inList('c.key', keys), spec.served]);
    return keyed(this.#all(prefixed(`SELECT ${spec.columns} FROM ${spec.table} c WHERE `, where)), spec.read as (raw: Raw) => RowOf<E>);
  }

  page<E extends EntityName>(entity: E, request: PageRequest<FilterOf<E>, OrderOf<E>>): Page<RowOf<E>> {
    const spec = ENTITIES[entity] as unknown as Entity<E>;
    const columns = Object.fromEntries(Object.entries(spec.orders).map(([field, column]) => [field, `c.${column}`]));
    const order = orderColumns(ordersOf(request, spec.defaultOrder), columns, 'c.key');
    const where = combine('AND', [spec.served, spec.filter(request.filter), between(order, request)]);
    const positions = order.map(({ column }, at) => `${column} AS order_${at}`).join(', ');
    const found = this.#all({
      text: `SELECT ${spec.columns}, ${positions} FROM ${spec.table} c WHERE ${where.text} ORDER BY ${orderBySql(order, request.last !== undefined)} LIMIT ?`,
      values: [...where.values, sizeOf(request) + 1],
    });
    return pageOf(
      found.map((raw) => ({ row: spec.read(raw), position: positionOf(raw, order.length) })),
      request,
    );
  }

  count<E extends EntityName>(entity: E, filter: FilterOf<E> | null | undefined): number {
    const spec = ENTITIES[entity] as unknown as Entity<E>;
    const where = combine('AND', [spec.served, spec.filter(filter)]);
    return Number(this.#all(prefixed(`SELECT count(*) AS n FROM ${spec.table} c WHERE `, where))[0]?.['n'] ?? 0);
  }

  pagesOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    request: RelationRequest<R>,
  ): ReadonlyMap<string, Page<Relations[R]['row']>> {
    const spec = RELATIONS[relation] as unknown as Relation<R>;
    const entity = ENTITIES[spec.child] as unknown as Entity<Relations[R]['child']>;
    const columns = {
      ...Object.fromEntries(Object.entries(entity.orders).map(([field, column]) => [field, `c.${column}`])),
      ...spec.orders,
    };
    const order = orderColumns(ordersOf(request, spec.defaultOrder), columns, spec.key);
    const where = combine('AND', [entity.served, entity.filter(request.filter), between(order, request)]);
    const orderBy = orderBySql(order, request.last !== undefined);
    const positions = order.map(({ column }, at) => `${column} AS order_${at}`).join(', ');
    const pair = spec.from.includes(' l ') ? 'l' : 'c';
    // A lateral join: for each parent the index gives its first rows, and no partition is read to its end.
    const found = this.#all({
      text: `SELECT parents.value AS parent, ${entity.columns}, ${spec.columns === undefined ? '' : `${spec.columns}, `}${positions}
        FROM json_each(?) AS parents CROSS JOIN ${spec.from}
        WHERE ${pair}.rowid IN (SELECT ${pair}.rowid FROM ${spec.from} WHERE ${spec.parent} = parents.value AND ${where.text} ORDER BY ${orderBy} LIMIT ?)
        ORDER BY parents.key, ${orderBy}`,
      values: [JSON.stringify(parents), ...where.values, sizeOf(request) + 1],
    });
    const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
    return new Map(
      parents.map((parent) => {
        const own = (rows.get(parent) ?? []).map((raw) => ({ row: spec.read(raw), position: positionOf(raw, order.length) }));
        return [parent, pageOf(own, request)];
      }),
    );
  }

  countsOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
  ): ReadonlyMap<string, number> {
    const spec = RELATIONS[relation] as unknown as Relation<R>;
    const entity = ENTITIES[spec.child] as unknown as Entity<Relations[R]['child']>;
    const where = combine('AND', [entity.served, entity.filter(filter)]);
    const found = this.#all({
      text: `SELECT parents.value AS parent, (SELECT count(*) FROM ${spec.from} WHERE ${spec.parent} = parents.value AND ${where.text}) AS n FROM json_each(?) AS parents`,
      values: [...where.values, JSON.stringify(parents)],
    });
    return new Map(found.map((raw) => [raw['parent'] as string, raw['n'] as number]));
  }

  postBySource(site: string | null, sourcePath: string): PostRow | null {
    const found = this.#posts(
      combine('AND', [sql('c.source_path = ?', sourcePath), site === null ? sql('1') : sql('c.site = ?', site)]),
      'LIMIT 2',
    );
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  postByUrl(url: string): PostRow | null {
    const found = this.#posts(
      sql('(c.url = ? OR c.key IN (SELECT a.post FROM post_aliases a WHERE a.url = ?))', url, url),
      'ORDER BY c.url <> ?, (SELECT s.position FROM sites s WHERE s.key = c.site), c.key LIMIT 1',
      url,
    );
    return found[0] ?? null;
  }

  imageByDigest(digest: string): ImageRow | null {
    return this.#image(sql('c.digest = ? AND c."exists"', digest));
  }

  imageByUrl(remoteUrl: string): ImageRow | null {
    return this.#image(sql('c.remote_url = ?', remoteUrl));
  }

  talkKeyOf(urlKeys: readonly string[]): string | null {
    const found = this.#all(prefixed('SELECT talk FROM talk_urls WHERE ', inList('url_key', urlKeys)));
    return (found[0]?.['talk'] as string | undefined) ?? null;
  }

  bodiesOf(posts: readonly string[]): ReadonlyMap<string, BodyRow> {
    const found = this.#all(
      prefixed('SELECT post AS key, markdown, html, text, headings, shortcodes FROM bodies WHERE ', inList('post', posts)),
    );
    return keyed(
      found,
      (raw) =>
        ({
          ...raw,
          headings: JSON.parse(raw['headings'] as string),
          shortcodes: JSON.parse(raw['shortcodes'] as string),
        }) as unknown as BodyRow,
    );
  }

  linksOf(posts: readonly string[]): ReadonlyMap<string, readonly LinkRow[]> {
    return readLinks((query) => this.#all(query), posts);
  }

  translationsOf(posts: readonly string[]): ReadonlyMap<string, readonly PostRow[]> {
    const spec = ENTITIES.Post;
    const found = this.#all({
      text: `SELECT o.key AS parent, ${spec.columns} FROM json_each(?) AS parents CROSS JOIN posts o ON o.key = parents.value
        CROSS JOIN posts c ON c.site = o.site AND c.translation_key = o.translation_key AND c.key <> o.key AND c.language <> o.language
        WHERE ${spec.served.text} ORDER BY parents.key, c.language_order, c.key`,
      values: [JSON.stringify(posts)],
    });
    const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
    return new Map(posts.map((post) => [post, (rows.get(post) ?? []).map((raw) => spec.read(raw))]));
  }

  searchPage(request: SearchRequest): Page<SearchHit> {
    return searchPage((query) => this.#all(query), request);
  }

  searchCount(request: Pick<SearchRequest, 'query' | 'types' | 'filter'>): number {
    return searchCount((query) => this.#all(query), request);
  }

  highlightsOf(query: string, hits: readonly SearchHit[]): ReadonlyMap<string, readonly Highlight[]> {
    return readHighlights((found) => this.#all(found), query, hits);
  }

  sites(): readonly SiteRow[] {
    return readSites((query) => this.#all(query));
  }

  snapshot(): Snapshot {
    return readSnapshot((query) => this.#all(query));
  }

  #posts(condition: Sql, tail: string, ...values: string[]): PostRow[] {
    const spec = ENTITIES.Post;
    return this.#all({
      text: `SELECT ${spec.columns} FROM posts c WHERE ${spec.served.text} AND ${condition.text} ${tail}`,
      values: [...condition.values, ...values],
    }).map(spec.read);
  }

  #image(condition: Sql): ImageRow | null {
    const [raw] = this.#all({
      text: `SELECT ${ENTITIES.Image.columns} FROM images c WHERE ${condition.text} ORDER BY c.key LIMIT 1`,
      values: condition.values,
    });
    return raw === undefined ? null : readImage(raw);
  }

  #all(query: Sql): readonly Raw[] {
    this.statements += 1;
    let statement = this.#prepared.get(query.text);
    if (statement === undefined) {
      statement = this.#connection.prepare<unknown[]>(query.text);
      this.#prepared.set(query.text, statement);
    }
    return statement.all(...query.values) as Raw[];
  }
}

function ordersOf(request: PageRequest<unknown, unknown>, defaults: readonly AnyOrder[]): readonly AnyOrder[] {
  const orderBy = request.orderBy as readonly AnyOrder[] | null | undefined;
  return orderBy === null || orderBy === undefined || orderBy.length === 0 ? defaults : orderBy;
}

function sizeOf(request: PageRequest<unknown, unknown>): number {
  return request.first ?? request.last ?? 0;
}

function positionOf(raw: Raw, length: number): Position {
  return Array.from({ length }, (_, at) => raw[`order_${at}`] as string | number);
}

function prefixed(before: string, condition: Sql): Sql {
  return { text: before + condition.text, values: condition.values };
}

function keyed<Row>(found: readonly Raw[], read: (raw: Raw) => Row): ReadonlyMap<string, Row> {
  return new Map(found.map((raw) => [raw['key'] as string, read(raw)]));
}
