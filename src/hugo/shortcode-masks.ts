import type { Code, InlineCode, Root } from 'mdast';
import { nodesOf, parseMarkdown } from '../markdown/parse.ts';
import type { ShortcodeTag } from './shortcode-tags.ts';

/** Their inner text is code, not Markdown. */
const VERBATIM = new Set(['text', 'highlight', 'code', 'codeblock', 'code-block', 'mermaid', 'prism']);
const PRIVATE_USE = { first: 0xe000, last: 0xf8ff };
const MAX_PASSES = 3;

/** A tag with the character that stands for it. */
export interface MarkedTag extends ShortcodeTag {
  readonly char: string;
  readonly mask: string;
}

/** Gives each tag a character of its own that the body does not use. */
export function markTags(body: string, tags: readonly ShortcodeTag[]): MarkedTag[] {
  const used = new Set(body.match(/[\uE000-\uF8FF]/g));
  const marked: MarkedTag[] = [];
  let code = PRIVATE_USE.first;
  for (const tag of tags) {
    while (used.has(String.fromCharCode(code))) code += 1;
    if (code > PRIVATE_USE.last) break;
    const char = String.fromCharCode(code);
    // The indentation of a tag's further lines keeps them in their list.
    const mask = body.slice(tag.start, tag.end).replaceAll(/(\n[ \t]*)|./g, (_part, lineStart?: string) => lineStart ?? char);
    marked.push({ ...tag, char, mask });
    code += 1;
  }
  return marked;
}

export interface CodeRange {
  readonly start: number;
  readonly end: number;
  readonly isVerbatim: boolean;
}

/**
 * Masks, parses and mends the code nodes. Pairs of verbatim shortcodes on lines of their own are masked as fences, so
 * that their inner text is code for the parser; where that does not come out as exactly one code block (an inner line
 * leaves its list), they are masked like any other tag and the body is parsed again.
 */
export function parseMasked(
  body: string,
  marked: readonly MarkedTag[],
): { marked: readonly MarkedTag[]; masked: string; tree: Root; codes: readonly CodeRange[] } {
  let fences = verbatimPairs(body, marked);
  for (let pass = 1; ; pass += 1) {
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
      // Dropping one fence can spoil another, but not for ever.
      fences = pass < MAX_PASSES ? new Map([...held, ...harmless]) : new Map();
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
    const lines = tag.mask.split('\n').map((line) => line.trimStart());
    const isFence = fences.has(tag) || closing.has(tag);
    body
      .slice(tag.start, tag.end)
      .split('\n')
      .forEach((line, index) => {
        const written = line.trimStart();
        const mask = isFence ? /~{3,}[\uE000-\uF8FF]*/.exec(node.value.slice(at))?.[0] : lines[index];
        const found = mask === undefined || mask === '' ? -1 : node.value.indexOf(mask, at);
        if (found === -1 || mask === undefined) return;
        node.value = node.value.slice(0, found) + written + node.value.slice(found + mask.length);
        at = found + written.length;
      });
  }
}

/** The masked body with its code spans and blocks as written, so that offsets and text agree there. */
export function unmaskCode(masked: string, body: string, codes: readonly CodeRange[]): string {
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
