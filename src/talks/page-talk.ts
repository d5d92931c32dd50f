import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, MentionedEvent, TalkMentionRecord } from '../model.ts';
import type { BlockLink } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import { findEvents } from './events.ts';
import { HOST_HINT } from './host-table.ts';
import { talkKeyOf } from './hosts.ts';
import { titleKey } from './identity.ts';
import { type FoundAddress, pageAddresses } from './page-addresses.ts';
import { dayOfTalk, factsOf, NOBODY, type PageFacts, speakersOf, titleAndKind } from './page-facts.ts';
import type { PageFields } from './page-fields.ts';
import { dayOf, isBrokenAddress } from './page-values.ts';
import type { TalkSource } from './source.ts';
import { entriesOf, eventNamed, isObject, statedMention, text } from './stated-values.ts';
import { episodeOf, type ToldTalk, toldOfPage } from './told-of-page.ts';

/** How a page's front matter was read. */
export interface PageReading {
  /** Null where the page is no talk. */
  readonly mention: TalkMentionRecord | null;
  /** The address that it names first. */
  readonly url: string;
  readonly line: number;
  /** The keys that were read, as `role: key`. */
  readonly words: readonly string[];
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** More people than these do not give one talk together: they are an event's. */
const MOST_SPEAKERS = 8;

/**
 * The one talk that a page is, as talks sections of sites keep them: its front matter names a recording or a session's
 * page, and an event, speakers or a type that says that it is a talk. Null where it names neither. A page that lists
 * several sessions is none, nor is one that is an event's.
 * A page that names nothing but a recording is one where its text opens with the talk.
 * @param document the body, read when it is asked for
 */
export function readPageTalk(source: TalkSource, document: () => TalkDocument): PageReading | null {
  const { page } = source;
  if (page === undefined || page === null || source.explicitTalks !== null) return null;
  const facts = factsOf(page, source);
  const links = HOST_HINT.test(source.markdown) ? document().sessionLinks : [];
  const found = pageAddresses(facts.fields, facts.type, facts.strong);
  const keys = new Set(found.map(({ key }) => key));
  const others = links.filter(({ target }) => target !== null && !keys.has(target.key));
  const shown = !facts.strong && facts.event === null && isShown(facts, found);
  const episode = shown ? episodeOf(facts.title, facts.words) : null;
  // The notes of an episode link to whatever was spoken of.
  const told = episode ?? (shown && others.length === 0 ? toldOfPage(document()) : null);
  const against = told === null ? reasonAgainst(facts, found, others) : null;
  const addresses = against === null ? completed(facts, found, others) : found;
  const [first, ...more] = addresses;
  const diagnostics = facts.strong && against === null ? findings(facts, source) : [];
  if (first === undefined) {
    return diagnostics.length === 0
      ? null
      : { mention: null, url: '', line: 1, words: [], reason: 'its address cannot be read', diagnostics };
  }
  const words = wordsOf(facts, addresses);
  const described = { url: first.url, line: first.line ?? page.lineOf(first.word) ?? 1, words, diagnostics };
  if (against !== null) return { ...described, mention: null, reason: against };
  const { day, dated } = dayOfTalk(facts);
  if (told !== null)
    return { ...described, words: [...words, `kind: ${told.word}`], ...toldMention(told, first.url, described.line, page.day) };
  const { title, kind, kindStated } = titleAndKind(facts);
  const { speakers, stated } = speakersOf(facts);
  const mention = statedMention({
    title,
    urls: [first.url, ...more.map(({ url }) => url)],
    slidesUrl: slidesOf(facts.fields),
    kind,
    event: facts.event,
    startsOn: day,
    speakers,
    stated: { kind: kindStated, startsOn: dated, speakers: stated },
    line: described.line,
  });
  return { ...described, mention, reason: 'the page is one talk by its front matter' };
}

/** Whether the one video that a page shows, under a key for recordings, is all that its front matter says. */
function isShown({ fields, title, words }: PageFacts, found: readonly FoundAddress[]): boolean {
  const [only, ...more] = found;
  const named = [...fields.of('recording'), ...fields.of('eventPage')].some(({ key }) => key === only?.word);
  return only?.role === 'recording' && more.length === 0 && named && !words.notTalk.test(title);
}

function toldMention(told: ToldTalk, url: string, line: number, day: string | null): Pick<PageReading, 'mention' | 'reason'> {
  const { title, kind, speakers, event, date, word } = told;
  const mention = statedMention({
    title,
    urls: [url],
    slidesUrl: null,
    kind,
    event: event === null ? null : eventNamed(event.name, { url: null, location: null, startsOn: null, endsOn: null }),
    startsOn: date?.startsOn ?? day,
    speakers,
    stated: { kind: kind !== 'TALK', startsOn: date !== null, speakers: speakers.length > 0 },
    line,
  });
  return { mention, reason: `the page shows one recording and says "${word}" of it` };
}

/** The page's talk with what its text says beside the same address, where the front matter says nothing. */
export function withText(mention: TalkMentionRecord, read: readonly TalkMentionRecord[]): TalkMentionRecord {
  const same = read.find(({ urlKeys }) => urlKeys.some((key) => mention.urlKeys.includes(key)));
  if (same === undefined) return mention;
  const from = (isOpen: boolean): TalkMentionRecord => (isOpen ? same : mention);
  const [event, day, people] = [from(mention.event === null), from(mention.startsOn === null), from(mention.speakers.length === 0)];
  return {
    ...mention,
    urlKeys: [...new Set([...mention.urlKeys, ...same.urlKeys])],
    recordingUrl: mention.recordingUrl ?? same.recordingUrl,
    video: mention.video ?? same.video,
    scheduleUrl: mention.scheduleUrl ?? same.scheduleUrl,
    slidesUrl: mention.slidesUrl ?? same.slidesUrl,
    event: event.event,
    startsOn: day.startsOn,
    speakers: people.speakers,
    stated: { ...mention.stated, event: event.stated.event, startsOn: day.stated.startsOn, speakers: people.stated.speakers },
  };
}

/** Why a page that names an address is no talk; null where it is one. */
function reasonAgainst(facts: PageFacts, found: readonly FoundAddress[], others: readonly BlockLink[]): string | null {
  const { fields, people, event, type, title, words } = facts;
  if (!facts.strong && event === null) return 'nothing in the front matter says that the page is a talk';
  const programme = fields.of('programme').find(({ value }) => entriesOf(value).filter(isObject).length > 1);
  if (programme !== undefined) return `its "${programme.key}" lists several sessions`;
  if (people.withTalks > 1) return 'its speakers have talks of their own';
  if (type?.sure === true) return null;
  if (people.speakers.length > MOST_SPEAKERS) return `it names ${people.speakers.length} speakers, as an event's page does`;
  if (found.filter(({ role }) => role === 'recording').length > 1) return 'it names several recordings';
  if (others.length > 1) return `its text links to ${others.length} other sessions`;
  if (people.named) return null;
  if (event !== null && isNameOf(title, event)) return 'its title is the name of the event';
  const wrong = words.notTalk.exec(title)?.[0];
  return wrong === undefined ? null : `its title says "${wrong}"`;
}

function isNameOf(title: string, event: MentionedEvent): boolean {
  const [named] = findEvents(title);
  return titleKey(title) === titleKey(event.name) || (named !== undefined && named.end - named.start > title.length * 0.75);
}

/**
 * A talk has one recording and one page of its own; what the front matter leaves out, the only such link of the text is.
 * A folder alone does not say so much: its pages may show any video.
 */
function completed(
  { type, event, people, strong }: PageFacts,
  found: readonly FoundAddress[],
  others: readonly BlockLink[],
): readonly FoundAddress[] {
  const addresses: FoundAddress[] = [];
  const open = strong && (event !== null || type?.byKey === true || (type !== null && people.named));
  for (const role of ['recording', 'session'] as const) {
    const own = found.find((address) => address.role === role);
    const linked = others.filter(({ target }) => (target?.role === 'recording') === (role === 'recording'));
    const [only, ...more] = linked;
    if (own !== undefined) addresses.push(own);
    else if (only?.target && more.length === 0 && open)
      addresses.push({ url: only.url, key: only.target.key, role, word: 'text', line: only.line });
  }
  return addresses;
}

function slidesOf(fields: PageFields): string | null {
  for (const { value } of fields.of('slides')) {
    const url = text(isObject(value) ? value['url'] : value);
    if (url !== null && talkKeyOf(url) !== null) return url;
  }
  return null;
}

function wordsOf({ fields, type, event, people }: PageFacts, addresses: readonly FoundAddress[]): readonly string[] {
  return [
    ...(type === null ? [] : [type.word]),
    ...addresses.map(({ role, word }) => `${role}: ${word}`),
    ...(event === null
      ? []
      : fields
          .of('event')
          .slice(0, 1)
          .map(({ key }) => `event: ${key}`)),
    ...(people === NOBODY
      ? []
      : fields
          .of('speakers')
          .slice(0, 1)
          .map(({ key }) => `speakers: ${key}`)),
  ];
}

/** Values that were meant for a talk and cannot be read. Only for pages that are talks: others mean something else by these keys. */
function findings({ fields, people, words, page }: PageFacts, { site, sourcePath }: TalkSource): readonly Diagnostic[] {
  const report = (key: string, message: string): Diagnostic =>
    diagnostic('TALK_INVALID', { site, sourcePath, line: page.lineOf(key) ?? 1 }, `The page is one talk, but its ${message}.`);
  const [billing] = fields.of('speakers');
  return [
    ...(['recording', 'session', 'slides'] as const)
      .flatMap((role) => fields.of(role))
      .filter(({ name, value }) => isBrokenAddress(name, value))
      .map(({ key, value }) => report(key, `"${key}" is no address: ${JSON.stringify(value).slice(0, 80)}`)),
    ...people.wrong.map((entry) =>
      report(billing?.key ?? '', `"${billing?.key ?? ''}" holds what is no name: ${JSON.stringify(entry).slice(0, 80)}`),
    ),
    ...fields
      .of('day')
      .filter(({ value }) => /^\d{4}-/.test(text(value) ?? '') && dayOf(value, words) === null)
      .map(({ key, value }) => report(key, `"${key}" is no day such as 2024-03-20: ${JSON.stringify(value).slice(0, 80)}`)),
  ];
}
