import { diagnostic } from '../diagnostics.ts';
import type { Document } from '../hugo/document.ts';
import type { SiteConfig } from '../hugo/site-config.ts';
import type { SiteFiles } from '../hugo/site-files.ts';
import { headingsOf } from '../markdown/headings.ts';
import { renderHtml } from '../markdown/html.ts';
import { plainText } from '../markdown/text.ts';
import { countWords, readingMinutes } from '../markdown/words.ts';
import type { Diagnostic, ImageUse, PostRecord } from '../model.ts';
import { readTalks } from '../talks/reader.ts';
import { readBody } from './body-tree.ts';
import { Findings } from './findings.ts';
import { isImageFile } from './image-sources.ts';
import { talkSourceOf } from './talk-source.ts';

export interface ExtractedRecords {
  /** Null for a file that the site does not publish as a page of its own; a finding says why. */
  readonly record: PostRecord | null;
  /** Those of the document among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a document's record: body, keywords, images, links and talk mentions. Pure: what other documents decide
 * (where links lead, which image files exist) is left as candidates and tokens.
 */
export function extractRecords(document: Document, config: SiteConfig, files: SiteFiles): ExtractedRecords {
  const { site, sourcePath, fields, identity, place } = document;
  if (place.unpublished !== null) {
    const finding = diagnostic('PAGE_UNPUBLISHED', { site, sourcePath }, `The file is not served as a page: ${place.unpublished}.`);
    return { record: null, diagnostics: [...document.diagnostics, finding] };
  }
  const talks = readTalks(talkSourceOf(document));
  const findings = new Findings(document, config, files);
  const featured = addFrontMatterImages(document, findings);
  const tree = readBody(document, findings);
  const headings = headingsOf(tree, document.bodyLine).filter(({ text }) => text !== '');
  const text = plainText(tree);
  const words = countWords(text, place.language.tag);
  const record: PostRecord = {
    key: `${site}/${sourcePath}`,
    site,
    sourcePath,
    url: identity.url,
    aliases: identity.aliases,
    slug: identity.slug,
    section: identity.section,
    kind: place.kind,
    title: document.title,
    linkTitle: fields.linkTitle,
    description: fields.description,
    publishedAt: fields.publishDate,
    modifiedAt: fields.modified,
    expiresAt: fields.expiryDate,
    draft: fields.draft,
    weight: fields.weight,
    attribution: fields.attribution,
    authors: fields.authors,
    language: place.language.tag,
    translationKey: identity.translationKey,
    params: document.params,
    body: {
      markdown: document.body,
      html: renderHtml(tree),
      text,
      headings,
      wordCount: words,
      readingMinutes: readingMinutes(words),
      shortcodes: document.shortcodes,
    },
    keywords: fields.keywords,
    images: findings.images,
    featuredImage: featured ?? featuredByName(findings),
    links: findings.links,
    mentions: talks.mentions,
    digest: document.digest,
  };
  return { record, diagnostics: [...document.diagnostics, ...findings.diagnostics, ...talks.diagnostics] };
}

/** Front matter stands above the text, so its images come first. The first of them is the featured one. */
function addFrontMatterImages(document: Document, findings: Findings): number | null {
  for (const { source, alt, caption, line } of document.fields.images) {
    findings.addImage({ source, alt, caption, title: null, displayWidth: null, line });
  }
  return findings.images.length === 0 ? null : 0;
}

/**
 * Without front matter images, the bundle's file with `feature`, `cover` or `thumbnail` in its name, as Hugo's own
 * social cards choose it. Only where the text shows it, because that is what an index into the images can say.
 */
function featuredByName({ images }: Findings): number | null {
  for (const part of [/feature/i, /cover|thumbnail/i]) {
    const index = images.findIndex(({ source }: ImageUse) => isImageFile(source) && part.test(source.split('/').at(-1) ?? ''));
    if (index !== -1) return index;
  }
  return null;
}
