import type { TalkDocument } from './document.ts';
import type { Reading } from './format.ts';
import { announcedKind, findKinds, type FoundKind } from './kinds.ts';
import { findPeople, type FoundPerson } from './people.ts';
import { readTitle } from './titles.ts';

/** Among the words of a reading: the whole post is about this session. */
export const POST_ITSELF = 'kind: the post is about this session';

interface Told {
  readonly title: string;
  readonly kind: Reading['kind'];
  readonly people: readonly FoundPerson[];
}

/**
 * The post's title and the persons of its first paragraphs, where it is about one session and this is its recording:
 * the words nearest to it say so, or the title names a session and the opening says that it was given.
 */
export function postItself(document: TalkDocument, nearest: string): Told | null {
  const { words, source } = document;
  if (document.sessions !== 1 || source.title.trim() === '') return null;
  const opening = document.blocks.filter(({ kind, text }) => kind === 'paragraph' && text.trim() !== '').slice(0, 2);
  const kinds = findKinds([source.title, ...opening.map(({ text }) => text)].join('\n'), words);
  if (kinds.length === 0 || (!words.recording.test(nearest) && !tellsOfSession(document, opening[0]?.text ?? ''))) return null;
  const told = document.blocks
    .slice(0, REACH)
    .find(({ index, text }) => findKinds(text, words).length > 0 && document.people(index).length > 0);
  const people =
    opening
      .map(({ text, links }) =>
        findPeople(
          text,
          words,
          links.flatMap(({ start, end }) => [start, end]),
        ),
      )
      .find((each) => each.length > 0) ?? (told === undefined ? findPeople(source.description ?? '', words) : document.people(told.index));
  return {
    title: readTitle(source.title, words).title,
    kind: announcedKind(source.title, words) ?? kinds.find(({ kind }) => kind !== 'TALK' && kind !== 'DEMO')?.kind ?? 'TALK',
    people,
  };
}

/** Blocks of a post in which it may tell who gave its session. */
const REACH = 24;

/** Characters between a session and what was done with it: `gave a talk`, `발표를 진행했`. */
const CLOSE = 12;

/** `Our session at the online seminar`, in whose first paragraph someone "gave a talk". */
function tellsOfSession({ source, words }: TalkDocument, opening: string): boolean {
  const sessions = (text: string): readonly FoundKind[] =>
    findKinds(text, words).filter(({ kind }) => kind !== 'DEMO' && kind !== 'WORKSHOP');
  return (
    sessions(source.title).length > 0 &&
    sessions(opening).some(({ start, end }) => words.actions.test(opening.slice(Math.max(0, start - CLOSE), end + CLOSE)))
  );
}
