import type { ResourceField } from '../hugo/front-matter-fields.ts';
import { globTest } from './globs.ts';

/** What `resources:` of the front matter give to the files of a page's bundle. */
export interface ResourceLabels {
  /** By path in the bundle. */
  readonly titles: ReadonlyMap<string, string>;
  /** Paths by the name that the front matter gives them, in lower case. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Labels files as Hugo does: of the entries whose `src` matches a file, the first with a `name` gives the name and the
 * first with a `title` the title. `:counter` counts the files that an entry has labelled.
 * @param paths in the order in which they are counted
 */
export function labelResources(entries: readonly ResourceField[], paths: readonly string[]): ResourceLabels {
  const tests = entries.map(({ src }) => globTest(src));
  const counters = new Map<string, number>();
  const labelOf = (path: string, field: 'name' | 'title'): string | null => {
    const entry = entries.find((each, at) => each[field] !== null && tests[at]?.(path));
    const label = entry?.[field] ?? null;
    if (entry === undefined || !label?.includes(':counter')) return label;
    const key = `${field} ${entry.src.toLowerCase()}`;
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return label.replaceAll(':counter', String(count));
  };
  const titles = new Map<string, string>();
  const named = new Map<string, string>();
  for (const path of paths) {
    const name = labelOf(path, 'name')?.toLowerCase();
    if (name !== undefined && !named.has(name)) named.set(name, path);
    const title = labelOf(path, 'title');
    if (title !== null) titles.set(path, title);
  }
  return { titles, paths: named };
}
