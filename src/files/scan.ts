import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, SiteFolder } from '../model.ts';

/** Folders of a site, relative to its root (`.` for the root itself). */
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
 * Finds a site's files. Links, pipes, sockets and devices are never followed or opened: each is a FILE_SKIPPED finding.
 * Names with a leading dot and `node_modules` are passed over in silence, as Hugo does.
 */
export function scanSite(folder: SiteFolder, directories: SiteDirectories): SiteScan {
  const found = new Map<string, FoundFile>();
  const diagnostics: Diagnostic[] = [];
  const skip = (absolutePath: string, reason: string): void => {
    diagnostics.push(
      diagnostic('FILE_SKIPPED', { site: folder.key, sourcePath: pathOf(folder, absolutePath) }, `The file was not read: ${reason}.`),
    );
  };
  const documents: FoundFile[] = [];
  const others: FoundFile[] = [];
  for (const [kind, names] of Object.entries(directories)) {
    for (const name of names as readonly string[]) {
      for (const file of walk(folder, join(folder.root, name), skip)) {
        // A content folder can lie in another one (content and content/en): each file counts once.
        if (found.has(file.path)) continue;
        found.set(file.path, file);
        (kind === 'content' && MARKDOWN.test(file.path) ? documents : others).push(file);
      }
    }
  }
  return { documents: documents.toSorted(byPath), others: others.toSorted(byPath), diagnostics };
}

function byPath(a: FoundFile, b: FoundFile): number {
  return a.path < b.path ? -1 : 1;
}

function* walk(folder: SiteFolder, top: string, skip: (path: string, reason: string) => void): Generator<FoundFile> {
  const stack = [{ path: top, depth: 0 }];
  for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
    for (const entry of entriesOf(directory.path, skip)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(directory.path, entry.name);
      if (entry.isDirectory()) {
        if (directory.depth < MAX_DEPTH) stack.push({ path, depth: directory.depth + 1 });
        else skip(path, `it lies more than ${MAX_DEPTH} folders deep`);
      } else if (entry.isFile()) {
        const stats = lstatSync(path, { throwIfNoEntry: false });
        if (stats?.isFile() === true)
          yield { path: pathOf(folder, path), absolutePath: path, bytes: stats.size, modifiedMs: Math.floor(stats.mtimeMs) };
        else skip(path, 'it vanished while the folder was read');
      } else {
        skip(path, reasonOf(entry));
      }
    }
  }
}

function entriesOf(path: string, skip: (path: string, reason: string) => void): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder that the configuration names need not exist (static, assets).
    if (code !== 'ENOENT' && code !== 'ENOTDIR') skip(path, `its folder cannot be opened (${code ?? 'unknown error'})`);
    return [];
  }
}

function reasonOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'it is a link, and links are not followed';
  if (entry.isFIFO()) return 'it is a pipe';
  if (entry.isSocket()) return 'it is a socket';
  return 'it is a device';
}

/** Relative to the content folder, `/` between the parts; composed characters, so that NFC and NFD names are one. */
function pathOf(folder: SiteFolder, absolutePath: string): string {
  return relative(folder.contentFolder, absolutePath).split(sep).join('/').normalize('NFC');
}
