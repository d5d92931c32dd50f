import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { LecternError } from './errors.ts';
import type { Watching } from './files/watch.ts';
import type { IngestOptions, IngestReport } from './ingest.ts';
import type { ChildMessage, ChildTask } from './ingest-child.ts';

/** The module beside this one, in TypeScript or as it was built. */
const CHILD = new URL(`./ingest-child${extname(import.meta.url)}`, import.meta.url);
/** Milliseconds until a process that follows the files and died has a successor. */
const SUCCESSOR_MS = 5000;

function start(task: ChildTask): ChildProcess {
  const child = fork(CHILD);
  child.send(task);
  return child;
}

function errorOf(message: Extract<ChildMessage, { refusal: unknown } | { defect: unknown }>): Error {
  if ('defect' in message) return new Error(message.defect);
  const { code, hint } = message.refusal;
  return new LecternError(code, message.refusal.message, { hint });
}

/**
 * Ingests in a process of its own: what parsing thousands of documents and images takes of memory ends with it, and
 * the server's event loop is not held up. Otherwise as `ingestSites`.
 */
export function ingestInProcess({ onProgress = () => {}, ...options }: IngestOptions): Promise<IngestReport> {
  const child = start({ ingest: options });
  return new Promise((resolve, reject) => {
    child.on('message', (message: ChildMessage) => {
      if (typeof message === 'string' || 'polling' in message) return;
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) resolve(message.report);
      else reject(errorOf(message));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The process that ingests ended early (${signal ?? code}).`)));
  });
}

/** Whom a process that follows the files tells. */
export interface FollowPlan {
  /** When an ingestion is due by time alone (RFC 3339 in UTC), or null. */
  readonly dueAt: string | null;
  /** After every ingestion, also where it found nothing new. */
  readonly onReport: (report: IngestReport) => void;
  /** What failed is tried again. */
  readonly onError: (error: unknown) => void;
  /** The system has no watches left; the folders are looked through every second instead. */
  readonly onPolling: (cause: unknown) => void;
}

/**
 * Follows the sites' files in a process of its own, which ingests what changes and stays warm in between. One that dies
 * has a successor. Resolves once every change from now on is noticed.
 * @throws LecternError where the sites cannot be opened
 */
export async function followInProcess(options: IngestOptions, plan: FollowPlan): Promise<Watching> {
  let child: ChildProcess | undefined;
  let successor: NodeJS.Timeout | undefined;
  let closed = false;
  const begin = (following: IngestOptions, dueAt: string | null): Promise<void> =>
    new Promise((resolve, reject) => {
      let hasBegun = false;
      const one = start({ follow: following, dueAt });
      child = one;
      one.on('message', (message: ChildMessage) => {
        if (message === 'following') {
          hasBegun = true;
          resolve();
        } else if ('polling' in message) plan.onPolling(new Error(message.polling));
        else if ('report' in message) plan.onReport(message.report);
        else if (!('progress' in message)) (hasBegun ? plan.onError : reject)(errorOf(message));
      });
      one.once('error', reject);
      one.once('exit', (code, signal) => {
        child = undefined;
        const error = new Error(`The process that follows the files ended (${signal ?? code}); another one takes its place.`);
        if (!hasBegun) reject(error);
        else if (!closed) succeed(error);
      });
    });
  const succeed = (error: unknown): void => {
    plan.onError(error);
    successor = setTimeout(() => void begin({ ...options, rebuild: false }, null).catch(succeed), SUCCESSOR_MS);
  };
  await begin(options, plan.dueAt);
  return {
    async close() {
      closed = true;
      clearTimeout(successor);
      if (child === undefined) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
