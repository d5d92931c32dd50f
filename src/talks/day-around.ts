import { type Block, hasSession } from './blocks.ts';
import { dayOfLine, findDates, type FoundDate, tellsWhen } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The day of a talk that its own words do not give: a line below its own heading, the nearest heading or list title with
 * one single day, a line above its heading or in its section.
 */
export function dayAround(document: TalkDocument, block: Block): FoundDate | null {
  const below = block.kind === 'heading' ? dayOfSection(document, block) : null;
  return (
    below ??
    dayAbove(document, block) ??
    dayAboveHeading(document, block) ??
    (block.kind === 'heading' ? null : dayOfSection(document, block))
  );
}

function dayAbove(document: TalkDocument, block: Block): FoundDate | null {
  for (const each of [...document.intros(block), ...document.headings(block)]) {
    // Of a longer introduction only the sentence that leads into the list speaks of its entries.
    const from = each.kind === 'heading' ? 0 : (sentencesOf(each).at(-1)?.start ?? 0);
    const dates = document.dates(each.index).filter((date) => date.start >= from);
    const [only] = dates;
    if (only !== undefined) return dates.length === 1 && only.endsOn === null ? only : null;
  }
  return null;
}

const LABELLED = /^[\s>*•-]{0,4}([^:：]{2,24}?)\s?[:：]/u;
/** Blocks above and below a talk that its day may stand in. */
const REACH = 8;

/** The first line that gives a day in some blocks: its day, or null where it gives several; undefined where none does. */
function dayOfLines(document: TalkDocument, blocks: readonly Block[]): FoundDate | null | undefined {
  const { words } = document;
  for (const each of blocks) {
    if (each.text.length > 600 || document.dates(each.index).length === 0) continue;
    for (const line of each.text.split('\n')) {
      const labelled = words.labels.date.test(LABELLED.exec(line)?.[1] ?? '');
      const [only, more] = findDates(line, words, document.near(each));
      if (only !== undefined && (labelled || tellsWhen(line, only, words))) return more === undefined && only.endsOn === null ? only : null;
    }
  }
  return undefined;
}

/**
 * `Date: Tuesday, 7 November`, `On Tuesday, 7 November 10:00 – 10:35 CET` on a line of its own: in the section whose only
 * talk this is, or below the talk's own heading.
 */
function dayOfSection(document: TalkDocument, block: Block): FoundDate | null {
  const own = block.kind === 'heading';
  const heading = own ? block : document.headings(block)[0];
  if (heading === undefined || (!own && document.sessionsBelow(heading) !== 1)) return null;
  const side = (step: 1 | -1): readonly Block[] => {
    const found: Block[] = [];
    for (let at = block.index + step; Math.abs(at - block.index) <= REACH; at += step) {
      const each = document.block(at);
      if (each === null || !each.trail.includes(heading.index) || hasSession(each) || (each.kind === 'heading' && !own)) break;
      found.push(each);
    }
    return found;
  };
  const below = dayOfLines(document, side(1));
  return (below === undefined && !own ? dayOfLines(document, side(-1)) : below) ?? null;
}

const titledOf = new WeakMap<TalkDocument, boolean>();

/** `2022-06-16` on the line above a heading, in a page whose first session stands below such a heading. */
function dayAboveHeading(document: TalkDocument, block: Block): FoundDate | null {
  const above = (heading: Block | undefined): FoundDate | null => {
    const line = heading === undefined ? null : document.block(heading.index - 1);
    const startsOn = line === null || line.kind === 'heading' ? null : dayOfLine(line.text, document.words);
    return startsOn === null ? null : { startsOn, endsOn: null, start: 0, end: 0 };
  };
  const day = above(document.headings(block)[0]);
  if (day === null) return null;
  const first = document.blocks.find((each) => each.kind === 'heading' && document.sessionsBelow(each) > 0);
  const known = titledOf.get(document) ?? above(first) !== null;
  titledOf.set(document, known);
  return known ? day : null;
}
