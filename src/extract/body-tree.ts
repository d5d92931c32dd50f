import type { Definition, Link, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Document } from '../hugo/document.ts';
import { nodesOf } from '../markdown/parse.ts';
import { plainText } from '../markdown/text.ts';
import type { Shortcode } from '../model.ts';
import type { Findings } from './findings.ts';
import { isBlock, type Piece, pieceHtml, pieceNode } from './pieces.ts';
import { linkText, rewriteHtml } from './raw-html.ts';
import { argument, consumesInner, paramOf, shortcodePieces } from './shortcode-pieces.ts';
import { roleOf } from './shortcode-roles.ts';

const MARK = /[\uE000-\uF8FF]/;
const MARKS = /([\uE000-\uF8FF])\1*/g;

/**
 * Walks through a document's tree in the order of the text and makes the tree that is served: shortcodes become what
 * they show, images and internal links get tokens, definitions are folded into what refers to them. The document's own
 * tree stays as it is.
 */
export function readBody(document: Document, findings: Findings): Root {
  return new BodyReader(document, findings).read();
}

class BodyReader {
  private readonly document: Document;
  private readonly findings: Findings;
  private readonly definitions = new Map<string, Definition>();
  private readonly seen = new Set<string>();
  private readonly blocks = new WeakSet<Nodes>();
  /** A shortcode whose inner text is being left out. */
  private hidden: Shortcode | null = null;

  constructor(document: Document, findings: Findings) {
    this.document = document;
    this.findings = findings;
    for (const node of nodesOf(document.tree))
      if (node.type === 'definition' && !this.definitions.has(node.identifier)) this.definitions.set(node.identifier, node);
  }

  read(): Root {
    return { type: 'root', children: this.children(this.document.tree.children) };
  }

  private children<T extends Nodes>(nodes: readonly T[]): T[] {
    // Every replacement is of the same content model: phrasing for phrasing, flow for flow.
    return nodes.flatMap((node, index) => this.node(node, nodes.slice(index + 1, index + 20)) as T[]);
  }

  private node(node: Nodes, after: readonly Nodes[]): Nodes[] {
    if (node.type === 'text') return this.text(node.value);
    if (node.type === 'html') return this.html(node.value, this.lineOf(node), after);
    if (node.type === 'paragraph') return this.paragraph(node);
    if (node.type === 'link') return this.link(node, node.url);
    if (node.type === 'linkReference') {
      const definition = this.definitions.get(node.identifier);
      const link: Link = { type: 'link', url: definition?.url ?? '', title: definition?.title ?? null, children: node.children };
      return this.link({ ...link, ...(node.position && { position: node.position }) }, link.url);
    }
    if ('children' in node) {
      const children = this.children(node.children as Nodes[]);
      return children.length === 0 && node.children.length > 0 && this.isPrunable(node) ? [] : [{ ...node, children } as Nodes];
    }
    if (this.hidden !== null || node.type === 'definition') return [];
    if (node.type === 'image') return this.image(node.url, node.alt ?? null, node.title ?? null, this.lineOf(node));
    if (node.type === 'imageReference') {
      const definition = this.definitions.get(node.identifier);
      return this.image(definition?.url ?? '', node.alt ?? null, definition?.title ?? null, this.lineOf(node));
    }
    return [node.type === 'code' || node.type === 'inlineCode' ? { ...node, value: withoutComments(node.value) } : node];
  }

  /** What has become empty because its text was left out; cells and the like must stay. */
  private isPrunable(node: Nodes): boolean {
    return node.type !== 'tableCell' && node.type !== 'tableRow' && node.type !== 'footnoteDefinition';
  }

