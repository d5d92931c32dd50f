/**
 * Names of what answers are read from, by which caches in front of the gateway are told what to forget. An answer bears
 * the tags of what it was read from, an ingestion tells the tags of what it changed. What an answer says can only change
 * where the two have a tag in common.
 */
import { hash } from 'node:crypto';

/** What every answer bears, and all that is told where very much changed. */
export const EVERYTHING = 'lectern';

/** The list that one of each type is in: a list has changed where one of its type has. */
const LISTS = {
  post: 'posts',
  /** A URL, an alias or a source file: where posts are looked for. */
  path: 'posts',
  image: 'images',
  keyword: 'keywords',
  talk: 'talks',
  mention: 'mentions',
  speaker: 'speakers',
  organization: 'organizations',
  event: 'events',
} as const;

export type TaggedType = keyof typeof LISTS;
/** Lists, and what changes with every ingestion (`content`, `diagnostics`, `search`) or with a site. */
export type ListTag = (typeof LISTS)[TaggedType] | 'sites' | 'content' | 'diagnostics' | 'search';

/** Tags of one type that an answer bears; the list stands for more. Bounds the header to some 6 KiB. */
const MOST_OF_A_TYPE = 32;
/** Tags of a change; everything stands for more. */
const MOST_CHANGED = 1000;

/** What answers from lists with filters, totals or groups are read from: a filter of posts asks for talks, too. */
export const ALL_LISTS: readonly ListTag[] = [...new Set(Object.values(LISTS)), 'sites'];

/** Tags that are gathered, each once. */
export class TagSet {
  readonly #lists = new Set<ListTag>();
  readonly #keys = new Map<TaggedType, Set<string>>();

  list(...tags: readonly ListTag[]): void {
    for (const tag of tags) this.#lists.add(tag);
  }

  add(type: TaggedType, key: string): void {
    let keys = this.#keys.get(type);
    if (keys === undefined) this.#keys.set(type, (keys = new Set()));
    keys.add(key);
  }

  /** Those of an answer: the list alone where there is one, or where there are too many of its type. */
  ofAnswer(): string[] {
    const lists = new Set(this.#lists);
    for (const [type, keys] of this.#keys) if (keys.size > MOST_OF_A_TYPE) lists.add(LISTS[type]);
    const single = Array.from(this.#keys, ([type, keys]) => (lists.has(LISTS[type]) ? [] : Array.from(keys, (key) => tagOf(type, key))));
    return [EVERYTHING, ...lists, ...single.flat()];
  }

  /** Those of a change: of each thing, and of the list that it is in. */
  ofChange(): string[] {
    const lists = new Set(this.#lists);
    for (const type of this.#keys.keys()) lists.add(LISTS[type]);
    const single = Array.from(this.#keys, ([type, keys]) => Array.from(keys, (key) => tagOf(type, key)));
    return bounded([...lists, ...single.flat()]);
  }
}

/** The tags of a change, in order; everything where they are too many. */
export function bounded(tags: Iterable<string>): string[] {
  const all = new Set(tags);
  return all.has(EVERYTHING) || all.size > MOST_CHANGED ? [EVERYTHING] : [...all].toSorted();
}

/** Short, and of letters that every cache takes; keys are of any length and script. */
function tagOf(type: TaggedType, key: string): string {
  return `${type}:${hash('sha256', key, 'base64url').slice(0, 10)}`;
}
