import { once } from 'node:events';
import type { Server } from 'node:http';
import { LecternError } from './errors.ts';
import type { Context } from './graphql/context.ts';
import { LIMITS, limitRules } from './graphql/limits.ts';
import { printSchemaText, schema } from './graphql/schema.ts';
import { createFetchHandler } from './http/fetch.ts';
import { createGateway, type Gateway } from './http/gateway.ts';
import { prepareGraphiql, serveGraphiql } from './http/graphiql.ts';
import { createGraphqlHandler } from './http/graphql.ts';
import { ImageServer } from './http/images.ts';
import type { Logger } from './http/logger.ts';
import { createNodeServer } from './http/node-server.ts';
import { type ListedTalk, listTalks, type TalkListFilter } from './http/talk-list.ts';
import { serveTalks } from './http/talks.ts';
import { explainFile } from './explain.ts';
import type { TalkExplanation } from './talks/source.ts';
import type { Watching } from './files/watch.ts';
import { checkSites, type IngestProgress, type IngestReport, ingestSites, type OnProgress } from './ingest.ts';
import type { Diagnostic } from './model.ts';
import { openSites } from './site.ts';
import { ReaderPool } from './store/reader-pool.ts';
import { readTalkUrl } from './talks/hosts.ts';
import { watchSites } from './watch.ts';

export { printSchemaText as printSchema };

export { bylineOf, TALK_FORMATS, type TalkFormat } from './http/talk-formats.ts';
export type { ListedTalk, TalkListFilter } from './http/talk-list.ts';
export type { TalkExplanation } from './talks/source.ts';

/** How a gateway is set up. Every member has a default. */
export interface LecternOptions {
  /**
   * Sites: Hugo roots (with `content/` or a configuration) or content folders, each `folder` or `key=folder`, relative
   * to the working directory. @default ['content']
   */
  readonly sites?: readonly string[];
  /** Database file; it and its folder are made as needed. @default '.lectern/content.sqlite' */
  readonly database?: string;
  /** Serve posts with `draft: true`. @default false */
  readonly drafts?: boolean;
  /** Serve posts whose publication date has not come. @default false */
  readonly future?: boolean;
  /** Serve posts whose expiry date has passed. @default false */
  readonly expired?: boolean;
  /** Keep the old content when the new has findings of severity ERROR. @default false */
  readonly strict?: boolean;
  /** Throw the database away before the first ingestion. @default false */
  readonly rebuild?: boolean;
  /** Serve GraphiQL to browsers at `/graphql`. @default true */
  readonly graphiql?: boolean;
  /** URL under which clients reach the gateway, for image URLs: needed behind a proxy. @default what each request's Host says */
  readonly publicUrl?: string | undefined;
  /** Memory for finished answers, in bytes; 0 switches them off. @default 67108864 (64 MiB) */
  readonly answerCacheBytes?: number;
  /** How long others may keep an answer without asking again, in seconds. @default 0 */
  readonly maxAgeSeconds?: number;
  /** How long others may use an answer that is out of date while they ask for a new one, in seconds. @default 0 */
  readonly staleWhileRevalidateSeconds?: number;
  /** A pino logger, or anything with its methods. @default silence */
  readonly logger?: Logger;
}

/** Where to listen. */
export interface ListenOptions {
  /** TCP port; 0 takes any free one. @default 4000 */
  readonly port?: number;
  /** Address. @default '127.0.0.1' */
  readonly host?: string;
  /** How long an idle connection is kept for the next request, in milliseconds. @default 5000 */
  readonly keepAliveMs?: number;
}

/** A server that listens. */
export interface Listening {
  /** With a slash at the end: `http://127.0.0.1:4000/`. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, lets the requests that run come to their end, and drops what is left after 15 s. */
  close(): Promise<void>;
}

/** What a single run may be told. */
export interface RunOptions {
  /** Called as the run goes on, up to some hundred times a second. */
  readonly onProgress?: (progress: IngestProgress) => void;
}

