import type { Block, BlockLink, Span } from './blocks.ts';

/** What of a block is its words: everything that is divided with them. */
export type BlockWords = Pick<Block, 'text' | 'links' | 'strong' | 'emphasis' | 'cells'>;

/**
 * UTF-16 units of text and links that one block may have. Each link is read through its whole block, so that a
 * document costs its length times these measures at most. Paragraphs that people write stay below them.
 */
const MOST_TEXT = 4000;
const MOST_LINKS = 64;

/** Where to cut, best first: behind a line, a sentence, a word. */
const SEAMS: readonly RegExp[] = [/\n/, /[.!?。！？]\s|[。！？]/, /\s/];

/** The last seam of the best kind in the second half of a range, outside of links; its end where there is none. */
function seamIn(text: string, start: number, end: number, links: readonly BlockLink[]): number {
  const inLink = (at: number): boolean => links.some((link) => link.start < at && at < link.end);
  const from = start + ((end - start) >> 1);
  for (const seam of SEAMS) {
    const cuts = [...text.slice(from, end).matchAll(new RegExp(seam, 'gu'))].map((match) => from + match.index + match[0].length);
    const cut = cuts.findLast((at) => !inLink(at));
    if (cut !== undefined) return cut;
  }
  const across = links.find((link) => link.start < end && end < link.end);
  return across !== undefined && across.start > start ? across.start : end;
}

/** Hands out the parts of ever later ranges, each part once, with offsets from the range's start. */
function partsInOrder<Part extends Span>(parts: readonly Part[]): (start: number, end: number) => readonly Part[] {
  const ordered = [...parts].sort((a, b) => a.start - b.start);
  let next = 0;
  return (start, end) => {
    const found: Part[] = [];
    for (let part = ordered[next]; part !== undefined && part.start < end; part = ordered[(next += 1)])
      found.push({ ...part, start: part.start - start, end: Math.min(part.end, end) - start });
    return found;
  };
}

/** Divides words beyond all measure into pieces that together are the whole; words within it are one piece. */
export function divide(words: BlockWords): readonly BlockWords[] {
  const { text, links, strong, emphasis, cells } = words;
  if (text.length <= MOST_TEXT && links.length <= MOST_LINKS) return [words];
  const ordered = [...links].sort((a, b) => a.start - b.start);
  const [strongIn, emphasisIn, cellsIn] = [partsInOrder(strong), partsInOrder(emphasis), partsInOrder(cells)];
  const pieces: BlockWords[] = [];
  let start = 0;
  let first = 0;
  while (start < text.length || first < ordered.length) {
    const near = ordered.slice(first, first + MOST_LINKS + 1);
    let end = Math.min(text.length, start + MOST_TEXT);
    const beyond = near[MOST_LINKS];
    if (beyond !== undefined && beyond.start < end) end = beyond.start;
    if (end < text.length && end > start) end = seamIn(text, start, end, near);
    // Players have no words: any number of them may stand at one place, also at the very end.
    const own = near.slice(0, MOST_LINKS).filter((link) => link.start < end || link.start === start || end === text.length);
    first += own.length;
    pieces.push({
      text: text.slice(start, end),
      links: own.map((link) =>
        Object.assign({}, link, { start: Math.max(0, link.start - start), end: Math.max(0, Math.min(link.end, end) - start) }),
      ),
      strong: strongIn(start, end),
      emphasis: emphasisIn(start, end),
      cells: cellsIn(start, end),
    });
    start = end;
  }
  return pieces;
}
