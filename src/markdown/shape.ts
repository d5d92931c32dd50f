import type { Nodes } from 'mdast';
import type { DiagnosticCode } from '../diagnostics.ts';

/**
 * Bounds on a document's shape. The native parser cannot be interrupted and the HTML stage recurses, so a hostile
 * document has to be known by its looks: before parsing by its text, after it by its tree.
 */

/** Lists and quotes inside each other. */
const MAX_NESTING = 100;
/** Tree levels of any kind: a list takes two, emphasis one. */
const MAX_TREE_DEPTH = 400;
/** Of the tree. The densest real pages have a node for every seven characters, a long one has 2,500. */
const MAX_NODES = 50_000;
/**
 * The parser copies a paragraph's text anew at each character reference and bare `www.`: its length times their number,
 * here some 300 ms. The worst real page has a hundredth.
 */
const MAX_MERGE_WORK = 2e8;
/**
 * It looks through a long line anew at each `_`, and where the line is not all ASCII at each mark that can start or end a
 * node: the line's length times their number, here some 700 ms.
 */
const MAX_LINE_WORK = 2e9;
/** Shorter lines cannot add up to much. */
const LONG_LINE = 1000;

export interface ShapeProblem {
  readonly code: Extract<DiagnosticCode, 'DOCUMENT_TOO_DEEP' | 'DOCUMENT_TIMEOUT'>;
  readonly message: string;
  /** 1-based, in the text. */
  readonly line: number;
}

/** Why a text must not be parsed, or null: one pass over it, in linear time. */
export function textProblem(text: string): ShapeProblem | null {
  const nesting = new NestingBound();
  let lineNumber = 0;
  let lineWork = 0;
  let mergeWork = 0;
  let paragraph = { length: 0, merges: 0, line: 1 };
  for (const line of linesOf(text)) {
    lineNumber += 1;
    if (nesting.add(line) > MAX_NESTING) {
      return { code: 'DOCUMENT_TOO_DEEP', message: `Lists or quotes are nested more than ${MAX_NESTING} deep.`, line: lineNumber };
    }
    if (line.length > LONG_LINE) lineWork += line.length * countOf(line, NOT_ASCII.test(line) ? /[_<>[\]*\\]/g : /_/g);
    if (/\S/.test(line)) {
      paragraph.length += line.length;
      paragraph.merges += line.includes('&') || line.includes('w') ? countOf(line, /&#?\w+;|(?<!\/)www\./gi) : 0;
    } else {
      mergeWork += paragraph.length * paragraph.merges;
      paragraph = { length: 0, merges: 0, line: lineNumber + 1 };
    }
    if (lineWork > MAX_LINE_WORK || mergeWork + paragraph.length * paragraph.merges > MAX_MERGE_WORK) {
      return { code: 'DOCUMENT_TIMEOUT', message: 'A paragraph is too long and has too many marks to be read.', line: paragraph.line };
    }
  }
  return null;
}

/** Why a tree must not be walked by functions that recurse, or null. */
export function treeProblem(root: Nodes): ShapeProblem | null {
  let nodes = 0;
  const stack: { node: Nodes; depth: number; nesting: number }[] = [{ node: root, depth: 0, nesting: 0 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { node, depth } = at;
    const nesting = at.nesting + (node.type === 'list' || node.type === 'blockquote' ? 1 : 0);
    nodes += 1;
    const line = node.position?.start.line ?? 1;
    if (nodes > MAX_NODES) return { code: 'DOCUMENT_TIMEOUT', message: `The document has more than ${MAX_NODES} parts.`, line: 1 };
    if (nesting > MAX_NESTING)
      return { code: 'DOCUMENT_TOO_DEEP', message: `Lists or quotes are nested more than ${MAX_NESTING} deep.`, line };
    if (depth > MAX_TREE_DEPTH) return { code: 'DOCUMENT_TOO_DEEP', message: `The text is nested more than ${MAX_TREE_DEPTH} deep.`, line };
    if ('children' in node) for (const child of node.children) stack.push({ node: child, depth: depth + 1, nesting });
  }
  return null;
}

// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const NOT_ASCII = /[^\x00-\x7F]/;
const MARKER = /[ \t]*(?:(>)|([-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?=[ \t]|$))/y;

/** An upper bound of how deep quotes and lists nest: quote marks of the line, and list marks in ever deeper columns. */
class NestingBound {
  /** Columns of the list marks that can still be open. */
  readonly #lists: number[] = [];

  /** Takes the next line and returns the bound for it. */
  add(line: string): number {
    let quotes = 0;
    let column = 0;
    MARKER.lastIndex = 0;
    for (let start = 0, found = MARKER.exec(line); found !== null; start = MARKER.lastIndex, found = MARKER.exec(line)) {
      const [whole, quote, mark = ''] = found;
      for (let at = start; at < start + whole.length; at += 1) column += line[at] === '\t' ? 4 : 1;
      if (quote === '>') {
        quotes += 1;
      } else {
        while ((this.#lists.at(-1) ?? -1) >= column - mark.length) this.#lists.pop();
        this.#lists.push(column - mark.length);
      }
      if (quotes + this.#lists.length > MAX_NESTING) break;
    }
    return quotes + this.#lists.length;
  }
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
