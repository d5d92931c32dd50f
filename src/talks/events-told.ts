import { type FoundEvent, readEvent } from './events.ts';
import { once, type Words } from './words.ts';

/** Of the text below a heading only its beginning says what the heading is. */
const REACH = 400;

/** What stands between the name of an event or a series and a title. */
const PARTS = /\s+[-–—|]\s+|\s?[:：|]\s*/u;

/** The parts of a line that can be names: capitalised, of several words or of one in a script without spaces. */
function namesIn(line: string): readonly string[] {
  const parts = line.split(PARTS).map((part) => part.trim());
  return parts.length < 2 ? [] : parts.filter((part) => /^\p{Lu}\S*\s\S|^\p{Lo}{3}/u.test(part) && part.length <= 60);
}

/** `## Heron Keepers Lyon – Title`, below which stands `spoke at Heron Keepers Lyon`: where something is done is an event. */
export function eventToldBelow(heading: string, below: string, words: Words): FoundEvent | null {
  const named = namesIn(heading).find((name) => {
    const at = below.slice(0, REACH).indexOf(name);
    return at > 0 && doneAt(words).test(below.slice(Math.max(0, at - 40), at));
  });
  return named === undefined ? null : readEvent(named);
}

function doneAt(words: Words): RegExp {
  return once(
    words,
    'told at',
    () => new RegExp(`(?:${words.actions.source})\\s(?:${words.at.source})\\s(?:(?:${words.articles.source})\\s)?$`, 'iu'),
  );
}

/** A post's title `Heron Hours: Title`, in whose opening stands `the latest session of Heron Hours`: a series of sessions. */
export function seriesOfTitle(title: string, opening: readonly string[], words: Words): FoundEvent | null {
  const named = namesIn(title).find((name) =>
    opening.some((text) => {
      const at = text.indexOf(name);
      return at > 0 && sessionOf(words).test(text.slice(Math.max(0, at - 40), at));
    }),
  );
  return named === undefined ? null : readEvent(named);
}

/** The series that opens a title by its own word for one: `Heron Hours Series: Title`. */
export function seriesInTitle(title: string, words: Words): FoundEvent | null {
  const named = namesIn(title)[0];
  return named !== undefined && title.startsWith(named) && words.series.test(named) ? readEvent(named) : null;
}

function sessionOf(words: Words): RegExp {
  return once(
    words,
    'told session',
    () =>
      new RegExp(
        `(?:${words.kinds.source}|${words.episodes.source})\\s(?:${words.from.source})\\s(?:(?:${words.articles.source})\\s)?$`,
        'iu',
      ),
  );
}
