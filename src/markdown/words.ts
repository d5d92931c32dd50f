import { cutText } from '../segments.ts';

/** Words a minute: the usual estimate for reading on a screen. */
const WORDS_PER_MINUTE = 220;

const segmenters = new Map<string, Intl.Segmenter>();

/** The segmenter of a language; that of English for a tag that is unknown or none at all. */
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(isSupported(language) ? language : 'en', { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function isSupported(language: string): boolean {
  try {
    return Intl.Segmenter.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

/** Words of ASCII text by the same rules (UAX 29): `it's`, `v1.2` and `a_b` are one, `a/b` and `a-b` are two. */
const ASCII_WORDS = /(?:[A-Za-z\d]|_(?=\w))\w*(?:(?:(?<=[A-Za-z])[.:'](?=[A-Za-z])|(?<=\d)[.,;'](?=\d))\w+)*/g;

// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const ASCII = /^[\x00-\x7F]*$/;

/** Chinese, Japanese and what else is written without spaces; nothing else that texts are full of. */
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF]/;

/** Longer runs without a space are sentences of Chinese or Japanese, which do not come again. */
const MAX_REMEMBERED = 24;
const MAX_COUNTS = 50_000;
const counts = new Map<string, number>();

/**
 * Number of words by Unicode word segmentation, so that Chinese and Japanese count too. The segmenter is asked only
 * once for a word that is not ASCII: it is slow.
 * @param language BCP 47 tag; an unknown one is read as English
 */
export function countWords(text: string, language: string): number {
  if (ASCII.test(text)) return text.match(ASCII_WORDS)?.length ?? 0;
  if (UNSPACED.test(text)) return cutText(text).words;
  let count = 0;
  const long: string[] = [];
  for (const chunk of text.split(/\s+/)) {
    if (ASCII.test(chunk)) count += chunk.match(ASCII_WORDS)?.length ?? 0;
    else if (chunk.length > MAX_REMEMBERED) long.push(chunk);
    else count += remembered(chunk, language);
  }
  // All at once: asking the segmenter costs more than what it answers. No word goes beyond a line end.
  return long.length === 0 ? count : count + segment(long.join('\n'), language);
}

function remembered(chunk: string, language: string): number {
  const key = `${language} ${chunk}`;
  let count = counts.get(key);
  if (count === undefined) {
    count = segment(chunk, language);
    if (counts.size >= MAX_COUNTS) counts.clear();
    counts.set(key, count);
  }
  return count;
}

function segment(text: string, language: string): number {
  let count = 0;
  for (const { isWordLike } of segmenterOf(language).segment(text)) if (isWordLike === true) count += 1;
  return count;
}

/** Whole minutes, at least one for any text. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
