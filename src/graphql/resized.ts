import type { ImageRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput } from './errors.ts';
import { Image } from './image.ts';
import {
  chooseVariant,
  CROPS,
  cropOf,
  mediaType,
  srcsetOf,
  USUAL_WIDTHS,
  type Variant,
  type VariantFormat,
  variantsAt,
  variantUrl,
} from './image-variant.ts';
import { sized } from './paging.ts';

/** Sides that anybody may ask for: as large as an image may be. */
const MAX_SIDE = 16_384;
/** Entries of one `srcset`. */
const MAX_WIDTHS = 12;
const ResizedFormat = builder.enumType('ResizedFormat', {
  description: 'A format in which resized images are made.',
  values: {
    AVIF: { description: 'AVIF: the smallest, and the slowest to make.' },
    WEBP: { description: 'WebP: small, and known to every browser since 2020. Animated images stay animated.' },
    JPEG: { description: 'JPEG: for whatever else shows images. What is transparent becomes white.' },
    PNG: { description: 'PNG: without any loss.' },
  },
});

const ImageFit = builder.enumType('ImageFit', {
  description: 'How an image is fitted into a width and a height.',
  values: {
    CONTAIN: { description: 'All of it, as large as fits.' },
    COVER: { description: `Cut at two sides to the ratio of width and height, which must be near to one of ${CROPS.join(', ')}.` },
  },
});

interface Copy {
  readonly image: ImageRow;
  readonly variant: Variant;
}

const ResizedImage = builder.objectRef<Copy>('ResizedImage');
ResizedImage.implement({
  description: 'A copy of an image in another size or format, made when it is first loaded.',
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'Where to load it: from this gateway, cacheable for a year.',
      resolve: ({ image, variant }, _args, { origin }) => variantUrl(image, variant, origin),
    }),
    width: t.int({ description: 'Its true width in pixels.', resolve: ({ variant }) => variant.width }),
    height: t.int({ description: 'Its true height in pixels.', resolve: ({ variant }) => variant.height }),
    format: t.field({ type: ResizedFormat, description: 'Its format.', resolve: ({ variant }) => variant.format }),
  }),
});

const ImageSource = builder.objectRef<{ image: ImageRow; format: VariantFormat; variants: Variant[] }>('ImageSource');
ImageSource.implement({
  description: 'The copies of an image in one format: a `<source>` of a `<picture>`, or the `srcset` of an `<img>`.',
  fields: (t) => ({
    format: t.field({ type: ResizedFormat, description: 'The format of all of them.', resolve: ({ format }) => format }),
    type: t.string({ description: 'Its media type, for the attribute `type`: `image/webp`.', resolve: ({ format }) => mediaType(format) }),
    srcset: t.string({
      description: 'The value of the attribute `srcset`: each URL with its width.',
      resolve: ({ image, variants }, _args, { origin }) => srcsetOf(image, variants, origin),
    }),
    images: t.field({
      type: [ResizedImage],
      description: 'The copies, from the narrowest.',
      resolve: ({ image, variants }) => variants.map((variant) => ({ image, variant })),
    }),
  }),
});

builder.objectFields(Image, (t) => ({
  resized: t.field({
    type: ResizedImage,
    nullable: true,
    description:
      'A copy of it, at most as large as it is itself. Widths come in steps: a width between two of them gets the larger one; null for what cannot be resized (drawings, remote, missing and damaged images, animated PNG): show the image itself.',
    args: {
      width: t.arg.int({ description: 'Width in pixels, from 1 to 16384. Without width and height: its own size.' }),
      height: t.arg.int({ description: 'Height in pixels, from 1 to 16384.' }),
      fit: t.arg({ type: ImageFit, defaultValue: 'CONTAIN', description: 'How to fit it where both width and height are given.' }),
      format: t.arg({ type: ResizedFormat, defaultValue: 'WEBP', description: 'The format of the copy.' }),
      quality: t.arg.int({
        description: 'From 1 to 100; the next of 50, 65, 80 and 95 is taken. Without one: 50 for AVIF, 80 for WebP and JPEG.',
      }),
    },
    resolve: ({ row }, { fit, width, height, format, quality }, context) =>
      resized(row, { width, height, quality, cover: fit === 'COVER', format: format ?? 'WEBP' }, context),
  }),
  srcSet: t.field({
    type: [ImageSource],
    description: 'Copies of it in several widths, for each format; empty for what cannot be resized.',
    args: {
      widths: t.arg.intList({
        defaultValue: [...USUAL_WIDTHS],
        description: 'Widths in pixels, at most 12; those above its own become its own.',
      }),
      formats: t.arg({ type: [ResizedFormat], defaultValue: ['WEBP'], description: 'The formats, the best first.' }),
    },
    resolve: ({ row }, { widths, formats }, context) => sourcesOf(row, widths ?? USUAL_WIDTHS, formats ?? ['WEBP'], context),
  }),
}));

function resized(image: ImageRow, wish: Parameters<typeof chooseVariant>[1], { resizes }: Context): Copy | null {
  const { width, height, quality, cover } = wish;
  for (const [name, side] of Object.entries({ width, height })) if (typeof side === 'number') sized(side, name, MAX_SIDE);
  if (typeof quality === 'number') sized(quality, 'quality', 100);
  if (cover === true && typeof width === 'number' && typeof height === 'number' && cropOf(width, height) === null)
    throw badUserInput(`COVER cuts to one of the ratios ${CROPS.join(', ')}; ${width} by ${height} is near to none of them.`);
  const variant = resizes ? chooseVariant(image, wish) : null;
  return variant === null ? null : { image, variant };
}

function sourcesOf(
  image: ImageRow,
  widths: readonly number[],
  formats: readonly VariantFormat[],
  { resizes }: Context,
): { image: ImageRow; format: VariantFormat; variants: Variant[] }[] {
  sized(widths.length, 'number of widths', MAX_WIDTHS);
  for (const width of widths) sized(width, 'widths', MAX_SIDE);
  if (!resizes) return [];
  return [...new Set(formats)]
    .map((format) => ({ image, format, variants: variantsAt(image, widths, format) }))
    .filter(({ variants }) => variants.length > 0);
}
