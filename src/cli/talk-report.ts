import type { ListedTalk, TalkExplanation } from '../lectern.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Columns that East Asian characters and emoji take up on a terminal. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u;

/** Talks as lines in columns that fit a terminal. @param width columns of the terminal */
export function talkTable(talks: readonly ListedTalk[], bylineOf: (talk: ListedTalk) => string, width: number): string[] {
  const day = 10;
  const [event, people] = [Math.max(12, Math.floor(width * 0.22)), Math.max(12, Math.floor(width * 0.28))];
  const title = Math.max(20, width - day - event - people - 6);
  const row = (...cells: readonly [string, string, string, string]): string =>
    [fit(cells[0], day), fit(cells[1], title), fit(cells[2], people), fit(cells[3], event)].join('  ').trimEnd();
  return [
    row('DAY', 'TITLE', 'SPEAKERS', 'EVENT'),
    ...talks.map((talk) => row(talk.startsOn ?? '', talk.title, bylineOf(talk), talk.event ?? '')),
    `${talks.length} talk${talks.length === 1 ? '' : 's'}`,
  ];
}

/** Cut or filled to exactly so many columns. */
function fit(text: string, columns: number): string {
  let used = 0;
  let out = '';
  for (const { segment } of segmenter.segment(text.replaceAll(/\s+/g, ' '))) {
    const size = WIDE.test(segment) ? 2 : 1;
    if (used + size > columns) {
      while (used > columns - 1) {
        const last = [...segmenter.segment(out)].at(-1)?.segment ?? '';
        out = out.slice(0, out.length - last.length);
        used -= WIDE.test(last) ? 2 : 1;
      }
      return `${out}…${' '.repeat(columns - used - 1)}`;
    }
    out += segment;
    used += size;
  }
  return out + ' '.repeat(columns - used);
}

/** How each link of a post was read. */
export function explanationLines(explanations: readonly TalkExplanation[]): string[] {
  if (explanations.length === 0) return ['The post has no link or embed on a host that Lectern knows talks of, and states none.'];
  return explanations.flatMap(({ line, url, isTalk, format, words, fields, reason, block }) => [
    `line ${line}: ${isTalk ? 'TALK' : 'no talk'}  ${url}`,
    `  because ${reason}`,
    `  in      ${block.length > 200 ? `${block.slice(0, 200)}…` : block}`,
    ...(format === null ? [] : [`  read as ${format}`]),
    ...(words.length === 0 ? [] : [`  words   ${words.join(', ')}`]),
    ...fields.map(({ name, value, state }) => `  ${name.padEnd(10)}${value}${state === 'implied' ? '  (implied)' : ''}`),
    '',
  ]);
}
