import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SiteConfig } from './hugo/site-config.ts';
import type { FoundFile, SourceText } from './model.ts';
import type { ReadDocument } from './read-document.ts';
import type { OpenedSite } from './site.ts';

/** What a thread knows of each site. */
export interface ThreadSite {
  readonly config: SiteConfig;
  /** Paths of the Markdown files, and of all other files. */
  readonly documents: readonly string[];
  readonly others: readonly string[];
}

/** The module beside this one, in TypeScript or as it was built. */
const THREAD = new URL(`./ingest-thread${extname(import.meta.url)}`, import.meta.url);
/** Reading costs four times what storing does: one thread that stores keeps up with so many, and each takes some 150 MB. */
const MOST_THREADS = 6;
/** Batches that a thread has before it, so that it never waits for the one that stores. */
const AHEAD = 3;

interface Thread {
  readonly worker: Worker;
  /** Batches that it has not answered yet, in their order. */
  readonly waiting: PromiseWithResolvers<readonly ReadDocument[]>[];
}

/** Threads that read documents while another one stores them; one for each core, started when there is work for it. */
export class IngestThreads {
  /** How many there can be. */
  readonly most = Math.min(availableParallelism(), MOST_THREADS);
  readonly #sites: readonly OpenedSite[];
  readonly #threads: Thread[] = [];

  constructor(sites: readonly OpenedSite[]) {
    this.#sites = sites;
  }

  /** How many batches are to be under way, so that all threads have work. */
  get batches(): number {
    return this.most * AHEAD;
  }

  /**
   * Reads documents of any of the sites, as `readDocument` does here.
   * Rejects where the thread ends early; the threads are of no more use then.
   */
  read(sources: readonly SourceText[]): Promise<readonly ReadDocument[]> {
    const answer = Promise.withResolvers<readonly ReadDocument[]>();
    const { worker, waiting } = this.#freest();
    waiting.push(answer);
    worker.postMessage(sources);
    return answer.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #freest(): Thread {
    const freest = this.#threads.reduce<Thread | undefined>(
      (best, each) => (best === undefined || each.waiting.length < best.waiting.length ? each : best),
      undefined,
    );
    return freest === undefined || (freest.waiting.length > 0 && this.#threads.length < this.most) ? this.#start() : freest;
  }

  #start(): Thread {
    const workerData: readonly ThreadSite[] = this.#sites.map(({ config, documents, others }) => ({
      config,
      documents: documents.map(pathOf),
      others: others.map(pathOf),
    }));
    const thread: Thread = { worker: new Worker(THREAD, { workerData }), waiting: [] };
    const fail = (error: Error): void => {
      for (const { reject } of thread.waiting.splice(0)) reject(error);
    };
    thread.worker
      .on('message', (documents: readonly ReadDocument[]) => thread.waiting.shift()?.resolve(documents))
      .on('messageerror', fail)
      .on('error', fail)
      .on('exit', (code) => fail(new Error(`A thread that reads documents ended early (${code}).`)));
    this.#threads.push(thread);
    return thread;
  }
}

function pathOf({ path }: FoundFile): string {
  return path;
}
