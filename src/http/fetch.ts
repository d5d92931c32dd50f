import { Readable } from 'node:stream';
import { bodyTooLarge, type GatewayRequest, type GatewayResponse } from './exchange.ts';
import type { Gateway } from './gateway.ts';

/** Puts the gateway behind the fetch interface that Next, Hono, Bun, Deno and service workers share. */
export function createFetchHandler(gateway: Gateway): (request: Request) => Promise<Response> {
  return async (request) => {
    return toFetchResponse(await gateway.handle(readRequest(request)), request.method === 'HEAD');
  };
}

function readRequest(request: Request): GatewayRequest {
  const url = new URL(request.url, 'http://localhost');
  return {
    method: request.method,
    origin: url.origin,
    path: url.pathname,
    search: url.search,
    header: (name) => request.headers.get(name) ?? undefined,
    body: (limit) => readBody(request, limit),
    draining: false,
    get gone() {
      return request.signal.aborted;
    },
    signal: request.signal,
  };
}

async function readBody(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw bodyTooLarge(limit);
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw bodyTooLarge(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function toFetchResponse({ status, headers, body, encoding }: GatewayResponse, headOnly: boolean): Response {
  if (headOnly && body instanceof Readable) body.destroy();
  if (headOnly || body === null) return new Response(null, { status, headers });
  if (body instanceof Readable) {
    return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers });
  }
  // Of text, `Response` would say that it is plain text where the headers do not say what it is.
  return new Response(typeof body === 'string' ? Buffer.from(body, encoding) : (body as BodyInit), { status, headers });
}
