import { imageSize } from 'image-size';
import sharp from 'sharp';
import type { DiagnosticCode } from '../diagnostics.ts';
import type { ImageFormat } from '../model.ts';
import { isBomb, readPixels } from './image-pixels.ts';
import { isPlainSvg, svgRoot, svgSize } from './svg.ts';

/** What an image's bytes say, whatever the file is named and wherever it lies. */
export interface ImageContent {
  readonly format: ImageFormat;
  /** Pixels as a browser shows them: turned as EXIF says. Null where unknown. */
  readonly width: number | null;
  readonly height: number | null;
  readonly animated: boolean;
  /** A tiny `data:` URL to paint while the image loads. */
  readonly placeholder: string | null;
  /** `#rrggbb`. */
  readonly dominantColor: string | null;
  /** What is wrong with it. */
  readonly fault: { readonly code: DiagnosticCode; readonly message: string } | null;
}

/** Size and format as the first bytes say. */
interface ImageHeader {
  readonly format: ImageFormat;
  readonly width: number | null;
  readonly height: number | null;
}

/** Limits before anything is decoded: see the README's table of limits. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;
/** Headers lie at the start; image-size reads no further than this copy. */
const HEADER_BYTES = 64 * 1024;
/** Reads format, size and pixels. Never throws: what is wrong becomes the fault, and what is still true comes back. */
export async function readImageContent(content: Buffer): Promise<ImageContent> {
  const format = formatOfBytes(content);
  const nothing = { format, width: null, height: null, animated: false, placeholder: null, dominantColor: null };
  const header = await readImageHeader(content, format);
  if (header === null)
    return { ...nothing, fault: { code: 'IMAGE_INVALID', message: 'The image cannot be read: its header is broken or cut off.' } };
  const { width, height } = header;
  if (width !== null && height !== null && (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)) {
    const message = `The image is ${width} by ${height} pixels; at most ${MAX_SIDE} a side and ${MAX_PIXELS} in all are decoded.`;
    return { ...nothing, fault: { code: 'IMAGE_TOO_LARGE', message } };
  }
  const isDecoded = format === 'SVG' ? isPlainSvg(content) : format !== 'OTHER';
  const area = (width ?? 0) * (height ?? 0);
  if (isDecoded && format !== 'SVG' && isBomb(area, content.length)) {
    const message = `The image blows up from ${content.length} bytes to ${area} pixels, and is not decoded.`;
    return { ...nothing, width, height, fault: { code: 'IMAGE_TOO_LARGE', message } };
  }
  const pixels = isDecoded ? await readPixels(content, area, MAX_PIXELS) : null;
  return {
    format,
    width,
    height,
    animated: pixels?.animated === true || isAnimatedPng(content, format) || isAnimatedAvif(content, format),
    placeholder: pixels?.placeholder ?? null,
    dominantColor: pixels?.dominantColor ?? null,
    fault:
      isDecoded && pixels === null ? { code: 'IMAGE_INVALID', message: 'The image cannot be decoded: it is cut off or damaged.' } : null,
  };
}

/** sharp shows only the first picture of an animated PNG; its control chunk comes before the pixels. */
function isAnimatedPng(content: Buffer, format: ImageFormat): boolean {
  if (format !== 'PNG') return false;
  const control = content.indexOf('acTL');
  return control !== -1 && control < content.indexOf('IDAT');
}

/** The brand of a sequence, of which sharp shows only the first picture too. */
function isAnimatedAvif(content: Buffer, format: ImageFormat): boolean {
  return format === 'AVIF' && content.toString('latin1', 8, 12) === 'avis';
}

function formatOfBytes(content: Buffer): ImageFormat {
  const ascii = content.toString('latin1', 0, 32);
  if (ascii.startsWith('\xFF\xD8\xFF')) return 'JPEG';
  if (ascii.startsWith('\x89PNG\r\n\x1A\n')) return 'PNG';
  if (/^GIF8[79]a/.test(ascii)) return 'GIF';
  if (ascii.startsWith('RIFF') && ascii.slice(8, 12) === 'WEBP') return 'WEBP';
  if (ascii.slice(4, 8) === 'ftyp' && /avi[fs]/.test(ascii.slice(8))) return 'AVIF';
  if (svgRoot(content) !== null) return 'SVG';
  return 'OTHER';
}

/** Size without decoding, or null where the header is broken. Never throws. */
export async function readImageHeader(content: Buffer, format: ImageFormat = formatOfBytes(content)): Promise<ImageHeader | null> {
  if (format === 'SVG') return { format, ...svgSize(svgRoot(content) ?? '') };
  if (format !== 'OTHER') {
    try {
      // A copy: image-size would keep the whole buffer reachable, and reads past a slice of it.
      const { width, height, orientation } = imageSize(Uint8Array.from(content.subarray(0, HEADER_BYTES)));
      if (width > 0 && height > 0)
        return orientation !== undefined && orientation >= 5 ? { format, width: height, height: width } : { format, width, height };
    } catch {
      // What image-size cannot read, sharp often can.
    }
  }
  try {
    const { autoOrient, pageHeight, orientation = 1 } = await sharp(content, { limitInputPixels: MAX_PIXELS }).metadata();
    return { format, width: autoOrient.width, height: orientation < 5 ? (pageHeight ?? autoOrient.height) : autoOrient.height };
  } catch {
    return null;
  }
}
