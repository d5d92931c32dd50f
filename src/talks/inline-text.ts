import type { Nodes, PhrasingContent } from 'mdast';
import type { Shortcode } from '../model.ts';
import { readTalkUrl, videoOf, videoOfShortcode } from './hosts.ts';
import { htmlTokens } from './html-tokens.ts';
import type { TextBuilder } from './text-builder.ts';

const MASK = /[\uE000-\uF8FF](?:[\uE000-\uF8FF\s]*[\uE000-\uF8FF])?/g;

/** What the words of a page refer to beyond themselves. */
export interface InlineSource {
  /** 1-based line of the file on which the body starts. */
  readonly bodyLine: number;
  readonly shortcodes: readonly Shortcode[];
  /** Folded identifier -> address. */
  readonly definitions: ReadonlyMap<string, string>;
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** 1-based, in the file. */
export function lineOf(page: InlineSource, node: Nodes): number {
  return (node.position?.start.line ?? 1) + page.bodyLine - 1;
}

/** `{: .wide}`, `{:target="_blank"}`: how a block or link looks. */
const LOOKS = /\{:[^{}\n]{0,200}\}/g;
/** `[Ada Park]({{ site.baseurl }}/people/ada)`, `[Slides]({% link slides.pdf %})`: its address is the generator's to fill in. */
const OPEN_LINK = /\[([^[\]]{1,200})\]\(\{(?:\{[^{}]{1,120}\}|%[^{}%]{1,120}%)\}[^()\s]{0,200}\)/g;
/** `^March 5^` is set above the line. */
const RAISED = /\^([^^\n]{1,80})\^/g;

/** Text without what other generators than Hugo write around its words. */
function withoutTemplates(value: string): string {
  const words = value.includes('{') ? value.replaceAll(OPEN_LINK, '$1').replaceAll(LOOKS, '') : value;
  return words.includes('^') ? words.replaceAll(RAISED, '$1') : words;
}

/**
 * Adds text in which shortcode tags are masked: a video shortcode becomes a player, any other vanishes.
 * @param start where the text begins in the body @param end where it ends
 */
function addMasked(page: InlineSource, into: TextBuilder, value: string, start: number, end: number): void {
  const words = withoutTemplates(value);
  if (!/[\uE000-\uF8FF]/.test(words)) return into.add(words);
  const inside = shortcodesBetween(page.shortcodes, start, end);
  let taken = 0;
  let at = 0;
  const runs = [...words.matchAll(MASK)];
  runs.forEach((run, index) => {
    into.add(words.slice(at, run.index));
    at = run.index + run[0].length;
    // One tag a run, as a rule; tags without a space between them make one run, and the last run takes the rest.
    const upTo = index === runs.length - 1 ? inside.length : taken + 1;
    for (const shortcode of inside.slice(taken, upTo)) {
      const url = videoOfShortcode(shortcode);
      if (url !== null) into.embed(url, titleOf(shortcode), shortcode.line);
    }
    taken = upTo;
  });
  into.add(words.slice(at));
}

/** `{{< youtube id="…" title="A talk - Ada Park" >}}`. */
function titleOf(shortcode: Shortcode): string | null {
  if (Array.isArray(shortcode.arguments)) return null;
  const { title } = shortcode.arguments as { readonly [name: string]: string };
  return title === undefined || title.trim() === '' ? null : title;
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

/** Adds raw HTML: its text, breaks, links and players. */
export function addHtml(page: InlineSource, into: TextBuilder, html: string, node: Nodes): void {
  const line = lineOf(page, node);
  // Lines are counted along with the tokens, each character once.
  let counted = 0;
  let lines = 0;
  const start = offsetOf(node);
  const tokens = [...htmlTokens(html)];
  for (const [at, token] of tokens.entries()) {
    for (; counted < token.offset; counted += 1) if (html.charCodeAt(counted) === 10) lines += 1;
    if (token.type === 'text') addMasked(page, into, token.value, start + token.offset, start + (tokens[at + 1]?.offset ?? html.length));
    else if (token.type === 'break') into.break();
    else if (token.type === 'link-open') into.open(token.url, line + lines);
    else if (token.type === 'link-close') into.close();
    else into.embed(token.url, token.title, line + lines);
  }
}

/** `youtube: ID` in code: a player of Gatsby's. */
const INLINE_PLAYER = /^(youtube|vimeo|video):\s?(https?:\/\/\S{8,300}|[\w-]{6,12})$/i;

const LABEL = String.raw`[ \t]*\p{L}[\p{L} ]{1,20}[:：]`;
const LABELLED = new RegExp(`^${LABEL}`, 'u');
const BEFORE_LABEL = new RegExp(String.raw`\n(?=${LABEL})`, 'u');

/** Whether a wrapped line was meant to stand alone: nothing but links and marked words on both sides of its end, or a label in bold behind it. */
function endsLine(value: string, previous: PhrasingContent | undefined, next: PhrasingContent | undefined): boolean {
  if (!value.includes('\n') || next === undefined) return false;
  if (value.trim() === '') return previous !== undefined && previous.type !== 'break' && next.type !== 'break';
  const [word] = next.type === 'strong' ? next.children : [];
  return /\n[ \t]*$/.test(value) && word?.type === 'text' && /[:：]\s*$/u.test(word.value);
}

/** Adds phrasing content as plain text with its links and players. */
export function addInline(page: InlineSource, into: TextBuilder, nodes: readonly PhrasingContent[]): void {
  const [opening] = nodes;
  // `Speaker: Ada Park` and, on the next line, `Topic: …`: authors mean lines where Markdown joins them.
  const labelled = opening?.type === 'text' && LABELLED.test(opening.value);
  for (const [at, node] of nodes.entries()) {
    switch (node.type) {
      case 'text': {
        let start = offsetOf(node);
        const end = node.position?.end.offset ?? 0;
        const pieces = labelled ? node.value.split(BEFORE_LABEL) : [node.value];
        for (const [index, piece] of pieces.entries()) {
          if (index > 0) into.break();
          addMasked(page, into, piece, start, index === pieces.length - 1 ? end : start + piece.length + 1);
          start += piece.length + 1;
        }
        if (endsLine(node.value, nodes[at - 1], nodes[at + 1])) into.break();
        break;
      }
      case 'inlineCode': {
        const shown = INLINE_PLAYER.exec(node.value);
        if (shown?.[1] === undefined || shown[2] === undefined) into.add(node.value);
        else into.embed(/^https?:/.test(shown[2]) ? shown[2] : (videoOf(shown[1], shown[2]) ?? ''), null, lineOf(page, node));
        break;
      }
      case 'break':
        into.break();
        break;
      case 'html':
        addHtml(page, into, node.value, node);
        break;
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : '';
        const video = readTalkUrl(url)?.role === 'recording';
        // `![type:video](https://youtu.be/…)`: a picture that is a video is a player.
        if (video)
          into.embed(url, node.alt?.startsWith('type:') === true || node.alt === '' ? null : (node.alt ?? null), lineOf(page, node));
        else into.add(node.alt ?? '');
        break;
      }
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (page.definitions.get(node.identifier.toLowerCase()) ?? '');
        into.open(url, lineOf(page, node));
        addInline(page, into, node.children);
        into.close();
        break;
      }
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const start = into.length;
        addInline(page, into, node.children);
        if (node.type === 'strong') into.strong.push({ start, end: into.length });
        else if (node.type === 'emphasis') into.emphasis.push({ start, end: into.length });
        break;
      }
      default:
    }
  }
}
