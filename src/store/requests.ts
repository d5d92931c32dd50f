/**
 * What can be asked of the store: filters, orders and pages. Filters have the shape of the GraphQL inputs, so the
 * GraphQL layer passes them on as they are; a member that is null or left out asks nothing.
 */
import type { ImageFormat, Json, PostKind, TalkKind, VideoProvider, DiagnosticSeverity } from '../model.ts';

type Maybe<T> = T | null | undefined;

export interface StringFilter {
  readonly eq?: Maybe<string>;
  readonly ne?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
  readonly notIn?: Maybe<readonly string[]>;
  /** These three fold case. */
  readonly contains?: Maybe<string>;
  readonly startsWith?: Maybe<string>;
  readonly endsWith?: Maybe<string>;
  readonly isNull?: Maybe<boolean>;
}
interface RangeFilter<T> {
  readonly eq?: Maybe<T>;
  readonly gt?: Maybe<T>;
  readonly gte?: Maybe<T>;
  readonly lt?: Maybe<T>;
  readonly lte?: Maybe<T>;
}
export interface IntFilter extends RangeFilter<number> {
  readonly in?: Maybe<readonly number[]>;
}
/** RFC 3339 instants in UTC (`2023-11-16T00:00:00Z`) or calendar dates. */
export interface DateFilter extends RangeFilter<string> {
  readonly isNull?: Maybe<boolean>;
}
export interface EnumFilter<T extends string> {
  readonly eq?: Maybe<T>;
  readonly in?: Maybe<readonly T[]>;
}
/** Slugs or names; an unknown one matches nothing. */
export interface KeywordsFilter {
  readonly all?: Maybe<readonly string[]>;
  readonly any?: Maybe<readonly string[]>;
  readonly none?: Maybe<readonly string[]>;
  readonly isEmpty?: Maybe<boolean>;
}
export interface ListFilter<T> {
  readonly some?: Maybe<T>;
  readonly none?: Maybe<T>;
  readonly every?: Maybe<T>;
}
export interface ParamFilter {
  readonly path: string;
  readonly eq?: Maybe<Json>;
  readonly in?: Maybe<readonly Json[]>;
  readonly isNull?: Maybe<boolean>;
}

