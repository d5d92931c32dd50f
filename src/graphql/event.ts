import type { MaybePromise } from '../model.ts';
import type { EventRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import type { Context } from './context.ts';
import { EventFilter, TalkFilter } from './filters.ts';
import { encodeGlobalId, keyOf } from './global-id.ts';
import { type Item, Level } from './level.ts';
import { chain } from './maybe-promise.ts';
import { EventOrder, TalkOrder } from './orders.ts';
import { PostConnection } from './post.ts';
import { byKey, children, countOf, roots } from './resolve.ts';
import { TalkConnection } from './talk.ts';

export const Event = builder.objectRef<Item<EventRow>>('Event');
/** Neighbours of all siblings come by one statement and are siblings again. */
function besideInSeries(
  { level, row }: Item<EventRow>,
  side: 'previous' | 'next',
  { reader }: Context,
): MaybePromise<Item<EventRow> | null> {
  const found = level.load(`series ${side}`, () =>
    chain(reader.eventNeighboursOf(level.keys, side), (rows) => ({ rows, level: new Level(rows.values()) })),
  );
  return chain(found, ({ rows, level: below }) => {
    const beside = rows.get(row.key);
    return beside === undefined ? null : { row: beside, level: below };
  });
}

const EventConnection = connectionType('Event', Event);

Event.implement({
  description: 'A conference, meetup or other occasion at which talks were given.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: the slug.', resolve: ({ row }) => encodeGlobalId('Event', row.key) }),
    name: t.string({ description: 'Its name in the fullest form that a post gives.', resolve: ({ row }) => row.name }),
    slug: t.string({
      description: 'Series, place and year in lower case with hyphens, the same in every language.',
      resolve: ({ row }) => row.key,
    }),
    series: t.string({
      nullable: true,
      description: 'The series that it belongs to; null where it stands alone.',
      resolve: ({ row }) => row.series,
    }),
    year: t.int({ nullable: true, description: 'Its year; null where nothing says.', resolve: ({ row }) => row.year }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day; null where nothing says.',
      resolve: ({ row }) => row.startsOn,
    }),
    endsOn: t.field({ type: 'Date', nullable: true, description: 'Last day; null where nothing says.', resolve: ({ row }) => row.endsOn }),
    location: t.string({
      nullable: true,
      description: 'Where it took place; null where nothing says.',
      resolve: ({ row }) => row.location,
    }),
    url: t.field({
      type: 'URL',
      nullable: true,
      description: 'Its own page; null where no post links to one.',
      resolve: ({ row }) => row.url,
    }),
    previous: t.field({
      type: Event,
      nullable: true,
      description: 'The event before it in its series; null for the first, and where series or date are not known.',
      resolve: (event, _args, context) => besideInSeries(event, 'previous', context),
    }),
    next: t.field({
      type: Event,
      nullable: true,
      description: 'The event after it in its series; null for the last, and where series or date are not known.',
      resolve: (event, _args, context) => besideInSeries(event, 'next', context),
    }),
    talkCount: t.int({
      description: 'Number of its talks.',
      args: { filter: t.arg({ type: TalkFilter, description: 'Count only talks that match.' }) },
      resolve: (event, { filter }, context, info) => (filter ? countOf(event, 'Event.talks', filter, context, info) : event.row.talkCount),
    }),
    talks: t.field({
      type: TalkConnection,
      description: 'Its talks, the latest first where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
        orderBy: t.arg({ type: [TalkOrder], description: ORDER_BY }),
      },
      resolve: (event, args, context, info) => children(event, 'Event.talks', args, context, info),
    }),
    posts: t.field({
      type: PostConnection,
      description: 'Posts that mention one of its talks, the latest first.',
      args: pageArgs,
      resolve: (event, args, context, info) => children(event, 'Event.posts', args, context, info),
    }),
  }),
});

const EventBy = builder.inputType('EventBy', {
  description: 'How to find one event: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Its global ID.' }), slug: t.string({ description: 'Its slug: `kubecon-europe-2024`.' }) }),
});

builder.queryFields((t) => ({
  event: t.field({
    type: Event,
    nullable: true,
    description: 'One event; null where there is none such.',
    args: { by: t.arg({ type: EventBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => byKey(context, 'Event', by.slug ?? keyOf('Event', by.id)),
  }),
  events: t.field({
    type: EventConnection,
    description: 'All events, the latest first where `orderBy` is left out.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: EventFilter, description: 'Only events that match.' }),
      orderBy: t.arg({ type: [EventOrder], description: ORDER_BY }),
    },
    resolve: (_root, args, context, info) => roots('Event', args, context, info),
  }),
}));
