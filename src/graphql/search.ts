import type { GraphQLResolveInfo } from 'graphql';
import type { MaybePromise } from '../model.ts';
import type { EntityName } from '../store/entities.ts';
import type { Highlight as HighlightShape, HighlightRange as HighlightRangeShape } from '../store/highlights.ts';
import type { SearchFilter as SearchFilterShape } from '../store/requests.ts';
import type { SearchHit } from '../store/search.ts';
import type { SearchType as SearchTypeShape } from '../store/search-types.ts';
import { pageArgs } from './args.ts';
import { checkAsked, checkSearch } from './asked.ts';
import { builder } from './builder.ts';
import { ConnectionSet, type Edge, type PageInfo } from './connection.ts';
import type { Context } from './context.ts';
import { bindingOf } from './cursor.ts';
import { SearchType } from './enums.ts';
import { Event } from './event.ts';
import { SearchFilter } from './filters.ts';
import { Keyword } from './keyword.ts';
import type { Item, Keyed } from './level.ts';
import { all, chain } from './maybe-promise.ts';
import { mixedItems } from './mixed.ts';
import { type ConnectionArgs, windowOf } from './paging.ts';
import { Post } from './post.ts';
import { sure } from './resolve.ts';
import { Speaker } from './speaker.ts';
import { Talk } from './talk.ts';

/** The entity behind each type of hit. */
const ENTITY: Readonly<Record<SearchTypeShape, EntityName>> = {
  POST: 'Post',
  TALK: 'Talk',
  KEYWORD: 'Keyword',
  SPEAKER: 'Speaker',
  EVENT: 'Event',
};

/** A hit as a row: keys of different types may be equal, so the type is part of its own. */
interface HitRow extends Keyed {
  readonly hit: SearchHit;
}

interface SearchArgs extends ConnectionArgs {
  readonly query: string;
  readonly types?: readonly SearchTypeShape[] | null | undefined;
  readonly filter?: SearchFilterShape | null | undefined;
}

/** A page of hits; nodes and highlights are read when they are asked for. */
interface Search {
  readonly edges: () => MaybePromise<Edge<HitRow>[]>;
  readonly pageInfo: () => MaybePromise<PageInfo>;
  readonly totalCount: () => MaybePromise<number>;
  readonly query: string;
}

type SearchEdgeShape = { readonly edge: Edge<HitRow>; readonly query: string };

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [Post, Talk, Keyword, Speaker, Event],
});

const HighlightRange = builder.objectRef<HighlightRangeShape>('HighlightRange');
HighlightRange.implement({
  description: 'A part of a text, in UTF-16 units: what `text.slice(start, end)` cuts out in JavaScript.',
  fields: (t) => ({
    start: t.int({ description: 'Its first unit, from 0.', resolve: (range) => range.start }),
    end: t.int({ description: 'The unit behind its last.', resolve: (range) => range.end }),
  }),
});

const Highlight = builder.objectRef<HighlightShape>('Highlight');
Highlight.implement({
  description: 'A text in which the search was found.',
  fields: (t) => ({
    field: t.string({
      description: 'Where the text comes from: `title`, `heading`, `text`, `speaker` and so on.',
      resolve: (highlight) => highlight.field,
    }),
    text: t.string({
      description: 'The text, plain; of a long one the part around the first match, with `…` where it was cut.',
      resolve: (highlight) => highlight.text,
    }),
    ranges: t.field({ type: [HighlightRange], description: 'Where the words stand, in order.', resolve: (highlight) => highlight.ranges }),
  }),
});

const SearchEdge = builder.objectRef<SearchEdgeShape>('SearchEdge');
SearchEdge.implement({
  description: 'Something found, with its cursor.',
  fields: (t) => ({
    node: t.field({
      type: SearchResult,
      description: 'What was found.',
      resolve: ({ edge }, _args, context) => nodeOf(edge, context) as never,
    }),
    cursor: t.string({ description: 'Opaque; for `after` of the same search.', resolve: ({ edge }) => edge.cursor }),
    score: t.float({
      description: 'How well it matches: larger is better, comparable within one search.',
      resolve: ({ edge }) => edge.node.row.hit.score,
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'Where the words were found.',
      resolve: ({ edge, query }, _args, context) => highlightsOf(edge, query, context),
    }),
  }),
});

const SearchConnection = builder.objectRef<Search>('SearchConnection');
SearchConnection.implement({
  description: 'A page of what a search found, the best first.',
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdge],
      description: 'This page, each node with its score and highlights.',
      resolve: ({ edges, query }) => chain(edges(), (found) => found.map((edge) => ({ edge, query }))),
    }),
    nodes: t.field({
      type: [SearchResult],
      description: 'This page, without scores.',
      resolve: (search, _args, context) => chain(search.edges(), (found) => all(found.map((edge) => nodeOf(edge, context)))) as never,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where this page lies, and the cursors for the next.',
      resolve: (search) => search.pageInfo(),
    }),
    totalCount: t.int({
      description: 'How many there are in all, whatever the page: it obeys types and filter.',
      resolve: (search) => search.totalCount(),
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: 'Full-text search: every term must be found, the last one may be unfinished. Case and diacritics do not matter.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'What to look for: at most 256 characters and 16 terms; no character is syntax.',
      }),
      types: t.arg({ type: [SearchType], description: 'Only things of these types; all where left out.' }),
      filter: t.arg({ type: SearchFilter, description: 'Only what matches.' }),
      ...pageArgs,
    },
    resolve: (_root, args, context, info) => find(args, context, info),
  }),
);

function find(args: SearchArgs, { reader }: Context, info: GraphQLResolveInfo): Search {
  const { query, types, filter } = args;
  checkSearch(query);
  checkAsked({ filter });
  const binding = bindingOf(info.parentType.name, info.fieldName, query, types, filter);
  const request = { query, types, filter, ...windowOf(args, binding) };
  const connection = new ConnectionSet<HitRow>(
    {
      pages: () =>
        chain(reader.searchPage(request), (page) => {
          const edges = page.edges.map(({ row: hit, position }) => ({ row: { key: `${hit.type} ${hit.key}`, hit }, position }));
          return new Map([['', { ...page, edges }]]);
        }),
      counts: () => chain(reader.searchCount(request), (count) => new Map([['', count]])),
    },
    binding,
  ).of('');
  return { query, edges: () => connection.edges, pageInfo: () => connection.pageInfo, totalCount: () => connection.totalCount };
}

/** What a hit stands for: all hits of the page by one statement for each type. */
function nodeOf({ node }: Edge<HitRow>, { reader }: Context): MaybePromise<Item<Keyed>> {
  const { level, row } = node;
  const nodes = level.load('nodes', () => {
    const wanted = level.rows.map(({ hit }) => ({ typename: ENTITY[hit.type], key: hit.key }));
    return chain(mixedItems(reader, wanted), (items) => new Map(level.rows.map(({ key }, at) => [key, items[at] ?? null])));
  });
  return sure(chain(nodes, (found) => found.get(row.key) ?? null));
}

function highlightsOf({ node }: Edge<HitRow>, query: string, { reader }: Context): MaybePromise<readonly HighlightShape[]> {
  const { level, row } = node;
  const hits = (): readonly SearchHit[] => level.rows.map(({ hit }) => hit);
  return chain(
    level.load('highlights', () => reader.highlightsOf(query, hits())),
    (found) => found.get(row.key) ?? [],
  );
}
