import type { OrganizationRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { TalkFilter } from './filters.ts';
import { encodeGlobalId, keyOf } from './global-id.ts';
import type { Item } from './level.ts';
import { OrganizationOrder, TalkOrder } from './orders.ts';
import { byKey, children, countOf, roots } from './resolve.ts';
import { SpeakerConnection } from './speaker.ts';
import { TalkConnection } from './talk.ts';

export const Organization = builder.objectRef<Item<OrganizationRow>>('Organization');
const OrganizationConnection = connectionType('Organization', Organization);

Organization.implement({
  description: 'A company, project or institution for which speakers spoke.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: the slug.', resolve: ({ row }) => encodeGlobalId('Organization', row.key) }),
    name: t.string({ description: 'The name in its most frequent spelling.', resolve: ({ row }) => row.name }),
    slug: t.string({ description: 'The name in lower case with hyphens; letters of every script stay.', resolve: ({ row }) => row.key }),
    talkCount: t.int({
      description: 'Number of talks that its speakers gave for it.',
      args: { filter: t.arg({ type: TalkFilter, description: 'Count only talks that match.' }) },
      resolve: (organization, { filter }, context, info) =>
        filter ? countOf(organization, 'Organization.talks', filter, context, info) : organization.row.talkCount,
    }),
    talks: t.field({
      type: TalkConnection,
      description: 'Talks that its speakers gave for it, those of the latest event first where `orderBy` is left out.',
      args: {
        ...pageArgs,
        filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
        orderBy: t.arg({ type: [TalkOrder], description: ORDER_BY }),
      },
      resolve: (organization, args, context, info) => children(organization, 'Organization.talks', args, context, info),
    }),
    speakers: t.field({
      type: SpeakerConnection,
      description: 'Who spoke for it, by name.',
      args: pageArgs,
      resolve: (organization, args, context, info) => children(organization, 'Organization.speakers', args, context, info),
    }),
  }),
});

const OrganizationBy = builder.inputType('OrganizationBy', {
  description: 'How to find one organization: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Its global ID.' }), slug: t.string({ description: 'Its slug: `acme-corp`.' }) }),
});

builder.queryFields((t) => ({
  organization: t.field({
    type: Organization,
    nullable: true,
    description: 'One organization; null where there is none such.',
    args: { by: t.arg({ type: OrganizationBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => byKey(context, 'Organization', by.slug ?? keyOf('Organization', by.id)),
  }),
  organizations: t.field({
    type: OrganizationConnection,
    description: 'All organizations, by name where `orderBy` is left out.',
    args: { ...pageArgs, orderBy: t.arg({ type: [OrganizationOrder], description: ORDER_BY }) },
    resolve: (_root, args, context, info) => roots('Organization', args, context, info),
  }),
}));
