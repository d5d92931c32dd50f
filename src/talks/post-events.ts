import type { MentionedEvent } from '../model.ts';
import type { Block } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { eventBelow } from './event-below.ts';
import { inYearOf, isOfLastYear } from './event-years.ts';
import { isSession } from './hosts.ts';
import { eventSlug, type FoundEvent } from './events.ts';

/** Which event a talk was given at, and how the post knows it. */
export interface EventChoice {
  readonly event: FoundEvent;
  /** True where the talk's own words, its list or its heading name it. */
  readonly stated: boolean;
}

/**
 * The event that the surroundings of a link name: the sentences before it in its paragraph, the list's introduction, the nearest heading, the nearest paragraph
 * before it, sections further out, and at last the post's title and description.
 */
export function eventAround(document: TalkDocument, block: Block, offset: number): EventChoice | null {
  // The words of another talk's link say where that talk was.
  const inLink = (event: FoundEvent): boolean =>
    block.links.some(({ target, start, end }) => target !== null && start <= event.start && event.end <= end);
  const before =
    block.kind === 'heading'
      ? undefined
      : document
          .events(block.index)
          .findLast((event) => event.end <= offset && !inLink(event) && !isOfLastYear(block, event, document.words));
  if (before !== undefined) return { event: before, stated: false };
  const below = eventBelow(document, block);
  if (below !== null) return { event: below, stated: true };
  for (const intro of document.intros(block)) {
    const named = document.labelled(intro.index);
    const event = subjectOf(document, named) ?? named.at(-1);
    if (event !== undefined) return { event, stated: true };
  }
  const headings = document.headings(block);
  const labels = headings[0] === undefined ? [] : document.labelled(headings[0].index);
  const own = subjectOf(document, labels) ?? labels.at(-1);
  if (own !== undefined) return { event: own, stated: true };
  for (const each of document.before(block, 40)) {
    // Another talk's own line says where that talk was, not where this one is.
    if (each.links.some(({ target, start, end }) => target !== null && end - start > each.text.length / 2)) continue;
    // What introduces a list speaks of the list alone.
    if (document.block(each.index + 1)?.list?.intro === each.index) continue;
    const event = document.events(each.index).findLast((named) => !isOfLastYear(each, named, document.words));
    if (event !== undefined) return { event: inYearOf(block.text, event), stated: false };
  }
  for (const heading of headings.slice(1)) {
    const event = document.labelled(heading.index).at(-1) ?? introducing(document, heading);
    if (event !== undefined) return { event, stated: true };
  }
  const subject = document.titleEvents[0];
  return subject === undefined ? null : { event: inYearOf(block.text, subject), stated: false };
}

/** Of several events named together, the one that the post is about. */
function subjectOf(document: TalkDocument, named: readonly FoundEvent[]): FoundEvent | undefined {
  const subject = document.titleEvents[0];
  return named.length < 2 || subject === undefined ? undefined : named.find(({ series }) => series === subject.series);
}

/** The event that the paragraphs right below a heading name, before its first subheading. */
function introducing(document: TalkDocument, heading: Block): FoundEvent | undefined {
  for (let at = heading.index + 1; at <= heading.index + 3; at += 1) {
    const each = document.block(at);
    if (each === null || each.kind === 'heading' || each.list !== null) return undefined;
    const event = document.events(at)[0];
    if (event !== undefined) return event;
  }
  return undefined;
}

/** How many of region and year a mention prints. */
function partsOf(each: FoundEvent): number {
  return (each.region === null ? 0 : 1) + (each.year === null ? 0 : 1);
}

/** Where a post speaks of one series. */
interface SeriesMentions {
  /** Title first, then headings and text in their order. */
  readonly mentions: FoundEvent[];
  readonly blocks: Block[];
}

/** Mentions of one series that complete each other: a post with more has said it all before. */
const MOST_MENTIONS = 100;

function mentionsBySeries(document: TalkDocument): ReadonlyMap<string, SeriesMentions> {
  const bySeries = new Map<string, SeriesMentions>();
  const add = (event: FoundEvent, block: Block | null): void => {
    const known = bySeries.get(event.series) ?? { mentions: [], blocks: [] };
    bySeries.set(event.series, known);
    if (known.mentions.length < MOST_MENTIONS) known.mentions.push(event);
    if (block !== null && known.blocks.length < MOST_MENTIONS && known.blocks.at(-1) !== block) known.blocks.push(block);
  };
  for (const event of document.titleEvents) add(event, null);
  for (const block of document.blocks) for (const event of document.events(block.index)) add(event, block);
  return bySeries;
}

/** Completes an event with what the rest of the post says of its series: region, year, days, place, address, fullest name. */
export class PostEvents {
  private readonly document: TalkDocument;
  private bySeries: ReadonlyMap<string, SeriesMentions> | null = null;
  private readonly known = new Map<string, MentionedEvent>();

  constructor(document: TalkDocument) {
    this.document = document;
  }

