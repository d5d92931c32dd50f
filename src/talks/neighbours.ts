import { listKey, type TalkDocument } from './document.ts';
import type { Candidate } from './readings.ts';

/** What an entry scores that lacks but a word for a session. */
const DOUBTFUL = 0.4;

/** In a post about an event, the one doubtful recording of a list is a talk where all others are, two of them at least. */
export function withNeighbours(document: TalkDocument, candidates: readonly Candidate[]): readonly Candidate[] {
  if (document.titleEvents.length === 0) return candidates;
  const entries = candidates.filter(({ block, partOf, format }) => block.list !== null && partOf === null && format !== null);
  const added = new Set(
    [...Map.groupBy(entries, ({ block }) => listKey(block)).values()].flatMap((list) => {
      const [only, ...more] = list.filter(({ isTalk }) => !isTalk);
      const doubtful = only !== undefined && more.length === 0 && list.length > 2 && only.score >= DOUBTFUL;
      return doubtful && only.reading?.titleStated === true ? [only] : [];
    }),
  );
  return candidates.map((each) => (added.has(each) ? { ...each, isTalk: true, reason: `${each.reason}, its neighbours are talks` } : each));
}
