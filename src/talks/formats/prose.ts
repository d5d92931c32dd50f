import type { BlockLink, Span } from '../blocks.ts';
import { readByline } from '../byline.ts';
import { listKind } from '../entry-parts.ts';
import type { FoundEvent } from '../events.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { ownHeading } from '../headings.ts';
import { findKinds, firstKind, lastKind } from '../kinds.ts';
import { once, type Words } from '../words.ts';
import { linkedTitle, organizationOfLink, titleAround, withoutPeople } from '../link-words.ts';
import { findPeople, type FoundPerson } from '../people.ts';
import { type PlacedLink, viewOf } from '../sentence-view.ts';
import { sentencesOf } from '../sentences.ts';
import { readTitle } from '../titles.ts';
import { isPhrase, toldBefore } from '../told-before.ts';
import { cleanTitle, isGeneric } from '../title-words.ts';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u;

/** Which link of a sentence a person belongs to, given the links around. */
function owner(text: string, person: FoundPerson, links: readonly BlockLink[], words: Words): BlockLink | undefined {
  const inside = links.find((link) => link.start <= person.start && person.end <= link.end);
  if (inside !== undefined) return inside;
  const previous = links.findLast((link) => link.end <= person.start);
  const next = links.find((link) => link.start >= person.end);
  if (previous === undefined || next === undefined) return previous ?? next;
  const gap = text.slice(previous.end, person.start);
  if (findKinds(gap, words).length > 0 || /[;.]\s/.test(gap)) return next;
  return gap.trim().split(/\s+/).length <= 5 &&
    once(
      words,
      'prose 1',
      () => new RegExp(`^\\W{0,3}(?:\\S+\\s){0,2}(?:${words.by.source}|${words.from.source}|where|donde|onde|où|wo|dove|де)`, 'iu'),
    ).test(gap)
    ? previous
    : next;
}

/** `The [keynote](u) was ...`: who gave it stands in an earlier sentence of the paragraph that names the keynote. */
function earlier(block: TalkPlace['block'], before: number, text: string, words: Words): Reading['speakers'] {
  const named = lastKind(text, words);
  if (named === null) return [];
  for (const span of sentencesOf(block)
    .filter(({ end }) => end <= before)
    .toReversed()) {
    const sentence = block.text.slice(span.start, span.end);
    if (
      !sentence.toLowerCase().includes(named.word.toLowerCase()) ||
      block.links.some((link) => link.target !== null && link.start >= span.start && link.end <= span.end)
    )
      continue;
    const people = findPeople(sentence, words);
    if (people.length > 0) return people.map(({ name, organization }) => ({ name, organization }));
  }
  return [];
}

/**
 * Whether what a sentence names belongs to a link: words of another link are that one's, and so is what stands right
 * behind it in brackets. Behind the last of several links it belongs to all only where they are a bare list.
 */
