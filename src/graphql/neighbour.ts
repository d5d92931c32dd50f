import type { GraphQLResolveInfo } from 'graphql';
import type { MaybePromise } from '../model.ts';
import type { PostFilter } from '../store/requests.ts';
import type { PostRow } from '../store/rows.ts';
import { checkAsked } from './asked.ts';
import type { Context } from './context.ts';
import { type Item, Level } from './level.ts';
import { chain } from './maybe-promise.ts';

/** The post beside this one in time; those of all siblings come by one statement and are siblings again. */
export function neighbour(
  { level, row }: Item<PostRow>,
  side: 'previous' | 'next',
  filter: PostFilter | null | undefined,
  { reader }: Context,
  info: GraphQLResolveInfo,
): MaybePromise<Item<PostRow> | null> {
  checkAsked({ filter });
  const found = level.load(info.fieldNodes[0], () =>
    chain(reader.neighboursOf(level.keys, side, filter), (rows) => ({ rows, level: new Level(rows.values()) })),
  );
  return chain(found, ({ rows, level: below }) => {
    const beside = rows.get(row.key);
    return beside === undefined ? null : { row: beside, level: below };
  });
}
