import type { Block } from './blocks.ts';
import { withoutDay } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { eventOfLabel } from './event-positions.ts';
import { findEvents, type FoundEvent, readEvent } from './events.ts';
import { isSession } from './hosts.ts';
import type { Words } from './words.ts';
import { isGeneric, kindOfLabel } from './title-words.ts';
import { readTitle, type TitleReading } from './titles.ts';
import { head } from './title-speakers.ts';

/** `[Heron Club](https://www.meetup.com/heron): Title`: an event's own page and what was given there. */
export function eventLinked(document: TalkDocument, { text, links }: Block): { readonly event: FoundEvent; readonly rest: string } | null {
  const { words } = document;
  const [link] = links;
  const role = link?.target?.role;
  if (link === undefined || link.embed || isSession(link.target) || /[^\s()[\]\p{Lu}]/u.test(text.slice(0, link.start))) return null;
  const joint = /^\s?(?:[:：]|\s[–—-])\s(?=\S{2})/u.exec(text.slice(link.end));
  const name = text.slice(link.start, link.end);
  // A project or a company before a colon is a subject as often: the name or its address must speak of an event.
  const event = role === 'programme' || /\s(?:19|20)\d{2}$/.test(name) ? readEvent(name) : eventOfLabel(name, words);
  return joint === null || event === null ? null : { event, rest: text.slice(link.end + joint[0].length) };
}

/**
 * The title that a heading is, with whatever it prints beside it; null where it names a kind, an event or nothing.
 * `below`: the text under it, which may go on to speak of a speaker whom the heading names.
 */
export function titleOfHeading(document: TalkDocument, heading: Block, below: string): TitleReading | null {
  const { words } = document;
  const linked = eventLinked(document, heading);
  if (linked !== null) return { ...readTitle(withoutDay(linked.rest, words, document.near(heading)).title, words), event: linked.event };
  // `3 May 2021: Title`: its day opens it.
  const whole = withoutRemarks(heading, words);
  const text = document.dates(heading.index).length === 0 ? whole : withoutDay(whole, words, document.near(heading)).title;
  if (isGeneric(text, words) || kindOfLabel(text, words) !== null || (text === whole && document.dates(heading.index).length > 0))
    return null;
  const speakersFirst = document.speakersFirst(heading) || opensWithName(text, below, words);
  const read = readTitle(text, words, { speakersFirst });
  return read.title === '' || (findEvents(read.title).length > 0 && !/^["“„«「『]/u.test(text)) ? null : read;
}

/** A heading without links in brackets behind its words: `Title ([slides](…))`. */
function withoutRemarks({ text, links }: Block, words: Words): string {
  const remarks = links.filter(({ start, end }) => /[([]$/.test(text.slice(0, start)) && isGeneric(text.slice(start, end), words));
  const first = remarks[0]?.start ?? text.length;
  return remarks.length === 0 ? text : text.slice(0, first).replace(/\s*[([]$/, '');
}

/** `Ada Park: Title`, of whom the text below goes on to speak by one of her names. */
function opensWithName(heading: string, below: string, words: Words): boolean {
  const first = head(heading, words, true)?.speakers[0]?.name.split(' ')[0] ?? '';
  return first.length > 2 && below.includes(first);
}

/** The title of the heading above a block, where that block's session is the only one below it. */
export function ownHeading(document: TalkDocument, block: Block): TitleReading | null {
  const heading = document.headings(block)[0];
  return heading === undefined || heading.depth < 2 || document.sessionsBelow(heading) !== 1
    ? null
    : titleOfHeading(document, heading, block.text);
}
