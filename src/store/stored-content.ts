import type { Diagnostic, PageEntry, PlacedMention } from '../model.ts';
import { diagnosticCounts, diagnosticRows, hasErrors } from './diagnostic-rows.ts';
import { type StoredImage, storedImages, usedImages } from './image-rows.ts';
import { pageEntries, pageEntry, type PostReferences, referencesOf } from './reference-rows.ts';
import { placedMentions } from './talk-rows.ts';
import { AMONG, type Writing } from './writing.ts';

/** What is remembered of a Markdown file. */
export interface FileFacts {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
  readonly ctimeMs: number;
  /** Instant at which the page appears or expires; it is read again then. */
  readonly changesAt: string | null;
}

/** What an ingestion finds in the database, and what it has written so far: readers see that only when it has ended. */
export class StoredContent {
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** Revision of the content before this ingestion; null where there was none. */
  revision(): string | null {
    const [found] = this.#writing.all("SELECT value ->> 'revision' AS revision FROM meta WHERE name = 'snapshot'");
    return (found?.['revision'] as string | undefined) ?? null;
  }

  /** Settings digest of every site that is known. */
  siteSettings(): Map<string, string> {
    return new Map(this.#writing.all('SELECT key, settings FROM sites').map((raw) => [raw['key'] as string, raw['settings'] as string]));
  }

  /** Every Markdown file of a site that was read, by path. @param only paths; every one where null */
  files(site: string, only: ReadonlySet<string> | null = null): Map<string, FileFacts> {
    const found = this.#writing.all(
      `SELECT path, digest, bytes, ctime_ms AS ctimeMs, changes_at AS changesAt FROM files
       WHERE site = ?${only === null ? '' : ` AND path ${AMONG}`} ORDER BY path`,
      ...(only === null ? [site] : [site, JSON.stringify([...only])]),
    );
    return new Map(found.map((raw) => [raw['path'] as string, raw as unknown as FileFacts]));
  }

  /** Whether a file was read and left nothing: neither a post nor a finding that says why there is none. */
  leftNothing(site: string, path: string): boolean {
    const posts = this.#writing.all('SELECT 1 FROM posts WHERE key = ?', `${site}/${path}`);
    return (
      posts.length === 0 &&
      this.#writing.all("SELECT 1 FROM diagnostics WHERE step = 'file' AND site = ? AND source_path = ?", site, path).length === 0
    );
  }

  /** What every page of a site is known by, by path. */
  pages(site: string): PageEntry[] {
    return pageEntries(this.#writing, site);
  }

  /** What one page is known by; undefined where there is none. */
  page(key: string): PageEntry | undefined {
    return pageEntry(this.#writing, key);
  }

  /** BCP 47 tags that pages are written in. */
  languages(): string[] {
    return this.#writing.all('SELECT DISTINCT language FROM posts ORDER BY language').map((raw) => raw['language'] as string);
  }

  /** References of the given posts, or of all posts of a site, one at a time. */
  references(site: string, posts: ReadonlySet<string> | null): Generator<PostReferences> {
    return referencesOf(this.#writing, site, posts);
  }

  /** Keys of the images that posts of a site show. @param only keys; every one where null */
  usedImages(site: string, only: ReadonlySet<string> | null = null): string[] {
    return usedImages(this.#writing, site, only);
  }

  /** The images of a site as they were stored, by key. @param only keys; every one where null */
  images(site: string, only: ReadonlySet<string> | null = null): Map<string, StoredImage> {
    return storedImages(this.#writing, site, only);
  }

  /** Every mention of every served post, for merging. */
  mentions(): PlacedMention[] {
    return placedMentions(this.#writing);
  }

  /** Whether reading a file has found errors. */
  hasErrors(site: string, path: string): boolean {
    return hasErrors(this.#writing, site, path);
  }

  /** Every finding of every site as it stands now, by site, path and place. */
  diagnostics(): Diagnostic[] {
    return diagnosticRows(this.#writing);
  }

  /** Findings by code, the most severe first. */
  diagnosticCounts(): ReturnType<typeof diagnosticCounts> {
    return diagnosticCounts(this.#writing);
  }

  /** Whether a post appears or expires by time alone and has not been looked at since. */
  isDue(now: Date): boolean {
    return this.#writing.all('SELECT 1 FROM files WHERE changes_at <= ? LIMIT 1', `${now.toISOString().slice(0, 19)}Z`).length > 0;
  }

  /** The first instant after `now` at which a post appears or expires, or null. */
  nextChangeAt(now: Date): string | null {
    const [found] = this.#writing.all('SELECT min(changes_at) AS at FROM files WHERE changes_at > ?', `${now.toISOString().slice(0, 19)}Z`);
    return (found?.['at'] as string | null | undefined) ?? null;
  }
}