/** Whom a watcher tells. */
export interface WatchOptions {
  /** Called after every ingestion. */
  readonly onReport?: (report: IngestReport) => void;
  /** Called when an ingestion failed: the old content is still served, and the next change is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** A gateway from folders to GraphQL. */
export interface Lectern extends AsyncDisposable {
  /**
   * Brings the database up to date with the folders, in one transaction: readers see the old content or the new.
   * @throws LecternError for folders that cannot be read and a database that cannot be written
   */
  ingest(options?: RunOptions): Promise<IngestReport>;
  /** Reads the folders and answers every finding, by site, path and line. The database is left alone. */
  check(options?: RunOptions): Promise<readonly Diagnostic[]>;
  /** The talks that the database holds, the latest event first. */
  talks(filter?: TalkListFilter): AsyncGenerator<ListedTalk>;
  /**
   * Says of one Markdown file how each of its links was read, and why. The database is left alone.
   * @throws LecternError USAGE where the file belongs to none of the sites
   */
  explain(file: string): readonly TalkExplanation[];
  /**
   * Answers a request: mounts into anything that speaks fetch. Serves `/graphql`, `/images/…`, `/talks.json` (also `.csv`,
   * `.ics`, `.md`), `/livez` and `/readyz`.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Serves on a port of its own.
   * @throws LecternError PORT_IN_USE, USAGE
   */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Ingests again after every change of the sites' files, configuration or images, until the watching is closed. */
  watch(options?: WatchOptions): Promise<Watching>;
  /** Gives the database back. What listens must be closed first. */
  close(): Promise<void>;
}

const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** Milliseconds that requests have to finish once the server is asked to end. */
const DRAIN_MS = 15_000;

/**
 * Makes a gateway. Nothing is read or opened before `ingest`, `check`, `fetch` or `listen`.
 * @example
 * const lectern = createLectern({ sites: ['../my-site'] });
 * await lectern.ingest();
 * export const GET = lectern.fetch, POST = lectern.fetch; // Next: app/graphql/route.ts
 */
export function createLectern(options: LecternOptions = {}): Lectern {
  const { database = '.lectern/content.sqlite', logger = SILENT } = options;
  let { rebuild = false } = options;
  const content = {
    sites: options.sites ?? ['content'],
    visibility: { drafts: options.drafts ?? false, future: options.future ?? false, expired: options.expired ?? false },
  };
  let served: { readonly pool: ReaderPool; readonly gateway: Gateway } | undefined;
  const serving = (): { readonly pool: ReaderPool; readonly gateway: Gateway } => {
    served ??= openGateway(database, options, logger);
    return served;
  };
  const ingest = async (onProgress?: OnProgress): ReturnType<typeof ingestSites> => {
    const outcome = await ingestSites({ ...content, database, strict: options.strict ?? false, rebuild, onProgress });
    rebuild = false;
    return outcome;
  };
  return {
    async ingest({ onProgress } = {}) {
      return (await ingest(onProgress)).report;
    },
    check: ({ onProgress } = {}) => checkSites({ ...content, onProgress }),
    async *talks(filter = {}) {
      const { reader, release } = serving().pool.lease();
      try {
        yield* listTalks(reader, filter);
      } finally {
        release();
      }
    },
    explain: (file) => explainFile(file, content.sites, content.visibility),
    fetch: (request) => createFetchHandler(serving().gateway)(request),
    async listen({ port = 4000, host = '127.0.0.1', keepAliveMs = 5000 } = {}) {
      const server = createNodeServer(serving().gateway, { keepAliveMs });
      await listenOn(server, port, host);
      if (options.graphiql !== false) prepareGraphiql();
      return listening(server, host);
    },
    watch: ({ onReport = () => {}, onError = () => {} } = {}) =>
      watchSites({
        sites: openSites(content.sites, process.cwd(), content.visibility),
        async run() {
          const { report, sites } = await ingest();
          onReport(report);
          return sites;
        },
        onError(error) {
          logger.error({ err: error }, 'ingestion failed; the old content is still served');
          onError(error);
        },
        onPolling: (cause) => logger.warn({ err: cause }, 'no file watches are left: looking at the files every second instead'),
      }),
    async close() {
      served?.pool.close();
      served = undefined;
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}

function openGateway(database: string, options: LecternOptions, logger: Logger): { readonly pool: ReaderPool; readonly gateway: Gateway } {
  const pool = new ReaderPool(database);
  const { maxAgeSeconds = 0, staleWhileRevalidateSeconds = 0 } = options;
  const images = new ImageServer((digest) => pool.use((reader) => reader.imageByDigest(digest)));
  const gateway = createGateway({
    graphql: createGraphqlHandler({
      schema,
      validationRules: limitRules,
      maxTokens: LIMITS.tokens,
      logger,
      revision: () => pool.revision(),
      answerBytes: options.answerCacheBytes ?? 64 * 1024 * 1024,
      cacheControl: `public, max-age=${maxAgeSeconds}${staleWhileRevalidateSeconds > 0 ? `, stale-while-revalidate=${staleWhileRevalidateSeconds}` : ''}`,
      lease(request) {
        const { reader, release } = pool.lease();
        return {
          revision: reader.revision,
          context: { reader, origin: options.publicUrl?.replace(/\/+$/, '') ?? request.origin, talkUrlKeys } satisfies Context,
          release,
        };
      },
    }),
    graphiql: options.graphiql === false ? undefined : serveGraphiql,
    images: (request) => images.serve(request),
    talks: (request) => serveTalks(request, () => pool.lease()),
    ready: () => Promise.resolve(pool.revision() !== ''),
    logger,
  });
  return { pool, gateway };
}

async function listenOn(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new LecternError('PORT_IN_USE', `Port ${port} of ${host} is in use.`, {
        hint: 'Stop what uses it, or give --port another one.',
        cause,
      });
    }
    throw new LecternError('USAGE', `It is not possible to listen on port ${port} of ${host} (${code}).`, {
      hint: 'Give --host an address of this machine, and --port one that you may use.',
      cause,
    });
  }
}

function listening(server: Server, host: string): Listening {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const overdue = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(overdue);
    },
  };
}

/** Canonical key of a talk's URL in any spelling; none where the host is unknown. */
function talkUrlKeys(url: string): readonly string[] {
  const read = readTalkUrl(url);
  return read === null ? [] : [read.key];
}
