import { type Block, hasSession } from '../blocks.ts';
import { readDetails } from '../details.ts';
import { withoutDay } from '../dates.ts';
import { eventOfLabel } from '../event-positions.ts';
import type { TalkDocument } from '../document.ts';
import { listKind, ownLinks, titleFrom, withoutGenericLinks, withoutSpeakers } from '../entry-parts.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { findKinds, firstKind, lastKind } from '../kinds.ts';
import { readByline } from '../byline.ts';
import { closesAnother, nextTitle } from '../next-title.ts';
import { findPeople } from '../people.ts';
import { lineAt, sentenceAt, sentencesOf } from '../sentences.ts';
import { isName } from '../names.ts';
import { readTitle, type TitleReading } from '../titles.ts';
import { cleanTitle, isGeneric, kindInTitle, kindOfLabel, quoted } from '../title-words.ts';

/** Whether the words before a link on its line are a label (`Keynote:`, `Ada Park -`) or nothing: then the line is an entry. */
function isLabel(before: string): boolean {
  const text = before.replaceAll(/\p{Extended_Pictographic}|\uFE0F|\u200D|[*_]/gu, '').trim();
  return text.replace(/["“„«「《]$/u, '').trim() === '' || /[:：–—|([>-]["“„«「《]?$/u.test(text) || /^\d{1,2}[.:)]/.test(text);
}

