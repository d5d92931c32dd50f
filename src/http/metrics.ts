import { type GatewayRequest, type GatewayResponse, HttpError, requireRead } from './exchange.ts';
import { collectMeasures } from './measures.ts';
import { bearerOf, equalTo } from './preview.ts';

/** Serves `/metrics` to Prometheus. @param token what a reader has to bear; undefined lets everyone read */
export function createMetricsHandler(token: string | undefined): (request: GatewayRequest) => Promise<GatewayResponse> {
  const mayRead = token === undefined ? () => true : equalTo(token);
  return async (request) => {
    requireRead(request);
    if (!mayRead(bearerOf(request) ?? ''))
      throw new HttpError(401, 'UNAUTHENTICATED', 'Send the token of --metrics-token as a bearer.', { 'www-authenticate': 'Bearer' });
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return { status: 200, headers, body: await collectMeasures() };
  };
}
