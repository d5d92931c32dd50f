import { createHash } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import type {
  Diagnostic,
  DiagnosticSeverity,
  ImageRecord,
  ImageUse,
  LinkRecord,
  PageEntry,
  PlacedMention,
  PostRecord,
  ResolvedLink,
  SiteRecord,
  TalkGraph,
  TalkMentionRecord,
} from '../model.ts';
import { changedTags } from './changed-tags.ts';
import { type ChangedPosts, changedPosts, recordChange } from './changes.ts';
import { type Connection, explained, guarded } from './database.ts';
import { beginWriting, openForWriting } from './open-for-writing.ts';
import { countTalksOf, deriveCounts, deriveKeywords, derivePostPairs, deriveTalkPairs, takeSnapshot } from './derive.ts';
import type { Raw } from './row-view.ts';
import { type Inserts, inserters } from './insert.ts';
import type { Snapshot } from './rows.ts';
import { refreshOthers, refreshPosts } from './search-index.ts';
import { shownWidth } from './shown-width.ts';
import { writeTalks } from './talk-rows.ts';
import { fold } from './sql.ts';

/** What is remembered of a Markdown file. */
export interface FileFacts {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Instant at which the page appears or expires; it is read again then. */
  readonly changesAt: string | null;
}

/** Image files as they were when last read. */
export interface StoredImage extends ImageRecord {
  readonly modifiedMs: number | null;
}

/** Raw references of a post: resolved anew when the site's pages or files change. */
export interface PostReferences {
  readonly page: PageEntry;
  readonly links: readonly LinkRecord[];
  readonly images: readonly ImageUse[];
}

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

/** What is remembered of a post before its first change. */
interface PostBefore {
  readonly wasServed: boolean;
  /** See `#talkFacts`. */
  readonly talkFacts: string | null;
  /** Keys of what it shows. */
  readonly images: readonly string[];
  /** Talk of each of its mentions, by the mention's key. */
  readonly talks: readonly (readonly [string, string])[];
}

/** A step that reports diagnostics; it replaces its own earlier ones. */
export type DiagnosticStep = 'file' | 'references' | 'images' | 'site';

const WEIGHTLESS = 2_147_483_647;

/**
 * One ingestion: one transaction, begun when the writer is opened, ended by `finish` or `abandon`. Readers see the old
 * content until `finish` has committed. A second writer on the same file is refused with INGEST_RUNNING.
 */
export class ContentWriter {
  readonly #connection: Connection;
  readonly #path: string;
  readonly #insert: Inserts;
  readonly #statements = new Map<string, Statement<unknown[]>>();
  /** Posts that were stored anew. */
  readonly #written = new Set<string>();
  /** Posts that were written, hidden or removed, or refer to other things now; each as it was before. */
  readonly #touched = new Map<string, PostBefore>();
  /** Images that were written or removed. */
  readonly #images = new Set<string>();
  #keywordsDerived = false;
  /** True once it is settled that no talk or keyword can differ from before. */
  #talksKept = false;
  #sitesChanged = false;
  #changed = false;

  /** @throws LecternError as `openForWriting`; INGEST_RUNNING while another ingestion writes */
  constructor(path: string) {
    this.#path = path;
    this.#connection = openForWriting(path);
    try {
      this.#insert = inserters(this.#connection, path);
    } catch (error) {
      this.#connection.close();
      throw explained(path, error);
    }
  }

