import { hash } from 'node:crypto';
import { setImmediate as eventLoop } from 'node:timers/promises';
import { readSource } from './files/source.ts';
import { surroundingsOf } from './hugo/page.ts';
import { dirOf } from './hugo/site-files.ts';
import { visibility, type VisibilityRules } from './hugo/visibility.ts';
import { type DocumentFile, type FileAhead, readAhead } from './ingest-ahead.ts';
import { Bundles, pagesFirst } from './ingest-bundles.ts';
import { IngestThreads } from './ingest-threads.ts';
import type { OnProgress } from './ingest.ts';
import type { Diagnostic, FoundFile } from './model.ts';
import { readDocument } from './read-document.ts';
import type { OpenedSite } from './site.ts';
import type { FileFacts, StoredContent } from './store/stored-content.ts';
import type { ContentWriter } from './store/writer.ts';

/** Documents parsed between two turns of the event loop: the native parser's trees are freed only there. */
const TURN_EVERY = 50;
/** From so many documents on that must be parsed, threads save more than they cost: each reads its first hundreds at half speed. */
const MANY = 500;
/** In place of a digest: the post is older than its file, which is broken. */
const KEPT = '';

/** What reading a site's documents changed, as far as other documents must know. */
export interface SiteChanges {
  readonly site: OpenedSite;
  /** Keys of the posts that were written. */
  readonly written: ReadonlySet<string>;
  /** True where links and images of every post must be resolved anew: pages or files came, went or moved. */
  readonly everything: boolean;
}

/**
 * Reads every document that has changed and forgets those that are gone.
 * @param keepBroken whether a post stays as it was when an edit has brought an error into its file
 */
export async function readDocuments(
  writer: ContentWriter,
  sites: readonly OpenedSite[],
  rules: VisibilityRules,
  keepBroken: boolean,
  onProgress: OnProgress,
): Promise<{ parsed: number; unchanged: number; changes: readonly SiteChanges[] }> {
  const total = sites.reduce((sum, { documents }) => sum + documents.length, 0);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const { stored } = writer;
  const settingsBefore = stored.siteSettings();
  const changes: SiteChanges[] = [];
  await using threads = new IngestThreads(sites);
  let parsed = 0;
  let done = 0;
  for (const [position, site] of sites.entries()) {
    const { key } = site.folder;
    const known = stored.files(key, site.changed);
    const [settings, inventory] = (settingsBefore.get(key) ?? '').split(' ');
    const readAll = settings !== site.settings;
    const everything = readAll || inventory !== site.inventory;
    const pages = everything ? null : new PagesBefore(stored, key);
    const surroundings = surroundingsIn(site);
    const bundles = new Bundles(stored, site);
    const written = new Set<string>();
    const files = pagesFirst(site).map((file): DocumentFile => {
      const before = readAll ? undefined : known.get(file.path);
      return { file, before, isSuspect: site.changed !== null || isDue(before, now) || !isSameFile(file, before) };
    });
    for (const file of files) known.delete(file.file.path);
    const reading = { rules, now, keepBroken: keepBroken && !readAll, pages, surroundings, bundles };
    for await (const ahead of filesOf(site, files, threads)) {
      done += 1;
      if (takeFile(writer, site, ahead, reading)) {
        parsed += 1;
        written.add(`${key}/${ahead.file.path}`);
        if (parsed % TURN_EVERY === 0) await eventLoop();
      }
      onProgress({ phase: 'documents', done, total });
    }
    for (const path of known.keys()) {
      pages?.keep(path);
      writer.removeFile(key, path);
    }
    changes.push({ site, written, everything: everything || pages?.differ() === true });
    writer.putSite(site.record, position, `${site.settings} ${site.inventory}`);
  }
  return { parsed, unchanged: total - parsed, changes };
}

/** A site's pages as they were before their changes, to be compared with what they are after the last. */
class PagesBefore {
  readonly #stored: StoredContent;
  readonly #site: string;
  /** By path. */
  readonly #before = new Map<string, string>();

  constructor(stored: StoredContent, site: string) {
    this.#stored = stored;
    this.#site = site;
  }

