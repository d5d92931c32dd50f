import type { Nodes } from 'mdast';

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
  'html',
  'break',
  'definition',
  'footnoteDefinition',
]);
/** Not words of the text: raw HTML, link definitions, and images (their alt text describes a picture). */
const SILENT = new Set(['html', 'definition', 'image', 'imageReference', 'footnoteReference', 'thematicBreak']);

/**
 * The words of a node without any markup; white space runs are one space. Image alt texts are left out. Shortcode
 * placeholders (private-use characters) are left out too.
 */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts
    .join('')
    .replaceAll(/[\uE000-\uF8FF]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function collect(node: Nodes, parts: string[]): void {
  if (SILENT.has(node.type)) {
    parts.push(' ');
    return;
  }
  const apart = BLOCKS.has(node.type);
  if (apart) parts.push(' ');
  if ('value' in node) parts.push(node.value);
  else if ('children' in node) for (const child of node.children) collect(child, parts);
  if (apart) parts.push(' ');
}
