import { posix } from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, Json, JsonObject } from '../model.ts';
import type { ContentMount, Language, SiteConfig, SiteFacts } from './site-config.ts';
import { object, text, texts } from './values.ts';

export interface Mounts {
  readonly mounts: readonly ContentMount[];
  readonly directories: SiteConfig['directories'];
  readonly diagnostics: readonly Diagnostic[];
}

interface Mount {
  readonly source: string;
  readonly target: string;
  readonly languages: readonly string[];
}

/**
 * Where a site's content, static files and assets lie: `contentDir` of the site and of its languages, `staticDir`,
 * `assetDir`, and the site's own `module.mounts`, which replace the default of the folder they mount on. Folders outside
 * of the site are refused: a configuration may come from a stranger.
 */
export function readMounts(values: JsonObject, languages: readonly Language[], defaultLanguage: string, facts: SiteFacts): Mounts {
  const diagnostics: Diagnostic[] = [];
  const inSite = (folder: string): string[] => {
    const path = posix.normalize(folder).replace(/\/$/, '') || '.';
    if (!posix.isAbsolute(path) && path !== '..' && !path.startsWith('../')) return [path];
    const place = { site: facts.siteKey, sourcePath: '' };
    diagnostics.push(
      diagnostic('CONFIG_INVALID', place, `The folder ${folder} lies outside of the site and is not read.`, 'Move it into the site.'),
    );
    return [];
  };
  const declared = moduleMounts(values['module']);
  const mounted = (name: string): Mount[] => declared.filter(({ target }) => target === name || target.startsWith(`${name}/`));

  const contentMounts: ContentMount[] = [];
  const add = (folder: string, target: string, language: string): void => {
    for (const path of inSite(folder)) contentMounts.push({ path: posix.relative(facts.contentFolder, path), target, language });
  };
  const main = text(values['contentdir']) ?? facts.contentFolder;
  const named = object(values['languages']) ?? {};
  const ofContent = mounted('content');
  for (const { source, target, languages: keys } of ofContent) {
    for (const key of keys.length === 0 ? [defaultLanguage] : keys) add(source, target.slice('content/'.length), key);
  }
  let hasOwn = false;
  for (const { key } of languages) {
    const folder = text(object(named[key])?.['contentdir']);
    if (folder === null) continue;
    hasOwn = true;
    add(folder, '', key);
  }
  if (ofContent.length === 0 && !(hasOwn && contentMounts.some(({ language }) => language === defaultLanguage)))
    add(main, '', defaultLanguage);

  const staticFolders = [
    ...texts(values['staticdir']),
    ...Object.values(named).flatMap((settings) => texts(object(settings)?.['staticdir'])),
    ...mounted('static').map(({ source }) => source),
  ];
  const assetFolders = [...texts(values['assetdir']), ...mounted('assets').map(({ source }) => source)];
  const content = [facts.contentFolder, ...contentMounts.map(({ path }) => posix.join(facts.contentFolder, path))];
  return {
    mounts: contentMounts.toSorted((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1)),
    directories: {
      content: outermost(content),
      static: (staticFolders.length === 0 ? ['static'] : staticFolders).flatMap(inSite),
      assets: (assetFolders.length === 0 ? ['assets'] : assetFolders).flatMap(inSite),
    },
    diagnostics,
  };
}

function moduleMounts(value: Json | undefined): Mount[] {
  const mounts = object(value)?.['mounts'];
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((item: Json) => {
    const mount = object(item);
    const source = text(mount?.['source']);
    const target = text(mount?.['target']);
    if (mount === null || source === null || target === null) return [];
    const matrix = object(object(mount['sites'])?.['matrix']);
    const languages = [...texts(mount['lang']), ...texts(matrix?.['languages'])].map((key) => key.toLowerCase());
    return [{ source, target: target.replaceAll(/^\/+|\/+$/g, ''), languages }];
  });
}

/** Folders that lie in none of the others. */
function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && (other === '.' || folder.startsWith(`${other}/`))));
}
