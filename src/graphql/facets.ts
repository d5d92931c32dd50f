import type { TalkKind as TalkKindShape } from '../model.ts';
import type { PostRow, TalkRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import type { Connection, FacetRow } from './connection.ts';
import { TalkKind } from './enums.ts';
import { Event } from './event.ts';
import { Keyword } from './keyword.ts';
import type { Item } from './level.ts';
import { Organization } from './organization.ts';
import { sized } from './paging.ts';
import { PostConnection } from './post.ts';
import { one, sure } from './resolve.ts';
import { Speaker } from './speaker.ts';
import { TalkConnection } from './talk.ts';

const COUNT = 'How many of all that match belong to it.';

const KeywordFacet = builder.objectRef<Item<FacetRow>>('KeywordFacet');
KeywordFacet.implement({
  description: 'What carries one keyword.',
  fields: (t) => ({
    keyword: t.field({
      type: Keyword,
      description: 'The keyword.',
      resolve: (facet, _args, context, info) => sure(one(facet, 'Keyword', (row) => row.key, context, info)),
    }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const EventFacet = builder.objectRef<Item<FacetRow>>('EventFacet');
EventFacet.implement({
  description: 'Talks of one event.',
  fields: (t) => ({
    event: t.field({
      type: Event,
      description: 'The event.',
      resolve: (facet, _args, context, info) => sure(one(facet, 'Event', (row) => row.key, context, info)),
    }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const SpeakerFacet = builder.objectRef<Item<FacetRow>>('SpeakerFacet');
SpeakerFacet.implement({
  description: 'Talks of one speaker.',
  fields: (t) => ({
    speaker: t.field({
      type: Speaker,
      description: 'The speaker.',
      resolve: (facet, _args, context, info) => sure(one(facet, 'Speaker', (row) => row.key, context, info)),
    }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const OrganizationFacet = builder.objectRef<Item<FacetRow>>('OrganizationFacet');
OrganizationFacet.implement({
  description: 'Talks given for one organization.',
  fields: (t) => ({
    organization: t.field({
      type: Organization,
      description: 'The organization.',
      resolve: (facet, _args, context, info) => sure(one(facet, 'Organization', (row) => row.key, context, info)),
    }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const TalkKindFacet = builder.objectRef<Item<FacetRow>>('TalkKindFacet');
TalkKindFacet.implement({
  description: 'Talks of one kind.',
  fields: (t) => ({
    value: t.field({ type: TalkKind, description: 'The kind.', resolve: ({ row }) => row.value as TalkKindShape }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const StringFacet = builder.objectRef<Item<FacetRow>>('StringFacet');
StringFacet.implement({
  description: 'What has one value in common.',
  fields: (t) => ({
    value: t.string({ description: 'The value.', resolve: ({ row }) => row.key }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

const IntFacet = builder.objectRef<Item<FacetRow>>('IntFacet');
IntFacet.implement({
  description: 'What has one number in common.',
  fields: (t) => ({
    value: t.int({ description: 'The number.', resolve: ({ row }) => Number(row.value) }),
    count: t.int({ description: COUNT, resolve: ({ row }) => row.count }),
  }),
});

/** The argument of facets that can be long. */
const top = builder.args((t) => ({ first: t.int({ defaultValue: 20, description: 'How many of the largest, from 1 to 100.' }) }));
const topOf = (args: { readonly first?: number | null | undefined }): number => sized(args.first ?? 20, 'first');

const PostFacets = builder.objectRef<Connection<PostRow>>('PostFacets');
PostFacets.implement({
  description: 'How all posts that match, whatever the page, fall into groups: the largest first, then by name.',
  fields: (t) => ({
    keywords: t.field({
      type: [KeywordFacet],
      description: 'By keyword.',
      args: top,
      resolve: (posts, args) => posts.facet('KEYWORDS', topOf(args)),
    }),
    years: t.field({
      type: [IntFacet],
      description: 'By year of publication; posts without a date are left out.',
      resolve: (posts) => posts.facet('YEARS', null),
    }),
    languages: t.field({
      type: [StringFacet],
      description: 'By BCP 47 tag of the language.',
      resolve: (posts) => posts.facet('LANGUAGES', null),
    }),
    sections: t.field({
      type: [StringFacet],
      description: 'By section; posts outside of one are left out.',
      resolve: (posts) => posts.facet('SECTIONS', null),
    }),
    sites: t.field({ type: [StringFacet], description: 'By key of the site.', resolve: (posts) => posts.facet('SITES', null) }),
    authors: t.field({
      type: [StringFacet],
      description: 'By name of the author.',
      args: top,
      resolve: (posts, args) => posts.facet('AUTHORS', topOf(args)),
    }),
  }),
});

const TalkFacets = builder.objectRef<Connection<TalkRow>>('TalkFacets');
TalkFacets.implement({
  description: 'How all talks that match, whatever the page, fall into groups: the largest first, then by name.',
  fields: (t) => ({
    keywords: t.field({
      type: [KeywordFacet],
      description: 'By keyword.',
      args: top,
      resolve: (talks, args) => talks.facet('KEYWORDS', topOf(args)),
    }),
    events: t.field({
      type: [EventFacet],
      description: 'By event.',
      args: top,
      resolve: (talks, args) => talks.facet('EVENTS', topOf(args)),
    }),
    speakers: t.field({
      type: [SpeakerFacet],
      description: 'By speaker.',
      args: top,
      resolve: (talks, args) => talks.facet('SPEAKERS', topOf(args)),
    }),
    organizations: t.field({
      type: [OrganizationFacet],
      description: 'By organization of the speakers.',
      args: top,
      resolve: (talks, args) => talks.facet('ORGANIZATIONS', topOf(args)),
    }),
    years: t.field({
      type: [IntFacet],
      description: 'By year; talks without one are left out.',
      resolve: (talks) => talks.facet('YEARS', null),
    }),
    kinds: t.field({ type: [TalkKindFacet], description: 'By kind.', resolve: (talks) => talks.facet('KINDS', null) }),
    languages: t.field({
      type: [StringFacet],
      description: 'By BCP 47 tag of a language in which they are mentioned.',
      resolve: (talks) => talks.facet('LANGUAGES', null),
    }),
    sites: t.field({
      type: [StringFacet],
      description: 'By key of a site that mentions them.',
      resolve: (talks) => talks.facet('SITES', null),
    }),
  }),
});

builder.objectField(PostConnection, 'facets', (t) =>
  t.field({ type: PostFacets, description: 'Groups of all posts that match, whatever the page.', resolve: (posts) => posts }),
);
builder.objectField(TalkConnection, 'facets', (t) =>
  t.field({ type: TalkFacets, description: 'Groups of all talks that match, whatever the page.', resolve: (talks) => talks }),
);
