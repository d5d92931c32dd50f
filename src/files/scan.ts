import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { diagnostic, type DiagnosticCode } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, SiteFolder } from '../model.ts';
import { isWithoutLinks, reasonOf } from './regular-file.ts';

/** Folders of a site, relative to its root (`.` for the root itself), none outside of it. */
export interface SiteDirectories {
  readonly content: readonly string[];
  readonly static: readonly string[];
  readonly assets: readonly string[];
}

export interface SiteScan {
  /** Markdown files of the content folders, by path. */
  readonly documents: readonly FoundFile[];
  /** Every other file of content, static and assets folders, by path. */
  readonly others: readonly FoundFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const MARKDOWN = /\.(md|markdown|mdown)$/i;
/** Deeper folders are a loop or an attack. */
const MAX_DEPTH = 64;

/**
 * Finds a site's files. No link is followed, not even inside the site: Hugo does not either, and what cannot lead out
 * need not be checked again when it is read. Links, pipes, sockets, devices and what may not be read are FILE_SKIPPED
 * findings; names with a leading dot and `node_modules` are passed over in silence.
 *
 * Paths are in composed characters (NFC), so that a name is one on every file system; of two files with one path, the
 * first is taken and the other is a URL_CONFLICT.
 */
export function scanSite(folder: SiteFolder, directories: SiteDirectories): SiteScan {
  const scan = new Scan(folder);
  const documents: FoundFile[] = [];
  const others: FoundFile[] = [];
  for (const name of directories.content) for (const file of scan.filesOf(name)) (MARKDOWN.test(file.path) ? documents : others).push(file);
  for (const name of [...directories.static, ...directories.assets]) others.push(...scan.filesOf(name));
  return { documents: documents.toSorted(byPath), others: others.toSorted(byPath), diagnostics: scan.diagnostics };
}

/** A file that was found before, as it is now; null where it is a regular file no more, or lies behind a link. */
export function findAgain(file: FoundFile, { root }: SiteFolder): FoundFile | null {
  try {
    if (!isWithoutLinks(root, relative(root, file.absolutePath))) return null;
    const stats = lstatSync(file.absolutePath);
    return stats.isFile() ? { ...file, bytes: stats.size, ctimeMs: Math.floor(stats.ctimeMs) } : null;
  } catch {
    // It went away; the scan that follows says what else there is to say.
    return null;
  }
}

function byPath(a: FoundFile, b: FoundFile): number {
  return a.path < b.path ? -1 : 1;
}

class Scan {
  readonly diagnostics: Diagnostic[] = [];
  readonly #folder: SiteFolder;
  /** Path to absolute path of every file found: a folder can lie in another one (content and content/en). */
  readonly #found = new Map<string, string>();

  constructor(folder: SiteFolder) {
    this.#folder = folder;
  }

  /** Files below a folder of the site that no earlier call has found. */
  filesOf(name: string): FoundFile[] {
    const top = join(this.#folder.root, name);
    const prefix = relative(this.#folder.contentFolder, top).split(sep).join('/');
    const files: FoundFile[] = [];
    if (!this.#isOpenable(name, top, prefix)) return files;
    const stack = [{ folder: top, prefix: prefix === '' ? '' : `${prefix}/`, depth: 0 }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const entry of this.#entriesOf(at.folder, at.prefix)) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const absolutePath = join(at.folder, entry.name);
        const path = (at.prefix + entry.name).normalize('NFC');
        if (entry.isDirectory()) {
          if (at.depth < MAX_DEPTH) stack.push({ folder: absolutePath, prefix: `${path}/`, depth: at.depth + 1 });
          else this.#skip(path, `it lies more than ${MAX_DEPTH} folders deep`);
        } else if (entry.isFile()) {
          const stats = this.#statsOf(absolutePath, path);
          if (stats !== null && this.#isNew(path, absolutePath))
            files.push({ path, absolutePath, bytes: stats.size, ctimeMs: Math.floor(stats.ctimeMs) });
        } else {
          this.#skip(path, kindOf(entry));
        }
      }
    }
    return files;
  }

  /** A folder that the configuration names need not exist (static, assets). */
  #isOpenable(name: string, top: string, prefix: string): boolean {
    try {
      if (lstatSync(top, { throwIfNoEntry: false }) === undefined) return false;
      if (isWithoutLinks(this.#folder.root, name)) return true;
      this.#skip(prefix, 'it is a link or lies behind one, and links are not followed');
    } catch (error) {
      this.#skip(prefix, reasonOf(error));
    }
    return false;
  }

  #entriesOf(folder: string, prefix: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#skip(prefix, reasonOf(error));
      return [];
    }
  }

  #statsOf(absolutePath: string, path: string): Stats | null {
    try {
      const stats = lstatSync(absolutePath);
      if (stats.isFile()) return stats;
      this.#skip(path, 'it changed while the folder was read');
    } catch (error) {
      this.#skip(path, path.includes('\uFFFD') ? 'its name is not UTF-8' : reasonOf(error));
    }
    return null;
  }

  #isNew(path: string, absolutePath: string): boolean {
    const other = this.#found.get(path);
    if (other === undefined) this.#found.set(path, absolutePath);
    else if (other !== absolutePath)
      this.#report('URL_CONFLICT', path, 'Two files have names that differ only in how their accents are written; the first is served.');
    return other === undefined;
  }

  #skip(path: string, reason: string): void {
    this.#report('FILE_SKIPPED', path, `The file was not read: ${reason}.`);
  }

  #report(code: DiagnosticCode, path: string, message: string): void {
    this.diagnostics.push(diagnostic(code, { site: this.#folder.key, sourcePath: path.replace(/\/$/, '') }, message));
  }
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'it is a link, and links are not followed';
  if (entry.isFIFO()) return 'it is a pipe';
  if (entry.isSocket()) return 'it is a socket';
  return 'it is a device';
}
