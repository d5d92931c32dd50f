import { dayOfLine } from './dates.ts';
import { readDetails } from './details.ts';
import { findEventsAt } from './event-positions.ts';
import type { Words } from './words.ts';

/** `with Ada Park`, `KubeCon EU, Amsterdam, April 2023`, `Bo Ek, Acme`. */
export function isRemark(line: string, words: Words): boolean {
  const details = readDetails(`\n${line}`, words, null);
  return details.event !== null || details.speakers.length > 0 || findEventsAt(line, words)[0]?.start === 0;
}

/** Lines above a link that are looked through for a title at most. */
const MOST_ABOVE = 4;

/** `Title`, `Ada Park, Acme`, `[video](u)`: the line that the link's line follows, or, where that says who, the one above. */
export function lineAbove(text: string, from: number, words: Words): string {
  let end = from;
  let nearest: string | null = null;
  for (let count = 0; count < MOST_ABOVE && end > 0; count += 1) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(start, end).trim();
    end = start;
    if (line === '') continue;
    nearest ??= line;
    // What says where or when is no title; who speaks stands below it.
    if (isRemark(line, words) || dayOfLine(line, words) !== null) continue;
    return line;
  }
  return nearest ?? '';
}
