import { type ExtractedRecords, extractRecords } from './extract/extract-records.ts';
import { parseDocument } from './hugo/document.ts';
import type { SiteConfig } from './hugo/site-config.ts';
import type { SiteFiles } from './hugo/site-files.ts';
import type { PostRecord, SourceText } from './model.ts';
import { type IndexedWords, postWords } from './store/search-words.ts';

/** A document's records, and what the post is found by; null where there is no post. */
export type ReadDocument = Pick<ExtractedRecords, 'diagnostics'> &
  ({ readonly record: PostRecord; readonly words: IndexedWords } | { readonly record: null; readonly words: null });

/** All that can be read out of a document on its own, which takes most of an ingestion's time. Pure. Never throws. */
export function readDocument(source: SourceText, config: SiteConfig, files: SiteFiles): ReadDocument {
  const { record, diagnostics } = extractRecords(parseDocument(source, config, files), config, files);
  return record === null ? { record, diagnostics, words: null } : { record, diagnostics, words: postWords(record) };
}
