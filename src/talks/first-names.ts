import type { Block } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import type { Reading, TalkPlace } from './format.ts';
import { beginsWithGivenName } from './given-names.ts';
import { once, type Words } from './words.ts';
import { around } from './player-text.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import { findDates } from './dates.ts';
import { invitedIn } from './invited.ts';

/** A capitalised word that no further one follows or precedes: `Ada`, not `Ada Park`. */
const NAME = String.raw`\p{Lu}\p{Ll}{1,14}(?!['’\p{L}-]|\s\p{Lu})`;
const BEFORE = String.raw`(?<![\p{L}\p{N}'’-]|\p{Lu}[\p{L}'’.-]{0,20}\s)`;
/** Given names that are as often tools. */
const TOOLS = /^(?:Claude|Julia|Pascal|Ada|Ruby|Jordan|Jasmine|Amber|Angel)$/u;

interface Patterns {
  readonly acting: RegExp;
  readonly guides: RegExp;
  readonly invitation: RegExp;
  readonly invited: RegExp;
}

function patterns(words: Words): Patterns {
  const list = String.raw`(${NAME}(?:(?:\s?,\s|\s?,?\s(?:${words.and.source})\s)${NAME}){0,3})`;
  const acts = String.raw`(?=\s(?:${words.beforeActions.source})\s|\s(?:${words.actions.source})|\s(?:${words.guides.source}))`;
  return {
    acting: once(words, 'first names acting', () => new RegExp(`${BEFORE}${list}${acts}`, 'gu')),
    guides: once(words, 'first names guides', () => new RegExp(String.raw`^\s(?:${words.guides.source})`, 'iu')),
    invitation: once(words, 'first names invitation', () => new RegExp(words.invitations.source, 'giu')),
    // Case tells names from words here, and nowhere in what stands before them.
    invited: once(words, 'first names invited', () => new RegExp(String.raw`^\s${list}`, 'u')),
  };
}

function namesOf(list: string, words: Words): readonly string[] {
  return list.split(/[\s,]+/).filter((word) => /^\p{Lu}\p{Ll}/u.test(word) && words.and.exec(word)?.[0] !== word);
}

/** First names that a text uses for whoever speaks there: `Max will cover …`, `Join Max and Mia on …`. */
export function firstNamesIn(text: string, words: Words): readonly string[] {
  const { acting, guides, invitation, invited } = patterns(words);
  for (const match of text.matchAll(invitation)) {
    const names = namesOf(invited.exec(text.slice(match.index + match[0].length))?.[1] ?? '', words);
    if (names.length > 0 && names.every((name) => beginsWithGivenName(name) && !TOOLS.test(name))) return names;
  }
  for (const match of text.matchAll(acting)) {
    const names = namesOf(match[1] ?? '', words);
    const isGuide = guides.test(text.slice(match.index + match[0].length, match.index + match[0].length + 60));
    const isPerson = (name: string): boolean => beginsWithGivenName(name) || (isGuide && !words.notNames.has(name.toLowerCase()));
    if (names.length > 0 && names.every((name) => isPerson(name) && !TOOLS.test(name))) return names;
  }
  return [];
}

/** What is said of a link's session: its sentence, or its whole entry with the text nested below; a player's nearest text. */
function saidOf({ document, block, link }: TalkPlace): readonly string[] {
  if (link.embed)
    return around({ document, block, link })
      .slice(0, 1)
      .map(({ text }) => text);
  if (block.list === null) {
    const span = sentenceAt(block, link.start);
    return [block.text.slice(span.start, span.end)];
  }
  const others = block.links.some((other) => other !== link && other.target !== null);
  return [block.text, ...(others ? [] : nested(document, block))];
}

/** The sentence behind that of the only session of a paragraph: `Join our [workshop](u). Meet Ada Park on Monday.` */
function nextOf({ block, link }: TalkPlace): readonly string[] {
  if (link.embed || block.list !== null || block.kind === 'row' || block.links.some((other) => other !== link && other.target !== null))
    return [];
  const spans = sentencesOf(block);
  const next = spans[spans.findIndex(({ start, end }) => link.start >= start && link.start < end) + 1];
  return next === undefined ? [] : [block.text.slice(next.start, next.end)];
}

/** The paragraphs of a block's own item that follow it and link no other session. */
function nested(document: TalkDocument, block: Block): readonly string[] {
  const found: string[] = [];
  const item = block.list?.items.at(-1);
  for (let at = block.index + 1; at <= block.index + 2; at += 1) {
    const next = document.block(at);
    if (next === null || next.list?.items.at(-1) !== item || next.links.some(({ target }) => target !== null)) break;
    found.push(next.text);
  }
  return found;
}

/** The persons of that name, or of that first name, whom the post names in full. */
export function fullNames(document: TalkDocument, name: string): Reading['speakers'] {
  const known = fullNamesOf.get(document) ?? new Map<string, Reading['speakers']>();
  fullNamesOf.set(document, known);
  const found = known.get(name) ?? searchNames(document, name);
  known.set(name, found);
  return found;
}

const fullNamesOf = new WeakMap<TalkDocument, Map<string, Reading['speakers']>>();

function searchNames(document: TalkDocument, name: string): Reading['speakers'] {
  const full = new Map<string, string | null>();
  for (const { index, text } of document.blocks) {
    if (!text.includes(name)) continue;
    for (const person of document.people(index))
      if (person.name.startsWith(`${name} `) || (person.name === name && /\s/.test(name)))
        full.set(person.name, full.get(person.name) ?? person.organization);
  }
  return [...full].map(([whole, organization]) => ({ name: whole, organization }));
}

/** The person whom the post names in full elsewhere, if it is one only; else the first name alone. */
function inFull(document: TalkDocument, name: string): Reading['speakers'][number] {
  const [only, ...more] = fullNames(document, name);
  return only === undefined || more.length > 0 ? { name, organization: null } : only;
}

/** Speakers whom the words beside a session call by their first names, where they name none in full. */
export function withFirstNames(place: TalkPlace, reading: Reading): Reading {
  if (reading.speakers.length > 0) return reading;
  const { document, block } = place;
  for (const text of [...saidOf(place), ...nextOf(place)]) {
    const invited = invitedIn(text, document.words);
    if (invited.length > 0) {
      const days = reading.date === null ? findDates(text, document.words, document.near(block)) : [];
      return { ...reading, speakers: invited, date: days.length === 1 ? (days[0] ?? null) : reading.date };
    }
  }
  for (const text of saidOf(place)) {
    const names = firstNamesIn(text, place.document.words);
    if (names.length > 0) return { ...reading, speakers: names.map((name) => inFull(place.document, name)) };
  }
  return reading;
}
