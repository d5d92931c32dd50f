import type { MentionedSpeaker } from '../model.ts';
import { readByline } from './byline.ts';
import { findDates, type FoundDate, TIME } from './dates.ts';
import { findEventsAt } from './event-positions.ts';
import { findEvents, type FoundEvent } from './events.ts';
import { once, type Words } from './words.ts';
import { tidy } from './names.ts';
import { kindOfLabel } from './title-words.ts';

/** What stands behind a title: by-line, day, event, in any order. */
export interface Details {
  readonly speakers: readonly MentionedSpeaker[];
  readonly date: FoundDate | null;
  readonly event: FoundEvent | null;
  /** What is left: the description. */
  readonly rest: string;
  readonly word: string | null;
}

const LEAD = /^[\p{Extended_Pictographic}\uFE0F\s,;:–—|•·()>~"”»」』（）【】：，、-]+/u;

/** Cuts days, times and the event's name off the end of a by-line. */
function bylineEnd(text: string, words: Words, dates: readonly FoundDate[], events: readonly FoundEvent[]): number {
  const ends: number[] = [text.length];
  for (const date of dates) {
    const before = text.slice(0, date.start);
    const weekday = /(\p{L}+)[.,]?\s*$/u.exec(before);
    // `, le 12 mai`: an article before the day is no part of the by-line either.
    const isWeekday =
      weekday?.[1] !== undefined && (words.weekdays.has(weekday[1].toLowerCase()) || /^(?:le|el|il|am|o|on)$/u.test(weekday[1]));
    ends.push(isWeekday ? weekday.index : date.start);
  }
  TIME.lastIndex = 0;
  const time = TIME.exec(text);
  if (time !== null) ends.push(time.index);
  for (const event of events) {
    const joint =
      /[\s,(]*(?:\s-|–|—|@|\sat\sthe|\sat|\sen(?:\sla|\sel)?|\sauf(?:\sder)?|\sbei(?:\sder)?|\sà(?:\sla)?|\sna|\sno|\sal(?:la)?|,|\|)?\s*$/u.exec(
        text.slice(0, event.start),
      );
    ends.push(joint === null ? event.start : joint.index);
  }
  const room =
    /[\s,]+(?:at|in|@)\s(?=\p{Lu}[^;\n]{0,60}?(?:Room|Hall|Auditorium|Building|Floor|Level|Pavilion|Booth|Stage|Ballroom|Theat(?:er|re))(?:\s|,|$))/u.exec(
      text,
    );
  if (room !== null) ends.push(room.index);
  const bullet = text.search(/\s[•·|]\s|\n/);
  if (bullet >= 0) ends.push(bullet);
  return Math.max(0, Math.min(...ends));
}

/** What may stand behind a by-line. */
const BYLINE_STOP =
  /(?:(?<!\b\p{Lu})[.!?]\s+(?=\p{Lu})|,?\s(?:who|where|which|on|about|sobre|über|sur|su|про|explains?|talks?|shows?|will|discuss\p{L}*|and\sothers|grabbed|was|is|were|are|had|has)\s|,\s(?=\p{Ll}{3})|[:：]\s|\s[-–—]\s|\)\s?(?=\p{Lu}|$)|\s\()/gu;

/** A by-line at the beginning of a text, and where it ends; null where the text begins with something else. */
function leadingByline(
  text: string,
  words: Words,
  strict: boolean,
): { readonly speakers: readonly MentionedSpeaker[]; readonly end: number } | null {
  // `moderated by Ada Park, with Bo Ek`: the list goes on.
  const goesOn = ({ 0: stop, index }: RegExpExecArray): boolean =>
    stop === ', ' && [words.with, words.by, words.and].some((joint) => joint.exec(text.slice(index + 2, index + 24))?.index === 0);
  const stops = [text.length, ...[...text.matchAll(BYLINE_STOP)].filter((match) => !goesOn(match)).map(({ index }) => index)];
  const tried = [...new Set(stops)].sort((a, b) => b - a).slice(0, 24);
  for (const end of tried) {
    const part = text.slice(0, end);
    if (part.trim().length < 2 || part.length > 500) continue;
    const speakers = readByline(part, words, { single: !strict, plainCommaIsName: false });
    if (speakers !== null) return { speakers, end };
  }
  return null;
}

/**
 * Reads what follows (or, in a label, precedes) a title. After "by" one word may be a name; after a dash, a comma or
 * a line break only full names are speakers, because a description may stand there as well.
 */
export function readDetails(text: string, words: Words, publishedAt: string | null): Details {
  const dates = findDates(text, words, publishedAt);
  const events = findEventsAt(text, words);
  const date = dates[0] ?? null;
  const event =
    events.find((each) =>
      /(?:^|[\s(@|–—-]|at|the|en|la|in|auf|der|bei|à|на|@)\s?$/u.test(text.slice(Math.max(0, each.start - 4), each.start)),
    ) ?? null;
  const lines = text.split('\n');
  let offset = 0;
  for (const line of lines.slice(0, 6)) {
    const lead = LEAD.exec(line)?.[0] ?? '';
    const body = line.slice(lead.length);
    if (body.trim() !== '') {
      // `(webinar) - Ada Park, Acme`: what kind of session it is stands in brackets.
      const kind = /^([^()]{3,24})\)\s[-–—:|]\s/u.exec(body);
      const skipped = lead.includes('(') && kind?.[1] !== undefined && kindOfLabel(kind[1], words) !== null ? kind[0].length : 0;
      const found = bylineOf(body.slice(skipped), skipped > 0 ? ' - ' : lead, offset > 0, words, publishedAt);
      if (found !== null)
        return {
          speakers: [...found.speakers, ...furtherLines(lines.slice(lines.indexOf(line) + 1), words)],
          date,
          event,
          rest: `${body.slice(0, skipped)}${body.slice(skipped + found.end)}\n${lines.slice(lines.indexOf(line) + 1).join('\n')}`.trim(),
          word: found.word,
        };
    }
    offset += line.length + 1;
  }
  return { speakers: [], date, event, rest: text.replace(LEAD, ''), word: null };
}

/** One speaker on each of the following lines: `Bo Ek, Beta`. */
function furtherLines(lines: readonly string[], words: Words): readonly MentionedSpeaker[] {
  const found: MentionedSpeaker[] = [];
  for (const line of lines) {
    const speakers = line.length > 120 ? null : readByline(line, words, { single: false });
    if (speakers === null || speakers.some(({ organization }) => organization === null)) break;
    found.push(...speakers);
  }
  return found;
}

function bylineOf(
  body: string,
  lead: string,
  ownLine: boolean,
  words: Words,
  publishedAt: string | null,
): { readonly speakers: readonly MentionedSpeaker[]; readonly end: number; readonly word: string | null } | null {
  const text = tidy(body);
  const by = once(
    words,
    'details 1',
    () => new RegExp(`^(?:${words.by.source}|${words.with.source}|${words.from.source})\\s?:?\\s`, 'iu'),
  ).exec(text);
  const head = by?.[0] ?? '';
  const rest = text.slice(head.length);
  const end = bylineEnd(rest, words, findDates(rest, words, publishedAt), findEvents(rest));
  const candidate = rest.slice(0, end);
  const after = words.byAfter.exec(candidate);
  if (after !== null && after.index > 1) {
    const speakers = readByline(candidate.slice(0, after.index), words, { single: true });
    if (speakers !== null) return { speakers, end: head.length + after.index + after[0].length, word: after[0] };
  }
  // A full by-line stands behind a separator, on its own line or behind a word for "by"; any other text is prose.
  if (head === '' && !ownLine && !/[,;:–—|•·(>~"”»」』（【：，、\p{Extended_Pictographic}-]/u.test(lead)) {
    // Wrapped lines are joined: `Title` and, on the next line, `Ada Park - Acme` and nothing else.
    const speakers = candidate.length > 120 ? null : readByline(candidate, words, { single: false });
    const doubtful = speakers === null || (speakers.some(({ organization }) => organization === null) && !words.roles.test(candidate));
    return speakers === null || doubtful ? null : { speakers, end, word: null };
  }
  const found = leadingByline(
    candidate,
    words,
    head === '' || !once(words, 'details 2', () => new RegExp(`^(?:${words.by.source})`, 'iu')).test(head),
  );
  return found === null ? null : { speakers: found.speakers, end: head.length + found.end, word: head === '' ? null : head.trim() };
}
