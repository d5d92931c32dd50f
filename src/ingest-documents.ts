import { hash } from 'node:crypto';
import { setImmediate as eventLoop } from 'node:timers/promises';
import { readSource } from './files/source.ts';
import { extractRecords } from './extract/extract-records.ts';
import { parseDocument } from './hugo/document.ts';
import { surroundingsOf } from './hugo/page.ts';
import { dirOf } from './hugo/site-files.ts';
import { visibility, type VisibilityRules } from './hugo/visibility.ts';
import type { OnProgress } from './ingest.ts';
import type { Diagnostic, FoundFile } from './model.ts';
import type { OpenedSite } from './site.ts';
import type { ContentWriter, FileFacts } from './store/writer.ts';

/** Documents parsed between two turns of the event loop: the native parser's trees are freed only there. */
const TURN_EVERY = 50;

/** What reading a site's documents changed, as far as other documents must know. */
export interface SiteChanges {
  readonly site: OpenedSite;
  /** Keys of the posts that were written. */
  readonly written: ReadonlySet<string>;
  /** True where links and images of every post must be resolved anew: pages or files came, went or moved. */
  readonly everything: boolean;
}

/** Reads every document that has changed and forgets those that are gone. */
export async function readDocuments(
  writer: ContentWriter,
  sites: readonly OpenedSite[],
  rules: VisibilityRules,
  onProgress: OnProgress,
): Promise<{ parsed: number; unchanged: number; changes: readonly SiteChanges[] }> {
  const total = sites.reduce((sum, { documents }) => sum + documents.length, 0);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const stored = writer.siteSettings();
  const changes: SiteChanges[] = [];
  let parsed = 0;
  let done = 0;
  for (const [position, site] of sites.entries()) {
    const { key } = site.folder;
    const known = writer.files(key);
    const [settings, inventory] = (stored.get(key) ?? '').split(' ');
    const readAll = settings !== site.settings;
    const pages = new PagesBefore(writer, key);
    const surroundings = surroundingsIn(site);
    const bundles = new Bundles(writer, site);
    const written = new Set<string>();
    for (const file of bundles.pagesFirst) {
      done += 1;
      const before = known.get(file.path);
      known.delete(file.path);
      if (readDocument(writer, site, file, readAll ? undefined : before, { rules, now, pages, surroundings, bundles })) {
        parsed += 1;
        written.add(`${key}/${file.path}`);
        if (parsed % TURN_EVERY === 0) await eventLoop();
      }
      onProgress({ phase: 'documents', done, total });
    }
    for (const path of known.keys()) {
      pages.keep();
      writer.removeFile(key, path);
    }
    changes.push({ site, written, everything: readAll || inventory !== site.inventory || pages.differ() });
    writer.putSite(site.record, position, `${site.settings} ${site.inventory}`);
  }
  return { parsed, unchanged: total - parsed, changes };
}

/** A site's pages as they were before the first change, to be compared with what they are after the last. */
class PagesBefore {
  readonly #writer: ContentWriter;
  readonly #site: string;
  #before: string | undefined;

  constructor(writer: ContentWriter, site: string) {
    this.#writer = writer;
    this.#site = site;
  }

  /** To be called before each change: only the first one costs something, and no change costs nothing. */
  keep(): void {
    this.#before ??= JSON.stringify(this.#writer.pages(this.#site));
  }

  differ(): boolean {
    return this.#before !== undefined && this.#before !== JSON.stringify(this.#writer.pages(this.#site));
  }
}

interface Reading {
  readonly rules: VisibilityRules;
  readonly now: string;
  readonly pages: PagesBefore;
  readonly surroundings: (path: string) => string;
  readonly bundles: Bundles;
}

/** A site's leaf bundles: what is wrong with a file in one is not told while its page is hidden: it would give a draft away. */
class Bundles {
  /** The site's documents, each after the pages of the bundles that it lies in. */
  readonly pagesFirst: readonly FoundFile[];
  readonly #writer: ContentWriter;
  readonly #site: string;
  /** Pages by folder: one for each language that has its files side by side. */
  readonly #pages: ReadonlyMap<string, readonly string[]>;

  constructor(writer: ContentWriter, { folder, documents }: OpenedSite) {
    this.#writer = writer;
    this.#site = folder.key;
    const pages = documents.filter(({ path }) => isBundlePage(path));
    const others = documents.filter(({ path }) => !isBundlePage(path));
    this.pagesFirst = [...pages.toSorted((a, b) => depth(a) - depth(b)), ...others];
    this.#pages = Map.groupBy(
      pages.map(({ path }) => path),
      dirOf,
    );
  }

  /** Whether a file lies in a bundle whose pages are all hidden. To be asked once the bundles' pages have been read. */
  hides(path: string): boolean {
    if (this.#pages.size === 0) return false;
    let folder = isBundlePage(path) ? dirOf(dirOf(path)) : dirOf(path);
    for (; folder !== ''; folder = dirOf(folder)) {
      const pages = this.#pages.get(folder);
      if (pages?.every((page) => this.#writer.leftNothing(this.#site, page)) === true) return true;
    }
    return false;
  }
}

function depth({ path }: FoundFile): number {
  return path.split('/').length;
}

function isBundlePage(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('index.');
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

/** Answers whether the document had to be parsed. */
function readDocument(
  writer: ContentWriter,
  site: OpenedSite,
  file: FoundFile,
  before: FileFacts | undefined,
  { rules, now, pages, surroundings, bundles }: Reading,
): boolean {
  const { key } = site.folder;
  const isHidden = bundles.hides(file.path);
  const around = `${surroundings(file.path)}${isHidden ? '-' : ''}`;
  const told = (found: readonly Diagnostic[]): readonly Diagnostic[] => (isHidden ? [] : found);
  const isDue = before?.changesAt !== undefined && before.changesAt !== null && before.changesAt <= now;
  const sameTime = before?.bytes === file.bytes && before.modifiedMs === file.modifiedMs;
  if (sameTime && !isDue && before.digest.endsWith(around)) return false;
  const { source, diagnostics } = readSource(file, key);
  const facts = { path: file.path, bytes: file.bytes, modifiedMs: file.modifiedMs };
  if (!source) {
    pages.keep();
    writer.putFile(key, { ...facts, digest: around, changesAt: null }, told(diagnostics));
    return true;
  }
  const digest = source.digest + around;
  if (before?.digest === digest && !isDue) {
    writer.touchFile(key, { ...before, ...facts });
    return false;
  }
  pages.keep();
  const document = parseDocument(source, site.config, site.files);
  const { record, diagnostics: found } = extractRecords(document, site.config, site.files);
  if (record === null) {
    writer.putFile(key, { ...facts, digest, changesAt: null }, told(found));
    return true;
  }
  const { state, changesAt } = visibility(record, rules, now);
  // What is hidden leaves nothing behind, not even its findings: they would give it away.
  if (state === 'visible') writer.putPost(record, { ...facts, digest, changesAt }, found, site.record.languages.indexOf(record.language));
  else writer.putFile(key, { ...facts, digest, changesAt }, []);
  return true;
}
