import type { Words } from './words.ts';
import type { Lexicon } from './lexicon.ts';
import { LETTERS } from './letters.ts';

/** A calendar date or a range of dates that a text names. */
export interface FoundDate {
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Last day of a range, else null. */
  readonly endsOn: string | null;
  /** UTF-16 offsets of its words. */
  readonly start: number;
  readonly end: number;
}

const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|-го|-го)?\.?`;
const TO = String.raw`\s*(?:-|–|—|~|to the|to|through|until|till|and|&|au|al|ao|a|à|bis zum|bis|до|по|do|et|e|y|und|та|і|oraz|i)\s*(?:the\s)?`;
const OF = String.raw`\s+(?:of\s|de\s|di\s|do\s)?`;
const YEAR = String.raw`(?:,?\s+(?:de\s|del\s)?((?:19|20)\d{2})|\s?['’](\d{2}))?(?!\d)`;

interface Patterns {
  readonly dayFirst: RegExp;
  readonly monthFirst: RegExp;
  readonly weekday: RegExp;
  /** A weekday and a day without a month, closed by punctuation or a time. */
  readonly dayOnly: RegExp;
}

const patternsOf = new WeakMap<Lexicon, Patterns>();

/** Names as one alternation, longest first. */
function alternatives(names: Iterable<string>): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', String.raw`\.`))
    .join('|');
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function patterns(words: Words): Patterns {
  const known = patternsOf.get(words.lexicon);
  if (known !== undefined) return known;
  const month = `(${alternatives(words.months.keys())})`;
  const made = {
    dayFirst: new RegExp(String.raw`(?<![\d:.,])${DAY}(?:${TO}${DAY})?${OF}${month}(?![${LETTERS}])\.?${YEAR}`, 'giu'),
    monthFirst: new RegExp(
      String.raw`(?<![${LETTERS}])${month}(?![${LETTERS}])\.?\s+${DAY}(?!\d|:\d)(?:${TO}(?:${month}\.?\s+)?${DAY}(?!\d|:\d))?${YEAR}`,
      'giu',
    ),
    weekday: new RegExp(
      String.raw`(?<![${LETTERS}])(${alternatives(words.weekdays.keys())})[.,]?\s{0,2}(?:the\s|den\s|le\s|el\s|dem\s)?$`,
      'iu',
    ),
    dayOnly: new RegExp(
      String.raw`(?<![${LETTERS}])(${alternatives(words.weekdays.keys())})[.,]?\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th|\.)?(?!:\d)(?=\s?(?:[:：,)•|]|[-–—]\s|$)|\s\d{1,2}[:.]\d{2})`,
      'giu',
    ),
  };
  patternsOf.set(words.lexicon, made);
  return made;
}

const ISO = /(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?!\d)/g;
// Slashes put the day first everywhere but in the English of one country: there only a day beyond 12 says which it is.
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})(?![\d/])/g;
// `2024. 6. 13.` as Korean prints it; `6/13（木）` with its weekday, as Japanese does.
const SPACED = /(?<![\d.])((?:19|20)\d{2})\.\s(\d{1,2})\.\s(\d{1,2})(?!\d)\.?/g;
const WITH_WEEKDAY =
  /(?<![\d/])(?:((?:19|20)\d{2})\/)?(\d{1,2})\/(\d{1,2})\s?[(（]\s?(?:[月火水木金土日월화수목금토일]|\p{Lu}\p{Ll}{2})(?:曜日?|요일|[,、・\s][^()（）]{0,6})?\s?[)）]/gu;
const EAST_ASIAN =
  /(?:((?:19|20)\d{2})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日日일号號](?:\s?(?:至|到|[-–—~～〜]|から|부터)\s?(?:(\d{1,2})\s?[月월]\s?)?(\d{1,2})\s?[日일号號])?/g;

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

