/** What can be found. The order is that of the numbers in the index: new ones go to the end. */
const SEARCH_TYPES = ['POST', 'TALK', 'KEYWORD', 'SPEAKER', 'EVENT'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/**
 * The last bits of a document's number in the index are its type: counting and ranking the hits of a common word never
 * leave the index, which saves a look-up for each of a hundred thousand of them.
 */
export const SEARCH_TYPE_BITS = 3;

export function searchTypeNumber(type: SearchType): number {
  return SEARCH_TYPES.indexOf(type);
}
