/** Keeps the search index in step with the content: only what changed is written. */
import type { Heading } from '../model.ts';
import type { Connection } from './database.ts';
import { type IndexedWords, indexedText, postWords } from './search-words.ts';
import { SEARCH_TYPE_BITS, type SearchType, searchTypeNumber } from './search-types.ts';

/**
 * Characters of posts that wait to be written together. FTS5 keeps some megabytes in memory before it writes, but other
 * statements in between make it write at once, and merge many small pieces later.
 */
const MOST_WAITING = 2 * 1024 * 1024;

interface Fresh {
  readonly type: SearchType;
  readonly key: string;
  readonly title: string;
  readonly headings: string;
}

/** Title and second line of everything that is not a post. */
const SMALL_DOCUMENTS = `
  SELECT 'TALK' AS type, t.key AS key,
    (SELECT group_concat(title, char(10)) FROM (SELECT DISTINCT j.value ->> 'title' AS title FROM json_each(t.titles) j)) AS title,
    coalesce((SELECT group_concat(s.name || coalesce(char(10) || o.name, ''), char(10)) FROM talk_speakers s LEFT JOIN organizations o ON o.key = s.organization WHERE s.talk = t.key), '')
      || coalesce((SELECT char(10) || e.name FROM events e WHERE e.key = t.event), '') AS headings
  FROM talks t
  UNION ALL SELECT 'KEYWORD', k.key, (SELECT group_concat(j.value, char(10)) FROM json_each(k.spellings) j), '' FROM keywords k
  UNION ALL SELECT 'SPEAKER', s.key, s.name,
    coalesce((SELECT group_concat(o.name, char(10)) FROM affiliations a JOIN organizations o ON o.key = a.organization WHERE a.speaker = s.key), '') FROM speakers s
  UNION ALL SELECT 'EVENT', e.key, e.name, coalesce(e.series, '') || coalesce(char(10) || e.location, '') FROM events e`;

/** Adds and removes documents of the index. */
interface IndexEditor {
  add(type: SearchType, key: string, source: string | null, words: IndexedWords): void;
  /** Removes those whose IDs a statement answers. */
  remove(text: string, ...values: readonly unknown[]): void;
}

function editorOf(connection: Connection): IndexEditor {
  const removeText = connection.prepare('DELETE FROM search WHERE rowid = ?');
  const removeDocument = connection.prepare('DELETE FROM search_documents WHERE id = ?');
  const insertText = connection.prepare('INSERT INTO search (rowid, title, headings, body) VALUES (?, ?, ?, ?)');
  const insertDocument = connection.prepare('INSERT INTO search_documents (id, type, key, source) VALUES (?, ?, ?, ?)');
  let last = connection.prepare(`SELECT coalesce(max(id) >> ${SEARCH_TYPE_BITS}, 0) FROM search_documents`).pluck().get() as number;
  return {
    add(type, key, source, { title, headings, body }) {
      last += 1;
      const id = last * 2 ** SEARCH_TYPE_BITS + searchTypeNumber(type);
      insertDocument.run(id, type, key, source);
      insertText.run(id, title, headings, body);
    },
    remove(text, ...values) {
      const ids = connection
        .prepare(text)
        .pluck()
        .all(...values);
      for (const id of ids) {
        removeText.run(id);
        removeDocument.run(id);
      }
    },
  };
}

/** What posts are found by. */
export class PostIndex {
  readonly #connection: Connection;
  /** By key; null for posts that are to be found no more. */
  readonly #waiting = new Map<string, IndexedWords | null>();
  #characters = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Puts a post's words in place of those that it was found by; null for a post that is gone. */
  put(key: string, words: IndexedWords | null): void {
    this.#waiting.set(key, words);
    this.#characters += words === null ? 0 : words.body.length;
    if (this.#characters > MOST_WAITING) this.#write();
  }

  /** Forgets what has not been written. */
  clear(): void {
    this.#waiting.clear();
    this.#characters = 0;
  }

  /**
   * Leaves those posts in the index that are served.
   * @param touched keys of all posts that came, went, or were hidden or shown, as JSON
   */
  finish(touched: string): void {
    this.#write();
    const { add, remove } = editorOf(this.#connection);
    remove(
      `SELECT d.id FROM search_documents d WHERE d.type = 'POST' AND d.key IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.key = d.key AND p.served)`,
      touched,
    );
    const missing = this.#connection
      .prepare(
        `SELECT p.key FROM posts p WHERE p.served AND p.key IN (SELECT value FROM json_each(?))
           AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.type = 'POST' AND d.key = p.key) ORDER BY p.key`,
      )
      .pluck()
      .all(touched) as string[];
    const read = this.#connection.prepare(
      'SELECT p.title, p.link_title AS linkTitle, p.description, b.headings, b.text FROM posts p JOIN bodies b ON b.post = p.key WHERE p.key = ?',
    );
    // One body at a time: all of them together may not fit into memory.
    for (const key of missing) {
      const post = read.get(key) as
        | { title: string; linkTitle: string | null; description: string | null; headings: string; text: string }
        | undefined;
      if (post === undefined) continue;
      const headings = JSON.parse(post.headings) as Heading[];
      add('POST', key, null, postWords({ ...post, body: { headings, text: post.text } }));
    }
  }

  #write(): void {
    if (this.#waiting.size === 0) return;
    const { add, remove } = editorOf(this.#connection);
    remove(
      "SELECT id FROM search_documents WHERE type = 'POST' AND key IN (SELECT value FROM json_each(?))",
      JSON.stringify([...this.#waiting.keys()]),
    );
    for (const [key, words] of this.#waiting) if (words !== null) add('POST', key, null, words);
    this.clear();
  }
}

/** Writes what else can be searched. To be called when talks, keywords and the rest are as they will be served. */
export function refreshOthers(connection: Connection): void {
  const { add, remove } = editorOf(connection);
  connection.exec(`CREATE TEMP TABLE fresh AS ${SMALL_DOCUMENTS}`);
  connection.exec('CREATE UNIQUE INDEX temp.fresh_by_key ON fresh (type, key)');
  remove(`SELECT d.id FROM search_documents d LEFT JOIN fresh f ON f.type = d.type AND f.key = d.key
    WHERE d.type <> 'POST' AND (f.key IS NULL OR d.source <> f.title || char(9) || f.headings)`);
  const changed = connection
    .prepare(
      'SELECT f.type, f.key, f.title, f.headings FROM fresh f LEFT JOIN search_documents d ON d.type = f.type AND d.key = f.key WHERE d.id IS NULL',
    )
    .all() as Fresh[];
  for (const { type, key, title, headings } of changed)
    add(type, key, `${title}\t${headings}`, { title: indexedText(title), headings: indexedText(headings), body: '' });
  connection.exec('DROP TABLE fresh');
}
