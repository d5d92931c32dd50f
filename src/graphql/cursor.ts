import { hash } from 'node:crypto';
import type { Position } from '../store/requests.ts';
import { invalidCursor } from './errors.ts';

/** Raise it when the meaning of positions changes: older cursors then answer INVALID_CURSOR. */
const VERSION = 1;

/** Longer than any cursor made here; keeps forged megabytes out of the JSON parser. */
const MAX_LENGTH = 8_192;

/** What cursors are bound to, as a short text: made for the first cursor, since most queries neither take nor give one. */
export type Binding = () => string;

/**
 * The binding to these parts: a cursor of one field, order or filter is none of another. Members that are null or left
 * out ask nothing, so they bind nothing.
 */
export function bindingOf(...parts: readonly unknown[]): Binding {
  let made: string | undefined;
  return () => (made ??= hash('sha256', JSON.stringify(parts, withoutNothing), 'base64url').slice(0, 12));
}

function withoutNothing(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** An opaque cursor: base64url of the version, the seal and the position. */
export function encodeCursor(binding: Binding, position: Position): string {
  return Buffer.from(JSON.stringify([VERSION, sealOf(binding, position), ...position])).toString('base64url');
}

/**
 * The position that a cursor stands for. Throws INVALID_CURSOR for anything that `encodeCursor` did not make with this
 * binding: the seal covers binding and position, so neither can be changed alone.
 */
export function decodeCursor(binding: Binding, cursor: string, argument: string): Position {
  const parts = cursor.length <= MAX_LENGTH ? parse(cursor) : undefined;
  if (!Array.isArray(parts) || parts[0] !== VERSION) throw invalidCursor(argument);
  const position = parts.slice(2);
  if (!position.every(isPlain) || parts[1] !== sealOf(binding, position)) throw invalidCursor(argument);
  return position;
}

function sealOf(binding: Binding, position: Position): string {
  return hash('sha256', `${binding()}${JSON.stringify(position)}`, 'base64url').slice(0, 8);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
