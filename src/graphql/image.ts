import type { ObjectRef } from '@pothos/core';
import type { ImageRow, ImageUseRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder, type SchemaTypes } from './builder.ts';
import { connectionType, edgeType } from './connection-type.ts';
import { ImageFormat } from './enums.ts';
import { ImageFilter } from './filters.ts';
import { findImage } from './find.ts';
import { encodeGlobalId } from './global-id.ts';
import { urlOf } from './image-url.ts';
import type { Item } from './level.ts';
import { ImageOrder } from './orders.ts';
import { PostConnection } from './post.ts';
import { children, roots } from './resolve.ts';

export const Image = builder.objectRef<Item<ImageRow>>('Image');
const ImageConnection = connectionType('Image', Image);

Image.implement({
  description: 'An image file of a site, or a remote image that a post shows. Missing files are images too: their `exists` is false.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({
      description: 'Global ID: site and path of the file, or the remote URL.',
      resolve: ({ row }) => encodeGlobalId('Image', row.key),
    }),
    url: t.field({
      type: 'URL',
      description: 'Where to load it: from this gateway, cacheable for a year, or the remote URL. A missing file answers 404 there.',
      resolve: ({ row }, _args, context) => urlOf(row, context),
    }),
    sourcePath: t.string({
      nullable: true,
      description: "Path of the file, relative to the site's content folder; null for a remote image.",
      resolve: ({ row }) => row.sourcePath,
    }),
    exists: t.boolean({ description: 'False: the text refers to a file that is not there.', resolve: ({ row }) => row.exists }),
    width: t.int({ nullable: true, description: 'Intrinsic width in pixels; null where unknown.', resolve: ({ row }) => row.width }),
    height: t.int({ nullable: true, description: 'Intrinsic height in pixels; null where unknown.', resolve: ({ row }) => row.height }),
    format: t.field({ type: ImageFormat, description: 'The file format.', resolve: ({ row }) => row.format }),
    animated: t.boolean({ description: 'Whether it moves; false where unknown.', resolve: ({ row }) => row.animated }),
    bytes: t.int({
      nullable: true,
      description: 'Size of the file in bytes; null where unknown, or 2 GiB and more.',
      // GraphQL's Int ends there, and a larger number is an error.
      resolve: ({ row }) => (row.bytes !== null && row.bytes < 2 ** 31 ? row.bytes : null),
    }),
    placeholder: t.string({
      nullable: true,
      description: 'A tiny `data:` URL to paint while it loads; null for remote and missing images.',
      resolve: ({ row }) => row.placeholder,
    }),
    dominantColor: t.string({
      nullable: true,
      description: 'Its main colour as `#rrggbb`; null where unknown.',
      resolve: ({ row }) => row.dominantColor,
    }),
    posts: t.field({
      type: PostConnection,
      description: 'Posts that show it, the latest first.',
      args: pageArgs,
      resolve: (image, args, context, info) => children(image, 'Image.posts', args, context, info),
    }),
  }),
});

/** `Image` once more: below a post its rows know how the post shows it. */
const PostImage = Image as unknown as ObjectRef<SchemaTypes, Item<ImageUseRow>>;
const PostImageEdge = edgeType('PostImage', PostImage);
builder.objectFields(PostImageEdge, (t) => ({
  alt: t.string({ nullable: true, description: 'Alternative text; null without one.', resolve: ({ node }) => node.row.alt }),
  caption: t.string({ nullable: true, description: 'Caption; null without one.', resolve: ({ node }) => node.row.caption }),
  title: t.string({ nullable: true, description: 'Title, shown on hovering; null without one.', resolve: ({ node }) => node.row.title }),
  displayWidth: t.string({
    nullable: true,
    description: 'Width at which to show it, as written: `75%`; null without one.',
    resolve: ({ node }) => node.row.displayWidth,
  }),
  line: t.int({ description: 'Line in the file, from 1.', resolve: ({ node }) => node.row.line }),
  position: t.int({ description: 'Place among the images of the post, from 0.', resolve: ({ node }) => node.row.position }),
}));
export const PostImageConnection = connectionType('PostImage', PostImage, PostImageEdge);

const ImageBy = builder.inputType('ImageBy', {
  description: 'How to find one image: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    url: t.string({ description: 'Its `url`, or the remote URL.' }),
  }),
});

builder.queryFields((t) => ({
  image: t.field({
    type: Image,
    nullable: true,
    description: 'One image; null where there is none such.',
    args: { by: t.arg({ type: ImageBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => findImage(by, context),
  }),
  images: t.field({
    type: ImageConnection,
    description: 'All images, missing and remote ones too, by file where `orderBy` is left out.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: ImageFilter, description: 'Only images that match.' }),
      orderBy: t.arg({ type: [ImageOrder], description: ORDER_BY }),
    },
    resolve: (_root, args, context, info) => roots('Image', args, context, info),
  }),
}));
