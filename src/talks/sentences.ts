import type { Block, Span } from './blocks.ts';

const END =
  /(?:(?<!(?<![\p{L}\p{N}])\d{1,2}|\b(?:vs|e\.g|i\.e|etc|Dr|Mr|Ms|Mrs|Prof|St|No|ca|bzw|z\.B|p\.ej|Inc|Ltd|Co|al|approx|\p{Lu}))[.!?…]+["”’)]*\s+(?=[\p{Lu}\p{N}"“„«¿¡([*])|[。！？]["”』」）]*|\n+)/gu;

const known = new WeakMap<Block, readonly Span[]>();

/** The sentences of a block; none ends inside a link's words. Found once for each block. */
export function sentencesOf(block: Block): readonly Span[] {
  const found = known.get(block);
  if (found !== undefined) return found;
  const made = divide(block);
  known.set(block, made);
  return made;
}

function divide(block: Block): readonly Span[] {
  // Both are in the order of the text: one walk over the links serves all sentence ends.
  const links = block.links.filter(({ embed }) => !embed).sort((a, b) => a.start - b.start);
  let at = 0;
  const { text } = block;
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    while (at < links.length && (links[at]?.end ?? 0) <= match.index + 1) at += 1;
    if (match[0].includes('\n') || (links[at]?.start ?? end) >= end) {
      if (/\S/.test(text.slice(start, end)) || block.links.some((link) => link.embed && link.start >= start && link.start < end))
        spans.push({ start, end });
      start = end;
    }
  }
  if (start < text.length || spans.length === 0) spans.push({ start, end: text.length });
  return spans;
}

/** The sentence that holds an offset. */
export function sentenceAt(block: Block, offset: number): Span {
  const spans = sentencesOf(block);
  return spans.find((span) => offset >= span.start && offset < span.end) ?? spans.at(-1) ?? { start: 0, end: block.text.length };
}

/** The forced line that holds an offset. */
export function lineAt(block: Block, offset: number): Span {
  const start = block.text.lastIndexOf('\n', offset - 1) + 1;
  const end = block.text.indexOf('\n', offset);
  return { start, end: end < 0 ? block.text.length : end };
}
