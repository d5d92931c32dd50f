import type { Block } from './blocks.ts';
import type { FoundEvent } from './events.ts';
import type { Words } from './words.ts';

/** `Just like at KubeCon NA last year`: an event that is named to be compared with. */
export function isOfLastYear({ text }: Block, { start, end }: FoundEvent, words: Words): boolean {
  return words.lastYear.test(text.slice(Math.max(0, start - 20), start)) || words.lastYear.test(text.slice(end, end + 24));
}

/** A year that a sentence opens with. */
const OPENING_YEAR = /(?:^|[.!?。！？]\s*)(?:\p{L}+\s){0,2}(20\d{2})(?=[,\s年년])/gu;

/** `In 2021 we heard …` in a post about the event of 2022 speaks of the one before. */
export function inYearOf(text: string, event: FoundEvent): FoundEvent {
  const years = new Set([...text.matchAll(OPENING_YEAR)].map((match) => Number(match[1])));
  const [only] = years;
  if (only === undefined || years.size !== 1 || (event.year !== null && only >= event.year)) return event;
  if (event.year === null) return { ...event, year: only };
  return { ...event, year: only, name: event.name.replace(String(event.year), String(only)) };
}
