/** Waits for SIGINT or SIGTERM. */
export interface Stopping {
  wait(): Promise<void>;
}

/**
 * Listens for the signals that ask the process to end. Before anyone waits there is nothing to drain, so the process
 * ends at once with 0 (an ingestion that is under way leaves the old content in place). A second signal while
 * draining ends it too: whoever presses Ctrl+C twice means it.
 */
export function untilStopped(): Stopping {
  let stop: (() => void) | undefined;
  const onSignal = (): void => {
    if (!stop) process.exit(0);
    stop();
    stop = undefined;
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { wait: () => new Promise((resolve) => (stop = resolve)) };
}
