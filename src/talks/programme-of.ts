import type { Block, BlockLink } from './blocks.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { Reading, TalkPlace } from './format.ts';
import { around } from './player-text.ts';
import { type Programme, programmeOfLabel, programmesIn } from './programmes.ts';
import { sentenceAt } from './sentences.ts';
import { isGeneric } from './title-words.ts';

/** A text longer than this below or before a player tells of more than where the session was given. */
const CAPTION = 700;
/** How far before a mere "here" its session may have been announced. */
const BEFORE = 240;

/** The programme that a piece of a block names nearest before a link's end, else behind it; other talks' links speak of theirs. */
function nearest(place: TalkPlace, start: number, end: number): Programme | null {
  const { block, link, document } = place;
  const others = block.links.filter((other) => other !== link && other.target !== null && !other.embed);
  const found = programmesIn(block.text.slice(start, end), document.words).filter(
    ({ event }) => !others.some((other) => other.start <= start + event.start && start + event.end <= other.end),
  );
  return found.findLast(({ event }) => start + event.start < link.end) ?? found[0] ?? null;
}

function ofPlayer(place: TalkPlace): Programme | null {
  const { words } = place.document;
  const [first] = around(place);
  if (first === undefined || first.text.length > CAPTION) return null;
  return programmesIn(first.text, words).at(-1) ?? null;
}

/** A heading that is the name of a programme and no more: `## Cloud Native Live`. */
function ofHeading({ document, block }: TalkPlace): Programme | null {
  const heading = document.headings(block)[0];
  return heading === undefined ? null : programmeOfLabel(heading.text, document.words);
}

/** A programme, and the day that the words announcing it give. */
interface Announced extends Programme {
  readonly day?: FoundDate | undefined;
}

/** The one day that a text gives. */
function onlyDay({ document, block }: TalkPlace, text: string): FoundDate | undefined {
  const days = findDates(text, document.words, document.near(block));
  return days.length === 1 && days[0]?.endsOn === null ? days[0] : undefined;
}

function ofText(place: TalkPlace): Announced | null {
  const { block, link } = place;
  const { words } = place.document;
  const linked = block.text.slice(link.start, link.end);
  const own = programmeOfLabel(linked, words) ?? nearest(place, link.start, link.end);
  if (own !== null) return own;
  const span = isShortItem(block, link) ? { start: 0, end: block.text.length } : sentenceAt(block, link.start);
  const said = nearest(place, span.start, span.end);
  if (said !== null || !isGeneric(linked, words)) return said;
  // `Join us for the MRSH webinar. [Register here].`
  const other = block.links.findLast(({ target, end }) => target !== null && end <= span.start)?.end ?? 0;
  const from = Math.max(other, span.start - BEFORE);
  const announced = nearest(place, from, span.start);
  return announced === null ? null : { ...announced, day: onlyDay(place, block.text.slice(from, span.start)) };
}

/** Whether a block is an item of a few words that its link opens: all of it speaks of that link's session. */
function isShortItem(block: Block, { start }: BlockLink): boolean {
  return block.list !== null && block.text.length < 300 && start < 120;
}

/**
 * The stream, podcast or group that the words around a link name as where its session was given: it wins over an
 * event that stands further away, and over none.
 */
export function withProgramme(place: TalkPlace, reading: Reading): Reading {
  if (reading.event !== null) return reading;
  const found: Announced | null = (place.link.embed ? ofPlayer(place) : ofText(place)) ?? ofHeading(place);
  // At a conference, office hours and working groups are on its programme: there only a broadcast is an event of its own.
  if (found === null || (found.kind === null && place.document.titleEvents.length > 0)) return reading;
  const kind = reading.kind === null || reading.kind === 'TALK' ? (found.kind ?? reading.kind) : reading.kind;
  return { ...reading, kind, event: found.event, date: reading.date ?? found.day ?? null };
}