  /** `day`: of the talk, which says of what year an event is that others of its series stand beside in the post. */
  complete(printed: FoundEvent, day: FoundDate | null = null): MentionedEvent {
    const event = day === null ? printed : this.ofDay(printed, Number(day.startsOn.slice(0, 4)));
    const key = `${event.series}|${event.region}|${event.year}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.bySeries ??= mentionsBySeries(this.document);
    const { mentions: same, blocks } = this.bySeries.get(event.series) ?? { mentions: [], blocks: [] };
    const region = event.region ?? this.regionOf(same, event.year);
    const year = event.year ?? same.find((each) => each.region === region && each.year !== null)?.year ?? this.onlyYear(same);
    const fits = [event, ...same].filter(
      (each) => (each.region === null || each.region === region) && (each.year === null || each.year === year),
    );
    const fullest = fits.reduce(
      (best, each) =>
        partsOf(each) > partsOf(best) || (partsOf(each) === partsOf(best) && partsOf(each) > 0 && each.name.length > best.name.length)
          ? each
          : best,
      event,
    );
    const days = this.daysOf(blocks, event.series, region);
    const identityYear = year ?? (days === null ? this.publishedYear() : Number(days.startsOn.slice(0, 4)));
    const made: MentionedEvent = {
      name: fullest.name,
      slug: eventSlug({ series: event.series, region, year: identityYear }),
      series: event.series,
      year: identityYear,
      startsOn: days?.startsOn ?? null,
      endsOn: days?.endsOn ?? null,
      location: days?.location ?? null,
      url: this.addressOf(blocks, event.series, region),
    };
    this.known.set(key, made);
    return made;
  }

  /** `4 April 2025, KubeCon Europe` in a list that also names that of 2024. */
  private ofDay(event: FoundEvent, year: number): FoundEvent {
    if (event.year !== null) return event;
    this.bySeries ??= mentionsBySeries(this.document);
    return this.bySeries.get(event.series)?.mentions.some((each) => each.year !== null && each.year !== year) === true
      ? { ...event, year }
      : event;
  }

  private regionOf(same: readonly FoundEvent[], year: number | null): string | null {
    const subject = this.document.titleEvents.find((each) => same.includes(each) && each.region !== null);
    if (subject !== undefined) return subject.region;
    // A co-located event is where the post's main event is, if the post prints it with that region anywhere.
    const main = this.document.titleEvents.find((each) => each.region !== null && same.some((other) => other.region === each.region));
    if (main !== undefined) return main.region;
    const regions = new Set(
      same.filter((each) => each.region !== null && (year === null || each.year === null || each.year === year)).map((each) => each.region),
    );
    const [only] = regions;
    return regions.size === 1 ? (only ?? null) : null;
  }

  private onlyYear(same: readonly FoundEvent[]): number | null {
    const years = new Set(same.flatMap(({ year }) => year ?? []));
    const [only] = years;
    return years.size === 1 ? (only ?? null) : null;
  }

  private publishedYear(): number | null {
    const year = Number(this.document.publishedAt?.slice(0, 4));
    return Number.isInteger(year) && year > 1900 ? year : null;
  }

  /** The event's days and place, where a sentence that names the event prints them. */
  private daysOf(
    blocks: readonly Block[],
    series: string,
    region: string | null,
  ): { readonly startsOn: string; readonly endsOn: string | null; readonly location: string | null } | null {
    for (const block of blocks) {
      const events = this.document.events(block.index);
      const at = events.find((each) => each.series === series && (each.region === null || region === null || each.region === region));
      if (at === undefined) continue;
      const dates = this.document.dates(block.index);
      // The only day that a sentence about the post's subject gives is the subject's, whatever stands between.
      const only = dates.length === 1 && this.document.titleEvents[0]?.series === series;
      const near = dates.filter((date) => Math.abs(date.start - at.end) < 220 && (only || !between(events, at, date)));
      const date =
        near.find((each) => each.endsOn !== null) ??
        (block.links.length <= 3 && near.length === 1 && block.list === null ? near[0] : undefined);
      if (date === undefined) continue;
      return { startsOn: date.startsOn, endsOn: date.endsOn, location: placeNear(block.text, at, date) };
    }
    return null;
  }

  private addressOf(blocks: readonly Block[], series: string, region: string | null): string | null {
    for (const block of blocks) {
      if (block.links.length === 0) continue;
      for (const event of this.document.events(block.index)) {
        if (event.series !== series || (event.region !== null && region !== null && event.region !== region)) continue;
        const link = block.links.find(({ start, end, embed }) => !embed && start <= event.start + 2 && event.end - 2 <= end);
        if (link !== undefined && /^https?:\/\//.test(link.url) && !isSession(link.target)) return link.url;
      }
    }
    return null;
  }
}

function between(events: readonly FoundEvent[], at: FoundEvent, date: FoundDate): boolean {
  const [from, to] = at.end < date.start ? [at.end, date.start] : [date.end, at.start];
  return events.some((other) => other !== at && other.series !== at.series && other.start >= from && other.end <= to);
}

const PLACE =
  /(?:^|[\s,])(?:in|en|em|à|a|w|у|в|nach)\s(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,2}(?:,\s\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)?)?)/u;

/** `in Valencia, Spain` beside an event or its days. */
function placeNear(text: string, event: FoundEvent, date: FoundDate): string | null {
  const from = Math.max(0, Math.min(event.end, date.start) - 1);
  const window = text.slice(from, Math.max(event.end, date.end) + 60).split(/[.!?](?:\s|$)/)[0] ?? '';
  const place = PLACE.exec(window)?.[1] ?? null;
  return place === null || /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Person)\b/.test(place)
    ? null
    : place;
}
