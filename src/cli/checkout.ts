import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackageJSON } from 'node:module';

/**
 * Where the database lies unless a flag says otherwise: in the project's own checkout beside its schema, where git
 * ignores it; elsewhere in a hidden folder of the working directory. The packed package has no sources: that tells.
 */
export function defaultDatabase(): string {
  const root = dirname(findPackageJSON(import.meta.url) ?? '');
  return existsSync(join(root, 'src', 'cli', 'main.ts')) ? join(root, 'db', 'content.sqlite') : join('.lectern', 'content.sqlite');
}
