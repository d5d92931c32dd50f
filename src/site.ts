import { hash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { readConfigurationFiles } from './files/configuration.ts';
import { scanSite } from './files/scan.ts';
import { openSiteFolders } from './files/site-folder.ts';
import { readSiteConfig, settleLanguages, type SiteConfig } from './hugo/site-config.ts';
import { siteFiles, type SiteFiles } from './hugo/site-files.ts';
import type { VisibilityRules } from './hugo/visibility.ts';
import type { Diagnostic, FoundFile, SiteFolder, SiteRecord } from './model.ts';
import { lecternVersion } from './version.ts';

/** A site's configuration and files, before any of its documents is read. */
export interface OpenedSite {
  readonly folder: SiteFolder;
  readonly config: SiteConfig;
  readonly record: SiteRecord;
  /** Markdown files, by path. */
  readonly documents: readonly FoundFile[];
  /** All other files, by path. */
  readonly others: readonly FoundFile[];
  readonly files: SiteFiles;
  readonly diagnostics: readonly Diagnostic[];
  /** Changes with all that bears on how every document is read: Lectern's version, the configuration, the flags. */
  readonly settings: string;
  /** Changes when a file other than a document comes or goes, or with the findings above. */
  readonly inventory: string;
}

/**
 * Opens the sites: folder, configuration, files, languages. Reads no document.
 * @throws LecternError FOLDER_MISSING, FOLDER_IS_FILE, FOLDER_EMPTY, SITE_KEY_DUPLICATE, USAGE
 */
export function openSites(sites: readonly string[], cwd: string, rules: VisibilityRules): OpenedSite[] {
  return openSiteFolders(sites, cwd).map((folder) => openSite(folder, rules));
}

function openSite(folder: SiteFolder, rules: VisibilityRules): OpenedSite {
  const configuration = readConfigurationFiles(folder);
  const contentFolder = relative(folder.root, folder.contentFolder).split(sep).join('/') || '.';
  const read = readSiteConfig(configuration.files, { siteKey: folder.key, contentFolder });
  const scan = scanSite(folder, read.config.directories);
  const documents = scan.documents.map(({ path }) => path);
  const { config, record } = settleLanguages(read.config, documents);
  const diagnostics = [...configuration.diagnostics, ...read.diagnostics, ...scan.diagnostics];
  return {
    folder,
    config,
    record,
    documents: scan.documents,
    others: scan.others,
    files: siteFiles(
      documents,
      scan.others.map(({ path }) => path),
    ),
    diagnostics,
    settings: hash('sha256', JSON.stringify([lecternVersion(), config, rules])),
    inventory: hash('sha256', JSON.stringify([scan.others.map(({ path }) => path), diagnostics])),
  };
}
