import { basename, join } from 'node:path';
import { type Watching, watchPaths } from './files/watch.ts';
import { keepFresh } from './keep-fresh.ts';
import type { OpenedSite } from './site.ts';

/** What keeps content fresh: where to look, what to do, whom to tell. */
export interface WatchPlan {
  /** The sites as they lie on disk now. */
  readonly sites: readonly OpenedSite[];
  /** When an ingestion is due by time alone (RFC 3339 in UTC), or null. */
  readonly dueAt: string | null;
  /**
   * One ingestion. Answers the sites as it found them (a configuration can name other folders), and when the next is due.
   * @param changed absolute paths of all that was written to, came or went since the last one; null where that can be
   * anything, or is too much to be looked at one by one
   */
  readonly run: (changed: readonly string[] | null) => Promise<{ readonly sites: readonly OpenedSite[]; readonly dueAt: string | null }>;
  /** The system has no watches left; the folders are looked through every second instead. */
  readonly onPolling: (cause: unknown) => void;
  readonly onError: (error: unknown) => void;
}

/** More changes than this are a checkout, and everything is looked at. */
const MOST_PATHS = 200;
/** Hugo's configuration files at a site's root. */
const CONFIGURATION = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`));

/** Runs an ingestion after every burst of changes and when it is time, never two at once. */
export async function watchSites({ sites, dueAt, run, onPolling, onError }: WatchPlan): Promise<Watching> {
  let watched = pathsOf(sites);
  /** Since the last ingestion. At first anything: the files may have changed between it and the watcher's start. */
  let changed: Set<string> | null = null;
  const onChange = (paths: readonly string[] | null): void => {
    changed = changed && paths && new Set([...changed, ...paths]);
    if (changed !== null && (changed.size > MOST_PATHS || [...changed].some(isConfiguration))) changed = null;
    fresh.trigger();
  };
  const start = (): Promise<Watching> => watchPaths(watched, { onChange, onPolling });
  /** Watches other folders where the configuration now names others. */
  const follow = async (found: readonly OpenedSite[]): Promise<void> => {
    const now = pathsOf(found);
    if (now.join('\n') === watched.join('\n')) return;
    watched = now;
    await (await watching).close();
    watching = start();
    await watching;
    // Nobody watched for a moment.
    onChange(null);
  };
  let watching = start();
  const fresh = keepFresh({
    dueAt,
    async run() {
      const paths = changed && [...changed];
      changed = new Set();
      const ran = await run(paths).catch((error: unknown) => {
        changed = null;
        throw error;
      });
      await follow(ran.sites);
      return ran.dueAt;
    },
    onError,
  });
  await watching;
  // Once the caller knows that it is watched.
  setImmediate(() => fresh.trigger());
  return {
    async close() {
      await fresh.close();
      await (await watching).close();
    },
  };
}

/** Whether every document may have to be read anew because of a file. */
function isConfiguration(path: string): boolean {
  return CONFIGURATION.includes(basename(path)) || path.includes(join('config', '_default'));
}

function pathsOf(sites: readonly OpenedSite[]): string[] {
  return sites.flatMap(({ folder, config }) => {
    const { content, static: statics, assets } = config.directories;
    const names = [...content, ...statics, ...assets, ...CONFIGURATION, join('config', '_default')];
    return names.map((name) => join(folder.root, name));
  });
}
