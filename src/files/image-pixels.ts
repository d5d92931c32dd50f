import sharp from 'sharp';
import { rgbaToThumbHash, thumbHashToDataURL } from 'thumbhash';

/** What only decoding tells of an image. */
export interface ImagePixels {
  readonly animated: boolean;
  /** A tiny `data:` URL to paint while the image loads. */
  readonly placeholder: string;
  /** `#rrggbb`. */
  readonly dominantColor: string;
}

/** thumbhash takes at most 100 pixels a side. */
const THUMB_SIDE = 100;

/**
 * Pixels for each byte: what a few hundred bytes blow up to more than a picture is a bomb, or one plain colour, and
 * not worth the hundreds of megabytes of decoding it for a placeholder.
 */
const MAX_RATIO = 2000;
const SMALL_PIXELS = 250_000;

/** How many times the area that its header gives them the pictures of a GIF may take, and a WebP animation's canvas that of its first frame. */
const MAX_OVERHANG = 4;

/** True for more pixels than so many bytes should hold. */
export function isBomb(pixels: number, bytes: number): boolean {
  return pixels > SMALL_PIXELS && pixels > MAX_RATIO * bytes;
}

/**
 * Decodes an image whose size has been checked. Null where it is damaged.
 * @param area pixels as its header says
 * @param maxPixels sharp refuses more, whatever the header said
 */
export async function readPixels(content: Buffer, area: number, maxPixels: number): Promise<ImagePixels | null> {
  const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true } as const;
  try {
    const { pages = 1, width, height, format } = await sharp(content, options).metadata();
    // The pictures of a GIF may be larger than its header says: a little by carelessness, much by damage.
    if (format !== 'svg' && (isBomb(width * height, content.length) || width * height > MAX_OVERHANG * area)) return null;
    // The canvas of an animation is painted whole, and costs several times a still picture of its size.
    if (format === 'webp' && pages > 1 && width * height > MAX_OVERHANG * firstFrameArea(content)) return null;
    const { data, info } = await sharp(content, options)
      .autoOrient()
      .resize(THUMB_SIDE, THUMB_SIDE, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      placeholder: thumbHashToDataURL(rgbaToThumbHash(info.width, info.height, data)),
      dominantColor: dominantColorOf(data),
      animated: pages > 1,
    };
  } catch {
    return null;
  }
}

/** Pixels of the first frame of an animated WebP. */
function firstFrameArea(webp: Buffer): number {
  const frame = webp.indexOf('ANMF');
  // Its name and size, then its place, then its sides less one, all sides in three bytes.
  return frame === -1 || frame + 20 > webp.length ? 0 : (webp.readUIntLE(frame + 14, 3) + 1) * (webp.readUIntLE(frame + 17, 3) + 1);
}

/** The most frequent colour, in steps of 16 a channel, averaged within its step; transparent pixels do not count. */
function dominantColorOf(rgba: Uint8Array): string {
  // Of each step: how many pixels, and the sums of their channels. An array for each pixel would cost more than decoding.
  const bins = new Uint32Array(4 * 16 ** 3);
  let largest = -1;
  let most = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    const green = rgba[at + 1] ?? 0;
    const blue = rgba[at + 2] ?? 0;
    if ((rgba[at + 3] ?? 0) < 128) continue;
    const bin = 4 * (((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4));
    const count = (bins[bin] ?? 0) + 1;
    bins[bin] = count;
    bins[bin + 1] = (bins[bin + 1] ?? 0) + red;
    bins[bin + 2] = (bins[bin + 2] ?? 0) + green;
    bins[bin + 3] = (bins[bin + 3] ?? 0) + blue;
    if (count > most) [most, largest] = [count, bin];
  }
  if (largest === -1) return '#ffffff';
  return `#${[...bins.subarray(largest + 1, largest + 4)]
    .map((sum) =>
      Math.round(sum / most)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
