import { load, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { diagnostic } from '../diagnostics.ts';
import { toJsonObject } from '../markdown/json-limits.ts';
import type { Diagnostic, Json, JsonObject } from '../model.ts';

/** Hugo reads the first of these that a site has. */
const ROOT_NAMES = ['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`));

/**
 * One tree of settings out of a site's configuration files; keys are lower case, because Hugo's are case-insensitive.
 * Files of `config/_default/` are named after the setting they hold (`languages.toml`, `params.en.yaml`) and win over
 * the file at the root.
 */
export function mergeConfiguration(
  files: readonly { readonly path: string; readonly text: string }[],
  site: string,
): { values: JsonObject; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const rootName = ROOT_NAMES.find((name) => files.some(({ path }) => path === name));
  let values: JsonObject = {};
  const inOrder = [...files.filter(({ path }) => path === rootName), ...files.filter(({ path }) => path.startsWith('config/_default/'))];
  for (const file of inOrder) {
    try {
      values = merge(values, placed(file.path, parse(file)));
    } catch (error) {
      const line = lineOf(error);
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '').trim() : String(error);
      diagnostics.push(
        diagnostic('CONFIG_INVALID', { site, sourcePath: `../${file.path}`, line }, `The configuration cannot be read: ${reason}`),
      );
    }
  }
  return { values, diagnostics };
}

function parse({ path, text }: { readonly path: string; readonly text: string }): JsonObject {
  if (text.trim() === '') return {};
  const value: unknown = path.endsWith('.toml') ? parseToml(text) : path.endsWith('.json') ? JSON.parse(text) : load(text);
  const { value: object } = toJsonObject(value ?? {}, (date) => (date instanceof TomlDate ? date.toISOString() : null));
  return lowerKeys(object) as JsonObject;
}

/** `languages.toml` holds the value of `languages`, `params.en.toml` that of `languages.en.params`; `hugo.toml` is all of it. */
function placed(path: string, value: JsonObject): JsonObject {
  if (!path.startsWith('config/_default/')) return value;
  const [name = '', language] = path
    .slice('config/_default/'.length)
    .replace(/\.[^.]+$/, '')
    .toLowerCase()
    .split('.');
  if (name === 'hugo' || name === 'config') return value;
  // A file may repeat the name of its setting as its only key.
  const inner = Object.keys(value).length === 1 && isObject(value[name]) ? value[name] : value;
  return language === undefined ? { [name]: inner } : { languages: { [language]: { [name]: inner } } };
}

function merge(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return merged;
}

function lowerKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowerKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), lowerKeys(item)]));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineOf(error: unknown): number | null {
  if (error instanceof TomlError) return error.line;
  if (error instanceof YAMLException) {
    const { mark } = error as { mark?: { line?: unknown } };
    return typeof mark?.line === 'number' ? mark.line + 1 : null;
  }
  return null;
}
