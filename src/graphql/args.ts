import { builder } from './builder.ts';

const SIZE = 'From 1 to 100; 20 where neither `first` nor `last` is given. Not together with';

/** Relay's arguments for pages in both directions. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ description: `How many, from the start. ${SIZE} \`last\`.` }),
  after: t.string({ description: 'Start behind this cursor.' }),
  last: t.int({ description: `How many, from the end. ${SIZE} \`first\`.` }),
  before: t.string({ description: 'End ahead of this cursor.' }),
}));

export const ORDER_BY = 'Keys of the order, the first weighs most.';
