import { contentPathOf } from '../hugo/page.ts';
import type { SiteConfig } from '../hugo/site-config.ts';
import type { PageEntry } from '../model.ts';

/** All pages of one site, by everything that a link can name them by. */
export interface SiteIndex {
  readonly config: SiteConfig;
  /** By URL and alias, decoded, without a trailing slash. */
  readonly byUrl: ReadonlyMap<string, PageEntry>;
  /** By language key and path in the content, lower case: `en:blog/2023/post`; a section or home by its folder. */
  readonly byPath: ReadonlyMap<string, PageEntry>;
  /** By language key and last part of the path; null for a name that several pages have. */
  readonly byName: ReadonlyMap<string, PageEntry | null>;
  /** Folders that hold pages, by URL: Hugo lists a top section even where it has no `_index.md`. */
  readonly folders: ReadonlySet<string>;
  /** First parts of the pages' URLs below the language. */
  readonly sections: ReadonlySet<string>;
}

/** Builds the index of one site's pages. On one URL the first page by path wins, and a page wins over an alias. */
export function buildSiteIndex(pages: readonly PageEntry[], config: SiteConfig): SiteIndex {
  const byUrl = new Map<string, PageEntry>();
  const byPath = new Map<string, PageEntry>();
  const byName = new Map<string, PageEntry | null>();
  const folders = new Set<string>();
  const sections = new Set<string>();
  const inOrder = pages.toSorted((a, b) => (a.sourcePath < b.sourcePath ? -1 : 1));
  for (const page of inOrder) {
    const url = urlKey(page.url);
    if (!byUrl.has(url)) byUrl.set(url, page);
    for (let at = url.lastIndexOf('/'); at > 0 && !folders.has(url.slice(0, at)); at = url.lastIndexOf('/', at - 1))
      folders.add(url.slice(0, at));
    sections.add(sectionOf(url, config));
    const { language, path } = logicalPath(page.sourcePath, config);
    const key = `${language}:${path}`;
    if (!byPath.has(key)) byPath.set(key, page);
    const name = `${language}:${path.slice(path.lastIndexOf('/') + 1)}`;
    byName.set(name, byName.has(name) ? null : page);
  }
  for (const page of inOrder) {
    for (const alias of page.aliases) {
      const url = urlKey(alias);
      if (!byUrl.has(url)) byUrl.set(url, page);
    }
  }
  return { config, byUrl, byPath, byName, folders, sections };
}

/** A URL's path for comparing: decoded, lower case, without `index.html` and trailing slash. */
export function urlKey(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURI(path);
  } catch {
    // A stray percent sign is compared as it is.
  }
  return decoded
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\/index\.html)?\/*$/, '');
}

/** First part of a URL's path below base path and language: what belongs to the site if any page lies there. */
export function sectionOf(url: string, config: SiteConfig): string {
  const parts = url
    .slice(config.basePath.length)
    .split('/')
    .filter((part) => part !== '');
  const first = config.languages.some(({ prefix }) => prefix !== '' && prefix === parts[0]) ? parts[1] : parts[0];
  return first ?? '';
}

/** Language key and path in the content of a file, lower case; bundles and sections by their folder. */
export function logicalPath(sourcePath: string, config: SiteConfig): { language: string; path: string; folder: string } {
  const { language, folders, stem } = contentPathOf(sourcePath, config);
  const isIndex = stem === 'index' || stem === '_index';
  const folder = folders.join('/').toLowerCase();
  return { language: language.key, path: isIndex ? folder : [...folders, stem].join('/').toLowerCase(), folder };
}
