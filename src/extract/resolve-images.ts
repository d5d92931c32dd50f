import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, ImageUse } from '../model.ts';

/**
 * Chooses for each use the image that is meant: the first candidate whose file exists, else the first. A missing file
 * is a finding, once for each page; remote images are never looked at.
 * @param existing keys of the site's image files
 */
export function resolveImages(
  page: { readonly site: string; readonly sourcePath: string },
  uses: readonly ImageUse[],
  existing: ReadonlySet<string>,
): { keys: string[]; diagnostics: Diagnostic[] } {
  const { site, sourcePath } = page;
  const missing = new Map<string, ImageUse>();
  const keys = uses.map((use) => {
    const found = use.candidates.find((key) => isRemote(key) || existing.has(key));
    const key = found ?? use.candidates[0] ?? use.source;
    if (found === undefined && !missing.has(key)) missing.set(key, use);
    return key;
  });
  const diagnostics = [...missing].map(([key, { source, line }]) =>
    diagnostic(
      'IMAGE_MISSING',
      { site, sourcePath, line },
      `The image "${source}" is not there.`,
      `Add the file ${key.slice(site.length + 1)} or mend the path.`,
    ),
  );
  return { keys, diagnostics };
}

function isRemote(key: string): boolean {
  return /^https?:\/\//.test(key);
}
