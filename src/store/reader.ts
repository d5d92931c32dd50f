import type { MaybePromise } from '../model.ts';
import type { EntityName, FilterOf, OrderOf, RowOf } from './entities.ts';
import type { FacetedEntity, FacetedRelation, FacetNames, FacetValue } from './facets.ts';
import type { Highlight } from './highlights.ts';
import type { RelationRequest } from './pages.ts';
import type { RelatedKeyword, RelatedPost } from './related.ts';
import type { RelationName, Relations } from './relations.ts';
import type { Page, PageRequest, PostFilter } from './requests.ts';
import type { BodyRow, EventRow, FindingCount, ImageRow, LinkRow, PostRow, SiteRow, Snapshot } from './rows.ts';
import type { SearchHit, SearchRequest } from './search.ts';

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

  /** Groups of everything that matches. @param first at most so many; all where null */
  facet<E extends FacetedEntity>(
    entity: E,
    name: FacetNames[E],
    filter: FilterOf<E> | null | undefined,
    first: number | null,
  ): MaybePromise<readonly FacetValue[]>;
  /** Groups of each parent's children that match. */
  facetsOf<R extends FacetedRelation>(
    relation: R,
    parents: readonly string[],
    name: FacetNames[Relations[R]['child'] & FacetedEntity],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
    first: number | null,
  ): MaybePromise<ReadonlyMap<string, readonly FacetValue[]>>;
  relatedPosts(posts: readonly string[], first: number): MaybePromise<ReadonlyMap<string, readonly RelatedPost[]>>;
  relatedKeywords(keywords: readonly string[], first: number): MaybePromise<ReadonlyMap<string, readonly RelatedKeyword[]>>;
  /** The event before or after each one in its series, by day or year; one without a series or a date has none. */
  eventNeighboursOf(events: readonly string[], side: 'previous' | 'next'): MaybePromise<ReadonlyMap<string, EventRow>>;
  /** The next older or newer page of each post's site, section and language; a post without one is left out. */
  neighboursOf(
    posts: readonly string[],
    side: 'previous' | 'next',
    filter: PostFilter | null | undefined,
  ): MaybePromise<ReadonlyMap<string, PostRow>>;

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
  findingCounts(): MaybePromise<readonly FindingCount[]>;
}
