import { describe, expect, it, vi } from 'vitest';
import { openForReading } from '../../src/store/database.ts';
import { ENTITIES, type EntityName } from '../../src/store/entities.ts';
import { readCount, readNestedPages, readPage } from '../../src/store/pages.ts';
import { readNeighbours } from '../../src/store/related.ts';
import { RELATIONS, type RelationName } from '../../src/store/relations.ts';
import type { PostFilter } from '../../src/store/requests.ts';
import { plannedOnce, type Sql } from '../../src/store/sql.ts';
import { SqliteStatements, type Statements } from '../../src/store/statements.ts';
import { databasePath, ingest, post } from './content.ts';

const path = databasePath();
ingest(path, [post({ sourcePath: 'a', keywords: ['Mesh'] })]);
const connection = openForReading(path);

/** How SQLite would answer what `read` asks, one line a step. */
function planOf(read: (statements: Statements) => unknown, common: readonly string[] = []): string[] {
  const plans: string[] = [];
  const explain = ({ text, values }: Sql): never[] => {
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${plannedOnce(text)}`).all(...values) as { detail: string }[];
    plans.push(...steps.map(({ detail }) => detail));
    return [];
  };
  read({ all: explain, kept: explain, common: new Set(common) });
  return plans;
}

/** Steps that read a whole table or sort one; the list of parents is no table. */
const costly = (plan: readonly string[]): string[] =>
  plan.filter(
    (step) => /^SCAN (?!parents\b|json_each\b|\w+ USING (COVERING )?INDEX)/.test(step) || /USE TEMP B-TREE FOR ORDER BY/.test(step),
  );

describe('no default listing scans or sorts a table', () => {
  it.each((Object.keys(ENTITIES) as EntityName[]).filter((name) => name !== 'TalkMention'))('%s', (name) => {
    expect(costly(planOf((statements) => readPage(statements, name, { first: 20 })))).toEqual([]);
  });

  const orders = (Object.keys(ENTITIES) as EntityName[])
    .filter((name) => name !== 'TalkMention')
    .flatMap((name) => Object.keys(ENTITIES[name].orders).map((field) => [name, field] as const));
  it.each(orders)('%s by %s, in both directions and from any place', (name, field) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const orderBy = [{ field, direction }] as never;
      const after = field === 'POSITION' ? ['x'] : ['x', 'x'];
      const plan = planOf((statements) => readPage(statements, name, { first: 20, orderBy, after }));
      expect(costly(plan)).toEqual([]);
      expect(plan.join('\n')).toMatch(/SEARCH c USING (COVERING )?INDEX/);
    }
  });
});

/** The page as a whole is sorted once, at the end. */
const sorts = (plan: readonly string[]): number => plan.filter((step) => step.startsWith('USE TEMP B-TREE FOR ORDER BY')).length;

describe('children are found by an index of their parents', () => {
  it.each(Object.keys(RELATIONS) as RelationName[])('%s', (name) => {
    const plan = planOf((statements) => readNestedPages(statements, name, ['a', 'b'], { first: 5 }));
    // The subqueries are the one row that ends a page; tables read for it are steps of their own.
    expect(plan.filter((step) => /^SCAN (?!parents\b|json_each\b|\(subquery-)/.test(step))).toEqual([]);
  });

  it.each([
    'Keyword.posts',
    'Keyword.talks',
    'Post.images',
    'Post.talks',
    'Post.talkMentions',
    'Image.posts',
    'Event.posts',
    'Organization.talks',
    'Speaker.talks',
    'Post.backlinks',
  ] as const)('%s are read in order, without sorting a parent’s children', (name) => {
    const plan = planOf((statements) => readNestedPages(statements, name, ['a', 'b'], { first: 5 }));
    expect(sorts(plan)).toBe(1);
  });

  it.each(['Keyword.talks', 'Organization.talks', 'Speaker.talks'] as const)('%s of one day are not all looked through', (name) => {
    const [, first] = planOf((statements) => readNestedPages(statements, name, ['a', 'b'], { first: 5 }));
    expect(first).toMatch(/^SEARCH l USING COVERING INDEX \w+ \(\w+=\? AND \(event_order,talk\)>\(\?,\?\)\)$/);
  });

  it('in another order than the index has, a parent’s children are sorted', () => {
    const orderBy = [{ field: 'TITLE', direction: 'ASC' }] as const;
    expect(sorts(planOf((statements) => readNestedPages(statements, 'Keyword.posts', ['a'], { first: 5, orderBy })))).toBe(2);
  });

  it('neighbours of a post', () => {
    const plan = planOf((statements) => readNeighbours(statements, ['a'], 'next', null)).join('\n');
    expect(plan).toMatch(/SEARCH n USING INDEX posts_by_place \(site=\? AND language=\? AND section=\? AND published_order>\?\)/);
  });
});

const byKeyword = (common: readonly string[]): string =>
  planOf((statements) => readPage(statements, 'Post', { first: 20, filter: { keywords: { any: ['mesh'] } } }), common).join('\n');

/** How many statements SQLite plans while `work` runs: for each of them better-sqlite3 compiles what makes its rows. */
function plannings(work: () => void): number {
  const compiling = vi.spyOn(globalThis, 'Function');
  try {
    work();
    return compiling.mock.calls.length;
  } finally {
    compiling.mockRestore();
  }
}

describe('a statement is planned once, whatever values it gets later', () => {
  const filter = { language: { eq: 'en' }, wordCount: { gte: 0 } };
  const after = ['2025', 'x'];
  it.each<[string, (statements: Statements, size: number) => unknown]>([
    ['a page', (statements, first) => readPage(statements, 'Post', { first })],
    ['a page that is filtered, further on', (statements, first) => readPage(statements, 'Post', { first, filter, after })],
    ['a page by keyword', (statements, last) => readPage(statements, 'Post', { last, filter: { keywords: { any: ['mesh'] } } })],
    ['pages of children', (statements, first) => readNestedPages(statements, 'Post.keywords', ['site/a'], { first })],
    [
      'pages of children that are filtered',
      (statements, first) => readNestedPages(statements, 'Keyword.posts', ['mesh'], { first, filter }),
    ],
  ])('%s', (_, read) => {
    const statements = new SqliteStatements(connection);
    expect(plannings(() => read(statements, 1))).toBe(1);
    expect(plannings(() => [1, 2, 50].forEach((size) => read(statements, size)))).toBe(0);
  });
});

describe('filters', () => {
  it('by a rare keyword start from the keyword, by a common one from the order', () => {
    expect(byKeyword([])).toMatch(/SEARCH c USING INDEX sqlite_autoindex_posts_1 \(key=\?\)/);
    expect(byKeyword(['mesh'])).toMatch(/SCAN c USING INDEX posts_by_published/);
  });

  it('through relations of relations are correlated once, so that they add up and do not multiply', () => {
    let filter: PostFilter = { site: { eq: 'x' } };
    for (let depth = 0; depth < 6; depth += 1) filter = { talks: { some: { mentionedIn: filter } } };
    const plan = planOf((statements) => readPage(statements, 'Post', { first: 20, filter }));
    // One for the featured image of a row, one for the outermost relation.
    expect(plan.filter((step) => step.startsWith('CORRELATED'))).toHaveLength(2);
    expect(plan.filter((step) => step.startsWith('LIST SUBQUERY'))).toHaveLength(11);
  });

  it('by language are counted from an index alone', () => {
    const plan = planOf((statements) => readCount(statements, 'Post', { language: { eq: 'en' } }));
    expect(plan).toEqual(['SEARCH c USING COVERING INDEX posts_by_language (language=?)']);
  });
});
