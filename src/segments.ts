/** Where words end in a text of scripts without spaces. */
interface Segments {
  /** UTF-16 offsets of the ends of all words, and of what stands between them, in order. */
  readonly ends: readonly number[];
  readonly words: number;
}

/** One segmenter cuts all these scripts, whatever its locale: ICU chooses the dictionary by script. */
export const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

let last: { readonly text: string; readonly segments: Segments } = { text: '', segments: { ends: [], words: 0 } };

/**
 * Cuts a text by Unicode word segmentation and dictionaries. Slow, so the last answer is kept: a post's words are counted,
 * and then put into the search index.
 */
export function cutText(text: string): Segments {
  if (text === last.text) return last.segments;
  const ends: number[] = [];
  let words = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    ends.push(index + segment.length);
    if (isWordLike === true) words += 1;
  }
  last = { text, segments: { ends, words } };
  return last.segments;
}
