import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { CONTENT_PATH, type GatewayRequest, type GatewayResponse, HttpError } from './exchange.ts';
import { type Gateway, recorded } from './gateway.ts';
import type { Logger } from './logger.ts';
import type { RequestTally } from './request-tally.ts';

/** What a preview needs. */
export interface PreviewParts {
  /** Serves what everyone may see. */
  readonly published: Gateway;
  /** Serves drafts, future and expired posts as well. */
  readonly preview: Gateway;
  readonly token: string;
  readonly logger: Logger;
  readonly tally: RequestTally;
}

/** What stands before `/images/` where an editor's page shows an image: a browser sends no token along with those. */
const IMAGE_PATH = /^\/preview\/([\w-]{1,64})(\/images\/.*)$/;

/**
 * Answers requests that bear the token from a second database, and all others from the first one, which holds nothing
 * that must not be seen. A wrong token is refused: an editor would take the published page for the draft.
 * Health and metrics are the same with and without it.
 */
export function withPreview({ published, preview, token, logger, tally }: PreviewParts): Gateway {
  const isToken = equalTo(token);
  const isImageKey = equalTo(imageKeyOf(token));
  return {
    async handle(request) {
      const [, key, path] = IMAGE_PATH.exec(request.path) ?? [];
      if (key !== undefined && path !== undefined && isImageKey(key)) return unshared(await preview.handle(unconditional(request, path)));
      if (!CONTENT_PATH.test(request.path)) return published.handle(request);
      const given = bearerOf(request);
      if (given === undefined) return varying(await published.handle(request));
      if (isToken(given)) return unshared(await preview.handle(unconditional(request, request.path)));
      return recorded({ logger, tally }, request, (requestId) => {
        logger.warn({ requestId, path: request.path }, 'a request with a wrong preview token');
        throw new HttpError(401, 'UNAUTHENTICATED', 'The preview token is wrong.', { 'www-authenticate': 'Bearer' });
      });
    },
  };
}

/**
 * Where images are shown from in a preview. The key grants images alone, dies with the token, and does not give it
 * away; each image's digest has to be known besides.
 */
export function previewOrigin(origin: string, token: string): string {
  return `${origin}/preview/${imageKeyOf(token)}`;
}

function imageKeyOf(token: string): string {
  return createHmac('sha256', token).update('images').digest('base64url');
}

/** The secret that a request bears as `Authorization: Bearer …`. */
export function bearerOf(request: GatewayRequest): string | undefined {
  return /^bearer +(.+?) *$/i.exec(request.header('authorization') ?? '')?.[1];
}

/** Compares in a time that says nothing about how much of a guess was right, nor how long the secret is. */
export function equalTo(secret: string): (given: string) => boolean {
  const expected = hash('sha256', secret, 'buffer');
  return (given) => timingSafeEqual(hash('sha256', given, 'buffer'), expected);
}

/** No cache keeps it, the browser's neither, and it has no tag by which it could be taken for another answer. */
function unshared(response: GatewayResponse): GatewayResponse {
  const { etag: _etag, ...headers } = response.headers;
  return { ...response, headers: { ...headers, 'cache-control': 'private, no-store' } };
}

/** A cache must not answer an editor from what it keeps for everyone. */
function varying(response: GatewayResponse): GatewayResponse {
  const before = response.headers['vary'];
  return { ...response, headers: { ...response.headers, vary: before === undefined ? 'authorization' : `${before}, authorization` } };
}

/** The same request to a path, without what the client has from other answers. */
function unconditional(request: GatewayRequest, path: string): GatewayRequest {
  return {
    method: request.method,
    origin: request.origin,
    path,
    search: request.search,
    header: (name) => (name.startsWith('if-') ? undefined : request.header(name)),
    body: (limit) => request.body(limit),
    draining: request.draining,
    get gone() {
      return request.gone;
    },
    // Read late: a transport makes it when somebody asks.
    get signal() {
      return request.signal;
    },
  };
}
