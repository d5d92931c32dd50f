/** What is done to be fresh, and when. */
export interface FreshPlan {
  /** One ingestion. Answers when the next one is due by time alone (RFC 3339 in UTC), or null. */
  readonly run: () => Promise<string | null>;
  /** When the first one is due, or null. */
  readonly dueAt: string | null;
  readonly onError: (error: unknown) => void;
}

/** Content that is kept fresh. */
export interface Freshness {
  /** Asks for an ingestion; what is asked for during one is done after it. */
  trigger(): void;
  /** Waits for the ingestion that runs, and lets none follow. */
  close(): Promise<void>;
}

/** Milliseconds between two looks at the clock: it may be set anew, and a machine that slept has no timer that did not. */
const LOOK_MS = 30_000;

/** Ingests when it is asked to and when it is time, never twice at once. After a failure it is tried again. */
export function keepFresh({ run, onError, ...plan }: FreshPlan): Freshness {
  let dueAt = plan.dueAt === null ? Infinity : Date.parse(plan.dueAt);
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const state = { again: false, closed: false };
  const work = async (): Promise<void> => {
    while (state.again && !state.closed) {
      state.again = false;
      try {
        const next = await run();
        dueAt = next === null ? Infinity : Date.parse(next);
      } catch (error) {
        dueAt = Math.max(dueAt, Date.now() + LOOK_MS);
        onError(error);
      }
    }
  };
  const trigger = (): void => {
    state.again = true;
    clearTimeout(timer);
    running ??= work().finally(() => {
      running = undefined;
      if (!state.closed) look();
    });
  };
  const look = (): void => {
    const waitMs = dueAt - Date.now();
    if (waitMs <= 0) trigger();
    else timer = setTimeout(look, Math.min(waitMs, LOOK_MS));
  };
  look();
  return {
    trigger,
    async close() {
      state.closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
