import type { Block, Span } from './blocks.ts';

const END = /(?:(?<!(?<![\p{L}\p{N}])\d{1,2}|\b(?:vs|e\.g|i\.e|etc|Dr|Mr|Ms|Mrs|Prof|St|No|ca|bzw|z\.B|p\.ej|Inc|Ltd|Co|al|approx|\p{Lu}))[.!?…]+["”’)]*\s+(?=[\p{Lu}\p{N}"“„«¿¡(\[*])|[。！？]["”』」）]*|\n+)/gu;

/** The sentences of a block; none ends inside a link's words. */
export function sentencesOf(block: Block): readonly Span[] {
  const { text } = block;
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0].includes('\n') || !block.links.some((link) => link.start < end && match.index + 1 < link.end)) {
      if (text.slice(start, end).trim() !== '' || block.links.some((link) => link.start >= start && link.start < end)) spans.push({ start, end });
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
