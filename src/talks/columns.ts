import type { Block, BlockLink } from './blocks.ts';
import type { Words } from './words.ts';

/** Whether a column's head, or one of the words that it joins, is a label: `Event/Conference`, `Talk & Slides`. */
export function heads(label: RegExp, header: string): boolean {
  return label.test(header) || (/[/&|]/.test(header) && header.split(/[/&|]/).some((part) => label.test(part.trim())));
}

/** Whether a column's head says that its cells tell where, when or at which address a talk is, which is not its title. */
export function isBesideTitle(header: string, { labels }: Words): boolean {
  return [labels.link, labels.date, labels.event].some((label) => heads(label, header));
}

/** `| [KubeCon](schedule) | [Title](recording) |`: whether of two links of a row one is where the talk was given. */
export function isRowOfOne({ cells }: Block, first: BlockLink, second: BlockLink, words: Words): boolean {
  const [one, other] = [first, second].map((link) => cells.find(({ start, end }) => start <= link.start && link.end <= end));
  if (one === undefined || other === undefined || one === other) return false;
  return [one, other].filter(({ header }) => isBesideTitle(header, words)).length === 1;
}
