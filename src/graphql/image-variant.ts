/**
 * Which resized copies of an image there can be. Everything comes out of the tables here, so an image has a bounded
 * number of variants whoever asks: a signature would be no bound, since anybody who may query can get one.
 */
import type { ImageRecord } from '../model.ts';
import { imageUrl } from './image-url.ts';

export type VariantFormat = 'AVIF' | 'WEBP' | 'JPEG' | 'PNG';

/** One resized copy. */
export interface Variant {
  /** Pixels of the copy. */
  readonly width: number;
  readonly height: number;
  /** The ratio it is cut to, `4x3`; null for all of the picture. */
  readonly crop: string | null;
  readonly format: VariantFormat;
  /** Null for PNG, which loses nothing. */
  readonly quality: number | null;
}

/** What is wanted of a copy. */
export interface VariantWish {
  /** Pixels. */
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
  /** Cut to the ratio of width and height, rather than fit into them. */
  readonly cover?: boolean;
  readonly format: VariantFormat;
  /** 1 to 100. */
  readonly quality?: number | null | undefined;
}

type Source = Pick<ImageRecord, 'width' | 'height' | 'format' | 'animated' | 'digest' | 'placeholder'>;

/** Widths in pixels. A width between two of them gets the larger one. */
const WIDTHS: readonly number[] = [32, 64, 96, 128, 160, 200, 256, 320, 400, 480, 640, 800, 960, 1200, 1280, 1600, 1920, 2560, 3840];
/** Those of a `srcset` where nobody says otherwise: from small telephones to large screens. */
export const USUAL_WIDTHS: readonly number[] = [320, 640, 960, 1280, 1920];
const MAX_WIDTH = 3840;
/** The side at which WebP ends. */
const MAX_HEIGHT = 16_383;
const QUALITIES: readonly number[] = [50, 65, 80, 95];
/** Ratios that a picture can be cut to, width by height; 40x21 is 1200x630, the size of social cards. */
export const CROPS: readonly string[] = '1x4 1x3 9x21 1x2 21x40 9x16 5x8 2x3 3x4 4x5 1x1 5x4 4x3 3x2 8x5 16x9 40x21 2x1 21x9 3x1 4x1'.split(
  ' ',
);
/** How far from a ratio of the table a wanted one may be: 1366 by 768 is as good as 16x9. */
const TOLERANCE = 0.025;

const FORMATS: Readonly<Record<VariantFormat, { readonly extension: string; readonly type: string; readonly quality: number | null }>> = {
  AVIF: { extension: 'avif', type: 'image/avif', quality: 50 },
  WEBP: { extension: 'webp', type: 'image/webp', quality: 80 },
  JPEG: { extension: 'jpg', type: 'image/jpeg', quality: 80 },
  PNG: { extension: 'png', type: 'image/png', quality: null },
};

/** The media type of a format. */
export function mediaType(format: VariantFormat): string {
  return FORMATS[format].type;
}

/**
 * True for an image that copies can be made of: a file of pixels that ingestion decoded, within the limits. Not for
 * drawings, which need none, and not where only the first of moving pictures would be left (animated PNG and AVIF).
 */
function isResizable({ width, height, format, animated, digest, placeholder }: Source): boolean {
  if (width === null || height === null || height > MAX_HEIGHT || digest === null || placeholder === null) return false;
  return animated ? format === 'GIF' || format === 'WEBP' : format !== 'SVG' && format !== 'OTHER';
}

/** The ratio of the table that is meant by a width and a height, or null where none is near. */
export function cropOf(width: number, height: number): string | null {
  const wanted = width / height;
  const far = (crop: string): number => Math.abs(Math.log(ratioOf(crop) / wanted));
  const nearest = CROPS.reduce((best, crop) => (far(crop) < far(best) ? crop : best));
  return far(nearest) <= TOLERANCE ? nearest : null;
}

/**
 * The copy that comes nearest to what is wanted: as large as asked or the next step above, never larger than the image.
 * Null for an image that cannot be resized, and for a ratio that is not offered.
 */
