import type { Document } from '../hugo/document.ts';
import type { TalkSource } from '../talks/source.ts';

/** A document as the talk extractor wants it. */
export function talkSourceOf(document: Document): TalkSource {
  const { fields, place } = document;
  return {
    tree: document.tree,
    markdown: document.body,
    bodyLine: document.bodyLine,
    shortcodes: document.shortcodes,
    language: place.language.tag,
    title: document.title,
    publishedAt: fields.publishDate,
    description: fields.description,
    keywords: fields.keywords.map(({ name }) => name),
    explicitTalks: fields.talks,
    explicitLine: document.lineOf('talks'),
    // A section or a home page lists others.
    page: place.kind === 'PAGE' ? { params: document.params, folders: place.folders, day: fields.day, lineOf: document.lineOf } : null,
    site: document.site,
    sourcePath: document.sourcePath,
  };
}
