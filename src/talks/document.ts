import type { Block, BlockLink } from './blocks.ts';
import { isSession } from './hosts.ts';
import { readBlocks } from './candidates.ts';
import { dayOfLine, findDates, type FoundDate, onlyYear } from './dates.ts';
import { withEventSites } from './event-site.ts';
import { eventBeforeDays, eventOfLabel, eventOfTitle, findEventsAt } from './event-positions.ts';
import { eventToldBelow, seriesOfTitle } from './events-told.ts';
import type { FoundEvent } from './events.ts';
import { dayOfOpening } from './opening-day.ts';
import { dayOfPath } from './path-day.ts';
import { withSubjects, type Words, wordsFor } from './words.ts';
import type { TalkSource } from './source.ts';
import { pairedNames } from './paired-names.ts';
import { findPeople, type FoundPerson } from './people.ts';
import { profileNames } from './profile-names.ts';
import { isGeneric } from './title-words.ts';
import { isTalkList } from './talk-list.ts';
import { namePeople } from './name-people.ts';

/** Blocks that a look back over a section passes at most: beyond them nothing introduces a talk. */
const LOOK_BACK = 200;

/** Blocks of a post that say what it is about. */
const OPENING = 4;
/** Events that these name and whose own sites count. */
const MOST_EVENTS = 8;

export function listKey({ list }: Block): string {
  return list === null ? '' : `${list.intro}/${list.items.length}`;
}

/** One document ready for reading: its blocks, words and whatever several readings ask for, found once. */
export class TalkDocument {
  readonly source: TalkSource;
  readonly blocks: readonly Block[];
  readonly words: Words;
  readonly titleEvents: readonly FoundEvent[];
  /** When it was published: as the source knows it, else by a full date on a line of its own above its text, or by its path. */
  readonly publishedAt: string | null;
  private readonly eventsOf = new Map<number, readonly FoundEvent[]>();
  private readonly datesOf = new Map<number, readonly FoundDate[]>();
  private readonly peopleOf = new Map<number, readonly FoundPerson[]>();
  private readonly headsOf = new Map<string, boolean>();
  /** First blocks of the lists' items with a talk link, by list. */
  private readonly entriesOf: ReadonlyMap<string, readonly Block[]>;
  private opened: { readonly day: FoundDate | null } | null = null;
  private listed: boolean | null = null;
  private headingsOf: ReadonlyMap<string, readonly Block[]> | null = null;
  /** How many sessions stand right below each heading, by its number; -1 holds those above all headings. */
  private readonly sessionsOf: ReadonlyMap<number, number>;
  /** Recordings and schedule entries of the whole document. */
  readonly sessions: number;
  /** The first link to each of them. */
  readonly sessionLinks: readonly BlockLink[];

  constructor(source: TalkSource) {
    this.source = source;
    this.blocks = readBlocks(source);
    const words = withSubjects(wordsFor(source.language), [source.site, ...(source.keywords ?? [])]);
    const texts = this.blocks.map(({ text }) => text);
    const persons = new Set([...pairedNames(texts, words), ...profileNames(this.blocks, words)]);
    this.words = persons.size === 0 ? words : { ...words, persons };
    const lines = source.publishedAt === null ? this.blocks.slice(0, 4).flatMap(({ text }) => text.split('\n')) : [];
    this.publishedAt =
      source.publishedAt ?? lines.map((line) => dayOfLine(line, words)).find((day) => day !== null) ?? dayOfPath(source.sourcePath);
    const named = findEventsAt(source.title, this.words);
    const opening = this.blocks.slice(0, OPENING).map(({ text }) => text);
    const dated = named.length > 0 ? null : (eventOfTitle(source.title, this.words) ?? seriesOfTitle(source.title, opening, this.words));
    const title = dated === null ? named : [dated];
    const described = findEventsAt(source.description ?? '', this.words);
    // A description that names several events, or names one late, lists news; it does not say what the post is about.
    const subject =
      described.length > 0 && described.every((event) => event.series === described[0]?.series) && (described[0]?.start ?? 99) < 90;
    this.titleEvents = subject ? [...title, ...described] : title;
    const events = [...this.titleEvents, ...opening.flatMap((_, index) => this.events(index))];
    this.blocks = withEventSites(this.blocks, events.slice(0, MOST_EVENTS));
    const keysOf = new Map<number, { readonly recording: Set<string>; readonly schedule: Set<string> }>();
    const all = new Map<string, BlockLink>();
    for (const { trail, links } of this.blocks) {
      const heading = trail.at(-1) ?? -1;
      const keys = keysOf.get(heading) ?? { recording: new Set(), schedule: new Set() };
      keysOf.set(heading, keys);
      for (const link of links) {
        const { target } = link;
        if (!isSession(target)) continue;
        keys[target.role === 'recording' ? 'recording' : 'schedule'].add(target.key);
        if (!all.has(target.key)) all.set(target.key, link);
      }
    }
    // One entry of a schedule and one recording below a heading are one session.
    this.sessionsOf = new Map([...keysOf].map(([heading, { recording, schedule }]) => [heading, Math.max(recording.size, schedule.size)]));
    this.sessions = all.size;
    this.sessionLinks = [...all.values()];
    this.entriesOf = Map.groupBy(
      this.blocks.filter(({ list }) => list !== null),
      listKey,
    );
  }

  block(index: number): Block | null {
    return this.blocks[index] ?? null;
  }

  events(index: number): readonly FoundEvent[] {
    const known = this.eventsOf.get(index);
    if (known !== undefined) return known;
    const found = findEventsAt(this.blocks[index]?.text ?? '', this.words);
    this.eventsOf.set(index, found);
    return found;
  }