  /** Forgets everything, so that it is read anew; readers see the old content until `finish`. */
  clear(): void {
    for (const raw of this.#all('SELECT key FROM posts')) this.#touch(raw['key'] as string);
    // What changed is kept: to those who follow the content, this is an ingestion like any other.
    const tables = `SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name <> 'changes' AND name NOT LIKE 'sqlite%'`;
    for (const raw of this.#all(tables)) this.#run(`DELETE FROM "${raw['name'] as string}"`);
    this.#run("INSERT INTO search (search) VALUES ('delete-all')");
    this.#changed = true;
    this.#sitesChanged = true;
  }

  /** Takes back everything that was written: `finish` then ends with the content as it was. */
  revert(): void {
    guarded(this.#path, () => {
      this.#connection.exec('ROLLBACK');
      beginWriting(this.#connection, this.#path);
    });
    this.#written.clear();
    this.#touched.clear();
    this.#sitesChanged = false;
    this.#talksKept = false;
    this.#images.clear();
    this.#changed = false;
    this.#keywordsDerived = false;
  }

  // ---------------------------------------------------------------- sites and files

  /** Settings digest of every site that is known. */
  siteSettings(): Map<string, string> {
    return new Map(this.#all('SELECT key, settings FROM sites').map((raw) => [raw['key'] as string, raw['settings'] as string]));
  }

  /** @param position in the order in which sites were given @param settings digest of configuration and flags */
  putSite(site: SiteRecord, position: number, settings: string): void {
    const [old] = this.#all('SELECT position, title, base_url, default_language, languages, settings FROM sites WHERE key = ?', site.key);
    const next = [position, site.title, site.baseUrl, site.defaultLanguage, JSON.stringify(site.languages), settings];
    if (old !== undefined && JSON.stringify(Object.values(old)) === JSON.stringify(next)) return;
    this.#changed = true;
    this.#sitesChanged = true;
    this.#insert.sites({ ...site, languages: [...site.languages], position, settings, postCount: 0, talkCount: 0 });
  }

  /** Removes every site that is not among `keys`, with all its files. */
  keepSites(keys: readonly string[]): void {
    for (const site of this.siteSettings().keys()) {
      if (keys.includes(site)) continue;
      for (const path of this.files(site).keys()) this.removeFile(site, path);
      this.#run('DELETE FROM images WHERE site = ?', site);
      this.#run('DELETE FROM diagnostics WHERE site = ?', site);
      this.#run('DELETE FROM sites WHERE key = ?', site);
      this.#changed = true;
      this.#sitesChanged = true;
    }
  }

  /** Every Markdown file of a site that was read, by path. @param only paths; every one where null */
  files(site: string, only: ReadonlySet<string> | null = null): Map<string, FileFacts> {
    const found = this.#all(
      `SELECT path, digest, bytes, modified_ms AS modifiedMs, changes_at AS changesAt FROM files
       WHERE site = ?${only === null ? '' : ` AND path ${AMONG}`} ORDER BY path`,
      ...(only === null ? [site] : [site, JSON.stringify([...only])]),
    );
    return new Map(found.map((raw) => [raw['path'] as string, raw as unknown as FileFacts]));
  }

  /** Remembers a file whose content is the same but whose time is not. */
  touchFile(site: string, facts: FileFacts): void {
    this.#insert.files({ site, ...facts });
  }

  /** Stores a post in place of what its file said before. */
  putPost(post: PostRecord, facts: FileFacts, diagnostics: readonly Diagnostic[], languageOrder: number): void {
    this.#clearPost(post.key);
    this.#written.add(post.key);
    this.#changed = true;
    this.#insert.files({ site: post.site, ...facts });
    this.putDiagnostics('file', post.site, post.sourcePath, diagnostics);
    const publishedOrder = post.publishedAt ?? '';
    const { body } = post;
    this.#insert.posts({
      ...post,
      aliases: [...post.aliases],
      wordCount: body.wordCount,
      readingMinutes: body.readingMinutes,
      served: true,
      talkCount: 0,
      imageCount: post.images.length,
      publishedOrder,
      modifiedOrder: post.modifiedAt ?? '',
      titleOrder: fold(post.title),
      weightOrder: post.weight === null || post.weight === 0 ? WEIGHTLESS : post.weight,
      languageOrder,
    });
    this.#insert.bodies({
      post: post.key,
      markdown: body.markdown,
      html: body.html,
      text: body.text,
      headings: body.headings,
      shortcodes: body.shortcodes,
    });
    post.aliases.forEach((url, position) => this.#insert.postAliases({ post: post.key, position, url }));
    post.authors.forEach((name, position) => this.#insert.postAuthors({ post: post.key, position, name }));
    post.keywords.forEach(({ slug, name }, position) =>
      this.#insert.postKeywords({ post: post.key, position, keyword: slug, name, publishedOrder }),
    );
    post.images.forEach((use, position) =>
      this.#insert.imageUses({
        post: post.key,
        position,
        image: use.candidates[0] ?? use.source,
        shownWidth: shownWidth(use.displayWidth),
        ...use,
      }),
    );
    post.links.forEach((link, position) =>
      this.#insert.links({ post: post.key, position, ...link, target: null, href: link.url, broken: false }),
    );
    post.mentions.forEach((record, position) => {
      const [talk = record.url] = record.urlKeys;
      const key = `${post.key}#${talk}`;
      this.#insert.mentions({ key, post: post.key, position, talk, site: post.site, language: post.language, publishedOrder, record });
    });
  }

  /**
   * Leaves a post as it is although its file cannot be read any more without an error, and remembers what is wrong with
   * it. Answers false where there is no such post.
   */
  keepPost(site: string, facts: FileFacts, diagnostics: readonly Diagnostic[]): boolean {
    if (this.#all('SELECT 1 FROM posts WHERE key = ?', `${site}/${facts.path}`).length === 0) return false;
    this.#insert.files({ site, ...facts });
    this.putDiagnostics('file', site, facts.path, diagnostics);
    return true;
  }

  /** Remembers a file that was read but is no post: a draft, one of the future, or one that is beyond reading. */
  putFile(site: string, facts: FileFacts, diagnostics: readonly Diagnostic[]): void {
    this.#clearPost(`${site}/${facts.path}`);
    this.#changed = true;
    this.#insert.files({ site, ...facts });
    this.putDiagnostics('file', site, facts.path, diagnostics);
    // What was wrong with the links of a post goes with it: it would give away that there is a draft now.
    this.putDiagnostics('references', site, facts.path, []);
  }

  /** Forgets a file that is gone. */
  removeFile(site: string, path: string): void {
    this.#clearPost(`${site}/${path}`);
    this.#changed = true;
    this.#run('DELETE FROM files WHERE site = ? AND path = ?', site, path);
    this.#run('DELETE FROM diagnostics WHERE site = ? AND source_path = ?', site, path);
  }

  /** Replaces what one step has found of one file (or, without a path, of a whole site). */
  putDiagnostics(step: DiagnosticStep, site: string, sourcePath: string | null, diagnostics: readonly Diagnostic[]): void {
    const where = sourcePath === null ? 'step = ? AND site = ?' : 'step = ? AND site = ? AND source_path = ?';
    const values = sourcePath === null ? [step, site] : [step, site, sourcePath];
    const columns = 'code, severity, message, hint, site, source_path AS sourcePath, line, "column"';
    const old = this.#all(`SELECT ${columns} FROM diagnostics WHERE ${where} ORDER BY key`, ...values);
    if (old.length === 0 && diagnostics.length === 0) return;
    this.#run(`DELETE FROM diagnostics WHERE ${where}`, ...values);
    diagnostics.forEach((finding, at) => {
      const key = [finding.site, finding.sourcePath, pad(finding.line), pad(finding.column), finding.code, step, pad(at)].join('\u0001');
      this.#insert.diagnostics({ ...finding, key, step });
    });
    if (JSON.stringify(old) !== JSON.stringify(this.#all(`SELECT ${columns} FROM diagnostics WHERE ${where} ORDER BY key`, ...values)))
      this.#changed = true;
  }

  // ---------------------------------------------------------------- pages, links, images

  /** What every page of a site is known by, by path. */
  pages(site: string): PageEntry[] {
    return this.#all(`SELECT ${PAGE} FROM posts WHERE site = ? ORDER BY source_path`, site).map(pageOf);
  }

  /** Whether a file was read and left nothing: neither a post nor a finding that says why there is none. */
  leftNothing(site: string, path: string): boolean {
    const posts = this.#all('SELECT 1 FROM posts WHERE key = ?', `${site}/${path}`);
    return (
      posts.length === 0 &&
      this.#all("SELECT 1 FROM diagnostics WHERE step = 'file' AND site = ? AND source_path = ?", site, path).length === 0
    );
  }

  /** Whether reading a file has found errors. */
  hasErrors(site: string, path: string): boolean {
    const errors = "SELECT 1 FROM diagnostics WHERE step = 'file' AND severity = 'ERROR' AND site = ? AND source_path = ? LIMIT 1";
    return this.#all(errors, site, path).length > 0;
  }

  /** What one page is known by; undefined where there is none. */
  page(key: string): PageEntry | undefined {
    return this.#all(`SELECT ${PAGE} FROM posts WHERE key = ?`, key).map(pageOf)[0];
  }

  /** BCP 47 tags that pages are written in. */
  languages(): string[] {
    return this.#all('SELECT DISTINCT language FROM posts ORDER BY language').map((raw) => raw['language'] as string);
  }

  /** Hides the losers of URL conflicts and serves the others. @param only keys of posts; every one of the site where null */
  putServed(site: string, losers: ReadonlySet<string>, only: ReadonlySet<string> | null = null): void {
    const among = only === null ? '' : ` AND key ${AMONG}`;
    const values = only === null ? [site] : [site, JSON.stringify([...only])];
    for (const raw of this.#all(`SELECT key, served FROM posts WHERE site = ?${among}`, ...values)) {
      const served = losers.has(raw['key'] as string) ? 0 : 1;
      if (raw['served'] === served) continue;
      this.#changed = true;
      this.#touch(raw['key'] as string);
      this.#run('UPDATE posts SET served = ? WHERE key = ?', served, raw['key']);
    }
  }

  /** Raw references of the given posts, or of all posts of a site, one at a time. */
  *references(site: string, posts: ReadonlySet<string> | null): Generator<PostReferences> {
    const pages = posts === null ? this.pages(site) : [...posts].flatMap((key) => this.page(key) ?? []);
    for (const page of pages) {
      const links = this.#all('SELECT url, text, line, internal, is_reference FROM links WHERE post = ? ORDER BY position', page.key).map(
        (raw) => ({
          url: raw['url'] as string,
          text: raw['text'] as string,
          line: raw['line'] as number,
          internal: raw['internal'] === 1,
          isReference: raw['is_reference'] === 1,
        }),
      );
      const images = this.#all(
        'SELECT candidates, source, alt, caption, title, display_width AS displayWidth, line FROM image_uses WHERE post = ? ORDER BY position',
        page.key,
      ).map((raw) => Object.assign({}, raw, { candidates: JSON.parse(raw['candidates'] as string) }) as unknown as ImageUse);
      yield { page, links, images };
    }
  }

  /** Stores where a post's links lead and which images it shows, in the order of `references`. */
  putReferences(page: PageEntry, links: readonly ResolvedLink[], images: readonly string[], diagnostics: readonly Diagnostic[]): void {
    let changes = 0;
    links.forEach(({ target, href, broken }, position) => {
      changes += this.#run(
        'UPDATE links SET target = ?, href = ?, broken = ? WHERE post = ? AND position = ? AND (target IS NOT ? OR href <> ? OR broken <> ?)',
        target,
        href,
        broken ? 1 : 0,
        page.key,
        position,
        target,
        href,
        broken ? 1 : 0,
      );
    });
    images.forEach((image, position) => {
      changes += this.#run(
        'UPDATE image_uses SET image = ? WHERE post = ? AND position = ? AND image <> ?',
        image,
        page.key,
        position,
        image,
      );
    });
    this.#note(changes);
    if (changes > 0) this.#touch(page.key);
    this.putDiagnostics('references', page.site, page.sourcePath, diagnostics);
  }

  /** Keys of the images that touched posts showed before, or show now. */
  touchedImages(): Set<string> {
    const shown = this.#all(`SELECT image FROM image_uses WHERE post ${AMONG}`, JSON.stringify([...this.#touched.keys()]));
    return new Set([...[...this.#touched.values()].flatMap(({ images }) => images), ...shown.map((raw) => raw['image'] as string)]);
  }

  /** Keys of the images that posts of a site show. @param only keys; every one where null */
  usedImages(site: string, only: ReadonlySet<string> | null = null): string[] {
    const among = only === null ? '' : ` AND u.image ${AMONG}`;
    return this.#all(
      `SELECT DISTINCT u.image AS key FROM image_uses u JOIN posts p ON p.key = u.post WHERE p.site = ?${among} ORDER BY 1`,
      ...(only === null ? [site] : [site, JSON.stringify([...only])]),
    ).map((raw) => raw['key'] as string);
  }

  /** The images of a site as they were stored, by key. @param only keys; every one where null */
  images(site: string, only: ReadonlySet<string> | null = null): Map<string, StoredImage> {
    const columns =
      'key, site, source_path AS sourcePath, remote_url AS remoteUrl, "exists", absolute_path AS absolutePath, digest, width, height, format, bytes, animated, placeholder, dominant_color AS dominantColor, modified_ms AS modifiedMs';
    const among = only === null ? '' : ` AND key ${AMONG}`;
    const found = this.#all(
      `SELECT ${columns} FROM images WHERE site = ?${among}`,
      ...(only === null ? [site] : [site, JSON.stringify([...only])]),
    );
    return new Map(
      found.map((raw) => [
        raw['key'] as string,
        Object.assign({}, raw, { exists: raw['exists'] === 1, animated: raw['animated'] === 1 }) as unknown as StoredImage,
      ]),
    );
  }

  putImage(image: StoredImage): void {
    this.#changed = true;
    this.#images.add(image.key);
    this.#insert.images({ ...image, bytesOrder: image.bytes ?? -1, widthOrder: image.width ?? -1 });
  }

  removeImage(key: string): void {
    this.#images.add(key);
    this.#note(this.#run('DELETE FROM images WHERE key = ?', key));
  }

  // ---------------------------------------------------------------- talks and keywords

  /** Every mention of every served post, for merging. */
  mentions(): PlacedMention[] {
    const found = this.#all(
      `SELECT m.key, m.post, m.site, m.language, p.published_at AS publishedAt, p.translation_key AS translationKey, m.record
       FROM mentions m JOIN posts p ON p.key = m.post WHERE p.served ORDER BY m.key`,
    );
    return found.map(
      ({ record, ...place }) => Object.assign(JSON.parse(record as string) as TalkMentionRecord, place) as unknown as PlacedMention,
    );
  }

  /** The site's keywords as they are spelled, merged by slug. */
  keywords(): StoredKeyword[] {
    guarded(this.#path, () => deriveKeywords(this.#connection));
    this.#keywordsDerived = true;
    return this.#all('SELECT key AS slug, name, spellings FROM keywords ORDER BY key').map(
      (raw) => ({ slug: raw['slug'], name: raw['name'], spellings: JSON.parse(raw['spellings'] as string) }) as StoredKeyword,
    );
  }

  /** Replaces all talks. @param named slugs of the keywords that each talk's own title names, by the talk's key */
  putTalks(graph: TalkGraph, named: ReadonlyMap<string, readonly string[]>): void {
    for (const table of ['talks', 'talk_urls', 'talk_speakers', 'talk_keywords', 'speakers', 'organizations', 'events'])
      this.#run(`DELETE FROM ${table}`);
    const languageOf = new Map(
      this.#all('SELECT key, language FROM mentions').map((raw) => [raw['key'] as string, raw['language'] as string]),
    );
    writeTalks(this.#insert, graph, named, languageOf);
    for (const talk of graph.talks) {
      for (const mention of talk.mentions) this.#run('UPDATE mentions SET talk = ? WHERE key = ?', talk.key, mention);
    }
  }

  /**
   * Leaves talks and keywords as they are where nothing that they are made from has changed, which most edits leave
   * alone. Answers whether it was so; otherwise mentions must be merged again. To be asked when all posts are written.
   */
  keepTalks(): boolean {
    if (this.#sitesChanged) return false;
    for (const [key, { talkFacts }] of this.#touched) if (talkFacts !== this.#talkFacts(key)) return false;
    for (const { talks } of this.#touched.values())
      for (const [mention, talk] of talks) this.#run('UPDATE mentions SET talk = ? WHERE key = ?', talk, mention);
    this.#talksKept = true;
    return true;
  }

  // ---------------------------------------------------------------- the end

  /** Revision of the content before this ingestion; null where there was none. */
  revision(): string | null {
    const [found] = this.#all("SELECT value ->> 'revision' AS revision FROM meta WHERE name = 'snapshot'");
    return (found?.['revision'] as string | undefined) ?? null;
  }

  /** True once something was written that readers would see. */
  get changed(): boolean {
    return this.#changed;
  }

  /** Every finding of every site as it stands now, by site, path and place. */
  diagnostics(): Diagnostic[] {
    return this.#all(
      'SELECT code, severity, message, hint, site, source_path AS sourcePath, line, "column" FROM diagnostics ORDER BY key',
    ) as unknown as Diagnostic[];
  }

  /** Findings by code, the most severe first. */
  diagnosticCounts(): { readonly code: string; readonly severity: DiagnosticSeverity; readonly count: number }[] {
    return this.#all(
      `SELECT code, (SELECT severity FROM diagnostics d WHERE d.code = counted.code LIMIT 1) AS severity, count
       FROM (SELECT code, count(*) AS count FROM diagnostics GROUP BY code) counted
       ORDER BY CASE severity WHEN 'ERROR' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END, count DESC, code`,
    ) as never;
  }

  /** Whether a post appears or expires by time alone and has not been looked at since. */
  isDue(now: Date): boolean {
    return this.#all('SELECT 1 FROM files WHERE changes_at <= ? LIMIT 1', `${now.toISOString().slice(0, 19)}Z`).length > 0;
  }

  /** The first instant after `now` at which a post appears or expires, or null. */
  nextChangeAt(now: Date): string | null {
    const [found] = this.#all('SELECT min(changes_at) AS at FROM files WHERE changes_at > ?', `${now.toISOString().slice(0, 19)}Z`);
    return (found?.['at'] as string | null | undefined) ?? null;
  }

  /** Derives pairs and counts, stamps a new revision, commits. Nothing is written where nothing changed. */
  finish(now: Date): IngestionOutcome {
    return guarded(this.#path, () => {
      try {
        if (this.#changed || this.#keywordsDerived) {
          const touched = JSON.stringify([...this.#touched.keys()]);
          derivePostPairs(this.#connection, touched);
          if (this.#talksKept) {
            countTalksOf(this.#connection, touched);
          } else {
            if (!this.#keywordsDerived) deriveKeywords(this.#connection);
            deriveTalkPairs(this.#connection);
            deriveCounts(this.#connection);
            refreshOthers(this.#connection);
          }
          refreshPosts(this.#connection, this.#written, touched);
        }
        const snapshot = takeSnapshot(this.#connection, this.#changed, now, (text) =>
          createHash('sha256').update(text).digest('hex').slice(0, 16),
        );
        const posts = changedPosts(this.#connection, new Map(Array.from(this.#touched, ([key, { wasServed }]) => [key, wasServed])));
        const tags = this.#changed
          ? changedTags(this.#connection, this.#path, {
              posts: [...this.#touched.keys()],
              images: [...this.#images],
              talksKept: this.#talksKept,
            })
          : [];
        const change = { revision: snapshot.revision, ingestedAt: snapshot.ingestedAt, ...posts, changedTags: tags };
        if (this.#changed) recordChange(this.#connection, change);
        this.#connection.exec('COMMIT');
        return { changed: this.#changed, snapshot, changedTags: tags, ...posts };
      } finally {
        this.#connection.close();
      }
    });
  }

  /** Leaves the old content as it is. */
  abandon(): void {
    if (this.#connection.open) this.#connection.close();
  }

  #clearPost(key: string): void {
    this.#touch(key);
    if (this.#run('DELETE FROM posts WHERE key = ?', key) === 0) return;
    for (const table of ['bodies', 'post_aliases', 'post_authors', 'post_keywords', 'image_uses', 'links', 'mentions'])
      this.#run(`DELETE FROM ${table} WHERE post = ?`, key);
  }

  #note(changes: number): void {
    if (changes > 0) this.#changed = true;
  }

  /** To be called before a post is changed. */
  #touch(post: string): void {
    this.#keywordsDerived = false;
    if (this.#touched.has(post)) return;
    this.#touched.set(post, {
      wasServed: this.#all('SELECT 1 FROM posts WHERE key = ? AND served', post).length > 0,
      talkFacts: this.#talkFacts(post),
      images: this.#all('SELECT image FROM image_uses WHERE post = ?', post).map((raw) => raw['image'] as string),
      talks: this.#all('SELECT key, talk FROM mentions WHERE post = ?', post).map((raw) => [raw['key'] as string, raw['talk'] as string]),
    });
  }

  /** All of a post that talks, keywords and their counts are made from; null where there is no such post. */
  #talkFacts(post: string): string | null {
    const [found] = this.#all(
      `SELECT json_array(p.published_at, p.translation_key, p.language, p.served,
         (SELECT json_group_array(json_array(k.keyword, k.name)) FROM (SELECT * FROM post_keywords WHERE post = p.key ORDER BY position) k),
         (SELECT json_group_array(json_array(m.key, json_remove(m.record, '$.line', '$.quote', '$.confidence')))
          FROM (SELECT * FROM mentions WHERE post = p.key ORDER BY position) m)) AS facts
       FROM posts p WHERE p.key = ?`,
      post,
    );
    return (found?.['facts'] as string | undefined) ?? null;
  }

  #prepare(text: string): Statement<unknown[]> {
    let statement = this.#statements.get(text);
    if (statement === undefined) this.#statements.set(text, (statement = this.#connection.prepare<unknown[]>(text)));
    return statement;
  }

  #all(text: string, ...values: readonly unknown[]): Raw[] {
    return guarded(this.#path, () => this.#prepare(text).all(...values) as Raw[]);
  }

  #run(text: string, ...values: readonly unknown[]): number {
    return guarded(this.#path, () => this.#prepare(text).run(...values).changes);
  }
}

/** So that numbers in a text key sort as numbers. */
function pad(value: number | null): string {
  return String(value ?? 0).padStart(7, '0');
}

const AMONG = 'IN (SELECT value FROM json_each(?))';
const PAGE = 'key, site, source_path AS sourcePath, url, aliases, language, translation_key AS translationKey';

function pageOf(raw: Raw): PageEntry {
  return Object.assign({}, raw, { aliases: JSON.parse(raw['aliases'] as string) }) as unknown as PageEntry;
}
