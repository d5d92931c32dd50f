import type { MentionedEvent, TalkMentionRecord } from '../model.ts';
import { dayAround } from './day-around.ts';
import type { TalkDocument } from './document.ts';
import { eventAround, type PostEvents } from './post-events.ts';
import type { Candidate } from './readings.ts';
import { titleKey } from './identity.ts';
import { isPhrase } from './told-before.ts';
import { readTitle } from './titles.ts';
import { slugOf } from '../slug.ts';

/** Addresses of one talk that count: more of them are a mistake of the author's, and not worth their cost. */
const MOST_KEYS = 100;

/** A mention that is still growing, with the candidates it came from. */
interface Draft {
  mention: TalkMentionRecord;
  readonly at: number;
}

/** First pass: each proven candidate becomes a mention; event and day are inherited from what stands above it. */
function draft(document: TalkDocument, events: PostEvents, candidate: Candidate, at: number): Draft | null {
  const { reading, link, block } = candidate;
  const { target } = link;
  if (reading === null || target === null || !candidate.isTalk) return null;
  const title = reading.title ?? fallbackTitle(document, candidate);
  if (title === null) return null;
  const around = reading.event === null ? eventAround(document, block, link.start) : null;
  const found = reading.event ?? around?.event ?? null;
  const day = reading.date ?? dayAround(document, block);
  const event = found === null ? null : events.complete(found, day);
  const oneDay = event !== null && event.startsOn !== null && event.endsOn === null ? event.startsOn : null;
  const opening = reading.event === null && (event === null || isSubject(document, event)) ? document.openingDay : null;
  const startsOn = day?.startsOn ?? (reading.event === null ? oneDay : null) ?? opening?.startsOn ?? null;
  const key = target.role === 'programme' ? `${target.key}#${slugOf(title)}` : target.key;
  const mention: TalkMentionRecord = {
    urlKeys: [key],
    url: link.url,
    recordingUrl: target.role === 'recording' ? target.url : null,
    scheduleUrl: target.role === 'recording' ? null : target.url,
    slidesUrl: null,
    video: target.video,
    title,
    kind: reading.kind ?? 'TALK',
    event,
    startsOn,
    speakers: reading.speakers,
    stated: {
      title: reading.titleStated,
      kind: reading.kind !== null,
      event: reading.event !== null || around?.stated === true,
      startsOn: day !== null,
      speakers: reading.speakers.length > 0 && reading.speakersImplied !== true,
    },
    quote: reading.quote.replaceAll(/\s+/g, ' ').trim().slice(0, 600),
    line: link.line,
    explicit: false,
    confidence: Math.max(0, Math.min(0.99, Math.round((candidate.score / 1.6) * 100) / 100)),
  };
  return { mention, at };
}

function isSubject({ titleEvents }: TalkDocument, { series }: MentionedEvent): boolean {
  return titleEvents.length === 0 || titleEvents[0]?.series === series;
}

function fallbackTitle(document: TalkDocument, candidate: Candidate): string | null {
  const heading = document.headings(candidate.block)[0]?.text;
  return heading !== undefined && heading.length > 3 && heading.length < 160 ? heading : (candidate.link.label ?? null);
}

/** A player's own title says who speaks, and what about, where the words beside the schedule's link do not. */
function withLabel({ words }: TalkDocument, mention: TalkMentionRecord, label: string | null): TalkMentionRecord {
  const read = label === null ? null : readTitle(label, words);
  if (read === null || read.title.length < 3) return mention;
  const unnamed = !mention.stated.title || isPhrase(mention.title, words);
  return {
    ...mention,
    title: unnamed && read.speakers.length > 0 ? read.title : mention.title,
    speakers: mention.speakers.length > 0 ? mention.speakers : read.speakers,
    stated: { ...mention.stated, speakers: mention.stated.speakers || (mention.speakers.length === 0 && read.speakers.length > 0) },
  };
}

/** Second pass: recordings, schedule entries and slides beside a talk become its further addresses. */
function withFurtherLinks(document: TalkDocument, made: Draft, further: readonly Candidate[]): Draft {
  const mention = withLabel(document, made.mention, further.find(({ link }) => link.embed && link.label !== null)?.link.label ?? null);
  const slides = further.find(({ link }) => link.target?.role === 'slides')?.link.url ?? null;
  const targets = further.flatMap(({ link }) => (link.target === null || link.target.role === 'slides' ? [] : [link.target]));
  return {
    ...made,
    mention: {
      ...mention,
      urlKeys: [...new Set([...mention.urlKeys, ...targets.map(({ key }) => key)])],
      recordingUrl: mention.recordingUrl ?? targets.find(({ role }) => role === 'recording')?.url ?? null,
      scheduleUrl: mention.scheduleUrl ?? targets.find(({ role }) => role === 'schedule')?.url ?? null,
      slidesUrl: mention.slidesUrl ?? slides,
      video: mention.video ?? targets.find(({ video }) => video !== null)?.video ?? null,
    },
  };
}

