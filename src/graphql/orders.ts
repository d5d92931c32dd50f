import type * as Requests from '../store/requests.ts';
import { builder } from './builder.ts';
import { OrderDirection } from './enums.ts';
import { PostFilter, TalkFilter } from './filters.ts';

/** The two members that every order has. */
const DIRECTION = { type: OrderDirection, required: true, defaultValue: 'ASC', description: 'Which end comes first.' } as const;

const PostOrderField = builder.enumType('PostOrderField', {
  description: 'What posts can be ordered by.',
  values: {
    PUBLISHED_AT: { description: 'When it was published; posts without a date count as the earliest.' },
    MODIFIED_AT: { description: 'When it was last changed; posts without a date count as the earliest.' },
    TITLE: { description: 'The title, in the order of its letters.' },
    WEIGHT: { description: "Hugo's weight; posts without one count as the heaviest." },
    WORD_COUNT: { description: 'Number of words.' },
    TALK_COUNT: { description: 'Number of talks that it names.' },
    URL: { description: 'Path as the site publishes it.' },
  },
});
export const PostOrder = builder.inputRef<Requests.PostOrder>('PostOrder');
PostOrder.implement({
  description: 'One key of an order of posts; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: PostOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
  }),
});

const TalkOrderField = builder.enumType('TalkOrderField', {
  description: 'What talks can be ordered by.',
  values: {
    EVENT_DATE: { description: 'First day of its event, else its own day, else the year; talks without any count as the earliest.' },
    STARTS_ON: { description: 'Its own day; talks without one count as the earliest.' },
    TITLE: { description: 'The title, in the order of its letters.' },
    MENTION_COUNT: { description: 'Number of places that mention it.' },
  },
});
export const TalkOrder = builder.inputRef<Requests.TalkOrder>('TalkOrder');
TalkOrder.implement({
  description: 'One key of an order of talks; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: TalkOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
  }),
});

const ImageOrderField = builder.enumType('ImageOrderField', {
  description: 'What images can be ordered by.',
  values: {
    POSITION: { description: 'By site and path of the file, remote images by URL.' },
    BYTES: { description: 'Size of the file; unknown ones count as the smallest.' },
    WIDTH: { description: 'Intrinsic width; unknown ones count as the narrowest.' },
  },
});
export const ImageOrder = builder.inputRef<Requests.ImageOrder>('ImageOrder');
ImageOrder.implement({
  description: 'One key of an order of images; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: ImageOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
  }),
});

const KeywordOrderField = builder.enumType('KeywordOrderField', {
  description: 'What keywords can be ordered by.',
  values: {
    NAME: { description: 'The name, in the order of its letters.' },
    POST_COUNT: { description: 'Number of posts that carry it.' },
    TALK_COUNT: { description: 'Number of distinct talks that carry it.' },
    LAST_USED_AT: { description: 'When the latest post that carries it was published; none counts as the earliest.' },
  },
});
export const KeywordOrder = builder.inputRef<Requests.KeywordOrder>('KeywordOrder');
KeywordOrder.implement({
  description: 'One key of an order of keywords; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: KeywordOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
    talkFilter: t.field({ type: TalkFilter, description: 'TALK_COUNT, and the count on the node, count only talks that match.' }),
    postFilter: t.field({ type: PostFilter, description: 'POST_COUNT, and the count on the node, count only posts that match.' }),
  }),
});

const SpeakerOrderField = builder.enumType('SpeakerOrderField', {
  description: 'What speakers can be ordered by.',
  values: {
    NAME: { description: 'The name, in the order of its letters.' },
    TALK_COUNT: { description: 'Number of talks.' },
  },
});
export const SpeakerOrder = builder.inputRef<Requests.SpeakerOrder>('SpeakerOrder');
SpeakerOrder.implement({
  description: 'One key of an order of speakers; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: SpeakerOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
    talkFilter: t.field({ type: TalkFilter, description: 'TALK_COUNT, and the count on the node, count only talks that match.' }),
  }),
});

const OrganizationOrderField = builder.enumType('OrganizationOrderField', {
  description: 'What organizations can be ordered by.',
  values: {
    NAME: { description: 'The name, in the order of its letters.' },
    TALK_COUNT: { description: 'Number of talks.' },
  },
});
export const OrganizationOrder = builder.inputRef<Requests.OrganizationOrder>('OrganizationOrder');
OrganizationOrder.implement({
  description: 'One key of an order of organizations; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: OrganizationOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
    talkFilter: t.field({ type: TalkFilter, description: 'TALK_COUNT, and the count on the node, count only talks that match.' }),
  }),
});

const EventOrderField = builder.enumType('EventOrderField', {
  description: 'What events can be ordered by.',
  values: {
    STARTS_ON: { description: 'The first day; events without one count as the earliest.' },
    NAME: { description: 'The name, in the order of its letters.' },
    TALK_COUNT: { description: 'Number of talks.' },
  },
});
export const EventOrder = builder.inputRef<Requests.EventOrder>('EventOrder');
EventOrder.implement({
  description: 'One key of an order of events; ties are broken by the next key, at last by the ID.',
  fields: (t) => ({
    field: t.field({ type: EventOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(DIRECTION),
  }),
});
