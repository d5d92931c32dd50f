/** Renders GraphiQL for the parent process, which forks this module, and ends. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { exampleTabs } from './examples.ts';

/** The finished page, only in compressed form: as text it is 9 MB. */
export interface GraphiqlPage {
  readonly brotli: Uint8Array;
  readonly gzip: Uint8Array;
  readonly etag: string;
}

/** Bytes that are compressed at once. */
const PIECE = 256 * 1024;

/**
 * GraphiQL leaves a shift on tabs that were there from the start, and hides it until a tab has the focus: the first press
 * of the mouse would move the tab away from under it.
 */
const STYLE = '<style>.graphiql-tab { transform: none !important }</style>';

// Without a parent there is nobody to render for.
process.once('disconnect', () => process.exit());

const html = Buffer.from(
  renderGraphiQL({
    title: 'Lectern',
    defaultTabs: exampleTabs(),
    inputValueDeprecation: true,
    schemaDescription: true,
    subscriptionsProtocol: 'GRAPHQL_SSE',
  }).replace('</head>', `${STYLE}</head>`),
);
// Piece by piece: a process can be ended between two pieces, and not within one.
const pieces = (): Readable =>
  Readable.from(Array.from({ length: Math.ceil(html.length / PIECE) }, (_, at) => html.subarray(at * PIECE, (at + 1) * PIECE)));
const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
const brotli = await buffer(pieces().pipe(createBrotliCompress({ params })));
const gzip = await buffer(pieces().pipe(createGzip()));
const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
process.send?.({ brotli, gzip, etag } satisfies GraphiqlPage, () => process.disconnect());
