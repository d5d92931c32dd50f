import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { LecternError } from './errors.ts';
import type { IngestOptions, IngestReport } from './ingest.ts';
import type { ChildMessage } from './ingest-child.ts';

/** The module beside this one, in TypeScript or as it was built. */
const CHILD = new URL(`./ingest-child${extname(import.meta.url)}`, import.meta.url);

/**
 * Ingests in a process of its own: what parsing thousands of documents and images takes of memory ends with it, and
 * the server's event loop is not held up. Otherwise as `ingestSites`.
 */
export function ingestInProcess({ onProgress = () => {}, ...options }: IngestOptions): Promise<IngestReport> {
  const child = fork(CHILD);
  return new Promise((resolve, reject) => {
    child.on('message', (message: ChildMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) resolve(message.report);
      else if ('refusal' in message)
        reject(new LecternError(message.refusal.code, message.refusal.message, { hint: message.refusal.hint }));
      else reject(new Error(message.defect));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The process that ingests ended early (${signal ?? code}).`)));
    child.send(options);
  });
}
