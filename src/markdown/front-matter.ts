import matter from 'gray-matter';
import { load, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, JsonObject, SourceText } from '../model.ts';
import { JsonLimitError, toJsonObject } from './json-limits.ts';

export type FrontMatterLanguage = 'yaml' | 'toml' | 'json';

export interface FrontMatter {
  /** Empty where there is none or it cannot be read. */
  readonly data: JsonObject;
  readonly language: FrontMatterLanguage | null;
  /** The text after the front matter, as written. */
  readonly body: string;
  /** 1-based line of the file on which `body` starts. */
  readonly bodyLine: number;
  /** UTF-16 offset of `body` in the file's text. */
  readonly bodyOffset: number;
  /** 1-based line of the file on which a top-level key stands, or null. */
  lineOf(key: string): number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** In UTF-16 units; larger front matter is data that lies in the wrong place, or an attack on the parser. */
const MAX_BLOCK = 16 * 1024;

/** What ends the block for gray-matter: no text file has it, so a line of dashes in a value cannot end it early. */
const END = '\0';

/** First lines that open front matter, and what closes it. Anything else on the first line is text. */
const OPENERS: ReadonlyMap<string, { readonly language: FrontMatterLanguage; readonly close: string }> = new Map([
  ['---', { language: 'yaml', close: '---' }],
  ['---yaml', { language: 'yaml', close: '---' }],
  ['---toml', { language: 'toml', close: '---' }],
  ['---json', { language: 'json', close: '---' }],
  ['+++', { language: 'toml', close: '+++' }],
]);

/** gray-matter would execute these; Lectern refuses them before gray-matter sees them, and again here. */
function refuse(): never {
  throw new Error('front matter is never executed');
}

/** gray-matter leaves the line end of the opening line in the block, which would shift the lines of errors by one. */
const blockOf = (text: string): string => text.replace(/^\n/, '');

const ENGINES = {
  yaml: (text: string): object => load(blockOf(text)) as object,
  toml: (text: string): object => parseToml(blockOf(text)),
  json: (text: string): object => JSON.parse(text) as object,
  javascript: { parse: refuse },
  coffee: { parse: refuse },
};

/**
 * Reads a file's front matter: YAML, TOML or JSON, chosen by the exact first line, as Hugo does. Never throws and never
 * executes anything: what cannot be read comes back as a diagnostic with its line, and the body is there all the same.
 */
export function readFrontMatter(source: SourceText): FrontMatter {
  const { text } = source;
  const firstLine = lineAt(text, 0).trimEnd();
  if (firstLine === '{' || /^\{\s*"/.test(firstLine)) return readJsonFrontMatter(source);
  const opener = OPENERS.get(firstLine.replace(/^(---|\+\+\+)\s+$/, '$1'));
  if (opener === undefined) return withoutFrontMatter(source, firstLine);

  const blockStart = text.indexOf('\n') + 1;
  const closeStart = blockStart === 0 ? -1 : findClose(text, blockStart, opener.close);
  if (closeStart === -1) {
    const finding = diagnostic(
      'FRONT_MATTER_INVALID',
      { ...placeOf(source), line: 1, column: 1 },
      'The front matter is not closed.',
      `End it with a line of ${opener.close}.`,
    );
    return { ...nothing(text, 0), diagnostics: [finding] };
  }
  const lineEnd = text.indexOf('\n', closeStart);
  const bodyOffset = lineEnd === -1 ? text.length : lineEnd + 1;
  return readBlock(source, opener.language, text.slice(blockStart, closeStart), 1, bodyOffset);
}

/** A JSON object at the start of the file, ended by a `}` in the first column. */
function readJsonFrontMatter(source: SourceText): FrontMatter {
  const { text } = source;
  const end = /^\}[ \t]*$/m.exec(text.slice(0, MAX_BLOCK + 1));
  if (end === null) return { ...nothing(text, 0), diagnostics: [] };
  const bodyOffset = Math.min(text.length, end.index + end[0].length + 1);
  return readBlock(source, 'json', text.slice(0, end.index + 1), 0, bodyOffset);
}

/** @param lineShift lines of the file before the block */
function readBlock(source: SourceText, language: FrontMatterLanguage, block: string, lineShift: number, bodyOffset: number): FrontMatter {
  const base = { ...nothing(source.text, bodyOffset), language, lineOf: (key: string): number | null => lineOfKey(block, key, lineShift) };
  const place = placeOf(source);
  if (block.length > MAX_BLOCK) {
    return {
      ...base,
      diagnostics: [
        diagnostic(
          'FRONT_MATTER_TOO_COMPLEX',
          { ...place, line: 1 },
          `The front matter has ${block.length} characters; at most ${MAX_BLOCK} are read.`,
        ),
      ],
    };
  }
  if (block.trim() === '') return base;
  try {
    // Only the block goes in: gray-matter is quadratic on blank lines, and its cache is used when there are no options.
    const parsed: unknown = matter(`---\n${block}\n${END}`, { language, engines: ENGINES, delimiters: ['---', END] }).data;
    const { value, dropped } = toJsonObject(parsed, (date) => (date instanceof TomlDate ? date.toISOString() : null));
    const diagnostics = dropped.map((key) =>
      diagnostic(
        'FRONT_MATTER_KEY',
        { ...place, line: lineOfKey(block, key, lineShift) },
        `The key "${key}" was dropped: it names a part of JavaScript objects.`,
      ),
    );
    return { ...base, data: value, diagnostics };
  } catch (error) {
    return { ...base, diagnostics: [findingOf(error, place, lineShift)] };
  }
}

function findingOf(error: unknown, place: { site: string; sourcePath: string }, lineShift: number): Diagnostic {
  if (error instanceof JsonLimitError) {
    return error.kind === 'shape'
      ? diagnostic('FRONT_MATTER_INVALID', { ...place, line: 1, column: 1 }, error.message, 'Write front matter as "key: value" lines.')
      : diagnostic('FRONT_MATTER_TOO_COMPLEX', { ...place, line: 1 }, error.message);
  }
  const at = { line: lineShift + 1, column: 1 };
  let reason = error instanceof Error ? error.message : String(error);
  if (error instanceof YAMLException) {
    reason = error.reason;
    if (error.mark !== undefined) Object.assign(at, { line: error.mark.line + 1 + lineShift, column: error.mark.column + 1 });
  } else if (error instanceof TomlError) {
    reason = error.message.split('\n', 1)[0] ?? reason;
    Object.assign(at, { line: error.line + lineShift, column: error.column });
  }
  return diagnostic('FRONT_MATTER_INVALID', { ...place, ...at }, `The front matter cannot be read: ${reason}.`);
}

function withoutFrontMatter(source: SourceText, firstLine: string): FrontMatter {
  const foreign = /^---[ \t]*(\p{L}[\p{L}\p{N}_-]*)/u.exec(firstLine);
  if (foreign === null) return nothing(source.text, 0);
  // The block is cut off so that it is not shown as text.
  const close = findClose(source.text, source.text.indexOf('\n') + 1 || source.text.length, '---');
  const lineEnd = close === -1 ? -1 : source.text.indexOf('\n', close);
  const bodyOffset = close === -1 ? 0 : lineEnd === -1 ? source.text.length : lineEnd + 1;
  const finding = diagnostic(
    'FRONT_MATTER_LANGUAGE',
    { ...placeOf(source), line: 1, column: 4 },
    `Front matter in "${foreign[1]}" is not read.`,
  );
  return { ...nothing(source.text, bodyOffset), diagnostics: [finding] };
}

function nothing(text: string, bodyOffset: number): FrontMatter {
  let bodyLine = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < bodyOffset; at = text.indexOf('\n', at + 1)) bodyLine += 1;
  return { data: {}, language: null, body: text.slice(bodyOffset), bodyLine, bodyOffset, lineOf: () => null, diagnostics: [] };
}

/** Offset of the line that closes the front matter, or -1. */
function findClose(text: string, from: number, close: string): number {
  for (let start = from; start <= text.length;) {
    if (lineAt(text, start).trimEnd() === close) return start;
    const next = text.indexOf('\n', start);
    if (next === -1) return -1;
    start = next + 1;
  }
  return -1;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

function lineOfKey(block: string, key: string, lineShift: number): number | null {
  const wanted = key.toLowerCase();
  let line = lineShift;
  for (const text of block.split('\n')) {
    line += 1;
    const found = /^[\s{,]*["']?([^\s"':=]+)["']?\s*[:=]/.exec(text);
    if (found?.[1]?.toLowerCase() === wanted) return line;
  }
  return null;
}

function placeOf(source: SourceText): { site: string; sourcePath: string } {
  return { site: source.site, sourcePath: source.sourcePath };
}
