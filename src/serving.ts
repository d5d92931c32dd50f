import type { QueryContext, SubscriptionContext } from './graphql/context.ts';
import { LIMITS, limitRules } from './graphql/limits.ts';
import { schema } from './graphql/schema.ts';
import { TaggedReader } from './graphql/tagged-reader.ts';
import { LecternError } from './errors.ts';
import { Admission } from './http/admission.ts';
import { AnswerStore } from './http/answers.ts';
import { ChangeFeed } from './http/changes.ts';
import { withCors } from './http/cors.ts';
import { type PersistedDocuments, readDocuments } from './http/documents.ts';
import { createGateway, type Gateway } from './http/gateway.ts';
import { serveGraphiql } from './http/graphiql.ts';
import { createGraphqlHandler } from './http/graphql.ts';
import { ImageServer } from './http/images.ts';
import type { Logger } from './http/logger.ts';
import { addMeasures } from './http/measures.ts';
import { createMetricsHandler } from './http/metrics.ts';
import { previewOrigin, withPreview } from './http/preview.ts';
import { Resizer } from './http/resizer.ts';
import { ServingMeasures } from './http/serving-measures.ts';
import { serveTalks, type TaggedLease } from './http/talks.ts';
import { VariantCache } from './http/variant-cache.ts';
import type { LecternOptions } from './options.ts';
import { ReaderPool } from './store/reader-pool.ts';
import { readTalkUrl } from './talks/hosts.ts';

/** A database that is open for reading, and what answers requests from it. */
export interface Serving {
  readonly pool: ReaderPool;
  readonly gateway: Gateway;
  /** Whether it shows GraphiQL. */
  readonly hasGraphiql: boolean;
  /** Sees at once what an ingestion has just written. */
  refresh(): void;
  /** Ends what has no end of its own: streams of changes. */
  endStreams(): void;
  /** Gives the database back. */
  close(): void;
}

/** Files: what everyone may see, and what only editors may, where that is asked for. */
interface Databases {
  readonly database: string;
  readonly preview?: { readonly database: string; readonly token: string } | undefined;
}

/**
 * Opens a database, and the preview's where there is one, and puts the gateway before them.
 * @throws LecternError where a database or the persisted documents cannot be read
 */
export function openServing({ database, preview }: Databases, options: LecternOptions, logger: Logger): Serving {
  const { corsOrigins = [] } = options;
  const admission = new Admission();
  const measures = new ServingMeasures();
  const answers = new AnswerStore(options.answerCacheBytes ?? 64 * 1024 * 1024);
  const shared = { logger, admission, measures };
  const published = openDatabase(database, options, { ...shared, answers, imageOrigin: (origin) => origin });
  const served = [published];
  let { gateway } = published;
  if (preview !== undefined) {
    const { token } = preview;
    const unpublished = openDatabase(preview.database, options, {
      ...shared,
      answers: new AnswerStore(0),
      imageOrigin: (origin) => previewOrigin(origin, token),
    });
    served.push(unpublished);
    gateway = withPreview({ published: gateway, preview: unpublished.gateway, token, logger, tally: measures.tally });
  }
  if (corsOrigins.length > 0) gateway = withCors(gateway, corsOrigins);
  const forget = addMeasures(() => measures.read(published.pool, answers, admission));
  return {
    pool: published.pool,
    gateway,
    hasGraphiql: published.hasGraphiql,
    refresh: () => served.forEach((one) => one.refresh()),
    endStreams: () => served.forEach((one) => one.endStreams()),
    close() {
      forget();
      for (const one of served) one.close();
    },
  };
}

interface Surroundings {
  readonly logger: Logger;
  /** One for the process: both databases are read by one event loop. */
  readonly admission: Admission;
  readonly measures: ServingMeasures;
  readonly answers: AnswerStore;
  /** Where images are shown from, by where the gateway is reached. */
  readonly imageOrigin: (origin: string) => string;
}

function openDatabase(
  database: string,
  options: LecternOptions,
  { logger, admission, measures, answers, imageOrigin }: Surroundings,
): Serving {
  const documents = persistedDocuments(options);
  const pool = new ReaderPool(database);
  const { graphiql = true, hardened = false, maxAgeSeconds = 0, staleWhileRevalidateSeconds = 0 } = options;
  const hasGraphiql = graphiql && !hardened;
  const { imageCacheBytes = 512 * 1024 * 1024 } = options;
  const resizes = imageCacheBytes > 0;
  const resizer = resizes ? new Resizer(new VariantCache(`${database}-images`, imageCacheBytes), logger) : null;
  const images = new ImageServer((digest) => pool.use((reader) => reader.imageByDigest(digest)), resizer);
  const feed = new ChangeFeed(pool, logger);
  const lease = (): TaggedLease => {
    const { reader: untagged, release } = pool.lease();
    const reader = new TaggedReader(untagged);
    return { reader, tags: () => reader.tags(), release };
  };
  const gateway = createGateway({
    graphql: createGraphqlHandler({
      schema,
      validationRules: limitRules,
      maxTokens: LIMITS.tokens,
      introspection: options.introspection !== false && !hardened,
      suggestions: !hardened,
      getQueries: !hardened,
      documents,
      logger,
      admission,
      revision: () => pool.revision(),
      answers,
      onAnswer: (kept) => measures.countAnswer(kept),
      cacheControl: `public, max-age=${maxAgeSeconds}${staleWhileRevalidateSeconds > 0 ? `, stale-while-revalidate=${staleWhileRevalidateSeconds}` : ''}`,
      lease(request) {
        const { reader, tags, release } = lease();
        return {
          revision: reader.revision,
          tags,
          context: {
            reader,
            origin: imageOrigin(options.publicUrl?.replace(/\/+$/, '') ?? request.origin),
            resizes,
            talkUrlKeys,
          } satisfies QueryContext,
          release,
        };
      },
      follow: (request) => ({ changes: () => feed.follow(request.signal) }) satisfies SubscriptionContext,
    }),
    graphiql: hasGraphiql ? serveGraphiql : undefined,
    images: (request) => images.serve(request),
    talks: (request) => admission.run(request, () => serveTalks(request, lease)),
    ready: () => Promise.resolve(pool.revision() !== ''),
    metrics: hardened && options.metricsToken === undefined ? undefined : createMetricsHandler(options.metricsToken),
    logger,
    tally: measures.tally,
  });
  return { pool, gateway, hasGraphiql, refresh: () => pool.refresh(), endStreams: () => feed.end(), close: () => pool.close() };
}

/**
 * The persisted documents that options name; undefined without any.
 * @throws LecternError DOCUMENTS_INVALID; USAGE where only they are to be executed, and there are none
 */
export function persistedDocuments({ documents, documentsOnly: only = false }: LecternOptions): PersistedDocuments | undefined {
  if (documents !== undefined)
    return { texts: readDocuments(documents, { schema, validationRules: limitRules, maxTokens: LIMITS.tokens }), only };
  if (!only) return undefined;
  throw new LecternError('USAGE', 'There are no persisted documents to execute.', {
    hint: 'Name their file with --documents, or leave out --documents-only.',
  });
}

/** Canonical key of a talk's URL in any spelling; none where the host is unknown. */
function talkUrlKeys(url: string): readonly string[] {
  const read = readTalkUrl(url);
  return read === null ? [] : [read.key];
}
