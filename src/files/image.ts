import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, ImageFormat } from '../model.ts';
import { type ImageContent, readImageContent } from './image-content.ts';

/** What an image file says of itself. */
export interface ImageFacts extends Omit<ImageContent, 'fault'> {
  /** SHA-256 of the bytes, hexadecimal; null where they were not read. */
  readonly digest: string | null;
  readonly bytes: number;
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_BYTES = 25 * 1024 * 1024;

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

/**
 * Reads an image file once: digest, format, size, and from its pixels a placeholder and the dominant colour. Never
 * throws: what is wrong becomes a finding, and the facts that are still true come back.
 * @param contentOf says what the bytes with a digest are, by reading them unless it knows
 */
export async function readImageFacts(
  file: FoundFile,
  site: string,
  contentOf: (digest: string, read: () => Promise<ImageContent>) => Promise<ImageContent> = (_digest, read) => read(),
): Promise<ImageFacts> {
  const place = { site, sourcePath: file.path };
  const unread = {
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
    const message = `The image has ${file.bytes} bytes; at most ${MAX_BYTES} are read.`;
    return { ...unread, diagnostics: [diagnostic('IMAGE_TOO_LARGE', place, message)] };
  }
  let bytes: Buffer;
  try {
    bytes = await readRegularFile(file.absolutePath);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { ...unread, diagnostics: [diagnostic('FILE_SKIPPED', place, `The image was not read (${code ?? 'not a regular file'}).`)] };
  }
  const digest = hash('sha256', bytes, 'hex');
  const { fault, ...content } = await contentOf(digest, () => readImageContent(bytes));
  const lie = lieOf(file.path, content.format);
  // Of what is no image at all, one finding is enough.
  const faults = [lie, lie !== null && content.width === null && fault?.code === 'IMAGE_INVALID' ? null : fault];
  const diagnostics = faults.filter((each) => each !== null).map(({ code, message }) => diagnostic(code, place, message));
  return { digest, bytes: bytes.length, ...content, diagnostics };
}

/** What is wrong about a file's name. */
function lieOf(path: string, format: ImageFormat): ImageContent['fault'] {
  const named = formatOfName(path);
  if (format === named) return null;
  const message = format === 'OTHER' ? `The file is not a ${named} image.` : `The file is named like ${named} but holds ${format}.`;
  return { code: 'IMAGE_INVALID', message };
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
