import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, SiteFolder } from '../model.ts';
import { isWithoutLinks, readRegularFile, reasonOf } from './regular-file.ts';

export interface ConfigurationFile {
  /** Relative to the site's root: `hugo.toml`, `config/_default/languages.yaml`. */
  readonly path: string;
  readonly text: string;
}

const EXTENSION = /\.(toml|yaml|yml|json)$/;
const ROOT_FILE = /^(hugo|config)\.(toml|yaml|yml|json)$/;
const MAX_BYTES = 1024 * 1024;

/**
 * The files of a site's Hugo configuration: at its root, and in `config/_default/`. Only regular files of up to 1 MiB;
 * a link is not followed. What cannot be read is a CONFIG_INVALID finding.
 */
export function readConfigurationFiles(folder: SiteFolder): { files: ConfigurationFile[]; diagnostics: Diagnostic[] } {
  const files: ConfigurationFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = [
    ...namesIn(folder.root, '.').filter((name) => ROOT_FILE.test(name)),
    ...namesIn(folder.root, join('config', '_default'))
      .filter((name) => EXTENSION.test(name))
      .map((name) => `config/_default/${name}`),
  ];
  for (const path of paths.toSorted()) {
    const { text, problem } = textOf(join(folder.root, path));
    if (text !== null) files.push({ path, text });
    else
      diagnostics.push(
        diagnostic('CONFIG_INVALID', { site: folder.key, sourcePath: `../${path}` }, `The configuration file was not read: ${problem}.`),
      );
  }
  return { files, diagnostics };
}

function textOf(path: string): { text: string; problem: null } | { text: null; problem: string } {
  try {
    const bytes = readRegularFile(path, MAX_BYTES);
    if (bytes === null) return { text: null, problem: 'it is over 1 MiB' };
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    return { text: text.replaceAll(/\r\n?/g, '\n'), problem: null };
  } catch (error) {
    return { text: null, problem: reasonOf(error) };
  }
}

function namesIn(root: string, path: string): string[] {
  try {
    return existsSync(join(root, path)) && isWithoutLinks(root, path) ? readdirSync(join(root, path)) : [];
  } catch {
    return [];
  }
}
