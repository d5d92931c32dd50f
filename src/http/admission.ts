import type { MaybePromise } from '../model.ts';
import { type GatewayRequest, HttpError } from './exchange.ts';

/** Milliseconds and counts of the README's table of limits. */
const LIMITS = {
  /** So long a turn of the event loop begins with one piece after the other. */
  turnMs: 1,
  /** No one is let in any more while whoever has waited longest has waited so long. */
  waitMs: 500,
  /** So few may wait however long it takes: one slow query is no overload. */
  few: 32,
  /** No more than that wait at all. */
  most: 1000,
};

interface Waiting {
  readonly request: GatewayRequest;
  readonly since: number;
  readonly start: () => void;
  readonly cancel: (error: HttpError) => void;
}

/**
 * Starts work that keeps the event loop busy, first come, first served. A turn of the event loop begins with no piece
 * after its first millisecond: all connections are read between any two turns, so health checks and stored answers never
 * wait for more than that and one piece. Where more comes than can be done, it is refused at once with a hint when to come
 * again, and what was let in is done in time.
 */
export class Admission {
  readonly #limits: typeof LIMITS;
  readonly #queue: Waiting[] = [];
  /** Until when this turn of the event loop may begin with pieces; undefined before its first. */
  #turnEnds: number | undefined;

  /** @param limits others than the README's, for a test that cannot wait */
  constructor(limits: Partial<typeof LIMITS> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Requests that wait for their turn now. */
  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Does the work of a request: at once where nothing else is to be done, else in its turn.
   * @throws HttpError OVERLOADED, answered 503 with Retry-After
   */
  run<T>(request: GatewayRequest, work: () => MaybePromise<T>): MaybePromise<T> {
    if (this.#queue.length === 0 && this.#hasTime()) return this.#begin(work);
    const { waitMs, few, most } = this.#limits;
    const waiting = this.#queue.length;
    if (waiting >= most || (waiting >= few && performance.now() - (this.#queue[0]?.since ?? Number.POSITIVE_INFINITY) > waitMs))
      throw overloaded();
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        request,
        since: performance.now(),
        start: () => {
          try {
            resolve(this.#begin(work));
          } catch (error) {
            reject(error);
          }
        },
        cancel: reject,
      });
    });
  }

  #begin<T>(work: () => MaybePromise<T>): MaybePromise<T> {
    const done = work();
    // What a promise has still to do in this turn is not known: it has the rest of it.
    if (done instanceof Promise) this.#turnEnds = 0;
    return done;
  }

  /** Whether this turn of the event loop may begin with another piece. */
  #hasTime(): boolean {
    const now = performance.now();
    if (this.#turnEnds !== undefined) return now < this.#turnEnds;
    this.#turnEnds = now + this.#limits.turnMs;
    setImmediate(this.#turn);
    return true;
  }

  readonly #turn = (): void => {
    this.#turnEnds = undefined;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      // Nobody would read the answer: the turn goes to the one behind.
      const { gone } = next.request;
      if (!gone && !this.#hasTime()) return;
      this.#queue.shift();
      if (gone) next.cancel(new HttpError(499, 'CLIENT_GONE', 'The client went away.'));
      else next.start();
    }
  };
}

function overloaded(): HttpError {
  return new HttpError(503, 'OVERLOADED', 'There is more to do here than can be done: try again in a moment.', { 'retry-after': '1' });
}
