import type { Code, InlineCode, Root } from 'mdast';
import { diagnostic } from '../diagnostics.ts';
import { nodesOf, parseMarkdown } from '../markdown/parse.ts';
import type { Diagnostic, Shortcode } from '../model.ts';
import { findTags, type ShortcodeTag } from './shortcode-tags.ts';

/** Their inner text is code, not Markdown. */
const VERBATIM = new Set(['text', 'highlight', 'code', 'codeblock', 'code-block', 'mermaid', 'prism']);
const MAX_SHORTCODES = 1000;
const MAX_NESTING = 16;
const PRIVATE_USE = { first: 0xe000, last: 0xf8ff };

export interface MaskedBody {
  /** In the order of the text. Not those in code spans and code blocks, which are text. */
  readonly shortcodes: readonly Shortcode[];
  /** The body with every tag as a run of one private-use character, as long as the tag; its line breaks stay. */
  readonly masked: string;
  /** Tree of `masked`, in which code reads as written. */
  readonly tree: Root;
  /** Which character stands for which tag; a closing tag leads to its shortcode too. */
  readonly marks: ReadonlyMap<string, ShortcodeMark>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ShortcodeMark {
  /** Null for a tag that is kept as text. */
  readonly shortcode: Shortcode | null;
  readonly isClosing: boolean;
  /** The tag as written. */
  readonly written: string;
}

interface MarkedTag extends ShortcodeTag {
  readonly char: string;
  readonly mask: string;
}

/**
 * Finds a body's shortcodes and parses its Markdown around them. Tags are masked by characters that no Markdown rule
 * knows, so every offset stays true, a line that starts with a tag stays a paragraph, and a tag in a link destination
 * leaves the link whole. Whether a tag stands in code is read from the tree, not guessed.
 * @param place where findings are reported; `bodyLine` is the 1-based line on which the body starts
 */
export function readShortcodes(
  body: string,
  place: { readonly site: string; readonly sourcePath: string; readonly bodyLine: number },
): MaskedBody {
  const { tags, problems } = findTags(body);
  if (tags.length === 0 && problems.length === 0)
    return { shortcodes: [], masked: body, tree: parseMarkdown(body), marks: new Map(), diagnostics: [] };
  const lines = lineCounter(body, place.bodyLine);
  const { marked, masked, tree, codes } = parseMasked(body, mark(body, tags));
  const inCode = (offset: number): CodeRange | undefined => codes.find(({ start, end }) => start <= offset && offset < end);

  const diagnostics: Diagnostic[] = [];
  const report = (offset: number, message: string): void => {
    diagnostics.push(diagnostic('SHORTCODE_INVALID', { site: place.site, sourcePath: place.sourcePath, line: lines(offset) }, message));
  };
  for (const { start, message } of problems) if (inCode(start) === undefined) report(start, message);

  const live = marked.filter((tag) => {
    const range = inCode(tag.start);
    return range === undefined || range.isVerbatim;
  });
  const { shortcodes, marks } = pair(body, live, lines, report);
  return { shortcodes, masked: codes.length === 0 ? masked : unmaskCode(masked, body, codes), tree, marks, diagnostics };
}

/** Gives each tag a character of its own that the body does not use. */
function mark(body: string, tags: readonly ShortcodeTag[]): MarkedTag[] {
  const used = new Set(body.match(/[\uE000-\uF8FF]/g));
  const marked: MarkedTag[] = [];
  let code = PRIVATE_USE.first;
  for (const tag of tags) {
    while (used.has(String.fromCharCode(code))) code += 1;
    if (code > PRIVATE_USE.last) break;
    const char = String.fromCharCode(code);
    marked.push({ ...tag, char, mask: body.slice(tag.start, tag.end).replaceAll(/[^\n]/g, char) });
    code += 1;
  }
  return marked;
}

interface CodeRange {
  readonly start: number;
  readonly end: number;
  readonly isVerbatim: boolean;
}

/**
 * Masks, parses and mends the code nodes. Pairs of verbatim shortcodes on lines of their own are masked as fences, so
 * that their inner text is code for the parser; where that does not come out as exactly one code block (an inner line
 * leaves its list), they are masked like any other tag and the body is parsed again.
 */
function parseMasked(
  body: string,
  marked: readonly MarkedTag[],
): { marked: readonly MarkedTag[]; masked: string; tree: Root; codes: readonly CodeRange[] } {
  let fences = verbatimPairs(body, marked);
  for (;;) {
    const masked = maskBody(body, marked, fences);
    const tree = parseMarkdown(masked);
    const nodes: (Code | InlineCode)[] = [];
    for (const node of nodesOf(tree)) if (node.type === 'code' || node.type === 'inlineCode') nodes.push(node);
    const ranges = nodes.map((node) => ({ node, start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }));
    const starts = new Map(ranges.map((range) => [range.start, range]));
    const held = new Map(
      [...fences].filter(([open, close]) => {
        const range = starts.get(open.start);
        return range?.node.type === 'code' && range.end === close.end;
      }),
    );
    // A fence that lies in another code block is text of that block and does no harm.
    const harmless = [...fences].filter(([open, close]) => ranges.some(({ start, end }) => start < open.start && close.end <= end));
    if (held.size + harmless.length < fences.size) {
      fences = new Map([...held, ...harmless]);
      continue;
    }
    const openStarts = new Set([...held.keys()].map(({ start }) => start));
    const codes = ranges.map(({ start, end }) => ({ start, end, isVerbatim: openStarts.has(start) }));
    for (const { node, start, end } of ranges) {
      restoreCode(node, body, marked, start, end, fences);
      const opener = [...held.keys()].find((tag) => tag.start === start);
      if (opener !== undefined && node.type === 'code') {
        node.lang = languageOf(opener);
        node.meta = null;
      }
    }
    return { marked, masked, tree, codes };
  }
}

function languageOf(tag: ShortcodeTag): string | null {
  if (tag.name === 'mermaid') return 'mermaid';
  const values: Readonly<Record<string, string>> = Array.isArray(tag.arguments)
    ? {}
    : (tag.arguments as { readonly [name: string]: string });
  return (
    (Array.isArray(tag.arguments)
      ? (tag.arguments[0] as string | undefined)
      : (values['syntax'] ?? values['lang'] ?? values['language'])) ?? null
  );
}

/** Opening to closing tag of verbatim shortcodes, both alone on their lines. */
function verbatimPairs(body: string, tags: readonly MarkedTag[]): Map<MarkedTag, MarkedTag> {
  const pairs = new Map<MarkedTag, MarkedTag>();
  for (let index = 0; index < tags.length; index += 1) {
    const open = tags[index];
    if (open === undefined || open.form !== 'open' || !VERBATIM.has(open.name)) continue;
    const closeIndex = tags.findIndex((tag, at) => at > index && tag.name === open.name);
    const close = tags[closeIndex];
    if (close?.form !== 'close') continue;
    const alone = (tag: MarkedTag, before: RegExp): boolean =>
      before.test(body.slice(body.lastIndexOf('\n', tag.start - 1) + 1, tag.start)) &&
      /^[ \t]*(?:\n|$)/.test(body.slice(tag.end, tag.end + 200)) &&
      !body.slice(tag.start, tag.end).includes('\n');
    if (alone(open, /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/) && alone(close, /^[ \t>]*$/)) {
      pairs.set(open, close);
      index = closeIndex;
    }
  }
  return pairs;
}

function maskBody(body: string, tags: readonly MarkedTag[], fences: ReadonlyMap<MarkedTag, MarkedTag>): string {
  const replaced = new Map<MarkedTag, string>();
  for (const [open, close] of fences) {
    // A fence closes at one that is at least as long and has nothing after it.
    const length = Math.min(open.mask.length, close.mask.length);
    replaced.set(open, '~'.repeat(length) + open.char.repeat(open.mask.length - length));
    replaced.set(close, '~'.repeat(close.mask.length));
  }
  return replaceTags(body, tags, (tag) => replaced.get(tag) ?? tag.mask);
}

function replaceTags(body: string, tags: readonly MarkedTag[], mask: (tag: MarkedTag) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const tag of tags) {
    parts.push(body.slice(at, tag.start), mask(tag));
    at = tag.end;
  }
  parts.push(body.slice(at));
  return parts.join('');
}

