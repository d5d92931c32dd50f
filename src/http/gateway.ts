import { randomBytes } from 'node:crypto';
import type { MaybePromise } from '../model.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, refusal, requireRead } from './exchange.ts';
import type { Logger } from './logger.ts';
import { TALKS_PATH } from './talks.ts';

/** Answers every request; transports (`node-server.ts`, `fetch.ts`) only translate. */
export interface Gateway {
  handle(request: GatewayRequest): MaybePromise<GatewayResponse>;
}

/** What lies under each path. */
export interface GatewayParts {
  readonly graphql: (request: GatewayRequest, requestId: string) => MaybePromise<GatewayResponse>;
  /** The page for browsers; undefined where GraphiQL is switched off. */
  readonly graphiql: ((request: GatewayRequest) => Promise<GatewayResponse>) | undefined;
  /** Listings of talks: `/talks.csv` and its siblings. */
  readonly talks: (request: GatewayRequest) => MaybePromise<GatewayResponse>;
  readonly images: (request: GatewayRequest) => Promise<GatewayResponse>;
  /** Whether content can be served: it reads the revision. Throws or answers false where it cannot. */
  readonly ready: () => Promise<boolean>;
  readonly logger: Logger;
}

/** Routes requests, gives each an ID, logs it, and turns every failure into an answer that says nothing of the inside. */
export function createGateway(parts: GatewayParts): Gateway {
  return {
    handle(request) {
      const started = performance.now();
      const requestId = requestIdOf(request);
      let response: MaybePromise<GatewayResponse>;
      try {
        response = route(parts, request, requestId);
      } catch (error) {
        response = failed(parts, requestId, error);
      }
      if (!(response instanceof Promise)) return finished(parts, request, requestId, started, response);
      return response
        .catch((error: unknown) => failed(parts, requestId, error))
        .then((later) => finished(parts, request, requestId, started, later));
    },
  };
}

function failed({ logger }: GatewayParts, requestId: string, error: unknown): GatewayResponse {
  if (error instanceof HttpError) return refusal(error);
  logger.error({ requestId, err: error }, 'request failed');
  return refusal(new HttpError(500, 'INTERNAL_SERVER_ERROR', `Something went wrong here; the log has request ${requestId}.`));
}

function finished(
  { logger }: GatewayParts,
  { method, path }: GatewayRequest,
  requestId: string,
  started: number,
  response: GatewayResponse,
): GatewayResponse {
  logger.info({ requestId, method, path, status: response.status, ms: Math.round(performance.now() - started) }, 'request');
  return { ...response, headers: { ...response.headers, 'x-request-id': requestId } };
}

function route(parts: GatewayParts, request: GatewayRequest, requestId: string): MaybePromise<GatewayResponse> {
  const { path } = request;
  if (path === '/graphql' || path === '/graphql/') {
    return parts.graphiql && wantsPage(request) ? parts.graphiql(request) : parts.graphql(request, requestId);
  }
  if (path.startsWith('/images/')) return parts.images(request);
  if (TALKS_PATH.test(path)) return parts.talks(request);
  if (path === '/') {
    requireRead(request);
    return { status: 302, headers: { location: '/graphql', 'cache-control': 'no-cache' }, body: null };
  }
  if (path === '/livez') return health(request, true);
  if (path === '/readyz') {
    return parts
      .ready()
      .catch(() => false)
      .then((ok) => health(request, ok && !request.draining));
  }
  throw new HttpError(404, 'NOT_FOUND', 'There is nothing here: the API is at /graphql.');
}

/** A browser's address bar asks for HTML; a query in the URL of a page is opened in GraphiQL, as Yoga does. */
function wantsPage(request: GatewayRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && (request.header('accept') ?? '').includes('text/html');
}

function health(request: GatewayRequest, ok: boolean): GatewayResponse {
  requireRead(request);
  return {
    status: ok ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...(ok ? {} : { 'retry-after': '1' }) },
    body: ok ? 'ok\n' : 'unavailable\n',
  };
}

/** Tells this process' requests from those of others, which may be in one log; counting is cheaper than chance. */
const PROCESS = randomBytes(6).toString('hex');
let count = 0;

/** The caller's `X-Request-Id` where it is harmless in a log, else a new one. */
function requestIdOf(request: GatewayRequest): string {
  const given = request.header('x-request-id');
  if (given !== undefined && /^[\w.:-]{1,64}$/.test(given)) return given;
  count += 1;
  return `${PROCESS}-${count.toString(36)}`;
}
