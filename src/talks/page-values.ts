import type { Json, JsonObject, MentionedEvent, MentionedSpeaker } from '../model.ts';
import { readByline } from './byline.ts';
import { findDates } from './dates.ts';
import { findEvents } from './events.ts';
import { readTalkUrl, talkKeyOf, type TalkUrl } from './hosts.ts';
import type { Words } from './words.ts';
import { keyName, SPEAKER_KEYS, VALUE_KEYS, VIDEO_IDS } from './page-keys.ts';
import { dayIn, entriesOf, eventNamed, isObject, text } from './stated-values.ts';

/** An address that a value holds. */
export interface PageAddress {
  /** Absolute. */
  readonly url: string;
  /** Null on a host that no table knows. */
  readonly target: TalkUrl | null;
}

/** The first of some fields of a set that has a value, whatever the spelling of its key. */
function field(fields: JsonObject, names: readonly string[]): Json | undefined {
  const found = new Map(Object.entries(fields).map(([key, value]) => [keyName(key), value]));
  for (const name of names) {
    const value = found.get(name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** `[Ada Park](https://…)` -> its words and its address. */
function unlinked(written: string): { readonly words: string; readonly url: string | null } {
  const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(written.trim());
  return link?.[1] === undefined || link[2] === undefined ? { words: written.trim(), url: null } : { words: link[1].trim(), url: link[2] };
}

/**
 * The addresses that a value names: an absolute URL, the id of a video, the code of a player, a set of fields with one
 * of these, or a list of them.
 * @param name the key's, by `keyName`
 */
export function addressesIn(name: string, value: Json): readonly PageAddress[] {
  return entriesOf(value).flatMap((entry): readonly PageAddress[] => {
    if (isObject(entry)) {
      const named = Object.entries(entry).find(
        ([key, inner]) => (VALUE_KEYS.address as readonly string[]).includes(keyName(key)) && text(inner) !== null,
      );
      if (named === undefined) return [];
      const provider = text(field(entry, ['provider', 'type', 'service', 'platform'])) ?? name;
      const [key, inner] = named;
      return addressesIn(/^(?:id|videoid)$/.test(keyName(key)) ? keyName(provider) : keyName(key), inner);
    }
    const written = text(entry);
    if (written === null) return [];
    const shown = /<iframe[^>]{0,400}\ssrc=["']([^"']+)["']/i.exec(written)?.[1] ?? unlinked(written).url ?? written;
    const row = VIDEO_IDS.find(({ key, id }) => key.test(name) && id.test(shown));
    const url = row === undefined ? shown : row.url + shown;
    return talkKeyOf(url) === null ? [] : [{ url, target: readTalkUrl(url) }];
  });
}

/** Whether a value was to be an address or an id, and is none: its scheme is misspelt, or the id is cut off. */
export function isBrokenAddress(name: string, value: Json): boolean {
  const written = text(value);
  if (written === null || addressesIn(name, value).length > 0) return false;
  return /^[a-z]{2,8}:\/{1,2}\S/i.test(written) || (/^(?:youtube|vimeo)\w*id$/.test(name) && /^\S+$/.test(written));
}

export interface PagePeople {
  readonly speakers: readonly MentionedSpeaker[];
  /** Whether they have the shape of persons' names: a list of loudspeakers proves no talk. */
  readonly named: boolean;
  /** Whether a name was put together from a page's key: `ada-park`. */
  readonly implied: boolean;
  /** How many say what their own talk is. */
  readonly withTalks: number;
  /** Entries that hold no name. */
  readonly wrong: readonly Json[];
}

const SLUG = /^\p{Ll}{2,}(?:[-_]\p{Ll}{2,}){1,3}$/u;
const OPEN = /^(?:tba|tbd|tbc|n\/a|none|various|unknown|anonymous|to be \w+)\.?$/i;

/**
 * Speakers as themes keep them: a by-line, names, keys of pages (`ada-park`), sets of name and company, or a list of these.
 * `billed`: they are called speakers, so that a name of any shape is one; of authors only who has the shape of a person.
 */
export function peopleIn(value: Json, words: Words, billed: boolean): PagePeople {
  const speakers: MentionedSpeaker[] = [];
  const wrong: Json[] = [];
  let named = false;
  let implied = false;
  let withTalks = 0;
  for (const entry of entriesOf(value)) {
    if (isObject(entry)) {
      const person = personOf(entry, words);
      if (person === null) wrong.push(entry);
      else if (billed || isFull(person.name)) speakers.push(person);
      named ||= person !== null;
      if (text(field(entry, SPEAKER_KEYS.talk)) !== null) withTalks += 1;
    } else if (typeof entry === 'string') {
      const { words: name } = unlinked(entry);
      if (name === '' || OPEN.test(name) || /^\p{Ll}+\d*$/u.test(name)) continue;
      const key = SLUG.test(name);
      const read = key ? null : readByline(name, words, { single: billed, plainCommaIsName: !billed });
      if (read === null && !billed) continue;
      implied ||= key;
      named ||= read?.some((person) => isFull(person.name)) ?? key;
      speakers.push(...(read ?? plainName(name)));
    } else wrong.push(entry);
  }
  return { speakers, named, implied, withTalks, wrong };
}

function isFull(name: string): boolean {
  return /\S[\s・·]\S/u.test(name) || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name);
}

/** A text that is no by-line: the words of a page's key, or a name as written. */
function plainName(name: string): readonly MentionedSpeaker[] {
  if (SLUG.test(name)) {
    const parts = name.split(/[-_]/).map((part) => part.charAt(0).toUpperCase() + part.slice(1));
    return [{ name: parts.join(' '), organization: null }];
  }
  return name.length > 60 || /[\d/@<>]/.test(name) ? [] : [{ name, organization: null }];
}

function personOf(entry: JsonObject, words: Words): MentionedSpeaker | null {
  const parts = [text(field(entry, SPEAKER_KEYS.first)), text(field(entry, SPEAKER_KEYS.last))].filter((part) => part !== null);
  const written = text(field(entry, SPEAKER_KEYS.name)) ?? (parts.length === 0 ? null : parts.join(' '));
  if (written === null) return null;
  const name = unlinked(written).words;
  const employer = field(entry, SPEAKER_KEYS.organization);
  const organization = text(isObject(employer) ? field(employer, VALUE_KEYS.name) : employer);
  if (organization !== null) return { name, organization: unlinked(organization).words };
  // `title: CTO, Acme` names the employer behind the position.
  const position = text(field(entry, SPEAKER_KEYS.position));
  const [read, ...more] = readByline(position === null ? name : `${name}, ${position}`, words, { single: true }) ?? [];
  return read !== undefined && more.length === 0 && name.startsWith(read.name) ? read : { name, organization: null };
}

/** Whether a text is an event's name rather than a flag, a key or a word for something else. */
function isEventName(name: string): boolean {
  if (name.length > 120 || talkKeyOf(name) !== null || !/\p{L}/u.test(name)) return false;
  return findEvents(name).length > 0 || /\p{Lu}|\p{Lo}/u.test(name) || /\s.*(?<!\d)(?:19|20)\d{2}(?!\d)/.test(name);
}

/** The event that a value names: its name, or a set of fields with the name, its page, place and days. */
export function eventIn(value: Json): MentionedEvent | null {
  const [only, ...more] = entriesOf(value);
  if (only === undefined || only === null || more.length > 0) return null;
  const written = typeof only === 'string' ? only : isObject(only) ? text(field(only, VALUE_KEYS.name)) : null;
  if (written === null) return null;
  const { words: name, url } = unlinked(written);
  if (!isEventName(name)) return null;
  const about = isObject(only) ? only : {};
  const page = text(field(about, VALUE_KEYS.page)) ?? url;
  return eventNamed(name, {
    url: page !== null && talkKeyOf(page) !== null ? page : null,
    location: placeIn(field(about, VALUE_KEYS.place)),
    startsOn: dayIn(text(field(about, VALUE_KEYS.start))),
    endsOn: dayIn(text(field(about, VALUE_KEYS.end))),
  });
}

/** A place as printed: a text, or a set of fields with a city and a country. */
export function placeIn(value: Json | undefined): string | null {
  const place = isObject(value)
    ? (text(field(value, VALUE_KEYS.name)) ?? (['city', 'country'].flatMap((key) => text(field(value, [key])) ?? []).join(', ') || null))
    : typeof value === 'string'
      ? text(value)
      : null;
  return place === null || place.length > 100 || talkKeyOf(place) !== null ? null : place;
}

/** The one calendar day that a value gives: `2024-03-20T10:00:00Z`, `May 4, 2023`. */
export function dayOf(value: Json | undefined, words: Words): string | null {
  const written = text(value);
  if (written === null) return null;
  const [only, ...more] = findDates(written, words, null);
  return dayIn(written) ?? (more.length === 0 && only?.endsOn === null ? (only?.startsOn ?? null) : null);
}