  private text(value: string): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    for (const piece of this.pieces(value)) {
      const node = pieceNode(piece);
      if (isBlock(piece)) this.blocks.add(node);
      // Blocks are lifted out by the paragraph that they stand in.
      nodes.push(node as PhrasingContent);
    }
    return nodes;
  }

  /** Text with its marks read: words as they are, shortcodes as what they show. */
  private pieces(value: string): Piece[] {
    if (!MARK.test(value)) return this.hidden === null ? [{ type: 'text', value: withoutComments(value) }] : [];
    const pieces: Piece[] = [];
    let at = 0;
    const words = (end: number): void => {
      if (end > at && this.hidden === null) pieces.push({ type: 'text', value: withoutComments(value.slice(at, end)) });
    };
    for (const found of value.matchAll(MARKS)) {
      const char = found[1] ?? '';
      const mark = this.document.marks.get(char);
      if (mark === undefined) continue;
      words(found.index);
      at = found.index + found[0].length;
      if (mark.isClosing && mark.shortcode !== null && mark.shortcode === this.hidden) this.hidden = null;
      // A tag over several lines is a run on each of them.
      if (this.seen.has(char) || this.hidden !== null) continue;
      this.seen.add(char);
      if (mark.shortcode === null) pieces.push({ type: 'text', value: mark.written });
      else if (!mark.isClosing) {
        pieces.push(...shortcodePieces(mark.shortcode, this.document, this.findings));
        if (consumesInner(mark.shortcode)) this.hidden = mark.shortcode;
      }
    }
    words(value.length);
    return pieces;
  }

  private html(value: string, line: number, after: readonly Nodes[]): Nodes[] {
    if (this.hidden !== null && !MARK.test(value)) return [];
    const rewritten = rewriteHtml(value, {
      attribute: (text) => this.destination(text)?.url ?? '',
      image: (facts) =>
        this.findings.addImage({
          ...facts,
          source: this.destination(facts.source)?.url ?? '',
          caption: null,
          line: line + facts.lineShift,
        }),
      link: (url, inner, lineShift) => {
        const to = this.destination(url);
        return to === null ? null : this.findings.addLink(to.url, inner ?? linkText(after), line + lineShift, to.isReference);
      },
    });
    const made = MARK.test(rewritten)
      ? this.pieces(rewritten)
          .map((piece) => (piece.type === 'text' ? piece.value : pieceHtml(piece)))
          .join('')
      : rewritten;
    return made.trim() === '' ? [] : [{ type: 'html', value: made }];
  }

  private link(node: Link, written: string): Nodes[] {
    const wasHidden = this.hidden !== null;
    const children = this.children(node.children);
    if (wasHidden) return [];
    const to = this.destination(written);
    // An address that only the site's theme can make: the words stay.
    if (to === null) return children;
    const alt = node.children.find((child) => child.type === 'image')?.alt ?? '';
    const url = this.findings.addLink(to.url, plainText({ ...node, children }) || alt, this.lineOf(node), to.isReference);
    return [{ type: 'link', url, title: node.title ?? null, children }];
  }

  private image(written: string, alt: string | null, title: string | null, line: number): Nodes[] {
    const source = this.destination(written)?.url ?? '';
    const url = this.findings.addImage({ source, alt: alt === '' ? null : alt, caption: null, title, displayWidth: null, line });
    return url === null ? [] : [{ type: 'image', url, alt, title }];
  }

  /** A destination with its shortcodes filled in, or null where one of them is not known. */
  private destination(written: string): { url: string; isReference: boolean } | null {
    if (!MARK.test(written)) return { url: written, isReference: false };
    let isReference = false;
    let isKnown = true;
    const url = written.replaceAll(MARKS, (run, char: string) => {
      const mark = this.document.marks.get(char);
      if (mark === undefined) return run;
      this.seen.add(char);
      const { shortcode } = mark;
      const role = shortcode === null ? null : roleOf(shortcode.name);
      const value =
        shortcode === null
          ? null
          : role === 'reference'
            ? argument(shortcode, ['path'], 0)
            : role === 'param'
              ? paramOf(shortcode, this.document)
              : null;
      if (shortcode !== null && role === null) this.findings.addUnknown(shortcode.name, shortcode.line);
      if (value === null) isKnown = false;
      isReference ||= role === 'reference';
      return value ?? '';
    });
    return isKnown ? { url, isReference } : null;
  }

  /** A paragraph without what is no text any more, divided where a figure or player stands in it. */
  private paragraph(node: Paragraph): RootContent[] {
    const made: RootContent[] = [];
    let run: PhrasingContent[] = [];
    const flush = (): void => {
      if (run.some(hasContent)) made.push({ ...node, children: trimmed(run) });
      run = [];
    };
    for (const child of this.children(node.children)) {
      if (this.blocks.has(child)) {
        flush();
        made.push(child);
      } else run.push(child);
    }
    flush();
    return made;
  }

  private lineOf(node: Nodes): number {
    return (node.position?.start.line ?? 1) + this.document.bodyLine - 1;
  }
}

/** Without white space and line breaks at both ends. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = nodes.slice(nodes.findIndex(hasContent), nodes.findLastIndex(hasContent) + 1);
  const first = kept[0];
  if (first?.type === 'text') kept[0] = { ...first, value: first.value.trimStart() };
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
  return kept;
}

function hasContent(node: PhrasingContent): boolean {
  return node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '');
}

/** `{{</* name *\/>}}` is how a text shows a shortcode without calling it. */
function withoutComments(text: string): string {
  return text.includes('{{') ? text.replaceAll(/\{\{([<%])\/\*/g, '{{$1').replaceAll(/\*\/([>%])\}\}/g, '$1}}') : text;
}
