import { createHash } from 'node:crypto';
import type { Diagnostic, PostRecord, ResolvedLink, SiteRecord, TalkGraph } from '../model.ts';
import { changedTags } from './changed-tags.ts';
import { type ChangedPosts, changedPosts, recordChange } from './changes.ts';
import { guarded } from './database.ts';
import { countTalksOf, deriveCounts, deriveKeywords, derivePostPairs, deriveTalkPairs, takeSnapshot } from './derive.ts';
import { type DiagnosticStep, putDiagnostics } from './diagnostic-rows.ts';
import type { StoredImage } from './image-rows.ts';
import { deletePost, insertPost } from './post-rows.ts';
import { type PostReferences, updateReferences } from './reference-rows.ts';
import type { Snapshot } from './rows.ts';
import { PostIndex, refreshOthers } from './search-index.ts';
import { type IndexedWords, postWords } from './search-words.ts';
import { type FileFacts, StoredContent } from './stored-content.ts';
import { replaceTalks } from './talk-rows.ts';
import { TouchedPosts } from './touched-posts.ts';
import { AMONG, Writing } from './writing.ts';

export interface StoredKeyword {
  readonly slug: string;
  readonly name: string;
  readonly spellings: readonly string[];
}

/** What one ingestion did. */
export interface IngestionOutcome extends ChangedPosts {
  readonly changed: boolean;
  readonly snapshot: Snapshot;
  /** Cache tags of what changed, see `tags.ts`. */
  readonly changedTags: readonly string[];
}

/**
 * One ingestion: one transaction, begun when the writer is opened, ended by `finish` or `abandon`. Readers see the old
 * content until `finish` has committed. A second writer on the same file is refused with INGEST_RUNNING.
 *
 * The statements lie in `*-rows.ts`, by what they write; here is what follows from one write for others.
 */
export class ContentWriter {
  /** What there is already. */
  readonly stored: StoredContent;
  readonly #writing: Writing;
  readonly #touched: TouchedPosts;
  readonly #index: PostIndex;
  /** Images that were written or removed. */
  readonly #images = new Set<string>();
  #keywordsDerived = false;
  /** True once it is settled that no talk or keyword can differ from before. */
  #talksKept = false;
  #sitesChanged = false;

