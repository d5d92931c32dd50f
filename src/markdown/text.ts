import type { Nodes } from 'mdast';
import { htmlText } from './html-text.ts';

/** Blocks whose texts stand apart, so a space (or a line break) keeps their words from running together. */
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'listItem',
  'list',
  'blockquote',
  'code',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'break',
  'definition',
  'footnoteDefinition',
]);
/** Not words of the text: link definitions, and images (their alt text describes a picture). */
const SILENT = new Set(['definition', 'image', 'imageReference', 'footnoteReference', 'thematicBreak']);

/**
 * The words of a node without any markup, those in raw HTML too; white space runs are one space. Image alt texts are
 * left out. Shortcode placeholders (private-use characters) are left out too.
 */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts
    .join('')
    .replaceAll(/[\s\uE000-\uF8FF]+/g, ' ')
    .trim();
}

function collect(node: Nodes, parts: string[]): void {
  if (SILENT.has(node.type)) {
    parts.push(' ');
    return;
  }
  const apart = BLOCKS.has(node.type);
  if (apart) parts.push(' ');
  if (node.type === 'html') parts.push(htmlText(node.value));
  else if ('value' in node) parts.push(node.value);
  else if ('children' in node) for (const child of node.children) collect(child, parts);
  if (apart) parts.push(' ');
}
