import { extractRecords } from '../../src/extract/extract-records.ts';
import type { Diagnostic, PostRecord } from '../../src/model.ts';
import { memorySite } from '../hugo/site.ts';

/** Reads one page of a site in memory; it must be a page. */
export function extract(
  body: string,
  options: {
    readonly path?: string;
    readonly hugo?: string;
    readonly others?: readonly string[];
    readonly documents?: Readonly<Record<string, string>>;
  } = {},
): { record: PostRecord; diagnostics: readonly Diagnostic[] } {
  const path = options.path ?? 'blog/post/index.md';
  const site = memorySite({ ...options.documents, [path]: body }, options.hugo, options.others);
  const { record, diagnostics } = extractRecords(site.document(path), site.config, site.files);
  if (record === null) throw new Error(`${path} is no page`);
  return { record, diagnostics };
}
