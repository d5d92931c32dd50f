import { posix } from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import { joinPath } from '../hugo/url-path.ts';
import type { Diagnostic, LinkRecord, PageEntry, ResolvedLink } from '../model.ts';
import { logicalPath, sectionOf, type SiteIndex, urlKey } from './site-index.ts';

/** What follows the path: query and fragment. */
const TAIL = /[?#].*$/s;

/**
 * Says where a page's links lead. Only what can be known is called broken: a `ref` or `.md` destination without its
 * page, or a URL in a part of the site that has pages, but not this one. Files, feeds, taxonomy and paging URLs are not.
 */
export function resolveLinks(
  page: PageEntry,
  links: readonly LinkRecord[],
  index: SiteIndex,
): { links: ResolvedLink[]; diagnostics: Diagnostic[] } {
  const resolved = links.map((link) => resolveLink(page, link, index));
  const diagnostics = resolved
    .filter(({ broken }) => broken)
    .map(({ url, line }) =>
      diagnostic('LINK_BROKEN', { site: page.site, sourcePath: page.sourcePath, line }, `The link "${url}" leads to no page of the site.`),
    );
  return { links: resolved, diagnostics };
}

function resolveLink(page: PageEntry, link: LinkRecord, index: SiteIndex): ResolvedLink {
  if (!link.internal) return { ...link, target: null, href: link.url, broken: false };
  const tail = TAIL.exec(link.url)?.[0] ?? '';
  const path = link.url.slice(0, link.url.length - tail.length).trim();
  if (path === '') return { ...link, target: page.key, href: page.url + tail, broken: false };
  const isAbsolute = /^(?:https?:)?\/\//i.test(path);
  const target = link.isReference && !isAbsolute ? byReference(page, path, index) : null;
  const url = isAbsolute
    ? pathOfAbsolute(path, index)
    : (URL.parse(path.replaceAll('\\', '/'), `https://site.invalid${page.url}`)?.pathname ?? page.url);
  const found = target ?? byUrl(url, index) ?? (isAbsolute || path.startsWith('/') ? null : inDefaultLanguage(url, page, index));
  if (found !== null) return { ...link, target: found.key, href: found.url + tail, broken: false };
  return { ...link, target: null, href: url + tail, broken: link.isReference ? !isAbsolute : isBrokenUrl(url, index) };
}

function pathOfAbsolute(url: string, index: SiteIndex): string {
  const path = URL.parse(url.startsWith('//') ? `https:${url}` : url)?.pathname ?? '/';
  return path === '' ? index.config.basePath : path;
}

/**
 * The page that `ref` or a `.md` destination names: from the content's top with a leading `/`, else from the file's
 * folder (for bundles also the one above), else by its name alone where only one page has it. In the page's language
 * first, then in the default one.
 */
function byReference(page: PageEntry, written: string, index: SiteIndex): PageEntry | null {
  const own = logicalPath(page.sourcePath, index.config);
  const name = decodePath(written)
    .toLowerCase()
    .replace(/\.(?:md|markdown)$/, '')
    .replace(/(?:^|\/)_?index$/, (found) => (found.startsWith('/') ? '/' : '.'));
  const plain = name.replace(/\/+$/, '');
  const paths = plain.startsWith('/')
    ? [plain.slice(1)]
    : [own.folder, posix.dirname(own.path), posix.dirname(own.folder), own.path].map((from) => posix.join(from, plain));
  if (!plain.startsWith('.') && !plain.startsWith('/')) paths.push(plain);
  const languages = [...new Set([own.language, index.config.defaultLanguage])];
  for (const language of languages) {
    for (const path of paths) {
      const found = index.byPath.get(`${language}:${path === '.' ? '' : path}`);
      if (found !== undefined) return found;
    }
    // A path from the repository's top: /content/en/docs/page.md
    const mounted = plain.startsWith('/') ? index.byPath.get(`${language}:${withoutMount(plain.slice(1), index)}`) : undefined;
    if (mounted !== undefined) return mounted;
    const named = plain.includes('/') || plain === '' || plain === '.' ? undefined : index.byName.get(`${language}:${plain}`);
    if (named !== undefined && named !== null) return named;
  }
  return null;
}

function withoutMount(path: string, index: SiteIndex): string {
  const below = path.replace(/^content\//, '');
  const mount = index.config.mounts.find((candidate) => candidate.path !== '' && below.startsWith(`${candidate.path.toLowerCase()}/`));
  return mount === undefined ? below : below.slice(mount.path.length + 1);
}

function byUrl(url: string, index: SiteIndex): PageEntry | null {
  const key = urlKey(url);
  // Many sites write links as if the base URL had no path.
  return (
    index.byUrl.get(key) ??
    (index.config.basePath === '' ? null : (index.byUrl.get(`${index.config.basePath.toLowerCase()}${key}`) ?? null))
  );
}

/** Translations keep the relative links of their original: what is not translated is there in the default language. */
function inDefaultLanguage(url: string, page: PageEntry, index: SiteIndex): PageEntry | null {
  const { config } = index;
  const own = config.languages.find(({ key }) => key === logicalPath(page.sourcePath, config).language);
  const main = config.languages.find(({ key }) => key === config.defaultLanguage);
  const start = `${config.basePath}/${own?.prefix ?? ''}/`;
  if (own === undefined || main === undefined || own.prefix === '' || own === main || !url.startsWith(start)) return null;
  return byUrl(joinPath(config.basePath, main.prefix, url.slice(start.length)), index);
}

function isBrokenUrl(url: string, index: SiteIndex): boolean {
  const key = urlKey(url);
  if (key === '' || index.folders.has(key)) return false;
  const parts = key.split('/');
  if (/\.[a-z0-9]{1,8}$/.test(parts.at(-1) ?? '') && !/\.html?$/.test(key)) return false;
  const section = sectionOf(key, index.config);
  if (index.config.taxonomies.some((plural) => plural.toLowerCase() === section)) return false;
  if (/\/page\/\d+$/.test(key)) return false;
  // A theme or another program can serve whole parts of a configured site; a bare folder of Markdown has nothing else.
  return !index.config.isConfigured || (index.sections.has(section) && parts.length > 2);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