export function chooseVariant(image: Source, wish: VariantWish): Variant | null {
  if (!isResizable(image)) return null;
  const { width: fullWidth, height: fullHeight } = image as { width: number; height: number };
  const { width, height, format } = wish;
  const isCut = wish.cover === true && typeof width === 'number' && typeof height === 'number';
  const crop = isCut ? cropOf(width, height) : null;
  if (isCut && crop === null) return null;
  const wanted = isCut ? width : Math.min(width ?? Infinity, ((height ?? Infinity) * fullWidth) / fullHeight);
  const largest = largestWidth(fullWidth, fullHeight, crop);
  const step = WIDTHS.find((each) => each >= wanted) ?? MAX_WIDTH;
  const { quality: usual } = FORMATS[format];
  const quality = usual === null ? null : (QUALITIES.find((each) => each >= (wish.quality ?? usual)) ?? 95);
  return variantAt(image, { width: Math.min(step, largest), crop, format, quality });
}

/** The copy with exactly these parameters, or null where there is none such. */
function variantAt(image: Source, { width, crop, format, quality }: Omit<Variant, 'height'>): Variant | null {
  if (!isResizable(image)) return null;
  const { width: fullWidth, height: fullHeight } = image as { width: number; height: number };
  const largest = largestWidth(fullWidth, fullHeight, crop);
  if (width !== largest && !(width < largest && WIDTHS.includes(width))) return null;
  if (FORMATS[format].quality === null ? quality !== null : quality === null || !QUALITIES.includes(quality)) return null;
  const ratio = crop === null ? fullWidth / fullHeight : ratioOf(crop);
  return { width, height: Math.max(1, Math.round(width / ratio)), crop, format, quality };
}

/** Of all of the picture, or of the largest part with that ratio. */
function largestWidth(width: number, height: number, crop: string | null): number {
  const whole = crop === null ? width : Math.min(width, Math.floor(height * ratioOf(crop)));
  return Math.max(1, Math.min(whole, MAX_WIDTH));
}

function ratioOf(crop: string): number {
  const [width = 1, height = 1] = crop.split('x').map(Number);
  return width / height;
}

/** `640-4x3-q80.webp`: a copy's parameters, which with the image's digest are its identity. */
export function variantName({ width, crop, quality, format }: Variant): string {
  return `${width}${crop === null ? '' : `-${crop}`}${quality === null ? '' : `-q${quality}`}.${FORMATS[format].extension}`;
}

/** Where a copy is served: `/images/<digest>/640-q80/<name>.webp`. */
export function variantUrl(image: Parameters<typeof imageUrl>[0], variant: Variant, origin: string): string {
  const [parameters = '', extension = ''] = variantName(variant).split('.');
  const original = imageUrl(image, origin, null);
  const at = original.lastIndexOf('/');
  return `${original.slice(0, at)}/${parameters}${original.slice(at).replace(/\.[^.]*$/, '')}.${extension}`;
}

/** Reads the path of a copy. Null for one that is not of this image, or in another spelling than `variantUrl` gives. */
export function readVariantPath(image: Source, path: string): Variant | null {
  const [, width = '', crop, quality, extension = ''] =
    /^\/images\/[0-9a-f]{64}\/([1-9]\d{0,3})(?:-(\d{1,2}x\d{1,2}))?(?:-q(\d{2}))?\/[^/]*\.(avif|webp|jpg|png)$/.exec(path) ?? [];
  const format = (Object.keys(FORMATS) as VariantFormat[]).find((each) => FORMATS[each].extension === extension);
  if (format === undefined || (crop !== undefined && !CROPS.includes(crop))) return null;
  return variantAt(image, { width: Number(width), crop: crop ?? null, format, quality: quality === undefined ? null : Number(quality) });
}

/** The copies for a `srcset`, each once, from the narrowest; empty where there are none. */
export function variantsAt(image: Source, widths: readonly number[], format: VariantFormat): Variant[] {
  const found = new Map<number, Variant>();
  for (const width of widths.toSorted((a, b) => a - b)) {
    const variant = chooseVariant(image, { width, format });
    if (variant !== null) found.set(variant.width, variant);
  }
  return [...found.values()];
}

/** The value of a `srcset` attribute. No URL of ours holds white space or ends in a comma. */
export function srcsetOf(image: Parameters<typeof imageUrl>[0], variants: readonly Variant[], origin: string): string {
  return variants.map((variant) => `${variantUrl(image, variant, origin)} ${variant.width}w`).join(', ');
}