export interface PostFilter {
  readonly and?: Maybe<readonly PostFilter[]>;
  readonly or?: Maybe<readonly PostFilter[]>;
  readonly not?: Maybe<PostFilter>;
  readonly site?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly section?: Maybe<StringFilter>;
  readonly kind?: Maybe<EnumFilter<PostKind>>;
  readonly title?: Maybe<StringFilter>;
  readonly url?: Maybe<StringFilter>;
  readonly sourcePath?: Maybe<StringFilter>;
  readonly author?: Maybe<StringFilter>;
  readonly publishedAt?: Maybe<DateFilter>;
  readonly modifiedAt?: Maybe<DateFilter>;
  readonly wordCount?: Maybe<IntFilter>;
  readonly keywords?: Maybe<KeywordsFilter>;
  readonly hasTalks?: Maybe<boolean>;
  readonly hasImages?: Maybe<boolean>;
  readonly talks?: Maybe<ListFilter<TalkFilter>>;
  readonly param?: Maybe<readonly ParamFilter[]>;
  readonly search?: Maybe<string>;
  /**
   * The `languages` argument of a list of posts: one version of each page, the first by this order that exists; `*` at
   * its end takes any other. Stands at the top of a filter, not inside `and`, `or` or `not`.
   */
  readonly languages?: Maybe<readonly string[]>;
}
export interface TalkFilter {
  readonly and?: Maybe<readonly TalkFilter[]>;
  readonly or?: Maybe<readonly TalkFilter[]>;
  readonly not?: Maybe<TalkFilter>;
  readonly title?: Maybe<StringFilter>;
  readonly kind?: Maybe<EnumFilter<TalkKind>>;
  readonly startsOn?: Maybe<DateFilter>;
  readonly year?: Maybe<IntFilter>;
  readonly site?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly keywords?: Maybe<KeywordsFilter>;
  /** Slugs. */
  readonly event?: Maybe<StringFilter>;
  readonly eventSeries?: Maybe<StringFilter>;
  readonly speaker?: Maybe<StringFilter>;
  readonly organization?: Maybe<StringFilter>;
  readonly hasRecording?: Maybe<boolean>;
  readonly provider?: Maybe<EnumFilter<VideoProvider>>;
  readonly mentionedIn?: Maybe<PostFilter>;
  readonly search?: Maybe<string>;
}
export interface ImageFilter {
  readonly and?: Maybe<readonly ImageFilter[]>;
  readonly or?: Maybe<readonly ImageFilter[]>;
  readonly not?: Maybe<ImageFilter>;
  readonly site?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly format?: Maybe<EnumFilter<ImageFormat>>;
  readonly width?: Maybe<IntFilter>;
  readonly height?: Maybe<IntFilter>;
  readonly bytes?: Maybe<IntFilter>;
  readonly animated?: Maybe<boolean>;
  readonly hasAlt?: Maybe<boolean>;
  readonly exists?: Maybe<boolean>;
  readonly largerThanShown?: Maybe<boolean>;
  readonly shownIn?: Maybe<PostFilter>;
  readonly keywords?: Maybe<KeywordsFilter>;
}
export interface KeywordFilter {
  readonly name?: Maybe<StringFilter>;
  readonly slug?: Maybe<StringFilter>;
  readonly postCount?: Maybe<IntFilter>;
  readonly talkCount?: Maybe<IntFilter>;
}
export interface SpeakerFilter {
  readonly name?: Maybe<StringFilter>;
  readonly organization?: Maybe<StringFilter>;
  readonly talks?: Maybe<ListFilter<TalkFilter>>;
}
export interface EventFilter {
  readonly name?: Maybe<StringFilter>;
  readonly series?: Maybe<StringFilter>;
  readonly year?: Maybe<IntFilter>;
  readonly startsOn?: Maybe<DateFilter>;
}
/** What the filters of posts and of talks have in common. */
export interface SearchFilter {
  readonly site?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly keywords?: Maybe<KeywordsFilter>;
}
export interface DiagnosticFilter {
  readonly code?: Maybe<StringFilter>;
  readonly severity?: Maybe<EnumFilter<DiagnosticSeverity>>;
  readonly site?: Maybe<StringFilter>;
  readonly sourcePath?: Maybe<StringFilter>;
}

export interface Order<Field extends string> {
  readonly field: Field;
  readonly direction: 'ASC' | 'DESC';
}
export type PostOrder = Order<'PUBLISHED_AT' | 'MODIFIED_AT' | 'TITLE' | 'WEIGHT' | 'WORD_COUNT' | 'TALK_COUNT' | 'URL'>;
export type TalkOrder = Order<'EVENT_DATE' | 'STARTS_ON' | 'TITLE' | 'MENTION_COUNT'>;
export type ImageOrder = Order<'POSITION' | 'BYTES' | 'WIDTH'>;
export interface KeywordOrder extends Order<'NAME' | 'POST_COUNT' | 'TALK_COUNT' | 'LAST_USED_AT'> {
  readonly talkFilter?: Maybe<TalkFilter>;
  readonly postFilter?: Maybe<PostFilter>;
}
export interface SpeakerOrder extends Order<'NAME' | 'TALK_COUNT'> {
  readonly talkFilter?: Maybe<TalkFilter>;
}
export interface OrganizationOrder extends Order<'NAME' | 'TALK_COUNT'> {
  readonly talkFilter?: Maybe<TalkFilter>;
}
export type EventOrder = Order<'STARTS_ON' | 'NAME' | 'TALK_COUNT'>;

/** Values of the order columns of one row, its key last: where a page starts or ends. */
export type Position = readonly (string | number)[];

/**
 * A page by keyset. Exactly one of `first` and `last` is set, already checked against the limits; `after` and `before`
 * are positions of the same order.
 */
export interface PageRequest<Filter, OrderBy> {
  readonly filter?: Maybe<Filter>;
  readonly orderBy?: Maybe<readonly OrderBy[]>;
  readonly first?: number;
  readonly last?: number;
  readonly after?: Position;
  readonly before?: Position;
  /** Members of the rows that will be asked for, beside the key; all where left out. Asking for another one throws. */
  readonly members?: readonly string[] | undefined;
}

export interface Page<Row> {
  readonly edges: readonly { readonly row: Row; readonly position: Position }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
