import { dirOf } from './hugo/site-files.ts';
import type { FoundFile } from './model.ts';
import type { OpenedSite } from './site.ts';
import type { StoredContent } from './store/stored-content.ts';

/** A site's leaf bundles: what is wrong with a file in one is not told while its page is hidden: it would give a draft away. */
export class Bundles {
  readonly #stored: StoredContent;
  readonly #site: string;
  /** Pages by folder: one for each language that has its files side by side. */
  readonly #pages: ReadonlyMap<string, readonly string[]>;

  constructor(stored: StoredContent, { folder, documents }: OpenedSite) {
    this.#stored = stored;
    this.#site = folder.key;
    const pages = documents.map(({ path }) => path).filter(isBundlePage);
    this.#pages = Map.groupBy(pages, dirOf);
  }

  /** Whether a file lies in a bundle whose pages are all hidden. To be asked once the bundles' pages have been stored. */
  hides(path: string): boolean {
    if (this.#pages.size === 0) return false;
    let folder = isBundlePage(path) ? dirOf(dirOf(path)) : dirOf(path);
    for (; folder !== ''; folder = dirOf(folder)) {
      const pages = this.#pages.get(folder);
      if (pages?.every((page) => this.#stored.leftNothing(this.#site, page)) === true) return true;
    }
    return false;
  }
}

/** The documents that can have changed, each after the pages of the bundles that it lies in. */
export function pagesFirst({ documents, changed }: OpenedSite): readonly FoundFile[] {
  const files = changed === null ? documents : documents.filter(({ path }) => changed.has(path));
  const pages = files.filter(({ path }) => isBundlePage(path)).toSorted((a, b) => depth(a) - depth(b));
  return [...pages, ...files.filter(({ path }) => !isBundlePage(path))];
}

function depth({ path }: FoundFile): number {
  return path.split('/').length;
}

function isBundlePage(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('index.');
}
