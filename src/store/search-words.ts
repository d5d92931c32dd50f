/**
 * How text becomes words, for the index, for what is searched, and for highlights: all three must cut alike. Scripts
 * without spaces between words are cut by `Intl.Segmenter`; the rest at everything that is no letter, digit or mark.
 */

import type { PostRecord } from '../model.ts';
import { cutText, segmenter } from '../segments.ts';

/** A word of a text. Offsets are UTF-16 units into it. */
export interface Word {
  /** Folded: what is compared. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Longer queries are cut here; the GraphQL layer refuses them before. */
export const SEARCH_LIMITS = { characters: 256, terms: 16 } as const;

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
/** From the first unspaced character of a run on: to begin with what may stand before it would try every Latin word in vain. */
const UNSPACED_REST = new RegExp(`[${UNSPACED}][\\p{L}\\p{N}\\p{M}]*`, 'gu');
const IN_RUN = /^[\p{L}\p{N}\p{M}]$/u;
/** All of these scripts lie above: few texts have to be looked at more closely. */
const MAYBE_UNSPACED = /[\u0E00-\uFFFF]/;

/** Case, width and diacritics folded: `Ｍéxico` and `mexico` are one word, `й` and `и` too. */
function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase();
}

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    for (const [segment, offset] of segmentsOf(run)) {
      words.push({ word: foldWord(segment), start: index + offset, end: index + offset + segment.length });
    }
  }
  return words;
}

/** A text as it is given to the index: folded, unspaced scripts with a space between their words. */
export function indexedText(text: string): string {
  return foldWord(MAYBE_UNSPACED.test(text) && HAS_UNSPACED.test(text) ? spaced(text) : text);
}

/** What a document of the index is found by: texts of `indexedText`. */
export interface IndexedWords {
  readonly title: string;
  readonly headings: string;
  readonly body: string;
}

/** What a post is found by. Takes longer than to write it into the index; pure, so that other threads can do it. */
export function postWords({ title, linkTitle, description, body }: PostWording): IndexedWords {
  // First and alone: it has just been cut, for its words to be counted.
  const text = indexedText(body.text);
  return {
    title: indexedText(`${title}\n${linkTitle ?? ''}`),
    headings: indexedText(body.headings.map((heading) => heading.text).join('\n')),
    body: `${indexedText(description ?? '')}\n${text}`,
  };
}

/** All of a post that it can be found by. */
type PostWording = Pick<PostRecord, 'title' | 'linkTitle' | 'description'> & {
  readonly body: Pick<PostRecord['body'], 'headings' | 'text'>;
};

/** Puts spaces between the words of unspaced scripts. */
function spaced(text: string): string {
  const ends = cutText(text).ends.values();
  let { value: end = Infinity } = ends.next();
  let done = 0;
  let result = '';
  for (const { 0: rest, index } of text.matchAll(UNSPACED_REST)) {
    for (const start = runStart(text, index); end < index + rest.length; { value: end = Infinity } = ends.next()) {
      if (end <= start) continue;
      result += `${text.slice(done, end)} `;
      done = end;
    }
  }
  return result + text.slice(done);
}

/** Where the run begins that an unspaced character is the first one of. */
function runStart(text: string, index: number): number {
  let start = index;
  while (start > 0) {
    const units = start > 1 && /[\uDC00-\uDFFF]/.test(text.charAt(start - 1)) ? 2 : 1;
    if (!IN_RUN.test(text.slice(start - units, start))) break;
    start -= units;
  }
  return start;
}

function* segmentsOf(run: string): Generator<[segment: string, offset: number]> {
  if (!HAS_UNSPACED.test(run)) {
    yield [run, 0];
    return;
  }
  for (const { segment, index } of segmenter.segment(run)) yield [segment, index];
}

/** What stands between two spaces of a query: its words must follow each other. */
export interface Term {
  readonly words: readonly string[];
  /** The last word may be the beginning of one. */
  readonly isPrefix: boolean;
}

/**
 * The terms of a query; each must be found. The last one may be unfinished, and one in an unspaced script may go on,
 * since where its words end depends on what follows. Nothing is syntax: quotes, `*` and `AND` are text.
 */
export function termsOf(query: string): Term[] {
  const terms = query
    .slice(0, SEARCH_LIMITS.characters)
    .split(/\s+/)
    .map((part) => ({ words: wordsOf(part).map(({ word }) => word), unspaced: HAS_UNSPACED.test(part) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, SEARCH_LIMITS.terms);
  return terms.map(({ words, unspaced }, at) => ({ words, isPrefix: unspaced || at === terms.length - 1 }));
}

/** Terms as an FTS5 expression, each word quoted; null where there is nothing to look for. */
export function matchExpression(query: string): string | null {
  const terms = termsOf(query);
  if (terms.length === 0) return null;
  // Words hold letters, digits and marks alone, so a quote cannot end the string early.
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ');
}
