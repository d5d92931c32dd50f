import { isSession, type TalkUrl } from './hosts.ts';

/** A link or embedded player inside a block. */
export interface BlockLink {
  /** As written; for an embedded player the address of the video. */
  readonly url: string;
  /** UTF-16 offsets of the link's words in the block's text; equal for a player. */
  readonly start: number;
  readonly end: number;
  /** 1-based, in the file. */
  readonly line: number;
  readonly embed: boolean;
  /** A player's `title`. */
  readonly label: string | null;
  /** What its host says, or null for an unknown host. */
  readonly target: TalkUrl | null;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a block stands in lists. */
export interface ListPlace {
  /** Numbers of the enclosing items, outermost first. */
  readonly items: readonly number[];
  /** True for the first block of its innermost item. */
  readonly first: boolean;
  /** Block that introduces the innermost list: the parent item's first block or the paragraph before; -1 without one. */
  readonly intro: number;
}

/** One table cell's words within the row's text. */
export interface Cell extends Span {
  readonly header: string;
}

/** A paragraph, heading, table row or piece of raw HTML, as plain text with its links. */
export interface Block {
  readonly index: number;
  readonly kind: 'paragraph' | 'heading' | 'row' | 'html';
  /** Plain text. Line breaks that an author forced are `\n`, wrapped lines are joined. */
  readonly text: string;
  readonly links: readonly BlockLink[];
  readonly strong: readonly Span[];
  readonly emphasis: readonly Span[];
  /** 1-based, in the file. */
  readonly line: number;
  /** Heading depth, 0 for others. */
  readonly depth: number;
  /** Indexes of the headings above, outermost first. */
  readonly trail: readonly number[];
  readonly list: ListPlace | null;
  /** Number of the outermost block quote around it, 0 outside of quotes. */
  readonly quote: number;
  readonly cells: readonly Cell[];
}

/** True where a block links to a talk's own address. */
export function hasSession({ links }: Block): boolean {
  return links.some(({ target }) => isSession(target));
}