/** Puts the tags inside a code node back as they are written. */
function restoreCode(
  node: Code | InlineCode,
  body: string,
  tags: readonly MarkedTag[],
  start: number,
  end: number,
  fences: ReadonlyMap<MarkedTag, MarkedTag>,
): void {
  const closing = new Set(fences.values());
  let at = 0;
  for (const tag of tags) {
    if (tag.start <= start || tag.start >= end) continue;
    const lines = tag.mask.split('\n');
    const isFence = fences.has(tag) || closing.has(tag);
    body
      .slice(tag.start, tag.end)
      .split('\n')
      .forEach((written, index) => {
        const mask = isFence ? /~{3,}[\uE000-\uF8FF]*/.exec(node.value.slice(at))?.[0] : lines[index];
        const found = mask === undefined || mask === '' ? -1 : node.value.indexOf(mask, at);
        if (found === -1 || mask === undefined) return;
        node.value = node.value.slice(0, found) + written + node.value.slice(found + mask.length);
        at = found + written.length;
      });
  }
}

function unmaskCode(masked: string, body: string, codes: readonly CodeRange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, isVerbatim } of codes) {
    if (isVerbatim || start < at) continue;
    parts.push(masked.slice(at, start), body.slice(start, end));
    at = end;
  }
  parts.push(masked.slice(at));
  return parts.join('');
}

