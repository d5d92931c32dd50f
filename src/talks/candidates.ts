import type { Definition, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { Shortcode } from '../model.ts';
import type { Block, Cell, ListPlace } from './blocks.ts';
import { videoOfShortcode } from './hosts.ts';
import { htmlTokens } from './html-tokens.ts';
import type { TalkSource } from './source.ts';
import { TextBuilder } from './text-builder.ts';

const MASK = /[\uE000-\uF8FF](?:[\uE000-\uF8FF\s]*[\uE000-\uF8FF])?/g;

interface State {
  readonly bodyLine: number;
  readonly shortcodes: readonly Shortcode[];
  readonly definitions: ReadonlyMap<string, string>;
  readonly blocks: Block[];
  readonly headings: Block[];
  items: readonly number[];
  itemCount: number;
  intro: number;
  first: boolean;
  quote: number;
  quoteCount: number;
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function lineOf(state: State, node: Nodes): number {
  return (node.position?.start.line ?? 1) + state.bodyLine - 1;
}

/** Adds text in which shortcode tags are masked: a video shortcode becomes a player, any other vanishes. */
function addMasked(state: State, into: TextBuilder, value: string, node: Nodes): void {
  if (!/[\uE000-\uF8FF]/.test(value)) return into.add(value);
  const start = offsetOf(node);
  const end = node.position?.end.offset ?? start;
  const inside = shortcodesBetween(state.shortcodes, start, end);
  let taken = 0;
  let at = 0;
  const runs = [...value.matchAll(MASK)];
  runs.forEach((run, index) => {
    into.add(value.slice(at, run.index));
    at = run.index + run[0].length;
    // One tag a run, as a rule; tags without a space between them make one run, and the last run takes the rest.
    const upTo = index === runs.length - 1 ? inside.length : taken + 1;
    for (const shortcode of inside.slice(taken, upTo)) {
      const url = videoOfShortcode(shortcode);
      if (url !== null) into.embed(url, null, shortcode.line);
    }
    taken = upTo;
  });
  into.add(value.slice(at));
}

function shortcodesBetween(all: readonly Shortcode[], start: number, end: number): readonly Shortcode[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Shortcode[] = [];
  for (let at = low; at < all.length; at += 1) {
    const shortcode = all[at];
    if (shortcode === undefined || shortcode.start >= end) break;
    found.push(shortcode);
  }
  return found;
}

function addHtml(state: State, into: TextBuilder, html: string, node: Nodes): void {
  const line = lineOf(state, node);
  // Lines are counted along with the tokens, each character once.
  let counted = 0;
  let lines = 0;
  for (const token of htmlTokens(html)) {
    for (; counted < token.offset; counted += 1) if (html.charCodeAt(counted) === 10) lines += 1;
    if (token.type === 'text') addMasked(state, into, token.value, node);
    else if (token.type === 'break') into.break();
    else if (token.type === 'link-open') into.open(token.url, line + lines);
    else if (token.type === 'link-close') into.close();
    else into.embed(token.url, token.title, line + lines);
  }
}

function addInline(state: State, into: TextBuilder, nodes: readonly PhrasingContent[]): void {
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        addMasked(state, into, node.value, node);
        break;
      case 'inlineCode':
        into.add(node.value);
        break;
      case 'break':
        into.break();
        break;
      case 'html':
        addHtml(state, into, node.value, node);
        break;
      case 'image':
      case 'imageReference':
        into.add(node.alt ?? '');
        break;
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (state.definitions.get(node.identifier.toLowerCase()) ?? '');
        into.open(url, lineOf(state, node));
        addInline(state, into, node.children);
        into.close();
        break;
      }
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const start = into.text.length;
        addInline(state, into, node.children);
        if (node.type === 'strong') into.strong.push({ start, end: into.text.length });
        break;
      }
      default:
    }
  }
}

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
  if (built.text.trim() === '' && built.links.length === 0) return;
  const depth = more.depth ?? 0;
  if (depth > 0) while ((state.headings.at(-1)?.depth ?? 0) >= depth) state.headings.pop();
  const block: Block = {
    index: state.blocks.length,
    kind,
    text: built.text.trimEnd(),
    links: built.links,
    strong: built.strong,
    line: lineOf(state, node),
    depth,
    trail: state.headings.map((heading) => heading.index),
    list: place(state),
    quote: state.quote,
    cells: more.cells ?? [],
  };
  state.blocks.push(block);
  if (depth > 0) state.headings.push(block);
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
    case 'html':
      push(
        state,
        'html',
        node,
        fill((into) => addHtml(state, into, node.value, node)),
      );
      break;
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
            const start = text.text.length;
            addInline(state, text, cell.children);
            cells.push({ start, end: text.text.length, header: headers[at] ?? '' });
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
  for (const node of source.tree.children) visit(state, node);
  return state.blocks;
}
