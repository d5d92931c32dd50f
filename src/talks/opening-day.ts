import { hasSession } from './blocks.ts';
import { findDates, type FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { findKinds } from './kinds.ts';

/** Before a day that something ends or begins with, which is not the event's. */
const DEADLINE =
  /(?:until|till|by|before|since|after|next|bis|vor|seit|nach|ab|hasta|desde|antes del?|jusqu['’]au|avant le|depuis le|até|antes de|fino al|dal|entro il|до|з)\s(?:\p{L}+,?\s)?$/iu;

/** The one day that its title gives, or the first paragraphs of a post about an event give, before its first session; null where they give none or several. */
export function dayOfOpening(document: TalkDocument): FoundDate | null {
  const { title } = document.source;
  const [subject] = document.titleEvents;
  if (subject === undefined && !document.words.occasions.test(title) && findKinds(title, document.words).length === 0) return null;
  const [told, more] = findDates(title, document.words, document.source.publishedAt);
  if (told !== undefined && more === undefined && told.endsOn === null) return told;
  const days: FoundDate[] = [];
  let seen = 0;
  for (const block of document.blocks) {
    const { index, kind, list, text } = block;
    if (seen >= 3 || hasSession(block)) break;
    if (kind === 'heading' || kind === 'row' || list !== null || text.trim() === '') continue;
    seen += 1;
    if (document.events(index).some(({ series }) => subject !== undefined && series !== subject.series)) continue;
    days.push(...document.dates(index).filter(({ start }) => !DEADLINE.test(text.slice(Math.max(0, start - 24), start))));
  }
  const [day] = days;
  return day !== undefined && day.endsOn === null && days.every(({ startsOn }) => startsOn === day.startsOn) ? day : null;
}
