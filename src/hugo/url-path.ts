import { posix } from 'node:path';

/** How a site spells paths. */
export interface PathRules {
  readonly disablePathToLower: boolean;
  readonly removePathAccents: boolean;
}

/**
 * A path, title or slug as Hugo puts it into a URL, not yet escaped: letters, digits, marks and `. / _ # + ~ - @` stay,
 * white space becomes one `-`, the rest goes; lower case. After `UnicodeSanitize` in Hugo's helpers/path.go.
 */
export function sanitizePath(text: string, rules: PathRules): string {
  const source = rules.removePathAccents
    ? text
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  let made = '';
  let pending = false;
  let wasHyphen = false;
  for (const [piece] of source.matchAll(/%[0-9A-Fa-f]{2}|[\p{L}\p{Nd}\p{M}./\\_#+~@-]|\s+/gu)) {
    if (/^\s/.test(piece)) {
      if (made !== '' && !wasHyphen) pending = true;
      continue;
    }
    wasHyphen = piece === '-';
    if (pending && !wasHyphen) made += '-';
    pending = false;
    made += piece;
  }
  return rules.disablePathToLower ? made : made.toLowerCase();
}

/** A path with everything escaped that cannot stand in a URL's path; what is escaped already stays. */
export function escapePath(path: string): string {
  return encodeURI(path.toWellFormed())
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')
    .replaceAll(/%25([0-9A-Fa-f]{2})/g, '%$1');
}

/** Joins parts to a path that starts with `/`; empty parts do not count, and `..` leads out of none. */
export function joinPath(...parts: readonly string[]): string {
  const joined = parts.filter((part) => part !== '').map((part) => posix.normalize(`/${part.replaceAll(/%2e/gi, '.')}`));
  return `/${joined.join('/')}`.replaceAll(/\/{2,}/g, '/');
}