  /** To be called before a file's page is changed. */
  keep(path: string): void {
    if (!this.#before.has(path)) this.#before.set(path, this.#read(path));
  }

  differ(): boolean {
    return [...this.#before].some(([path, before]) => before !== this.#read(path));
  }

  #read(path: string): string {
    // Whether a bundle's page is hidden decides what is told of the other files in its folder.
    return JSON.stringify(this.#stored.page(`${this.#site}/${path}`) ?? this.#stored.leftNothing(this.#site, path));
  }
}

interface Reading {
  readonly rules: VisibilityRules;
  readonly now: string;
  readonly keepBroken: boolean;
  /** Null where pages are taken for different anyway. */
  readonly pages: PagesBefore | null;
  readonly surroundings: (path: string) => string;
  readonly bundles: Bundles;
}

/**
 * A short digest of what a document's reading depends on besides its own text; it stands behind the text's digest.
 * All documents of one folder have the same.
 */
function surroundingsIn({ config, files }: OpenedSite): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const folder = dirOf(path);
    const digest = known.get(folder) ?? `-${hash('sha256', surroundingsOf(path, config, files), 'hex').slice(0, 16)}`;
    known.set(folder, digest);
    return digest;
  };
}

/** The files in their order, read ahead by threads where they are many. */
function filesOf(site: OpenedSite, files: readonly DocumentFile[], threads: IngestThreads): AsyncIterable<FileAhead> | Iterable<FileAhead> {
  const suspects = files.filter(({ isSuspect }) => isSuspect).length;
  return suspects >= MANY && threads.most > 1
    ? readAhead(site.folder.key, files, threads)
    : files.map((file) => ({ ...file, result: null, document: null }));
}

/** Whether a file's post appears or expires by time alone. */
function isDue(before: FileFacts | undefined, now: string): boolean {
  return before !== undefined && before.changesAt !== null && before.changesAt <= now;
}

function isSameFile(file: FoundFile, before: FileFacts | undefined): boolean {
  return before?.bytes === file.bytes && before.ctimeMs === file.ctimeMs;
}

/** Stores what a file says now. Answers whether it had to be parsed. */
function takeFile(
  writer: ContentWriter,
  site: OpenedSite,
  { file, before, isSuspect, result, document }: FileAhead,
  { rules, now, keepBroken, pages, surroundings, bundles }: Reading,
): boolean {
  const { key } = site.folder;
  const isHidden = bundles.hides(file.path);
  const around = `${surroundings(file.path)}${isHidden ? '-' : ''}`;
  const told = (found: readonly Diagnostic[]): readonly Diagnostic[] => (isHidden ? [] : found);
  // What is known to have been written to can have been written to twice within one tick of the file system's clock.
  if (!isSuspect && before?.digest.endsWith(around) === true) return false;
  const isTimely = isDue(before, now);
  const { source, diagnostics } = result ?? readSource(file, key);
  const facts = { path: file.path, bytes: file.bytes, ctimeMs: file.ctimeMs };
  // Not where the post is to go by time, nor where it had errors before: then the edit would never be seen.
  const isKept = (found: readonly Diagnostic[]): boolean =>
    keepBroken &&
    before !== undefined &&
    !isTimely &&
    (before.digest === KEPT || !writer.stored.hasErrors(key, file.path)) &&
    writer.keepPost(key, { ...facts, digest: KEPT, changesAt: before.changesAt }, told(found));
  if (!source) {
    if (isKept(diagnostics)) return true;
    pages?.keep(file.path);
    writer.putFile(key, { ...facts, digest: around, changesAt: null }, told(diagnostics));
    return true;
  }
  const digest = source.digest + around;
  if (before?.digest === digest && !isTimely) {
    writer.touchFile(key, { ...before, ...facts });
    return false;
  }
  const { record, diagnostics: found, words } = document ?? readDocument(source, site.config, site.files);
  if (record === null) {
    pages?.keep(file.path);
    writer.putFile(key, { ...facts, digest, changesAt: null }, told(found));
    return true;
  }
  const { state, changesAt } = visibility(record, rules, now);
  const isBroken = found.some(({ severity }) => severity === 'ERROR');
  if (state === 'visible' && isBroken && isKept(found)) return true;
  pages?.keep(file.path);
  // What is hidden leaves nothing behind, not even its findings: they would give it away.
  if (state === 'visible') {
    const languageOrder = site.record.languages.indexOf(record.language);
    writer.putPost(record, { ...facts, digest, changesAt }, found, languageOrder, words);
  } else writer.putFile(key, { ...facts, digest, changesAt }, []);
  return true;
}
