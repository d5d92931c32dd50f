import { resolveImages } from './extract/resolve-images.ts';
import { resolveLinks } from './extract/resolve-links.ts';
import { buildSiteIndex, type SiteIndex } from './extract/site-index.ts';
import { urlConflicts } from './extract/url-conflicts.ts';
import type { SiteChanges } from './ingest-documents.ts';
import type { OpenedSite } from './site.ts';
import type { ContentWriter } from './store/writer.ts';

/** A site's pages, as far as they matter to each other. */
export interface SettledPages {
  readonly index: SiteIndex;
  /** Keys of the pages that are hidden, because others have their URLs. */
  readonly losers: ReadonlySet<string>;
}

/**
 * Settles what depends on all documents of a site: URL conflicts, where links lead, which image files are meant; of
 * the posts that were written alone, as long as the site's pages and files are the same as before.
 * @param known what the last run answered, if there was one
 */
export function resolveReferences(
  writer: ContentWriter,
  { site, written, everything }: SiteChanges,
  known: SettledPages | undefined,
): SettledPages | undefined {
  if (!everything && written.size === 0) return known;
  const { key } = site.folder;
  const only = everything ? null : written;
  const settled = only === null || known === undefined ? settlePages(writer, site) : known;
  writer.putServed(key, settled.losers, only);
  const existing = new Set(site.others.map(({ path }) => `${key}/${path}`));
  for (const references of writer.stored.references(key, only)) {
    const { page } = references;
    const link = resolveLinks(page, references.links, settled.index);
    const image = resolveImages(page, references.images, existing);
    writer.putReferences(references, link.links, image.keys, [...link.diagnostics, ...image.diagnostics]);
  }
  return settled;
}

function settlePages(writer: ContentWriter, site: OpenedSite): SettledPages {
  const { key } = site.folder;
  const pages = writer.stored.pages(key);
  const { losers, diagnostics } = urlConflicts(pages);
  writer.putDiagnostics('site', key, null, [...site.diagnostics, ...diagnostics]);
  const shown = pages.filter((page) => !losers.has(page.key));
  return { index: buildSiteIndex(shown, site.config), losers };
}
