import { rm } from 'node:fs/promises';
import { readDocuments } from './ingest-documents.ts';
import { readImages } from './ingest-images.ts';
import { resolveReferences } from './ingest-references.ts';
import { mergeMentions } from './ingest-talks.ts';
import type { VisibilityRules } from './hugo/visibility.ts';
import { LecternError } from './errors.ts';
import type { Diagnostic, DiagnosticSeverity } from './model.ts';
import { openSites, type OpenedSite } from './site.ts';
import { isReplaceable } from './store/open-for-writing.ts';
import { ContentWriter } from './store/writer.ts';

/** How far a run is. */
export interface IngestProgress {
  readonly phase: 'documents' | 'images';
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: IngestProgress) => void;

/** What one run found and did. */
export interface IngestReport {
  /** Of the content that is served now. */
  readonly revision: string;
  /** True where `strict` kept the old content because the new has errors. */
  readonly kept: boolean;
  readonly counts: {
    readonly posts: number;
    readonly images: number;
    readonly keywords: number;
    readonly talks: number;
    readonly speakers: number;
    readonly organizations: number;
    readonly events: number;
  };
  /** BCP 47 tags that posts are written in. */
  readonly languages: readonly string[];
  /** Posts that came, changed and went; files that were parsed and that needed not be. */
  readonly changes: {
    readonly created: number;
    readonly updated: number;
    readonly deleted: number;
    readonly parsed: number;
    readonly unchanged: number;
    /** Images that were decoded: those whose content was not known yet. */
    readonly decoded: number;
  };
  /** When the next post is published or expires by time alone, RFC 3339 in UTC; null where none will. */
  readonly nextChangeAt: string | null;
  /** Findings by code, the most severe first. */
  readonly diagnostics: readonly { readonly code: string; readonly severity: DiagnosticSeverity; readonly count: number }[];
  readonly seconds: number;
}

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
}

interface Ingested {
  readonly report: IngestReport;
  readonly sites: readonly OpenedSite[];
}

/** Brings the databases up to date with the sites. See `Lectern.ingest`. */
export async function ingestSites(options: IngestOptions): Promise<Ingested> {
  const ingested = await ingestDatabase(options);
  const { previewDatabase: database } = options;
  if (database !== undefined) {
    const visibility = { drafts: true, future: true, expired: true };
    await ingestDatabase({ ...options, database, visibility, strict: false });
  }
  return ingested;
}

async function ingestDatabase(options: IngestOptions): Promise<Ingested> {
  try {
    return await ingestOnce(options);
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

async function ingestOnce(options: IngestOptions): Promise<Ingested> {
  const started = performance.now();
  if (options.rebuild && !isReplaceable(options.database)) await removeDatabase(options.database);
  const { writer, ...read } = await readSites(options.database, options);
  try {
    const found = writer.diagnostics();
    const nextChangeAt = writer.nextChangeAt(new Date());
    const kept = options.strict && found.some(({ severity }) => severity === 'ERROR');
    if (kept) writer.revert();
    const { created, updated, deleted, snapshot } = writer.finish(new Date());
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
      nextChangeAt,
      diagnostics: countByCode(found),
      seconds: (performance.now() - started) / 1000,
    };
    return { report, sites: read.sites };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Answers every finding of the sites, out of a database in memory. See `Lectern.check`. */
export async function checkSites(options: ContentOptions): Promise<readonly Diagnostic[]> {
  const { writer } = await readSites(':memory:', options);
  try {
    return writer.diagnostics();
  } finally {
    writer.abandon();
  }
}

/** The pipeline: documents, what they refer to, images, talks. The caller ends the writer's transaction. */
async function readSites(
  database: string,
  { sites, visibility, rebuild = false, onProgress = () => {} }: ContentOptions & { readonly rebuild?: boolean },
): Promise<{
  writer: ContentWriter;
  sites: readonly OpenedSite[];
  languages: readonly string[];
  parsed: number;
  unchanged: number;
  decoded: number;
}> {
  const opened = openSites(sites, process.cwd(), visibility);
  const writer = new ContentWriter(database);
  try {
    if (rebuild) writer.clear();
    writer.keepSites(opened.map(({ folder }) => folder.key));
    const { parsed, unchanged, changes } = await readDocuments(writer, opened, visibility, onProgress);
    for (const change of changes) resolveReferences(writer, change);
    const decoded = await readImages(writer, opened, onProgress);
    if (writer.changed) mergeMentions(writer, opened);
    const written = new Set(opened.flatMap(({ folder }) => writer.pages(folder.key).map(({ language }) => language)));
    return { writer, sites: opened, languages: [...written].toSorted(), parsed, unchanged, decoded };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** The file, and what SQLite keeps beside it while it is open. */
async function removeDatabase(database: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${database}${suffix}`, { force: true });
}

const SEVERITIES = ['ERROR', 'WARNING', 'INFO'] as const;

function countByCode(found: readonly Diagnostic[]): IngestReport['diagnostics'] {
  const counts = Array.from(
    Map.groupBy(found, ({ code }) => code),
    ([code, findings]) => ({
      code,
      severity: findings[0]?.severity ?? 'INFO',
      count: findings.length,
    }),
  );
  return counts.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count);
}
