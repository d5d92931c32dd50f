import { HttpError } from './exchange.ts';

/** Runs few jobs at once and lets a bounded number wait, first come, first served. */
export class JobQueue {
  readonly #atOnce: number;
  readonly #places: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param atOnce jobs that run at a time @param places jobs that may wait */
  constructor(atOnce: number, places: number) {
    this.#atOnce = atOnce;
    this.#places = places;
  }

  /** @throws HttpError 503 with Retry-After where every place is taken */
  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else {
      if (this.#waiting.length >= this.#places)
        throw new HttpError(503, 'OVERLOADED', 'Too many images are being resized: try again in a moment.', { 'retry-after': '2' });
      // Whoever ends hands its turn over, so `#running` stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
