import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ImageFormat, ImageRecord, MaybePromise } from '../model.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, matchesEtag, requireRead } from './exchange.ts';
import { readRange } from './range.ts';

/** Finds the image of a content hash: the one thing that image requests need of the store. */
export type FindImage = (digest: string) => MaybePromise<ImageRecord | null>;

const CONTENT_TYPES = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  GIF: 'image/gif',
  WEBP: 'image/webp',
  AVIF: 'image/avif',
  SVG: 'image/svg+xml',
  OTHER: 'application/octet-stream',
} as const satisfies Record<ImageFormat, string>;

/** Verified files that are remembered, so that an image is hashed once and not for each request. */
const REMEMBERED = 4096;

/**
 * Serves `/images/<digest>/<name>` by looking the digest up: no part of the URL becomes a path. A file that no longer
 * has the digest is not served, whatever has taken its place.
 */
export class ImageServer {
  readonly #find: FindImage;
  /** Digest to the inode, size and time of the file that was found to have it. */
  readonly #verified = new Map<string, string>();

  constructor(find: FindImage) {
    this.#find = find;
  }

  async serve(request: GatewayRequest): Promise<GatewayResponse> {
    requireRead(request);
    const digest = /^\/images\/([0-9a-f]{64})\/[^/]+$/.exec(request.path)?.[1];
    const image = digest === undefined ? null : await this.#find(digest);
    if (digest === undefined || !image?.absolutePath) throw notFound();
    const file = await openRegular(image.absolutePath);
    let streaming = false;
    try {
      const size = await this.#verify(file, digest);
      const response = answer(request, file, size, image.format, `"${digest}"`);
      streaming = response.body !== null;
      return response;
    } finally {
      if (!streaming) await file.close();
    }
  }

  /** Returns the size, or throws 404 where the file has other content than its digest says. */
  async #verify(file: FileHandle, digest: string): Promise<number> {
    const stat = await file.stat();
    const identity = `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
    if (this.#verified.get(digest) === identity) return stat.size;
    const hash = createHash('sha256');
    await pipeline(file.createReadStream({ start: 0, end: stat.size, autoClose: false }), hash);
    if (hash.digest('hex') !== digest) throw notFound();
    if (this.#verified.size >= REMEMBERED) this.#verified.clear();
    this.#verified.set(digest, identity);
    return stat.size;
  }
}

function answer(request: GatewayRequest, file: FileHandle, size: number, format: ImageFormat, etag: string): GatewayResponse {
  const headers: Record<string, string> = {
    'content-type': CONTENT_TYPES[format],
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Pages of other origins are who these images are for.
    'cross-origin-resource-policy': 'cross-origin',
    etag,
  };
  // An SVG is a document: opened on its own it must not run script in this origin.
  if (format === 'SVG') headers['content-security-policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  if (format === 'OTHER') headers['content-disposition'] = 'attachment';
  if (matchesEtag(request.header('if-none-match'), etag)) return { status: 304, headers, body: null };
  const condition = request.header('if-range');
  const range = condition === undefined || condition === etag ? readRange(request.header('range'), size) : undefined;
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers['content-length'] = String(end - start + 1);
  if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) return { status, headers, body: null };
  return { status, headers, body: file.createReadStream({ start, end }) };
}

/** Opens a regular file. A link, a FIFO or nothing at its path is 404 at once; opening a FIFO would wait for a writer. */
async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (!file) throw notFound();
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw notFound();
}

function notFound(): HttpError {
  return new HttpError(404, 'NOT_FOUND', 'There is no such image.');
}
