import type { Block } from './blocks.ts';
import { readBlocks } from './candidates.ts';
import { findDates, type FoundDate } from './dates.ts';
import { findEventsAt } from './event-positions.ts';
import type { FoundEvent } from './events.ts';
import { withSubjects, type Words, wordsFor } from './lexicon.ts';
import type { TalkSource } from './source.ts';
import { findPeople, type FoundPerson } from './people.ts';
import { head } from './titles.ts';

/** Blocks that a look back over a section passes at most: beyond them nothing introduces a talk. */
const LOOK_BACK = 200;

function listKey({ list }: Block): string {
  return list === null ? '' : `${list.intro}/${list.items.length}`;
}

/** One document ready for reading: its blocks, words and whatever several readings ask for, found once. */
export class TalkDocument {
  readonly source: TalkSource;
  readonly blocks: readonly Block[];
  readonly words: Words;
  readonly titleEvents: readonly FoundEvent[];
  private readonly eventsOf = new Map<number, readonly FoundEvent[]>();
  private readonly datesOf = new Map<number, readonly FoundDate[]>();
  private readonly peopleOf = new Map<number, readonly FoundPerson[]>();
  private readonly headsOf = new Map<string, boolean>();
  /** First blocks of the lists' items with a talk link, by list. */
  private readonly entriesOf: ReadonlyMap<string, readonly Block[]>;
  /** Recordings and schedule entries right below each heading, by its number; -1 holds those above all headings. */
  private readonly sessionsOf: ReadonlyMap<number, number>;
  /** Recordings and schedule entries of the whole document. */
  readonly sessions: number;

  constructor(source: TalkSource) {
    this.source = source;
    this.blocks = readBlocks(source);
    const sessionsOf = new Map<number, number>();
    let sessions = 0;
    for (const { trail, links } of this.blocks) {
      const here = links.filter(({ target }) => target?.role === 'recording' || target?.role === 'schedule').length;
      const heading = trail.at(-1) ?? -1;
      sessions += here;
      sessionsOf.set(heading, (sessionsOf.get(heading) ?? 0) + here);
    }
    this.sessionsOf = sessionsOf;
    this.sessions = sessions;
    this.entriesOf = Map.groupBy(
      this.blocks.filter(({ list }) => list !== null),
      listKey,
    );
    this.words = withSubjects(wordsFor(source.language), [source.site, ...(source.keywords ?? [])]);
    const title = findEventsAt(source.title, this.words);
    const described = findEventsAt(source.description ?? '', this.words);
    // A description that names several events, or names one late, lists news; it does not say what the post is about.
    const subject =
      described.length > 0 && described.every((event) => event.series === described[0]?.series) && (described[0]?.start ?? 99) < 90;
    this.titleEvents = subject ? [...title, ...described] : title;
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

  dates(index: number): readonly FoundDate[] {
    const known = this.datesOf.get(index);
    if (known !== undefined) return known;
    const found = findDates(this.blocks[index]?.text ?? '', this.words, this.source.publishedAt);
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

  /** The headings above a block, nearest first. */
  headings(block: Block): readonly Block[] {
    return block.trail.flatMap((index) => this.blocks[index] ?? []).toReversed();
  }

  /** How many recordings and schedule entries stand right below a heading. */
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
    if (block.list === null) return false;
    const key = listKey(block);
    const known = this.headsOf.get(key);
    if (known !== undefined) return known;
    let sure = 0;
    let lone = 0;
    let other = 0;
    let closed = 0;
    for (const each of this.entriesOf.get(key) ?? []) {
      const link = each.links.find(({ target }) => target !== null);
      if (link === undefined) continue;
      const text = each.text.slice(link.start, link.end);
      if (head(text, this.words, false) !== null) sure += 1;
      else if (head(text, this.words, true) !== null) lone += 1;
      else other += 1;
      if (each.text.length - link.end > 3) closed += 1;
    }
    // `Lazy Herons: ...` looks like a name: one entry must name two speakers, or all begin so and print no one behind.
    const result = sure + lone >= 2 && sure + lone > other * 2 && (sure > 0 || (other === 0 && lone >= 3 && closed === 0));
    this.headsOf.set(key, result);
    return result;
  }
}
