import { rm } from 'node:fs/promises';
import { readDocuments } from './ingest-documents.ts';
import { readImages } from './ingest-images.ts';
import { resolveReferences, type SettledPages } from './ingest-references.ts';
import { mergeMentions } from './ingest-talks.ts';
import type { VisibilityRules } from './hugo/visibility.ts';
import { LecternError } from './errors.ts';
import type { IngestReport, OnProgress } from './ingest-report.ts';
import type { Diagnostic } from './model.ts';
import { openSites, type OpenedSite, reopenSites } from './site.ts';
import { isReplaceable } from './store/open-for-writing.ts';
import { ContentWriter } from './store/writer.ts';

export type { IngestProgress, IngestReport, OnProgress } from './ingest-report.ts';

interface ContentOptions {
  readonly sites: readonly string[];
  readonly visibility: VisibilityRules;
  readonly onProgress?: OnProgress | undefined;
}

export interface IngestOptions extends ContentOptions {
  readonly database: string;
  /** Where everything is stored for editors, drafts among it, after the database itself. Findings keep nothing out of it. */
  readonly previewDatabase?: string | undefined;
  readonly strict: boolean;
  readonly rebuild: boolean;
  /** Posts into whose files an edit has brought errors stay as they were: it may be half done. @default false */
  readonly keepBroken?: boolean;
}

/** What a run has found in the sites, and what it has made of it: for the next run in the same process. */
interface Found {
  readonly database: string;
  /** Null where it was not kept. */
  readonly revision: string | null;
  readonly sites: readonly OpenedSite[];
  /** By site. */
  readonly pages: ReadonlyMap<string, SettledPages | undefined>;
}

/** A run that follows another one closely, as under a watcher. */
export interface Following {
  /** What the last run answered. */
  readonly found: readonly Found[];
  /** Absolute paths of all that was written to, came or went since; null where that can be anything. */
  readonly changed: readonly string[] | null;
}

interface Ingested {
  readonly report: IngestReport;
  /** Of each database, the one that is served first. */
  readonly found: readonly [Found, ...Found[]];
}

/** Brings the databases up to date with the sites. See `Lectern.ingest`. */
export async function ingestSites(options: IngestOptions, following?: Following): Promise<Ingested> {
  const { report, found } = await ingestDatabase(options, following);
  const { previewDatabase: database } = options;
  if (database === undefined) return { report, found: [found] };
  const visibility = { drafts: true, future: true, expired: true };
  const preview = await ingestDatabase({ ...options, database, visibility, strict: false }, following);
  return { report, found: [found, preview.found] };
}

interface Outcome {
  readonly report: IngestReport;
  readonly found: Found;
}

async function ingestDatabase(options: IngestOptions, following?: Following): Promise<Outcome> {
  try {
    return await ingestOnce(options, following);
  } catch (error) {
    const refused = error instanceof LecternError;
    if (options.rebuild && refused && error.code === 'DATABASE_CORRUPT') {
      // Damage that no check has found before.
      await removeDatabase(options.database);
      return ingestOnce(options);
    }
    if (refused || options.rebuild) throw error;
    // A flipped bit in a stored text is no damage that SQLite would see. What is stored can be read again from the files.
    return ingestDatabase({ ...options, rebuild: true });
  }
}

async function ingestOnce(options: IngestOptions, following?: Following): Promise<Outcome> {
  const started = performance.now();
  if (options.rebuild && !isReplaceable(options.database)) await removeDatabase(options.database);
  const { writer, ...read } = await readSites(options.database, options, following);
  try {
    const diagnostics = writer.stored.diagnosticCounts();
    const nextChangeAt = writer.stored.nextChangeAt(new Date());
    const kept = options.strict && diagnostics.some(({ severity }) => severity === 'ERROR');
    if (kept) writer.revert();
    const { created, updated, deleted, changedTags, snapshot } = writer.finish(new Date());
    const report: IngestReport = {
      revision: snapshot.revision,
      kept,
      counts: {
        posts: snapshot.postCount,
        images: snapshot.imageCount,
        keywords: snapshot.keywordCount,
        talks: snapshot.talkCount,
        speakers: snapshot.speakerCount,
        organizations: snapshot.organizationCount,
        events: snapshot.eventCount,
      },
      languages: read.languages,
      changes: {
        created: created.length,
        updated: updated.length,
        deleted: deleted.length,
        parsed: read.parsed,
        unchanged: read.unchanged,
        decoded: read.decoded,
      },
      changedTags,
      nextChangeAt,
      diagnostics,
      seconds: (performance.now() - started) / 1000,
    };
    return {
      report,
      found: { database: options.database, revision: kept ? null : snapshot.revision, sites: read.sites, pages: read.pages },
    };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Answers every finding of the sites, out of a database in memory. See `Lectern.check`. */
export async function checkSites(options: ContentOptions): Promise<readonly Diagnostic[]> {
  const { writer } = await readSites(':memory:', options);
  try {
    return writer.stored.diagnostics();
  } finally {
    writer.abandon();
  }
}

interface Read {
  readonly writer: ContentWriter;
  readonly sites: readonly OpenedSite[];
  readonly pages: Found['pages'];
  readonly languages: readonly string[];
  readonly parsed: number;
  readonly unchanged: number;
  readonly decoded: number;
}

/** The pipeline: documents, what they refer to, images, talks. The caller ends the writer's transaction. */
async function readSites(
  database: string,
  options: ContentOptions & Partial<Pick<IngestOptions, 'rebuild' | 'keepBroken'>>,
  following?: Following,
): Promise<Read> {
  const { sites, visibility, rebuild = false, keepBroken = false, onProgress = () => {} } = options;
  const reopened = following && !rebuild ? reopen(database, following) : undefined;
  const opened = reopened?.sites ?? openSites(sites, process.cwd(), visibility);
  const writer = new ContentWriter(database);
  try {
    // Another process has ingested meanwhile, or time has changed what is served: then all is to be looked at.
    if (reopened && (writer.stored.revision() !== reopened.revision || writer.stored.isDue(new Date()))) return await everything();
    if (rebuild) writer.clear();
    writer.keepSites(opened.map(({ folder }) => folder.key));
    const { parsed, unchanged, changes } = await readDocuments(writer, opened, visibility, keepBroken, onProgress);
    // Pages came, went or moved, on which the reading of other documents can depend.
    if (reopened && changes.some((change) => change.everything)) return await everything();
    const pages = new Map(
      changes.map((change) => {
        const { key } = change.site.folder;
        return [key, resolveReferences(writer, change, reopened?.pages.get(key))];
      }),
    );
    const decoded = await readImages(writer, opened, onProgress);
    if (writer.changed && !writer.keepTalks()) mergeMentions(writer, opened);
    return { writer, sites: opened, pages, languages: writer.stored.languages(), parsed, unchanged, decoded };
  } catch (error) {
    writer.abandon();
    throw error;
  }

  function everything(): Promise<Read> {
    writer.abandon();
    return readSites(database, options);
  }
}

/** The sites of the last run as they are now; undefined where they are to be looked through. */
function reopen(database: string, { found, changed }: Following): Found | undefined {
  const last = found.find((each) => each.database === database);
  const sites = last && changed && reopenSites(last.sites, changed);
  return last && sites ? { ...last, sites } : undefined;
}

/** The file, and what SQLite keeps beside it while it is open. */
async function removeDatabase(database: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true });
}
