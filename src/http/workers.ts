import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LecternError, type LecternErrorCode } from '../errors.ts';
import { CrewMeasures } from './crew-measures.ts';
import type { Logger } from './logger.ts';
import type { Measure } from './measures.ts';

/** A method of the logger. */
export type LogLevel = keyof Omit<Logger, 'isLevelEnabled'>;

/** What a worker tells. */
export type WorkerMessage =
  | { readonly listening: { readonly url: string; readonly port: number } }
  | { readonly refusal: { readonly code: LecternErrorCode; readonly message: string; readonly hint: string } }
  /** Everything that it measures, as it was asked to tell. */
  | { readonly measures: readonly Measure[] }
  /** Asks for what all processes measure. */
  | 'collect'
  | { readonly log: { readonly level: LogLevel; readonly fields: object; readonly message: string } }
  | 'beat';

/** What a worker is told: first its task, at the end to finish its answers and go. */
export type WorkerTask<Setup> =
  | { readonly setup: Setup; readonly port: number; readonly levels: readonly LogLevel[] }
  /** To tell what it measures. */
  | 'measure'
  /** What all processes measure, as Prometheus reads it. */
  | { readonly collected: string }
  | 'drain';

/** Milliseconds between two beats of a worker's event loop. */
export const BEAT_MS = 1000;

export interface WorkerPlan<Setup> {
  /** What each worker runs. */
  readonly module: string;
  readonly count: number;
  /** Cloned for each worker. */
  readonly setup: Setup;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly logger: Logger;
  /** Silence after which a worker is taken to be stuck, in milliseconds. @default 10000 */
  readonly stuckMs?: number;
}

/** Milliseconds: what a worker has to start, to drain, and to serve so that its death is not counted as one of a series. */
const LIMITS = { startMs: 60_000, drainMs: 15_500, soundMs: 1000, mostDelayMs: 10_000 } as const;
/** Characters that are kept of what a worker wrote before it died. */
const LAST_WORDS = 4000;
const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

/**
 * Serves one port from several processes, and keeps so many of them alive: one that dies is replaced, at once or, after
 * several early deaths in a row, ever later; one whose event loop is stuck is killed. Resolves when all listen.
 * @throws LecternError what kept the first ones from listening
 */
export async function startWorkers<Setup>(plan: WorkerPlan<Setup>): Promise<{ url: string; port: number; close(): Promise<void> }> {
  const crew = new Crew(plan);
  try {
    const { url, port } = await crew.start();
    return { url, port, close: () => crew.close() };
  } catch (error) {
    await crew.close();
    throw error;
  }
}

