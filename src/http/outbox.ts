/** So many answers wait for each other at most. */
const MOST = 64;

/**
 * Sends what is answered in one turn of the event loop at its end, one answer after the other: whoever reads them is woken
 * once. Sent one by one, between reading one request and the next, each wakes him anew, which costs the sender more than
 * finding a stored answer does.
 */
export class Outbox {
  #waiting: (() => void)[] = [];

  /** @param send must not throw: others wait behind it */
  add(send: () => void): void {
    const count = this.#waiting.push(send);
    if (count === 1) setImmediate(this.#flush);
    else if (count === MOST) this.#flush();
  }

  readonly #flush = (): void => {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const send of waiting) send();
  };
}
