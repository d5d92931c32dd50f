import type { IngestProgress } from '../ingest.ts';

const WIDTH = 30;
/** Milliseconds between two drawings: faster is only work for the terminal. */
const REDRAW_MS = 80;

/** Shows how far an ingestion is: a bar on a terminal, otherwise one plain line for each phase that takes long. */
export class ProgressDisplay {
  readonly #stream: NodeJS.WriteStream;
  #phase = '';
  #drawnAt = 0;
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Call it as often as there is progress. */
  update({ phase, done, total }: IngestProgress): void {
    if (!this.#stream.isTTY) {
      if (phase !== this.#phase && total > 0) this.#stream.write(`${phase}: ${total}\n`);
      this.#phase = phase;
      return;
    }
    const now = Date.now();
    if (phase === this.#phase && done < total && now - this.#drawnAt < REDRAW_MS) return;
    this.#phase = phase;
    this.#drawnAt = now;
    this.#shown = true;
    this.#stream.write(`\r\u001B[K${bar(done, total)} ${phase} ${done}/${total}`);
  }

  /** Takes the bar off the terminal. */
  finish(): void {
    if (this.#shown) this.#stream.write('\r\u001B[K');
    this.#shown = false;
    this.#phase = '';
  }
}

/** `[=====     ]` */
function bar(done: number, total: number): string {
  const filled = total === 0 ? WIDTH : Math.round((Math.min(done, total) / total) * WIDTH);
  return `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}]`;
}
