/** The library's interface: what a gateway is told, and what it can do. */
import type { Watching } from './files/watch.ts';
import type { Logger } from './http/logger.ts';
import type { ListedTalk, TalkListFilter } from './http/listed-talk.ts';
import type { IngestProgress, IngestReport } from './ingest-report.ts';
import type { Diagnostic } from './model.ts';
import type { TalkExplanation } from './talks/source.ts';

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
  /** Let clients ask for the schema. @default true */
  readonly introspection?: boolean;
  /** Tell strangers as little as possible: no introspection, no GraphiQL, no suggestions in errors, no queries by GET. @default false */
  readonly hardened?: boolean;
  /** URL under which clients reach the gateway, for image URLs: needed behind a proxy. @default what each request's Host says */
  readonly publicUrl?: string | undefined;
  /** Origins whose pages may read answers, such as `https://example.org`; `*` is any. Never with credentials. @default [] */
  readonly corsOrigins?: readonly string[];
  /** File of persisted documents, relative to the working directory: a JSON object of texts by ID, or an Apollo manifest. @default none */
  readonly documents?: string | undefined;
  /** Execute persisted documents alone. @default false */
  readonly documentsOnly?: boolean;
  /**
   * Who sends it as `Authorization: Bearer …` is answered with drafts, future and expired posts among the others; such
   * answers are kept nowhere. They are read into a second database, `<database>.preview`. @default nobody
   */
  readonly previewToken?: string | undefined;
  /**
   * Who sends it as `Authorization: Bearer …` may read `/metrics`, and nobody else.
   * @default everyone; nobody where `hardened`
   */
  readonly metricsToken?: string | undefined;
  /** Memory for finished answers, in bytes; 0 switches them off. @default 67108864 (64 MiB) */
  readonly answerCacheBytes?: number;
  /**
   * Disk for resized images, in bytes, in the folder `<database>-images`; 0 switches resizing off.
   * @default 536870912 (512 MiB)
   */
  readonly imageCacheBytes?: number;
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
  /**
   * Processes that share the port; with 2 or more, this one serves nothing itself but starts, watches and replaces
   * them. They take options as they are here, and log by this process. @default 1
   */
  readonly workers?: number;
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

/** What a watcher follows, and whom it tells. */
export interface WatchOptions {
  /** Follow the sites' files; otherwise the clock alone. @default true */
  readonly files?: boolean;
  /** Called after every ingestion that changed something. */
  readonly onReport?: (report: IngestReport) => void;
  /** Called when an ingestion failed: the old content is still served, and the next change is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** What an ingestion may be told. */
export interface IngestRunOptions extends RunOptions {
  /**
   * Ingest in a process of its own, whose memory goes with it: for a server that reads a large site at its start.
   * @default false
   */
  readonly isolated?: boolean;
}

/** A gateway from folders to GraphQL. */
export interface Lectern extends AsyncDisposable {
  /**
   * Brings the database up to date with the folders, in one transaction: readers see the old content or the new.
   * @throws LecternError for folders that cannot be read, a database that cannot be written, and persisted documents that
   * could not be executed
   */
  ingest(options?: IngestRunOptions): Promise<IngestReport>;
  /** Reads the folders and answers every finding, by site, path and line. The database is left alone. */
  check(options?: RunOptions): Promise<readonly Diagnostic[]>;
  /**
   * Writes the database's content to a new file that can be served from a read-only file system.
   * @throws LecternError USAGE where there is such a file
   */
  export(file: string): Promise<void>;
  /** The talks that the database holds, the latest event first. */
  talks(filter?: TalkListFilter): AsyncGenerator<ListedTalk>;
  /**
   * Says of one Markdown file how each of its links was read, and why. The database is left alone.
   * @throws LecternError USAGE where the file belongs to none of the sites
   */
  explain(file: string): Promise<readonly TalkExplanation[]>;
  /**
   * Answers a request: mounts into anything that speaks fetch. Serves `/graphql`, `/images/…`, `/talks.json` (also `.csv`,
   * `.ics`, `.md`), `/livez`, `/readyz` and `/metrics`.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Serves on a port of its own.
   * @throws LecternError PORT_IN_USE, USAGE; DOCUMENTS_INVALID; for a database that cannot be read
   */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * Keeps the content fresh until the watching is closed: ingests again after every change of the sites' files,
   * configuration or images, and whenever the time comes for a post to be published or to expire.
   */
  watch(options?: WatchOptions): Promise<Watching>;
  /**
   * Gives the database back once everything that `fetch` was asked is answered, after 15 s at the latest. What listens must
   * be closed first. From then on `fetch` and `talks` throw LecternError USAGE.
   */
  close(): Promise<void>;
}
