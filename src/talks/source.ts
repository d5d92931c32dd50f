import type { Root } from 'mdast';
import type { Diagnostic, Json, JsonObject, Shortcode, TalkMentionRecord } from '../model.ts';

/** What a page says of itself, where it may be one talk: its front matter and where it lies. */
export interface TalkPage {
  /** All front matter. */
  readonly params: JsonObject;
  /** Folders that it lies in, below the content folder, outermost first. */
  readonly folders: readonly string[];
  /** `YYYY-MM-DD` of its `date` as written, or null. */
  readonly day: string | null;
  /** 1-based line of a front matter key, or null. */
  lineOf(key: string): number | null;
}

/** One document as the talk extractor reads it. */
export interface TalkSource {
  /** Tree of the body, in which each shortcode tag is a run of private-use characters of the tag's length. */
  readonly tree: Root;
  /** The body as written; offsets of `tree` and `shortcodes` point into it. */
  readonly markdown: string;
  /** 1-based line of the file on which the body starts. */
  readonly bodyLine: number;
  readonly shortcodes: readonly Shortcode[];
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Instant; its year completes dates that leave theirs out. */
  readonly publishedAt: string | null;
  readonly description: string | null;
  /** As written; an event that only they name counts as the post's subject. */
  readonly keywords?: readonly string[];
  /** Front matter `talks`, or null. */
  readonly explicitTalks: Json;
  /** 1-based line of that key. @default 1 */
  readonly explicitLine?: number | null;
  /** The page itself, which may be one talk. @default null: a text without front matter */
  readonly page?: TalkPage | null;
  /** For diagnostics. */
  readonly site: string;
  readonly sourcePath: string;
}

export interface TalkReadings {
  /** In the order of the text, at most one for each canonical key. */
  readonly mentions: readonly TalkMentionRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How sure a field is: stated by the text outright, implied by its surroundings, or absent. */
type FieldState = 'stated' | 'implied' | 'absent';

/** Why one link was taken as a talk or not: what `lectern talks --explain` prints. */
export interface TalkExplanation {
  readonly url: string;
  /** 1-based, in the file. */
  readonly line: number;
  /** The block's plain text. */
  readonly block: string;
  readonly isTalk: boolean;
  /** Name of the format that read it; null where none was asked. */
  readonly format: string | null;
  /** Lexicon words that were found, as `field: word`. */
  readonly words: readonly string[];
  readonly fields: readonly { readonly name: string; readonly value: string; readonly state: FieldState }[];
  /** Why it is a talk, or why it is none. */
  readonly reason: string;
}
