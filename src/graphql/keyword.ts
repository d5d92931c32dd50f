import type { KeywordRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { KeywordFilter, PostFilter, TalkFilter } from './filters.ts';
import { encodeGlobalId, keyOf } from './global-id.ts';
import type { Item } from './level.ts';
import { KeywordOrder, PostOrder, TalkOrder } from './orders.ts';
import { PostConnection } from './post.ts';
import { byKey, children, countOf, roots } from './resolve.ts';
import { TalkConnection } from './talk.ts';

export const Keyword = builder.objectRef<Item<KeywordRow>>('Keyword');
export const KeywordConnection = connectionType('Keyword', Keyword);

Keyword.implement({
  description: 'A topic: keywords, tags and categories of posts, merged across spelling and case.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: the slug.', resolve: ({ row }) => encodeGlobalId('Keyword', row.key) }),
    name: t.string({ description: 'The most frequent spelling.', resolve: ({ row }) => row.name }),
    slug: t.string({ description: 'The name in lower case with hyphens; letters of every script stay.', resolve: ({ row }) => row.key }),
    spellings: t.stringList({ description: 'Every spelling, the most frequent first.', resolve: ({ row }) => row.spellings }),
    postCount: t.int({
      description: 'Number of posts that carry it.',
      args: { filter: t.arg({ type: PostFilter, description: 'Count only posts that match.' }) },
      resolve: (keyword, { filter }, context, info) =>
        filter ? countOf(keyword, 'Keyword.posts', filter, context, info) : keyword.row.postCount,
    }),
    talkCount: t.int({
      description: 'Number of distinct talks that carry it: translations and repeated mentions count once.',
      args: { filter: t.arg({ type: TalkFilter, description: 'Count only talks that match.' }) },
      resolve: (keyword, { filter }, context, info) =>
        filter ? countOf(keyword, 'Keyword.talks', filter, context, info) : keyword.row.talkCount,
    }),
    posts: t.field({
      type: PostConnection,
      description: 'Posts that carry it, latest first where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: PostFilter, description: 'Only posts that match.' }),
        orderBy: t.arg({ type: [PostOrder], description: ORDER_BY }),
      },
      resolve: (keyword, args, context, info) => children(keyword, 'Keyword.posts', args, context, info),
    }),
    talks: t.field({
      type: TalkConnection,
      description: 'Talks that carry it, those of the latest event first where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
        orderBy: t.arg({ type: [TalkOrder], description: ORDER_BY }),
      },
      resolve: (keyword, args, context, info) => children(keyword, 'Keyword.talks', args, context, info),
    }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the latest post that carries it was published; null where no such post has a date.',
      resolve: ({ row }) => row.lastUsedAt,
    }),
  }),
});

const KeywordBy = builder.inputType('KeywordBy', {
  description: 'How to find one keyword: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Its global ID.' }), slug: t.string({ description: 'Its slug: `service-mesh`.' }) }),
});

builder.queryFields((t) => ({
  keyword: t.field({
    type: Keyword,
    nullable: true,
    description: 'One keyword; null where there is none such.',
    args: { by: t.arg({ type: KeywordBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => byKey(context, 'Keyword', by.slug ?? keyOf('Keyword', by.id)),
  }),
  keywords: t.field({
    type: KeywordConnection,
    description: 'All keywords.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: KeywordFilter, description: 'Only keywords that match.' }),
      orderBy: t.arg({ type: [KeywordOrder], defaultValue: [{ field: 'NAME', direction: 'ASC' }], description: ORDER_BY }),
    },
    resolve: (_root, args, context, info) => roots('Keyword', args, context, info),
  }),
}));
