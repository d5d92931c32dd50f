import { join } from 'node:path';
import { type Watching, watchPaths } from './files/watch.ts';
import { keepFresh } from './keep-fresh.ts';
import type { OpenedSite } from './site.ts';

/** What keeps content fresh: where to look, what to do, whom to tell. */
export interface WatchPlan {
  /** The sites as they lie on disk now. */
  readonly sites: readonly OpenedSite[];
  /** When an ingestion is due by time alone (RFC 3339 in UTC), or null. */
  readonly dueAt: string | null;
  /** One ingestion. Answers the sites as it found them (a configuration can name other folders), and when the next is due. */
  readonly run: () => Promise<{ readonly sites: readonly OpenedSite[]; readonly dueAt: string | null }>;
  /** The system has no watches left; the folders are looked through every second instead. */
  readonly onPolling: (cause: unknown) => void;
  readonly onError: (error: unknown) => void;
}

/** Hugo's configuration files at a site's root. */
const CONFIGURATION = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`));

/** Runs an ingestion after every burst of changes and when it is time, never two at once. */
export async function watchSites({ sites, dueAt, run, onPolling, onError }: WatchPlan): Promise<Watching> {
  let watched = pathsOf(sites);
  const start = (): Promise<Watching> => watchPaths(watched, { onChange: () => fresh.trigger(), onPolling });
  /** Watches other folders where the configuration now names others. */
  const follow = async (found: readonly OpenedSite[]): Promise<void> => {
    const now = pathsOf(found);
    if (now.join('\n') === watched.join('\n')) return;
    watched = now;
    await (await watching).close();
    watching = start();
    await watching;
  };
  let watching = start();
  const fresh = keepFresh({
    dueAt,
    async run() {
      const ran = await run();
      await follow(ran.sites);
      return ran.dueAt;
    },
    onError,
  });
  await watching;
  return {
    async close() {
      await fresh.close();
      await (await watching).close();
    },
  };
}

function pathsOf(sites: readonly OpenedSite[]): string[] {
  return sites.flatMap(({ folder, config }) => {
    const { content, static: statics, assets } = config.directories;
    const names = [...content, ...statics, ...assets, ...CONFIGURATION, join('config', '_default')];
    return names.map((name) => join(folder.root, name));
  });
}
