import type { Json, JsonObject, MentionedEvent, MentionedSpeaker, TalkKind, TalkMentionRecord } from '../model.ts';
import { readByline } from './byline.ts';
import { eventSlug, readEvent } from './events.ts';
import { readTalkUrl, talkKeyOf } from './hosts.ts';
import type { Words } from './words.ts';

export const KINDS: readonly TalkKind[] = ['KEYNOTE', 'TALK', 'LIGHTNING_TALK', 'PANEL', 'WORKSHOP', 'DEMO', 'WEBINAR'];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string with something in it, trimmed, or a number's digits; else null. */
export function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null;
}

/** The value as a list: a list as it is, nothing as an empty one, anything else as its only entry. */
export function entriesOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** A by-line, which may name several with their organizations; a text that cannot be read as one is one name. */
export function speakersIn(byline: string, words: Words): readonly MentionedSpeaker[] {
  return readByline(byline, words, { single: true, plainCommaIsName: false }) ?? [{ name: byline.trim(), organization: null }];
}

/** The kind that a word names in any spelling (`lightning-talk`, `Lightning`), or null. */
export function kindNamed(word: string | null): TalkKind | null {
  const name = word?.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return KINDS.find((each) => each === name || (name === 'LIGHTNING' && each === 'LIGHTNING_TALK')) ?? null;
}

/** `2024-03-20`, with or without a time behind it, as a calendar date; null where there is no such day. */
export function dayIn(written: string | null): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(written ?? '')?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null;
}

/** An event by its name as printed, with what else is known of it. */
export function eventNamed(name: string, known: Partial<Pick<MentionedEvent, 'startsOn' | 'endsOn' | 'location' | 'url'>>): MentionedEvent {
  const event = readEvent(name);
  return {
    name: event.name,
    slug: eventSlug(event),
    series: event.series,
    year: event.year,
    startsOn: null,
    endsOn: null,
    location: null,
    url: null,
    ...known,
  };
}

/** What an author says of a talk: who says nothing of a field leaves it null. */
export interface StatedTalk {
  readonly title: string;
  /** At least one, absolute, the one to show first. */
  readonly urls: readonly [string, ...string[]];
  readonly slidesUrl: string | null;
  readonly kind: TalkKind | null;
  readonly event: MentionedEvent | null;
  readonly startsOn: string | null;
  readonly speakers: readonly MentionedSpeaker[];
  /** Fields that are not said outright, or only so. @default the fields that have a value */
  readonly stated?: Partial<TalkMentionRecord['stated']>;
  readonly line: number;
}

/** The mention that an author's statement is. */
export function statedMention(talk: StatedTalk): TalkMentionRecord {
  const targets = talk.urls.map((each) => readTalkUrl(each));
  const recording = targets.find((target) => target?.role === 'recording');
  const schedule = targets.find((target) => target !== null && target.role !== 'recording');
  return {
    urlKeys: [...new Set(talk.urls.map((each) => talkKeyOf(each) ?? each))],
    url: talk.urls[0],
    recordingUrl: recording?.url ?? null,
    scheduleUrl: schedule?.url ?? (recording === undefined ? talk.urls[0] : null),
    slidesUrl: talk.slidesUrl,
    video: recording?.video ?? null,
    title: talk.title,
    kind: talk.kind ?? 'TALK',
    event: talk.event,
    startsOn: talk.startsOn,
    speakers: talk.speakers,
    stated: {
      title: true,
      kind: talk.kind !== null,
      event: talk.event !== null,
      startsOn: talk.startsOn !== null,
      speakers: talk.speakers.length > 0,
      ...talk.stated,
    },
    quote: talk.title,
    line: talk.line,
    explicit: true,
    confidence: 1,
  };
}
