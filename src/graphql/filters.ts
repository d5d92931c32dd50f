import type * as Requests from '../store/requests.ts';
import { builder } from './builder.ts';
import {
  DateFilter,
  DateTimeFilter,
  DiagnosticSeverityFilter,
  ImageFormatFilter,
  IntFilter,
  KeywordsFilter,
  PostKindFilter,
  StringFilter,
  TalkKindFilter,
  VideoProviderFilter,
} from './conditions.ts';

const ParamFilter = builder.inputRef<Requests.ParamFilter>('ParamFilter');
ParamFilter.implement({
  description: 'Conditions on one value of the front matter; all that are given must hold.',
  fields: (t) => ({
    path: t.string({ required: true, description: 'Where the value lies, keys joined by dots: `cover.image`.' }),
    eq: t.field({ type: 'JSON', description: 'Equal to this value.' }),
    in: t.field({ type: ['JSON'], description: 'Equal to one of these values; an empty list matches nothing.' }),
    isNull: t.boolean({ description: 'True: the value is missing or null. False: there is one.' }),
  }),
});

const SEARCH = 'Words that it holds, found as `search` finds them; at most 256 characters and 16 terms.';

export const PostFilter = builder.inputRef<Requests.PostFilter>('PostFilter');
export const TalkFilter = builder.inputRef<Requests.TalkFilter>('TalkFilter');

const TalkListFilter = builder.inputRef<Requests.ListFilter<Requests.TalkFilter>>('TalkListFilter');
TalkListFilter.implement({
  description: 'Conditions on the talks of something; all that are given must hold.',
  fields: (t) => ({
    some: t.field({ type: TalkFilter, description: 'At least one talk matches.' }),
    none: t.field({ type: TalkFilter, description: 'No talk matches.' }),
    every: t.field({ type: TalkFilter, description: 'Every talk matches; holds where there is no talk.' }),
  }),
});

PostFilter.implement({
  description: 'Conditions on posts; all that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [PostFilter], description: 'All of these hold.' }),
    or: t.field({ type: [PostFilter], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: PostFilter, description: 'This does not hold.' }),
    site: t.field({ type: StringFilter, description: 'Key of the site.' }),
    language: t.field({ type: StringFilter, description: 'BCP 47 tag of the language: `pt-BR`, in any case where all of it is given.' }),
    section: t.field({ type: StringFilter, description: 'First part of the path below the language: `blog`.' }),
    kind: t.field({ type: PostKindFilter, description: 'Page, section or home.' }),
    title: t.field({ type: StringFilter, description: 'The title.' }),
    url: t.field({ type: StringFilter, description: 'Path as the site publishes it: `/es/blog/hello/`.' }),
    sourcePath: t.field({ type: StringFilter, description: "Path of the file in the site's content folder." }),
    author: t.field({ type: StringFilter, description: 'Name of at least one of the authors.' }),
    publishedAt: t.field({ type: DateTimeFilter, description: 'When it was published.' }),
    modifiedAt: t.field({ type: DateTimeFilter, description: 'When it was last changed.' }),
    wordCount: t.field({ type: IntFilter, description: 'Number of words.' }),
    keywords: t.field({ type: KeywordsFilter, description: 'Its keywords.' }),
    hasTalks: t.boolean({ description: 'True: it names a talk. False: it names none.' }),
    hasImages: t.boolean({ description: 'True: it shows an image. False: it shows none.' }),
    talks: t.field({ type: TalkListFilter, description: 'The talks that it names.' }),
    param: t.field({ type: [ParamFilter], description: 'Any other front matter; all of these hold.' }),
    search: t.string({ description: SEARCH }),
  }),
});

TalkFilter.implement({
  description: 'Conditions on talks; all that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [TalkFilter], description: 'All of these hold.' }),
    or: t.field({ type: [TalkFilter], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: TalkFilter, description: 'This does not hold.' }),
    title: t.field({ type: StringFilter, description: 'Its title.' }),
    kind: t.field({ type: TalkKindFilter, description: 'Keynote, panel, workshop and so on.' }),
    startsOn: t.field({ type: DateFilter, description: 'The day on which it was given.' }),
    year: t.field({ type: IntFilter, description: 'The year of its day, or else of its event.' }),
    site: t.field({ type: StringFilter, description: 'Key of a site that mentions it.' }),
    language: t.field({
      type: StringFilter,
      description: 'BCP 47 tag of a language in which it is mentioned, in any case where all of it is given.',
    }),
    keywords: t.field({ type: KeywordsFilter, description: 'Its keywords.' }),
    event: t.field({ type: StringFilter, description: 'Slug of its event.' }),
    eventSeries: t.field({ type: StringFilter, description: "Name of its event's series." }),
    speaker: t.field({ type: StringFilter, description: 'Slug of at least one of its speakers.' }),
    organization: t.field({ type: StringFilter, description: 'Slug of the organization of at least one of its speakers.' }),
    hasRecording: t.boolean({ description: 'True: there is a recording. False: there is none.' }),
    provider: t.field({ type: VideoProviderFilter, description: 'Host of its recording.' }),
    mentionedIn: t.field({ type: PostFilter, description: 'At least one post that mentions it matches.' }),
    search: t.string({ description: SEARCH }),
  }),
});

