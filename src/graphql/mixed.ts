import { brandWithType } from '@pothos/core';
import type { MaybePromise } from '../model.ts';
import type { EntityName } from '../store/entities.ts';
import type { Reader } from '../store/reader.ts';
import type { GlobalId } from './global-id.ts';
import type { Item, Keyed } from './level.ts';
import { all, chain } from './maybe-promise.ts';
import { itemsByKey } from './resolve.ts';

/** Types that are nodes; what is of another one is unknown. */
const NODES = [
  'Post',
  'Image',
  'Keyword',
  'Talk',
  'TalkMention',
  'Speaker',
  'Organization',
  'Event',
] as const satisfies readonly EntityName[];

/**
 * Nodes of several types, in the order asked for, null for the unknown: one statement for each type. Nodes of one type
 * are siblings, and each tells interfaces and unions of what type it is.
 */
export function mixedItems(reader: Reader, wanted: readonly GlobalId[]): MaybePromise<(Item<Keyed> | null)[]> {
  const found = NODES.filter((type) => wanted.some((id) => id.typename === type)).map((type) => {
    const keys = wanted.filter((id) => id.typename === type).map((id) => id.key);
    return chain(itemsByKey(reader, type, keys), (items): readonly [string, ReadonlyMap<string, Item<Keyed>>] => [type, items]);
  });
  return chain(all(found), (entries) => {
    const byType = new Map(entries);
    return wanted.map(({ typename, key }) => {
      const item = byType.get(typename)?.get(key);
      if (item) brandWithType(item, typename as never);
      return item ?? null;
    });
  });
}
