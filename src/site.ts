import { hash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { readConfigurationFiles } from './files/configuration.ts';
import { findAgain, scanSite } from './files/scan.ts';
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
  /** Paths of the files that can differ from what is stored; null where any can. */
  readonly changed: ReadonlySet<string> | null;
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
    changed: null,
    settings: hash('sha256', JSON.stringify([lecternVersion(), config, rules])),
    inventory: hash('sha256', JSON.stringify([scan.others.map(({ path }) => path), diagnostics])),
  };
}

/**
 * The same sites after files of theirs were written to, without a look at the others. Null where something came, went or
 * is no file that was found before: then the sites are to be opened again.
 * @param paths absolute
 */
export function reopenSites(sites: readonly OpenedSite[], paths: readonly string[]): OpenedSite[] | null {
  const left = new Set(paths);
  const reopened = sites.map((site): OpenedSite => {
    const changed = new Set<string>();
    const again = (file: FoundFile): FoundFile => {
      const now = left.has(file.absolutePath) ? findAgain(file, site.folder) : null;
      if (now === null) return file;
      changed.add(file.path);
      return now;
    };
    const documents = site.documents.map(again);
    return { ...site, documents, others: site.others.map(again), changed };
  });
  // A file may lie in several sites.
  for (const { documents, others, changed } of reopened)
    for (const file of [...documents, ...others]) if (changed?.has(file.path) === true) left.delete(file.absolutePath);
  return left.size === 0 ? reopened : null;
}
