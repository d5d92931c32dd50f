interface LanguageTitle {
  readonly language: string;
  readonly title: string;
}

/**
 * The title in the first of the wanted languages that has one: `pt` takes `pt-br` where there is no `pt` itself. Where
 * none fits, and for `*`, the first title: the store puts the default language first, then the oldest mention.
 */
export function titleIn(titles: readonly LanguageTitle[], languages: readonly string[]): string {
  for (const wanted of languages) {
    if (wanted === '*') break;
    const tag = wanted.toLowerCase();
    const found =
      titles.find(({ language }) => language.toLowerCase() === tag) ??
      titles.find(({ language }) => language.toLowerCase().startsWith(`${tag}-`));
    if (found) return found.title;
  }
  return titles[0]?.title ?? '';
}
