import { type ContentChange, readChanges } from './changes.ts';
import type { Connection } from './database.ts';
import { ENTITIES, type EntityName, type FilterOf, type OrderOf, type RowOf } from './entities.ts';
import {
  type FacetedEntity,
  type FacetedRelation,
  type FacetNames,
  facetSql,
  type FacetValue,
  facetValues,
  nestedFacetSql,
} from './facets.ts';
import { type Highlight, readHighlights } from './highlights.ts';
import { readCount, readNestedCounts, readNestedPages, readPage, type RelationRequest } from './pages.ts';
import { readFindingCounts, readLinks, readSites, readSnapshot } from './plain-reads.ts';
import {
  readEventNeighbours,
  readNeighbours,
  readRelatedKeywords,
  readRelatedPosts,
  type RelatedKeyword,
  type RelatedPost,
} from './related.ts';
import type { Reader } from './reader.ts';
import type { RelationName, Relations } from './relations.ts';
import type { Page, PageRequest, PostFilter } from './requests.ts';
import type { BodyRow, EventRow, FindingCount, ImageRow, LinkRow, PostRow, SiteRow, Snapshot } from './rows.ts';
import { searchCount, type SearchHit, searchPage, type SearchRequest } from './search.ts';
import type { Raw } from './row-view.ts';
import { combine, inList, type Sql, sql } from './sql.ts';
import { SqliteStatements } from './statements.ts';

/** A reader over one SQLite connection that sees one revision. */
export class SqliteReader implements Reader {
  readonly revision: string;
  readonly #statements: SqliteStatements;
  readonly #countAtFirst: number;
  /** Few, and asked for by every query with links or missing images: read once. */
  #sites: readonly SiteRow[] | undefined;

  constructor(connection: Connection) {
    this.#statements = new SqliteStatements(connection);
    this.revision = readSnapshot(this.#statements).revision;
    this.#countAtFirst = this.#statements.count;
  }

  get statements(): number {
    return this.#statements.count - this.#countAtFirst;
  }

  byKeys<E extends EntityName>(entity: E, keys: readonly string[]): ReadonlyMap<string, RowOf<E>> {
    const spec = ENTITIES[entity];
    const where = combine('AND', [inList('c.key', keys), spec.served]);
    return keyed(
      this.#statements.all(prefixed(`SELECT ${spec.columns()} FROM ${spec.table} c WHERE `, where)),
      spec.read as (raw: Raw) => RowOf<E>,
    );
  }

  page<E extends EntityName>(entity: E, request: PageRequest<FilterOf<E>, OrderOf<E>>): Page<RowOf<E>> {
    return readPage(this.#statements, entity, request);
  }

  count<E extends EntityName>(entity: E, filter: FilterOf<E> | null | undefined): number {
    return readCount(this.#statements, entity, filter);
  }

  pagesOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    request: RelationRequest<R>,
  ): ReadonlyMap<string, Page<Relations[R]['row']>> {
    return readNestedPages(this.#statements, relation, parents, request);
  }

  countsOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
  ): ReadonlyMap<string, number> {
    return readNestedCounts(this.#statements, relation, parents, filter);
  }

  facet<E extends FacetedEntity>(
    entity: E,
    name: FacetNames[E],
    filter: FilterOf<E> | null | undefined,
    first: number | null,
  ): readonly FacetValue[] {
    return facetValues(this.#statements.kept(facetSql(entity, name, filter, first)), ['']).get('') ?? [];
  }

  facetsOf<R extends FacetedRelation>(
    relation: R,
    parents: readonly string[],
    name: FacetNames[Relations[R]['child'] & FacetedEntity],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
    first: number | null,
  ): ReadonlyMap<string, readonly FacetValue[]> {
    return facetValues(this.#statements.kept(nestedFacetSql(relation, parents, name, filter, first)), parents);
  }

  relatedPosts(posts: readonly string[], first: number): ReadonlyMap<string, readonly RelatedPost[]> {
    return readRelatedPosts(this.#statements, posts, first);
  }

  relatedKeywords(keywords: readonly string[], first: number): ReadonlyMap<string, readonly RelatedKeyword[]> {
    return readRelatedKeywords(this.#statements, keywords, first);
  }

  eventNeighboursOf(events: readonly string[], side: 'previous' | 'next'): ReadonlyMap<string, EventRow> {
    return readEventNeighbours(this.#statements, events, side);
  }

  neighboursOf(posts: readonly string[], side: 'previous' | 'next', filter: PostFilter | null | undefined): ReadonlyMap<string, PostRow> {
    return readNeighbours(this.#statements, posts, side, filter);
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
    const found = this.#statements.all(prefixed('SELECT talk FROM talk_urls WHERE ', inList('url_key', urlKeys)));
    return (found[0]?.['talk'] as string | undefined) ?? null;
  }

  bodiesOf(posts: readonly string[]): ReadonlyMap<string, BodyRow> {
    const found = this.#statements.all(
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
    return readLinks(this.#statements, posts);
  }

  translationsOf(posts: readonly string[]): ReadonlyMap<string, readonly PostRow[]> {
    const spec = ENTITIES.Post;
    const found = this.#statements.all({
      text: `SELECT o.key AS parent, ${spec.columns()} FROM json_each(?) AS parents CROSS JOIN posts o ON o.key = parents.value
        CROSS JOIN posts c ON c.site = o.site AND c.translation_key = o.translation_key AND c.key <> o.key AND c.language <> o.language
        WHERE ${spec.served.text} ORDER BY parents.key, c.language_order, c.key`,
      values: [JSON.stringify(posts)],
    });
    const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
    return new Map(posts.map((post) => [post, (rows.get(post) ?? []).map((raw) => spec.read(raw))]));
  }

  searchPage(request: SearchRequest): Page<SearchHit> {
    return searchPage(this.#statements, request);
  }

  searchCount(request: Pick<SearchRequest, 'query' | 'types' | 'filter'>): number {
    return searchCount(this.#statements, request);
  }

  highlightsOf(query: string, hits: readonly SearchHit[]): ReadonlyMap<string, readonly Highlight[]> {
    return readHighlights(this.#statements, query, hits);
  }

  sites(): readonly SiteRow[] {
    return (this.#sites ??= readSites(this.#statements));
  }

  snapshot(): Snapshot {
    return readSnapshot(this.#statements);
  }

  findingCounts(): readonly FindingCount[] {
    return readFindingCounts(this.#statements);
  }

  changesSince(revision: string): readonly ContentChange[] | null {
    return readChanges(this.#statements, revision);
  }

  #posts(condition: Sql, tail: string, ...values: string[]): PostRow[] {
    const spec = ENTITIES.Post;
    return this.#statements
      .all({
        text: `SELECT ${spec.columns()} FROM posts c WHERE ${spec.served.text} AND ${condition.text} ${tail}`,
        values: [...condition.values, ...values],
      })
      .map(spec.read);
  }

  #image(condition: Sql): ImageRow | null {
    const [raw] = this.#statements.all({
      text: `SELECT ${ENTITIES.Image.columns()} FROM images c WHERE ${condition.text} ORDER BY c.key LIMIT 1`,
      values: condition.values,
    });
    return raw === undefined ? null : ENTITIES.Image.read(raw);
  }
}

function prefixed(before: string, condition: Sql): Sql {
  return { text: before + condition.text, values: condition.values };
}

function keyed<Row>(found: readonly Raw[], read: (raw: Raw) => Row): ReadonlyMap<string, Row> {
  return new Map(found.map((raw) => [raw['key'] as string, read(raw)]));
}
