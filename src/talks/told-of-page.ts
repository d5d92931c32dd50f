import type { MentionedSpeaker, TalkKind } from '../model.ts';
import type { Block } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import type { FoundEvent } from './events.ts';
import { announcedKind, findKinds } from './kinds.ts';
import { findEventsAt } from './event-positions.ts';
import { readByline } from './byline.ts';
import { UNSPACED } from './letters.ts';
import { isGeneric, kindOfLabel, quoted } from './title-words.ts';
import { readTitle } from './titles.ts';
import { once, type Words } from './words.ts';

/** What the opening of a page about one talk says of it. */
export interface ToldTalk {
  readonly title: string;
  readonly kind: TalkKind;
  readonly speakers: readonly MentionedSpeaker[];
  readonly event: FoundEvent | null;
  readonly date: FoundDate | null;
  /** The word that says that it is a talk. */
  readonly word: string;
}

/** Paragraphs that open a page. */
const OPENING = 4;
/** UTF-16 units of a paragraph within which it says what the page is about. */
const REACH = 40;
const LABELLED = /^[\s>*•-]{0,4}([^:：\n]{2,24}?)\s?[:：]\s*(.{2,200})$/gmu;
/** Kinds that need no audience: on video they are as often screen casts. */
const SCREENCASTS: ReadonlySet<TalkKind> = new Set(['DEMO', 'WORKSHOP']);

function openingOf({ blocks }: TalkDocument): readonly Block[] {
  return blocks.filter(({ kind, list, text }) => kind === 'paragraph' && list === null && text.trim() !== '').slice(0, OPENING);
}

/** `This talk …`, `In this session …`, `Presented at …`, or the page's title in quotation marks: a paragraph that says what the page is. */
function wordIn(text: string, title: string, words: Words): { readonly word: string; readonly kind: TalkKind } | null {
  const opening = text.slice(0, 300);
  const found = findKinds(opening, words).find(({ kind }) => !SCREENCASTS.has(kind));
  if (found === undefined) return null;
  const lead = text.slice(0, found.start).trim();
  if (lead !== '' && isDemonstrative(lead, words)) return found;
  return (lead === '' || quoted(opening).some((each) => title.includes(each))) && findEventsAt(opening, words).length > 0 ? found : null;
}

/** `This`, `In this`, `Es una`: one or two small words, the last an article. */
function isDemonstrative(lead: string, words: Words): boolean {
  if (lead.length > REACH) return false;
  const last = /(\S+)$/u.exec(lead)?.[1] ?? '';
  const pattern = once(words, 'told articles', () => new RegExp(`^(?:${words.articles.source})$`, 'iu'));
  return (
    lead.split(/\s+/).length <= 3 &&
    (pattern.test(last) || words.lexicon.articles.some((word) => UNSPACED.test(word) && lead.endsWith(word)))
  );
}

/** `Episode 12 - Title with Ada Park`: one of a series of broadcasts, with its guests. */
export function episodeOf(title: string, words: Words): ToldTalk | null {
  const number = once(
    words,
    'told episode',
    () => new RegExp(`^(${words.episodes.source})\\s?#?\\d{1,4}\\s?[-–—:.|]\\s*(?=\\S)`, 'iu'),
  ).exec(title);
  if (number === null || words.notTalk.test(title)) return null;
  const read = readTitle(title.slice(number[0].length), words);
  const { kind, speakers } = read;
  return speakers.length === 0 || read.title.length < 3
    ? null
    : {
        title: read.title,
        kind: kind === null || kind === 'TALK' ? 'WEBINAR' : kind,
        speakers,
        event: null,
        date: null,
        word: number[1] ?? '',
      };
}

const toldBy = new WeakMap<TalkDocument, ToldTalk | null>();

/** The talk that a page as a whole is about, by its title or its opening paragraphs; null where they do not say so. */
export function toldOfPage(document: TalkDocument): ToldTalk | null {
  const known = toldBy.get(document);
  if (known !== undefined) return known;
  const told = toldIn(document);
  toldBy.set(document, told);
  return told;
}

function toldIn(document: TalkDocument): ToldTalk | null {
  const { words, source } = document;
  const { title } = source;
  if (title.trim() === '' || words.notTalk.test(title) || document.sessions > 1 || document.listsTalks) return null;
  const episode = episodeOf(title, words);
  if (episode !== null) return episode;
  const opening = openingOf(document);
  const found = opening.map(({ text }) => wordIn(text, title, words)).find((each) => each !== null);
  if (found === undefined || found === null) return null;
  const written = quoted(title)[0] ?? title;
  const read = readTitle(written, words);
  if (read.title.length < 3 || isGeneric(read.title, words) || kindOfLabel(read.title, words) !== null) return null;
  const people = opening.map(({ index }) => document.people(index)).find((each) => each.length > 0) ?? [];
  const dates = opening.flatMap(({ index }) => document.dates(index));
  const [day, ...days] = dates;
  return {
    title: read.title,
    kind: read.kind ?? announcedKind(title, words) ?? found.kind,
    speakers:
      [read.speakers, billed(document)].find((each) => each.length > 0) ?? people.map(({ name, organization }) => ({ name, organization })),
    event: read.event ?? opening.flatMap(({ text }) => findEventsAt(text, words))[0] ?? null,
    date: day !== undefined && days.length === 0 && day.endsOn === null ? day : null,
    word: found.word,
  };
}

/** Whom a line with a label names: `Speaker: Ada Park`, `Bio: Bo Ek`. */
function billed({ blocks, words }: TalkDocument): readonly MentionedSpeaker[] {
  for (const { kind, text } of blocks) {
    if (kind === 'row' || text.length > 600) continue;
    for (const [, label = '', value = ''] of text.matchAll(LABELLED)) {
      const speakers = words.labels.speakers.test(label) || BIOGRAPHY.test(label) ? readByline(value, words, { single: false }) : null;
      if (speakers !== null) return speakers;
    }
  }
  return [];
}

/** What stands before the life of a speaker, in many languages. */
const BIOGRAPHY = /^(?:(?:speaker\s)?bio(?:graph(?:y|ie)|graf[íi]a)?|biograf\p{L}{0,3}|біографія|биография)$/iu;
