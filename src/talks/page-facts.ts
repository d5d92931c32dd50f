import type { MentionedEvent, TalkKind } from '../model.ts';
import { findEvents } from './events.ts';
import { talkKeyOf } from './hosts.ts';
import { wordsFor, type Words } from './words.ts';
import { type FoundType, PageFields } from './page-fields.ts';
import { dayOf, eventIn, type PagePeople, peopleIn, placeIn } from './page-values.ts';
import type { TalkPage, TalkSource } from './source.ts';
import { kindNamed, text } from './stated-values.ts';
import { kindOfLabel } from './title-words.ts';

/** Of a page that names no speakers. */
export const NOBODY: PagePeople = { speakers: [], named: false, implied: false, withTalks: 0, wrong: [] };

/** What a page says of itself, by role. */
export interface PageFacts {
  readonly page: TalkPage;
  readonly fields: PageFields;
  readonly words: Words;
  readonly title: string;
  readonly type: FoundType | null;
  readonly event: MentionedEvent | null;
  /** Whom it calls its speakers. */
  readonly people: PagePeople;
  /** Whether it is a talk's page by its type; a type that leaves it open takes an event or speakers besides. */
  readonly sure: boolean;
  /** The same, or speakers are named. */
  readonly strong: boolean;
}

/** Reads what a page says of itself. */
export function factsOf(page: TalkPage, source: TalkSource): PageFacts {
  const fields = new PageFields(page.params);
  const words = wordsFor(source.language);
  const type = fields.type(page.folders);
  const event = eventOf(fields, words);
  const [billing] = fields.of('speakers');
  const people = billing === undefined ? NOBODY : peopleIn(billing.value, words, true);
  const sure = type !== null && (type.sure || people.named || event !== null);
  const title = text(fields.of('title')[0]?.value) ?? source.title;
  return { page, fields, words, title, type, event, people, sure, strong: sure || people.named };
}

function eventOf(fields: PageFields, words: Words): MentionedEvent | null {
  const places = fields.of('venue');
  const named = fields.of('event').map(({ value }) => eventIn(value));
  const printed = places
    .filter(({ value }) => typeof value === 'string' && findEvents(value).length > 0)
    .map(({ value }) => eventIn(value));
  const event = [...named, ...printed].find((each) => each !== null);
  if (event === undefined || event === null) return null;
  const place = places
    .filter(({ value }) => typeof value !== 'string' || findEvents(value).length === 0)
    .map(({ value }) => placeIn(value));
  const page = fields
    .of('eventPage')
    .filter(({ name }) => /event|conf|meetup/.test(name))
    .map(({ value }) => text(value));
  const { start, end } = spanOf(fields, words);
  return {
    ...event,
    location: event.location ?? place.find((each) => each !== null) ?? null,
    url: event.url ?? page.find((url) => url !== null && url !== undefined && talkKeyOf(url) !== null) ?? null,
    startsOn: event.startsOn ?? (end === null ? null : start),
    endsOn: event.endsOn ?? end,
  };
}

/** The days of an event that lasts several; `end` is null for one day. */
function spanOf(fields: PageFields, words: Words): { readonly start: string | null; readonly end: string | null } {
  const start = dayOf(fields.of('start')[0]?.value, words);
  const end = dayOf(fields.of('end')[0]?.value, words);
  return { start, end: start !== null && end !== null && end > start ? end : null };
}

/** `dated`: a key says that it is the talk's day. The page's own date is, where the page is sure to be a talk's. */
export function dayOfTalk({ fields, words, event, page, sure }: PageFacts): { readonly day: string | null; readonly dated: boolean } {
  const own = dayOf(fields.of('day')[0]?.value, words);
  const { start, end } = spanOf(fields, words);
  const first = event?.startsOn ?? start;
  const last = event?.endsOn ?? end ?? first;
  const day = own ?? (first === last ? first : null);
  if (day !== null) return { day, dated: true };
  const { day: date } = page;
  const within =
    first === null || last === null
      ? event === null || event.year === null || date?.startsWith(`${event.year}-`) === true
      : date !== null && first <= date && date <= last;
  return { day: sure && within ? date : null, dated: false };
}

/** A kind's label before the title (`Keynote: …`) is taken off; the plain word "talk" states no kind. */
export function titleAndKind({ fields, title, type, words }: PageFacts): {
  readonly title: string;
  readonly kind: TalkKind | null;
  readonly kindStated: boolean;
} {
  const label = /^(?:\[([^\]]{3,40})\]\s?|([^:：|]{2,40}?)\s?[:：|]\s?)(?=\S{2})/u.exec(title);
  const labelled = label === null ? null : kindOfLabel(label[1] ?? label[2] ?? '', words);
  const named = fields
    .of('kind')
    .map(({ value }) => kindNamed(text(value)))
    .find((kind) => kind !== null);
  const kind = named ?? (type === null || type.kind === 'TALK' ? labelled : type.kind);
  return {
    title: label === null || labelled === null ? title : title.slice(label[0].length),
    kind,
    kindStated: named !== undefined || (kind !== null && kind !== 'TALK'),
  };
}

/** Authors count as speakers only where the page is sure to be a talk's; they are implied, as names made of keys are. */
export function speakersOf({ fields, people, sure, words }: PageFacts): {
  readonly speakers: PagePeople['speakers'];
  readonly stated: boolean;
} {
  const authors = people.speakers.length > 0 || !sure ? [] : fields.of('authors').map(({ value }) => peopleIn(value, words, false));
  const from = authors.find(({ speakers }) => speakers.length > 0) ?? people;
  const employer = text(fields.of('organization')[0]?.value);
  return {
    speakers: from.speakers.map(({ name, organization }) => ({ name, organization: organization ?? employer })),
    stated: from === people && people.speakers.length > 0 && !people.implied,
  };
}
