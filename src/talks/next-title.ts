import type { Block, BlockLink } from './blocks.ts';
import { quoted } from './title-words.ts';
import { once, type Words } from './words.ts';

/** Characters between two links in which the second's title may stand. */
const REACH = 400;

/** `"Title" ([video](u)) and "Another" ([video](u))`: whether an earlier link is that of another title. */
export function closesAnother(block: Block, earlier: BlockLink, { start, target }: BlockLink): boolean {
  if (earlier.target === null || earlier.target.key === target?.key || start - earlier.end > REACH) return false;
  return earlier.target.role === target?.role && quoted(block.text.slice(earlier.end, start)).length > 0;
}

/** Where the words of the next link's own title begin, with the "and" before them; the end of the block without such a link. */
export function nextTitle(block: Block, own: BlockLink, words: Words): number {
  const { text, links } = block;
  const next = links.find((link) => link.start >= own.end && closesAnother(block, own, link));
  if (next === undefined) return text.length;
  const [title = ''] = quoted(text.slice(own.end, next.start));
  const joint = once(words, 'next title', () => new RegExp(`[\\s,]*(?:${words.and.source})?\\s*["“«„「]?\\s*$`, 'iu'));
  return own.end + text.slice(own.end, text.indexOf(title, own.end)).replace(joint, '').length;
}