export const ImageFilter = builder.inputRef<Requests.ImageFilter>('ImageFilter');
ImageFilter.implement({
  description: 'Conditions on images; all that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [ImageFilter], description: 'All of these hold; an empty list holds.' }),
    or: t.field({ type: [ImageFilter], description: 'At least one of these holds; an empty list does not.' }),
    not: t.field({ type: ImageFilter, description: 'This does not hold.' }),
    site: t.field({ type: StringFilter, description: 'Key of the site.' }),
    language: t.field({ type: StringFilter, description: 'BCP 47 tag of the language of a post that shows it.' }),
    format: t.field({ type: ImageFormatFilter, description: 'Its format.' }),
    width: t.field({ type: IntFilter, description: 'Intrinsic width in pixels.' }),
    height: t.field({ type: IntFilter, description: 'Intrinsic height in pixels.' }),
    bytes: t.field({ type: IntFilter, description: 'Size of its file in bytes.' }),
    animated: t.boolean({ description: 'True: it moves. False: it does not.' }),
    hasAlt: t.boolean({ description: 'True: it has alt text wherever it is shown. False: it lacks it somewhere.' }),
    exists: t.boolean({ description: 'True: the file is there. False: it is missing.' }),
    largerThanShown: t.boolean({
      description:
        'True: it has more than twice the pixels, in width, of the widest place that shows it. Places are as wide as the author wrote (`600`, `75%`), per cent of a column of 800 CSS pixels, or all of that column. False: it has not, or is a drawing or of unknown size.',
    }),
    shownIn: t.field({ type: PostFilter, description: 'At least one post that shows it matches.' }),
    keywords: t.field({ type: KeywordsFilter, description: 'Keywords of a post that shows it.' }),
  }),
});

export const KeywordFilter = builder.inputRef<Requests.KeywordFilter>('KeywordFilter');
KeywordFilter.implement({
  description: 'Conditions on keywords; all that are given must hold.',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'The most frequent spelling.' }),
    slug: t.field({ type: StringFilter, description: 'The slug.' }),
    postCount: t.field({ type: IntFilter, description: 'Number of posts that carry it.' }),
    talkCount: t.field({ type: IntFilter, description: 'Number of distinct talks that carry it.' }),
  }),
});

export const SpeakerFilter = builder.inputRef<Requests.SpeakerFilter>('SpeakerFilter');
SpeakerFilter.implement({
  description: 'Conditions on speakers; all that are given must hold.',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'The name.' }),
    organization: t.field({ type: StringFilter, description: 'Slug of an organization for which they spoke.' }),
    talks: t.field({ type: TalkListFilter, description: 'Their talks.' }),
  }),
});

export const EventFilter = builder.inputRef<Requests.EventFilter>('EventFilter');
EventFilter.implement({
  description: 'Conditions on events; all that are given must hold.',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'The name.' }),
    series: t.field({ type: StringFilter, description: 'Name of the series.' }),
    year: t.field({ type: IntFilter, description: 'The year.' }),
    startsOn: t.field({ type: DateFilter, description: 'The first day.' }),
  }),
});

export const DiagnosticFilter = builder.inputRef<Requests.DiagnosticFilter>('DiagnosticFilter');
DiagnosticFilter.implement({
  description: 'Conditions on findings; all that are given must hold.',
  fields: (t) => ({
    code: t.field({ type: StringFilter, description: 'The code: `IMAGE_MISSING`.' }),
    severity: t.field({ type: DiagnosticSeverityFilter, description: 'How bad it is.' }),
    site: t.field({ type: StringFilter, description: 'Key of the site.' }),
    sourcePath: t.field({ type: StringFilter, description: "Path of the file in the site's content folder." }),
  }),
});

export const SearchFilter = builder.inputRef<Requests.SearchFilter>('SearchFilter');
SearchFilter.implement({
  description: 'Conditions on what is found; keywords, speakers and events match where one of their posts or talks does.',
  fields: (t) => ({
    site: t.field({ type: StringFilter, description: 'Key of the site.' }),
    language: t.field({ type: StringFilter, description: 'BCP 47 tag of the language.' }),
    keywords: t.field({ type: KeywordsFilter, description: 'The keywords.' }),
  }),
});
