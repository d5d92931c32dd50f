import type { Words } from './words.ts';
import { isName, isOrganizationLike } from './names.ts';

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+(?:\s\p{Lu}[\p{L}\p{M}'’.-]*){1,3}`;
/** The end of an entry: `…: Ada Park`, `… - Ada Park, Bo Ek`, `… (Ada Park, Acme)`. */
const TAIL = new RegExp(String.raw`(?:^|[:：(–—]\s?|\s-\s)(${NAME})(?:,\s([^,;:()\n]{2,50}))?\)?$`, 'u');

/**
 * Persons whom a document prints second in `A, B`, where a company might stand: each also stands first somewhere, or
 * every entry prints another full name there and none a company.
 */
export function pairedNames(texts: readonly string[], words: Words): ReadonlySet<string> {
  const firsts = new Set<string>();
  const seconds = new Map<string, number>();
  let companies = 0;
  for (const text of texts) {
    if (text.length > 300) continue;
    const match = TAIL.exec(text.trim());
    if (match?.[1] === undefined || !isName(match[1], words, { single: false })) continue;
    firsts.add(match[1]);
    const second = match[2]?.trim();
    if (second === undefined) continue;
    if (isName(second, words, { single: false }) && !isOrganizationLike(second)) seconds.set(second, (seconds.get(second) ?? 0) + 1);
    else companies += 1;
  }
  const alike = companies === 0 && seconds.size > 1 && [...seconds].every(([name, times]) => times === 1 || firsts.has(name));
  return new Set([...seconds.keys()].filter((name) => alike || firsts.has(name)));
}