/** Third pass: slides that another host keeps, known by their words alone ("slides"). */
function withForeignSlides(document: TalkDocument, made: Draft, candidate: Candidate | undefined): Draft {
  if (candidate === undefined || made.mention.slidesUrl !== null || candidate.link.embed) return made;
  const { block, link } = candidate;
  const next =
    block.links.find((other) => other.start > link.end && other.target !== null && other.target.role !== 'slides')?.start ??
    Number.POSITIVE_INFINITY;
  const slides = block.links.find(
    (other) =>
      other.target === null &&
      other.start > link.start &&
      other.start < next &&
      document.words.slides.test(block.text.slice(other.start, other.end)) &&
      other.end - other.start < 40,
  );
  return slides === undefined || !/^https?:\/\//.test(slides.url) ? made : { ...made, mention: { ...made.mention, slidesUrl: slides.url } };
}

/** Fourth pass: a URL that a post names twice is one mention; the first place counts, later ones fill its gaps. */
function merged(first: TalkMentionRecord, later: TalkMentionRecord): TalkMentionRecord {
  const better = <Name extends keyof TalkMentionRecord['stated']>(name: Name): boolean => !first.stated[name] && later.stated[name];
  return {
    ...first,
    urlKeys: [...new Set([...first.urlKeys, ...later.urlKeys])].slice(0, MOST_KEYS),
    recordingUrl: first.recordingUrl ?? later.recordingUrl,
    scheduleUrl: first.scheduleUrl ?? later.scheduleUrl,
    slidesUrl: first.slidesUrl ?? later.slidesUrl,
    video: first.video ?? later.video,
    title: better('title') ? later.title : first.title,
    kind: better('kind') ? later.kind : first.kind,
    event: first.event === null || better('event') ? (later.event ?? first.event) : first.event,
    startsOn: first.startsOn ?? later.startsOn,
    speakers: first.speakers.length === 0 ? later.speakers : first.speakers,
    stated: {
      title: first.stated.title || later.stated.title,
      kind: first.stated.kind || later.stated.kind,
      event: first.stated.event || later.stated.event,
      startsOn: first.stated.startsOn || later.stated.startsOn,
      speakers: first.stated.speakers || later.stated.speakers,
    },
    confidence: Math.max(first.confidence, later.confidence),
  };
}

/** A session's address copied to a talk that has a title and a recording of its own is none of that talk's. */
function withoutForeignKey(
  mention: TalkMentionRecord,
  found: readonly TalkMentionRecord[],
  byKey: ReadonlyMap<string, number>,
): TalkMentionRecord {
  const [key = '', ...others] = mention.urlKeys;
  const owner = found[byKey.get(key) ?? -1];
  const { recordingUrl } = mention;
  if (owner === undefined || recordingUrl === null || mention.url === recordingUrl || others.length === 0) return mention;
  if (owner.recordingUrl === recordingUrl || titleKey(owner.title) === titleKey(mention.title)) return mention;
  if (!owner.stated.title || !mention.stated.title) return mention;
  return { ...mention, urlKeys: others, url: recordingUrl, scheduleUrl: null };
}

/** The proven talks of a document as mentions, in the order of the text. */
export function mentionsOf(document: TalkDocument, events: PostEvents, candidates: readonly Candidate[]): readonly TalkMentionRecord[] {
  const byKey = new Map<string, number>();
  const found: TalkMentionRecord[] = [];
  const further = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.partOf === null) continue;
    const known = further.get(candidate.partOf);
    if (known === undefined) further.set(candidate.partOf, [candidate]);
    else known.push(candidate);
  }
  for (const [at, candidate] of candidates.entries()) {
    if (candidate.partOf !== null) continue;
    const made = draft(document, events, candidate, at);
    if (made === null) continue;
    const whole = withForeignSlides(document, withFurtherLinks(document, made, further.get(at) ?? []), candidate).mention;
    const mention = withoutForeignKey(whole, found, byKey);
    const known = mention.urlKeys.map((key) => byKey.get(key)).find((index) => index !== undefined);
    const earlier = known === undefined ? undefined : found[known];
    const index = known ?? found.length;
    found[index] = earlier === undefined ? mention : merged(earlier, mention);
    for (const key of mention.urlKeys) byKey.set(key, index);
  }
  return found;
}
