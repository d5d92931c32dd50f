import type { Block, BlockLink } from './blocks.ts';
import type { Reading, TalkPlace } from './format.ts';
import { around } from './player-text.ts';
import { type Programme, programmeOfLabel, programmesIn } from './programmes.ts';
import { sentenceAt } from './sentences.ts';

/** A text longer than this below or before a player tells of more than where the session was given. */
const CAPTION = 700;

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

function ofText(place: TalkPlace): Programme | null {
  const { block, link } = place;
  const own = nearest(place, link.start, link.end);
  if (own !== null) return own;
  const span = isEntry(block, link) ? { start: 0, end: block.text.length } : sentenceAt(block, link.start);
  return nearest(place, span.start, span.end);
}

function isEntry(block: Block, { start }: BlockLink): boolean {
  return block.list !== null && block.text.length < 300 && start < 120;
}

/**
 * The stream, podcast or group that the words around a link name as where its session was given: it wins over an
 * event that stands further away, and over none.
 */
export function withProgramme(place: TalkPlace, reading: Reading): Reading {
  if (reading.event !== null) return reading;
  const found = (place.link.embed ? ofPlayer(place) : ofText(place)) ?? ofHeading(place);
  // At a conference, office hours and working groups are on its programme: there only a broadcast is an event of its own.
  if (found === null || (found.kind === null && place.document.titleEvents.length > 0)) return reading;
  const kind = reading.kind === null || reading.kind === 'TALK' ? (found.kind ?? reading.kind) : reading.kind;
  return { ...reading, kind, event: found.event };
}
