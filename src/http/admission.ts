import type { MaybePromise } from '../model.ts';
import { type GatewayRequest, HttpError } from './exchange.ts';

/** Milliseconds and counts of the README's table of limits. */
const LIMITS = {
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
 * Starts work that keeps the event loop busy one piece a turn, first come, first served: between any two pieces all
 * connections are read, so health checks and stored answers never wait for more than one. Where more comes than can be
 * done, it is refused at once with a hint when to come again, and what was let in is done in time.
 */
export class Admission {
  readonly #limits: typeof LIMITS;
  readonly #queue: Waiting[] = [];
  /** Whether this turn of the event loop has had its piece. */
  #taken = false;

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
    if (!this.#taken) {
      this.#take();
      return work();
    }
    const { waitMs, few, most } = this.#limits;
    const waiting = this.#queue.length;
    if (waiting >= most || (waiting >= few && performance.now() - (this.#queue[0]?.since ?? Number.POSITIVE_INFINITY) > waitMs))
      throw overloaded();
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        request,
        since: performance.now(),
        start: () => resolve(new Promise((done) => done(work()))),
        cancel: reject,
      });
    });
  }

  #take(): void {
    this.#taken = true;
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    this.#taken = false;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      // Nobody would read the answer: the turn goes to the one behind.
      if (next.request.signal.aborted) next.cancel(new HttpError(499, 'CLIENT_GONE', 'The client went away.'));
      else {
        this.#take();
        next.start();
        return;
      }
    }
  };
}

function overloaded(): HttpError {
  return new HttpError(503, 'OVERLOADED', 'There is more to do here than can be done: try again in a moment.', { 'retry-after': '1' });
}