/** Whether the words behind a link carry on the sentence that its words began. */
function continues(after: string, words: TalkDocument['words']): boolean {
  const text = after.replace(/^["”’)\]]+/, '');
  if (text.trim() === '' || /^\s*[\n(–—|:•·-]/u.test(text) || /^\s*[.]\s*$/.test(text)) return false;
  if (/^,?\s*(?:by|with|from|von|mit|por|con|par|avec|com|di|da|від|з|de)\s/iu.test(text))
    return /[.!]\s*$/.test(text.trim()) && text.trim().split(/\s+/).length > 14;
  const first = /^\s*,?\s*(\S+)/u.exec(text)?.[1] ?? '';
  if (words.actions.test(first)) return true;
  return (
    /^\s*,?\s*\p{Ll}/u.test(text) || (/^[^\s\p{Lu}\n]/u.test(text) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(text))
  );
}

/** Paragraphs of the same item, or short lines right below an entry, that hold its by-line. */
function below(document: TalkDocument, block: Block, most: number): readonly Block[] {
  const found: Block[] = [];
  for (let at = block.index + 1; at <= block.index + most; at += 1) {
    const next = document.block(at);
    if (next === null || next.kind === 'heading' || next.kind === 'row' || ownLinks(document, next).length > 0) break;
    const nested = block.list !== null && next.list !== null && block.list.items.every((item, index) => next.list?.items[index] === item);
    if (block.list === null ? next.list !== null && at > block.index + 1 : !nested) break;
    // A paragraph with a session of its own speaks of that one.
    if (block.list === null && hasSession(next)) break;
    if (next.text.length <= 320 || most > 3) found.push(next);
  }
  return found;
}

/** A title on a line of its own, with by-line, day and event around it or on the next lines. */
export const entry: TalkFormat = {
  name: 'entry',
  example: {
    markdown: '- **[A short title](https://sched.co/1aBcD)**<br>by Ada Park & Bo Ek, Acme<br>Tuesday, March 19 • 9:00 - 9:25',
    title: 'A short title',
    speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (link.embed || block.kind === 'row') return null;
    const { words } = document;
    const line = lineAt(block, link.start);
    // The page of the event that is named beside a talk is no second entry.
    const others = ownLinks(document, block).filter(
      (other) => other !== link && (other.end <= link.start || other.start >= link.end) && other.target?.role !== 'programme',
    );
    const text = block.text.slice(link.start, link.end);
    const generic = isGeneric(text, words);
    const nextOwn = others.find((other) => other.start >= link.end)?.start ?? (generic ? nextTitle(block, link, words) : block.text.length);
    const from = Math.max(
      line.start,
      ...block.links
        .filter((other) => other.end <= link.start && (others.includes(other) || (generic && closesAnother(block, other, link))))
        .map((other) => other.end),
      0,
    );
    const before = block.text.slice(from, link.start);
    const after = block.text.slice(link.end, nextOwn);
    const proper =
      /^[\p{Lu}\p{N}"“'‘«「《⚡\p{Extended_Pictographic}`[(]|^\p{Script=Han}|^\p{Script=Katakana}|^\p{Script=Hangul}|^\p{Script=Hiragana}|^(?:eBPF|gRPC|etcd|k8s|kubectl|e?BPF)/u.test(
        text,
      );
    if (others.some((other) => other.start < line.end && other.end > line.start) && block.list === null && block.kind !== 'heading')
      return null;
    if (
      !generic &&
      (!isLabel(before) ||
        !proper ||
        (continues(after, words) && (block.list === null || (/^\s*,?\s*\p{Ll}/u.test(after) && /[.!?]\s*$/.test(block.text)))))
    )
      return null;
    if (
      generic &&
      block.list === null &&
      block.kind !== 'heading' &&
      !block.text.includes('\n') &&
      (block.text.length > 220 || /[.!?。]\s/u.test(block.text))
    )
      return null;
    // `The first talk was Ada Park's, who spoke about it: [here]` is a sentence.
    if (generic && block.list === null && block.kind !== 'heading' && isSentence(before, words)) return null;
    // `To see more, watch [the video](u) of her talk: Title`: words on both sides make it a sentence.
    const runsOn = /\p{Ll}\s$/u.test(before) && /^\s\p{Ll}+\s\p{L}/u.test(after) && findKinds(after.slice(0, 60), words).length > 0;
    if (generic && block.list === null && block.kind !== 'heading' && runsOn) return null;
    if (generic && /\s(?:in|on|at|is|was|are|en|es|ist|est|che|que)\s?(?:the|a|la|el|der|die|das)?\s?$/iu.test(before)) return null;
    const title = titleFrom(place, from, nextOwn);
    if (title === null || title.reading.title.length < 2) return null;
    // `HeronConf, 3 April`, `Title`, `Ada Park, Acme`, `[video](u)`: the lines above the link are its talk's, too.
    const above = block.list !== null && title.end > 0 && title.end <= from && !others.some(({ end }) => end <= from);
    const opening = above ? 0 : from;
    const label = title.start <= opening ? '' : withoutGenericLinks(place, opening, title.start);
    // The title stands in the heading: all lines of the paragraph speak of its talk.
    const rest = withoutGenericLinks(place, title.end === 0 ? 0 : Math.max(title.end, opening), nextOwn);
    return assemble(place, title.reading, generic, label, rest, document.near(block));
  },
};

/** One entry from its title, what stands before and behind it, and the lines below. */
export function assemble(
  place: TalkPlace,
  title: TitleReading,
  generic: boolean,
  before: string,
  after: string,
  publishedAt: string | null,
): Reading {
  const { document, block, link } = place;
  const { words } = document;
  const found: string[] = [];
  // A time before the label is no part of it: `9:50am: Ada Park & Bo Ek, Acme:`.
  const label = before
    .replace(/[\s([|–—:："“«„「『《-]+$/u, '')
    .replace(/^\s*\d{1,2}(?:[:.]\d{2})?[^\p{Lu}]{0,40}?:\s+/u, '')
    .replace(/^\s*\d{1,2}[:.]\d{2}\s?[-–—~〜]?\s?(?:\d{1,2}[:.]\d{2})?\s+/u, '')
    .trim();
  const labelDetails = label === '' ? null : readDetails(label, words, publishedAt);
  const details = readDetails(after, words, publishedAt);
  let speakers = title.speakers;
  if (speakers.length === 0) speakers = details.speakers;
  if (speakers.length === 0 && label !== '')
    speakers =
      readByline(label.replace(/^.*?[.!?]\s/u, ''), words, { single: false, plainCommaIsName: true }) ??
      findPeople(label, words, [label.length]).map(({ name, organization }) => ({ name, organization }));
  let { date } = details;
  const dated = labelDetails !== null && labelDetails.date !== null;
  let event = title.event ?? details.event;
  let quote = 0;
  if (speakers.length === 0 || date === null) {
    for (const next of below(document, block, 3)) {
      const more = readDetails(`\n${next.text}`, words, publishedAt);
      // A quoted by-line may go on in the next paragraph of its quote.
      const goesOn = next.quote > 0 && next.quote === quote;
      if (more.speakers.length > 0 && (speakers.length === 0 || goesOn)) {
        speakers = [...speakers, ...more.speakers];
        ({ quote } = next);
      }
      // `19 April: [Title](u)`: a day further down is the next entry's.
      if (date === null && !dated && next.text.length < 120) ({ date } = more);
      if (event === null && next.text.length < 120) ({ event } = more);
    }
  }
  const description = details.rest.split('\n')[0] ?? '';
  const opening = description.slice(0, sentenceEnd(description));
  const people = findPeople(opening, words);
  if (speakers.length === 0 && description !== '') {
    const fullStop = findPeople(description.slice(0, 400), words);
    if (people.length > 0) speakers = people.map(({ name, organization }) => ({ name, organization }));
    else if (fullStop.some(({ organization }) => organization !== null))
      speakers = fullStop.map(({ name, organization }) => ({ name, organization }));
  }
  // Below a title that is a heading, the description may be all that names them: `Tom from Acme will show …`.
  if (speakers.length === 0 && block.kind === 'heading') {
    const told = below(document, block, 6).flatMap((next) =>
      sentencesOf(next).map(({ start, end }) => findPeople(next.text.slice(start, end), words)),
    );
    speakers = (told.find((each) => each.length > 0) ?? []).map(({ name, organization }) => ({ name, organization }));
  }
  // `Title with Ada Park` and then "Ada Park, engineer at Acme, ...": the description completes the organization.
  speakers = speakers.map((speaker) => ({
    ...speaker,
    organization: speaker.organization ?? people.find(({ name }) => name === speaker.name)?.organization ?? null,
  }));
  const labelKind = label === '' ? null : (kindOfLabel(label, words) ?? lastKind(label, words)?.kind ?? null);
  const described = firstKind(opening, words);
  let kind = title.kind ?? (labelKind === 'TALK' ? null : labelKind);
  if (kind === null && described !== null && (described.kind !== 'DEMO' || /live|session/i.test(described.word)) && described.start < 90)
    ({ kind } = described);
  if (kind !== null) found.push(`kind: ${kind}`);
  if (details.word !== null) found.push(`by: ${details.word}`);
  const linked = block.text.slice(link.start, link.end);
  // `January 27: Title`: a day before the title is no part of it; `Ada Park - Title` no part if she is its speaker.
  let written = withoutDay(withoutSpeakers(title.title, speakers), words, publishedAt);
  // `Oct 14 11:30: Ada Park` is an appointment with her: what it is about stands in the heading.
  const heading = document.headings(block)[0];
  if (speakers.length === 0 && written.date !== null && heading !== undefined && isName(written.title, words, { single: false })) {
    speakers = [{ name: written.title, organization: null }];
    written = { title: readTitle(heading.text, words).title, date: written.date };
  }
  // In a post about an event `The talk given by Acme ([video](u))` says what was recorded.
  const about = generic && document.titleEvents.length > 0 ? (firstKind(written.title, words)?.word ?? '') : '';
  return {
    title: written.title,
    speakers,
    kind: kind === 'TALK' ? null : (kind ?? kindInTitle(written.title, words) ?? listKind(document, block)),
    event: event ?? labelDetails?.event ?? eventOfLabel(label, words),
    date: date ?? written.date ?? labelDetails?.date ?? null,
    quote:
      block.list === null && block.text.length > 400
        ? block.text.slice(sentenceAt(block, link.start).start, sentenceAt(block, link.start).end)
        : block.text,
    words: labelKind === null ? found : [...found, `label: ${label}`],
    titleStated: !generic || cleanTitle(title.title) !== '',
    scope: `${linked} ${about} ${before} ${after.slice(0, 120)}`,
  };
}

function isSentence(text: string, words: TalkDocument['words']): boolean {
  return text.trim().split(/\s+/).length > 5 && words.actions.test(text) && quoted(text).length === 0;
}

function sentenceEnd(text: string): number {
  const end = /[.!?。！？](?:\s|$)/u.exec(text);
  return end === null ? text.length : end.index + 1;
}
