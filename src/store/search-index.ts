/** Keeps the search index in step with the content: only what changed is written. */
import type { Heading } from '../model.ts';
import type { Connection } from './database.ts';
import { indexedText } from './search-words.ts';
import { SEARCH_TYPE_BITS, type SearchType, searchTypeNumber } from './search-types.ts';

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
  add(type: SearchType, key: string, source: string | null, title: string, headings: string, body: string): void;
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
    add(type, key, source, title, headings, body) {
      last += 1;
      const id = last * 2 ** SEARCH_TYPE_BITS + searchTypeNumber(type);
      insertDocument.run(id, type, key, source);
      insertText.run(id, indexedText(title), indexedText(headings), indexedText(body));
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

/**
 * Writes the posts that can be searched.
 * @param rewritten keys of the posts that were stored anew
 * @param touched keys of these and of all others that came, went or were hidden, as JSON
 */
export function refreshPosts(connection: Connection, rewritten: Iterable<string>, touched: string): void {
  const { add, remove } = editorOf(connection);
  remove("SELECT id FROM search_documents WHERE type = 'POST' AND key IN (SELECT value FROM json_each(?))", JSON.stringify([...rewritten]));
  remove(
    `SELECT d.id FROM search_documents d WHERE d.type = 'POST' AND d.key IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.key = d.key AND p.served)`,
    touched,
  );
  const missing = connection
    .prepare(
      `SELECT p.key FROM posts p WHERE p.served AND p.key IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.type = 'POST' AND d.key = p.key) ORDER BY p.key`,
    )
    .pluck()
    .all(touched) as string[];
  const read = connection.prepare(
    'SELECT p.title, p.link_title AS linkTitle, p.description, b.headings, b.text FROM posts p JOIN bodies b ON b.post = p.key WHERE p.key = ?',
  );
  // One body at a time: all of them together may not fit into memory.
  for (const key of missing) {
    const post = read.get(key) as
      | { title: string; linkTitle: string | null; description: string | null; headings: string; text: string }
      | undefined;
    if (post === undefined) continue;
    const headings = (JSON.parse(post.headings) as Heading[]).map(({ text }) => text);
    add('POST', key, null, `${post.title}\n${post.linkTitle ?? ''}`, headings.join('\n'), `${post.description ?? ''}\n${post.text}`);
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
  for (const { type, key, title, headings } of changed) add(type, key, `${title}\t${headings}`, title, headings, '');
  connection.exec('DROP TABLE fresh');
}
