import type { PostRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { PostKind } from './enums.ts';
import { PostFilter, TalkFilter } from './filters.ts';
import { encodeGlobalId } from './global-id.ts';
import { LANGUAGES, preferring } from './languages.ts';
import { neighbour } from './neighbour.ts';
import { Image, PostImageConnection } from './image.ts';
import { KeywordConnection } from './keyword.ts';
import type { Item } from './level.ts';
import { keyedLinks, Link } from './link.ts';
import { PostOrder, TalkOrder } from './orders.ts';
import { paramAt } from './params.ts';
import { excerpt, PostBody } from './post-body.ts';
import { findPost } from './find.ts';
import { children, listOf, one, roots } from './resolve.ts';
import { Site, siteOf } from './site.ts';
import { TalkConnection } from './talk.ts';
import { TalkMentionConnection } from './talk-mention.ts';

export const Post = builder.objectRef<Item<PostRow>>('Post');
export const PostConnection = connectionType('Post', Post);

Post.implement({
  description: 'One Markdown file of a site: a page, a section or a home page, in one language.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: site and path of the file.', resolve: ({ row }) => encodeGlobalId('Post', row.key) }),
    site: t.field({
      type: Site,
      description: 'The site that it belongs to.',
      resolve: (post, _args, context) => siteOf(context, post.row.site),
    }),
    sourcePath: t.string({
      description: "Path of the file in the site's content folder: `es/blog/hello/index.md`.",
      resolve: ({ row }) => row.sourcePath,
    }),
    url: t.string({ description: 'Path as the site would publish it: `/es/blog/hello/`.', resolve: ({ row }) => row.url }),
    aliases: t.stringList({ description: 'Other paths that lead here, from the front matter.', resolve: ({ row }) => row.aliases }),
    slug: t.string({ description: 'Last part of the path.', resolve: ({ row }) => row.slug }),
    section: t.string({
      nullable: true,
      description: 'First part of the path below the language: `blog`; null at the top.',
      resolve: ({ row }) => row.section,
    }),
    kind: t.field({ type: PostKind, description: 'Page, section or home.', resolve: ({ row }) => row.kind }),
    title: t.string({ description: 'The title; the name of the file where the front matter has none.', resolve: ({ row }) => row.title }),
    linkTitle: t.string({
      nullable: true,
      description: 'A shorter title for menus; null without one.',
      resolve: ({ row }) => row.linkTitle,
    }),
    description: t.string({
      nullable: true,
      description: 'A summary, from the front matter; null without one.',
      resolve: ({ row }) => row.description,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was or will be published; null where nothing says.',
      resolve: ({ row }) => row.publishedAt,
    }),
    modifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed; null where nothing says.',
      resolve: ({ row }) => row.modifiedAt,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it stops being published; null for never.',
      resolve: ({ row }) => row.expiresAt,
    }),
    draft: t.boolean({ description: 'Whether it is a draft; drafts are served only where asked for.', resolve: ({ row }) => row.draft }),
    weight: t.int({
      nullable: true,
      description: 'Place among its siblings, lightest first; null without one.',
      resolve: ({ row }) => row.weight,
    }),
    attribution: t.string({
      nullable: true,
      description: 'Who wrote it, as written; null where nothing says.',
      resolve: ({ row }) => row.attribution,
    }),
    authors: t.stringList({ description: 'Names of the authors, in order.', resolve: ({ row }) => row.authors }),
    language: t.string({ description: 'BCP 47 tag of its language.', resolve: ({ row }) => row.language }),
    translations: t.field({
      type: [Post],
      description: "The other languages' versions, in the site's language order.",
      resolve: (post, _args, { reader }, info) => listOf(post, (keys) => reader.translationsOf(keys), info),
    }),
    params: t.field({
      type: 'JSON',
      nullable: true,
      description: 'All front matter, or the value at a dotted path; null where there is none.',
      args: { path: t.arg.string({ description: 'Keys joined by dots, list items by number: `cover.image`, `authors.0`.' }) },
      resolve: ({ row }, { path }) => paramAt(row.params, path),
    }),
    body: t.field({ type: PostBody, description: 'The text below the front matter.', resolve: (post) => post }),
    excerpt: t.string({
      description: 'The beginning of the text: plain, whole words, with `…` where it was cut.',
      args: { length: t.arg.int({ defaultValue: 200, description: 'At most so many UTF-16 units, from 1 to 10000.' }) },
      resolve: (post, { length }, context) => excerpt(post, length, context),
    }),
    featuredImage: t.field({
      type: Image,
      nullable: true,
      description: 'The image that stands for it, from the front matter; null without one.',
      resolve: (post, _args, context, info) => one(post, 'Image', (row) => row.featuredImage, context, info),
    }),
    images: t.field({
      type: PostImageConnection,
      description: 'Its images in the order of the text; the edges carry alt text, caption and so on.',
      args: pageArgs,
      resolve: (post, args, context, info) => children(post, 'Post.images', args, context, info),
    }),
    keywords: t.field({
      type: KeywordConnection,
      description: 'Its keywords in the order in which they are written.',
      args: pageArgs,
      resolve: (post, args, context, info) => children(post, 'Post.keywords', args, context, info),
    }),
    talks: t.field({
      type: TalkConnection,
      description: 'The talks that it names, in the order of the text where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
        orderBy: t.arg({ type: [TalkOrder], description: ORDER_BY }),
      },
      resolve: (post, args, context, info) => children(post, 'Post.talks', args, context, info),
    }),
    talkMentions: t.field({
      type: TalkMentionConnection,
      description: 'The places where it names talks, in the order of the text.',
      args: pageArgs,
      resolve: (post, args, context, info) => children(post, 'Post.talkMentions', args, context, info),
    }),
    previous: t.field({
      type: Post,
      nullable: true,
      description: 'The page before it in time, of the same site, section and language; null where it is the first, or has no date.',
      args: { filter: t.arg({ type: PostFilter, description: 'The nearest one that matches.' }) },
      resolve: (post, { filter }, context, info) => neighbour(post, 'previous', filter, context, info),
    }),
    next: t.field({
      type: Post,
      nullable: true,
      description: 'The page after it in time, of the same site, section and language; null where it is the last, or has no date.',
      args: { filter: t.arg({ type: PostFilter, description: 'The nearest one that matches.' }) },
      resolve: (post, { filter }, context, info) => neighbour(post, 'next', filter, context, info),
    }),
    links: t.field({
      type: [Link],
      description: 'Its links in the order of the text.',
      resolve: (post, _args, { reader }, info) => listOf(post, (keys) => keyedLinks(reader, keys), info),
    }),
    backlinks: t.field({
      type: PostConnection,
      description: 'Posts that link to it, latest first.',
      args: pageArgs,
      resolve: (post, args, context, info) => children(post, 'Post.backlinks', args, context, info),
    }),
  }),
});

