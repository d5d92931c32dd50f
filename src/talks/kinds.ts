import type { TalkKind } from '../model.ts';
import type { Words } from './words.ts';
import { recalledFor } from './recall.ts';

export interface FoundKind {
  readonly kind: TalkKind;
  /** The word as printed. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Every kind that a text names, in its order; "lightning talk" is one word, not a talk. */
export const findKinds = recalledFor(kindsIn);

function kindsIn(text: string, words: Words): readonly FoundKind[] {
  const found: FoundKind[] = [];
  for (const match of text.matchAll(words.kinds)) {
    const kind = words.kindOfGroup[match.findIndex((group, at) => at > 0 && group !== undefined)];
    if (kind === undefined || kind === null || words.verbMarks.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    found.push({ kind, word: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The kind that a phrase speaks of last; a plain "session" right after a special word leaves the special one standing. */
export function lastKind(text: string, words: Words): FoundKind | null {
  const found = findKinds(text, words);
  const last = found.at(-1);
  if (last === undefined || last.kind !== 'TALK') return last ?? null;
  const before = found.at(-2);
  // `demos in a talk`: an article opens another phrase.
  const close = before !== undefined && before.kind !== 'TALK' && last.start - before.end < 16;
  return close && !words.articles.test(text.slice(before.end, last.start)) ? before : last;
}

/** The kind that a phrase speaks of first, with the same rule. */
export function firstKind(text: string, words: Words): FoundKind | null {
  const found = findKinds(text, words);
  const [first, second] = found;
  if (first === undefined || first.kind !== 'TALK') return first ?? null;
  return second !== undefined && second.kind !== 'TALK' && second.start - first.end < 16 ? second : first;
}

/** The one special kind that a heading or list title announces ("Lightning talks"), or null where it names none or several. */
export function announcedKind(text: string, words: Words): TalkKind | null {
  const found = findKinds(text, words);
  const special = found.filter(({ kind }) => kind !== 'TALK');
  // "keynote sessions" are keynotes, "talks, workshops and sessions" are anything.
  const plain = found.some(
    (each) => each.kind === 'TALK' && !special.some((other) => each.start - other.end >= 0 && each.start - other.end < 3),
  );
  const kinds = new Set(special.map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && !plain && only !== undefined ? only : null;
}
