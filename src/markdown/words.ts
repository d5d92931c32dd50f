/** Words a minute: the usual estimate for reading on a screen. */
const WORDS_PER_MINUTE = 220;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf(language).length > 0 ? language : 'en', { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Words of ASCII text by the same rules (UAX 29): `it's`, `v1.2` and `a_b` are one, `a/b` and `a-b` are two. */
const ASCII_WORDS = /[A-Za-z0-9_]*[A-Za-z0-9](?:(?:(?<=[A-Za-z])[.':](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+|_+)*/g;

/**
 * Number of words by Unicode word segmentation, so that Chinese and Japanese count too. ASCII chunks are counted
 * without the segmenter, many times faster.
 * @param language BCP 47 tag; an unknown one is read as English
 */
export function countWords(text: string, language: string): number {
  let count = 0;
  for (const chunk of text.split(/\s+/)) {
    if (chunk === '') continue;
    // oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
    if (/^[\x00-\x7F]+$/.test(chunk)) count += chunk.match(ASCII_WORDS)?.length ?? 0;
    else for (const { isWordLike } of segmenterOf(language).segment(chunk)) if (isWordLike === true) count += 1;
  }
  return count;
}

/** Whole minutes, at least one for any text. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