/** Completes a date without a year: the year that makes the weekday right, else the one nearest to the post's day. */
function nearestYear(month: number, day: number, weekday: number | undefined, publishedAt: string | null): number | null {
  if (publishedAt === null) return null;
  const published = Date.parse(publishedAt);
  if (Number.isNaN(published)) return null;
  const year = new Date(published).getUTCFullYear();
  let best: { readonly year: number; readonly distance: number } | null = null;
  for (const candidate of [year, year + 1, year - 1]) {
    const date = new Date(Date.UTC(candidate, month - 1, day));
    const wrongDay = weekday !== undefined && (date.getUTCDay() + 6) % 7 !== weekday - 1;
    const distance = Math.abs(date.getTime() - published) + (wrongDay ? 2e11 : 0);
    if (best === null || distance < best.distance) best = { year: candidate, distance };
  }
  return best?.year ?? null;
}

/** The only year that a text prints; null where it prints none or several. */
export function onlyYear(text: string): string | null {
  const years = new Set(text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g));
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}

/** The only year that the sentence around a date prints, as a day near which that date lies. */
function nearPrinted(text: string, start: number, end: number): string | null {
  const from = [...text.slice(0, start).matchAll(SENTENCE_END)].at(-1);
  const to = SENTENCE_END_AFTER.exec(text.slice(end));
  const year = onlyYear(text.slice(from === undefined ? 0 : from.index + from[0].length, to === null ? text.length : end + to.index));
  return year === null ? null : `${year}-07-01`;
}

const SENTENCE_END = /[.!?]\s+(?=\p{Lu})|[。！？\n]/gu;
const SENTENCE_END_AFTER = new RegExp(SENTENCE_END.source, 'u');

/**
 * All dates of a text, in its order; impossible dates are none. A date that leaves out its year takes it from
 * `near` (the post's day), or else from the only year that its sentence prints.
 */
export function findDates(text: string, words: Words, near: string | null): readonly FoundDate[] {
  if (!/\d/.test(text)) return [];
  const { dayFirst, monthFirst, weekday: weekdayBefore, dayOnly } = patterns(words);
  const found: FoundDate[] = [];
  const add = (
    match: RegExpMatchArray,
    year: string | undefined,
    month: number | undefined,
    day: number,
    endMonth?: number,
    endDay?: number,
  ): void => {
    const start = match.index ?? 0;
    if (month === undefined || found.some((date) => start < date.end && date.start < start + match[0].length)) return;
    const before = weekdayBefore.exec(text.slice(Math.max(0, start - 24), start))?.[1]?.toLowerCase();
    const complete =
      year === undefined
        ? nearestYear(
            month,
            day,
            before === undefined ? undefined : words.weekdays.get(before),
            near ?? nearPrinted(text, start, start + match[0].length),
          )
        : Number(year.length === 2 ? `20${year}` : year);
    const startsOn = complete === null ? null : iso(complete, month, day);
    if (startsOn === null || complete === null) return;
    const endsOn = endDay === undefined ? null : iso(complete, endMonth ?? month, endDay);
    found.push({ startsOn, endsOn: endsOn !== null && endsOn > startsOn ? endsOn : null, start, end: start + match[0].trimEnd().length });
  };
  const monthOf = (name: string | undefined): number | undefined => (name === undefined ? undefined : words.months.get(name.toLowerCase()));
  for (const match of text.matchAll(ISO)) add(match, match[1], Number(match[3]), Number(match[4]));
  for (const match of text.matchAll(DOTTED)) add(match, match[3], Number(match[2]), Number(match[1]));
  for (const match of text.matchAll(SPACED)) add(match, match[1], Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(WITH_WEEKDAY)) add(match, match[1], Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(SLASHED)) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (second > 12) add(match, match[3], first, second);
    else if (first > 12 || words.lexicon.language !== 'en') add(match, match[3], second, first);
  }
  for (const match of text.matchAll(EAST_ASIAN))
    add(match, match[1], Number(match[2]), Number(match[3]), numberOf(match[4]), numberOf(match[5]));
  for (const match of text.matchAll(monthFirst))
    add(match, match[5] ?? match[6], monthOf(match[1]), Number(match[2]), monthOf(match[3]), numberOf(match[4]));
  for (const match of text.matchAll(dayFirst)) {
    // `16 - 20 May`: the first number is the first day; alone it is the day.
    add(match, match[4] ?? match[5], monthOf(match[3]), Number(match[1]), undefined, numberOf(match[2]));
  }
  for (const match of text.matchAll(dayOnly)) {
    const day = Number(match[2]);
    const weekday = words.weekdays.get((match[1] ?? '').toLowerCase());
    const month =
      weekday === undefined ? null : nearestMonth(day, weekday, near ?? nearPrinted(text, match.index, match.index + match[0].length));
    if (month !== null && !found.some((date) => date.start - match.index < 16 && date.end > match.index)) {
      found.push({ startsOn: month, endsOn: null, start: match.index, end: match.index + match[0].trimEnd().length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `Wed 18`: the month near the post's day in which that day is that weekday, later months first. */
function nearestMonth(day: number, weekday: number, publishedAt: string | null): string | null {
  const published = Date.parse(publishedAt ?? '');
  if (Number.isNaN(published)) return null;
  const from = new Date(published);
  for (const step of [0, 1, -1, 2]) {
    const date = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + step, day));
    if (date.getUTCDate() === day && (date.getUTCDay() + 6) % 7 === weekday - 1) return date.toISOString().slice(0, 10);
  }
  return null;
}

/** The day of a line that is nothing but a full date, as letters and newsletters without front matter carry it. */
export function dayOfLine(line: string, words: Words): string | null {
  const written = line.trim();
  const [only] = onlyYear(written) === null ? [] : findDates(written, words, null);
  const rest = only === undefined ? written : written.slice(0, only.start) + written.slice(only.end);
  return only === undefined || only.endsOn !== null || /\d|\p{L}{4}/u.test(rest) ? null : only.startsOn;
}

/** A time of day or a range of them, with its zone: `11:15 - 11:50`, `2:00pm – 2:35pm CET`. */
export const TIME =
  /(?<![\d:])\d{1,2}(?:[:.h]\d{2}|\s?[ap]\.?m\b)\.?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:-|–|—|to|bis)\s?\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]\.?m\b\.?)?)?(?:\s?(?:UTC|GMT|CES?T|E[SD]?T|P[SD]?T|JST|BST|KST|IST|Uhr)(?:[+-]\d{1,2})?)?/giu;

