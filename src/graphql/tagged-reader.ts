import type { MaybePromise } from '../model.ts';
import type { EntityName, FilterOf, OrderOf, RowOf } from '../store/entities.ts';
import type { FacetedEntity, FacetedRelation, FacetNames, FacetValue } from '../store/facets.ts';
import type { RelationRequest } from '../store/pages.ts';
import type { Reader } from '../store/reader.ts';
import { type RelationName, type Relations, RELATIONS } from '../store/relations.ts';
import type { Page, PageRequest, PostFilter } from '../store/requests.ts';
import type { SearchHit, SearchRequest } from '../store/search.ts';
import { ALL_LISTS, type ListTag, type TaggedType, TagSet } from '../store/tags.ts';
import type { Keyed } from './level.ts';
import { chain } from './maybe-promise.ts';

const TYPES: { readonly [E in EntityName]: TaggedType | null } = {
  Post: 'post',
  Image: 'image',
  Keyword: 'keyword',
  Talk: 'talk',
  TalkMention: 'mention',
  Speaker: 'speaker',
  Organization: 'organization',
  Event: 'event',
  Diagnostic: null,
};
const LISTS: { readonly [E in EntityName]: ListTag } = {
  Post: 'posts',
  Image: 'images',
  Keyword: 'keywords',
  Talk: 'talks',
  TalkMention: 'mentions',
  Speaker: 'speakers',
  Organization: 'organizations',
  Event: 'events',
  Diagnostic: 'diagnostics',
};

/**
 * A reader that notes what it reads: the tags of one operation's answer. What is read by its key bears its own tag;
 * a node's connection bears the node's and those of the rows on the page; lists, and whatever is filtered or counted
 * over more than one node's own rows, bear the tags of lists.
 */
export class TaggedReader implements Reader {
  readonly #reader: Reader;
  readonly #tags = new TagSet();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** What was read so far. */
  tags(): string[] {
    return this.#tags.ofAnswer();
  }

  get revision(): string {
    return this.#reader.revision;
  }

  get statements(): number {
    return this.#reader.statements;
  }

  byKeys<E extends EntityName>(entity: E, keys: readonly string[]): MaybePromise<ReadonlyMap<string, RowOf<E>>> {
    this.#note(TYPES[entity], keys);
    return this.#reader.byKeys(entity, keys);
  }

  page<E extends EntityName>(entity: E, request: PageRequest<FilterOf<E>, OrderOf<E>>): MaybePromise<Page<RowOf<E>>> {
    // An order may count with a filter of its own.
    const isPlain = isNothing(request.filter) && (request.orderBy ?? []).every((order) => Object.keys(order as object).length <= 2);
    this.#list(entity, isPlain);
    return this.#reader.page(entity, request);
  }

  count<E extends EntityName>(entity: E, filter: FilterOf<E> | null | undefined): MaybePromise<number> {
    this.#list(entity, isNothing(filter));
    return this.#reader.count(entity, filter);
  }

  pagesOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    request: RelationRequest<R>,
  ): MaybePromise<ReadonlyMap<string, Page<Relations[R]['row']>>> {
    const { child, orders, defaultOrder } = RELATIONS[relation];
    this.#note(parentOf(relation), parents);
    // Where the children's own columns order them, one that is on no page may come onto it.
    const isTold = defaultOrder.every(({ field }) => field in orders);
    const isPlain = isNothing(request.filter) && isNothing(request.orderBy);
    if (!isPlain || !isTold) this.#list(child, isPlain);
    return chain(this.#reader.pagesOf(relation, parents, request), (pages) => {
      const type = TYPES[child];
      for (const { edges } of pages.values()) for (const { row } of edges) this.#note(type, [(row as Keyed).key]);
      return pages;
    });
  }

  countsOf<R extends RelationName>(
    relation: R,
    parents: readonly string[],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
  ): MaybePromise<ReadonlyMap<string, number>> {
    this.#note(parentOf(relation), parents);
    if (!isNothing(filter)) this.#list(RELATIONS[relation].child, false);
    return this.#reader.countsOf(relation, parents, filter);
  }

  facet<E extends FacetedEntity>(
    entity: E,
    name: FacetNames[E],
    filter: FilterOf<E> | null | undefined,
    first: number | null,
  ): MaybePromise<readonly FacetValue[]> {
    this.#tags.list(...ALL_LISTS);
    return this.#reader.facet(entity, name, filter, first);
  }

  facetsOf<R extends FacetedRelation>(
    relation: R,
    parents: readonly string[],
    name: FacetNames[Relations[R]['child'] & FacetedEntity],
    filter: FilterOf<Relations[R]['child']> | null | undefined,
    first: number | null,
  ): MaybePromise<ReadonlyMap<string, readonly FacetValue[]>> {
    this.#tags.list(...ALL_LISTS);
    return this.#reader.facetsOf(relation, parents, name, filter, first);
  }

  relatedPosts(posts: readonly string[], first: number): ReturnType<Reader['relatedPosts']> {
    this.#tags.list('posts', 'keywords');
    return this.#reader.relatedPosts(posts, first);
  }

  relatedKeywords(keywords: readonly string[], first: number): ReturnType<Reader['relatedKeywords']> {
    this.#tags.list('posts', 'keywords');
    return this.#reader.relatedKeywords(keywords, first);
  }

  eventNeighboursOf(events: readonly string[], side: 'previous' | 'next'): ReturnType<Reader['eventNeighboursOf']> {
    this.#tags.list('events');
    return this.#reader.eventNeighboursOf(events, side);
  }

  neighboursOf(
    posts: readonly string[],
    side: 'previous' | 'next',
    filter: PostFilter | null | undefined,
  ): ReturnType<Reader['neighboursOf']> {
    if (!isNothing(filter)) this.#list('Post', false);
    this.#note('post', posts);
    return chain(this.#reader.neighboursOf(posts, side, filter), (found) => {
      for (const { key } of found.values()) this.#tags.add('post', key);
      return found;
    });
  }

  postBySource(site: string | null, sourcePath: string): ReturnType<Reader['postBySource']> {
    this.#tags.add('path', sourcePath);
    return this.#one('post', this.#reader.postBySource(site, sourcePath));
  }

  postByUrl(url: string): ReturnType<Reader['postByUrl']> {
    this.#tags.add('path', url);
    return this.#one('post', this.#reader.postByUrl(url));
  }

  imageByDigest(digest: string): ReturnType<Reader['imageByDigest']> {
    this.#tags.list('images');
    return this.#reader.imageByDigest(digest);
  }

  imageByUrl(remoteUrl: string): ReturnType<Reader['imageByUrl']> {
    this.#tags.list('images');
    return this.#reader.imageByUrl(remoteUrl);
  }

  talkKeyOf(urlKeys: readonly string[]): ReturnType<Reader['talkKeyOf']> {
    this.#tags.list('talks');
    return this.#reader.talkKeyOf(urlKeys);
  }

  bodiesOf(posts: readonly string[]): ReturnType<Reader['bodiesOf']> {
    this.#note('post', posts);
    return this.#reader.bodiesOf(posts);
  }

  linksOf(posts: readonly string[]): ReturnType<Reader['linksOf']> {
    this.#note('post', posts);
    return this.#reader.linksOf(posts);
  }

  translationsOf(posts: readonly string[]): ReturnType<Reader['translationsOf']> {
    this.#note('post', posts);
    return chain(this.#reader.translationsOf(posts), (found) => {
      for (const rows of found.values()) for (const { key } of rows) this.#tags.add('post', key);
      return found;
    });
  }

  searchPage(request: SearchRequest): ReturnType<Reader['searchPage']> {
    this.#tags.list('search');
    return this.#reader.searchPage(request);
  }

  searchCount(request: Pick<SearchRequest, 'query' | 'types' | 'filter'>): ReturnType<Reader['searchCount']> {
    this.#tags.list('search');
    return this.#reader.searchCount(request);
  }

  highlightsOf(query: string, hits: readonly SearchHit[]): ReturnType<Reader['highlightsOf']> {
    this.#tags.list('search');
    return this.#reader.highlightsOf(query, hits);
  }

  sites(): ReturnType<Reader['sites']> {
    this.#tags.list('sites');
    return this.#reader.sites();
  }

  snapshot(): ReturnType<Reader['snapshot']> {
    this.#tags.list('content');
    return this.#reader.snapshot();
  }

  findingCounts(): ReturnType<Reader['findingCounts']> {
    this.#tags.list('diagnostics');
    return this.#reader.findingCounts();
  }

  /** A list of one entity; with a filter anything may be asked of what belongs to its rows. */
  #list(entity: EntityName, isPlain: boolean): void {
    this.#tags.list(LISTS[entity], ...(isPlain ? [] : ALL_LISTS));
  }

  #note(type: TaggedType | null, keys: readonly string[]): void {
    if (type !== null) for (const key of keys) this.#tags.add(type, key);
  }

  #one<Row extends Keyed>(type: TaggedType, row: MaybePromise<Row | null>): MaybePromise<Row | null> {
    return chain(row, (found) => {
      if (found !== null) this.#tags.add(type, found.key);
      return found;
    });
  }
}

/** The type before the dot: `Post.talks` are the talks of a post. */
function parentOf(relation: RelationName): TaggedType | null {
  return TYPES[relation.slice(0, relation.indexOf('.')) as EntityName];
}

function isNothing(asked: unknown): boolean {
  return asked === null || asked === undefined;
}
