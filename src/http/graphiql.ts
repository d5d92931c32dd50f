import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { constants, createBrotliCompress, createGunzip, createGzip } from 'node:zlib';
import { accepts } from './accept.ts';
import { exampleTabs } from './examples.ts';
import { type GatewayRequest, type GatewayResponse, matchesEtag, requireRead } from './exchange.ts';

/** The finished page, only in compressed form: as text it is 9 MB. */
interface Page {
  readonly brotli: Uint8Array;
  readonly gzip: Uint8Array;
  readonly etag: string;
}

/** Tells the worker that it is one; another program may load this module in a worker of its own. */
const RENDER = 'lectern:render-graphiql';

/** Bytes that are compressed at once. */
const PIECE = 256 * 1024;

/**
 * What the page may load: itself. Monaco makes its workers from blobs and styles at run time. Nothing outside can be
 * asked for, even by a description that holds an image.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
  'worker-src blob:',
  "img-src 'self' data: blob:",
  'font-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

let page: Promise<Page> | undefined;
let renderer: Worker | undefined;

/** Serves GraphiQL, whole in one page, with the example queries as tabs. The first request renders and compresses it. */
export async function serveGraphiql(request: GatewayRequest): Promise<GatewayResponse> {
  requireRead(request);
  const made = pageOnce();
  // Somebody waits for it now.
  renderer?.ref();
  const { brotli, gzip, etag } = await made;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'accept, accept-encoding',
    etag,
  };
  if (matchesEtag(request.header('if-none-match'), etag)) return { status: 304, headers, body: null };
  const accepted = request.header('accept-encoding') ?? '';
  if (accepts(accepted, 'br')) return { status: 200, headers: { ...headers, 'content-encoding': 'br' }, body: brotli };
  if (accepts(accepted, 'gzip')) return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzip };
  return { status: 200, headers, body: Readable.from([gzip]).pipe(createGunzip()) };
}

/**
 * Renders ahead of the first visitor, who would wait for a second otherwise. A failure shows when the page is asked for;
 * a process that ends meanwhile does not wait.
 */
export function prepareGraphiql(): void {
  pageOnce().catch(() => undefined);
  renderer?.unref();
}

/** One rendering for all; after a failure the next visitor tries again. */
function pageOnce(): Promise<Page> {
  page ??= renderPage().catch((error: unknown) => {
    page = undefined;
    throw error;
  });
  return page;
}

/**
 * Renders in a thread that ends afterwards: the package's 9 MB of script would stay in this one's memory for good,
 * and compressing them would hold up every other request.
 */
async function renderPage(): Promise<Page> {
  renderer = new Worker(new URL(import.meta.url), { workerData: RENDER });
  const failed = once(renderer, 'error').then(([error]) => Promise.reject(error));
  const [rendered] = await Promise.race([once(renderer, 'message'), failed]);
  return rendered;
}

if (!isMainThread && workerData === RENDER) {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = Buffer.from(
    renderGraphiQL({
      title: 'Lectern',
      defaultTabs: exampleTabs(),
      inputValueDeprecation: true,
      schemaDescription: true,
      subscriptionsProtocol: 'GRAPHQL_SSE',
    }),
  );
  // Piece by piece: a thread can be ended between two pieces, and not within one.
  const pieces = (): Readable =>
    Readable.from(Array.from({ length: Math.ceil(html.length / PIECE) }, (_, at) => html.subarray(at * PIECE, (at + 1) * PIECE)));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
  const brotli = await buffer(pieces().pipe(createBrotliCompress({ params })));
  const gzip = await buffer(pieces().pipe(createGzip()));
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  const made: Page = { brotli, gzip, etag };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of worker_threads has no origin.
  parentPort?.postMessage(made);
}
