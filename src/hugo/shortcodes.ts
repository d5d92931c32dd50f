import type { Root } from 'mdast';
import { diagnostic } from '../diagnostics.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Diagnostic, Shortcode } from '../model.ts';
import { type CodeRange, type MarkedTag, markTags, parseMasked, unmaskCode } from './shortcode-masks.ts';
import { findPlayerTags } from './player-tags.ts';
import { findTags, type ShortcodeTag } from './shortcode-tags.ts';

const MAX_SHORTCODES = 1000;
const MAX_NESTING = 16;

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
  const { tags: own, problems } = findTags(body);
  const tags = withPlayers(own, findPlayerTags(body));
  if (tags.length === 0 && problems.length === 0)
    return { shortcodes: [], masked: body, tree: parseMarkdown(body), marks: new Map(), diagnostics: [] };
  const lines = lineCounter(body, place.bodyLine);
  const { marked, masked, tree, codes } = parseMasked(body, markTags(body, tags));
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

/** Both in the order of the text; what lies in a shortcode's own tag is a value of it. */
function withPlayers(tags: readonly ShortcodeTag[], players: readonly ShortcodeTag[]): readonly ShortcodeTag[] {
  if (players.length === 0) return tags;
  const merged: ShortcodeTag[] = [];
  for (const tag of [...tags, ...players].sort((a, b) => a.start - b.start)) if (tag.start >= (merged.at(-1)?.end ?? 0)) merged.push(tag);
  return merged;
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
