import type { Block } from './blocks.ts';
import { withoutDay } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { findEvents } from './events.ts';
import type { Words } from './words.ts';
import { isGeneric, kindOfLabel } from './title-words.ts';
import { readTitle, type TitleReading } from './titles.ts';
import { head } from './title-speakers.ts';

/**
 * The title that a heading is, with whatever it prints beside it; null where it names a kind, an event or nothing.
 * `below`: the text under it, which may go on to speak of a speaker whom the heading names.
 */
export function titleOfHeading(document: TalkDocument, heading: Block, below: string): TitleReading | null {
  const { words } = document;
  // `3 May 2021: Title`: its day opens it.
  const text = document.dates(heading.index).length === 0 ? heading.text : withoutDay(heading.text, words, document.near(heading)).title;
  if (isGeneric(text, words) || kindOfLabel(text, words) !== null || (text === heading.text && document.dates(heading.index).length > 0))
    return null;
  const speakersFirst = document.speakersFirst(heading) || opensWithName(text, below, words);
  const read = readTitle(text, words, { speakersFirst });
  return read.title === '' || findEvents(read.title).length > 0 ? null : read;
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
