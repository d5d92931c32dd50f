import { findDates } from './dates.ts';
import { eventAt, isCommon, NAMED, QUOTED, REACH } from './event-names.ts';
import type { FoundEvent } from './events.ts';
import { NUMBER_AFTER } from './numbered-events.ts';
import { once, type Words } from './words.ts';

/** `Meetup Rust Lyon #14`, `Мітап «Хмара» №5`, `Treffen „Reiher“`: a noun, the name, and its number where it is not quoted. */
function countedOccasion(title: string, words: Words): FoundEvent | null {
  const noun = once(words, 'event noun', () => new RegExp(`(?:${words.occasions.source})\\s`, 'giu'));
  for (const match of title.matchAll(noun)) {
    const start = match.index + match[0].length;
    const rest = title.slice(start, start + REACH);
    const quote = QUOTED.exec(rest);
    const name = quote?.[1] ?? NAMED.exec(rest)?.[0];
    if (name === undefined || isCommon(name, words)) continue;
    const length = quote?.[0].length ?? name.length;
    const number = NUMBER_AFTER.exec(rest.slice(length, length + 16));
    if (quote === null && number === null) continue;
    // The noun is a part of the name where it is written like one.
    const own = quote === null && /^\p{Lu}/u.test(match[0]);
    const printed = `${own ? match[0] : ''}${name}${number?.[0] ?? ''}`.trim();
    const series = `${own ? match[0] : ''}${name}`.trim();
    return {
      name: printed,
      series,
      region: number?.[1] === undefined ? null : `#${number[1]}`,
      year: null,
      start: own ? match.index : start,
      end: start + length + (number?.[0].length ?? 0),
    };
  }
  return null;
}

/** `Vídeos do encontro de 22 de julho`, `Meetup vom 5. März`: a meeting that has no other name than its day. */
function datedOccasion(title: string, words: Words): FoundEvent | null {
  const noun = once(
    words,
    'event of day',
    () => new RegExp(`(?:${words.occasions.source})\\s(?:de|do|del|du|vom|of|on|no dia|z)\\s`, 'iu'),
  ).exec(title);
  const [date] = noun === null ? [] : findDates(title, words, '2000-07-01');
  if (noun === null || date === undefined || date.start !== noun.index + noun[0].length) return null;
  const printed = title.slice(noun.index, date.end);
  return eventAt(printed.charAt(0).toUpperCase() + printed.slice(1), undefined, noun.index, date.end);
}

/** `Meetup Julio 2018 - Title`, `Encontro de maio de 2019`: a meeting that its month names. */
function monthlyOccasion(title: string, words: Words): FoundEvent | null {
  const months = (): string => [...words.months.keys()].map((month) => month.replaceAll('.', String.raw`\.`)).join('|');
  const match = once(
    words,
    'event of month',
    () =>
      new RegExp(
        `^(?:${words.occasions.source})\\s(?:de\\s|do\\s|di\\s|du\\s|im\\s|vom\\s|of\\s)?(?:${months()})\\s(?:de\\s|del\\s)?(?:19|20)\\d{2}(?=$|\\s?[-–—:|,])`,
        'iu',
      ),
  ).exec(title);
  return match === null ? null : eventAt(match[0], undefined, 0, match[0].length);
}

/** The meeting that a title names by a noun for one: by its number, its day or its month. */
export function occasionOfTitle(title: string, words: Words): FoundEvent | null {
  return countedOccasion(title, words) ?? datedOccasion(title, words) ?? monthlyOccasion(title, words);
}
