import type { Block } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import { findDates, type FoundDate } from './dates.ts';
import { findEventsAt } from './event-positions.ts';
import type { FoundEvent } from './events.ts';
import type { Reading } from './format.ts';
import { lastKind } from './kinds.ts';
import type { Words } from './words.ts';
import { titleAround, withoutDays } from './link-words.ts';
import { findPeople } from './people.ts';
import { sentencesOf } from './sentences.ts';

/** Whether a title is nothing but a word for a session with its article: "this talk". */
export function isPhrase(title: string, words: Words): boolean {
  const kind = lastKind(title, words);
  return kind !== null && title.slice(kind.end).trim() === '' && title.slice(0, kind.start).trim().split(/\s+/).length <= 2;
}

/** How many sentences back a talk may have been told of that a mere "here" links. */
const SENTENCES = 3;

interface Told {
  readonly title: string | null;
  readonly speakers: Reading['speakers'];
  readonly kind: Reading['kind'];
  readonly event: FoundEvent | null;
  readonly date: FoundDate | null;
}

/** What a sentence says was talked about: its title, or the rest of it behind what the speaker does. */
function subjectOf(text: string, days: readonly FoundDate[], words: Words): string | null {
  const title = titleAround(text, text.length, words, days);
  if (title === null || !isPhrase(title, words)) return title;
  const told = withoutDays(text, days, words);
  const action = words.actions.exec(told);
  const rest =
    action === null
      ? ''
      : told
          .slice(action.index + action[0].length)
          .replace(/[.!?。]\s*$/u, '')
          .trim();
  return rest.length >= 4 && rest.length <= 100 ? rest : title;
}

/**
 * `Ada Park spoke about rules. The recording is [here].`: what the sentences before a mere "here" say of the talk, or,
 * in a section of its own, what stands before it there. Null where that speaks of another link.
 */
export function toldBefore(document: TalkDocument, block: Block, start: number, wholeSection: boolean, sentences = SENTENCES): Told | null {
  const { words } = document;
  const spans = sentencesOf(block)
    .filter(({ end }) => end <= start)
    .toReversed();
  // A sentence that links a talk speaks of that one, and so do the ones before it.
  const other = spans.findIndex((span) =>
    block.links.some((link) => link.target !== null && link.start >= span.start && link.end <= span.end),
  );
  const texts = spans
    .slice(0, Math.min(wholeSection ? 6 : sentences, other < 0 ? spans.length : other))
    .map((span) => block.text.slice(span.start, span.end));
  if (wholeSection)
    texts.push(
      ...document
        .before(block, 3)
        // A quotation is the abstract: what it names are tools.
        .filter(({ links, quote }) => links.every(({ target }) => target === null) && (quote === 0 || quote === block.quote))
        .map(({ text }) => text),
    );
  for (const text of texts) {
    const speakers = findPeople(text, words).map(({ name, organization }) => ({ name, organization }));
    const kind = lastKind(text, words);
    if (speakers.length === 0 || (!wholeSection && kind === null && !words.actions.test(text))) continue;
    const days = findDates(text, words, document.near(block));
    const [day] = days;
    return {
      title: subjectOf(text, days, words),
      speakers,
      kind: kind?.kind ?? null,
      event: findEventsAt(text, words).at(-1) ?? null,
      date: days.length === 1 ? (day ?? null) : null,
    };
  }
  return null;
}
