import matter from 'gray-matter';
import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import type { FrontMatterLanguage } from './front-matter-block.ts';

/** What is wrong with a block, and where in it: 1-based. */
export interface BlockError {
  readonly isTooComplex: boolean;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** What ends the block for gray-matter: no text file has it, so a line of dashes in a value cannot end it early. */
const END = '\0';
/** Deeper than any block that is accepted, and far from the end of the call stack. */
const MAX_DEPTH = 64;

/** gray-matter would execute these; they are refused before gray-matter sees them, and again here. */
function refuse(): never {
  throw new Error('front matter is never executed');
}

/** gray-matter leaves the line end of the opening line in the block, which would shift the lines of errors by one. */
const blockOf = (text: string): string => text.replace(/^\n/, '');

const YAML_OPTIONS = { schema: CORE_SCHEMA.withTags(mergeTag), maxDepth: MAX_DEPTH };
const ENGINES = {
  yaml: (text: string): object => load(blockOf(text), YAML_OPTIONS) as object,
  toml: (text: string): object => parseToml(blockOf(text), { maxDepth: MAX_DEPTH, integersAsBigInt: 'asNeeded' }),
  json: (text: string): object => readJson(blockOf(text)),
  javascript: { parse: refuse },
  coffee: { parse: refuse },
};

/**
 * Reads a block with gray-matter. Dates stay text in YAML; in TOML they are dates, see `readDate`.
 * @throws what `blockErrorOf` understands
 */
export function readBlock(block: string, language: FrontMatterLanguage): unknown {
  // Only the block goes in: gray-matter is quadratic on blank lines, and uses its cache when there are no options.
  return matter(`---\n${block}\n${END}`, { language, engines: ENGINES, delimiters: ['---', END] }).data;
}

/** A date object of a parser as RFC 3339 text (a local date or time stays one), or null for any other object. */
export function readDate(value: object): string | null {
  return value instanceof TomlDate ? value.toISOString() : null;
}

/** JSON.parse takes the last of repeated keys in silence; YAML, of which JSON is a part, reports them. */
function readJson(text: string): object {
  const value = JSON.parse(text) as object;
  try {
    load(text, YAML_OPTIONS);
  } catch (error) {
    if (error instanceof YAMLException && error.reason.includes('duplicated')) throw error;
  }
  return value;
}

export function blockErrorOf(error: unknown, block: string): BlockError {
  if (error instanceof YAMLException) {
    const { line = 0, column = 0 } = error.mark ?? {};
    return {
      isTooComplex: /maxDepth|maxTotalMergeKeys|maxAliases/.test(error.reason),
      reason: error.reason,
      line: line + 1,
      column: column + 1,
    };
  }
  if (error instanceof TomlError) {
    const reason = (error.message.split('\n', 1)[0] ?? '').replace(/^Invalid TOML document: /, '');
    return { isTooComplex: /excessively nested/.test(reason), reason, line: error.line, column: error.column };
  }
  const reason = error instanceof Error ? error.message : String(error);
  // V8 gives the place of a JSON error as an offset, and none for a sudden end.
  const offset = Number(/at position (\d+)/.exec(reason)?.[1] ?? block.length);
  const before = block.slice(0, offset).split('\n');
  return {
    isTooComplex: error instanceof RangeError,
    reason: reason.replace(/ in JSON at position.*$/s, ''),
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
  };
}
