import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LecternError } from './errors.ts';
import { createFetchHandler } from './http/fetch.ts';
import { prepareGraphiql } from './http/graphiql.ts';
import type { Logger } from './http/logger.ts';
import { addMeasures } from './http/measures.ts';
import { createNodeServer } from './http/node-server.ts';
import { startWorkers } from './http/workers.ts';
import { listTalks } from './http/talk-list.ts';
import type { IngestOptions, OnProgress } from './ingest.ts';
import { IngestionTally } from './ingestion-tally.ts';
import { followInProcess, ingestInProcess } from './ingest-process.ts';
import type { Lectern, LecternOptions } from './options.ts';
import { keepFresh } from './keep-fresh.ts';
import { DRAIN_MS, listening, listenOn } from './listening.ts';
import type { Serving } from './serving.ts';
import type { WorkerSetup } from './serve-worker.ts';

export type { Lectern, LecternOptions, Listening, ListenOptions } from './options.ts';

export { bylineOf, TALK_FORMATS, type TalkFormat } from './http/talk-formats.ts';
export type { ListedTalk, TalkListFilter } from './http/listed-talk.ts';
export type { TalkExplanation } from './talks/source.ts';

/** Loaded when it is needed: no process does everything, and each of these takes half a second and tens of megabytes. */
const parts = {
  ingest: () => import('./ingest.ts'),
  explain: () => import('./explain.ts'),
  export: () => import('./store/export.ts'),
  serving: () => import('./serving.ts'),
  schema: () => import('./graphql/schema.ts'),
};
const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** Characters of a token: fewer might be guessed. */
const MIN_TOKEN = 16;
/** The module beside this one, in TypeScript or as it was built. */
const WORKER = fileURLToPath(new URL(`./serve-worker${extname(import.meta.url)}`, import.meta.url));

/** Begins to load what answers requests, ahead of its time; where that fails, whoever needs it is told. */
export function preloadServing(): void {
  void parts.serving().catch(() => {});
}

/** The GraphQL schema as text. */
export async function printSchema(): Promise<string> {
  return (await parts.schema()).printSchemaText();
}

/**
 * Makes a gateway. Nothing is read or opened before `ingest`, `check`, `fetch` or `listen`.
 * @throws LecternError USAGE for a token that is too short
 * @example
 * const lectern = createLectern({ sites: ['../my-site'] });
 * await lectern.ingest();
 * export const GET = lectern.fetch, POST = lectern.fetch; // Next: app/graphql/route.ts
 */
