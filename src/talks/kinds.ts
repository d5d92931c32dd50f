import type { TalkKind } from '../model.ts';
import type { Lexicon, Words } from './lexicon.ts';
import { recalled } from './recall.ts';

export interface FoundKind {
  readonly kind: TalkKind;
  /** The word as printed. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const finders = new WeakMap<Lexicon, (text: string) => readonly FoundKind[]>();

/** Every kind that a text names, in its order; of overlapping words the longer ("lightning talk") stands. */
export function findKinds(text: string, words: Words): readonly FoundKind[] {
  const known = finders.get(words.lexicon);
  if (known !== undefined) return known(text);
  const made = recalled((each) => kindsIn(each, words));
  finders.set(words.lexicon, made);
  return made(text);
}

function kindsIn(text: string, words: Words): readonly FoundKind[] {
  const found: FoundKind[] = [];
  for (const [kind, pattern] of words.kinds) {
    pattern.lastIndex = 0;
    for (const match of text.matchAll(pattern)) {
      if (words.verbMarks.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
      found.push({ kind, word: match[0], start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundKind[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    if (last === undefined || each.start >= last.end) kept.push(each);
    else if (each.end - each.start > last.end - last.start) kept[kept.length - 1] = each;
  }
  return kept;
}

/** The kind that a phrase speaks of last; a plain "session" right after a special word leaves the special one standing. */
export function lastKind(text: string, words: Words): FoundKind | null {
  const found = findKinds(text, words);
  const last = found.at(-1);
  if (last === undefined || last.kind !== 'TALK') return last ?? null;
  const before = found.at(-2);
  return before !== undefined && before.kind !== 'TALK' && last.start - before.end < 16 ? before : last;
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
