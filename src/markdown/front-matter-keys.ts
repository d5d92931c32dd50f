import type { FrontMatterLanguage } from './front-matter-block.ts';

/** A top-level field of a block as it is written, with the lines that belong to it. */
export interface FrontMatterEntry {
  /** As written, without quotation marks. */
  readonly key: string;
  /** 0-based line of the block. */
  readonly line: number;
  readonly text: string;
}

const YAML_KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'&*!|>%@`{}[\],:][^:]*)):(?=\s|$)/;
const TOML_KEY = /^\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*[=.]/;
const TOML_TABLE = /^\s*\[{1,2}\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))/;

/** The top-level fields of a block, told apart by looks alone, so that it works on a broken block too. */
export function entriesOf(block: string, language: FrontMatterLanguage): FrontMatterEntry[] {
  if (language === 'json') return jsonEntries(block);
  const lines = block.split('\n');
  const starts: { key: string; line: number }[] = [];
  let inTable = false;
  for (const [line, text] of lines.entries()) {
    const table = language === 'toml' ? TOML_TABLE.exec(text) : null;
    inTable ||= table !== null;
    const found = table ?? (inTable ? null : (language === 'toml' ? TOML_KEY : YAML_KEY).exec(text));
    const key = found?.[1] ?? found?.[2] ?? found?.[3];
    if (key !== undefined) starts.push({ key: key.trimEnd(), line });
  }
  return starts.map(({ key, line }, at) => ({ key, line, text: lines.slice(line, starts[at + 1]?.line).join('\n') }));
}

/** Each as a JSON object of its own. */
function jsonEntries(block: string): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  let open: { readonly key: string; readonly line: number; readonly start: number } | null = null;
  let depth = 0;
  let line = 0;
  const close = (end: number): void => {
    if (open !== null) entries.push({ key: open.key, line: open.line, text: `{${block.slice(open.start, end)}}` });
    open = null;
  };
  for (const { 0: token, 1: key, index } of block.matchAll(/"([^"\\\n]*(?:\\.[^"\\\n]*)*)"|[{}[\],\n]/g)) {
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') depth += 1;
    else if (key !== undefined && depth === 1 && open === null) open = { key, line, start: index };
    else if (depth === 1 && (token === ',' || token === '}')) close(index);
    if (token === '}' || token === ']') depth -= 1;
  }
  close(block.length);
  return entries;
}
