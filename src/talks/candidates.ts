import type { Definition, Nodes, Root, RootContent } from 'mdast';
import type { Block, Cell, ListPlace } from './blocks.ts';
import { divide } from './divide.ts';
import { addHtml, addInline, type InlineSource, lineOf } from './inline-text.ts';
import type { TalkSource } from './source.ts';
import { TextBuilder } from './text-builder.ts';

interface State extends InlineSource {
  readonly blocks: Block[];
  readonly headings: Block[];
  items: readonly number[];
  itemCount: number;
  intro: number;
  first: boolean;
  quote: number;
  quoteCount: number;
}

/** `<h2 align="center">Title</h2>` and nothing else. */
const HEADING = /^\s*<h([1-6])(?:\s[^<>]{0,300})?>(?:(?!<\/?h[1-6]\b)[\s\S]){1,500}<\/h\1>\s*$/i;

function place(state: State): ListPlace | null {
  if (state.items.length === 0) return null;
  const made = { items: state.items, first: state.first, intro: state.intro };
  state.first = false;
  return made;
}

function push(
  state: State,
  kind: Block['kind'],
  node: Nodes,
  built: TextBuilder,
  more: { readonly depth?: number; readonly cells?: readonly Cell[] } = {},
): void {
  // `## Title {#anchor}`: the anchor is no word of the heading.
  const text = kind === 'heading' ? built.text.replace(/\s*\{#[^{}]{0,80}\}\s*$/, '') : built.text;
  if (text.trim() === '' && built.links.length === 0) return;
  const depth = more.depth ?? 0;
  if (depth > 0) while ((state.headings.at(-1)?.depth ?? 0) >= depth) state.headings.pop();
  const line = lineOf(state, node);
  const { links, strong, emphasis } = built;
  for (const [at, piece] of divide({ text: text.trimEnd(), links, strong, emphasis, cells: more.cells ?? [] }).entries()) {
    const block: Block = {
      ...piece,
      index: state.blocks.length,
      // What is left of a heading beyond all measure is text below it.
      kind: kind === 'heading' && at > 0 ? 'paragraph' : kind,
      line,
      depth: at > 0 ? 0 : depth,
      trail: state.headings.map((heading) => heading.index),
      list: place(state),
      quote: state.quote,
    };
    state.blocks.push(block);
    if (block.depth > 0) state.headings.push(block);
  }
}

function fill(add: (into: TextBuilder) => void): TextBuilder {
  const into = new TextBuilder();
  add(into);
  into.close();
  return into;
}

function visit(state: State, node: RootContent): void {
  switch (node.type) {
    case 'paragraph':
      push(
        state,
        'paragraph',
        node,
        fill((into) => addInline(state, into, node.children)),
      );
      break;
    case 'heading':
      push(
        state,
        'heading',
        node,
        fill((into) => addInline(state, into, node.children)),
        { depth: node.depth },
      );
      break;
    case 'html': {
      const depth = Number(HEADING.exec(node.value)?.[1] ?? 0);
      push(
        state,
        depth > 0 ? 'heading' : 'html',
        node,
        fill((into) => addHtml(state, into, node.value, node)),
        { depth },
      );
      break;
    }
    case 'blockquote': {
      const { quote } = state;
      if (quote === 0) state.quote = state.quoteCount += 1;
      for (const child of node.children) visit(state, child);
      state.quote = quote;
      break;
    }
    case 'list': {
      const { items, intro, first } = state;
      const before = state.blocks.length - 1;
      const introducing = before >= 0 ? before : -1;
      for (const item of node.children) {
        state.items = [...items, (state.itemCount += 1)];
        state.intro = introducing;
        state.first = true;
        for (const child of item.children) {
          visit(state, child);
          state.intro = introducing;
        }
      }
      Object.assign(state, { items, intro, first });
      break;
    }
    case 'table': {
      const headers = node.children[0]?.children.map((cell) => fill((into) => addInline(state, into, cell.children)).text.trim()) ?? [];
      for (const row of node.children.slice(1)) {
        const cells: Cell[] = [];
        const into = fill((text) =>
          row.children.forEach((cell, at) => {
            if (at > 0) text.break();
            const start = text.length;
            addInline(state, text, cell.children);
            cells.push({ start, end: text.length, header: headers[at] ?? '' });
          }),
        );
        push(state, 'row', row, into, { cells });
      }
      break;
    }
    case 'footnoteDefinition':
      for (const child of node.children) visit(state, child);
      break;
    default:
  }
}

function definitionsOf(root: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition') {
        const { identifier, url }: Definition = node;
        if (!found.has(identifier.toLowerCase())) found.set(identifier.toLowerCase(), url);
      } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') walk(node.children);
    }
  };
  walk(root.children);
  return found;
}

/** `title: …`, `date: …` in lines at the very top: fields that some generators take without a fence are no text. */
function isMetadata(node: RootContent, markdown: string): boolean {
  const written = node.type === 'heading' || node.type === 'paragraph' ? markdown.slice(0, node.position?.end.offset ?? 0) : '';
  return /^\s*(?:\.\. )?title:\s/i.test(written) && /\n(?:\.\. )?date:\s/i.test(written);
}

/**
 * Every block of a document as plain text with its links, headings above and place in lists, in the order of the
 * text. Knows no language. Linear in the length of the text.
 */
export function readBlocks(source: TalkSource): readonly Block[] {
  const state: State = {
    bodyLine: source.bodyLine,
    shortcodes: source.shortcodes,
    definitions: definitionsOf(source.tree),
    blocks: [],
    headings: [],
    items: [],
    itemCount: 0,
    intro: -1,
    first: false,
    quote: 0,
    quoteCount: 0,
  };
  const [first, ...others] = source.tree.children;
  if (first !== undefined && !isMetadata(first, source.markdown)) visit(state, first);
  for (const node of others) visit(state, node);
  return state.blocks;
}
