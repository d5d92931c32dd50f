import { posix } from 'node:path';

/** What a document must know of the files around it. Paths are relative to the content folder, in NFC. */
export interface SiteFiles {
  /** True for a folder that holds an `index.md` (or `index.<lang>.md`). */
  isLeafBundle(folder: string): boolean;
  /** True for a folder that holds an `_index.md`. */
  isSection(folder: string): boolean;
  /** Files other than Markdown in a folder and below it, by path. */
  othersBelow(folder: string): readonly string[];
}

/**
 * @param documents paths of the Markdown files
 * @param others paths of all other files (content, `../static/…`, `../assets/…`)
 */
export function siteFiles(documents: readonly string[], others: readonly string[]): SiteFiles {
  const leaves = new Set<string>();
  const sections = new Set<string>();
  for (const path of documents) {
    const name = posix.basename(path);
    if (name.startsWith('index.')) leaves.add(posix.dirname(path));
    else if (name.startsWith('_index.')) sections.add(posix.dirname(path));
  }
  const sorted = others.toSorted();
  return {
    isLeafBundle: (folder) => leaves.has(folder || '.'),
    isSection: (folder) => sections.has(folder || '.'),
    othersBelow(folder) {
      const prefix = folder === '' || folder === '.' ? '' : `${folder}/`;
      let low = 0;
      for (let high = sorted.length; low < high;) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] ?? '') < prefix) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (sorted[end]?.startsWith(prefix) === true) end += 1;
      return sorted.slice(low, end);
    },
  };
}

/** The folder of a path, empty at the top. */
export function dirOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}
