import { readSource, type SourceResult } from './files/source.ts';
import type { IngestThreads } from './ingest-threads.ts';
import type { FoundFile, SourceText } from './model.ts';
import type { ReadDocument } from './read-document.ts';
import type { FileFacts } from './store/stored-content.ts';

/** A document's file whose turn it is. */
export interface DocumentFile {
  readonly file: FoundFile;
  /** What is stored of it, where that counts. */
  readonly before: FileFacts | undefined;
  /** Whether it can say something else than what is stored, as far as can be told without reading it. */
  readonly isSuspect: boolean;
}

/** A file, and what was read of it before its turn came. */
export interface FileAhead extends DocumentFile {
  /** Null where it was not read yet. */
  readonly result: SourceResult | null;
  /** Null where it was not parsed yet. */
  readonly document: ReadDocument | null;
}

/** Documents that go to a thread at once, and characters from which on they are fewer. */
const BATCH = { documents: 16, characters: 256 * 1024 };

/**
 * Reads files by threads, a few batches ahead of whoever takes them, who gets them in the given order. What seems to be
 * the same as before is left to the taker, who knows it better then.
 * @param site key of the site that the files belong to
 */
export async function* readAhead(site: string, files: readonly DocumentFile[], threads: IngestThreads): AsyncGenerator<FileAhead> {
  const underWay: Promise<readonly FileAhead[]>[] = [];
  for (const batch of batchesOf(site, files)) {
    const read = readBatch(batch, threads);
    // It is told when the batch's turn comes.
    read.catch(() => {});
    underWay.push(read);
    const [first] = underWay;
    if (underWay.length <= threads.batches || first === undefined) continue;
    underWay.shift();
    yield* await first;
  }
  for (const read of underWay) yield* await read;
}

type Opened = DocumentFile & Pick<FileAhead, 'result'>;

function* batchesOf(site: string, files: readonly DocumentFile[]): Generator<readonly Opened[]> {
  let batch: Opened[] = [];
  let characters = 0;
  for (const file of files) {
    const result = file.isSuspect ? readSource(file.file, site) : null;
    batch.push({ ...file, result });
    characters += result?.source?.text.length ?? 0;
    if (batch.length < BATCH.documents && characters < BATCH.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function readBatch(batch: readonly Opened[], threads: IngestThreads): Promise<readonly FileAhead[]> {
  const sources = batch.flatMap(({ result, before }) => (result?.source && hasChanged(result.source, before) ? [result.source] : []));
  const documents = sources.length === 0 ? [] : await threads.read(sources);
  const bySource = new Map(sources.map((source, at) => [source, documents[at] ?? null]));
  return batch.map((file) => ({ ...file, document: (file.result?.source && bySource.get(file.result.source)) ?? null }));
}

function hasChanged({ digest }: SourceText, before: FileFacts | undefined): boolean {
  return before === undefined || !before.digest.startsWith(digest);
}
