import { GraphQLError } from 'graphql';
import { type ContentChange, joinChanges } from '../store/changes.ts';
import type { Logger } from './logger.ts';

/** Where changes are read. Whichever process ingests, they are in the database. */
export interface ChangeSource {
  /** Of what is served now. Asked often, so it must be cheap. */
  revision(): string;
  /** Every change after a revision, the oldest first; null where that is not remembered any more. */
  changesSince(revision: string): readonly ContentChange[] | null;
}

/** Milliseconds between two looks for a new revision, while somebody follows. A look costs some 2 µs. */
const LOOK_MS = 25;
/** Followers of one process. */
const MOST_FOLLOWERS = 1000;

/**
 * Tells followers of every ingestion that changed something. Looks for new revisions only while somebody follows. A
 * follower that reads more slowly than content changes gets one message for several ingestions, joined exactly, so no
 * more than one ever waits. Where the changes since the last look are not remembered any more, streams end: whoever
 * connects again has to ask again.
 */
export class ChangeFeed {
  readonly #source: ChangeSource;
  readonly #logger: Logger;
  readonly #most: number;
  readonly #followers = new Set<Follower>();
  #timer: NodeJS.Timeout | undefined;
  #seen = '';

  /** @param most followers at once */
  constructor(source: ChangeSource, logger: Logger, most = MOST_FOLLOWERS) {
    this.#source = source;
    this.#logger = logger;
    this.#most = most;
  }

  /** Followers now. */
  get size(): number {
    return this.#followers.size;
  }

  /**
   * Changes from now on, until `signal` is aborted, `return` is called or the feed is ended.
   * @throws GraphQLError TOO_MANY_SUBSCRIBERS, answered 503
   */
  follow(signal: AbortSignal): AsyncIterableIterator<ContentChange> {
    if (this.#followers.size >= this.#most) {
      throw new GraphQLError(`This server tells ${this.#most} subscribers already: try again later.`, {
        extensions: { code: 'TOO_MANY_SUBSCRIBERS', http: { status: 503, headers: { 'retry-after': '5' } } },
      });
    }
    // Whoever came before hears first of what changed before.
    if (this.#followers.size > 0) this.#look();
    else this.#seen = this.#source.revision();
    const follower = new Follower(() => this.#leave(follower));
    this.#followers.add(follower);
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS);
    if (signal.aborted) follower.end();
    else signal.addEventListener('abort', () => follower.end(), { once: true });
    return follower;
  }

  /** Ends every stream. */
  end(): void {
    for (const follower of this.#followers) follower.end();
  }

  #look(): void {
    try {
      const revision = this.#source.revision();
      if (revision === this.#seen) return;
      const changes = this.#source.changesSince(this.#seen);
      // The last of them can be younger than the revision that was asked for just now.
      this.#seen = changes?.at(-1)?.revision ?? revision;
      if (changes === null) this.end();
      for (const change of changes ?? []) for (const follower of this.#followers) follower.tell(change);
    } catch (error) {
      this.#logger.error({ err: error }, 'changes cannot be read; streams end');
      this.end();
    }
  }

  #leave(follower: Follower): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** One stream of changes. Not a generator: `return` must end it while `next` waits. */
class Follower implements AsyncIterableIterator<ContentChange> {
  readonly #onEnd: () => void;
  #waiting: ((result: IteratorResult<ContentChange>) => void) | undefined;
  #untold: ContentChange | undefined;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  tell(change: ContentChange): void {
    if (this.#waiting) {
      this.#waiting({ value: change, done: false });
      this.#waiting = undefined;
    } else this.#untold = this.#untold ? joinChanges(this.#untold, change) : change;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
    this.#waiting?.({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<ContentChange>> {
    const value = this.#untold;
    this.#untold = undefined;
    if (value) return Promise.resolve({ value, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  return(): Promise<IteratorResult<ContentChange>> {
    this.#untold = undefined;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
