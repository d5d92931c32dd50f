import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/** Lists and quotes nested deeper than this are refused: walkers and the HTML stage recurse. */
export const MAX_DEPTH = 100;

/**
 * Parses Markdown (CommonMark and GFM) natively. Offsets are UTF-16 units into `text`, lines and columns 1-based.
 *
 * Callers that parse many documents let the event loop turn every 50 of them: the native trees are freed only then.
 * Check `nestingDepth` first.
 */
export function parseMarkdown(text: string): Root {
  return markdownToMdast(text, { features: { frontmatter: false } }) as Root;
}

/**
 * An upper bound of how deep quotes and lists nest, in one cheap pass before parsing: the parser itself must not meet
 * a hostile document. Counts quote and list markers at a line's start, and its indentation.
 */
export function nestingDepth(text: string): number {
  let deepest = 0;
  for (const [, prefix = ''] of text.matchAll(/^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+)/gm)) {
    const markers = prefix.match(/[>*+-]|\d[.)]/g)?.length ?? 0;
    const indent = prefix.match(/^[ \t]*/)?.[0].length ?? 0;
    deepest = Math.max(deepest, markers + Math.floor(indent / 2));
  }
  return deepest;
}

/** Every node of a tree in the order of the text, parents before children, without recursion. */
export function* nodesOf(root: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if ('children' in node) stack.push(...(node.children as Nodes[]).toReversed());
  }
}
