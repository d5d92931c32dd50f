import type { Block, BlockLink } from '../blocks.ts';
import { readDetails } from '../details.ts';
import type { TalkDocument } from '../document.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { announcedKind, firstKind, lastKind } from '../kinds.ts';
import { readByline } from '../byline.ts';
import { findPeople } from '../people.ts';
import { lineAt, sentenceAt } from '../sentences.ts';
import { cleanTitle, isGeneric, kindOfLabel, quoted, readTitle, type TitleReading } from '../titles.ts';

/** The talk links of a block that are no second link of the talk before them. */
export function ownLinks(document: TalkDocument, block: Block): readonly BlockLink[] {
  return block.links.filter((link) => link.target !== null && (link.target.role === 'recording' || link.target.role === 'schedule' || link.target.role === 'event-page' || link.target.role === 'programme') && !isGeneric(block.text.slice(link.start, link.end), document.words));
}

/** Whether the words before a link on its line are a label (`Keynote:`, `Ada Park -`) or nothing: then the line is an entry. */
function isLabel(before: string): boolean {
  const text = before.trim();
  return text.replace(/["“„«「《]$/u, '').trim() === '' || /[:：–—|(\[>-]["“„«「《]?$/u.test(text) || /^\d{1,2}[.:)]/.test(text);
}

