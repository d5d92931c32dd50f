import { LecternError, type LecternErrorCode } from './errors.ts';
import { type Following, ingestSites, type IngestOptions, type IngestProgress, type IngestReport } from './ingest.ts';
import { ingestInProcess } from './ingest-process.ts';
import { openSites } from './site.ts';
import { watchSites } from './watch.ts';

/** What the process that ingests is asked to do, once. */
export type ChildTask =
  | { readonly ingest: IngestOptions }
  /** To go on until the parent disconnects. `dueAt`: when an ingestion is due by time alone (RFC 3339 in UTC), or null. */
  | { readonly follow: IngestOptions; readonly dueAt: string | null };

/** What it tells the one that asked it to. */
export type ChildMessage =
  | { readonly progress: IngestProgress }
  | { readonly report: IngestReport }
  | { readonly refusal: { readonly code: LecternErrorCode; readonly message: string; readonly hint: string } }
  | { readonly defect: string }
  /** Every change from now on is followed. */
  | 'following'
  /** The system has no watches left. */
  | { readonly polling: string };

/** Milliseconds between two tellings of the progress. */
const TELL_MS = 50;
/** From this many on, reading all of them takes more memory than a process that stays should keep. */
const MANY_DOCUMENTS = 1000;

function tell(message: ChildMessage): void {
  // A parent that goes away at this moment need not be told.
  if (process.connected) process.send?.(message, () => {});
}

function tellError(error: unknown): void {
  if (error instanceof LecternError) tell({ refusal: { code: error.code, message: error.message, hint: error.hint } });
  else tell({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

async function ingest(options: IngestOptions): Promise<void> {
  let toldAt = 0;
  const onProgress = (progress: IngestProgress): void => {
    if (progress.done < progress.total && performance.now() - toldAt < TELL_MS) return;
    toldAt = performance.now();
    tell({ progress });
  };
  const { report } = await ingestSites({ ...options, onProgress });
  tell({ report });
}

/** Ingests whenever something changes, and remembers from one run to the next what the sites hold. */
async function follow(options: IngestOptions, dueAt: string | null): Promise<void> {
  let found: Following['found'] = [];
  let { rebuild } = options;
  await watchSites({
    sites: openSites(options.sites, process.cwd(), options.visibility),
    dueAt,
    async run(changed) {
      const planned = { ...options, rebuild, keepBroken: true };
      // What parsing thousands of documents takes of memory is to end with a process; what is left to do then is little.
      const whole = changed === null && documentsOf(found) > MANY_DOCUMENTS ? await ingestInProcess(planned) : null;
      if (whole !== null) tell({ report: whole });
      const ingested = await ingestSites(planned, { found, changed });
      ({ found } = ingested);
      rebuild = false;
      // What the other process found is told already.
      if (ingested.report.revision !== whole?.revision) tell({ report: ingested.report });
      return { sites: found[0]?.sites ?? [], dueAt: ingested.report.nextChangeAt };
    },
    onPolling: (cause) => tell({ polling: cause instanceof Error ? cause.message : String(cause) }),
    onError: tellError,
  });
  tell('following');
}

function documentsOf(found: Following['found']): number {
  return found[0]?.sites.reduce((sum, { documents }) => sum + documents.length, 0) ?? 0;
}

process.once('message', (task: ChildTask) => {
  if ('ingest' in task) {
    void ingest(task.ingest)
      .catch(tellError)
      .finally(() => process.disconnect());
  } else {
    void follow(task.follow, task.dueAt).catch((error: unknown) => {
      tellError(error);
      process.disconnect();
    });
  }
});
// Without a parent there is nobody to ingest for; the transaction rolls back.
process.once('disconnect', () => process.exit());
// Ctrl+C reaches every process of the terminal; the parent decides what follows from it.
process.on('SIGINT', () => {});
