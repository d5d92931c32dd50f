import type { FoundDate } from './dates.ts';
import { eventAt, isCommon, NAME, NAMED, QUOTED, REACH, YEAR } from './event-names.ts';
import { findEvents, type FoundEvent, readEvent } from './events.ts';
import { findKinds } from './kinds.ts';
import { occasionOfTitle } from './occasion-titles.ts';
import { once, type Words } from './words.ts';
import { recalledFor } from './recall.ts';
import { UNSPACED } from './letters.ts';

const DATED = new RegExp(String.raw`^["“«]?(${NAME}),?\s?(${YEAR})`, 'u');
const DATED_ANYWHERE = new RegExp(String.raw`(?<![\p{L}\p{N}])(${NAME}),?\s?(${YEAR})`, 'gu');
const LABEL = new RegExp(String.raw`^(${NAME}),?\s?(${YEAR})$`, 'u');
const UNSPACED_DATED = new RegExp(String.raw`(?<![\p{Script=Latin}\p{N}])${NAME}\s?${YEAR}`, 'gu');

interface Positions {
  readonly at: RegExp;
  readonly article: RegExp;
  readonly occasion: RegExp;
}

function positions(words: Words): Positions {
  const make = (name: string, source: string, flags: string): RegExp => once(words, `event ${name}`, () => new RegExp(source, flags));
  return {
    at: make('at', `(?:${words.at.source})`, 'giu'),
    article: make('article', `^\\s(?:(?:${words.articles.source})\\s)?`, 'iu'),
    occasion: make('occasion', `^\\s?(?:${words.occasions.source})`, 'iu'),
  };
}

/** An event behind a word for "at": a name with a year, or with a noun such as "conference" before or after it. */
function behindAt(text: string, from: number, words: Words): FoundEvent | null {
  const { article, occasion } = positions(words);
  const lead = article.exec(text.slice(from, from + REACH));
  if (lead === null) return null;
  const noun = occasion.exec(text.slice(from + lead[0].length, from + REACH));
  const start = from + lead[0].length + (noun === null ? 0 : noun[0].length + 1);
  const rest = text.slice(start, from + REACH);
  const dated = DATED.exec(rest);
  if (dated?.[1] !== undefined && !isCommon(dated[1], words)) return eventAt(dated[1], dated[2], start, start + dated[0].length);
  const quote = noun === null ? null : QUOTED.exec(rest);
  if (quote?.[1] !== undefined) return eventAt(quote[1], undefined, start, start + quote[0].length);
  const name = NAMED.exec(rest)?.[0];
  // One word alone beside "event" is as often a company.
  if (name === undefined || !/\s/.test(name) || isCommon(name, words)) return null;
  if (noun === null && !occasion.test(rest.slice(name.length))) return null;
  return eventAt(name, undefined, start, start + name.length);
}