export function createLectern(options: LecternOptions = {}): Lectern {
  const { database = '.lectern/content.sqlite', logger = SILENT } = options;
  let { rebuild = false } = options;
  requireLong('preview', options.previewToken);
  requireLong('metrics', options.metricsToken);
  const content = {
    sites: options.sites ?? ['content'],
    visibility: { drafts: options.drafts ?? false, future: options.future ?? false, expired: options.expired ?? false },
  };
  // What only editors may see is stored beside what everyone may, never in it.
  const preview = options.previewToken === undefined ? undefined : { database: `${database}.preview`, token: options.previewToken };
  let served: Serving | undefined;
  const serving = async (): Promise<Serving> => {
    const { openServing } = await parts.serving();
    return (served ??= openServing({ database, preview }, options, logger));
  };
  let closed = false;
  /** What `close` waits for: it needs the database. */
  const running = new Set<Promise<unknown>>();
  const whileOpen = async <T>(work: (serving: Serving) => T): Promise<Awaited<T>> => {
    if (closed) throw new LecternError('USAGE', 'This gateway is closed.', { hint: 'Make another one with createLectern.' });
    const run = serving().then(work);
    running.add(run);
    try {
      return await run;
    } finally {
      running.delete(run);
    }
  };
  const checkDocuments = async (): Promise<void> => {
    if (options.documents !== undefined || options.documentsOnly) (await parts.serving()).persistedDocuments(options);
  };
  const ingestions = new IngestionTally();
  const forget = addMeasures(() => ingestions.measures());
  /** When the content changes by time alone, as the latest ingestion found it. */
  let nextChangeAt: string | null = null;
  /** Of the content that the latest ingestion left. */
  let revision: string | undefined;
  const plan = (onProgress?: OnProgress): IngestOptions => {
    const planned = { ...content, database, previewDatabase: preview?.database, strict: options.strict ?? false, rebuild, onProgress };
    rebuild = false;
    return planned;
  };
  return {
    async ingest({ onProgress, isolated = false } = {}) {
      // A wrong file is told before a long ingestion and not after it.
      await checkDocuments();
      const planned = plan(onProgress);
      const report = await ingestions.count(async () =>
        isolated ? ingestInProcess(planned) : (await (await parts.ingest()).ingestSites(planned)).report,
      );
      served?.refresh();
      ({ nextChangeAt, revision } = report);
      return report;
    },
    async check({ onProgress } = {}) {
      const { checkSites } = await parts.ingest();
      return checkSites({ ...content, onProgress });
    },
    async export(file) {
      const { exportDatabase } = await parts.export();
      exportDatabase(database, file);
    },
    async *talks(filter = {}) {
      const { reader, release } = await whileOpen(({ pool }) => pool.lease());
      try {
        yield* listTalks(reader, filter);
      } finally {
        release();
      }
    },
    async explain(file) {
      const { explainFile } = await parts.explain();
      return explainFile(file, content.sites, content.visibility);
    },
    async fetch(request) {
      return whileOpen(({ gateway }) => createFetchHandler(gateway)(request));
    },
    async listen({ port = 4000, host = '127.0.0.1', keepAliveMs = 5000, workers = 1 } = {}) {
      if (workers > 1) {
        const { logger: _own, ...plain } = { ...options, database };
        const setup: WorkerSetup = { options: plain, listen: { host, keepAliveMs } };
        return startWorkers({ module: WORKER, count: workers, setup, host, port, logger });
      }
      const { gateway, hasGraphiql } = await serving();
      const server = createNodeServer(gateway, { keepAliveMs });
      await listenOn(server, port, host);
      if (hasGraphiql) prepareGraphiql();
      return listening(server, host, () => served?.endStreams());
    },
    async watch({ files = true, onReport = () => {}, onError = () => {} } = {}) {
      const failed = (error: unknown): void => {
        logger.error({ err: error }, 'ingestion failed; the old content is still served');
        onError(error);
      };
      if (!files) {
        const run = async (): Promise<string | null> => {
          const report = await this.ingest({ isolated: true });
          onReport(report);
          return report.nextChangeAt;
        };
        return keepFresh({ run, dueAt: nextChangeAt, onError: failed });
      }
      return followInProcess(plan(), {
        dueAt: nextChangeAt,
        onReport(report) {
          ingestions.ended(report);
          served?.refresh();
          if (report.revision !== revision || report.kept) onReport(report);
          ({ revision } = report);
        },
        onError(error) {
          ingestions.failed();
          failed(error);
        },
        onPolling: (cause) => logger.warn({ err: cause }, 'no file watches are left: looking at the files every second instead'),
      });
    },
    async close() {
      closed = true;
      forget();
      await Promise.race([Promise.allSettled(running), sleep(DRAIN_MS, undefined, { ref: false })]);
      served?.endStreams();
      served?.close();
      served = undefined;
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}

function requireLong(what: string, token: string | undefined): void {
  if (token === undefined || token.length >= MIN_TOKEN) return;
  throw new LecternError('USAGE', `The ${what} token is shorter than ${MIN_TOKEN} characters.`, {
    hint: 'Make one that nobody guesses, as with: openssl rand -hex 32',
  });
}

/**
 * Makes sure that it is possible to listen there, before long work is done for it.
 * @throws LecternError PORT_IN_USE, USAGE
 */
export async function assertFree(port: number, host: string): Promise<void> {
  const server = createServer();
  await listenOn(server, port, host);
  server.close();
  await once(server, 'close');
}
