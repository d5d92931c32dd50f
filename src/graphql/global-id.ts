import { badUserInput } from './errors.ts';

export interface GlobalId {
  readonly typename: string;
  readonly key: string;
}

/** Relay's global ID: base64url of `Type:key`. Keys are made from content, so the ID survives re-ingestion. */
export function encodeGlobalId(typename: string, key: string): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}

/**
 * Takes a global ID apart; the key may hold `:` and `/`. Throws BAD_USER_INPUT for text that is no global ID of any
 * gateway; whether the type and key exist is another question, answered with null.
 */
export function decodeGlobalId(id: string): GlobalId {
  const text = /^[\w-]+$/.test(id) ? Buffer.from(id, 'base64url').toString() : '';
  const match = /^([A-Z]\w*):(.+)$/s.exec(text);
  if (!match?.[1] || !match[2] || encodeGlobalId(match[1], match[2]) !== id) {
    throw badUserInput(`"${id.slice(0, 100)}" is not an ID of this gateway.`);
  }
  return { typename: match[1], key: match[2] };
}

/** The key of a global ID of `typename`; null for an ID of another type, which names no such thing. */
export function keyOf(typename: string, id: string): string | null {
  const decoded = decodeGlobalId(id);
  return decoded.typename === typename ? decoded.key : null;
}
