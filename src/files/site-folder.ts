import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LecternError } from '../errors.ts';
import type { SiteFolder } from '../model.ts';

/** Files at a folder's top that make it the root of a Hugo site. */
const HUGO_MARKERS = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`));

/**
 * Reads the SITE arguments of the command line: a folder, or `key=folder`. A folder with `content/` or a Hugo
 * configuration is a site's root, any other is a content folder itself (and its own root). The key is the name of the
 * folder as given, so `content` for `./content` and `My-site` for `./My site`, unless there is another before a `=`. It
 * stands in front of every path in IDs, so it has no slash.
 * @throws LecternError FOLDER_MISSING, FOLDER_IS_FILE, FOLDER_EMPTY, SITE_KEY_DUPLICATE, USAGE
 */
export function openSiteFolders(sites: readonly string[], cwd: string): SiteFolder[] {
  const folders = sites.map((site) => openSiteFolder(site, cwd));
  const seen = new Map<string, SiteFolder>();
  for (const folder of folders) {
    const other = seen.get(folder.key);
    if (other !== undefined) {
      throw new LecternError('SITE_KEY_DUPLICATE', `Two sites have the key "${folder.key}": ${other.root} and ${folder.root}.`, {
        hint: other.root === folder.root ? 'Name it once.' : `Give one of them another key: "${folder.key}-2=${folder.root}"`,
      });
    }
    seen.set(folder.key, folder);
  }
  return folders;
}

function openSiteFolder(site: string, cwd: string): SiteFolder {
  const keyed = /^([\p{L}\p{M}\p{N}._-]+)=(.+)$/su.exec(site);
  const named = keyed?.[2] ?? site;
  const root = resolve(cwd, named);
  const key = (keyed?.[1] ?? basename(root).replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')).normalize('NFC');
  if (/^-?$/.test(key)) {
    throw new LecternError('USAGE', `The name of the folder ${named} cannot be a site's key.`, {
      hint: `Give the site a key of letters, digits, ".", "_" and "-": "blog=${named}"`,
    });
  }
  const hint = 'Name a folder that holds a Hugo site or Markdown files.';
  const stats = statOf(root);
  if (stats === null) throw new LecternError('FOLDER_MISSING', `There is no folder ${named}.`, { hint });
  if (!stats.isDirectory()) {
    throw new LecternError('FOLDER_IS_FILE', `${named} is a file, not a folder.`, {
      hint: `Name the folder that it lies in: ${dirname(named)}`,
    });
  }
  if (namesIn(root, named).every((entry) => entry.startsWith('.'))) {
    throw new LecternError('FOLDER_EMPTY', `The folder ${named} is empty.`, { hint });
  }
  return { key, root, contentFolder: isSiteRoot(root) ? join(root, 'content') : root };
}

function namesIn(root: string, named: string): string[] {
  try {
    return readdirSync(root);
  } catch (cause) {
    throw new LecternError('FOLDER_MISSING', `The folder ${named} cannot be opened.`, {
      hint: 'Give Lectern the right to read it.',
      cause,
    });
  }
}

/** True for a folder that holds a Hugo configuration or a `content` folder. */
function isSiteRoot(root: string): boolean {
  return (
    [...HUGO_MARKERS, join('config', '_default')].some((marker) => existsSync(join(root, marker))) ||
    (statOf(join(root, 'content'))?.isDirectory() ?? false)
  );
}

/** Null for what is not there and for what lies behind a file or a closed folder. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
