import { ingestSites, type IngestOptions, type IngestProgress, type IngestReport } from './ingest.ts';
import { LecternError, type LecternErrorCode } from './errors.ts';

/** What the process that ingests tells the one that asked it to. */
export type ChildMessage =
  | { readonly progress: IngestProgress }
  | { readonly report: IngestReport }
  | { readonly refusal: { readonly code: LecternErrorCode; readonly message: string; readonly hint: string } }
  | { readonly defect: string };

/** Milliseconds between two tellings of the progress. */
const TELL_MS = 50;

function tell(message: ChildMessage): void {
  process.send?.(message);
}

/** Runs one ingestion for the parent process, which forks this module, and ends. */
process.once('message', (options: IngestOptions) => {
  let toldAt = 0;
  const onProgress = (progress: IngestProgress): void => {
    if (progress.done < progress.total && performance.now() - toldAt < TELL_MS) return;
    toldAt = performance.now();
    tell({ progress });
  };
  void ingestSites({ ...options, onProgress })
    .then(({ report }) => tell({ report }))
    .catch((error: unknown) => {
      if (error instanceof LecternError) tell({ refusal: { code: error.code, message: error.message, hint: error.hint } });
      else tell({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    })
    .finally(() => process.disconnect());
});
// Without a parent there is nobody to ingest for; the transaction rolls back.
process.once('disconnect', () => process.exit());
