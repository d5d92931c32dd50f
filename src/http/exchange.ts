import type { Readable } from 'node:stream';
import type { MaybePromise } from '../model.ts';

/** Where content is: all paths but those that tell how the process fares. */
export const CONTENT_PATH = /^\/(?:graphql\/?$|talks\.|(?:preview\/[^/]+\/)?images\/)/;

/** A request, however it came: over node:http or as a fetch `Request`. */
export interface GatewayRequest {
  /** Why it is no request that can be answered; it has no path then. */
  readonly broken?: HttpError | undefined;
  readonly method: string;
  /** Where the client reached the gateway, by its own word: `http://127.0.0.1:4000`, without a slash at the end. */
  readonly origin: string;
  /** The path as sent, percent-encoded, without the query. */
  readonly path: string;
  /** The query with its `?`, or the empty string. */
  readonly search: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  /** The body, at once where it has come already. Throws `HttpError` 413 as soon as it is longer than `limit` bytes. */
  body(limit: number): MaybePromise<string>;
  /** True where the server that took it is about to end. */
  readonly draining: boolean;
  /** Whether the client has gone away. */
  readonly gone: boolean;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** An answer, however it goes out. */
export interface GatewayResponse {
  readonly status: number;
  /** Names in lower case. Of this answer alone: whoever passes it on may add some. */
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | Readable | ReadableStream<Uint8Array> | null;
  /** How a string is read: as bytes, one of each character, or as text. @default 'utf8' */
  readonly encoding?: 'latin1' | 'utf8';
}

/** A refusal that the client may see: status, permanent code, one sentence. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A refusal in the shape of a GraphQL answer, which is what clients of this server read. */
export function refusal(error: HttpError): GatewayResponse {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...error.headers },
    body: JSON.stringify({ errors: [{ message: error.message, extensions: { code: error.code } }] }),
  };
}

/** The refusal of a body over the limit. */
export function bodyTooLarge(limit: number): HttpError {
  return new HttpError(413, 'BODY_TOO_LARGE', `The request body is over ${limit / 1024} KiB: send a shorter query or fewer variables.`);
}

/** Whether an `If-None-Match` header names this strong entity tag. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Answers anything but GET and HEAD with 405. */
export function requireRead(request: GatewayRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  throw new HttpError(405, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed here: use GET or HEAD.`, { allow: 'GET, HEAD' });
}
