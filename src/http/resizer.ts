import type { Sharp } from 'sharp';
import { type Variant, variantName } from '../graphql/image-variant.ts';
import { JobQueue } from './job-queue.ts';
import type { Logger } from './logger.ts';
import type { VariantCache } from './variant-cache.ts';

/** Half of libuv's pool: the other threads are for files, which would wait for every resizing otherwise. */
const AT_ONCE = 2;
const PLACES = 64;
/** As at ingestion; of moving pictures all frames count. */
const MAX_PIXELS = 100_000_000;
const MAX_SECONDS = 20;
/** Copies that could not be made, which are not tried again. */
const REMEMBERED = 4096;

/** Makes resized copies: each once at a time, few at once, kept in a cache. */
export class Resizer {
  readonly #cache: VariantCache;
  readonly #logger: Logger;
  readonly #queue = new JobQueue(AT_ONCE, PLACES);
  readonly #making = new Map<string, Promise<Buffer | null>>();
  readonly #failed = new Set<string>();

  constructor(cache: VariantCache, logger: Logger) {
    this.#cache = cache;
    this.#logger = logger;
  }

  /**
   * The bytes of a copy, or null where it cannot be made.
   * @param read gives the bytes of the image, whose digest has been checked
   * @throws HttpError 503 where too many are waiting
   */
  async resize(digest: string, variant: Variant, read: () => Promise<Buffer>): Promise<Buffer | null> {
    const name = `${digest}-${variantName(variant)}`;
    if (this.#failed.has(name)) return null;
    const running = this.#making.get(name) ?? this.#find(name, variant, read).finally(() => this.#making.delete(name));
    this.#making.set(name, running);
    return running;
  }

  async #find(name: string, variant: Variant, read: () => Promise<Buffer>): Promise<Buffer | null> {
    return (await this.#cache.read(name)) ?? this.#queue.run(() => this.#make(name, variant, read));
  }

  async #make(name: string, variant: Variant, read: () => Promise<Buffer>): Promise<Buffer | null> {
    const content = await read();
    let made: Buffer;
    try {
      made = await encode(content, variant);
    } catch (error) {
      this.#logger.warn({ err: error, variant: name }, 'an image could not be resized');
      if (this.#failed.size >= REMEMBERED) this.#failed.clear();
      this.#failed.add(name);
      return null;
    }
    try {
      await this.#cache.write(name, made);
    } catch (error) {
      this.#logger.warn({ err: error }, 'a resized image could not be kept: it will be made anew');
    }
    return made;
  }
}

/** Decodes, turns as EXIF says, scales and cuts, in sRGB and without the camera's data. */
async function encode(content: Buffer, { width, height, crop, format, quality }: Variant): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  // What a server keeps of old operations would never be asked for again.
  sharp.cache(false);
  const image = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, animated: format === 'WEBP' })
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .resize(width, height, { fit: crop === null ? 'fill' : 'cover' });
  return written(image, format, quality ?? undefined).toBuffer();
}

function written(image: Sharp, format: Variant['format'], quality: number | undefined): Sharp {
  const options = quality === undefined ? {} : { quality };
  switch (format) {
    case 'AVIF':
      // The default, 4, takes twice as long for two per cent of the size.
      return image.avif({ ...options, effort: 3 });
    case 'WEBP':
      return image.webp(options);
    case 'JPEG':
      return image.flatten({ background: 'white' }).jpeg(options);
    case 'PNG':
      return image.png();
  }
}
