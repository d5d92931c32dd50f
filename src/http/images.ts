import { createHash, hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readVariantPath } from '../graphql/image-variant.ts';
import type { ImageFormat, ImageRecord, MaybePromise } from '../model.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, matchesEtag, requireRead } from './exchange.ts';
import { readRange } from './range.ts';
import type { Resizer } from './resizer.ts';

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
 * Serves `/images/<digest>/<name>` by looking the digest up, and copies in other sizes below `/images/<digest>/`: no
 * part of the URL becomes a path. A file that no longer has the digest is not served, whatever has taken its place.
 */
export class ImageServer {
  readonly #find: FindImage;
  readonly #resizer: Resizer | null;
  /** Digest to the inode, size and time of the file that was found to have it. */
  readonly #verified = new Map<string, string>();

  /** @param resizer null where images are not resized */
  constructor(find: FindImage, resizer: Resizer | null = null) {
    this.#find = find;
    this.#resizer = resizer;
  }

  async serve(request: GatewayRequest): Promise<GatewayResponse> {
    requireRead(request);
    const [, digest = '', rest = ''] = /^\/images\/([0-9a-f]{64})\/(.+)$/.exec(request.path) ?? [];
    const image = digest === '' ? null : await this.#find(digest);
    if (!image) throw notFound();
    return rest.includes('/') ? this.#serveCopy(request, image, digest) : this.#serveFile(request, image, digest);
  }

  async #serveFile(request: GatewayRequest, { format, absolutePath }: ImageRecord, digest: string): Promise<GatewayResponse> {
    const file = await openRegular(absolutePath ?? '');
    let streaming = false;
    try {
      const size = await this.#verify(file, digest);
      const response = answer(request, { size, type: CONTENT_TYPES[format], etag: `"${digest}"` }, (start, end) =>
        file.createReadStream({ start, end }),
      );
      streaming = response.body !== null;
      return response;
    } finally {
      if (!streaming) await file.close();
    }
  }

  /** What cannot be made after all, because its pictures are too many or it takes too long, is shown as it is. */
  async #serveCopy(request: GatewayRequest, image: ImageRecord, digest: string): Promise<GatewayResponse> {
    const variant = this.#resizer === null ? null : readVariantPath(image, request.path);
    if (this.#resizer === null || variant === null) throw notFound();
    const copy = await this.#resizer.resize(digest, variant, () => this.#read(image, digest));
    if (copy === null) {
      // Relative, because a proxy may serve the gateway below a path of its own.
      const location = `../${request.path.slice(request.path.lastIndexOf('/') + 1)}`;
      return { status: 302, headers: { location, 'cache-control': 'public, max-age=300' }, body: null };
    }
    const etag = `"${hash('sha256', copy, 'hex').slice(0, 32)}"`;
    return answer(request, { size: copy.length, type: CONTENT_TYPES[variant.format], etag }, (start, end) => copy.subarray(start, end + 1));
  }

  /** The bytes of an image, or 404 where the file has other content than the digest says. */
  async #read({ bytes, absolutePath }: ImageRecord, digest: string): Promise<Buffer> {
    const file = await openRegular(absolutePath ?? '');
    try {
      // Checked before it is read: whatever has taken its place may be of any size.
      const content = (await file.stat()).size === bytes ? await file.readFile() : null;
      if (content === null || hash('sha256', content, 'hex') !== digest) throw notFound();
      return content;
    } finally {
      await file.close();
    }
  }

  /** Returns the size, or throws 404 where the file has other content than its digest says. */
  async #verify(file: FileHandle, digest: string): Promise<number> {
    const stat = await file.stat();
    const identity = `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
    if (this.#verified.get(digest) === identity) return stat.size;
    const sum = createHash('sha256');
    await pipeline(file.createReadStream({ start: 0, end: stat.size, autoClose: false }), sum);
    if (sum.digest('hex') !== digest) throw notFound();
    if (this.#verified.size >= REMEMBERED) this.#verified.clear();
    this.#verified.set(digest, identity);
    return stat.size;
  }
}

/** What is sent, whole or in part. */
interface Representation {
  readonly size: number;
  readonly type: string;
  readonly etag: string;
}

function answer(
  request: GatewayRequest,
  { size, type, etag }: Representation,
  part: (start: number, end: number) => Uint8Array | Readable,
): GatewayResponse {
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Pages of other origins are who these images are for.
    'cross-origin-resource-policy': 'cross-origin',
    etag,
  };
  // An SVG is a document: opened on its own it must not run script in this origin.
  if (type === CONTENT_TYPES.SVG) headers['content-security-policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  if (type === CONTENT_TYPES.OTHER) headers['content-disposition'] = 'attachment';
  if (matchesEtag(request.header('if-none-match'), etag)) return { status: 304, headers, body: null };
  const condition = request.header('if-range');
  const range = condition === undefined || condition === etag ? readRange(request.header('range'), size) : undefined;
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers['content-length'] = String(end - start + 1);
  if (range) headers['content-range'] = `bytes ${start}-${end}/${size}`;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) return { status, headers, body: null };
  return { status, headers, body: part(start, end) };
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
