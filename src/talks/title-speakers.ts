import type { MentionedSpeaker } from '../model.ts';
import { readByline } from './byline.ts';
import { beginsWithGivenName } from './given-names.ts';
import { isOrganizationLike } from './names.ts';
import { once, type Words } from './words.ts';

/** The end of the text from its last (or an earlier) dash or bar on, where that end is a list of speakers. */
export function dashTail(text: string, words: Words): { readonly title: string; readonly speakers: readonly MentionedSpeaker[] } | null {
  const dashes = [...text.matchAll(/\s+(?:[-–—|·•]|\/\/)\s+|\s?[—–]\s?(?=\p{Lu})|(?<=[!?])-\s/gu)].slice(-4);
  for (let at = dashes.length - 1; at >= 0; at -= 1) {
    const dash = dashes[at];
    if (dash === undefined) continue;
    const title = text.slice(0, dash.index);
    const tail = text.slice(dash.index + dash[0].length);
    const speakers = readByline(tail, words, { single: false, plainCommaIsName: !/[;&]/.test(tail) && tail.split(',').length > 2 });
    if (speakers === null || title.trim().length < 3) continue;
    const [only] = speakers;
    // `Title - Ada Park - Acme Labs`: the last piece alone is the organization, the piece before it the speaker.
    if (at > 0 && speakers.length === 1 && only?.organization === null && isOrganizationLike(only.name)) continue;
    // `Title — Ada Park · Bo Ek (Acme)`: a point between names ends no title.
    const previous = /^\s+[·•|]/u.test(dash[0]) ? dashes[at - 1] : undefined;
    const both = previous === undefined ? null : readByline(text.slice(previous.index + previous[0].length), words, { single: false });
    if (previous !== undefined && both !== null && both.length > speakers.length)
      return { title: text.slice(0, previous.index), speakers: both };
    return { title, speakers };
  }
  return null;
}

/** `Making it easy to share a marsh, Ada Park`: behind the only comma of a longer title one common name in full. */
function isLoneName(title: string, name: string, tail: string): boolean {
  return name === tail && !title.includes(',') && title.split(' ').length >= 4 && beginsWithGivenName(name);
}

/** A tail after "by" or "with", or in parentheses, or after a comma, that is a list of speakers. */
export function wordTail(text: string, words: Words): { readonly title: string; readonly speakers: readonly MentionedSpeaker[] } | null {
  const joint = once(words, 'titles 1', () => new RegExp(`[\\s,(–—-](?:${words.by.source}|${words.with.source})\\s?:?\\s`, 'giu'));
  const places = [...text.matchAll(joint)].slice(-5);
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at];
    if (place === undefined || place.index < 3) continue;
    const tail = text
      .slice(place.index + place[0].length)
      .replace(/\)$/, (end) => (text.slice(place.index + place[0].length).includes('(') ? end : ''));
    const speakers = readByline(tail, words, { single: false, plainCommaIsName: tail.split(',').length > 2 });
    // Tools stand behind "with" too: there every name must be a full one.
    const isWith = words.with.test(place[0]) && !words.by.test(place[0]);
    // Between words without spaces "with" is mostly "and": there a name needs its organization.
    const bare =
      speakers?.every(({ name, organization }) => organization === null && !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name)) === true;
    if (speakers !== null && !bare && (!isWith || speakers.every(({ name }) => /\s/.test(name) || !/^[\p{Script=Latin}]/u.test(name))))
      return { title: text.slice(0, place.index), speakers };
  }
  const paren = /^(.{3,}?)\s*[(（]([^()（）]{2,120}(?:\([^()]{1,60}\)[^()]{0,60})*)[)）]$/u.exec(text);
  if (paren?.[1] !== undefined && paren[2] !== undefined) {
    const speakers = readByline(paren[2], words, { single: false });
    if (speakers !== null && speakers.every(({ name }) => !isOrganizationLike(name) || /^[\p{Script=Han}\p{Script=Hangul}]/u.test(name)))
      return { title: paren[1], speakers };
  }
  const commas = [...text.matchAll(/,\s+(?=\p{Lu})/gu)].slice(-4);
  for (const comma of commas) {
    const title = text.slice(0, comma.index);
    const tail = text.slice(comma.index + comma[0].length);
    if (title.length < 8 || !/\s/.test(title)) continue;
    const speakers = readByline(tail, words, { single: false });
    const [first] = speakers ?? [];
    if (
      speakers !== null &&
      first !== undefined &&
      /\s/.test(first.name) &&
      !isOrganizationLike(first.name) &&
      (first.organization !== null ||
        (speakers.length > 1 && /[!?.]$/.test(title)) ||
        /[!?]$/.test(title) ||
        isLoneName(title, first.name, tail))
    )
      return { title, speakers };
  }
  return null;
}

/** Speakers before the title: `Ada Park & Bo Ek: Title`. */
export function head(
  text: string,
  words: Words,
  lone: boolean,
): { readonly title: string; readonly speakers: readonly MentionedSpeaker[] } | null {
  const colon = /^([^:]{2,160}?)\s?[:：]\s?(\S.{2,})$/u.exec(text);
  const dash = /^([^:–—]{3,100}?)\s[-–—]\s(\S.{2,})$/u.exec(text);
  // `Ada Park. Title`, where a full stop is what a colon is elsewhere.
  const stop = /^([^.:–—]{5,60}?)\.\s(\S.{4,})$/u.exec(text);
  for (const [match, single] of [
    [colon, true],
    [dash, false],
    [stop, false],
  ] as const) {
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const speakers = readByline(match[1], words, { single, plainCommaIsName: true });
    const [first] = speakers ?? [];
    if (speakers === null || first === undefined) continue;
    // Characters of an unspaced script before a colon are a subject until the text says that they are a name.
    if (lone && speakers.every(({ name, organization }) => organization === null && !/\p{Script=Latin}|\p{Script=Cyrillic}/u.test(name)))
      continue;
    // `Lazy Robots: ...` has the shape of a name too: one name alone, or first names, count only where neighbours begin so.
    const full = speakers.filter(({ name }) => /\p{Ll}\s\p{Lu}/u.test(name) || !/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name));
    if (!lone && (full.length === 0 || (speakers.length === 1 && first.organization === null && !beginsWithGivenName(first.name))))
      continue;
    if (!single && speakers.length === 1 && first.organization === null && isOrganizationLike(first.name)) continue;
    return { title: match[2], speakers };
  }
  return null;
}
