import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MaybePromise } from '../model.ts';
import { accepts } from './accept.ts';

/** Answers below this many bytes are sent as they are: they fit into one packet anyway. */
const COMPRESS_FROM = 1024;
/** What an entry costs beside its bytes: keys, headers, the map. A guess on the high side. */
const OVERHEAD = 512;

/**
 * Bytes up to which a body is kept as a string of them. node:http sends that in one piece with the headers; a buffer beside
 * them costs a tenth of the whole request more. Longer strings it would copy first.
 */
const AS_STRING = 16 * 1024;

export type Coding = 'br' | 'gzip' | 'identity';

/** A body to be sent: a string holds a byte in each character (`latin1`). */
export type Bytes = Buffer | string;

/** One finished answer: its bytes, their strong entity tag, and each compressed form once somebody asked for it. */
export class Answer {
  readonly contentType: string;
  /** Value of `Cache-Tag`. */
  readonly cacheTag: string;
  readonly #identity: Bytes;
  readonly #tag: string;
  /** The bytes, or the promise of them while they are being made. */
  readonly #compressed = new Map<Coding, MaybePromise<Bytes>>();
  #bytes: number;
  /** The number under which the store has placed it last. */
  place = 0;
  /** Told of every byte that a compressed form adds. */
  onGrowth: (bytes: number) => void = () => {};

  constructor(body: string, contentType: string, tags: readonly string[]) {
    const bytes = Buffer.from(body);
    this.#identity = kept(bytes);
    this.#bytes = bytes.length;
    this.#tag = hash('sha256', bytes, 'base64url').slice(0, 27);
    this.contentType = contentType;
    this.cacheTag = tags.join(',');
  }

  /** Bytes that it holds now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The coding in which it is sent to a client with this `Accept-Encoding`. */
  codingFor(accepted: string): Coding {
    if (this.#identity.length < COMPRESS_FROM || accepted === '') return 'identity';
    return accepts(accepted, 'br') ? 'br' : accepts(accepted, 'gzip') ? 'gzip' : 'identity';
  }

  /** Strong tags differ by coding, since the bytes do. */
  etag(coding: Coding): string {
    return coding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${coding}"`;
  }

  /** The bytes in a coding. */
  body(coding: Coding): MaybePromise<Bytes> {
    if (coding === 'identity') return this.#identity;
    const known = this.#compressed.get(coding);
    if (known) return known;
    const plain = typeof this.#identity === 'string' ? Buffer.from(this.#identity, 'latin1') : this.#identity;
    const made = compress(plain, coding).then((compressed) => {
      const bytes = kept(compressed);
      this.#bytes += bytes.length;
      this.onGrowth(bytes.length);
      this.#compressed.set(coding, bytes);
      return bytes;
    });
    this.#compressed.set(coding, made);
    return made;
  }
}

function kept(bytes: Buffer): Bytes {
  return bytes.length <= AS_STRING ? bytes.toString('latin1') : bytes;
}

function compress(body: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

/**
 * Finished answers of one revision, those that were not used lately go first when they take more than their share of
 * memory. A new revision empties it: nothing of the old content can be answered from then on.
 */
export class AnswerStore {
  readonly #limit: number;
  readonly #entries = new Map<string, Answer>();
  #revision = '';
  #bytes = 0;
  /** Placings so far. */
  #placed = 0;

  /** @param limit bytes; 0 keeps nothing. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that all entries take, the limit at most. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string, revision: string): Answer | undefined {
    if (revision !== this.#revision) return undefined;
    const answer = this.#entries.get(key);
    if (!answer) return undefined;
    // A Map lists its keys in the order of their insertion: what was used lately stands behind. Moving costs more than all
    // the rest, so only what stands in the front half moves.
    if (this.#placed - answer.place >= this.#entries.size / 2) {
      this.#entries.delete(key);
      this.#place(key, answer);
    }
    return answer;
  }

  set(key: string, revision: string, answer: Answer): void {
    if (revision !== this.#revision) {
      this.#entries.clear();
      this.#bytes = 0;
      this.#revision = revision;
    }
    if (this.#entries.has(key)) return;
    this.#place(key, answer);
    answer.onGrowth = (bytes) => {
      if (this.#entries.get(key) === answer) this.#grow(bytes);
    };
    this.#grow(costOf(key, answer));
  }

  #place(key: string, answer: Answer): void {
    this.#placed += 1;
    answer.place = this.#placed;
    this.#entries.set(key, answer);
  }

  #grow(bytes: number): void {
    this.#bytes += bytes;
    for (const [key, answer] of this.#entries) {
      if (this.#bytes <= this.#limit) return;
      this.#entries.delete(key);
      this.#bytes -= costOf(key, answer);
    }
  }
}

function costOf(key: string, answer: Answer): number {
  return key.length * 2 + answer.cacheTag.length + answer.bytes + OVERHEAD;
}
