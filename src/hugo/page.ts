import { posix } from 'node:path';
import type { PostKind } from '../model.ts';
import { parseDate, type ReadDate } from './dates.ts';
import type { FrontMatterFields } from './front-matter-fields.ts';
import { expandPermalink } from './permalink.ts';
import type { ContentMount, Language, SiteConfig } from './site-config.ts';
import { dirOf, type SiteFiles } from './site-files.ts';
import { escapePath, joinPath, sanitizePath } from './url-path.ts';

/** What a file's path alone says of it. */
export interface PagePlace {
  readonly kind: PostKind;
  readonly language: Language;
  readonly mount: ContentMount | null;
  /** Folders of the page in the site's content, a leaf bundle's own folder not counted. */
  readonly folders: readonly string[];
  /** Name without extension and language; for a leaf bundle that of its folder, for a section that of its folder. */
  readonly baseName: string;
  /** Its file lies in a folder of its own: `index.md` or `_index.md`. */
  readonly isBundle: boolean;
  /** Folder of the file, relative to the content folder. */
  readonly folder: string;
  /** A date that starts the name (`2024-03-20-title`), and the rest. */
  readonly filenameDate: ReadDate | null;
  /** Why the site does not publish it as a page of its own, or null. */
  readonly unpublished: string | null;
}

/** Where a page stands in its site. */
export interface PageIdentity {
  /** Site-absolute, escaped path. */
  readonly url: string;
  readonly aliases: readonly string[];
  readonly slug: string;
  readonly section: string | null;
  /** Equal for all translations of the page. */
  readonly translationKey: string;
}

/** A file's place in the site's content, all languages laid over each other. */
export interface ContentPath {
  readonly mount: ContentMount | null;
  readonly language: Language;
  /** Folders below the content's top. */
  readonly folders: readonly string[];
  /** Name without extension and language. */
  readonly stem: string;
}

/** Reads a file's path by mounts and language suffix. */
export function contentPathOf(sourcePath: string, config: SiteConfig): ContentPath {
  const mount = config.mounts.find(({ path }) => (path === '' ? !sourcePath.startsWith('../') : sourcePath.startsWith(`${path}/`))) ?? null;
  const inMount = mount === null ? sourcePath : sourcePath.slice(mount.path === '' ? 0 : mount.path.length + 1);
  const folders = posix.join(mount?.target ?? '', inMount).split('/');
  return { mount, ...readName(folders.pop() ?? '', mount, config), folders };
}

/** Folders, relative to the content folder, that are laid over each other at one place of the site's content. */
export function foldersAt(virtual: string, config: SiteConfig, language?: string): string[] {
  return config.mounts.flatMap((mount) => {
    if (language !== undefined && mount.language !== language) return [];
    if (mount.target === '') return [posix.join(mount.path, virtual)];
    const inTarget = virtual === mount.target ? '' : virtual.startsWith(`${mount.target}/`) ? virtual.slice(mount.target.length + 1) : null;
    return inTarget === null ? [] : [posix.join(mount.path, inTarget)];
  });
}

/** Reads a file's path: kind, language, folders. */
export function placeOf(sourcePath: string, config: SiteConfig, files: SiteFiles): PagePlace {
  const { mount, language, folders: parts, stem } = contentPathOf(sourcePath, config);
  const isIndex = stem === 'index' || stem === '_index';
  const atTop = parts.length === 0;
  const isLeaf = stem === 'index' && !atTop;
  const owner = mount === null ? null : enclosingBundle(stem === 'index' ? parts.slice(0, -1) : parts, config, files);
  const baseName = isIndex ? (parts.at(-1) ?? '') : stem;
  const dated = /^(\d{4}-\d{2}-\d{2})(?:[-_\s]+(.+))?$/.exec(baseName);
  return {
    kind: isIndex && atTop ? 'HOME' : stem === '_index' ? 'SECTION' : 'PAGE',
    language,
    mount,
    folders: isLeaf ? parts.slice(0, -1) : parts,
    baseName,
    isBundle: isIndex,
    folder: dirOf(sourcePath),
    filenameDate: dated?.[1] === undefined ? null : parseDate(dated[1], language.timeZone),
    unpublished:
      mount === null
        ? 'it lies outside of the content folders that the configuration names'
        : language.disabled
          ? `the language ${language.tag} is disabled`
          : owner === null
            ? null
            : `it belongs to the page bundle ${owner}`,
  };
}

/**
 * The outermost folder above a file that is a leaf bundle, in any language: Hugo lays the languages over each other, so
 * what lies in the folder of a page belongs to that page even where the page has no translation. Null for none.
 */
