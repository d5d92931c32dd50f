const words = new Map<string, Intl.Segmenter>();

/** Segmenters are slow to make and as good for every text of a language. */
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = words.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(language)[0], { granularity: 'word' });
    words.set(language, segmenter);
  }
  return segmenter;
}

/**
 * The beginning of `text` on one line: whole words, at most `length` UTF-16 units with the `…` that marks a cut.
 * Words are found by Unicode segmentation, so that Chinese and Japanese, which have no spaces, are not cut inside one.
 * A first word longer than `length` is cut at a character.
 */
export function excerptOf(text: string, length: number, language: string): string {
  const trimmed = text.trim();
  // A little more than can be shown: white space goes, and the last word must be seen to its end.
  const enough = length * 4 + 256;
  const line = trimmed.slice(0, enough).replaceAll(/\s+/gu, ' ');
  if (line.length <= length && trimmed.length <= enough) return line;
  let end = 0;
  for (const { index, segment, isWordLike } of segmenterOf(language).segment(line.slice(0, length + 64))) {
    if (index + segment.length > length - 1) break;
    if (isWordLike) end = index + segment.length;
  }
  return `${end > 0 ? line.slice(0, end) : wholeCharacters(line, length - 1)}…`;
}

/** At most `length` units, without half of a surrogate pair at the end. */
function wholeCharacters(line: string, length: number): string {
  return line.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}
