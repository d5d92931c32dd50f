import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { imageSize } from 'image-size';
import sharp from 'sharp';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, ImageFormat } from '../model.ts';
import { readPixels } from './image-pixels.ts';
import { isPlainSvg, svgRoot, svgSize } from './svg.ts';

/** What an image file's bytes say of it. */
export interface ImageFacts {
  /** SHA-256 of the bytes, hexadecimal; null where they were not read. */
  readonly digest: string | null;
  readonly bytes: number;
  /** By the bytes, not by the name. */
  readonly format: ImageFormat;
  /** Pixels as a browser shows them: turned as EXIF says. Null where unknown. */
  readonly width: number | null;
  readonly height: number | null;
  readonly animated: boolean;
  /** A tiny `data:` URL to paint while the image loads. */
  readonly placeholder: string | null;
  /** `#rrggbb`. */
  readonly dominantColor: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Limits before anything is decoded: see the README's table of limits. */
const MAX_BYTES = 25 * 1024 * 1024;
const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;
/** Headers lie at the start; image-size reads no further than this copy. */
const HEADER_BYTES = 64 * 1024;
/**
 * Pixels for each byte: what a few hundred bytes blow up to more than a picture is a bomb, or one plain colour, and
 * not worth the hundreds of megabytes of decoding it for a placeholder.
 */
const MAX_RATIO = 2000;
const SMALL_PIXELS = 250_000;

const EXTENSIONS: Readonly<Record<string, ImageFormat>> = {
  jpg: 'JPEG',
  jpeg: 'JPEG',
  jfif: 'JPEG',
  png: 'PNG',
  apng: 'PNG',
  gif: 'GIF',
  webp: 'WEBP',
  avif: 'AVIF',
  svg: 'SVG',
};

interface Header {
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Reads an image file once: digest, format, size, and from its pixels a placeholder and the dominant colour. Never
 * throws: what is wrong becomes a finding, and the facts that are still true come back.
 */
export async function readImageFacts(file: FoundFile, site: string): Promise<ImageFacts> {
  const place = { site, sourcePath: file.path };
  const none = {
    digest: null,
    bytes: file.bytes,
    format: formatOfName(file.path),
    width: null,
    height: null,
    animated: false,
    placeholder: null,
    dominantColor: null,
  };
  if (file.bytes > MAX_BYTES) {
    return {
      ...none,
      diagnostics: [diagnostic('IMAGE_TOO_LARGE', place, `The image has ${file.bytes} bytes; at most ${MAX_BYTES} are read.`)],
    };
  }
  let content: Buffer;
  try {
    content = await readRegularFile(file.absolutePath);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { ...none, diagnostics: [diagnostic('FILE_SKIPPED', place, `The image was not read (${code ?? 'not a regular file'}).`)] };
  }
  const format = formatOfBytes(content);
  const facts = { ...none, digest: hash('sha256', content, 'hex'), bytes: content.length, format };
  const findings: Diagnostic[] = [];
  const named = formatOfName(file.path);
  if (format !== named && !(format === 'OTHER' && named === 'OTHER')) {
    findings.push(
      diagnostic(
        'IMAGE_INVALID',
        place,
        format === 'OTHER' ? `The file is not a ${named} image.` : `The file is named like ${named} but holds ${format}.`,
      ),
    );
  }
  const header = await readHeader(content, format);
  if (header === null) {
    if (findings.length === 0)
      findings.push(diagnostic('IMAGE_INVALID', place, 'The image cannot be read: its header is broken or cut off.'));
    return { ...facts, diagnostics: findings };
  }
  const { width, height } = header;
  if (width !== null && height !== null && (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)) {
    findings.push(
      diagnostic(
        'IMAGE_TOO_LARGE',
        place,
        `The image is ${width} by ${height} pixels; at most ${MAX_SIDE} a side and ${MAX_PIXELS} in all are decoded.`,
      ),
    );
    return { ...facts, diagnostics: findings };
  }
  const isDecoded = isWorthDecoding(content, format, (width ?? 0) * (height ?? 0));
  const pixels = isDecoded ? await readPixels(content, MAX_PIXELS) : null;
  if (isDecoded && pixels === null)
    findings.push(diagnostic('IMAGE_INVALID', place, 'The image cannot be decoded: it is cut off or damaged.'));
  return {
    ...facts,
    width,
    height,
    animated: pixels?.animated === true || isAnimatedPng(content, format),
    placeholder: pixels?.placeholder ?? null,
    dominantColor: pixels?.dominantColor ?? null,
    diagnostics: findings,
  };
}

function isWorthDecoding(content: Buffer, format: ImageFormat, pixels: number): boolean {
  if (format === 'OTHER') return false;
  if (format === 'SVG') return isPlainSvg(content);
  return pixels <= SMALL_PIXELS || pixels / content.length <= MAX_RATIO;
}

/** sharp shows only the first picture of an animated PNG; its control chunk comes before the pixels. */
function isAnimatedPng(content: Buffer, format: ImageFormat): boolean {
  if (format !== 'PNG') return false;
  const control = content.indexOf('acTL');
  return control !== -1 && control < content.indexOf('IDAT');
}

async function readRegularFile(path: string): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > MAX_BYTES) throw new Error('not a regular file of allowed size');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The format that a file's name promises. */
export function formatOfName(path: string): ImageFormat {
  return EXTENSIONS[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'OTHER';
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

async function readHeader(content: Buffer, format: ImageFormat): Promise<Header | null> {
  if (format === 'SVG') return svgSize(svgRoot(content) ?? '');
  if (format !== 'OTHER') {
    try {
      // A copy: image-size would keep the whole buffer reachable, and reads past a slice of it.
      const { width, height, orientation } = imageSize(Uint8Array.from(content.subarray(0, HEADER_BYTES)));
      if (width > 0 && height > 0)
        return orientation !== undefined && orientation >= 5 ? { width: height, height: width } : { width, height };
    } catch {
      // What image-size cannot read, sharp often can.
    }
  }
  try {
    const { autoOrient, pageHeight, orientation = 1 } = await sharp(content, { limitInputPixels: MAX_PIXELS }).metadata();
    return { width: autoOrient.width, height: orientation < 5 ? (pageHeight ?? autoOrient.height) : autoOrient.height };
  } catch {
    return null;
  }
}
