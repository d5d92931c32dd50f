import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { type ShapeProblem, textProblem, treeProblem } from './shape.ts';

const refusals = new WeakMap<Root, ShapeProblem>();

/**
 * Parses Markdown (CommonMark and GFM) natively. Offsets are UTF-16 units into `text`, lines and columns 1-based.
 * Never throws: a text that is nested too deep or would take too long comes back as an empty tree, and `refusalOf`
 * says why. Every other function of this folder may be given the tree.
 *
 * Callers that parse many documents let the event loop turn every 50 of them (`setImmediate`): the native trees are
 * freed only then, and memory grows by gigabytes without it.
 */
export function parseMarkdown(text: string): Root {
  const before = textProblem(text);
  if (before !== null) return refused(before);
  const root = markdownToMdast(text, { features: { frontmatter: false } }) as Root;
  const after = treeProblem(root);
  return after === null ? root : refused(after);
}

/** Why `parseMarkdown` returned an empty tree for a text, or null. */
export function refusalOf(root: Root): ShapeProblem | null {
  return refusals.get(root) ?? null;
}

function refused(problem: ShapeProblem): Root {
  const root: Root = { type: 'root', children: [] };
  refusals.set(root, problem);
  return root;
}

/** Every node of a tree in the order of the text, parents before children, without recursion. */
export function* nodesOf(root: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (!('children' in node)) continue;
    // One by one: as arguments of a single push, a hundred thousand children would overflow the call stack.
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) stack.push(child);
    }
  }
}