function positioned(text: string, words: Words): readonly FoundEvent[] {
  const found: FoundEvent[] = [];
  for (const match of text.matchAll(positions(words).at)) {
    const event = behindAt(text, match.index + match[0].length, words);
    if (event !== null) found.push(event);
  }
  found.push(...definite(text, words).filter(({ start }) => !found.some((event) => event.start === start)));
  const { at } = words.lexicon;
  if (!UNSPACED.test(at.join(''))) return found;
  for (const match of text.matchAll(UNSPACED_DATED)) {
    const after = text.slice(match.index + match[0].length).trimStart();
    const before = text.slice(Math.max(0, match.index - 8), match.index).trimEnd();
    if (!found.some(({ start }) => start === match.index) && at.some((word) => after.startsWith(word) || before.endsWith(word)))
      found.push({ ...readEvent(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** `the Rivers and Lakes conference`, wherever it stands. */
function definite(text: string, words: Words): readonly FoundEvent[] {
  const { occasion } = positions(words);
  return [...text.matchAll(DEFINITE)].flatMap((match) => {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + REACH);
    const dated = DATED.exec(rest);
    // `the Heronfair 2019 conference`: with its year one word is enough.
    if (dated?.[1] !== undefined && occasion.test(rest.slice(dated[0].length)) && !isCommon(dated[1], words))
      return [eventAt(dated[1], dated[2], start, start + dated[0].length)];
    const name = NAMED.exec(rest)?.[0];
    if (name === undefined || !/\s/.test(name) || isCommon(name, words)) return [];
    return /^\s/.test(text.slice(start + name.length)) && occasion.test(text.slice(start + name.length))
      ? [eventAt(name, undefined, start, start + name.length)]
      : [];
  });
}

const DEFINITE = /(?<!\p{L})[Tt]he\s(?=\p{Lu})/gu;

/** The event that a label before a title is: `Write the Docs Prague 2022`. */
export function eventOfLabel(label: string, words: Words): FoundEvent | null {
  const [found] = findEventsAt(label, words);
  if (found !== undefined) return found;
  const dated = LABEL.exec(label.trim());
  return dated?.[1] === undefined || isCommon(dated[1], words) ? null : eventAt(dated[1], dated[2], 0, label.length);
}

/** Capitalised words before a year that name no event: `Annual Report 2023`. */
const DATED_OTHERWISE =
  /(?:report|review|roadmap|survey|recap|update|summary|edition|release|newsletter|summer|winter|spring|autumn|bericht|rückblick|informe|resumen|relatório|bilan|rapport|résumé|rapporto|новини|огляд|звіт|підсумки|плани)$/iu;

/** `«Тиждень відкритих карт 2021»`: several words and a year in quotation marks. */
const QUOTED_DATED = new RegExp(
  String.raw`^([^«„“"「『《]{0,80}[«„“"「『《])(\p{Lu}[^»“”"」』》]{2,40}\s[^»“”"」』》\s]{2,20}),?\s(${YEAR})[»“”"」』》]`,
  'u',
);

const BEHIND_BAR = /\s[|｜]\s([^|｜]{4,60}?)\s*$/u;
/** `HeronJS 48`, `Ada Club Minsk Meetup 1`: a number that counts meetings, not parts of a text. */
const COUNTED_NAME = /(?:\p{Ll}\p{Lu}[\p{L}]*|(?:\p{Lu}[\p{L}.]*\s){2}\p{Lu}[\p{L}.]*)\s#?\d{1,3}$/u;

/** The event of a title such as `All talks of the Jornada Python 2021`: behind a preposition or a noun, with its year. */
export function eventOfTitle(title: string, words: Words): FoundEvent | null {
  const occasion = occasionOfTitle(title, words);
  if (occasion !== null) return occasion;
  const behind = once(
    words,
    'event title',
    () =>
      new RegExp(
        `(?:^|[\\s:–—-])(?:(?:${words.at.source}|${words.from.source}|${words.by.source}|${words.occasions.source})|(?:${words.articles.source}))['’]?\\s?$`,
        'iu',
      ),
  );
  const quoted = QUOTED_DATED.exec(title);
  if (
    quoted?.[2] !== undefined &&
    !isCommon(quoted[2], words) &&
    !DATED_OTHERWISE.test(quoted[2]) &&
    findKinds(quoted[2], words).length === 0
  ) {
    const start = quoted[1]?.length ?? 0;
    if (start <= 1 || behind.test(title.slice(0, start - 1))) return eventAt(quoted[2], quoted[3], start, quoted[0].length - 1);
  }
  // `What I saw | Heron Days 2011`: a name and its year behind a bar and no more.
  const last = LABEL.exec(BEHIND_BAR.exec(title)?.[1] ?? '');
  if (last?.[1] !== undefined && /\S\s+\S/.test(last[1]) && !isCommon(last[1], words) && !DATED_OTHERWISE.test(last[1]))
    return eventAt(last[1], last[2], title.length - last[0].length, title.length);
  for (const match of title.matchAll(DATED_ANYWHERE)) {
    // `Videos of the Jornada Python 2021`: a small word inside the run may be what stands before the name.
    const starts = [0, ...[...(match[1] ?? '').matchAll(/\s\p{Ll}{1,3}\s(?=\p{Lu})/gu)].map((joint) => joint.index + joint[0].length)];
    for (const from of starts) {
      const name = (match[1] ?? '').slice(from);
      const start = match.index + from;
      if (!isCommon(name, words) && !DATED_OTHERWISE.test(name) && behind.test(title.slice(0, start)))
        return eventAt(name, match[2], start, match.index + match[0].length);
    }
  }
  return null;
}

/**
 * The event that a heading or a list's title is, by the days behind its name: `Heron Fair, Lyon, 9–11 May`,
 * `[SciPy](…), July 9-15`.
 */
export function eventBeforeDays(text: string, dates: readonly FoundDate[], words: Words): FoundEvent | null {
  const [date] = dates;
  if (date === undefined || dates.length > 2 || date.start > 70 || text.length - date.end > 60) return null;
  const lead = text
    .slice(0, date.start)
    .replace(/(?<!\p{L})\p{L}{2,12}[.,]?\s?$/u, (word) => (words.weekdays.has(word.toLowerCase().replace(/[.,\s]+$/, '')) ? '' : word))
    .replaceAll(/^[\s*•]+|[\s,:;(（[|·•–—-]+$/gu, '');
  const counted = COUNTED_NAME.test(lead);
  const tokens = lead.split(/[\s,]+/).filter((token) => token !== '' && !(counted && /^#?\d+$/.test(token)));
  if (lead.length < 3 || tokens.length === 0 || tokens.length > 8 || /[.!?。:：]\s/u.test(lead) || findKinds(lead, words).length > 0)
    return null;
  const proper = tokens.filter((token) => /^\p{Lu}|^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(token));
  if (proper.length * 2 <= tokens.length || isCommon(proper.join(' '), words)) return null;
  if (/\d$/.test(lead) && !counted) return null;
  return eventAt(lead, undefined, 0, lead.length);
}

/**
 * Every event that running text names, in its order: by its own form (`RustConf 2024`), or by where an unknown name
 * stands (`at Write the Docs 2024`, `auf der Konferenz Reiher vereint`).
 */
export const findEventsAt = recalledFor(eventsAt);

function eventsAt(text: string, words: Words): readonly FoundEvent[] {
  const formed = findEvents(text);
  const placed = positioned(text, words).filter(({ start, end }) => !formed.some((event) => event.start < end && start < event.end));
  return placed.length === 0 ? formed : [...formed, ...placed].sort((a, b) => a.start - b.start);
}
