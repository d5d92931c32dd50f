import { builder } from './builder.ts';

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'Smallest, earliest or first letter first.' },
    DESC: { description: 'Largest, latest or last letter first.' },
  },
});

export const PostKind = builder.enumType('PostKind', {
  description: 'What a Markdown file is to its site.',
  values: {
    PAGE: { description: 'A page of its own: `name.md`, or `index.md` of a leaf bundle.' },
    SECTION: { description: '`_index.md` of a section.' },
    HOME: { description: 'The home page of the site or of one of its languages.' },
  },
});

export const ImageFormat = builder.enumType('ImageFormat', {
  description: "A file format, told by the file's bytes; by the name of the file for remote and missing images.",
  values: {
    JPEG: { description: 'JPEG.' },
    PNG: { description: 'PNG.' },
    GIF: { description: 'GIF.' },
    WEBP: { description: 'WebP.' },
    AVIF: { description: 'AVIF.' },
    SVG: { description: 'SVG: scalable, without pixels of its own.' },
    OTHER: { description: 'Another format, or one that could not be told.' },
  },
});

export const TalkKind = builder.enumType('TalkKind', {
  description: 'What sort of talk it is.',
  values: {
    KEYNOTE: { description: 'A keynote.' },
    TALK: { description: 'A talk of usual length; also where nothing says otherwise.' },
    LIGHTNING_TALK: { description: 'A lightning talk.' },
    PANEL: { description: 'A panel discussion.' },
    WORKSHOP: { description: 'A workshop or tutorial.' },
    DEMO: { description: 'A demonstration.' },
    WEBINAR: { description: 'A webinar or live stream.' },
  },
});

export const VideoProvider = builder.enumType('VideoProvider', {
  description: 'Who hosts a recording.',
  values: {
    YOUTUBE: { description: 'YouTube.' },
    VIMEO: { description: 'Vimeo.' },
    BILIBILI: { description: 'Bilibili.' },
    OTHER: { description: 'Another host.' },
  },
});

export const DiagnosticSeverity = builder.enumType('DiagnosticSeverity', {
  description: 'How bad a finding is.',
  values: {
    ERROR: { description: 'Content is missing or wrong because of it.' },
    WARNING: { description: 'Content is served, but probably not as meant.' },
    INFO: { description: 'Worth knowing.' },
  },
});

export const SearchType = builder.enumType('SearchType', {
  description: 'What can be searched.',
  values: {
    POST: { description: 'Posts: title, headings, description and text.' },
    TALK: { description: 'Talks: titles in every language, speakers, organizations and event.' },
    KEYWORD: { description: 'Keywords: every spelling.' },
    SPEAKER: { description: 'Speakers: name and organizations.' },
    EVENT: { description: 'Events: name, series and location.' },
  },
});
