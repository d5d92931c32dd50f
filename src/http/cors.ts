import { CONTENT_PATH, type GatewayRequest, type GatewayResponse } from './exchange.ts';
import type { Gateway } from './gateway.ts';

/** Seconds that a browser may remember a preflight. Chromium caps it here. */
const REMEMBER_S = 7200;

/**
 * Lets pages of the named origins read answers, without ever accepting their cookies. `*` lets all in.
 * How the process fares (health, metrics) is not theirs to know. Answers that differ by origin say so in `Vary`, even to requests that have none: caches keep those too.
 */
export function withCors(gateway: Gateway, origins: readonly string[]): Gateway {
  const named = new Set(origins);
  const any = named.has('*');
  const headersFor = (request: GatewayRequest): Record<string, string> => {
    const origin = request.header('origin');
    if (any) return { 'access-control-allow-origin': '*' };
    return origin !== undefined && named.has(origin) ? { 'access-control-allow-origin': origin } : {};
  };
  const vary = (before: string | undefined): Record<string, string> =>
    any ? (before === undefined ? {} : { vary: before }) : { vary: before === undefined ? 'origin' : `${before}, origin` };
  return {
    async handle(request) {
      if (!CONTENT_PATH.test(request.path)) return gateway.handle(request);
      const allowed = headersFor(request);
      if (isPreflight(request)) return preflight({ ...allowed, ...vary(undefined) });
      const response = await gateway.handle(request);
      const exposed = { 'access-control-expose-headers': 'etag, retry-after, x-request-id' };
      return { ...response, headers: { ...response.headers, ...allowed, ...exposed, ...vary(response.headers['vary']) } };
    },
  };
}

function isPreflight(request: GatewayRequest): boolean {
  return (
    request.method === 'OPTIONS' && request.header('origin') !== undefined && request.header('access-control-request-method') !== undefined
  );
}

/** Without an allowed origin among the headers the browser refuses the request by itself. */
function preflight(headers: Readonly<Record<string, string>>): GatewayResponse {
  return {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'authorization, content-type, if-none-match, x-request-id',
      'access-control-max-age': String(REMEMBER_S),
    },
    body: null,
  };
}
