import { posix } from 'node:path';
import type { Diagnostic, SiteRecord } from '../model.ts';
import { mergeConfiguration } from './config-files.ts';
import { languageFolders, suffixLanguages, tagOf } from './languages.ts';
import { readMounts } from './mounts.ts';
import { byDefault, readDateSources, readLanguages, readPermalinks, readTaxonomies, readUglyUrls, zone } from './site-settings.ts';
import { object, text } from './values.ts';

/** One language of a site. */
export interface Language {
  /** Hugo's key, lower case: the name of its folder or file suffix. */
  readonly key: string;
  /** BCP 47. */
  readonly tag: string;
  readonly title: string | null;
  readonly weight: number;
  /** First part of its URLs, or empty. */
  readonly prefix: string;
  readonly disabled: boolean;
  readonly timeZone: string;
}

/** A folder of files that the site sees as (a part of) its content. */
export interface ContentMount {
  /** Relative to the content folder, empty for itself: `en`, `../more`. */
  readonly path: string;
  /** Where its files stand in the site's content: empty, or `blog`. */
  readonly target: string;
  /** Language key. */
  readonly language: string;
}

/** Which front matter keys give a date, in order; `:filename` stands for a date that starts the file's name. */
export interface DateSources {
  readonly date: readonly string[];
  readonly publishDate: readonly string[];
  readonly lastmod: readonly string[];
  readonly expiryDate: readonly string[];
}

/** What of a site's configuration changes how its files are read. Plain JSON, so that it can be compared and sent to a worker. */
export interface SiteConfig {
  readonly siteKey: string;
  /** False for a folder without a Hugo configuration. */
  readonly isConfigured: boolean;
  readonly title: string | null;
  /** With a trailing slash, or null where there is none or only a path. */
  readonly baseUrl: string | null;
  /** Path of the base URL, without a trailing slash: empty, or `/docs`. */
  readonly basePath: string;
  /** Language key. */
  readonly defaultLanguage: string;
  /** In the site's order. Never empty. */
  readonly languages: readonly Language[];
  /** False where the languages were found in the folders and file names, not in the configuration. */
  readonly languagesConfigured: boolean;
  /** The most special path first. */
  readonly mounts: readonly ContentMount[];
  /** Relative to the site's root; all lie in it. */
  readonly directories: { readonly content: readonly string[]; readonly static: readonly string[]; readonly assets: readonly string[] };
  /** The same, relative to the content folder, as paths of files are: `../static`. */
  readonly staticPaths: readonly string[];
  readonly assetPaths: readonly string[];
  /** Patterns by section, lower case; the empty section is the top level. */
  readonly permalinks: { readonly page: Readonly<Record<string, string>>; readonly section: Readonly<Record<string, string>> };
  /** True, or the sections with ugly URLs. */
  readonly uglyUrls: boolean | readonly string[];
  readonly disablePathToLower: boolean;
  readonly removePathAccents: boolean;
  readonly timeZone: string;
  readonly dateSources: DateSources;
  /** Plural names, under which pages are listed: `tags`, `categories`. */
  readonly taxonomies: readonly string[];
  /** What the site itself wants to show. */
  readonly build: { readonly drafts: boolean; readonly future: boolean; readonly expired: boolean };
}

export interface SiteFacts {
  readonly siteKey: string;
  /** The content folder relative to the site's root: `content`, or `.` where it is the root itself. */
  readonly contentFolder: string;
}

