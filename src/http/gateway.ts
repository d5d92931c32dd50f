import { randomBytes } from 'node:crypto';
import type { MaybePromise } from '../model.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, refusal, requireRead } from './exchange.ts';
import type { Logger } from './logger.ts';
import type { RequestTally } from './request-tally.ts';
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
  /** For Prometheus; undefined where nobody may read it. */
  readonly metrics: ((request: GatewayRequest) => Promise<GatewayResponse>) | undefined;
  readonly logger: Logger;
  readonly tally: RequestTally;
}

/** Routes requests, gives each an ID, logs it, and turns every failure into an answer that says nothing of the inside. */
export function createGateway(parts: GatewayParts): Gateway {
  return { handle: (request) => recorded(parts, request, (requestId) => route(parts, request, requestId)) };
}

/** Where requests are recorded. */
type Records = Pick<GatewayParts, 'logger' | 'tally'>;

/** Answers a request under an ID that its log lines and its answer bear. @param answer may throw: that is an answer too */
export function recorded(
  records: Records,
  request: GatewayRequest,
  answer: (requestId: string) => MaybePromise<GatewayResponse>,
): MaybePromise<GatewayResponse> {
  const started = performance.now();
  const requestId = requestIdOf(request);
  let response: MaybePromise<GatewayResponse>;
  try {
    if (request.broken) throw request.broken;
    response = answer(requestId);
  } catch (error) {
    response = failed(records, requestId, error);
  }
  if (!(response instanceof Promise)) return finished(records, request, requestId, started, response);
  return response
    .catch((error: unknown) => failed(records, requestId, error))
    .then((later) => finished(records, request, requestId, started, later));
}

function failed({ logger }: Records, requestId: string, error: unknown): GatewayResponse {
  if (error instanceof HttpError) return refusal(error);
  logger.error({ requestId, err: error }, 'request failed');
  return refusal(new HttpError(500, 'INTERNAL_SERVER_ERROR', `Something went wrong here; the log has request ${requestId}.`));
}

function finished(
  { logger, tally }: Records,
  { method, path }: GatewayRequest,
  requestId: string,
  started: number,
  response: GatewayResponse,
): GatewayResponse {
  const ms = performance.now() - started;
  tally.add(kindOf(path, response), response.status, ms);
  logger.info({ requestId, method, path, status: response.status, ms: Math.round(ms) }, 'request');
  response.headers['x-request-id'] = requestId;
  return response;
}

/** What a request asked for, for the tally: never what a client chooses freely. */
function kindOf(path: string, { headers }: GatewayResponse): string {
  if (path === '/graphql' || path === '/graphql/') {
    const type = headers['content-type'];
    return type?.startsWith('text/event-stream') ? 'subscription' : type?.startsWith('text/html') ? 'page' : 'query';
  }
  if (path.startsWith('/images/')) return 'image';
  if (TALKS_PATH.test(path)) return 'talks';
  return path === '/livez' || path === '/readyz' || path === '/metrics' ? 'health' : 'other';
}

function route(parts: GatewayParts, request: GatewayRequest, requestId: string): MaybePromise<GatewayResponse> {
  const { path } = request;
  if (path === '/graphql' || path === '/graphql/') {
    return parts.graphiql && wantsPage(request) ? parts.graphiql(request) : parts.graphql(request, requestId);
  }
  if (path.startsWith('/images/')) return parts.images(request);
  if (TALKS_PATH.test(path)) return parts.talks(request);
  if (path === '/' && parts.graphiql) {
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
  if (path === '/metrics' && parts.metrics) return parts.metrics(request);
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