function enclosingBundle(folders: readonly string[], config: SiteConfig, files: SiteFiles): string | null {
  for (let depth = 1; depth <= folders.length; depth += 1) {
    const found = foldersAt(folders.slice(0, depth).join('/'), config).find((folder) => files.isLeafBundle(folder));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * What a document's reading depends on besides its own text and the configuration: bundles and sections among the
 * folders above it, and the files of its bundle and of that bundle in other languages. Equal text, equal reading.
 */
export function surroundingsOf(sourcePath: string, config: SiteConfig, files: SiteFiles): string {
  const { folders } = contentPathOf(sourcePath, config);
  const seen: string[] = [];
  for (let depth = 1; depth <= folders.length; depth += 1) {
    for (const folder of foldersAt(folders.slice(0, depth).join('/'), config)) {
      if (files.isLeafBundle(folder)) seen.push(`leaf ${folder}`);
      if (files.isSection(folder)) seen.push(`section ${folder}`);
    }
  }
  for (const folder of foldersAt(folders.join('/'), config))
    if (files.isLeafBundle(folder) || files.isSection(folder)) seen.push(...files.othersBelow(folder));
  return seen.join('\n');
}

function readName(name: string, mount: ContentMount | null, config: SiteConfig): { stem: string; language: Language } {
  const stem = name.replace(/\.[^.]+$/, '');
  const dot = stem.lastIndexOf('.');
  const suffix = dot <= 0 ? null : stem.slice(dot + 1).toLowerCase();
  const named = config.languages.find(({ key }) => key === suffix);
  if (named !== undefined) return { stem: stem.slice(0, dot), language: named };
  const key = mount?.language ?? config.defaultLanguage;
  const language = config.languages.find((candidate) => candidate.key === key) ?? config.languages[0];
  // A mount may name a language that the site does not have.
  return { stem, language: language ?? { key, tag: key, title: null, weight: 0, prefix: '', disabled: true, timeZone: config.timeZone } };
}

/** URL, aliases and translation key of a page, as Hugo computes them. */
export function identityOf(place: PagePlace, fields: FrontMatterFields, config: SiteConfig, files: SiteFiles): PageIdentity {
  const section = place.folders[0] ?? null;
  const filenameSlug = usesFilename(config) && place.filenameDate !== null ? place.baseName.replace(/^\d{4}-\d{2}-\d{2}[-_\s]*/, '') : '';
  const slug = fields.slug ?? (filenameSlug === '' ? null : filenameSlug);
  const url = pageUrl(place, { ...fields, slug }, section ?? '', config, files);
  const kind = place.kind.toLowerCase();
  const path = place.isBundle && place.kind !== 'PAGE' ? place.folders.join('/') : [...place.folders, place.baseName].join('/');
  return {
    url: escapePath(url),
    aliases: [...new Set(fields.aliases.map((alias) => aliasPath(alias, url, config)))],
    slug: slug ?? (lastPart(url) || sanitizePath(place.baseName, config) || place.language.key),
    section,
    translationKey: `${kind}/${fields.translationKey ?? path.toLowerCase()}`,
  };
}

function usesFilename(config: SiteConfig): boolean {
  return Object.values(config.dateSources).some((keys: readonly string[]) => keys.includes(':filename'));
}

function pageUrl(place: PagePlace, fields: FrontMatterFields, section: string, config: SiteConfig, files: SiteFiles): string {
  const permalinkPage = {
    day: fields.day,
    title: fields.title ?? '',
    slug: fields.slug,
    section,
    sections: sectionsOf(place, files),
    contentBaseName: place.baseName,
  };
  const { prefix } = place.language;
  if (fields.url !== null && !/^[a-z][a-z0-9+.-]*:\/\//i.test(fields.url)) {
    const written = fields.url.includes(':') ? expandPermalink(fields.url, permalinkPage, config) : fields.url;
    // Only a relative one gets the language: https://gohugo.io/content-management/urls/#url
    return joinPath(config.basePath, written.startsWith('/') ? '' : prefix, ended(written));
  }
  if (place.kind === 'HOME') return joinPath(config.basePath, prefix, '/');
  const patterns = place.kind === 'PAGE' ? config.permalinks.page : config.permalinks.section;
  const pattern = patterns[section.toLowerCase()];
  const path =
    pattern === undefined
      ? sanitizePath([...place.folders, ...(place.kind === 'PAGE' ? [fields.slug ?? place.baseName] : [])].join('/'), config)
      : expandPermalink(pattern, permalinkPage, config);
  const isUgly =
    place.kind === 'PAGE' && (config.uglyUrls === true || (config.uglyUrls !== false && config.uglyUrls.includes(section.toLowerCase())));
  const bare = path.replaceAll(/^\/+|\/+$/g, '');
  return joinPath(config.basePath, prefix, isUgly ? `${bare}.html` : `${bare}/`);
}

/** Folders above the page that are sections: the first one always, others where they have an `_index.md`. */
function sectionsOf(place: PagePlace, files: SiteFiles): string[] {
  const depth = place.folders.length + (place.isBundle && place.kind === 'PAGE' ? 1 : 0);
  const parts = place.folder === '' ? [] : place.folder.split('/');
  const base = parts.slice(0, Math.max(0, parts.length - depth));
  return place.folders.filter((_, index) => index === 0 || files.isSection([...base, ...place.folders.slice(0, index + 1)].join('/')));
}

/** `/about` is a folder's URL, `/about.html` a file's. */
function ended(url: string): string {
  return url.endsWith('/') || (url.split('/').at(-1) ?? '').includes('.') ? url : `${url}/`;
}

/** Aliases are as written, relative ones from the folder of the page's URL. */
function aliasPath(alias: string, url: string, config: SiteConfig): string {
  const absolute = alias.startsWith('/') ? joinPath(config.basePath, alias) : posix.join(posix.dirname(url.replace(/\/$/, '')), alias);
  return escapePath(ended(absolute));
}

function lastPart(url: string): string {
  return (
    url
      .replace(/\/$/, '')
      .replace(/\.html$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}
