import type { Json, JsonObject } from '../model.ts';

/** The value as a set of fields, or null. */
export function object(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** A string with something in it, trimmed, or null. */
export function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A list of strings, or one string. */
export function texts(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item: Json | undefined) => text(item) ?? []);
}