class Crew<Setup> {
  readonly #plan: WorkerPlan<Setup>;
  readonly #workers = new Set<Worker>();
  readonly #closing = new AbortController();
  readonly #measures = new CrewMeasures(() => {
    const asked = [...this.#workers].filter((worker) => worker.isConnected());
    for (const worker of asked) worker.send('measure' satisfies WorkerTask<Setup>);
    return asked.map(({ id }) => id);
  });
  /** Workers that died young since the last one that did not. */
  #earlyDeaths = 0;
  #port: number;

  constructor(plan: WorkerPlan<Setup>) {
    this.#plan = plan;
    this.#port = plan.port;
    // Workers take connections from the port themselves, whoever is idle first: what Node would hand from process to
    // process in turn is lost, and its client waits for good, when the worker dies on the way.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: plan.module, args: [], silent: true, serialization: 'advanced' });
  }

  async start(): Promise<{ url: string; port: number }> {
    // Settled here and now: whoever replaces the last worker that was left must not take another one.
    if (this.#port === 0) this.#port = await freePort(this.#plan.host);
    const [first] = await Promise.all([this.#hire(), ...Array.from({ length: this.#plan.count - 1 }, () => this.#hire())]);
    return first;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const gone = [...this.#workers].map((worker) => once(worker, 'exit'));
    for (const worker of this.#workers) if (worker.isConnected()) worker.send('drain' satisfies WorkerTask<Setup>);
    const overdue = setTimeout(() => this.#killAll(), LIMITS.drainMs);
    await Promise.all(gone);
    clearTimeout(overdue);
  }

  /** Starts one worker and resolves when it listens; from then on it is replaced when it dies. */
  #hire(): Promise<{ url: string; port: number }> {
    const { logger, setup, stuckMs = 10_000 } = this.#plan;
    const worker = cluster.fork();
    const { pid } = worker.process;
    this.#workers.add(worker);
    let words = '';
    worker.process.stdout?.resume();
    worker.process.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-LAST_WORDS)));
    const watch = new StuckWatch(stuckMs, (silentMs) => {
      logger.error({ worker: pid, silentMs }, 'a worker is stuck and is killed');
      worker.process.kill('SIGKILL');
    });
    const { promise, resolve, reject } = Promise.withResolvers<{ url: string; port: number }>();
    let listensSince: number | undefined;
    worker.on('message', (message: WorkerMessage) => {
      watch.beat();
      if (message === 'beat') return;
      if (message === 'collect') {
        void this.#measures.collect().then((collected) => {
          if (worker.isConnected()) worker.send({ collected } satisfies WorkerTask<Setup>);
        });
      } else if ('measures' in message) this.#measures.told(worker.id, message.measures);
      else if ('log' in message) logger[message.log.level]({ ...message.log.fields, worker: pid }, message.log.message);
      else if ('listening' in message) {
        listensSince = performance.now();
        resolve(message.listening);
      } else reject(new LecternError(message.refusal.code, message.refusal.message, { hint: message.refusal.hint }));
    });
    worker.on('error', reject);
    worker.once('exit', (code: number | null, signal: string | null) => {
      watch.stop();
      this.#workers.delete(worker);
      const how = { worker: pid, code, signal, stderr: words === '' ? undefined : words };
      reject(new Error(`A worker ended before it listened (${signal ?? code}). ${words}`));
      if (this.#closing.signal.aborted || listensSince === undefined) return;
      logger.error(how, 'a worker ended and is replaced');
      void this.#replace(performance.now() - listensSince);
    });
    worker.send({
      setup,
      port: this.#port,
      levels: LEVELS.filter((level) => logger.isLevelEnabled?.(level) ?? true),
    } satisfies WorkerTask<Setup>);
    return promise;
  }

  /** @param served milliseconds that the one before served */
  async #replace(served: number): Promise<void> {
    this.#earlyDeaths = served < LIMITS.soundMs ? this.#earlyDeaths + 1 : 0;
    // The first death may be chance; a series is a fault that starting anew over and over would only make worse.
    const delay = this.#earlyDeaths < 2 ? 0 : Math.min(LIMITS.mostDelayMs, 50 * 2 ** this.#earlyDeaths);
    try {
      await sleep(delay, undefined, { signal: this.#closing.signal });
      const { port } = await this.#hire();
      this.#plan.logger.info({ port }, 'a worker took the place of one that ended');
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#plan.logger.error({ err: error }, 'a worker could not be replaced; it is tried again');
      await this.#replace(0);
    }
  }

  #killAll(): void {
    for (const worker of this.#workers) worker.process.kill('SIGKILL');
  }
}

async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Counts the looks since the last beat, not the time: a primary that stood still itself must not blame its workers. */
class StuckWatch {
  readonly #timer: NodeJS.Timeout;
  #silentMs = 0;
  #limitMs: number = LIMITS.startMs;
  readonly #stuckMs: number;

  constructor(stuckMs: number, onStuck: (silentMs: number) => void) {
    this.#stuckMs = stuckMs;
    const lookMs = Math.min(BEAT_MS, stuckMs / 10);
    this.#timer = setInterval(() => {
      this.#silentMs += lookMs;
      if (this.#silentMs < this.#limitMs) return;
      this.stop();
      onStuck(this.#silentMs);
    }, lookMs);
  }

  beat(): void {
    this.#silentMs = 0;
    this.#limitMs = this.#stuckMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