/** Whether words say when and nothing else: `Tuesday, 9:31 AM`. */
export function isWhen(text: string, words: Words): boolean {
  if (!/\d/.test(text) || text.length > 60) return false;
  const dates = findDates(text, words, '2000-07-01');
  const rest = dates.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text).replaceAll(TIME, ' ');
  return rest !== text && (rest.match(/\p{L}{3,}/gu) ?? []).every((word) => words.weekdays.has(word.toLowerCase()));
}

/** Whether a line begins with its day and time, and says at most where behind them: `Tuesday, 7 May • 10:00, Room B`. */
export function tellsWhen(line: string, { start, end }: FoundDate, words: Words): boolean {
  if (line.length > 160 || /[.!?。]\s*$/u.test(line)) return false;
  const before =
    line
      .slice(0, start)
      .replaceAll(TIME, ' ')
      .match(/\p{L}{4,}/gu) ?? [];
  return (
    before.every((word) => words.weekdays.has(word.toLowerCase())) &&
    /^\s*(?:$|[,;|•·@(（–—:-]|(?:\p{Ll}{1,4}\s)?\d)/u.test(line.slice(end))
  );
}

/** What stands between a day and the title behind it: `, 11:00 - 11:30 BST: `. */
const AHEAD = /^(?:[\s\d:.apmh–-]{0,24}|,?[\s\d:.apmh–-]{0,20}\d\s?(?:[aApP]\.?[mM]\.?\s?)?(?:\p{Lu}{2,4}\s?)?)[:：|–-]\s+(?=\S{2})/u;

/** A title without the day that opens it (`January 27: Title`) or that its closing brackets hold, and that day. */
export function withoutDay(
  title: string,
  words: Words,
  publishedAt: string | null,
): { readonly title: string; readonly date: FoundDate | null } {
  const [day] = findDates(title, words, publishedAt);
  if (day === undefined) return { title, date: null };
  const ahead = AHEAD.exec(title.slice(day.end));
  if (day.start < 12 && ahead !== null) return { title: title.slice(day.end + ahead[0].length), date: day };
  const behind = /\s*[([][^()[\]]{0,30}$/u.exec(title.slice(0, day.start));
  if (behind !== null && /^[^()[\]]{0,30}[)\]]$/u.test(title.slice(day.end))) return { title: title.slice(0, behind.index), date: day };
  return { title, date: null };
}
