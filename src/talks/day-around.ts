import type { Block } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { sentencesOf } from './sentences.ts';

/** The day of a talk that its own words do not give: the nearest heading or list title with one single day, or a line below it. */
export function dayAround(document: TalkDocument, block: Block): FoundDate | null {
  for (const each of [...document.intros(block), ...document.headings(block)]) {
    // Of a longer introduction only the sentence that leads into the list speaks of its entries.
    const from = each.kind === 'heading' ? 0 : (sentencesOf(each).at(-1)?.start ?? 0);
    const dates = document.dates(each.index).filter((date) => date.start >= from);
    const [only] = dates;
    if (only !== undefined) return dates.length === 1 && only.endsOn === null ? only : null;
  }
  return dayOfField(document, block);
}

const LABELLED = /^[\s>*•-]{0,4}([^:：]{2,24}?)\s?[:：]/u;
/** Blocks below a talk that its fields may stand in. */
const REACH = 8;

/** `Date: Tuesday, 7 November` on a line of its own, below the only talk of a section. */
function dayOfField(document: TalkDocument, block: Block): FoundDate | null {
  const heading = document.headings(block)[0];
  if (heading === undefined || document.sessionsBelow(heading) !== 1) return null;
  for (let at = block.index + 1; at <= block.index + REACH; at += 1) {
    const each = document.block(at);
    if (each === null || each.kind === 'heading' || each.trail.at(-1) !== heading.index) return null;
    const labelled = each.text.split('\n').some((line) => document.words.labels.date.test(LABELLED.exec(line)?.[1] ?? ''));
    const [only, ...more] = labelled ? document.dates(at) : [];
    if (only !== undefined) return more.length === 0 && only.endsOn === null ? only : null;
  }
  return null;
}
