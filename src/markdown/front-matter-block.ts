export type FrontMatterLanguage = 'yaml' | 'toml' | 'json';

/** A file's text divided: what stands between the marks of front matter, and what comes after. */
export interface FrontMatterBlock {
  readonly kind: 'block';
  readonly language: FrontMatterLanguage;
  readonly text: string;
  /** Lines of the file before `text`. */
  readonly linesBefore: number;
  /** UTF-16 offset of the body in the file's text. */
  readonly bodyOffset: number;
}

export type FrontMatterCut =
  | FrontMatterBlock
  | { readonly kind: 'none' }
  /** `closing`: the line that is missing. */
  | { readonly kind: 'unclosed'; readonly closing: string }
  | { readonly kind: 'foreign'; readonly word: string; readonly bodyOffset: number };

/** First lines that open front matter, and what closes it. Anything else on the first line is text. */
const OPENERS: ReadonlyMap<string, { readonly language: FrontMatterLanguage; readonly closing: string }> = new Map([
  ['---', { language: 'yaml', closing: '---' }],
  ['---yaml', { language: 'yaml', closing: '---' }],
  ['---toml', { language: 'toml', closing: '---' }],
  ['---json', { language: 'json', closing: '---' }],
  ['+++', { language: 'toml', closing: '+++' }],
]);

/** Finds front matter by the file's first line, as Hugo does, in one pass and without reading it. */
export function cutFrontMatter(text: string): FrontMatterCut {
  const firstLine = lineAt(text, 0).trimEnd();
  if (/^\{\s*(?:"|$)/.test(firstLine)) return cutJson(text);
  const opener = OPENERS.get(firstLine);
  if (opener === undefined) return cutForeign(text, firstLine);
  const start = lineAfter(text, 0);
  const end = findLine(text, start, opener.closing);
  if (end === -1) return { kind: 'unclosed', closing: opener.closing };
  return { kind: 'block', language: opener.language, text: text.slice(start, end), linesBefore: 1, bodyOffset: lineAfter(text, end) };
}

/** A JSON object from the first character to the brace that closes it. */
function cutJson(text: string): FrontMatterCut {
  const end = endOfObject(text);
  if (end === -1) return { kind: 'unclosed', closing: '}' };
  return { kind: 'block', language: 'json', text: text.slice(0, end), linesBefore: 0, bodyOffset: lineAfter(text, end) };
}

/** Offset after the brace that closes the first one, or -1. */
function endOfObject(text: string): number {
  let depth = 0;
  // Strings as a whole, so that braces in them do not count. An unclosed one ends the search at its line's end.
  for (const { 0: token, index } of text.matchAll(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[{}]/g)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return -1;
}

/** `---js` and the like: gray-matter would execute it. The block is cut off all the same, so that it is not shown as text. */
function cutForeign(text: string, firstLine: string): FrontMatterCut {
  const word = /^---[ \t]*([\p{L}_]\S*)$/u.exec(firstLine)?.[1];
  if (word === undefined) return { kind: 'none' };
  const end = findLine(text, lineAfter(text, 0), '---');
  return { kind: 'foreign', word, bodyOffset: end === -1 ? 0 : lineAfter(text, end) };
}

/** Offset of the first line from `start` on that reads `wanted`, or -1. */
function findLine(text: string, start: number, wanted: string): number {
  for (let at = start; at < text.length; at = lineAfter(text, at)) {
    if (text.startsWith(wanted, at) && lineAt(text, at).trimEnd() === wanted) return at;
  }
  return -1;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

/** Offset of the line after the one at `offset`; the text's end after the last. */
function lineAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
