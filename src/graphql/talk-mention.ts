import type { MentionedSpeaker as MentionedSpeakerShape } from '../model.ts';
import type { MentionRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection-type.ts';
import { TalkKind } from './enums.ts';
import { encodeGlobalId } from './global-id.ts';
import type { Item } from './level.ts';
import { Post } from './post.ts';
import { one, sure } from './resolve.ts';
import { Talk } from './talk.ts';

const MentionedSpeaker = builder.objectRef<MentionedSpeakerShape>('MentionedSpeaker');

MentionedSpeaker.implement({
  description: 'A speaker as one post prints them.',
  fields: (t) => ({
    name: t.string({ description: 'The name as printed.', resolve: (speaker) => speaker.name }),
    organization: t.string({
      nullable: true,
      description: 'The organization as printed; null without one.',
      resolve: (speaker) => speaker.organization,
    }),
  }),
});

const TalkMention = builder.objectRef<Item<MentionRow>>('TalkMention');
export const TalkMentionConnection = connectionType('TalkMention', TalkMention);

TalkMention.implement({
  description: 'One place in one post that names a talk: the evidence for what is said of the talk.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({ description: "Global ID: the post and the talk's URL.", resolve: ({ row }) => encodeGlobalId('TalkMention', row.key) }),
    talk: t.field({
      type: Talk,
      description: 'The talk that it names.',
      resolve: (mention, _args, context, info) => sure(one(mention, 'Talk', (row) => row.talk, context, info)),
    }),
    post: t.field({
      type: Post,
      description: 'The post in which it stands.',
      resolve: (mention, _args, context, info) => sure(one(mention, 'Post', (row) => row.post, context, info)),
    }),
    url: t.string({ description: 'The link as written.', resolve: ({ row }) => row.url }),
    title: t.string({ description: 'The title as printed there.', resolve: ({ row }) => row.title }),
    kind: t.field({ type: TalkKind, description: 'What sort of talk it is by these words.', resolve: ({ row }) => row.kind }),
    eventName: t.string({
      nullable: true,
      description: 'The event as named there; null where none is.',
      resolve: ({ row }) => row.event?.name ?? null,
    }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day by these words; null where they say none.',
      resolve: ({ row }) => row.startsOn,
    }),
    speakers: t.field({
      type: [MentionedSpeaker],
      description: 'The speakers as printed there, in order.',
      resolve: ({ row }) => row.speakers,
    }),
    quote: t.string({ description: 'The sentence or list item, plain text.', resolve: ({ row }) => row.quote }),
    line: t.int({ description: 'Line in the file, from 1.', resolve: ({ row }) => row.line }),
    explicit: t.boolean({
      description: "True: stated in front matter (a list of talks, or the page's own) or by a talk shortcode. False: read out of prose.",
      resolve: ({ row }) => row.explicit,
    }),
    confidence: t.float({
      description: 'How sure the reading is, from 0 to 1; 1 for explicit ones.',
      resolve: ({ row }) => row.confidence,
    }),
  }),
});