const PostSourceInput = builder.inputType('PostSourceInput', {
  description: 'The file of a post.',
  fields: (t) => ({
    site: t.string({ description: 'Key of the site; may be left out where there is one.' }),
    path: t.string({ required: true, description: "Path in the site's content folder: `es/blog/hello/index.md`." }),
  }),
});

const PostBy = builder.inputType('PostBy', {
  description: 'How to find one post: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    source: t.field({ type: PostSourceInput, description: 'Its file.' }),
    url: t.string({
      description:
        'Its path as the site publishes it, an alias, or either as an absolute URL of its site; escaped or not, with or without its last slash.',
    }),
  }),
});

builder.queryFields((t) => ({
  post: t.field({
    type: Post,
    nullable: true,
    description: 'One post; null where there is none such.',
    args: { by: t.arg({ type: PostBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => findPost(by, context),
  }),
  posts: t.field({
    type: PostConnection,
    description: 'All posts.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: PostFilter, description: 'Only posts that match.' }),
      orderBy: t.arg({ type: [PostOrder], defaultValue: [{ field: 'PUBLISHED_AT', direction: 'DESC' }], description: ORDER_BY }),
      languages: t.arg.stringList({ description: LANGUAGES }),
    },
    resolve: (_root, args, context, info) => roots('Post', { ...args, filter: preferring(args) }, context, info),
  }),
}));
