import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { collectBody, readBody } from './body.ts';
import { type GatewayRequest, type GatewayResponse, HttpError } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { Outbox } from './outbox.ts';
import type { MaybePromise } from '../model.ts';

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

/** Bytes of a JSON body that are waited for before the request is looked at: nearly always they have come with its headers. */
const SMALL_BODY = 64 * 1024;

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
  const service: Service = { gateway, outbox: new Outbox(), isDraining: () => !server.listening };
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
    (incoming, outgoing) => takeUp(service, incoming, outgoing),
  );
  server.maxConnections = limits.connections;
  // A reader that does not read: without this its answer stays in memory as long as it likes.
  server.timeout = limits.writeStallMs;
  server.on('clientError', refuseBrokenRequest);
  return server;
}

interface Service {
  readonly gateway: Gateway;
  readonly outbox: Outbox;
  readonly isDraining: () => boolean;
}

/** Has a request answered in the same turn of the event loop in which it is whole, where the gateway has its answer at once. */
function takeUp(service: Service, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { 'content-type': type = '', 'content-length': length = 0 } = incoming.headers;
  if (type.startsWith('application/json') && Number(length) > 0 && Number(length) <= SMALL_BODY) {
    collectBody(incoming, SMALL_BODY, (body) => handle(service, incoming, outgoing, body));
  } else handle(service, incoming, outgoing, undefined);
}

/** @param body what has been read already, or why it could not be */
function handle(
  { gateway, outbox, isDraining }: Service,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: string | Error | undefined,
): void {
  // What is left of a body that was refused must not be read as the next request; a server that ends takes no next one.
  const isLast = ({ status }: GatewayResponse): boolean =>
    isDraining() || (status >= 400 && typeof body !== 'string' && !incoming.complete);
  const answer = (response: GatewayResponse): void => {
    try {
      respond(outgoing, response, isLast(response), incoming.method === 'HEAD');
    } catch {
      // A broken answer: nothing can be said any more.
      outgoing.destroy();
    }
  };
  try {
    const response = gateway.handle(new NodeRequest(incoming, outgoing, body, isDraining()));
    if (response instanceof Promise) response.then(answer, () => outgoing.destroy());
    else outbox.add(() => answer(response));
  } catch {
    outgoing.destroy();
  }
}

function respond(outgoing: ServerResponse, response: GatewayResponse, isLast: boolean, headOnly: boolean): void {
  // Gone, or answered already: a request can be refused and break off after that.
  if (outgoing.destroyed || outgoing.headersSent) {
    discard(response);
    return;
  }
  // Names and values in turn: node:http takes them as they are, where it would look each up in an object.
  const headers: string[] = [];
  for (const name in response.headers) headers.push(name, response.headers[name] ?? '');
  if (isLast) headers.push('connection', 'close');
  send(outgoing, response, headers, headOnly);
}

function send(outgoing: ServerResponse, response: GatewayResponse, headers: string[], headOnly: boolean): void {
  const { status, body, encoding = 'utf8' } = response;
  if (body === null || typeof body === 'string' || body instanceof Uint8Array) {
    if (body !== null && response.headers['content-length'] === undefined)
      headers.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body, encoding) : body.byteLength));
    outgoing.writeHead(status, headers);
    if (headOnly || body === null) outgoing.end();
    else outgoing.end(body, encoding);
    return;
  }
  outgoing.writeHead(status, headers);
  if (headOnly) {
    discard(response);
    outgoing.end();
    return;
  }
  pipeline(body, outgoing).catch(() => outgoing.destroy());
}

/** Lets go of what a stream holds open when nobody will read it. */
function discard({ body }: GatewayResponse): void {
  if (body instanceof Readable) body.destroy();
  else if (body instanceof ReadableStream) void body.cancel();
}

class NodeRequest implements GatewayRequest {
  readonly broken: HttpError | undefined;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly search: string;
  readonly draining: boolean;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #body: string | Error | undefined;
  #gone: AbortSignal | undefined;

  /** @param body where it has been read already, or why it could not be */
  constructor(incoming: IncomingMessage, outgoing: ServerResponse, body: string | Error | undefined, draining: boolean) {
    const { host } = incoming.headers;
    const target = originForm(incoming.url ?? '/');
    if (host !== undefined && (!HOST.test(host) || countHosts(incoming.rawHeaders) > 1))
      this.broken = new HttpError(400, 'BAD_REQUEST', 'The Host header is not one host name.');
    else if (target === undefined) this.broken = new HttpError(400, 'BAD_REQUEST', 'The request target is neither a path nor an http URL.');
    const [path, query] = this.broken || target === undefined ? ['', -1] : [target, target.indexOf('?')];
    this.method = incoming.method ?? 'GET';
    this.origin = `http://${host ?? 'localhost'}`;
    this.path = query === -1 ? path : path.slice(0, query);
    this.search = query === -1 ? '' : path.slice(query);
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.#body = body;
    this.draining = draining;
  }

  header(name: string): string | undefined {
    const value = this.#incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  body(limit: number): MaybePromise<string> {
    if (this.#body instanceof Error) throw this.#body;
    return this.#body ?? readBody(this.#incoming, limit);
  }

  get gone(): boolean {
    return this.#outgoing.destroyed;
  }

  // Made when somebody asks: hardly any answer needs one, and it costs as much as reading the request.
  get signal(): AbortSignal {
    return (this.#gone ??= signalOf(this.#outgoing));
  }
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (outgoing.destroyed) gone.abort();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Node keeps the first of several Hosts; whoever routed the request may have gone by another one. */
function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') hosts += 1;
  return hosts;
}

/** `http://host/path?query`, which a proxy may send, means `/path?query`; undefined where the target is neither. */
function originForm(target: string): string | undefined {
  if (target.startsWith('/')) return target;
  const absolute = /^https?:\/\/[^/?#]*(\/?[^#]*)/i.exec(target);
  if (!absolute) return undefined;
  const [, rest = ''] = absolute;
  return rest.startsWith('/') ? rest : `/${rest}`;
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
  // Whoever was too slow to ask may be too slow to hang up, too.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroySoon();
}
