/** A keyword as the titles are searched for it. */
export interface NamedKeyword {
  readonly slug: string;
  readonly name: string;
  /** Other ways it is written. */
  readonly spellings: readonly string[];
}

// A run of letters and digits is a word; characters of scripts without spaces are words of their own.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

function tokensOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
}

/**
 * For each title, in the same order, the slugs of the known keywords that it names: whole words, case and width
 * folded, "service-mesh" as "service mesh"; in Chinese, Japanese and Korean any run of characters. Sorted, each once.
 * Costs the titles' words times the longest keyword that begins with that word, whatever the number of keywords.
 */
export function keywordsNamedBy(titles: readonly string[], keywords: readonly NamedKeyword[]): readonly (readonly string[])[] {
  const slugsOf = new Map<string, Set<string>>();
  const longest = new Map<string, number>();
  for (const { slug, name, spellings } of keywords) {
    for (const spelling of [name, ...spellings]) {
      const tokens = tokensOf(spelling);
      const [first] = tokens;
      // A single letter ("C", "R") would be named by every list and initial.
      if (first === undefined || tokens.length > 16 || (tokens.length === 1 && first.length === 1)) continue;
      const key = tokens.join(' ');
      const slugs = slugsOf.get(key);
      if (slugs === undefined) slugsOf.set(key, new Set([slug]));
      else slugs.add(slug);
      longest.set(first, Math.max(longest.get(first) ?? 0, tokens.length));
    }
  }
  return titles.map((title) => {
    const tokens = tokensOf(title);
    const found = new Set<string>();
    for (const [at, first] of tokens.entries()) {
      const most = Math.min(longest.get(first) ?? 0, tokens.length - at);
      let key = '';
      for (let count = 1; count <= most; count += 1) {
        key = count === 1 ? first : `${key} ${tokens[at + count - 1] ?? ''}`;
        for (const slug of slugsOf.get(key) ?? []) found.add(slug);
      }
    }
    return [...found].sort();
  });
}
