import type { MaybePromise } from '../model.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput } from './errors.ts';
import { decodeGlobalId } from './global-id.ts';
import type { Item, Keyed } from './level.ts';
import { LIMITS } from './limits.ts';
import { chain } from './maybe-promise.ts';
import { mixedItems } from './mixed.ts';

const Node = builder.nodeInterfaceRef();

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

/** Throws BAD_USER_INPUT for too many IDs and for malformed ones. */
function nodesOf(ids: readonly string[], { reader }: Context): MaybePromise<(Item<Keyed> | null)[]> {
  if (ids.length > LIMITS.nodes) throw badUserInput(`"ids" takes at most ${LIMITS.nodes} IDs, not ${ids.length}.`);
  return mixedItems(reader, ids.map(decodeGlobalId));
}
