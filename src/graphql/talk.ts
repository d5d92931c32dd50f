import type { MaybePromise, TalkSpeakerRecord, Video as VideoShape } from '../model.ts';
import type { RowOf } from '../store/entities.ts';
import type { Reader } from '../store/reader.ts';
import type { TalkRow } from '../store/rows.ts';
import { ORDER_BY, pageArgs } from './args.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { TalkKind, VideoProvider } from './enums.ts';
import { Event } from './event.ts';
import { TalkFilter } from './filters.ts';
import { findTalk } from './find.ts';
import { encodeGlobalId } from './global-id.ts';
import { KeywordConnection } from './keyword.ts';
import type { Item } from './level.ts';
import { chain } from './maybe-promise.ts';
import { TalkOrder } from './orders.ts';
import { Organization } from './organization.ts';
import { children, itemsByKey, one, roots, sure } from './resolve.ts';
import { Speaker } from './speaker.ts';
import { TalkMentionConnection } from './talk-mention.ts';
import { titleIn } from './talk-title.ts';

const Video = builder.objectRef<VideoShape>('Video');

Video.implement({
  description: 'A recording on a video host.',
  fields: (t) => ({
    provider: t.field({ type: VideoProvider, description: 'The host.', resolve: (video) => video.provider }),
    videoId: t.string({ description: "The host's own ID of it.", resolve: (video) => video.videoId }),
    url: t.field({ type: 'URL', description: 'Its page.', resolve: (video) => video.url }),
    embedUrl: t.field({ type: 'URL', description: 'Its player, for an iframe.', resolve: (video) => video.embedUrl }),
    thumbnailUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'A still picture; null where the host tells none.',
      resolve: (video) => video.thumbnailUrl,
    }),
  }),
});

const TalkSpeaker = builder.objectRef<{ readonly talk: Item<TalkRow>; readonly billing: TalkSpeakerRecord }>('TalkSpeaker');

TalkSpeaker.implement({
  description: 'A speaker at one talk.',
  fields: (t) => ({
    speaker: t.field({
      type: Speaker,
      description: 'Who it is.',
      resolve: ({ talk, billing }, _args, { reader }) => sure(billed(talk, 'Speaker', billing.speaker, reader)),
    }),
    name: t.string({ description: 'The name as billed at that talk.', resolve: ({ billing }) => billing.name }),
    organization: t.field({
      type: Organization,
      nullable: true,
      description: 'The affiliation at that talk; null where nothing says.',
      resolve: ({ talk, billing }, _args, { reader }) => billed(talk, 'Organization', billing.organization, reader),
    }),
  }),
});

/** The speaker or organization of a billing; those of all talks of the level come by one statement. */
function billed<Name extends 'Speaker' | 'Organization'>(
  { level }: Item<TalkRow>,
  entity: Name,
  key: string | null,
  reader: Reader,
): MaybePromise<Item<RowOf<Name>> | null> {
  if (key === null) return null;
  const all = level.load(entity, () =>
    itemsByKey(
      reader,
      entity,
      level.rows.flatMap((row) => row.speakers.map((each) => (entity === 'Speaker' ? each.speaker : each.organization))),
    ),
  );
  return chain(all, (items) => items.get(key) ?? null);
}

export const Talk = builder.objectRef<Item<TalkRow>>('Talk');
export const TalkConnection = connectionType('Talk', Talk);

Talk.implement({
  description: 'A talk as posts tell of it: mentions in several posts and languages are one talk.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: 'Global ID: the canonical key of its URL.', resolve: ({ row }) => encodeGlobalId('Talk', row.key) }),
    title: t.string({
      description: 'Its title.',
      args: {
        languages: t.arg.stringList({
          description:
            "BCP 47 tags, the best first; `*` accepts any. Where none fits: the site's default language, else the first mention.",
        }),
      },
      resolve: ({ row }, { languages }) => (languages?.length ? titleIn(row.titles, languages) : row.title),
    }),
    kind: t.field({ type: TalkKind, description: 'Keynote, panel, workshop and so on.', resolve: ({ row }) => row.kind }),
    url: t.field({ type: 'URL', description: 'The recording where there is one, else the schedule entry.', resolve: ({ row }) => row.url }),
    recordingUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'The recording; null without one.',
      resolve: ({ row }) => row.recordingUrl,
    }),
    scheduleUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'The entry in the schedule; null without one.',
      resolve: ({ row }) => row.scheduleUrl,
    }),
    slidesUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'The slides; null without a link to them.',
      resolve: ({ row }) => row.slidesUrl,
    }),
    video: t.field({
      type: Video,
      nullable: true,
      description: 'The recording on its host; null without one.',
      resolve: ({ row }) => row.video,
    }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was given; null where nothing says.',
      resolve: ({ row }) => row.startsOn,
    }),
    event: t.field({
      type: Event,
      nullable: true,
      description: 'Where it was given; null where nothing says.',
      resolve: (talk, _args, context, info) => one(talk, 'Event', (row) => row.event, context, info),
    }),
    speakers: t.field({
      type: [TalkSpeaker],
      description: 'Who gave it, in billing order.',
      resolve: (talk) => talk.row.speakers.map((billing) => ({ talk, billing })),
    }),
    keywords: t.field({
      type: KeywordConnection,
      description: "Its posts' keywords, and those that its own title names.",
      args: pageArgs,
      resolve: (talk, args, context, info) => children(talk, 'Talk.keywords', args, context, info),
    }),
    languages: t.stringList({ description: 'BCP 47 tags of the languages in which it is mentioned.', resolve: ({ row }) => row.languages }),
    mentions: t.field({
      type: TalkMentionConnection,
      description: 'The places that name it, in the order in which their posts were published.',
      args: pageArgs,
      resolve: (talk, args, context, info) => children(talk, 'Talk.mentions', args, context, info),
    }),
  }),
});

const TalkBy = builder.inputType('TalkBy', {
  description: 'How to find one talk: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    url: t.string({ description: "Any spelling of the recording's or the schedule entry's URL." }),
  }),
});

builder.queryFields((t) => ({
  talk: t.field({
    type: Talk,
    nullable: true,
    description: 'One talk; null where there is none such.',
    args: { by: t.arg({ type: TalkBy, required: true, description: 'How to find it.' }) },
    resolve: (_root, { by }, context) => findTalk(by, context),
  }),
  talks: t.field({
    type: TalkConnection,
    description: 'All talks.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: TalkFilter, description: 'Only talks that match.' }),
      orderBy: t.arg({ type: [TalkOrder], defaultValue: [{ field: 'EVENT_DATE', direction: 'DESC' }], description: ORDER_BY }),
    },
    resolve: (_root, args, context, info) => roots('Talk', args, context, info),
  }),
}));
