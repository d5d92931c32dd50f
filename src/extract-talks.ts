import { readShortcodes } from './hugo/shortcodes.ts';
import { refusalOf } from './markdown/parse.ts';
import type { TalkMentionRecord } from './model.ts';
import { readTalks } from './talks/reader.ts';

/** What is known of a text besides the text. */
export interface ExtractTalksOptions {
  /** BCP 47 tag; decides which words are understood. @default 'en' */
  readonly language?: string;
  /** The post's title: often the only place that names the event. @default '' */
  readonly title?: string;
  /** When it was published, RFC 3339: completes dates without a year. @default null */
  readonly publishedAt?: string | null;
}

/**
 * Reads the talks that a Markdown text points to. Pure: no file, no network, no clock. Never throws; a text that is
 * nested too deep has none.
 * @param markdown without front matter
 */
export function extractTalks(markdown: string, options: ExtractTalksOptions = {}): readonly TalkMentionRecord[] {
  const place = { site: '', sourcePath: '', bodyLine: 1 };
  const { tree, shortcodes } = readShortcodes(markdown, place);
  if (refusalOf(tree) !== null) return [];
  const { language = 'en', title = '', publishedAt = null } = options;
  return readTalks({ ...place, tree, markdown, shortcodes, language, title, publishedAt, description: null, explicitTalks: null }).mentions;
}
