import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bodyTooLarge, type GatewayRequest, type GatewayResponse, HttpError, refusal } from './exchange.ts';
import type { Gateway } from './gateway.ts';

/** Milliseconds, bytes and counts of the README's table of limits. */
const LIMITS = {
  headersMs: 10_000,
  requestMs: 15_000,
  writeStallMs: 30_000,
  /** How often overdue requests are looked for. Node's own 30 s would make the 10 s of headers up to 40. */
  checkMs: 1000,
  headerBytes: 16 * 1024,
  connections: 12_000,
};

/** Plain host names, IPv4 and bracketed IPv6 addresses, with or without a port. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Puts the gateway behind node:http, with the limits that keep a slow or hostile client from holding it up.
 * @param options `keepAliveMs`: how long an idle connection is kept; `limits`: others than the README's, for a test that cannot wait
 */
export function createNodeServer(
  gateway: Gateway,
  options: { readonly keepAliveMs: number; readonly limits?: Partial<typeof LIMITS> },
): Server {
  const limits = { ...LIMITS, ...options.limits };
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
      keepAliveTimeout: options.keepAliveMs,
      maxHeaderSize: limits.headerBytes,
      // Answers are small and whole: waiting to fill a packet only delays them.
      noDelay: true,
    },
    (incoming, outgoing) => void respond(gateway, incoming, outgoing, () => !server.listening).catch(() => outgoing.destroy()),
  );
  server.maxConnections = limits.connections;
  // A reader that does not read: without this its answer stays in memory as long as it likes.
  server.timeout = limits.writeStallMs;
  server.on('clientError', refuseBrokenRequest);
  return server;
}

async function respond(gateway: Gateway, incoming: IncomingMessage, outgoing: ServerResponse, isDraining: () => boolean): Promise<void> {
  const response = await answer(gateway, incoming, outgoing);
  if (outgoing.destroyed) {
    discard(response);
    return;
  }
  const headers: Record<string, string> = { ...response.headers };
  // What is left of a body that was refused must not be read as the next request; a server that ends takes no next one.
  if (isDraining() || (!incoming.complete && response.status >= 400)) headers['connection'] = 'close';
  await send(outgoing, response, headers, incoming.method === 'HEAD').catch(() => outgoing.destroy());
}

async function answer(gateway: Gateway, incoming: IncomingMessage, outgoing: ServerResponse): Promise<GatewayResponse> {
  try {
    return await gateway.handle(readRequest(incoming, outgoing));
  } catch (error) {
    if (error instanceof HttpError) return refusal(error);
    throw error;
  }
}

async function send(
  outgoing: ServerResponse,
  { status, body }: GatewayResponse,
  headers: Record<string, string>,
  headOnly: boolean,
): Promise<void> {
  if (body === null || typeof body === 'string' || body instanceof Uint8Array) {
    if (body !== null) headers['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
    outgoing.writeHead(status, headers);
    outgoing.end(headOnly ? undefined : (body ?? undefined));
    return;
  }
  outgoing.writeHead(status, headers);
  if (headOnly) {
    discard({ status, headers, body });
    outgoing.end();
    return;
  }
  await pipeline(body, outgoing);
}

/** Lets go of what a stream holds open when nobody will read it. */
function discard({ body }: GatewayResponse): void {
  if (body instanceof Readable) body.destroy();
  else if (body instanceof ReadableStream) void body.cancel();
}

function readRequest(incoming: IncomingMessage, outgoing: ServerResponse): GatewayRequest {
  const host = incoming.headers.host;
  if (host !== undefined && (!HOST.test(host) || countHosts(incoming.rawHeaders) > 1))
    throw new HttpError(400, 'BAD_REQUEST', 'The Host header is not one host name.');
  let gone: AbortSignal | undefined;
  const target = originForm(incoming.url ?? '/');
  const query = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    origin: `http://${host ?? 'localhost'}`,
    path: query === -1 ? target : target.slice(0, query),
    search: query === -1 ? '' : target.slice(query),
    header(name) {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: (limit) => readBody(incoming, limit),
    // Made when somebody asks: an answer that is stored needs none.
    get signal() {
      return (gone ??= signalOf(outgoing));
    },
  };
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Node keeps the first of several Hosts; whoever routed the request may have gone by another one. */
function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts += 1;
  return hosts;
}

/** `http://host/path?query`, which a proxy may send, means `/path?query`. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const absolute = /^https?:\/\/[^/?#]*(\/?[^#]*)/i.exec(target);
  if (!absolute) throw new HttpError(400, 'BAD_REQUEST', 'The request target is neither a path nor an http URL.');
  const [, rest = ''] = absolute;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** By events: an asynchronous iterator over the chunks costs more than all the rest of a stored answer. */
function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) {
        incoming.pause();
        reject(bodyTooLarge(limit));
      } else chunks.push(chunk);
    });
    incoming.once('end', () => resolve((chunks.length === 1 ? (chunks[0] ?? Buffer.of()) : Buffer.concat(chunks, bytes)).toString('utf8')));
    incoming.once('error', reject);
    incoming.once('close', () => {
      if (!incoming.complete) reject(new HttpError(400, 'BAD_REQUEST', 'The request ended before its body did.'));
    });
  });
}

/** What the parser could not read gets a bare status line: there is no request to answer. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
