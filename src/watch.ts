import { join } from 'node:path';
import { type Watching, watchPaths } from './files/watch.ts';
import type { OpenedSite } from './site.ts';

/** What keeps content fresh: where to look, what to do, whom to tell. */
export interface WatchPlan {
  /** The sites as they lie on disk now. */
  readonly sites: readonly OpenedSite[];
  /** One ingestion. Answers the sites as it found them: a configuration can name other folders than before. */
  readonly run: () => Promise<readonly OpenedSite[]>;
  /** The system has no watches left; the folders are looked through every second instead. */
  readonly onPolling: (cause: unknown) => void;
  readonly onError: (error: unknown) => void;
}

/** Hugo's configuration files at a site's root. */
const CONFIGURATION = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`));

/** Runs an ingestion after every burst of changes, never two at once. What changes during one is taken by the next. */
export async function watchSites(plan: WatchPlan): Promise<Watching> {
  let running: Promise<void> | undefined;
  const state = { again: false, closed: false };
  let watched = pathsOf(plan.sites);
  const onChange = (): void => {
    state.again = true;
    running ??= work().finally(() => (running = undefined));
  };
  const start = (): Promise<Watching> => watchPaths(watched, { onChange, onPolling: plan.onPolling });
  const work = async (): Promise<void> => {
    while (state.again && !state.closed) {
      state.again = false;
      try {
        await follow(await plan.run());
      } catch (error) {
        plan.onError(error);
      }
    }
  };
  /** Watches other folders where the configuration now names others. */
  const follow = async (sites: readonly OpenedSite[]): Promise<void> => {
    const now = pathsOf(sites);
    if (now.join('\n') === watched.join('\n')) return;
    watched = now;
    await watching.close();
    watching = await start();
  };
  let watching = await start();
  return {
    async close() {
      state.closed = true;
      await watching.close();
      await running;
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