function isOwn(part: Span, own: PlacedLink, links: readonly PlacedLink[], text: string): boolean {
  if (links.some((link) => link !== own && link.start <= part.start && part.end <= link.end)) return false;
  const previous = links.findLast(({ end }) => end <= part.start);
  if (previous === undefined || previous === own || links.length === 1) return true;
  const gap = text.slice(previous.end, part.start);
  if (/^\s?[(（]/u.test(gap)) return false;
  // `[A] or the [B] that she held on March 3`: with words between the links, each has its own.
  const between = text.slice(own.end, previous.start);
  return previous.start < own.start || !/\p{L}{3}/u.test(between.replace(/\p{L}{1,3}/u, ''));
}

/** `[Title](u) (Ada Park @ KCD Lyon)`: the event in the brackets right behind a link. */
function bracketed(events: readonly FoundEvent[], own: PlacedLink, text: string): FoundEvent | undefined {
  const brackets = /^\s?[(（][^()（）]*[)）]/u.exec(text.slice(own.end));
  return brackets === null ? undefined : events.find(({ start, end }) => start >= own.end && end <= own.end + brackets[0].length);
}

/** `Her talk, [Title](u)`: whether the words before a link, or its own, lead back to a speaker named before. */
function isTheirs(before: string, text: string, words: Words): boolean {
  const lead = before.slice(-60);
  return words.possessives.test(lead)
    ? findKinds(lead, words).length > 0 || findKinds(text, words).length > 0
    : words.possessives.exec(text)?.index === 0;
}

/** The persons of the nearest earlier sentence of the paragraph that names any, unless it links a talk of its own. */
function lastNamed(block: TalkPlace['block'], before: number, words: Words): Reading['speakers'] {
  for (const span of sentencesOf(block)
    .filter(({ end }) => end <= before)
    .toReversed()) {
    if (block.links.some((link) => link.target !== null && link.start >= span.start && link.end <= span.end)) return [];
    const people = findPeople(block.text.slice(span.start, span.end), words);
    if (people.length > 0) return people.map(({ name, organization }) => ({ name, organization }));
  }
  return [];
}

/** `[A], [B] and [C] from Ada, Bo and Cai respectively`: the speaker in the link's own turn. */
function inTurn(sentence: string, people: readonly FoundPerson[], links: readonly PlacedLink[], own: PlacedLink): FoundPerson[] | null {
  const last = links.at(-1);
  if (last === undefined || links.length < 2) return null;
  const behind = people.filter(({ start }) => start >= last.end);
  const [first] = behind;
  if (first === undefined || behind.some(({ group }) => group !== first.group) || behind.length < 2) return null;
  if (!/\b(?:respectively|respectivamente|respectivement|rispettivamente|jeweils)\b|відповідно|分别/iu.test(sentence.slice(last.end)))
    return null;
  const turn = links.slice(-behind.length).indexOf(own);
  const person = behind[turn];
  return links.length < behind.length || person === undefined ? null : [person];
}

/** The words before a link that speak of it: `One of the talks: "Title" ([video](u))` says so before its title. */
function leadOf(before: string, title: string | null): string {
  const at = title === null ? -1 : before.lastIndexOf(title);
  const lead = at < 0 ? before : before.slice(0, at).replace(/[:：]?\s*["“«„]?$/u, '');
  return (
    lead
      .slice(-70)
      .split(/[,;:.]\s/u)
      .at(-1) ?? ''
  );
}

/** Whether a section links one session: what it says before is said of that one. */
function isOnlySession(document: TalkPlace['document'], block: TalkPlace['block']): boolean {
  const heading = document.headings(block)[0];
  return heading !== undefined && heading.depth > 1 && document.sessionsBelow(heading) === 1;
}

/** `## Title` and right below it `[This session](u) covers …`. */
function opensSection({ blocks }: TalkPlace['document'], block: TalkPlace['block'], { start }: BlockLink): boolean {
  return start === 0 && blocks[block.index - 1]?.kind === 'heading';
}

/** A link in a running sentence: its words are the title or the kind, and the sentence names the speakers. */
export const prose: TalkFormat = {
  name: 'prose',
  example: {
    markdown:
      'We heard [a lightning talk by Ada Park](https://youtu.be/aaaaaaaaaaa) from Acme, followed by Bo Ek from Beta with a talk on [keeping it small](https://youtu.be/bbbbbbbbbbb).',
    title: 'a lightning talk',
    speakers: ['Ada Park (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (link.embed) return null;
    const { words } = document;
    const view = viewOf(document, block, link);
    const { span, text: sentence, links: shifted, people } = view;
    const own = shifted.find(({ original }) => original === link);
    if (own === undefined) return null;
    const text = sentence.slice(own.start, own.end);
    const generic = isGeneric(text, words) || (opensSection(document, block, link) && isPhrase(text, words));
    // Link words that begin with a capitalised run are a title, unless they go on to say whose talk it is.
    const opens = (person: FoundPerson): boolean =>
      person.start >= own.start &&
      person.end <= own.end &&
      !/(?:^|[\s(])\p{Ll}/u.test(sentence.slice(own.start, person.start)) &&
      findKinds(sentence.slice(person.end, own.end), words).length === 0 &&
      (person.end < own.end || findKinds(sentence.slice(Math.max(0, own.start - 40), own.start), words).length > 0) &&
      !UNSPACED.test(sentence.slice(own.start, own.end));
    let mine = people.filter((person) => !opens(person) && owner(sentence, person, shifted, words) === own);
    const within = mine.filter((person) => own.start <= person.start && person.end <= own.end);
    if (within.length > 0) mine = mine.filter((person) => within.some((each) => each.group === person.group));
    // In `talks covering [A], [B] and [C]` the words before the first link speak of all three.
    let turn = shifted.indexOf(own);
    for (; turn > 0; turn -= 1) {
      const gap = sentence.slice(shifted[turn - 1]?.end ?? 0, shifted[turn]?.start ?? 0);
      if (!/^\s*(?:[,、，]\s*)?(?:(?:\p{L}{1,4}|&)\s*)?$/u.test(gap)) break;
    }
    const before = sentence.slice(shifted[turn - 1]?.end ?? 0, shifted[turn]?.start ?? own.start);
    mine = inTurn(sentence, people, shifted, own) ?? mine;
    const following = shifted.find(({ start }) => start >= own.end);
    const after = sentence.slice(own.end, Math.min(following?.start ?? sentence.length, own.end + 60));
    const origin = organizationOfLink(text, words);
    // `the talk from Ada Park` says who gave it, not for whom she works.
    const linkOrganization = mine.some(({ name }) => name === origin) ? null : origin;
    const speakers = mine.map(({ name, organization }) => ({
      name,
      organization: organization ?? (mine.length === 1 ? linkOrganization : null),
    }));
    // `[Title](u) (Ada Park, Acme)`.
    const paren = /^\s?[(（]([^()（）]{4,120})[)）]/u.exec(sentence.slice(own.end))?.[1];
    const beside = paren === undefined ? [] : (readByline(paren, words, { single: false }) ?? []);
    const told =
      speakers.length > 0 || people.length > 0
        ? []
        : isTheirs(before, text, words)
          ? lastNamed(block, span.start, words)
          : !generic && text.split(/\s+/).length <= 4
            ? earlier(block, span.start, text, words)
            : [];
    const line = readTitle(text, words);
    let title = generic
      ? (linkedTitle(block, span, link, words) ??
        titleAround(block.text.slice(0, span.end), link.start, words, document.dates(block.index)))
      : cleanTitle(
          withoutPeople(
            line.speakers.length > 0 ? line.title : text,
            people
              .filter((person) => !opens(person) && own.start <= person.start && person.end <= own.end)
              .map((person) => Object.assign({}, person, { start: person.start - own.start, end: person.end - own.start })),
            [mine.length === 1 ? linkOrganization : null, ...speakers.map(({ organization }) => organization)],
            words,
          ),
        );
    if (!generic && line.speakers.length === 0 && line.kind !== null && line.title.length < (title ?? '').length) ({ title } = line);
    // `[Video](u)` below a heading of its own: what the section says is said of this talk.
    const headed = generic && (title === null || isPhrase(title, words)) ? ownHeading(document, block) : null;
    // `Ada Park gave a talk about it: watch it. [Title](u)`: nothing but the link is left for its own sentence.
    const lone = !generic && own.end - own.start >= sentence.trim().length - 1;
    const context =
      (generic || lone) && speakers.length === 0 && beside.length === 0
        ? toldBefore(document, block, span.start, headed !== null || isOnlySession(document, block), lone ? 1 : undefined)
        : null;
    if (headed !== null) ({ title } = headed);
    else if (title === null || isPhrase(title, words)) title = context?.title ?? title;
    const named = line.kind ?? lastKind(text, words)?.kind ?? null;
    const behind = firstKind(after.slice(0, 30).split(/[.,;(。；，]/u)[0] ?? '', words)?.kind ?? null;
    const ahead = lastKind(before, words);
    const nearest = named ?? (behind !== null && behind !== 'TALK' ? behind : null) ?? ahead?.kind ?? behind;
    // The page of an event or of a whole programme, named beside the talk, has no day or event of its own.
    const rivals = shifted.filter((each) => each === own || each.original.target?.role !== 'programme');
    const dates = view.dates.filter((date) => isOwn(date, own, rivals, sentence));
    const events = view.events.filter((event) => isOwn(event, own, rivals, sentence));
    return {
      title: title === '' ? null : title,
      speakers:
        // A heading that names them does so in full.
        [headed?.speakers ?? [], speakers, line.speakers, beside, told, context?.speakers ?? []].find((each) => each.length > 0) ?? [],
      kind: nearest ?? headed?.kind ?? context?.kind ?? listKind(document, block),
      event:
        line.event ??
        bracketed(events, own, sentence) ??
        events.findLast((event) => event.end <= own.end) ??
        events[0] ??
        headed?.event ??
        context?.event ??
        null,
      date: dates.length === 1 ? (dates[0] ?? null) : (context?.date ?? null),
      quote: sentence.trim(),
      words: nearest === null ? [] : [`kind: ${nearest}`],
      titleStated: !generic,
      scope: `${leadOf(before, generic ? title : null)} ${text} ${after}`,
    };
  },
};
