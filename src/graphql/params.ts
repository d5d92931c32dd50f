import type { Json, JsonObject } from '../model.ts';

/** The value at a dotted path of the front matter, all of it without a path, null where there is none. */
export function paramAt(params: JsonObject, path: string | null | undefined): Json {
  if (path === null || path === undefined) return params;
  let value: Json = params;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return null;
    value = (value as JsonObject)[key] ?? null;
  }
  return value;
}
