import type { MaybePromise } from '../model.ts';
import type { Reader } from '../store/reader.ts';
import type { RelatedKeyword as RelatedKeywordShape, RelatedPost as RelatedPostShape } from '../store/related.ts';
import { builder } from './builder.ts';
import { Keyword } from './keyword.ts';
import type { Item } from './level.ts';
import { chain } from './maybe-promise.ts';
import { sized } from './paging.ts';
import { Post } from './post.ts';
import { listOf, one, several, sure } from './resolve.ts';

type KeyedPost = RelatedPostShape & { readonly key: string };
type KeyedKeyword = RelatedKeywordShape & { readonly key: string };

const RelatedPost = builder.objectRef<Item<KeyedPost>>('RelatedPost');
RelatedPost.implement({
  description: 'A post that is about the same.',
  fields: (t) => ({
    post: t.field({
      type: Post,
      description: 'The post.',
      resolve: (related, _args, context, info) => sure(one(related, 'Post', (row) => row.post, context, info)),
    }),
    score: t.float({
      description: 'How near it is: shared keywords, rare ones weighing more. Larger is nearer.',
      resolve: ({ row }) => row.score,
    }),
    sharedKeywords: t.field({
      type: [Keyword],
      description: 'Keywords that both carry, the rarest first.',
      resolve: (related, _args, context, info) => several(related, 'Keyword', (row) => row.sharedKeywords, context, info),
    }),
  }),
});

const RelatedKeyword = builder.objectRef<Item<KeyedKeyword>>('RelatedKeyword');
RelatedKeyword.implement({
  description: 'A keyword that often stands beside another.',
  fields: (t) => ({
    keyword: t.field({
      type: Keyword,
      description: 'The keyword.',
      resolve: (related, _args, context, info) => sure(one(related, 'Keyword', (row) => row.keyword, context, info)),
    }),
    postCount: t.int({ description: 'Number of posts that carry both.', resolve: ({ row }) => row.postCount }),
  }),
});

builder.objectField(Post, 'related', (t) =>
  t.field({
    type: [RelatedPost],
    description: 'Posts of its language that share keywords with it, the nearest first; its translations are left out.',
    args: { first: t.arg.int({ defaultValue: 5, description: 'At most so many, from 1 to 100.' }) },
    resolve: (post, { first }, { reader }, info) => listOf(post, (keys) => relatedPosts(reader, keys, sized(first ?? 5, 'first')), info),
  }),
);

builder.objectField(Keyword, 'related', (t) =>
  t.field({
    type: [RelatedKeyword],
    description: 'Keywords that stand beside it in the most posts.',
    args: { first: t.arg.int({ defaultValue: 10, description: 'At most so many, from 1 to 100.' }) },
    resolve: (keyword, { first }, { reader }, info) =>
      listOf(keyword, (keys) => relatedKeywords(reader, keys, sized(first ?? 10, 'first')), info),
  }),
);

function relatedPosts(reader: Reader, posts: readonly string[], first: number): MaybePromise<ReadonlyMap<string, readonly KeyedPost[]>> {
  return chain(reader.relatedPosts(posts, first), (found) => keyed(found, (related) => related.post));
}

function relatedKeywords(
  reader: Reader,
  keywords: readonly string[],
  first: number,
): MaybePromise<ReadonlyMap<string, readonly KeyedKeyword[]>> {
  return chain(reader.relatedKeywords(keywords, first), (found) => keyed(found, (related) => related.keyword));
}

/** Rows of different parents are different rows, even where they name the same node. */
function keyed<T>(
  found: ReadonlyMap<string, readonly T[]>,
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly (T & { readonly key: string })[]> {
  return new Map(Array.from(found, ([parent, rows]) => [parent, rows.map((row) => ({ ...row, key: `${parent}\n${keyOf(row)}` }))]));
}
