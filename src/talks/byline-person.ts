import { isOrganizationShaped, organizationIn } from './affiliation.ts';
import type { Words } from './words.ts';
import { isName, type NameOptions } from './names.ts';

export interface BylineOptions {
  /** Whether one word alone may be a name: after "by", or where the text leaves no doubt that names stand here. */
  readonly single: boolean;
  /** Whether `A, B` without more is two persons (before a title) rather than a person and an organization. */
  readonly plainCommaIsName?: boolean;
}

export interface Person {
  name: string;
  organization: string | null;
}

const NAME_THEN_ORGANIZATION = /^(.{2,60}?)\s+(?:from|of|at|bei|chez|von|vom|de|del|da|do|di|від|із|з)\s+(?:the\s)?(\S.{0,80})$/u;

/** One part that starts with a name: `Ada Park`, `Ada Park (Acme)`, `Ada Park from Acme`, `Acme の Ada Park 氏`. */
export function readPerson(part: string, words: Words, options: BylineOptions): Person | null {
  let text = part.replace(/^(?:with|by)\s/i, '').trim();
  let organization: string | null = null;
  const paren = /^(.*?)\s*\(([^()]*(?:\([^()]*\))?[^()]*)\)\s*(.*)$/u.exec(text);
  if (paren !== null && isNamed(paren[1] ?? '', words, { single: true })) {
    const inner = paren[2] ?? '';
    organization = organizationIn(inner, words);
    text = paren[1] ?? '';
    const rest = (paren[3] ?? '').replace(/^[\s@,-]+/, '');
    if (rest !== '' && organization === null) organization = organizationIn(rest, words);
  }
  const at = /^(.{2,60}?)\s*@\s*(\S.{1,60})$/u.exec(text);
  if (at !== null && organization === null) [text, organization] = [at[1] ?? '', organizationIn(at[2] ?? '', words)];
  const dash = /^(.{2,60}?)\s+[-–—]\s+(\S.{1,80})$/u.exec(text);
  if (dash !== null && organization === null && isName(dash[1] ?? '', words, options))
    [text, organization] = [dash[1] ?? '', organizationIn(dash[2] ?? '', words)];
  if (isNamed(text, words, { ...options, trusting: options.single })) return { name: stripHonorific(text, words), organization };
  text = stripHonorific(text, words);
  const tail = NAME_THEN_ORGANIZATION.exec(text);
  if (tail !== null && isName(tail[1] ?? '', words, options) && isOrganizationShaped(tail[2] ?? ''))
    return { name: tail[1] ?? '', organization: organization ?? organizationIn(tail[2] ?? '', words) };
  const east = /^(.{1,40}?)(?:公司的|团队的|所属の|소속의?|の|的|의)\s*(.{2,40})$/u.exec(text);
  if (east !== null && isNamed(east[2] ?? '', words, { single: true })) {
    return {
      name: stripHonorific(east[2] ?? '', words),
      organization: organization ?? organizationIn((east[1] ?? '').replace(/^(?:来自|來自)\s*/, ''), words),
    };
  }
  // `Heron maintainer Ada Park`: a role before the name is dropped.
  if (words.roles.test(text)) {
    const named = /((?:\p{Lu}[\p{L}\p{M}'’.-]*\s){1,3}\p{Lu}[\p{L}\p{M}'’-]*)$/u.exec(text)?.[1];
    if (named !== undefined && isName(named, words, { single: false })) return { name: named, organization };
  }
  return null;
}

/** Whether a part is a name, with or without an honorific behind it. */
export function isNamed(part: string, words: Words, options: NameOptions): boolean {
  const name = stripHonorific(part, words);
  return isName(name, words, { ...options, capitals: true, honored: HONORED.test(part.trim()) && name !== part.trim() });
}

/** What is said of persons alone: other words for "teacher" or "doctor" stand behind handles and subjects too. */
export const HONORED = /(?:氏|さん|女士|先生|님|씨)$/u;

function stripHonorific(text: string, words: Words): string {
  return (
    text
      .trim()
      .replace(/^(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau)\.?\s+/u, '')
      // `Ada Park's talk`
      .replace(/(?<=\s\S+)['’]s$/u, '')
      .replace(/^(.{2,40}?)\s*(?:氏|さん|様|先生|女士|老师|博士|님|씨)$/u, (whole, name: string) =>
        words.lexicon.honorifics.length > 0 ? name : whole,
      )
      .trim()
  );
}
