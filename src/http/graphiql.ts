import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { accepts } from './accept.ts';
import { type GatewayRequest, type GatewayResponse, matchesEtag, requireRead } from './exchange.ts';
import type { GraphiqlPage } from './render-graphiql.ts';

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

let page: Promise<GraphiqlPage> | undefined;
let renderer: ChildProcess | undefined;

/** Serves GraphiQL, whole in one page, with the example queries as tabs. The first request renders and compresses it. */
export async function serveGraphiql(request: GatewayRequest): Promise<GatewayResponse> {
  requireRead(request);
  const { brotli, gzip, etag } = await pageOnce();
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
  renderer?.channel?.unref();
}

/** One rendering for all; after a failure the next visitor tries again. */
function pageOnce(): Promise<GraphiqlPage> {
  page ??= renderPage().catch((error: unknown) => {
    page = undefined;
    throw error;
  });
  return page;
}

/** The module beside this one, in TypeScript or as it was built. */
const RENDERER = new URL(`./render-graphiql${extname(import.meta.url)}`, import.meta.url);

/**
 * Renders in a process that ends afterwards: the package's 9 MB of script, and the 100 MB that compressing them takes,
 * would count as this one's memory, and compressing would hold up every other request.
 */
function renderPage(): Promise<GraphiqlPage> {
  // Nobody who waits for this process' output has to wait for that one.
  const child = fork(RENDERER, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  renderer = child;
  return new Promise((resolve, reject) => {
    child.once('message', (rendered: GraphiqlPage) => resolve(rendered));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The process that renders GraphiQL ended early (${signal ?? code}).`)));
  });
}
