import type { Root } from 'mdast';
import { diagnostic } from '../diagnostics.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import { refusalOf } from '../markdown/parse.ts';
import { plainText } from '../markdown/text.ts';
import type { Diagnostic, JsonObject, Shortcode, SourceText } from '../model.ts';
import { readFields } from './field-reader.ts';
import type { FrontMatterFields } from './front-matter-fields.ts';
import { identityOf, type PageIdentity, type PagePlace, placeOf } from './page.ts';
import { readShortcodes, type ShortcodeMark } from './shortcodes.ts';
import type { SiteConfig } from './site-config.ts';
import type { SiteFiles } from './site-files.ts';

/** One Markdown file, read: what it is in its site, what its front matter says, and its body as a tree. */
export interface Document {
  readonly site: string;
  readonly sourcePath: string;
  readonly digest: string;
  readonly place: PagePlace;
  readonly identity: PageIdentity;
  readonly fields: FrontMatterFields;
  /** The front matter's title, else the first heading of depth 1, else the file's name in words. */
  readonly title: string;
  /** All front matter. */
  readonly params: JsonObject;
  readonly body: string;
  /** 1-based line of the file on which `body` starts. */
  readonly bodyLine: number;
  /** Of the body, every shortcode tag a run of a private-use character; offsets are those of `body`. */
  readonly tree: Root;
  readonly shortcodes: readonly Shortcode[];
  readonly marks: ReadonlyMap<string, ShortcodeMark>;
  readonly diagnostics: readonly Diagnostic[];
  /** 1-based line of a front matter key, or null. */
  lineOf(key: string): number | null;
}

/** Reads a file. Never throws: what is wrong with it is in `diagnostics`, and what can be read is there. */
export function parseDocument(source: SourceText, config: SiteConfig, files: SiteFiles): Document {
  const { site, sourcePath } = source;
  const frontMatter = readFrontMatter(source);
  const place = placeOf(sourcePath, config, files);
  const { fields, diagnostics: fieldFindings } = readFields(frontMatter.data, {
    site,
    sourcePath,
    lineOf: frontMatter.lineOf,
    dateSources: config.dateSources,
    timeZone: place.language.timeZone,
    filenameDate: place.filenameDate,
  });
  const diagnostics = [...frontMatter.diagnostics, ...fieldFindings];

  const read = readShortcodes(frontMatter.body, { site, sourcePath, bodyLine: frontMatter.bodyLine });
  const refusal = refusalOf(read.tree);
  if (refusal !== null) {
    const line = frontMatter.bodyLine + refusal.line - 1;
    diagnostics.push(diagnostic(refusal.code, { site, sourcePath, line }, `${refusal.message} The body is not read.`));
  }
  diagnostics.push(...read.diagnostics);
  const title = fields.title ?? fields.linkTitle ?? firstHeading(read.tree) ?? nameInWords(place);
  return {
    site,
    sourcePath,
    digest: source.digest,
    place: fields.headless && place.unpublished === null && place.isBundle ? { ...place, unpublished: 'it is headless' } : place,
    identity: identityOf(place, fields, config, files),
    fields,
    title,
    params: frontMatter.data,
    body: frontMatter.body,
    bodyLine: frontMatter.bodyLine,
    tree: read.tree,
    shortcodes: read.shortcodes,
    marks: read.marks,
    diagnostics,
    lineOf: frontMatter.lineOf,
  };
}

function firstHeading(tree: Root): string | null {
  const heading = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const words = heading === undefined ? '' : plainText(heading);
  return words === '' ? null : words;
}

/** `getting-started` is "Getting started"; a home without a name is its language's. */
function nameInWords(place: PagePlace): string {
  const words = place.baseName
    .replace(/^\d{4}-\d{2}-\d{2}[-_]/, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? (place.language.title ?? place.language.tag) : words.charAt(0).toUpperCase() + words.slice(1);
}
