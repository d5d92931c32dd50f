import type { MentionedSpeaker, TalkKind } from '../model.ts';
import type { Block, BlockLink } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import type { TalkDocument } from './document.ts';
import type { FoundEvent } from './events.ts';

/** One link that may be a talk, where it stands. */
export interface TalkPlace {
  readonly document: TalkDocument;
  readonly block: Block;
  readonly link: BlockLink;
}

/** What a format read at a place. Fields are null or empty where the text around the link is silent. */
export interface Reading {
  readonly title: string | null;
  readonly speakers: readonly MentionedSpeaker[];
  readonly kind: TalkKind | null;
  readonly event: FoundEvent | null;
  readonly date: FoundDate | null;
  /** The sentence or entry, plain text. */
  readonly quote: string;
  /** Words that prove something: `kind: panel discussion`. */
  readonly words: readonly string[];
  /** False where the title was taken from a heading or a phrase that stands for one. */
  readonly titleStated: boolean;
  /** True where the speakers come out of the address alone. */
  readonly speakersImplied?: boolean;
  /** Text in which words against a talk count. */
  readonly scope: string;
}

/** One shape of text. Formats are tried in the order of `formats/table.ts`; the first that reads a place wins. */
export interface TalkFormat {
  readonly name: string;
  /** What it reads, run by the tests. */
  readonly example: {
    readonly markdown: string;
    readonly language?: string;
    readonly title: string;
    readonly speakers: readonly string[];
  };
  read(place: TalkPlace): Reading | null;
}
