import GithubSlugger, { slug } from 'github-slugger';
import type { Heading as HeadingNode, Root } from 'mdast';
import type { Heading } from '../model.ts';
import { nodesOf } from './parse.ts';
import { plainText } from './text.ts';

/** What stands between the last braces of `## Title {#custom-id .class}`, as Hugo reads it. */
const ATTRIBUTES = /^(?=.*#)\s*(?:[#.][\p{L}\p{N}_.:-]+\s*|[\w-]+=(?:"[^"]*"|[^\s"]+)\s*)+$/u;

/**
 * The headings of a document with the anchors that Hugo (and GitHub) give them, repeated ones numbered (`-1`). Also
 * strips `{#id}` from the tree's headings and stores each anchor in `data.hProperties.id`, where the HTML stage finds it.
 * @param bodyLine 1-based line of the file on which the parsed text starts
 */
export function headingsOf(root: Root, bodyLine = 1): Heading[] {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  for (const node of nodesOf(root)) {
    if (node.type !== 'heading') continue;
    const custom = takeCustomId(node);
    const text = plainText(node);
    const anchor = custom ?? slugger.slug(slug(text) === '' ? 'heading' : text);
    node.data = { ...node.data, hProperties: { id: anchor } };
    headings.push({ depth: node.depth, text, anchor, line: (node.position?.start.line ?? 1) + bodyLine - 1 });
  }
  return headings;
}

function takeCustomId(node: HeadingNode): string | null {
  const last = node.children.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('}')) return null;
  const open = last.value.lastIndexOf('{');
  const attributes = last.value.slice(open + 1, -1);
  const id = open === -1 || !ATTRIBUTES.test(attributes) ? null : /(?:^|\s)#([^\s.]\S*)/.exec(attributes)?.[1];
  if (!id) return null;
  last.value = last.value.slice(0, open).trimEnd();
  return id;
}
