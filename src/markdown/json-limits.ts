import type { Json, JsonObject } from '../model.ts';

/** Values after aliases are expanded: a few lines of YAML can stand for millions. */
const MAX_VALUES = 10_000;
/** UTF-16 units of all strings and keys after aliases are expanded. */
const MAX_LENGTH = 1024 * 1024;
const MAX_DEPTH = 32;
/** Keys that could reach Object.prototype in a careless reader further on. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export class JsonLimitError extends Error {
  /** `shape`: not an object at all. `size`: too deep, too long, too many values, or cyclic. */
  readonly kind: 'shape' | 'size';
  /** @param message of a thing called "it" */
  constructor(kind: 'shape' | 'size', message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Copies what a YAML, TOML or JSON parser returned into plain JSON: a tree without shared or cyclic parts, foreign
 * objects or dangerous keys.
 * @param readDate what a date object of the parser is as text, or null where it is none
 * @throws JsonLimitError
 */
export function toJsonObject(
  value: unknown,
  readDate: (value: object) => string | null,
): { value: JsonObject; dropped: readonly string[] } {
  const dropped: string[] = [];
  let values = 0;
  let length = 0;

  function measure(text: string): void {
    length += text.length;
    if (length > MAX_LENGTH) throw new JsonLimitError('size', `it stands for more than ${MAX_LENGTH} characters`);
  }

  function copy(from: unknown, depth: number): Json {
    values += 1;
    if (values > MAX_VALUES) throw new JsonLimitError('size', `it has more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw new JsonLimitError('size', `it is nested more than ${MAX_DEPTH} deep, or refers to itself`);
    switch (typeof from) {
      case 'string':
        measure(from);
        return from;
      case 'boolean':
        return from;
      case 'number':
        return Number.isFinite(from) ? from : String(from);
      case 'bigint':
        return Number.isSafeInteger(Number(from)) ? Number(from) : from.toString();
      default:
        return typeof from === 'object' && from !== null ? copyObject(from, depth) : null;
    }
  }

  function copyObject(from: object, depth: number): Json {
    const date = readDate(from);
    if (date !== null) return date;
    if (from instanceof Date) return from.toISOString();
    if (Array.isArray(from)) return from.map((item) => copy(item, depth + 1));
    const to: Record<string, Json> = {};
    for (const [key, item] of Object.entries(from)) {
      measure(key);
      if (FORBIDDEN_KEYS.has(key)) dropped.push(key);
      else to[key] = copy(item, depth + 1);
    }
    return to;
  }

  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new JsonLimitError('shape', `it is ${Array.isArray(value) ? 'a list' : 'a single value'}, not a set of fields`);
  }
  return { value: copy(value, 0) as JsonObject, dropped };
}
