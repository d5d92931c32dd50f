import { exposition, type Measure, measureProcess } from './measures.ts';

/** Milliseconds after which a worker that says nothing is left out: it may be stuck. */
const PATIENCE_MS = 2000;

/** Puts together what several workers and the process that keeps them measure. */
export class CrewMeasures {
  readonly #askAll: () => readonly number[];
  readonly #awaited = new Map<number, (measures: readonly Measure[]) => void>();
  #collection: Promise<string> | undefined;

  /** @param askAll asks every worker to tell, and answers whom it asked */
  constructor(askAll: () => readonly number[]) {
    this.#askAll = askAll;
  }

  /** What all of them measure, as Prometheus reads it. Whoever asks during a collection gets the same. */
  collect(): Promise<string> {
    this.#collection ??= this.#collect().finally(() => (this.#collection = undefined));
    return this.#collection;
  }

  /** Takes what a worker told. */
  told(worker: number, measures: readonly Measure[]): void {
    this.#awaited.get(worker)?.(measures);
  }

  async #collect(): Promise<string> {
    const answers = this.#askAll().map((worker) => this.#answerOf(worker));
    return exposition(await Promise.all([measureProcess(), ...answers]));
  }

  async #answerOf(worker: number): Promise<readonly Measure[]> {
    const { promise, resolve } = Promise.withResolvers<readonly Measure[]>();
    this.#awaited.set(worker, resolve);
    const timer = setTimeout(() => resolve([]), PATIENCE_MS);
    const measures = await promise;
    clearTimeout(timer);
    this.#awaited.delete(worker);
    return measures;
  }
}