/** Pairs closing with opening tags; an opening tag without a partner is a call without inner text. */
function pair(
  body: string,
  tags: readonly MarkedTag[],
  lines: (offset: number) => number,
  report: (offset: number, message: string) => void,
): { shortcodes: Shortcode[]; marks: Map<string, ShortcodeMark> } {
  const partner = new Map<MarkedTag, MarkedTag>();
  const stray = new Set<MarkedTag>();
  const open: MarkedTag[] = [];
  for (const tag of tags) {
    if (tag.form === 'open') open.push(tag);
    if (tag.form !== 'close') continue;
    const index = open.findLastIndex(({ name }) => name === tag.name);
    const opener = open[index];
    if (opener === undefined) {
      stray.add(tag);
      report(tag.start, `The shortcode "${tag.name}" is closed but never opened.`);
      continue;
    }
    partner.set(opener, tag);
    open.length = index;
  }
  const shortcodes: Shortcode[] = [];
  const marks = new Map<string, ShortcodeMark>();
  const ends: number[] = [];
  for (const tag of tags) {
    const written = body.slice(tag.start, tag.end);
    if (tag.form === 'close') {
      if (stray.has(tag)) marks.set(tag.char, { shortcode: null, isClosing: true, written });
      continue;
    }
    while ((ends.at(-1) ?? Infinity) <= tag.start) ends.pop();
    const close = partner.get(tag);
    const isTooDeep = close !== undefined && ends.length >= MAX_NESTING;
    if (isTooDeep || shortcodes.length >= MAX_SHORTCODES) {
      if (isTooDeep) report(tag.start, `The shortcode "${tag.name}" is nested more than ${MAX_NESTING} deep.`);
      else if (shortcodes.length === MAX_SHORTCODES && !marks.has('full'))
        report(tag.start, `There are more than ${MAX_SHORTCODES} shortcodes; the rest is kept as text.`);
      if (!isTooDeep) marks.set('full', { shortcode: null, isClosing: false, written: '' });
      marks.set(tag.char, { shortcode: null, isClosing: false, written });
      if (close !== undefined) marks.set(close.char, { shortcode: null, isClosing: true, written: body.slice(close.start, close.end) });
      continue;
    }
    const shortcode: Shortcode = {
      name: tag.name,
      arguments: tag.arguments,
      line: lines(tag.start),
      start: tag.start,
      end: tag.end,
      inner: close === undefined ? null : body.slice(tag.end, close.start),
      closeEnd: close?.end ?? tag.end,
    };
    shortcodes.push(shortcode);
    marks.set(tag.char, { shortcode, isClosing: false, written });
    if (close === undefined) continue;
    marks.set(close.char, { shortcode, isClosing: true, written: body.slice(close.start, close.end) });
    ends.push(close.end);
  }
  return { shortcodes, marks };
}

/** 1-based line of an offset; offsets must not go back far, so it remembers where it was. */
function lineCounter(body: string, firstLine: number): (offset: number) => number {
  const starts = [0];
  for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return firstLine + low;
  };
}
