/** Fields between two looks at the clock, which costs as much as a small resolver. */
const LOOK_EVERY = 16;

/**
 * Ends an execution when its time is over or nobody waits for it any more. It is to the executor what an `AbortSignal`
 * is, but looks at the clock itself: SQLite answers at once, so most executions let no timer run before they are done.
 */
export class Deadline {
  /** Why the execution ends; undefined while it may go on. */
  reason: Error | undefined;
  readonly #endsAt: number;
  readonly #overdue: () => Error;
  #fields = 0;
  #listener: (() => void) | undefined;

  /** @param ms milliseconds from now @param overdue makes the error of an execution that took longer */
  constructor(ms: number, overdue: () => Error) {
    this.#endsAt = performance.now() + ms;
    this.#overdue = overdue;
  }

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  /** Called by the executor before each field. */
  throwIfAborted(): void {
    this.#fields += 1;
    if (this.#fields % LOOK_EVERY === 0 && performance.now() > this.#endsAt) this.reason ??= this.#overdue();
    if (this.reason !== undefined) throw this.reason;
  }

  /** Ends the execution: what it waits for is not waited for any more. */
  abort(reason: Error): void {
    this.reason ??= reason;
    this.#listener?.();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listener = listener;
  }

  removeEventListener(): void {
    this.#listener = undefined;
  }
}
