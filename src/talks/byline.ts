import type { MentionedSpeaker } from '../model.ts';
import { COMPANY_FORM, isOrganizationShaped, organizationIn, ROOM, ROOM_CODE } from './affiliation.ts';
import { type BylineOptions, HONORED, isNamed, type Person, readPerson } from './byline-person.ts';
import { beginsWithGivenName } from './given-names.ts';
import type { Words } from './words.ts';
import type { Lexicon } from './lexicon.ts';
import { holdsOrganizationWord, isName, isOrganizationLike, tidy } from './names.ts';

interface Part {
  readonly text: string;
  /** What stands before it: `,`, `&` (any word for "and"), or `,&` (", and"). */
  readonly joint: ',' | '&' | ',&' | '';
}

const joints = new WeakMap<Lexicon, RegExp>();

function jointOf(words: Words): RegExp {
  const known = joints.get(words.lexicon);
  if (known !== undefined) return known;
  const and = words.lexicon.and.concat(['and', '&', '+', '·']).map((word) => {
    const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return /^[\p{Script=Latin}\p{Script=Cyrillic}\s]+$/u.test(word)
      ? String.raw`(?<=[\s,)])${escaped}(?=\s)`
      : word === '&' || word === '+' || word === '·'
        ? String.raw`\s?${escaped}\s`
        : escaped;
  });
  const made = new RegExp(String.raw`^(?:\s*(,)\s*(?:(${and.join('|')})\s*)?|\s*(${and.join('|')})\s*)`, 'u');
  joints.set(words.lexicon, made);
  return made;
}

/** Splits at commas and words for "and" that stand outside parentheses. */
function splitParts(text: string, words: Words): readonly Part[] {
  const pattern = jointOf(words);
  const parts: Part[] = [];
  let depth = 0;
  let start = 0;
  let joint: Part['joint'] = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    if (
      depth > 0 ||
      (char !== ',' && char !== '&' && char !== '+' && char !== ' ' && !/[、和与及と와과與同ー]/u.test(char ?? '') && text[at - 1] !== ' ')
    )
      continue;
    const match = pattern.exec(text.slice(Math.max(0, at - 1), at + 16).slice(at > 0 ? 1 : 0)) ?? lookBehind(pattern, text, at);
    if (match === null || match[0].length === 0) continue;
    parts.push({ text: text.slice(start, at).trim(), joint });
    joint = match[1] === undefined ? '&' : match[2] === undefined ? ',' : ',&';
    at += match[0].length - 1;
    start = at + 1;
  }
  parts.push({ text: text.slice(start).trim(), joint });
  return parts.filter((part) => part.text !== '');
}

/** A word for "and" after a space: its look-behind needs the character before. */
function lookBehind(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  if (at === 0 || !/[\s)]/.test(text[at - 1] ?? '')) return null;
  const sticky = new RegExp(pattern.source.slice(1), `${pattern.flags}y`);
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** A name in characters, in a language whose family names are known: whatever begins otherwise is an organization. */
function isEastName(text: string, words: Words): boolean {
  return (
    words.lexicon.surnames !== undefined && !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text) && isName(text, words, { single: true })
  );
}

function bracketsOrganization(part: string, words: Words): boolean {
  return /\S\s\(\p{Lu}[^()]*\)$/u.test(part) && (readPerson(part, words, { single: false })?.organization ?? null) !== null;
}

