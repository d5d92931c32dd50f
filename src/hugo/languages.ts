/** Language codes that are just as often names of sections; a folder with such a name needs a second language beside it. */
const AMBIGUOUS = new Set([
  'ai',
  'am',
  'an',
  'as',
  'be',
  'ca',
  'cs',
  'go',
  'he',
  'hr',
  'id',
  'in',
  'io',
  'is',
  'it',
  'ml',
  'my',
  'no',
  'or',
  'os',
  'pa',
  'se',
  'so',
  'to',
  'ts',
  'vi',
]);

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none', languageDisplay: 'standard' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** True for a registered language with an optional script and region: `es`, `pt-BR`, `zh-Hans`, `zh_cn`; not `docs` or `api`. */
function isLanguageTag(name: string): boolean {
  if (!/^[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?$/i.test(name)) return false;
  try {
    const locale = new Intl.Locale(name.replaceAll('_', '-'));
    return names.of(locale.language) !== undefined && (locale.region === undefined || regions.of(locale.region) !== undefined);
  } catch {
    return false;
  }
}

/**
 * The BCP 47 tag of a language key: the key itself where it is one (`pt-br` is `pt-BR`), else the language's code.
 * @param code `locale` or `languageCode` of the configuration
 */
export function tagOf(key: string, code: string | null): string {
  for (const name of [key, code ?? '']) {
    if (!isLanguageTag(name)) continue;
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0] ?? name;
  }
  return key;
}

/**
 * Top folders that hold one language each. A folder counts when its name is a language and either every top folder with
 * documents is named so, or a document of it lies in another such folder (or at the top) under the same path.
 * @param documents paths relative to the content folder
 */
export function languageFolders(documents: readonly string[]): string[] {
  const inside = new Map<string, string[]>();
  for (const path of documents) {
    const slash = path.indexOf('/');
    if (slash === -1 || path.startsWith('../')) continue;
    const name = path.slice(0, slash);
    const paths = inside.get(name);
    if (paths === undefined) inside.set(name, [path.slice(slash + 1)]);
    else paths.push(path.slice(slash + 1));
  }
  const candidates = [...inside.keys()].filter(isLanguageTag);
  if (candidates.length === inside.size) return candidates.length === 1 && candidates.some(isDoubtful) ? [] : candidates.toSorted();
  const holders = new Map<string, number>();
  for (const path of documents) holders.set(path, 1);
  for (const name of candidates) for (const path of inside.get(name) ?? []) holders.set(path, (holders.get(path) ?? 0) + 1);
  return candidates.filter((name) => inside.get(name)?.some((path) => path !== '_index.md' && (holders.get(path) ?? 0) > 1)).toSorted();
}

function isDoubtful(name: string): boolean {
  return AMBIGUOUS.has(name.toLowerCase()) || /^[a-z]{3}$/i.test(name);
}

/** Languages of `name.<lang>.md` that stand beside `name.md`, or beside another language's `name.<lang>.md`. */
export function suffixLanguages(documents: readonly string[]): string[] {
  const byStem = new Map<string, Set<string>>();
  const plain = new Set<string>();
  for (const path of documents) {
    const found = /^(.*?[^/])\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.[a-z]+$/.exec(path);
    if (found?.[1] !== undefined && found[2] !== undefined && isLanguageTag(found[2])) {
      const languages = byStem.get(found[1]) ?? new Set();
      byStem.set(found[1], languages.add(found[2].toLowerCase()));
    } else {
      plain.add(path.replace(/\.[a-z]+$/, ''));
    }
  }
  const found = new Set<string>();
  for (const [stem, languages] of byStem) if (plain.has(stem) || languages.size > 1) for (const language of languages) found.add(language);
  return [...found].toSorted();
}
