import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, SiteFolder } from '../model.ts';

export interface ConfigurationFile {
  /** Relative to the site's root: `hugo.toml`, `config/_default/languages.yaml`. */
  readonly path: string;
  readonly text: string;
}

const EXTENSION = /\.(toml|yaml|yml|json)$/;
const ROOT_FILE = /^(hugo|config)\.(toml|yaml|yml|json)$/;
const MAX_BYTES = 1024 * 1024;

/** The files of a site's Hugo configuration: at its root, and below `config/_default/`. Only regular files of up to 1 MiB. */
export function readConfigurationFiles(folder: SiteFolder): { files: ConfigurationFile[]; diagnostics: Diagnostic[] } {
  const files: ConfigurationFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = [
    ...namesIn(folder.root).filter((name) => ROOT_FILE.test(name)),
    ...namesIn(join(folder.root, 'config', '_default'))
      .filter((name) => EXTENSION.test(name))
      .map((name) => `config/_default/${name}`),
  ];
  for (const path of paths.toSorted()) {
    const absolutePath = join(folder.root, path);
    try {
      const stats = lstatSync(absolutePath);
      if (!stats.isFile() || stats.size > MAX_BYTES) throw new Error(stats.isFile() ? 'it is over 1 MiB' : 'it is not a regular file');
      files.push({
        path,
        text: readFileSync(absolutePath, 'utf8')
          .replace(/^\uFEFF/, '')
          .replaceAll(/\r\n?/g, '\n'),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(
        diagnostic('CONFIG_INVALID', { site: folder.key, sourcePath: `../${path}` }, `The configuration file was not read: ${reason}.`),
      );
    }
  }
  return { files, diagnostics };
}

function namesIn(path: string): string[] {
  try {
    return lstatSync(path).isDirectory() ? readdirSync(path) : [];
  } catch {
    return [];
  }
}
