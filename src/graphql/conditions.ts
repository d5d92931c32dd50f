import type * as Model from '../model.ts';
import type * as Requests from '../store/requests.ts';
import { builder } from './builder.ts';
import { DiagnosticSeverity, ImageFormat, PostKind, TalkKind, VideoProvider } from './enums.ts';

export const StringFilter = builder.inputRef<Requests.StringFilter>('StringFilter');
StringFilter.implement({
  description: 'Conditions on a text; all that are given must hold.',
  fields: (t) => ({
    eq: t.string({ description: 'Equal, case and all.' }),
    ne: t.string({ description: 'Not equal; holds where there is no text.' }),
    in: t.stringList({ description: 'Equal to one of these; an empty list matches nothing.' }),
    notIn: t.stringList({ description: 'Equal to none of these; holds where there is no text.' }),
    contains: t.string({ description: 'Holds this text somewhere, in any case.' }),
    startsWith: t.string({ description: 'Starts with this text, in any case.' }),
    endsWith: t.string({ description: 'Ends with this text, in any case.' }),
    isNull: t.boolean({ description: 'True: there is no text. False: there is one.' }),
  }),
});

export const IntFilter = builder.inputRef<Requests.IntFilter>('IntFilter');
IntFilter.implement({
  description: 'Conditions on a whole number; all that are given must hold. None holds where there is no number.',
  fields: (t) => ({
    eq: t.int({ description: 'Equal.' }),
    in: t.intList({ description: 'Equal to one of these; an empty list matches nothing.' }),
    gt: t.int({ description: 'Greater.' }),
    gte: t.int({ description: 'Greater or equal.' }),
    lt: t.int({ description: 'Less.' }),
    lte: t.int({ description: 'Less or equal.' }),
  }),
});

export const DateTimeFilter = builder.inputRef<Requests.DateFilter>('DateTimeFilter');
DateTimeFilter.implement({
  description: 'Conditions on an instant; all that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'DateTime', description: 'The same instant.' }),
    gt: t.field({ type: 'DateTime', description: 'Later.' }),
    gte: t.field({ type: 'DateTime', description: 'Later, or the same instant.' }),
    lt: t.field({ type: 'DateTime', description: 'Earlier.' }),
    lte: t.field({ type: 'DateTime', description: 'Earlier, or the same instant.' }),
    isNull: t.boolean({ description: 'True: there is no instant. False: there is one.' }),
  }),
});

export const DateFilter = builder.inputRef<Requests.DateFilter>('DateFilter');
DateFilter.implement({
  description: 'Conditions on a calendar date; all that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', description: 'The same day.' }),
    gt: t.field({ type: 'Date', description: 'A later day.' }),
    gte: t.field({ type: 'Date', description: 'A later day, or the same.' }),
    lt: t.field({ type: 'Date', description: 'An earlier day.' }),
    lte: t.field({ type: 'Date', description: 'An earlier day, or the same.' }),
    isNull: t.boolean({ description: 'True: there is no date. False: there is one.' }),
  }),
});

export const KeywordsFilter = builder.inputRef<Requests.KeywordsFilter>('KeywordsFilter');
KeywordsFilter.implement({
  description: 'Conditions on the keywords of something, each by slug or name; an unknown one matches nothing.',
  fields: (t) => ({
    all: t.stringList({ description: 'It carries every one of these.' }),
    any: t.stringList({ description: 'It carries at least one of these; an empty list matches nothing.' }),
    none: t.stringList({ description: 'It carries none of these.' }),
    isEmpty: t.boolean({ description: 'True: it carries no keyword. False: it carries one.' }),
  }),
});

export const PostKindFilter = builder.inputRef<Requests.EnumFilter<Model.PostKind>>('PostKindFilter');
PostKindFilter.implement({
  description: 'Conditions on the kind of a post.',
  fields: (t) => ({
    eq: t.field({ type: PostKind, description: 'This kind.' }),
    in: t.field({ type: [PostKind], description: 'One of these kinds.' }),
  }),
});

export const TalkKindFilter = builder.inputRef<Requests.EnumFilter<Model.TalkKind>>('TalkKindFilter');
TalkKindFilter.implement({
  description: 'Conditions on the kind of a talk.',
  fields: (t) => ({
    eq: t.field({ type: TalkKind, description: 'This kind.' }),
    in: t.field({ type: [TalkKind], description: 'One of these kinds.' }),
  }),
});

export const VideoProviderFilter = builder.inputRef<Requests.EnumFilter<Model.VideoProvider>>('VideoProviderFilter');
VideoProviderFilter.implement({
  description: "Conditions on the host of a talk's recording; none holds where there is no recording.",
  fields: (t) => ({
    eq: t.field({ type: VideoProvider, description: 'This host.' }),
    in: t.field({ type: [VideoProvider], description: 'One of these hosts.' }),
  }),
});

export const ImageFormatFilter = builder.inputRef<Requests.EnumFilter<Model.ImageFormat>>('ImageFormatFilter');
ImageFormatFilter.implement({
  description: 'Conditions on the format of an image.',
  fields: (t) => ({
    eq: t.field({ type: ImageFormat, description: 'This format.' }),
    in: t.field({ type: [ImageFormat], description: 'One of these formats.' }),
  }),
});

export const DiagnosticSeverityFilter = builder.inputRef<Requests.EnumFilter<Model.DiagnosticSeverity>>('DiagnosticSeverityFilter');
DiagnosticSeverityFilter.implement({
  description: 'Conditions on the severity of a finding.',
  fields: (t) => ({
    eq: t.field({ type: DiagnosticSeverity, description: 'This severity.' }),
    in: t.field({ type: [DiagnosticSeverity], description: 'One of these severities.' }),
  }),
});
