import type { Block } from './blocks.ts';
import { readBlocks } from './candidates.ts';
import { findDates, type FoundDate } from './dates.ts';
import { findEvents, type FoundEvent } from './events.ts';
import { withSubjects, type Words, wordsFor } from './lexicon.ts';
import type { TalkSource } from './source.ts';
import { head } from './titles.ts';

/** One document ready for reading: its blocks, words and whatever several readings ask for, found once. */
export class TalkDocument {
  readonly source: TalkSource;
  readonly blocks: readonly Block[];
  readonly words: Words;
  readonly titleEvents: readonly FoundEvent[];
  private readonly eventsOf = new Map<number, readonly FoundEvent[]>();
  private readonly datesOf = new Map<number, readonly FoundDate[]>();
  private readonly headsOf = new Map<number, boolean>();

  constructor(source: TalkSource) {
    this.source = source;
    this.blocks = readBlocks(source);
    this.words = withSubjects(wordsFor(source.language), [source.site, ...(source.keywords ?? [])]);
    const title = findEvents(source.title);
    const described = findEvents(source.description ?? '');
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
    const found = findEvents(this.blocks[index]?.text ?? '');
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

  /** The headings above a block, nearest first. */
  headings(block: Block): readonly Block[] {
    return block.trail.flatMap((index) => this.blocks[index] ?? []).toReversed();
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
    for (let at = block.index - 1; at > nearest && found.length < most; at -= 1) {
      const each = this.blocks[at];
      if (each === undefined || each.trail.at(-1) !== block.trail.at(-1)) break;
      if (each.kind === 'row' || (each.list !== null && each.list.items.at(-1) !== block.list?.items.at(-1))) continue;
      found.push(each);
    }
    return found;
  }

  /** Whether the entries around a block begin with their speakers (`A & B: Title`), which settles doubtful ones. */
  speakersFirst(block: Block): boolean {
    const list = block.list;
    if (list === null) return false;
    const key = list.intro * 100 + list.items.length;
    const known = this.headsOf.get(key);
    if (known !== undefined) return known;
    let sure = 0;
    let lone = 0;
    let other = 0;
    let closed = 0;
    for (const each of this.blocks) {
      if (each.list === null || each.list.intro !== list.intro || each.list.items.length !== list.items.length) continue;
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
