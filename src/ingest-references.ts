import { resolveImages } from './extract/resolve-images.ts';
import { resolveLinks } from './extract/resolve-links.ts';
import { buildSiteIndex } from './extract/site-index.ts';
import { urlConflicts } from './extract/url-conflicts.ts';
import type { OpenedSite } from './site.ts';
import type { ContentWriter } from './store/writer.ts';

/** Settles what depends on all documents of a site: URL conflicts, where links lead, which image files are meant. */
export function resolveReferences(writer: ContentWriter, site: OpenedSite): void {
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
  for (const { page, links, images } of writer.references(key, null)) {
    const link = resolveLinks(page, links, index);
    const image = resolveImages(page, images, existing);
    writer.putReferences(page, link.links, image.keys, [...link.diagnostics, ...image.diagnostics]);
  }
}