/** Whether the words behind a link carry on the sentence that its words began. */
function continues(after: string, words: TalkDocument['words']): boolean {
  const text = after.replace(/^["”’)\]]+/, '');
  if (text.trim() === '' || /^\s*[\n(–—|:•·-]/u.test(text) || /^\s*[.]\s*$/.test(text)) return false;
  if (/^,?\s*(?:by|with|from|von|mit|por|con|par|avec|com|di|da|від|з|de)\s/iu.test(text)) return /[.!]\s*$/.test(text.trim()) && text.trim().split(/\s+/).length > 14;
  const first = /^\s*,?\s*(\S+)/u.exec(text)?.[1] ?? '';
  if (words.actions.test(first)) return true;
  return /^\s*,?\s*\p{Ll}/u.test(text) || /^[^\s\p{Lu}\n]/u.test(text) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(text);
}

function titleFrom(place: TalkPlace, before: string, after: string): { readonly reading: TitleReading; readonly generic: boolean; readonly usedBefore: boolean; readonly usedAfter: boolean } | null {
  const { document, block, link } = place;
  const { words } = document;
  const text = block.text.slice(link.start, link.end);
  const speakersFirst = document.speakersFirst(block);
  if (!isGeneric(text, words)) return { reading: readTitle(text, words, { speakersFirst }), generic: false, usedBefore: false, usedAfter: false };
  const strong = block.strong.find(({ start, end }) => end - start > 8 && (start >= link.end || end <= link.start) && !isGeneric(block.text.slice(start, end), words) && kindOfLabel(block.text.slice(start, end), words) === null);
  const quote = quoted(block.text)[0];
  const lead = before.replace(/[\s([|–—:,-]+$/u, '');
  if (quote !== undefined && block.text.length < 400) return { reading: { ...readTitle(lead === '' ? quote : lead, words, { speakersFirst }), title: quote }, generic: true, usedBefore: false, usedAfter: false };
  if (strong !== undefined) {
    const reading = readTitle(block.text.slice(strong.start, strong.end), words, { speakersFirst });
    return { reading, generic: true, usedBefore: false, usedAfter: false };
  }
  const previous = block.links.filter((other) => other.end <= link.start && other.end > other.start && !isGeneric(block.text.slice(other.start, other.end), words) && other.start >= link.start - before.length).at(-1);
  if (previous !== undefined && previous.start - (link.start - before.length) < 4) {
    return { reading: readTitle(block.text.slice(previous.start, previous.end), words, { speakersFirst }), generic: true, usedBefore: false, usedAfter: false };
  }
  if (lead.length > 3 && !isGeneric(lead, words) && kindOfLabel(lead, words) === null) return { reading: readTitle(lead, words, { speakersFirst }), generic: true, usedBefore: true, usedAfter: false };
  const following = after.replace(/^[\s)\]|–—:,-]+/u, '').split('\n')[0] ?? '';
  if (following.length > 3 && !isGeneric(following, words)) return { reading: readTitle(following, words, { speakersFirst }), generic: true, usedBefore: false, usedAfter: true };
  const above = block.text.slice(0, link.start - before.length).trim().split('\n').at(-1) ?? '';
  if (above.length > 3 && !isGeneric(above, words)) return { reading: readTitle(above, words, { speakersFirst }), generic: true, usedBefore: true, usedAfter: false };
  const heading = document.headings(block)[0];
  if (heading === undefined || document.events(heading.index).length > 0 || heading.text.length < 4 || isGeneric(heading.text, words)) return null;
  return { reading: readTitle(heading.text, words), generic: true, usedBefore: false, usedAfter: false };
}

/** Paragraphs of the same item, or short lines right below an entry, that hold its by-line. */
function below(document: TalkDocument, block: Block): readonly Block[] {
  const found: Block[] = [];
  for (let at = block.index + 1; at <= block.index + 3; at += 1) {
    const next = document.block(at);
    if (next === null || next.kind === 'heading' || next.kind === 'row' || ownLinks(document, next).length > 0) break;
    const nested = block.list !== null && next.list !== null && block.list.items.every((item, index) => next.list?.items[index] === item);
    if (block.list === null ? next.list !== null && at > block.index + 1 : !nested) break;
    if (next.text.length <= 320) found.push(next);
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
    const { words, source } = document;
    const line = lineAt(block, link.start);
    const others = ownLinks(document, block).filter((other) => other !== link && (other.end <= line.start || other.start >= link.end));
    const nextOwn = others.find((other) => other.start >= link.end)?.start ?? block.text.length;
    const from = Math.max(line.start, ...block.links.filter((other) => others.includes(other) && other.end <= link.start).map((other) => other.end), 0);
    const before = block.text.slice(from, link.start);
    const text = block.text.slice(link.start, link.end);
    const after = block.text.slice(link.end, nextOwn);
    const generic = isGeneric(text, words);
    const proper = /^[\p{Lu}\p{N}"“'‘«「《⚡\p{Extended_Pictographic}`[(]|^\p{Script=Han}|^\p{Script=Katakana}|^\p{Script=Hangul}|^\p{Script=Hiragana}|^(?:eBPF|gRPC|etcd|k8s|kubectl|e?BPF)/u.test(text);
    if (others.some((other) => other.start < line.end && other.end > line.start) && block.list === null && block.kind !== 'heading') return null;
    if (!generic && (!isLabel(before) || !proper || (continues(after, words) && (block.list === null || /^\s*,?\s*\p{Ll}/u.test(after) && /[.!?]\s*$/.test(block.text))))) return null;
    if (generic && (block.list === null && block.kind !== 'heading' && !block.text.includes('\n') && (block.text.length > 220 || /[.!?。]\s/u.test(block.text)))) return null;
    if (generic && /\s(?:in|on|at|is|was|are|en|es|ist|est|che|que)\s?(?:the|a|la|el|der|die|das)?\s?$/iu.test(before)) return null;
    const title = titleFrom(place, before, after);
    if (title === null || title.reading.title.length < 2) return null;
    return assemble(place, title.reading, title.generic, title.usedBefore ? '' : before, title.usedAfter ? '' : after, source.publishedAt);
  },
};

function assemble(place: TalkPlace, title: TitleReading, generic: boolean, before: string, after: string, publishedAt: string | null): Reading {
  const { document, block, link } = place;
  const { words } = document;
  const found: string[] = [];
  // A time before the label is no part of it: `9:50am: Ada Park & Bo Ek, Acme:`.
  const label = before.replace(/[\s([|–—:"“-]+$/u, '').replace(/^\s*\d{1,2}(?:[:.]\d{2})?[^\p{Lu}]{0,40}?:\s+/u, '').trim();
  const labelDetails = label === '' ? null : readDetails(label, words, publishedAt);
  const details = readDetails(after, words, publishedAt);
  let speakers = title.speakers;
  if (speakers.length === 0) speakers = details.speakers;
  if (speakers.length === 0 && label !== '') speakers = readByline(label.replace(/^.*?[.!?]\s/u, ''), words, { single: false, plainCommaIsName: true }) ?? findPeople(label, words, [label.length]).map(({ name, organization }) => ({ name, organization }));
  let { date } = details;
  let event = title.event ?? details.event;
  if (speakers.length === 0 || date === null) {
    for (const next of below(document, block)) {
      const more = readDetails(`\n${next.text}`, words, publishedAt);
      if (speakers.length === 0 && (more.speakers.length > 0)) speakers = more.speakers;
      if (date === null && next.text.length < 120) ({ date } = more);
      if (event === null && next.text.length < 120) ({ event } = more);
    }
  }
  const description = details.rest.split('\n')[0] ?? '';
  const opening = description.slice(0, sentenceEnd(description));
  const people = findPeople(opening, words);
  if (speakers.length === 0 && description !== '') {
    const fullStop = findPeople(description.slice(0, 400), words);
    if (people.length > 0) speakers = people.map(({ name, organization }) => ({ name, organization }));
    else if (fullStop.some(({ organization }) => organization !== null)) speakers = fullStop.map(({ name, organization }) => ({ name, organization }));
  }
  // `Title with Ada Park` and then "Ada Park, engineer at Acme, ...": the description completes the organization.
  speakers = speakers.map((speaker) => ({ ...speaker, organization: speaker.organization ?? people.find(({ name }) => name === speaker.name)?.organization ?? null }));
  const labelKind = label === '' ? null : (kindOfLabel(label, words) ?? lastKind(label, words)?.kind ?? null);
  const described = firstKind(opening, words);
  let kind = title.kind ?? (labelKind === 'TALK' ? null : labelKind);
  if (kind === null && described !== null && (described.kind !== 'DEMO' || /live|session/i.test(described.word)) && described.start < 90) ({ kind } = described);
  if (kind !== null) found.push(`kind: ${kind}`);
  if (details.word !== null) found.push(`by: ${details.word}`);
  const linked = block.text.slice(link.start, link.end);
  return {
    title: title.title,
    speakers,
    kind: kind === 'TALK' ? null : (kind ?? listKind(document, block)),
    event: event ?? labelDetails?.event ?? null,
    date: date ?? labelDetails?.date ?? null,
    quote: block.list === null && block.text.length > 400 ? block.text.slice(sentenceAt(block, link.start).start, sentenceAt(block, link.start).end) : block.text,
    words: labelKind === null ? found : [...found, `label: ${label}`],
    titleStated: !generic || cleanTitle(title.title) !== '',
    scope: `${linked} ${before} ${after.slice(0, 120)}`,
  };
}

function sentenceEnd(text: string): number {
  const end = /[.!?。！？](?:\s|$)/u.exec(text);
  return end === null ? text.length : end.index + 1;
}

/** The kind that the list's introduction or its heading announces for all its entries. */
export function listKind(document: TalkDocument, block: Block): Reading['kind'] {
  for (const intro of document.intros(block)) {
    const kind = announcedKind(intro.links.length === 0 ? intro.text : '', document.words);
    if (kind !== null && intro.text.length < 160) return kind;
  }
  const heading = document.headings(block)[0];
  return heading === undefined || heading.text.length > 90 ? null : announcedKind(heading.text, document.words);
}
