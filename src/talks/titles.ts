import type { MentionedSpeaker, TalkKind } from '../model.ts';
import { readByline } from './byline.ts';
import { findEvents, type FoundEvent, readEvent } from './events.ts';
import { once, type Words } from './words.ts';
import { programmeOfLabel } from './programmes.ts';
import { dashTail, head, wordTail } from './title-speakers.ts';
import { cleanTitle, kindInTitle, kindOfLabel, SYMBOLS } from './title-words.ts';

/** What a title line says: the title itself, and what was printed around it in the same words. */
export interface TitleReading {
  readonly title: string;
  readonly kind: TalkKind | null;
  readonly speakers: readonly MentionedSpeaker[];
  readonly event: FoundEvent | null;
}

function eventTail(text: string): { readonly title: string; readonly event: FoundEvent } | null {
  const events = findEvents(text);
  const event = events.at(-1);
  if (event === undefined || event.start < 4 || text.slice(event.end).replaceAll(/[\s().,\]]/g, '').length > 0) return null;
  const before = /\s?(?:[-–—|@,(]|\sat\sthe|\sat|\sfrom|\sen|\sauf\sder|\sà|\sin)\s?$/u.exec(text.slice(0, event.start));
  return before === null ? null : { title: text.slice(0, before.index), event };
}

/** The event whose name is the whole title: `Gophers User Group Luxembourg`. */
function wholeEvent(title: string): FoundEvent | null {
  const [event] = findEvents(title);
  const bare = title.replaceAll(/\s*\([^()]*\)/g, '');
  return event !== undefined && event.end - event.start > bare.length * 0.75 ? event : null;
}

/** `Title @ Heron Keepers (Lyon) Meetup`: what stands behind the sign and ends with a noun for what talks are given at. */
function placeTail(text: string, words: Words): { readonly title: string; readonly event: FoundEvent } | null {
  const match = /^(.{8,}?)\s@\s?((?=\p{Lu})[^@|]{4,70})$/u.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const noun = once(words, 'titles place', () => new RegExp(`\\s(?:${words.occasions.source}|${words.circles.source})$`, 'iu'));
  return noun.test(match[2]) ? { title: match[1], event: readEvent(match[2]) } : null;
}

/** `KubeCon EU 2023 - Title`, `DevOpsDays Berlin: Title`. */
function eventHead(text: string): { readonly title: string; readonly event: FoundEvent } | null {
  // `ATO 2022 Title`: initials with a year are no words of a title.
  const initials = /^(\p{Lu}{2,8}\s(?:19|20)\d{2})\s(?=\p{Lu})/u.exec(text);
  if (initials?.[1] !== undefined && text.length - initials[0].length >= 8)
    return { title: text.slice(initials[0].length), event: readEvent(initials[1]) };
  const [event] = findEvents(text);
  if (event === undefined || event.start > 0) return null;
  const joint = /^(\s\p{Lu}{2})?\s?(?:[:：|]|\s[-–—])\s?(?=\S{2})/u.exec(text.slice(event.end));
  const title = joint === null ? '' : text.slice(event.end + joint[0].length);
  // `DevOpsDays Rome GA`: the state behind a city is printed with it.
  return joint === null || title.length < 8 ? null : { title, event: { ...event, name: event.name + (joint[1] ?? '') } };
}

/** `"Title" at Heron Fair`, `"Title" (Talk at Heron Fair, May 2018)`: a quoted title and where it was given. */
function quotedAt(text: string, words: Words): { readonly title: string; readonly event: FoundEvent } | null {
  const match = /^["“„«「『]([^"“”„»」』]{4,200})["”“»」』]\s+(?:\(([^()]{4,90})\)|([^()"“”]{4,90}))$/u.exec(text);
  const rest = match?.[2] ?? match?.[3];
  if (match?.[1] === undefined || rest === undefined) return null;
  const at = once(
    words,
    'titles quoted',
    () =>
      new RegExp(
        `^(?:(?:${words.kinds.source})\\s)?(?:${words.at.source}|@)\\s(?:(?:${words.articles.source})\\s)?(?=\\p{Lu}|\\p{L}+\\s(?:\\p{Lu}|\\d))`,
        'iu',
      ),
  ).exec(rest);
  return at === null ? null : { title: match[1], event: readEvent(rest.slice(at[0].length)) };
}

/** Kinds of content, which stay in a title where a kind of session is dropped. */
const PART_OF_TITLE = /^(?:deep[\s-]dive|case study|intro)$/i;
/** `"Keynote: Title"`: marks around all of it hide its label. */
const WHOLLY_QUOTED = /^["“„«「『]([^"“”„«»「」『』]+)["”“»」』]$/u;
/** `2. Title`: its place in the programme is no part of it, but `3. Mai` is a day. */
const NUMBER = /^(?:\d{1,2}[.)]|\[\d{1,2}\])\s+(?=(\p{L}+))/u;
const CODE = '(?:EN|DE|FR|ES|IT|PT|PL|RU|UA|UK|JA|JP|ZH|CN|KO|KR|RO|NL|CS|CZ|SV|SE|TR|FI|DA|NO|HU|EL)';
const LANGUAGE = new RegExp(`^[([]${CODE}[)\\]]\\s+|\\s+[([]${CODE}[)\\]]$|(?<=\\p{Ll})\\s(?:EN|DE|FR)$`, 'gu');
/** A title without the code of its language: `(PL) Title`, `Title [EN]`. */
function withoutLanguage(text: string): string {
  return text.replaceAll(LANGUAGE, '');
}
/** `09:30 – Title`, `10:15-10:45: Title`: when it begins is no part of it. */
const CLOCK = /^\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?(?:\s?[-–—~]\s?\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?)?(?:\s?[-–—|:•·]\s*|\s+)(?=\S{2})/iu;

