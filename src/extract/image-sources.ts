import { posix } from 'node:path';
import { foldersAt, type PagePlace } from '../hugo/page.ts';
import type { SiteConfig } from '../hugo/site-config.ts';

/** What of a document decides where its images lie. */
export interface ImagePage {
  readonly site: string;
  readonly place: PagePlace;
  readonly config: SiteConfig;
}

const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?|heic|jxl)$/i;

/** True for a file whose name ends as images' names do. */
export function isImageFile(path: string): boolean {
  return IMAGE_FILE.test(path);
}

/** The folders of the page's resources, best first: its own bundle or folder, then that of the default language, then of others. */
export function resourceFolders({ place, config }: ImagePage): string[] {
  const virtual = [...place.folders, ...(place.isBundle && place.kind === 'PAGE' ? [place.baseName] : [])].join('/');
  return [...new Set([place.folder, ...foldersAt(virtual, config, config.defaultLanguage)])];
}

/**
 * Keys of the images that a source can mean, best first (see `ImageUse.candidates`); empty for one that is no image
 * address at all (`data:`, an empty text).
 */
export function imageCandidates(source: string, page: ImagePage): string[] {
  const written = source.trim();
  const { config } = page;
  if (/^(?:https?:)?\/\//i.test(written)) {
    const url = URL.parse(written.startsWith('//') ? `https:${written}` : written);
    if (url === null) return [];
    const isOwn = config.baseUrl !== null && url.href.startsWith(config.baseUrl);
    return isOwn ? imageCandidates(`/${url.href.slice(config.baseUrl.length)}`, page) : [url.href];
  }
  if (written === '' || /^[a-z][a-z0-9+.-]*:/i.test(written)) return [];
  return pathCandidates(decode(written.replace(/[?#].*$/s, '')), page);
}

/** The same for a path that is no URL: a name in the page's bundle, as the file system has it. */
export function pathCandidates(file: string, { config, place, site }: ImagePage): string[] {
  const path = file.normalize('NFC');
  if (path === '' || path.endsWith('/')) return [];
  const found: string[] = [];
  const inSite = (name: string): void => {
    const plain = posix.normalize(name);
    const isInside =
      !plain.startsWith('../') || [...config.staticPaths, ...config.assetPaths].some((folder) => plain.startsWith(`${folder}/`));
    if (isInside && !found.includes(`${site}/${plain}`)) found.push(`${site}/${plain}`);
  };
  if (path.startsWith('/')) {
    const below = path.startsWith(`${config.basePath}/`) ? path.slice(config.basePath.length + 1) : path.slice(1);
    const inFolders = (folders: readonly string[]): void => folders.forEach((folder) => inSite(posix.join(folder, below)));
    inFolders(config.staticPaths);
    // A bundle of another page, by its URL.
    const language = config.languages.find(({ prefix }) => prefix !== '' && below.startsWith(`${prefix}/`));
    const virtual = language === undefined ? below : below.slice(language.prefix.length + 1);
    foldersAt(virtual, config, language?.key ?? config.defaultLanguage).forEach(inSite);
    inFolders(config.assetPaths);
    return found;
  }
  for (const folder of resourceFolders({ config, place, site })) inSite(posix.join(folder, path));
  // The URL of a page that is no bundle ends in a folder of its own name, from which a browser starts.
  const urlFolder = [...place.folders, ...(place.kind === 'PAGE' ? [place.baseName] : [])].join('/');
  if (!place.isBundle) inSite(posix.join(place.folder, place.baseName, path));
  for (const folder of config.staticPaths) for (const from of [urlFolder, '']) inSite(posix.join(folder, posix.join('/', from, path)));
  for (const folder of config.assetPaths) inSite(posix.join(folder, posix.join('/', path)));
  return found;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
