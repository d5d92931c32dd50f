import { type Document, parseDocument } from '../../src/hugo/document.ts';
import { readSiteConfig, settleLanguages, type SiteConfig } from '../../src/hugo/site-config.ts';
import { siteFiles, type SiteFiles } from '../../src/hugo/site-files.ts';

/** A site in memory: its configuration (`hugo.yaml`), Markdown files and other files, by path in the content folder. */
export interface MemorySite {
  readonly config: SiteConfig;
  readonly files: SiteFiles;
  document(path: string): Document;
}

/** Reads a site out of texts: what ingestion does with folders. */
export function memorySite(documents: Readonly<Record<string, string>>, hugo = '', others: readonly string[] = []): MemorySite {
  const configuration = hugo === '' ? [] : [{ path: 'hugo.yaml', text: hugo }];
  const read = readSiteConfig(configuration, { siteKey: 's', contentFolder: 'content' });
  const paths = Object.keys(documents);
  const { config } = settleLanguages(read.config, paths);
  const files = siteFiles(paths, others);
  return {
    config,
    files,
    document: (path) => parseDocument({ site: 's', sourcePath: path, text: documents[path] ?? '', digest: 'd' }, config, files),
  };
}
