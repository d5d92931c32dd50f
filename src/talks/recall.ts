import type { Words } from './words.ts';

/** Texts that are kept at most: the formats ask about the same few blocks and sentences again and again. */
const MOST = 256;

/** A pure function of a text that keeps its latest answers. They are shared: nobody may change them. */
export function recalled<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}

/** The same for a function that also needs words: what it finds is kept for as long as those words live. */
export function recalledFor<Found>(find: (text: string, words: Words) => Found): (text: string, words: Words) => Found {
  const finders = new WeakMap<Words, (text: string) => Found>();
  return (text, words) => {
    let finder = finders.get(words);
    if (finder === undefined) {
      finder = recalled((each) => find(each, words));
      finders.set(words, finder);
    }
    return finder(text);
  };
}
