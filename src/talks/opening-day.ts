import type { Block } from './blocks.ts';
import { findDates, type FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { isSession } from './hosts.ts';
import { findKinds } from './kinds.ts';
import { dayOf } from './page-values.ts';
import { sentenceAt } from './sentences.ts';
import { isObject } from './stated-values.ts';

/** Before a day that something ends or begins with, which is not the event's. */
const DEADLINE =
  /(?:until|till|by|before|since|after|next|bis|vor|seit|nach|ab|hasta|desde|antes del?|jusqu['’]au|avant le|depuis le|até|antes de|fino al|dal|entro il|до|з)\s(?:\p{L}+,?\s)?$/iu;

/**
 * The one day that the title of a post about an event gives, or its first paragraphs before its first session; null
 * where they give none or several. A post whose title tells of no event is about one where the sentence with the day does, and the post
 * speaks of no other.
 */
export function dayOfOpening(document: TalkDocument): FoundDate | null {
  const { title } = document.source;
  const { words } = document;
  const [subject] = document.titleEvents;
  const titled = subject !== undefined || words.occasions.test(title) || findKinds(title, words).length > 0;
  if (!titled && !namesOneEvent(document)) return null;
  const [told, more] = titled ? findDates(title, words, document.publishedAt) : [];
  if (told !== undefined && more === undefined && told.endsOn === null) return told;
  const kept = subject === undefined ? null : dayOfPage(document);
  if (kept !== null) return { startsOn: kept, endsOn: null, start: 0, end: 0 };
  const days: FoundDate[] = [];
  let seen = 0;
  for (const block of document.blocks) {
    const { index, kind, list, text } = block;
    if (seen >= 3) break;
    const session = block.links.find(({ target }) => isSession(target));
    if (kind === 'heading' || kind === 'row' || list !== null || text.trim() === '') {
      if (session !== undefined) break;
      continue;
    }
    seen += 1;
    // Of the paragraph that links the first session only the sentences before it introduce them all.
    const limit = session === undefined ? text.length : sentenceAt(block, session.start).start;
    const other = document.events(index).some(({ series }) => subject !== undefined && series !== subject.series);
    const own = (other ? [] : document.dates(index)).filter(
      ({ start, end }) => end <= limit && !DEADLINE.test(text.slice(Math.max(0, start - 24), start)),
    );
    if (!titled && !own.every(({ start }) => tellsOfEvent(document, block, start))) return null;
    days.push(...own);
    if (session !== undefined) break;
  }
  const [day] = days;
  return day !== undefined && day.endsOn === null && days.every(({ startsOn }) => startsOn === day.startsOn) ? day : null;
}

/** The one day on which the opening of a post says that a session was held; null where it gives none or several. */
export function dayOfSession(document: TalkDocument): FoundDate | null {
  const opening = document.blocks.filter(({ kind, list, text }) => kind === 'paragraph' && list === null && text.trim() !== '').slice(0, 3);
  const days = opening.flatMap((block) =>
    document.dates(block.index).filter(({ start }) => {
      const span = sentenceAt(block, start);
      return findKinds(block.text.slice(span.start, span.end), document.words).length > 0;
    }),
  );
  const [only] = days;
  return days.length === 1 && only !== undefined && only.endsOn === null ? only : null;
}

/** The one day that a set of front matter gives the event beside its times and place: `section: { time: 2024-05-04 13:00-18:00 }`. */
function dayOfPage({ source, words }: TalkDocument): string | null {
  const sets = Object.values(source.page?.params ?? {}).filter(isObject);
  const days = new Set(sets.flatMap((set) => dayOf(set['time'] ?? set['date'], words) ?? []));
  const [day] = days;
  return days.size === 1 ? (day ?? null) : null;
}

function namesOneEvent(document: TalkDocument): boolean {
  return new Set(document.blocks.flatMap(({ index }) => document.events(index).map(({ series }) => series))).size <= 1;
}

/** Whether the sentence around an offset names an event, or a noun for one. */
function tellsOfEvent(document: TalkDocument, block: Block, offset: number): boolean {
  const { start, end } = sentenceAt(block, offset);
  return (
    document.words.occasions.test(block.text.slice(start, end)) ||
    document.events(block.index).some((event) => event.start >= start && event.end <= end)
  );
}
