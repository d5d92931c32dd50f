import { brandWithType } from '@pothos/core';
import type { MaybePromise } from '../model.ts';
import type { EntityName } from '../store/entities.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput } from './errors.ts';
import { decodeGlobalId } from './global-id.ts';
import type { Item, Keyed } from './level.ts';
import { LIMITS } from './limits.ts';
import { chain } from './maybe-promise.ts';
import { itemsByKey } from './resolve.ts';

const Node = builder.nodeInterfaceRef();

/** Types that are nodes; an ID of another one is unknown. */
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

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Anything by its ID; null where there is none such.',
    args: { id: t.arg.id({ required: true, description: 'The global ID.' }) },
    resolve: (_root, { id }, context) => chain(nodesOf([id], context), ([node]) => node ?? null),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'Several things by their IDs, in that order, null for each that is unknown.',
    args: { ids: t.arg.idList({ required: true, description: 'The global IDs, at most 100.' }) },
    resolve: (_root, { ids }, context) => nodesOf(ids, context),
  }),
}));

/** One statement for each type among the IDs. Throws BAD_USER_INPUT for too many IDs and for malformed ones. */
function nodesOf(ids: readonly string[], { reader }: Context): MaybePromise<(Item<Keyed> | null)[]> {
  if (ids.length > LIMITS.nodes) throw badUserInput(`"ids" takes at most ${LIMITS.nodes} IDs, not ${ids.length}.`);
  const wanted = ids.map(decodeGlobalId);
  const found = NODES.filter((type) => wanted.some((id) => id.typename === type)).map((type) =>
    chain(
      itemsByKey(
        reader,
        type,
        wanted.filter((id) => id.typename === type).map((id) => id.key),
      ),
      (items): readonly [string, ReadonlyMap<string, Item<Keyed>>] => [type, items],
    ),
  );
  return chain(all(found), (entries) => {
    const byType = new Map(entries);
    return wanted.map(({ typename, key }) => branded(typename, byType.get(typename)?.get(key)));
  });
}

/** Tells the Node interface what an item is. */
function branded(typename: string, item: Item<Keyed> | undefined): Item<Keyed> | null {
  if (item) brandWithType(item, typename as never);
  return item ?? null;
}

function all<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
