import type { MentionedSpeaker } from '../model.ts';
import { findEventsAt } from './event-positions.ts';
import { beginsWithGivenName } from './given-names.ts';
import type { Words } from './words.ts';
import { holdsOrganizationWord, isName, isOrganizationLike } from './names.ts';
import { programmesIn } from './programmes.ts';
import { organizationAround, patterns, type Run } from './people-words.ts';
import { unspacedPeople } from './unspaced-people.ts';

/** A person whom running text names. */
export interface FoundPerson extends MentionedSpeaker {
  readonly start: number;
  readonly end: number;
  /** Persons joined by commas and "and" share a number. */
  readonly group: number;
}

const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}'’ʼ.-]`;
const PARTICLES = 'de|da|do|dos|del|della|di|du|van|van der|van den|von|von der|ter|bin|al|el|la';
const RUN = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}])\p{Lu}${LETTER}{0,30}(?:\s(?:(?:${PARTICLES})\s){0,2}(?:["“'‘(]${LETTER}{2,16}["”'’)]\s)?\p{Lu}${LETTER}{0,30}){0,7}`,
  'gu',
);

const AT_PARTICLE = new RegExp(String.raw`\s(?:${PARTICLES})\s$`, 'u');
const LAST_PARTICLE = new RegExp(String.raw`\s(?:${PARTICLES})$`, 'u');

/** `Acme engineers `: whoever follows works there. */
const COLLEAGUES = /(?:engineers|architects|founders|SREs|researchers|scientists|consultants)\s$/i;
/** `Acme's `: so does everyone whom a conjunction joins to the next name. */
const EMPLOYED = /\p{Lu}[\p{L}\p{N}.]{1,20}['’]s\s(?:own\s)?$/u;
const INSTITUTION =
  /(?:^|\s)(?:Centro|Center|Centre|Zentrum|Instituto|Institute|Institut|Universi\p{L}+|Foundation|Fundación|Fundação|Fondation|Stiftung)(?:\s|$)/u;

/** Cuts words that cannot belong to a name off both ends of a capitalised run. `opens`: whether it opens a sentence. */
function trimRun(text: string, start: number, opens: boolean, words: Words): Run | null {
  let from = start;
  let name = text.replace(/[.'’]+$/u, '').replace(/['’]s?$/u, '');
  for (;;) {
    const first = /^(\S+)\s/u.exec(name);
    if (first === null) break;
    const bare = (first[1] ?? '').toLowerCase().replace(/[.,:]$/, '');
    const adverb = /(?:ckily|ently|ally|ately|ingly|stly|ondly|ously|fully)$/.test(bare);
    if (!words.notNames.has(bare) && !words.roles.test(bare) && !adverb) break;
    if (!adverb && isName(name, words, { single: false }) && !words.roles.test(bare)) break;
    name = name.slice(first[0].length);
    from += first[0].length;
  }
  // `Infine Ada Park ha mostrato`: whatever opens a sentence before a given name.
  const opener = /^\p{Lu}\p{Ll}+\s(?=\p{Lu}\S*\s\p{Lu})/u.exec(name)?.[0];
  if (opener !== undefined && opens && !beginsWithGivenName(name) && beginsWithGivenName(name.slice(opener.length))) {
    name = name.slice(opener.length);
    from += opener.length;
  }
  for (;;) {
    const last = /\s(\S+)$/u.exec(name);
    if (last === null || !words.notNames.has((last[1] ?? '').toLowerCase()) || isName(name, words, { single: true })) break;
    name = name.slice(0, -last[0].length);
  }
  if (!isName(name, words, { single: true }) || INSTITUTION.test(name)) return null;
  return { text: name, start: from, end: from + name.length };
}

function runsOf(text: string, words: Words, boundaries: readonly number[]): readonly Run[] {
  const programmes = programmesIn(text, words).map(({ event }) => event);
  const events = [...findEventsAt(text, words), ...programmes];
  // `Ada Park la HeronCon`: a particle of names is as often the word for "at".
  const places = events.filter(({ start }) => AT_PARTICLE.test(text.slice(Math.max(0, start - 8), start)));
  const edges = [...boundaries, ...programmes.map(({ end }) => end), ...places.map(({ start }) => start)];
  const runs: Run[] = [];
  const take = (value: string, start: number): void => {
    const run = trimRun(value.replace(LAST_PARTICLE, ''), start, /(?:^|[.!?:]\s)$/u.test(text.slice(Math.max(0, start - 2), start)), words);
    if (run !== null && !events.some((event) => run.start < event.end && event.start < run.end)) runs.push(run);
  };
  for (const match of text.matchAll(RUN)) {
    let start = match.index;
    const end = start + match[0].length;
    // A run never reaches over the edge of a link, the end of a sentence or a possessive (`Acme's Ada Park`).
    const stops = [...match[0].matchAll(/(?:\p{Ll}{2}\.|['’]s)\s/gu)].map((stop) => match.index + stop.index + stop[0].length);
    for (const boundary of [...edges, ...stops].sort((a, b) => a - b)) {
      if (boundary > start && boundary < end) {
        for (const piece of atParticles(text.slice(start, boundary).trimEnd(), start, words)) take(piece.value, piece.start);
        start = boundary + (/^\s*/.exec(text.slice(boundary, end))?.[0].length ?? 0);
      }
    }
    if (start < end) for (const piece of atParticles(text.slice(start, end), start, words)) take(piece.value, piece.start);
  }
  return runs;
}

/** `Ada Park de Acme`: where the language says "from" with a particle, two names before it are the whole name. */
function atParticles(run: string, start: number, words: Words): readonly { readonly value: string; readonly start: number }[] {
  const short = /^(\S+)(\s(?:de|da|do|di|del|von|du)\s)(?=\p{Lu}{2,}|\p{Lu}\p{Ll}+\p{Lu})/u.exec(run);
  const split = short ?? /^(\S+(?:\s\S+)+?)(\s(?:de|da|do|di|del|von(?:\sder)?|du)\s)(?=\p{Lu})/u.exec(run);
  if (split?.[1] === undefined || split[2] === undefined || !words.lexicon.from.includes(split[2].trim().split(' ')[0] ?? ''))
    return [{ value: run, start }];
  const rest = split[0].length;
  return [
    { value: split[1], start },
    { value: run.slice(rest), start: start + rest },
  ];
}

/** Whether a run is a whole name: of several words, or one that the document itself proves to be a person's. */
function isFull({ text }: Run, words: Words): boolean {
  return /\s/.test(text) || words.persons.has(text);
}

function isGivenAlone({ text }: Run, words: Words): boolean {
  return beginsWithGivenName(text) && !words.notNames.has(text.toLowerCase());
}

/** Whether a word stands behind "from" or further on in its list: `from Acme, Beta`. */
function isFromList(text: string, start: number, from: RegExp): boolean {
  const lead = text.slice(Math.max(0, start - 60), start);
  return from.test(lead) || from.test(lead.replace(/(?:\p{Lu}[\p{L}\p{N}]*,\s?){1,3}$/u, ''));
}

/**
 * Persons whom running text names, in its order. A capitalised run counts where the grammar around it says that it is
 * a person: "by" or "from" before it, an organization or a role beside it, or a verb that speakers do after it.
 * `boundaries`: offsets that no name may reach over (the edges of links).
 */
export function findPeople(text: string, words: Words, boundaries: readonly number[] = []): readonly FoundPerson[] {
  const { byBefore, fromBefore, withBefore, roleBefore, actionAfter, sessionAfter, actionBefore, apposed, honorific, join } =
    patterns(words);
  const runs = runsOf(text, words, boundaries);
  const groups: { readonly run: Run; organization: string | null; readonly end: number; sure: boolean }[][] = [];
  let taken = 0;
  for (const run of runs) {
    // What was read as the organization of the one before is no person.
    if (run.end <= taken) continue;
    const organization = organizationAround(text, run, words);
    const before = text.slice(Math.max(0, run.start - 48), run.start);
    const after = text.slice(organization?.end ?? run.end, (organization?.end ?? run.end) + 40);
    // `on the Cloud Pod`: nobody's whole name stands behind an article in English.
    const several = isFull(run, words) && (!/(?:^|\s)[Tt]he\s$/.test(before) || beginsWithGivenName(run.text));
    const introduced = byBefore.test(before) || fromBefore.test(before) || withBefore.test(before);
    const role = /^[\s"“(]*$/.test(before) ? false : roleBefore.test(before) && /\s$/.test(before);
    const apposition = apposed.exec(text.slice(run.end, run.end + 60))?.[1] ?? '';
    const titled = words.roles.test(apposition);
    const touching =
      boundaries.includes(run.start) || boundaries.some((edge) => edge < run.start && text.slice(edge, run.start).trim() === '');
    const acts =
      actionAfter.test(after) ||
      (words.lexicon.honorifics.length > 0 && honorific.test(text.slice(run.end, run.end + 6))) ||
      actionAfter.test(text.slice(run.end, run.end + 40)) ||
      sessionAfter.test(text.slice(run.end, run.end + 60)) ||
      // `Danach zeigte Ada Park`: in most languages the speaker may stand behind what she does.
      (actionBefore.test(before) && beginsWithGivenName(run.text)) ||
      /^['’]s\s/.test(text.slice(run.end, run.end + 3));
    const sure = several
      ? introduced || role || titled || organization !== null || acts || (touching && !isOrganizationLike(run.text))
      : // `Ada from Acme will show`.
        organization !== null && acts && isGivenAlone(run, words);
    if (several && organization !== null && organization.end > run.end && organization.name !== run.text) taken = organization.end;
    // `Ada Park, Acme CTO spoke`: what says who she is names no one else.
    if (several && titled) taken = Math.max(taken, text.indexOf(apposition, run.end) + apposition.length);
    const item = { run, organization: organization?.name ?? null, end: organization?.end ?? run.end, sure };
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const between = previous === undefined ? '' : text.slice(previous.end, run.start);
    if (
      last !== undefined &&
      previous !== undefined &&
      between.length < 14 &&
      !boundaries.includes(run.start) &&
      (join.test(between) || /^\s?;\s?(?:and\s|&\s)?$/.test(between))
    ) {
      last.push(item);
      // `A and B from Acme`: the organization belongs to both.
      // In `A, B (Acme) and C` the brackets speak of B alone.
      const bracketed = /^,\s?$/.test(between) && /^\s?\(/.test(text.slice(run.end));
      if (item.organization !== null && !between.includes(';') && !bracketed)
        for (let at = last.length - 2; at >= 0 && last[at]?.organization === null; at -= 1) {
          const each = last[at];
          if (each !== undefined) each.organization = item.organization;
        }
      const lead = text.slice(0, last[0]?.run.start);
      const colleagues = COLLEAGUES.test(lead) || (EMPLOYED.test(lead) && !between.includes(';'));
      if (item.organization === null && (words.lexicon.fromAfter.length > 0 || colleagues)) item.organization = previous.organization;
    } else groups.push([item]);
  }
  const people: FoundPerson[] = [];
  for (const [at, group] of groups.entries()) {
    // `speakers from Acme, Ada Park and Bo Ek`: one word behind "from" before full names is their organization.
    const [leader, second] = group;
    if (
      leader !== undefined &&
      second !== undefined &&
      !/\s/.test(leader.run.text) &&
      /\s/.test(second.run.text) &&
      fromBefore.test(text.slice(Math.max(0, leader.run.start - 24), leader.run.start)) &&
      !byBefore.test(text.slice(Math.max(0, leader.run.start - 24), leader.run.start)) &&
      text.slice(leader.end, second.run.start).includes(',')
    ) {
      group.shift();
      for (const each of group) each.organization ??= leader.run.text;
    }
    // `Then, Ada Park …`: one word and a comma at the head of a sentence are no person.
    const [opener, next] = group;
    if (opener !== undefined && next !== undefined && !/\s/.test(opener.run.text) && /\s/.test(next.run.text)) {
      const opens = /(?:^|[.!?]\s)$/.test(text.slice(0, opener.run.start)) && /^,\s/.test(text.slice(opener.run.end));
      if (opens) group.shift();
    }
    const named = group.filter(({ run }) => isFull(run, words));
    const acting = actionAfter.test(text.slice(group.at(-1)?.end ?? 0, (group.at(-1)?.end ?? 0) + 40));
    const unspaced = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(text);
    // Only a person is followed by "who", even one with a single name.
    const who =
      group.length === 1 &&
      /^,?\s(?:who|quien|quem|che|який|яка)\s\p{Ll}/u.test(text.slice(group[0]?.run.end ?? 0, (group[0]?.run.end ?? 0) + 14)) &&
      words.lexicon.language !== 'de';
    const accepted =
      who ||
      group.some(({ sure }) => sure) ||
      (named.length >= 2 && (acting || unspaced)) ||
      // `Engineers from Acme, Beta and Gamma share`: behind "from" words that are no given names are companies.
      (named.length === 0 &&
        group.length >= 2 &&
        acting &&
        (group.some(({ run }) => isGivenAlone(run, words)) || !isFromList(text, group[0]?.run.start ?? 0, fromBefore)));
    if (!accepted) continue;
    for (const { run, organization } of group) {
      if (organization !== null && run.text === organization) continue;
      // `they mention Acme Cloud`, but not `Ada Cloud`.
      if (/\s/.test(run.text) && holdsOrganizationWord(run.text) && !beginsWithGivenName(run.text) && !words.persons.has(run.text))
        continue;
      people.push({ name: run.text.replaceAll(/\s+/g, ' '), organization, start: run.start, end: run.end, group: at });
    }
  }
  return [
    ...people,
    ...unspacedPeople(text, words).filter((each) => !people.some((known) => known.start <= each.start && each.end <= known.end)),
  ].sort((a, b) => a.start - b.start);
}