  /** The events of a heading or a list's title, which may be nothing but a name with its year or days. */
  labelled(index: number): readonly FoundEvent[] {
    const named = this.events(index);
    const text = this.blocks[index]?.text ?? '';
    if (named.length > 0 || text.length > 120) return named;
    const whole =
      eventOfLabel(text, this.words) ??
      eventBeforeDays(text, this.dates(index), this.words) ??
      eventToldBelow(text, this.blocks[index + 1]?.text ?? '', this.words);
    return whole === null ? named : [whole];
  }

  dates(index: number): readonly FoundDate[] {
    const known = this.datesOf.get(index);
    if (known !== undefined) return known;
    const found = findDates(this.blocks[index]?.text ?? '', this.words, this.near(this.blocks[index]));
    this.datesOf.set(index, found);
    return found;
  }

  /** The persons whom a block names, whatever its links. */
  people(index: number): readonly FoundPerson[] {
    const known = this.peopleOf.get(index);
    if (known !== undefined) return known;
    const found = findPeople(this.blocks[index]?.text ?? '', this.words);
    this.peopleOf.set(index, found);
    return found;
  }

  /** The one day that the opening of a post about an event gives: its talks were held then. Null where it gives none or several. */
  get openingDay(): FoundDate | null {
    this.opened ??= { day: dayOfOpening(this) };
    return this.opened.day;
  }

  /** Whether the post as a whole is a list of talks. */
  get listsTalks(): boolean {
    return (this.listed ??= isTalkList(this));
  }

  /** A day near which the dates of a block lie: of the year that a heading above it prints, else the post's own. */
  near(block: Block | undefined): string | null {
    const { publishedAt } = this;
    const printed =
      block === undefined
        ? undefined
        : this.headings(block)
            .map(({ text }) => onlyYear(text))
            .find((year) => year !== null);
    if (printed !== undefined && printed !== null) return printed === publishedAt?.slice(0, 4) ? publishedAt : `${printed}-07-01`;
    const subject = this.titleEvents[0]?.year ?? null;
    return publishedAt ?? (subject === null ? null : `${subject}-07-01`);
  }

  /** The headings above a block, nearest first. */
  headings(block: Block): readonly Block[] {
    return block.trail.flatMap((index) => this.blocks[index] ?? []).toReversed();
  }

  /** How many sessions stand right below a heading: its schedule entries or its recordings, whichever are more. */
  sessionsBelow(heading: Block): number {
    return this.sessionsOf.get(heading.index) ?? 0;
  }

  /** The blocks that introduce the lists a block stands in, nearest first. */
  intros(block: Block): readonly Block[] {
    const found: Block[] = [];
    let place = block.list;
    while (place !== null && place.intro >= 0 && found.length < 8) {
      const intro = this.blocks[place.intro];
      if (intro === undefined || intro.kind === 'heading') break;
      const outer = intro.list;
      // Another item of the same depth introduces nothing.
      if (outer !== null && (outer.items.length >= place.items.length || outer.items.some((item, at) => item !== place?.items[at]))) break;
      found.push(intro);
      place = outer;
    }
    return found;
  }

  /** Paragraphs before a block in its own section, nearest first; other items of lists are left out. */
  before(block: Block, most: number): readonly Block[] {
    const found: Block[] = [];
    const nearest = block.trail.at(-1) ?? -1;
    for (let at = block.index - 1; at > nearest && at >= block.index - LOOK_BACK && found.length < most; at -= 1) {
      const each = this.blocks[at];
      if (each === undefined || each.trail.at(-1) !== block.trail.at(-1)) break;
      if (each.kind === 'row' || (each.list !== null && each.list.items.at(-1) !== block.list?.items.at(-1))) continue;
      found.push(each);
    }
    return found;
  }

  /** Whether the entries around a block begin with their speakers (`A & B: Title`), which settles doubtful ones. */
  speakersFirst(block: Block): boolean {
    if (block.list === null && block.kind !== 'heading') return false;
    const key = block.list === null ? headingKey(block) : listKey(block);
    const known = this.headsOf.get(key);
    if (known !== undefined) return known;
    const result = block.list === null ? this.headingsNamePeople(key) : this.entriesNamePeople(key);
    this.headsOf.set(key, result);
    return result;
  }

  private entriesNamePeople(key: string): boolean {
    let closed = 0;
    const texts = (this.entriesOf.get(key) ?? []).flatMap((each) => {
      const link = each.links.find(({ target }) => target !== null);
      if (link === undefined) return [];
      const linked = each.text.slice(link.start, link.end);
      const generic = isGeneric(linked, this.words);
      if (!generic && each.text.length - link.end > 3) closed += 1;
      // `Ada Park – Title ([video](…))`
      return [generic ? each.text.slice(0, link.start).replace(/[\s([–—:-]+$/u, '') : linked];
    });
    return namePeople(texts, this.words, closed);
  }

  /** Of headings side by side only those with a session below are entries. */
  private headingsNamePeople(key: string): boolean {
    this.headingsOf ??= Map.groupBy(
      this.blocks.filter((each) => each.kind === 'heading' && this.sessionsBelow(each) > 0),
      headingKey,
    );
    return namePeople(
      (this.headingsOf.get(key) ?? []).map(({ text }) => text),
      this.words,
      0,
    );
  }
}

/** Headings of one depth below one heading. */
function headingKey({ trail, depth }: Block): string {
  return `#${trail.at(-1) ?? -1}/${depth}`;
}
