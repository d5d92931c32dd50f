import type { Heading } from '../model.ts';
import type { SearchHit } from './search.ts';
import { type Term, termsOf, type Word, wordsOf } from './search-words.ts';
import { sql } from './sql.ts';
import type { Statements } from './statements.ts';

/** UTF-16 units into the highlight's text. */
export interface HighlightRange {
  readonly start: number;
  readonly end: number;
}

/** A text of a hit in which the search was found. */
export interface Highlight {
  /** `title`, `heading`, `description`, `text`, `name`, `spelling`, `speaker`, `organization`, `event`, `series` or `location`. */
  readonly field: string;
  readonly text: string;
  /** In order, none overlapping. */
  readonly ranges: readonly HighlightRange[];
}

/** Characters of a body around its first match. */
const SNIPPET = 200;
/** Headings and the like that one hit shows. */
const MOST = 10;

/** Where a query's terms stand in a text. */
export function rangesOf(text: string, terms: readonly Term[]): HighlightRange[] {
  const words = wordsOf(text);
  const found: HighlightRange[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (const term of terms) {
      const length = term.words.length;
      const first = words[at];
      const last = words[at + length - 1];
      if (first !== undefined && last !== undefined && matchesAt(words, at, term)) found.push({ start: first.start, end: last.end });
    }
  }
  return merged(found);
}

function matchesAt(words: readonly Word[], at: number, { words: wanted, isPrefix }: Term): boolean {
  return wanted.every((word, index) => {
    const here = words[at + index]?.word ?? '';
    return isPrefix && index === wanted.length - 1 ? here.startsWith(word) : here === word;
  });
}

function merged(ranges: readonly HighlightRange[]): HighlightRange[] {
  const kept: HighlightRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || range.start >= last.end) kept.push(range);
    else if (range.end > last.end) kept[kept.length - 1] = { start: last.start, end: range.end };
  }
  return kept;
}

/** The part of a long text around its first match, cut between words; an ellipsis stands where text was left out. */
export function snippetOf(text: string, terms: readonly Term[]): Omit<Highlight, 'field'> | null {
  const [first] = rangesOf(text, terms);
  if (first === undefined) return null;
  let start = Math.max(0, first.start - SNIPPET / 4);
  let end = Math.min(text.length, Math.max(start + SNIPPET, first.end));
  if (start > 0) start = wordAfter(text, start, first.start);
  if (end < text.length) end = Math.max(first.end, cutBefore(text, end));
  const cut = `${start > 0 ? '…' : ''}${text.slice(start, end).replaceAll(/\s/g, ' ')}${end < text.length ? '…' : ''}`;
  return { text: cut, ranges: rangesOf(cut, terms) };
}

/** The first beginning of a word after an offset, `limit` at most. */
function wordAfter(text: string, offset: number, limit: number): number {
  // A word that begins at the very cut may have begun before it.
  const next = wordsOf(text.slice(offset, limit)).find(({ start }) => start > 0);
  return next === undefined ? limit : offset + next.start;
}

/** The last end of a word at or before an offset. */
function cutBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - 80);
  const words = wordsOf(text.slice(from, offset + 40)).filter((word) => from + word.end <= offset);
  return from + (words.at(-1)?.end ?? offset - from);
}

/** The highlights of a page of hits, by `type` and `key` joined with a space: one statement for all of them. */
export function readHighlights(
  statements: Statements,
  query: string,
  hits: readonly SearchHit[],
): ReadonlyMap<string, readonly Highlight[]> {
  const terms = termsOf(query);
  const found = statements.all(sql(TEXTS, JSON.stringify(hits.map(({ type, key }) => ({ type, key })))));
  return new Map(
    found.map((raw) => {
      const short = JSON.parse(raw['short'] as string) as readonly (readonly [field: string, text: string | null])[];
      const headings = raw['headings'] === null ? [] : (JSON.parse(raw['headings'] as string) as Heading[]);
      const fields = [...short, ...headings.map(({ text }) => ['heading', text] as const)];
      const highlights: Highlight[] = [];
      for (const [field, text] of fields) {
        if (text === null || highlights.some((known) => known.field === field && known.text === text)) continue;
        const ranges = rangesOf(text, terms);
        if (ranges.length > 0 && highlights.length < MOST) highlights.push({ field, text, ranges });
      }
      const snippet = raw['text'] === null ? null : snippetOf(raw['text'] as string, terms);
      if (snippet !== null) highlights.push({ field: 'text', ...snippet });
      return [`${raw['type'] as string} ${raw['key'] as string}`, highlights];
    }),
  );
}

const list = (items: string): string => `(SELECT json_group_array(json(item)) FROM (${items}))`;
const TEXTS = `WITH hits AS MATERIALIZED (SELECT value ->> 'type' AS type, value ->> 'key' AS key FROM json_each(?))
  SELECT h.type, h.key, json_array(json_array('title', p.title), json_array('title', p.link_title), json_array('description', p.description)) AS short, b.headings, b.text
    FROM hits h JOIN posts p ON p.key = h.key JOIN bodies b ON b.post = h.key WHERE h.type = 'POST'
  UNION ALL SELECT h.type, h.key, ${list(`
      SELECT json_array('title', j.value ->> 'title') AS item FROM json_each(t.titles) j
      UNION ALL SELECT json_array('speaker', s.name) FROM talk_speakers s WHERE s.talk = t.key
      UNION ALL SELECT json_array('organization', o.name) FROM talk_speakers s JOIN organizations o ON o.key = s.organization WHERE s.talk = t.key
      UNION ALL SELECT json_array('event', e.name) FROM events e WHERE e.key = t.event`)}, NULL, NULL
    FROM hits h JOIN talks t ON t.key = h.key WHERE h.type = 'TALK'
  UNION ALL SELECT h.type, h.key, ${list("SELECT json_array('spelling', j.value) AS item FROM json_each(k.spellings) j")}, NULL, NULL
    FROM hits h JOIN keywords k ON k.key = h.key WHERE h.type = 'KEYWORD'
  UNION ALL SELECT h.type, h.key, ${list(`
      SELECT json_array('name', s.name) AS item
      UNION ALL SELECT json_array('organization', o.name) FROM affiliations a JOIN organizations o ON o.key = a.organization WHERE a.speaker = s.key`)}, NULL, NULL
    FROM hits h JOIN speakers s ON s.key = h.key WHERE h.type = 'SPEAKER'
  UNION ALL SELECT h.type, h.key, json_array(json_array('name', e.name), json_array('series', e.series), json_array('location', e.location)), NULL, NULL
    FROM hits h JOIN events e ON e.key = h.key WHERE h.type = 'EVENT'`;