/** After `A,`: whether the next part is one more person rather than the organization of those before. */
function continuesNames(parts: readonly Part[], at: number, words: Words, options: BylineOptions): boolean {
  const part = parts[at];
  if (part === undefined || words.roles.test(part.text) || COMPANY_FORM.test(part.text)) return false;
  const person = readPerson(part.text, words, { single: true });
  if (person === null) return false;
  if (words.persons.has(part.text)) return true;
  if (HONORED.test(part.text.replace(/\s*\(.*$/u, ''))) return true;
  if (person.organization !== null && (/\s/.test(person.name) || isEastName(person.name, words))) return true;
  if (person.organization !== null) return false;
  // `A & B, Acme`: behind joined names stands their organization.
  const since = parts.slice(0, at);
  if (since.some(({ joint }) => joint.includes('&')) && !parts.slice(at + 1).some(({ joint }) => joint.includes('&'))) return false;
  const several = /\s/.test(person.name) || !/\p{Script=Latin}|\p{Script=Cyrillic}/u.test(person.name);
  if (several && holdsOrganizationWord(person.name) && !beginsWithGivenName(person.name)) return false;
  // `A, B, C (Acme)`: where organizations stand in brackets, none stands behind a comma.
  if (several && !isOrganizationLike(part.text) && parts.some(({ text }) => bracketsOrganization(text, words))) return true;
  const next = parts[at + 1];
  if (next !== undefined && next.joint !== ',') {
    const after = parts[at + 2];
    if (next.joint === ',&' && readPerson(next.text, words, { single: true }) !== null)
      return several || !/\s/.test(parts[at - 1]?.text ?? '');
    // `A, Acme & B, Beta` against `A, B & C`.
    if (!several) return !/\s/.test(parts[at - 1]?.text ?? '');
    if (after !== undefined && after.joint === ',')
      return (
        !isOrganizationLike(part.text) && parts.slice(at + 2).every((rest) => readPerson(rest.text, words, { single: false }) !== null)
      );
    return !isOrganizationLike(part.text);
  }
  const run = parts.slice(
    0,
    parts.findIndex((each, index) => index > 0 && each.joint !== ',') === -1
      ? parts.length
      : parts.findIndex((each, index) => index > 0 && each.joint !== ','),
  );
  if (run.length === 2)
    return (
      several &&
      (isEastName(part.text, words) ||
        ((options.plainCommaIsName === true || beginsWithGivenName(part.text)) && !isOrganizationLike(part.text)))
    );
  if (!several) return options.plainCommaIsName === true && run.every((each) => !/\s/.test(each.text));
  const everyOther = run.filter((_, index) => index % 2 === 1);
  if (run.length % 2 === 0 && everyOther.some((each) => isOrganizationLike(each.text))) return at % 2 === 0;
  return (
    run.every((each, index) => (index === run.length - 1 && !/\s/.test(each.text)) || isName(each.text, words, { single: false })) &&
    !isOrganizationLike(part.text)
  );
}

/**
 * `A, B, C, D, and E`: a long list of full names whose last part stands alone behind "and". A list of names with
 * organizations would end in one; a single name of an odd shape among the others is one all the same.
 */
function listOfPersons(parts: readonly Part[], words: Words): readonly Person[] | null {
  const last = parts.length - 1;
  if (last < 3 || !parts.every(({ joint }, at) => (at === 0 ? joint === '' : at === last ? joint.includes('&') : joint === ',')))
    return null;
  if (parts.some(({ text }) => text.includes('(') || holdsOrganizationWord(text) || words.roles.test(text))) return null;
  const odd = parts.filter(({ text }) => !isName(text, words, { single: false }));
  const [only] = odd;
  if (odd.length > 1 || (only !== undefined && (only === parts[last] || !/^\p{Lu}\p{Ll}+\s\p{Lu}\p{L}+$/u.test(only.text)))) return null;
  return parts.map(({ text }) => ({ name: text, organization: null }));
}

function readSegment(text: string, words: Words, options: BylineOptions): readonly Person[] | null {
  const parts = splitParts(text, words);
  const list = listOfPersons(parts, words);
  if (list !== null) return list;
  const persons: Person[] = [];
  let open: Person[] = [];
  let organization: string | null = null;
  let afterName = false;
  const close = (name: string): void => {
    for (const person of open) person.organization ??= name;
    organization = name;
    open = [];
  };
  for (const [at, part] of parts.entries()) {
    const joined = part.joint.includes('&');
    if (at > 0 && !joined && afterName && !continuesNames(parts, at, words, options)) {
      const named = part.text.startsWith('(') ? part.text.replaceAll(/^\(|\)$/g, '') : part.text;
      const found = organizationIn(named, words);
      // `Ada Park, maintainer, talked about it` is a sentence.
      if (found !== null && /^\p{Ll}/u.test(found) && found.split(/\s+/).length > 2 && !isOrganizationShaped(found)) return null;
      if (found !== null) {
        close(found);
        afterName = false;
      }
      continue;
    }
    const person = COMPANY_FORM.test(part.text)
      ? null
      : readPerson(
          part.text,
          words,
          at === 0 && parts.length > 1 ? { ...options, single: true } : options.single || joined ? { ...options, single: true } : options,
        );
    if (person === null) {
      // The rest of an organization: `Procter & Gamble`, `Acme, Inc.`; a role that follows one is dropped.
      if (organization === null || open.length > 0) return null;
      const whole: string | null =
        words.roles.test(part.text) || ROOM.test(part.text) || ROOM_CODE.test(part.text)
          ? null
          : `${organization as string}${joined ? ' & ' : ', '}${part.text}`;
      if (whole !== null) for (const each of persons) if (each.organization === organization) each.organization = whole;
      organization = whole ?? organization;
      continue;
    }
    persons.push(person);
    if (person.organization === null) open.push(person);
    else if (joined) close(person.organization);
    else open = [];
    afterName = person.organization === null;
    if (person.organization !== null) organization = person.organization;
  }
  return persons.length === 0 ? null : persons;
}

/** `Ada Park / Acme`: behind one name a slash is a comma where no second name follows. */
function withSlashes(text: string, words: Words): string {
  const match = /^([^/|;,&]{2,60}?)\s?(?:[/|／]|(?<=\s)·(?=\s))\s?([^/|;&·]{2,60})$/u.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || !isNamed(match[1], words, { single: false })) return text;
  const named = match[2].replace(/\s*\(.*$/u, '');
  const second =
    isNamed(named, words, { single: false }) && (!isOrganizationLike(named) || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(named));
  return second ? text : `${match[1]}, ${match[2]}`;
}

/**
 * Reads `A & B, Acme; C (Umbrella)` as speakers, in billing order; null where the text is no list of persons.
 * An organization after a comma or in parentheses belongs to every name before it since the last organization or `;`.
 * Roles ("Heron maintainer", "CTO"), pronouns and handles are dropped.
 */
export function readByline(text: string, words: Words, options: BylineOptions): readonly MentionedSpeaker[] | null {
  const bare = tidy(text);
  const balanced = bare.split(')').length > bare.split('(').length ? bare.replace(/\)\s*$/, '') : bare;
  const clean = balanced.replace(/[\s.,;:|•·(–—-]+$/u, '').replace(/^[\s,;:|•·–—-]+/u, '');
  if (clean === '' || clean.length > 600) return null;
  const speakers: Person[] = [];
  for (const segment of withSlashes(clean, words).split(/\s*(?:;|\n|\s[|/•]\s)\s*/)) {
    if (segment.trim() === '') continue;
    const persons = readSegment(segment.trim(), words, options);
    if (persons === null) return null;
    for (const person of persons) if (!speakers.some((known) => known.name === person.name)) speakers.push(person);
  }
  if (speakers.length === 0 || speakers.length > 12) return null;
  // A sentence that begins with a name is no by-line.
  if (speakers.some(({ organization }) => organization !== null && (organization.length > 80 || organization.split(/\s+/).length > 8)))
    return null;
  return speakers.map(({ name, organization }) => ({ name: name.replaceAll(/\s+/g, ' ').trim(), organization }));
}
