import { diagnostic, type DiagnosticCode } from '../diagnostics.ts';
import type { Diagnostic, JsonObject, SourceText } from '../model.ts';
import { cutFrontMatter, type FrontMatterBlock, type FrontMatterLanguage } from './front-matter-block.ts';
import { blockErrorOf, readBlock, readDate } from './front-matter-engines.ts';
import { entriesOf } from './front-matter-keys.ts';
import { JsonLimitError, toJsonObject } from './json-limits.ts';

export interface FrontMatter {
  /**
   * Empty where there is none. Where it is broken: the top-level fields that can be read by themselves. Where it is
   * beyond reading: what decides whether the page may be seen.
   */
  readonly data: JsonObject;
  readonly language: FrontMatterLanguage | null;
  /** The text after the front matter, as written. */
  readonly body: string;
  /** 1-based line of the file on which `body` starts. */
  readonly bodyLine: number;
  /** UTF-16 offset of `body` in the file's text. */
  readonly bodyOffset: number;
  /** 1-based line of the file on which a top-level key stands, whatever its case, or null. */
  lineOf(key: string): number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Larger front matter is data that lies in the wrong place, or an attack on the parser. */
const MAX_BYTES = 16 * 1024;

/**
 * Reads a file's front matter: YAML, TOML or JSON, chosen by the exact first line, as Hugo does. Never throws and never
 * executes anything: what cannot be read comes back as a diagnostic with its line, and the body is there all the same.
 */
export function readFrontMatter(source: SourceText): FrontMatter {
  const { site, sourcePath, text } = source;
  const cut = cutFrontMatter(text);
  const place = { site, sourcePath, line: 1, column: 1 };
  switch (cut.kind) {
    case 'none':
      return nothing(text, 0, []);
    case 'unclosed': {
      const message = 'The front matter is not closed.';
      const finding = diagnostic('FRONT_MATTER_INVALID', place, message, `End it with a line of ${cut.closing}.`);
      return { ...nothing(text, 0, [finding]), data: readVisibility(text) };
    }
    case 'foreign': {
      const message = `Front matter in "${cut.word}" is not read.`;
      const finding = diagnostic('FRONT_MATTER_LANGUAGE', { ...place, column: 4 }, message);
      return { ...nothing(text, cut.bodyOffset, [finding]), data: readVisibility(text.slice(0, cut.bodyOffset || undefined)) };
    }
    case 'block': {
      const { data, diagnostics } = readData(cut, source);
      let lines: ReadonlyMap<string, number> | null = null;
      const lineOf = (key: string): number | null => {
        lines ??= linesOfKeys(cut);
        return lines.get(key.toLowerCase()) ?? null;
      };
      return { ...nothing(text, cut.bodyOffset, diagnostics), data, language: cut.language, lineOf };
    }
  }
}

function readData(block: FrontMatterBlock, { site, sourcePath }: SourceText): { data: JsonObject; diagnostics: Diagnostic[] } {
  const find = (code: DiagnosticCode, message: string, line = 1, column: number | null = null, hint?: string): Diagnostic =>
    diagnostic(code, { site, sourcePath, line, column }, message, hint);
  const bytes = Buffer.byteLength(block.text);
  if (bytes > MAX_BYTES) {
    return {
      data: readVisibility(block.text),
      diagnostics: [find('FRONT_MATTER_TOO_COMPLEX', `The front matter has ${bytes} bytes; at most ${MAX_BYTES} are read.`)],
    };
  }
  if (block.text.trim() === '') return { data: {}, diagnostics: [] };
  try {
    const { value, dropped } = toJsonObject(readBlock(block.text, block.language), readDate);
    const drop = (key: string): Diagnostic =>
      find('FRONT_MATTER_KEY', `The key "${key}" was dropped: it names a part of JavaScript objects.`, linesOfKeys(block).get(key) ?? 1);
    return { data: value, diagnostics: dropped.map(drop) };
  } catch (error) {
    if (error instanceof JsonLimitError) {
      const message = `The front matter cannot be read: ${error.message}.`;
      return error.kind === 'shape'
        ? { data: {}, diagnostics: [find('FRONT_MATTER_INVALID', message, 1, 1, 'Write front matter as "key: value" lines.')] }
        : { data: readVisibility(block.text), diagnostics: [find('FRONT_MATTER_TOO_COMPLEX', message)] };
    }
    const { isTooComplex, reason, line, column } = blockErrorOf(error, block.text);
    const message = `The front matter cannot be read: ${reason}.`;
    return isTooComplex
      ? { data: readVisibility(block.text), diagnostics: [find('FRONT_MATTER_TOO_COMPLEX', message)] }
      : { data: readParts(block), diagnostics: [find('FRONT_MATTER_INVALID', message, line + block.linesBefore, column)] };
  }
}

/**
 * The top-level fields of a broken block that can be read by themselves, the first of each name: a typing error in a
 * description must not publish a draft.
 */
function readParts({ text, language }: FrontMatterBlock): JsonObject {
  const parts = new Map<string, unknown>();
  for (const entry of entriesOf(text, language)) {
    try {
      for (const [key, value] of Object.entries(readBlock(entry.text, language) ?? {})) if (!parts.has(key)) parts.set(key, value);
    } catch {
      // The error was reported for the whole block.
    }
  }
  try {
    return toJsonObject(Object.fromEntries(parts), readDate).value;
  } catch {
    return {};
  }
}

/** Lines that decide whether and when a page may be seen, in any of the languages of front matter. */
const VISIBILITY =
  /(?:^|[{,])[ \t]*["']?(draft|date|publishdate|pubdate|published|expirydate|unpublishdate)["']?[ \t]*[:=][ \t]*["']?([^"',\s]+)/gim;

/** Of front matter that is beyond reading, what must not be lost: an error in it, or too much of it, must not publish a draft. */
function readVisibility(text: string): JsonObject {
  const found = Array.from(text.matchAll(VISIBILITY), ([, key = '', value = '']): [string, string] => [key, value]);
  return Object.fromEntries(found.toReversed());
}

function nothing(text: string, bodyOffset: number, diagnostics: readonly Diagnostic[]): FrontMatter {
  let bodyLine = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < bodyOffset; at = text.indexOf('\n', at + 1)) bodyLine += 1;
  return { data: {}, language: null, body: text.slice(bodyOffset), bodyLine, bodyOffset, lineOf: () => null, diagnostics };
}

/** Top-level keys in lower case, with the file's line of the first of each. */
function linesOfKeys({ text, language, linesBefore }: FrontMatterBlock): Map<string, number> {
  const entries = entriesOf(text, language).map(({ key, line }): [string, number] => [key.toLowerCase(), line + 1 + linesBefore]);
  return new Map(entries.toReversed());
}
