import type { Block, BlockLink, Span } from './blocks.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { TalkDocument } from './document.ts';
import { ownLinks } from './entry-parts.ts';
import { findEventsAt } from './event-positions.ts';
import type { FoundEvent } from './events.ts';
import { findPeople, type FoundPerson } from './people.ts';
import { sentenceAt } from './sentences.ts';

/** A link whose offsets count from its sentence's start. */
export type PlacedLink = BlockLink & { readonly original: BlockLink };

/** One sentence and everything it names; all offsets count from its start. */
export interface SentenceView {
  /** Where it stands in its block. */
  readonly span: Span;
  readonly text: string;
  /** Its links to talks, in the order of the text. */
  readonly links: readonly PlacedLink[];
  readonly people: readonly FoundPerson[];
  readonly dates: readonly FoundDate[];
  readonly events: readonly FoundEvent[];
}

const known = new WeakMap<Block, Map<string, SentenceView>>();

/** The sentence around a link, read once for all its links. */
export function viewOf(document: TalkDocument, block: Block, link: BlockLink): SentenceView {
  const span = sentenceAt(block, link.start);
  const own = ownLinks(document, block);
  // A link whose words say only "here" is none of its block's own links: its sentence is read with it.
  const key = own.includes(link) ? `${span.start}` : `${span.start}/${link.start}/${link.url}`;
  const views = known.get(block) ?? new Map<string, SentenceView>();
  known.set(block, views);
  const found = views.get(key);
  if (found !== undefined) return found;
  const text = block.text.slice(span.start, span.end);
  const links = (own.includes(link) ? own : [...own, link])
    .filter((other) => other.start >= span.start && other.end <= span.end)
    .sort((a, b) => a.start - b.start)
    .map((other) => Object.assign({}, other, { start: other.start - span.start, end: other.end - span.start, original: other }));
  const boundaries = links.flatMap(({ start, end }) => [start, end]);
  const made = {
    span,
    text,
    links,
    people: findPeople(text, document.words, boundaries),
    dates: findDates(text, document.words, document.near(block)),
    events: findEventsAt(text, document.words),
  };
  views.set(key, made);
  return made;
}