  /** @throws LecternError as `openForWriting`; INGEST_RUNNING while another ingestion writes */
  constructor(path: string) {
    this.#writing = new Writing(path);
    this.stored = new StoredContent(this.#writing);
    this.#touched = new TouchedPosts(this.#writing);
    this.#index = new PostIndex(this.#writing.connection);
  }

  /** Forgets everything, so that it is read anew; readers see the old content until `finish`. */
  clear(): void {
    for (const raw of this.#writing.all('SELECT key FROM posts')) this.#touch(raw['key'] as string);
    // What changed is kept: to those who follow the content, this is an ingestion like any other.
    const tables = `SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name <> 'changes' AND name NOT LIKE 'sqlite%'`;
    for (const raw of this.#writing.all(tables)) this.#writing.run(`DELETE FROM "${raw['name'] as string}"`);
    this.#writing.run("INSERT INTO search (search) VALUES ('delete-all')");
    this.#writing.changed = true;
    this.#sitesChanged = true;
  }

  /** Takes back everything that was written: `finish` then ends with the content as it was. */
  revert(): void {
    this.#writing.restart();
    this.#index.clear();
    this.#touched.clear();
    this.#sitesChanged = false;
    this.#talksKept = false;
    this.#images.clear();
    this.#keywordsDerived = false;
  }

  // ---------------------------------------------------------------- sites and files

  /** @param position in the order in which sites were given @param settings digest of configuration and flags */
  putSite(site: SiteRecord, position: number, settings: string): void {
    const [old] = this.#writing.all(
      'SELECT position, title, base_url, default_language, languages, settings FROM sites WHERE key = ?',
      site.key,
    );
    const next = [position, site.title, site.baseUrl, site.defaultLanguage, JSON.stringify(site.languages), settings];
    if (old !== undefined && JSON.stringify(Object.values(old)) === JSON.stringify(next)) return;
    this.#writing.changed = true;
    this.#sitesChanged = true;
    this.#writing.insert.sites({ ...site, languages: [...site.languages], position, settings, postCount: 0, talkCount: 0 });
  }

  /** Removes every site that is not among `keys`, with all its files. */
  keepSites(keys: readonly string[]): void {
    for (const site of this.stored.siteSettings().keys()) {
      if (keys.includes(site)) continue;
      for (const path of this.stored.files(site).keys()) this.removeFile(site, path);
      this.#writing.run('DELETE FROM images WHERE site = ?', site);
      this.#writing.run('DELETE FROM diagnostics WHERE site = ?', site);
      this.#writing.run('DELETE FROM sites WHERE key = ?', site);
      this.#writing.changed = true;
      this.#sitesChanged = true;
    }
  }

  /** Remembers a file whose content is the same but whose time is not. */
  touchFile(site: string, facts: FileFacts): void {
    this.#writing.insert.files({ site, ...facts });
  }

  /** Stores a post in place of what its file said before. @param words what it is found by */
  putPost(
    post: PostRecord,
    facts: FileFacts,
    diagnostics: readonly Diagnostic[],
    languageOrder: number,
    words: IndexedWords = postWords(post),
  ): void {
    this.#clearPost(post.key);
    this.#writing.changed = true;
    this.#writing.insert.files({ site: post.site, ...facts });
    this.putDiagnostics('file', post.site, post.sourcePath, diagnostics);
    insertPost(this.#writing.insert, post, languageOrder);
    guarded(this.#writing.path, () => this.#index.put(post.key, words));
  }

  /**
   * Leaves a post as it is although its file cannot be read any more without an error, and remembers what is wrong with
   * it. Answers false where there is no such post.
   */
  keepPost(site: string, facts: FileFacts, diagnostics: readonly Diagnostic[]): boolean {
    if (this.#writing.all('SELECT 1 FROM posts WHERE key = ?', `${site}/${facts.path}`).length === 0) return false;
    this.#writing.insert.files({ site, ...facts });
    this.putDiagnostics('file', site, facts.path, diagnostics);
    return true;
  }

  /** Remembers a file that was read but is no post: a draft, one of the future, or one that is beyond reading. */
  putFile(site: string, facts: FileFacts, diagnostics: readonly Diagnostic[]): void {
    this.#clearPost(`${site}/${facts.path}`);
    this.#writing.changed = true;
    this.#writing.insert.files({ site, ...facts });
    this.putDiagnostics('file', site, facts.path, diagnostics);
    // What was wrong with the links of a post goes with it: it would give away that there is a draft now.
    this.putDiagnostics('references', site, facts.path, []);
  }

  /** Forgets a file that is gone. */
  removeFile(site: string, path: string): void {
    this.#clearPost(`${site}/${path}`);
    this.#writing.changed = true;
    this.#writing.run('DELETE FROM files WHERE site = ? AND path = ?', site, path);
    this.#writing.run('DELETE FROM diagnostics WHERE site = ? AND source_path = ?', site, path);
  }

  /** Replaces what one step has found of one file (or, without a path, of a whole site). */
  putDiagnostics(step: DiagnosticStep, site: string, sourcePath: string | null, diagnostics: readonly Diagnostic[]): void {
    putDiagnostics(this.#writing, step, site, sourcePath, diagnostics);
  }

  // ---------------------------------------------------------------- pages, links, images

  /** Hides the losers of URL conflicts and serves the others. @param only keys of posts; every one of the site where null */
  putServed(site: string, losers: ReadonlySet<string>, only: ReadonlySet<string> | null = null): void {
    const among = only === null ? '' : ` AND key ${AMONG}`;
    const values = only === null ? [site] : [site, JSON.stringify([...only])];
    for (const raw of this.#writing.all(`SELECT key, served FROM posts WHERE site = ?${among}`, ...values)) {
      const served = losers.has(raw['key'] as string) ? 0 : 1;
      if (raw['served'] === served) continue;
      this.#writing.changed = true;
      this.#touch(raw['key'] as string);
      this.#writing.run('UPDATE posts SET served = ? WHERE key = ?', served, raw['key']);
    }
  }

  /** Stores where a post's links lead and which images it shows, in the order of its references. */
  putReferences(
    before: PostReferences,
    links: readonly ResolvedLink[],
    images: readonly string[],
    diagnostics: readonly Diagnostic[],
  ): void {
    const { page } = before;
    if (updateReferences(this.#writing, before, links, images) > 0) this.#touch(page.key);
    this.putDiagnostics('references', page.site, page.sourcePath, diagnostics);
  }

  /** Keys of the images that touched posts showed before, or show now. */
  touchedImages(): Set<string> {
    return this.#touched.images();
  }

  putImage(image: StoredImage): void {
    this.#writing.changed = true;
    this.#images.add(image.key);
    this.#writing.insert.images({ ...image, bytesOrder: image.bytes ?? -1, widthOrder: image.width ?? -1 });
  }

  removeImage(key: string): void {
    this.#images.add(key);
    this.#writing.change('DELETE FROM images WHERE key = ?', key);
  }

  // ---------------------------------------------------------------- talks and keywords

  /** The site's keywords as they are spelled, merged by slug. */
  keywords(): StoredKeyword[] {
    guarded(this.#writing.path, () => deriveKeywords(this.#writing.connection));
    this.#keywordsDerived = true;
    return this.#writing
      .all('SELECT key AS slug, name, spellings FROM keywords ORDER BY key')
      .map((raw) => ({ slug: raw['slug'], name: raw['name'], spellings: JSON.parse(raw['spellings'] as string) }) as StoredKeyword);
  }

  /** Replaces all talks. @param named slugs of the keywords that each talk's own title names, by the talk's key */
  putTalks(graph: TalkGraph, named: ReadonlyMap<string, readonly string[]>): void {
    replaceTalks(this.#writing, graph, named);
  }

  /**
   * Leaves talks and keywords as they are where nothing that they are made from has changed, which most edits leave
   * alone. Answers whether it was so; otherwise mentions must be merged again. To be asked when all posts are written.
   */
  keepTalks(): boolean {
    this.#talksKept = !this.#sitesChanged && this.#touched.keepTalks();
    return this.#talksKept;
  }

  // ---------------------------------------------------------------- the end

  /** True once something was written that readers would see. */
  get changed(): boolean {
    return this.#writing.changed;
  }

  /** Derives pairs and counts, stamps a new revision, commits. Nothing is written where nothing changed. */
  finish(now: Date): IngestionOutcome {
    return guarded(this.#writing.path, () => {
      try {
        if (this.#writing.changed || this.#keywordsDerived) {
          const touched = JSON.stringify(this.#touched.keys);
          derivePostPairs(this.#writing.connection, touched);
          if (this.#talksKept) {
            countTalksOf(this.#writing.connection, touched);
          } else {
            if (!this.#keywordsDerived) deriveKeywords(this.#writing.connection);
            deriveTalkPairs(this.#writing.connection);
            deriveCounts(this.#writing.connection);
            refreshOthers(this.#writing.connection);
          }
          this.#index.finish(touched);
        }
        const snapshot = takeSnapshot(this.#writing.connection, this.#writing.changed, now, (text) =>
          createHash('sha256').update(text).digest('hex').slice(0, 16),
        );
        const posts = changedPosts(this.#writing.connection, this.#touched.wasServed);
        const tags = this.#writing.changed
          ? changedTags(this.#writing.connection, this.#writing.path, {
              posts: this.#touched.keys,
              images: [...this.#images],
              talksKept: this.#talksKept,
            })
          : [];
        const change = { revision: snapshot.revision, ingestedAt: snapshot.ingestedAt, ...posts, changedTags: tags };
        if (this.#writing.changed) recordChange(this.#writing.connection, change);
        this.#writing.connection.exec('COMMIT');
        return { changed: this.#writing.changed, snapshot, changedTags: tags, ...posts };
      } finally {
        this.#writing.connection.close();
      }
    });
  }

  /** Leaves the old content as it is. */
  abandon(): void {
    if (this.#writing.connection.open) this.#writing.connection.close();
  }

  #clearPost(key: string): void {
    this.#touch(key);
    if (deletePost(this.#writing, key)) this.#index.put(key, null);
  }

  /** To be called before a post is changed. */
  #touch(post: string): void {
    this.#keywordsDerived = false;
    this.#touched.add(post);
  }
}