export interface SiteConfigResult {
  readonly config: SiteConfig;
  readonly record: SiteRecord;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a site's Hugo configuration. Broken files are CONFIG_INVALID findings; what can be read counts. Languages that
 * only the files can tell (folders `en/`, `es/`; names like `page.es.md`) come in a second step, `settleLanguages`,
 * because which files there are depends on `config.directories`.
 * @param files paths relative to the site's root, as `readConfigurationFiles` of `files/` gives them
 */
export function readSiteConfig(files: readonly { readonly path: string; readonly text: string }[], facts: SiteFacts): SiteConfigResult {
  const { values, diagnostics: findings } = mergeConfiguration(files, facts.siteKey);
  const diagnostics = [...findings];
  const defaultLanguage = (text(values['defaultcontentlanguage']) ?? 'en').toLowerCase();
  const inSubfolder = values['defaultcontentlanguageinsubdir'] === true;
  const timeZone = zone(values['timezone']) ?? 'UTC';
  const languages = readLanguages(values, defaultLanguage, inSubfolder, timeZone);
  const { mounts, directories, diagnostics: mountFindings } = readMounts(values, languages, defaultLanguage, facts);
  diagnostics.push(...mountFindings);
  const inContent = (path: string): string => posix.relative(facts.contentFolder, path);
  const base = text(values['baseurl']) ?? '';
  const url = /^https?:\/\//i.test(base) ? URL.parse(base) : null;
  const configured = object(values['languages']) !== null;
  const config: SiteConfig = {
    siteKey: facts.siteKey,
    isConfigured: files.length > 0,
    title: text(object(object(values['languages'])?.[defaultLanguage])?.['title']) ?? text(values['title']),
    baseUrl: url === null ? null : `${url.origin}${url.pathname.replace(/\/*$/, '/')}`,
    basePath: (url?.pathname ?? (base.startsWith('/') ? base : '')).replace(/\/+$/, ''),
    defaultLanguage,
    languages,
    languagesConfigured: configured || text(values['defaultcontentlanguage']) !== null,
    mounts,
    directories,
    staticPaths: directories.static.map(inContent),
    assetPaths: directories.assets.map(inContent),
    permalinks: readPermalinks(values['permalinks']),
    uglyUrls: readUglyUrls(values['uglyurls']),
    disablePathToLower: values['disablepathtolower'] === true,
    removePathAccents: values['removepathaccents'] === true,
    timeZone,
    dateSources: readDateSources(object(values['frontmatter'])),
    taxonomies: readTaxonomies(values['taxonomies']),
    build: { drafts: values['builddrafts'] === true, future: values['buildfuture'] === true, expired: values['buildexpired'] === true },
  };
  return { config, record: siteRecord(config), diagnostics };
}

/**
 * Completes a configuration with what the files tell of languages. Where none is configured, top folders and file
 * suffixes that are languages count as such, if their siblings support it; where some are, a top folder named like one
 * of them holds that language unless the configuration gives it another folder.
 * @param documents paths of the Markdown files, relative to the content folder
 */
export function settleLanguages(config: SiteConfig, documents: readonly string[]): { config: SiteConfig; record: SiteRecord } {
  const settled = config.languagesConfigured ? withLanguageFolders(config, documents) : withFoundLanguages(config, documents);
  return { config: settled, record: siteRecord(settled) };
}

function withLanguageFolders(config: SiteConfig, documents: readonly string[]): SiteConfig {
  const whole = config.mounts.find((mount) => mount.path === '' && mount.target === '');
  if (whole === undefined) return config;
  const folders = new Set(documents.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  const found = config.languages.flatMap(({ key }) => {
    const folder = [...folders].find((name) => name.toLowerCase() === key);
    return folder === undefined || config.mounts.some((mount) => mount !== whole && mount.language === key)
      ? []
      : [{ path: folder, target: '', language: key }];
  });
  // One folder that happens to be named like a second language is a section; the default language's folder tells.
  const isLayout = found.some(({ language }) => language === config.defaultLanguage);
  return isLayout ? { ...config, mounts: [...found, ...config.mounts] } : config;
}

function withFoundLanguages(config: SiteConfig, documents: readonly string[]): SiteConfig {
  const folders = languageFolders(documents);
  const suffixes = suffixLanguages(documents);
  if (folders.length === 0 && suffixes.length === 0) return config;
  const keys = [...new Set([...folders.map((folder) => folder.toLowerCase()), ...suffixes])];
  // Pages outside of the language folders are in the main language, which has no name then.
  const isOutside = (path: string): boolean => !folders.includes(path.split('/')[0] ?? '') && !/^(?:_index|README)\.[^/]+$/i.test(path);
  const isUnnamed = folders.length === 0 || documents.some(isOutside);
  const defaultLanguage = isUnnamed || keys.includes('en') ? 'en' : (keys.toSorted()[0] ?? 'en');
  if (!keys.includes(defaultLanguage)) keys.push(defaultLanguage);
  const languages = keys.toSorted(byDefault(defaultLanguage)).map((key) => ({
    key,
    tag: tagOf(key, null),
    title: null,
    weight: 0,
    // Without a configuration Hugo publishes a folder under its name, so `en/` keeps its place in the URL.
    prefix: key === defaultLanguage && !folders.some((folder) => folder.toLowerCase() === key) ? '' : key,
    disabled: false,
    timeZone: config.timeZone,
  }));
  const mounts = folders.map((folder) => ({ path: folder, target: '', language: folder.toLowerCase() }));
  return {
    ...config,
    defaultLanguage,
    languages,
    mounts: [...mounts, ...config.mounts.map((mount) => ({ ...mount, language: defaultLanguage }))],
  };
}

function siteRecord(config: SiteConfig): SiteRecord {
  const tags = config.languages.filter(({ disabled }) => !disabled).map(({ tag }) => tag);
  const main = config.languages.find(({ key }) => key === config.defaultLanguage);
  return {
    key: config.siteKey,
    title: config.title,
    baseUrl: config.baseUrl,
    defaultLanguage: main?.tag ?? tagOf(config.defaultLanguage, null),
    languages: tags,
  };
}
