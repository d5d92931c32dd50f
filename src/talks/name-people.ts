import type { Words } from './words.ts';
import { head } from './title-speakers.ts';

/**
 * Whether entries side by side begin with their speakers (`A & B: Title`).
 * @param closed how many of them print something behind their title
 */
export function namePeople(texts: readonly string[], words: Words, closed: number): boolean {
  let sure = 0;
  let lone = 0;
  let other = 0;
  for (const text of texts) {
    if (head(text, words, false) !== null) sure += 1;
    else if (head(text, words, true) !== null) lone += 1;
    else other += 1;
  }
  // `Lazy Herons: ...` looks like a name: one entry must name two speakers, or all begin so and print no one behind.
  const few = texts.every((text) => /\s[–—-]\s/u.test(text)) ? 2 : 3;
  return sure + lone >= 2 && sure + lone > other * 2 && (sure > 0 || (other === 0 && lone >= few && closed === 0));
}
