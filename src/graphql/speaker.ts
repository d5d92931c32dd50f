import type { SpeakerRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { SpeakerFilter, TalkFilter } from './filters.ts';
import { encodeGlobalId, keyOf } from './global-id.ts';
import type { Item } from './level.ts';
import { SpeakerOrder, TalkOrder } from './orders.ts';
import { Organization } from './organization.ts';
import { byKey, children, countOf, listOf, roots, rowsOf } from './resolve.ts';
import { TalkConnection } from './talk.ts';

export const Speaker = builder.objectRef<Item<SpeakerRow>>('Speaker');
export const SpeakerConnection = connectionType('Speaker', Speaker);

Speaker.implement({
  description: 'Someone who gave talks.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: the slug.', resolve: ({ row }) => encodeGlobalId('Speaker', row.key) }),
    name: t.string({ description: 'The name in its most frequent spelling.', resolve: ({ row }) => row.name }),
    slug: t.string({ description: 'The name in lower case with hyphens; letters of every script stay.', resolve: ({ row }) => row.key }),
    organizations: t.field({
      type: [Organization],
      description: 'For whom they spoke, the latest first.',
      resolve: (speaker, _args, { reader }, info) => listOf(speaker, (keys) => rowsOf(reader, 'Speaker.organizations', keys), info),
    }),
    talkCount: t.int({
      description: 'Number of talks.',
      args: { filter: t.arg({ type: TalkFilter, description: 'Count only talks that match.' }) },
      resolve: (speaker, { filter }, context, info) =>
        filter ? countOf(speaker, 'Speaker.talks', filter, context, info) : speaker.row.talkCount,
    }),
    talks: t.field({
      type: TalkConnection,
      description: 'Their talks, those of the latest event first where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
        orderBy: t.arg({ type: [TalkOrder], description: ORDER_BY }),
      },
      resolve: (speaker, args, context, info) => children(speaker, 'Speaker.talks', args, context, info),
    }),
  }),
});

const SpeakerBy = builder.inputType('SpeakerBy', {
  description: 'How to find one speaker: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Their global ID.' }), slug: t.string({ description: 'Their slug: `ada-lovelace`.' }) }),
});

builder.queryFields((t) => ({
  speaker: t.field({
    type: Speaker,
    nullable: true,
    description: 'One speaker; null where there is none such.',
    args: { by: t.arg({ type: SpeakerBy, required: true, description: 'How to find them.' }) },
    resolve: (_root, { by }, context) => byKey(context, 'Speaker', by.slug ?? keyOf('Speaker', by.id)),
  }),
  speakers: t.field({
    type: SpeakerConnection,
    description: 'All speakers, by name where `orderBy` is left out.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: SpeakerFilter, description: 'Only speakers that match.' }),
      orderBy: t.arg({ type: [SpeakerOrder], description: ORDER_BY }),
    },
    resolve: (_root, args, context, info) => roots('Speaker', args, context, info),
  }),
}));
