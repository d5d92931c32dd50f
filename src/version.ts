import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

let version: string | undefined;

/** Lectern's own version, as its package.json says, in the checkout and in the installed package alike. */
export function lecternVersion(): string {
  version ??= readVersion();
  return version;
}

function readVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(findPackageJSON(import.meta.url) ?? '', 'utf8'));
  return manifest.version;
}
