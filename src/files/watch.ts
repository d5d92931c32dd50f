import { basename, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** What a watcher is told and tells. */
export interface WatchOptions {
  /**
   * Something changed; called once for a burst of changes.
   * @param paths absolute, of the files and folders that were written to, came or went; null where it can be any
   */
  readonly onChange: (paths: readonly string[] | null) => void;
  /** There are no watches left, so the folders are looked through every so often instead. */
  readonly onPolling: (cause: unknown) => void;
}

export interface Watching {
  close(): Promise<void>;
}

/** Milliseconds of quiet that end the burst of an edit, which is to show at once. */
const QUIET_MS = 20;
/** More paths than one edit touches are a checkout, whose writer may pause for longer. */
const EDIT_PATHS = 5;
const CHECKOUT_QUIET_MS = 150;
/** Longest that a burst is waited for, in milliseconds. */
const BURST_MS = 2000;
/** Time between two looks at a file while polling, in milliseconds. */
const POLL_MS = 1000;
/** Errors that say that there are too few watches, not that the watched is broken. */
const EXHAUSTED = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/**
 * Watches files and folders, whether they are there yet or not, for anything that an ingestion would see. Links are
 * not followed. Resolves once every change from now on is noticed.
 */
export async function watchPaths(paths: readonly string[], options: WatchOptions): Promise<Watching> {
  const { onChange, onPolling } = options;
  let watcher: FSWatcher;
  let closed = false;
  let quiet: NodeJS.Timeout | undefined;
  let burst: NodeJS.Timeout | undefined;
  /** Of the burst that goes on. */
  let changed = new Set<string>();
  let isCheckout = false;
  const settle = (): void => {
    clearTimeout(quiet);
    clearTimeout(burst);
    burst = undefined;
    const noticed = [...changed];
    changed = new Set();
    isCheckout = false;
    onChange(noticed);
  };
  const notice = (event: string, path: string): void => {
    changed.add(resolve(path));
    // What lies in a folder that came or went is told after it.
    isCheckout ||= changed.size > EDIT_PATHS || event.endsWith('Dir');
    clearTimeout(quiet);
    quiet = setTimeout(settle, isCheckout ? CHECKOUT_QUIET_MS : QUIET_MS);
    burst ??= setTimeout(settle, BURST_MS);
  };
  const start = (usePolling: boolean): Promise<void> => {
    watcher = watch([...paths], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => isHidden(path) && !paths.includes(path),
      usePolling,
      interval: POLL_MS,
      binaryInterval: POLL_MS,
    });
    watcher.on('all', notice);
    return new Promise((ready) => {
      watcher.once('ready', ready);
      watcher.on('error', (error) => {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        if (usePolling || closed || !EXHAUSTED.has(code)) return;
        onPolling(error);
        void watcher
          .close()
          .then(() => (closed ? undefined : start(true)))
          .then(ready)
          // Nobody watched for a moment.
          .then(() => (closed ? undefined : onChange(null)));
      });
    });
  };
  await start(false);
  return {
    async close() {
      closed = true;
      clearTimeout(quiet);
      clearTimeout(burst);
      await watcher.close();
    },
  };
}

/** What a scan passes over: names with a leading dot, and `node_modules`. */
function isHidden(path: string): boolean {
  const name = basename(path);
  return name.startsWith('.') || name === 'node_modules';
}
