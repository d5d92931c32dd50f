import { resolveImages } from './extract/resolve-images.ts';
import { resolveLinks } from './extract/resolve-links.ts';
import { buildSiteIndex } from './extract/site-index.ts';
import { urlConflicts } from './extract/url-conflicts.ts';
import type { SiteChanges } from './ingest-documents.ts';
import type { ContentWriter } from './store/writer.ts';

/**
 * Settles what depends on all documents of a site: URL conflicts, where links lead, which image files are meant; of
 * the posts that were written alone, as long as the site's pages and files are the same as before.
 */
export function resolveReferences(writer: ContentWriter, { site, written, everything }: SiteChanges): void {
  if (!everything && written.size === 0) return;
  const { key } = site.folder;
  const pages = writer.pages(key);
  const { losers, diagnostics } = urlConflicts(pages);
  writer.putServed(key, losers);
  writer.putDiagnostics('site', key, null, [...site.diagnostics, ...diagnostics]);
  const index = buildSiteIndex(
    pages.filter((page) => !losers.has(page.key)),
    site.config,
  );
  const existing = new Set(site.others.map(({ path }) => `${key}/${path}`));
  for (const { page, links, images } of writer.references(key, everything ? null : written)) {
    const link = resolveLinks(page, links, index);
    const image = resolveImages(page, images, existing);
    writer.putReferences(page, link.links, image.keys, [...link.diagnostics, ...image.diagnostics]);
  }
}
