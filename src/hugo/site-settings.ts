import type { Json, JsonObject } from '../model.ts';
import { tagOf } from './languages.ts';
import type { DateSources, Language, SiteConfig } from './site-config.ts';
import { object, text, texts } from './values.ts';

/** Hugo's own lists: https://gohugo.io/configuration/front-matter/ */
const DEFAULT_DATES: DateSources = {
  date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
  publishDate: ['publishdate', 'pubdate', 'published', 'date'],
  lastmod: ['lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
  expiryDate: ['expirydate', 'unpublishdate'],
};

export function readLanguages(values: JsonObject, defaultLanguage: string, inSubfolder: boolean, timeZone: string): Language[] {
  const named = object(values['languages']) ?? {};
  const disabledKeys = new Set(texts(values['disablelanguages']).map((key) => key.toLowerCase()));
  const keys = Object.keys(named).filter((key) => object(named[key]) !== null);
  if (!keys.includes(defaultLanguage)) keys.push(defaultLanguage);
  const languages = keys.map((key) => {
    const settings = object(named[key]) ?? {};
    const code = text(settings['locale']) ?? text(settings['languagecode']);
    return {
      key,
      tag: tagOf(key, code),
      title: text(settings['title']),
      weight: typeof settings['weight'] === 'number' ? settings['weight'] : 0,
      prefix: key === defaultLanguage && !inSubfolder ? '' : key,
      disabled: settings['disabled'] === true || disabledKeys.has(key),
      timeZone: zone(settings['timezone']) ?? timeZone,
    };
  });
  const byKey = byDefault(defaultLanguage);
  return languages.toSorted((a, b) => weightOf(a) - weightOf(b) || byKey(a.key, b.key));
}

/** Weight 0 means "no weight": such languages come last, as in Hugo. */
function weightOf({ weight }: Language): number {
  return weight === 0 ? Number.MAX_SAFE_INTEGER : weight;
}

/** Orders language keys: the default one first, the others by their letters. */
export function byDefault(defaultLanguage: string): (a: string, b: string) => number {
  return (a, b) => Number(b === defaultLanguage) - Number(a === defaultLanguage) || (a < b ? -1 : 1);
}

/** The old form maps sections to patterns; the new one has such a map for each kind of page. */
export function readPermalinks(value: Json | undefined): SiteConfig['permalinks'] {
  const page: Record<string, string> = {};
  const section: Record<string, string> = {};
  for (const [key, pattern] of Object.entries(object(value) ?? {})) {
    const nested = object(pattern);
    if (typeof pattern === 'string') page[sectionKey(key)] = pattern;
    else if (nested !== null && (key === 'page' || key === 'section')) {
      const into = key === 'page' ? page : section;
      for (const [name, inner] of Object.entries(nested)) if (typeof inner === 'string') into[sectionKey(name)] = inner;
    }
  }
  return { page, section };
}

function sectionKey(name: string): string {
  return name.replaceAll(/^\/+|\/+$/g, '').toLowerCase();
}

export function readUglyUrls(value: Json | undefined): SiteConfig['uglyUrls'] {
  const sections = object(value);
  if (sections === null) return value === true;
  return Object.keys(sections).filter((key) => sections[key] === true);
}

export function readDateSources(value: JsonObject | null): DateSources {
  const read = (key: keyof DateSources): readonly string[] => {
    const named = texts(value?.[key.toLowerCase()]).map((name) => name.toLowerCase());
    return named.length === 0 ? DEFAULT_DATES[key] : named.flatMap((name) => (name === ':default' ? DEFAULT_DATES[key] : [name]));
  };
  return { date: read('date'), publishDate: read('publishDate'), lastmod: read('lastmod'), expiryDate: read('expiryDate') };
}

export function readTaxonomies(value: Json | undefined): readonly string[] {
  const named = object(value);
  return named === null ? ['tags', 'categories'] : Object.values(named).flatMap((plural) => (typeof plural === 'string' ? [plural] : []));
}

export function zone(value: Json | undefined): string | null {
  const name = text(value);
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