/** `Talk "Title"`, `Vortrag „Titel“, von Ada Park`: a kind, the quoted title, and who gives it. */
function labelledQuote(
  text: string,
  words: Words,
): { readonly title: string; readonly kind: TalkKind; readonly speakers: readonly MentionedSpeaker[] | null } | null {
  const match = /^([^"“„«「『]{3,40}?)\s?[:：]?\s?["“„«「『]([^"“”„»」』]{4,200})["”“»」』](.*)$/u.exec(text);
  const kind = match?.[1] === undefined ? null : kindOfLabel(match[1], words);
  if (kind === null || match?.[2] === undefined) return null;
  const tail = (match[3] ?? '').replace(/^[\s,;:–—(-]+/u, '').replace(leadingBy(words), '');
  if (tail.trim() === '') return { title: match[2], kind, speakers: null };
  const speakers = readByline(tail, words, { single: false, plainCommaIsName: true });
  return speakers === null ? null : { title: match[2], kind, speakers };
}

function leadingBy(words: Words): RegExp {
  return once(words, 'titles by', () => new RegExp(`^(?:${words.by.source}|${words.with.source}|${words.from.source})\\s?:?\\s`, 'iu'));
}

/**
 * Reads a title line: drops a kind's label (`Keynote:`, `| Lightning Talk`), speakers after a dash, "by", "with", a
 * comma or in parentheses or before a colon, and the event's name at the end.
 * `speakersFirst`: single words before a colon are speakers, because the neighbouring entries begin so.
 */
export function readTitle(text: string, words: Words, options: { readonly speakersFirst?: boolean } = {}): TitleReading {
  let title = text
    .replaceAll(/[\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SYMBOLS, '');
  let kind: TalkKind | null = null;
  let speakers: readonly MentionedSpeaker[] = [];
  let labelled: FoundEvent | null = null;
  const take = (read: { readonly title: string; readonly speakers: readonly MentionedSpeaker[] } | null): void => {
    if (read === null || speakers.length > 0) return;
    title = read.title.trim();
    speakers = read.speakers;
  };
  const label = (): void => {
    const before = /^(?:\[([^\]]{3,50})\]\s?|([^:：|]{2,60}?)\s?[:：|]\s?|([^:|–—]{3,40}?)\s[-–—]\s)(?=\S)/u.exec(title);
    const named = before?.[1] ?? before?.[2] ?? before?.[3];
    const made =
      named === undefined || before === null || title.length - before[0].length < 4 || PART_OF_TITLE.test(named)
        ? null
        : kindOfLabel(named, words);
    const programme = named === undefined ? null : programmeOfLabel(named, words);
    if (before !== null && (made !== null || (programme !== null && title.length - before[0].length >= 4))) {
      kind ??= programme?.kind ?? made;
      labelled ??= findEvents(named ?? '')[0] ?? programme?.event ?? null;
      title = title.slice(before[0].length);
    }
    const after = /\s?(?:\||\s[-–—]\s|\()\s?([^|()]{4,40}?)\)?$/u.exec(title);
    const tail = after?.[1] === undefined || after.index < 4 ? null : after[1];
    const closing = tail === null ? null : kindOfLabel(tail, words);
    const given = tail === null ? null : programmeOfLabel(tail, words);
    if (after !== null && (closing !== null || given !== null)) {
      kind ??= given?.kind ?? closing;
      labelled ??= given?.event ?? null;
      title = title.slice(0, after.index);
    }
  };
  title = withoutLanguage(title)
    .replace(/\s*[([]\d{1,2}:\d{2}(?::\d{2})?[)\]]$/, '')
    .replace(CLOCK, '')
    .replace(NUMBER, (number, word: string) => (words.months.has(word.toLowerCase()) ? number : ''))
    .replace(WHOLLY_QUOTED, '$1');
  const placed = quotedAt(title, words);
  if (placed !== null) {
    labelled = placed.event;
    ({ title } = placed);
  }
  const named = labelledQuote(title, words);
  if (named !== null) {
    kind = named.kind;
    title = named.title;
    if (named.speakers !== null) speakers = named.speakers;
  }
  label();
  const opening = eventHead(title);
  if (opening !== null) {
    labelled ??= opening.event;
    title = opening.title;
    label();
  }
  const event = eventTail(title);
  if (event !== null) title = event.title.trim();
  take(head(title, words, options.speakersFirst === true));
  take(dashTail(title, words));
  take(wordTail(title, words));
  label();
  const again = event === null ? (eventTail(title) ?? placeTail(title, words)) : null;
  if (again !== null) title = again.title;
  return {
    title: cleanTitle(title),
    kind: kind ?? kindInTitle(cleanTitle(title), words),
    speakers,
    event: event?.event ?? again?.event ?? labelled ?? wholeEvent(title),
  };
}
