/** The whole line over real sites: everything that the gateway promises of them, asked over GraphQL. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLectern, type IngestReport, type Lectern } from '../src/index.ts';
import { askFetch } from './bench/figures.ts';

const corpus = new URL('../../shared/corpus/', import.meta.url).pathname;
const sites = ['istio', 'flux', 'otel', 'seed'].map((name) => join(corpus, name));

interface Connection {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id?: string; readonly key?: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
    readonly startCursor: string | null;
  };
}

describe.skipIf(!existsSync(corpus))('over four real sites (needs ../shared/corpus)', () => {
  let folder = '';
  let lectern: Lectern;
  let first: IngestReport;
  const ask = <T>(query: string, variables: object = {}): Promise<T> => askFetch<T>(lectern.fetch, query, variables);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-corpus-'));
    lectern = createLectern({ sites, database: join(folder, 'content.sqlite') });
    first = await lectern.ingest();
  }, 240_000);
  afterAll(async () => {
    await lectern.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('every file is read, and a second run parses and changes nothing', { timeout: 60_000 }, async () => {
    expect(first.changes.parsed).toBe(4678);
    const second = await lectern.ingest();
    expect(second.changes).toEqual({ created: 0, updated: 0, deleted: 0, parsed: 0, unchanged: 4678, decoded: 0 });
    expect(second.revision).toBe(first.revision);
  });

  test('every file is a post, says that it is a draft or has expired, or a finding says why not', () => {
    const database = new Database(join(folder, 'content.sqlite'), { readonly: true });
    const hidden = database
      .prepare<[], { readonly site: string; readonly path: string }>(
        `SELECT site, path FROM files f WHERE NOT EXISTS (SELECT 1 FROM posts WHERE site = f.site AND source_path = f.path)
           AND NOT EXISTS (SELECT 1 FROM diagnostics
             WHERE site = f.site AND source_path = f.path AND code IN ('PAGE_UNPUBLISHED', 'URL_CONFLICT'))`,
      )
      .all();
    database.close();
    for (const { site, path } of hidden) {
      expect(readFileSync(join(corpus, site, 'content', path), 'utf8')).toMatch(/^(?:draft: true|expiryDate: 20[\d-]+)\b/m);
    }
    expect(hidden.length).toBeGreaterThan(5);
    expect(hidden.length).toBeLessThan(30);
  });

  test('the seed recap has its fields, keywords, images and talks', async () => {
    const { post } = await ask<{
      post: {
        title: string;
        publishedAt: string;
        attribution: string;
        keywords: { nodes: { name: string }[] };
        images: { edges: { alt: string | null; caption: string | null; displayWidth: string; node: { exists: boolean } }[] };
        talks: { totalCount: number; nodes: { url: string; speakers: { name: string; organization: { name: string } | null }[] }[] };
      };
    }>(`{ post(by: { source: { site: "seed", path: "es/blog/2023/istio-at-kubecon-na/index.md" } }) {
      title publishedAt attribution keywords { nodes { name } }
      images { edges { alt caption displayWidth node { exists } } }
      talks(first: 50) { totalCount nodes { url speakers { name organization { name } } } } } }`);
    expect(post.title).toBe('Istio en KubeCon North America 2023');
    expect(post.publishedAt).toBe('2023-11-16T00:00:00Z');
    expect(post.attribution).toContain('Faseela K');
    expect(post.keywords.nodes).toHaveLength(6);
    expect(post.images.edges).toHaveLength(14);
    for (const { alt, caption, displayWidth, node } of post.images.edges) {
      expect(alt ?? caption).toBeTruthy();
      expect(displayWidth).toMatch(/^(?:75|100)%$/);
      expect(node.exists).toBe(false);
    }
    expect(post.talks.totalCount).toBe(20);
    expect(post.talks.nodes.map(({ url }) => url).join()).not.toContain('c5baPkXZEMU');
    const affiliations = new Map(
      post.talks.nodes.flatMap(({ speakers }) => speakers.map(({ name, organization }) => [name, organization?.name ?? null])),
    );
    expect([affiliations.get('Kush Trivedi'), affiliations.get('Karim Lakhani'), affiliations.get('Kush Mansing')]).toEqual([
      'DevRev',
      'Intuit',
      'Speedscale',
    ]);
  });

  test(
    'every image that is not there is reported with its post and line, and every other one has a size',
    { timeout: 60_000 },
    async () => {
      interface Page<T> {
        readonly nodes: readonly T[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
      const all = async <T>(field: string, filter: string, fields: string): Promise<T[]> => {
        const found: T[] = [];
        for (let after: string | null = null, more = true; more;) {
          const answer: Record<string, Page<T>> = await ask(
            `query All($after: String) { ${field}(first: 50, after: $after, filter: ${filter}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
            { after },
          );
          found.push(...(answer[field]?.nodes ?? []));
          more = answer[field]?.pageInfo.hasNextPage ?? false;
          after = answer[field]?.pageInfo.endCursor ?? null;
        }
        return found;
      };
      const missing = await all<{ posts: { nodes: { sourcePath: string; site: { key: string } }[] } }>(
        'images',
        '{ exists: false }',
        'posts(first: 90) { nodes { sourcePath site { key } } }',
      );
      const findings = await all<{ site: string; sourcePath: string; line: number | null }>(
        'diagnostics',
        '{ code: { eq: "IMAGE_MISSING" } }',
        'site sourcePath line',
      );
      const placed = new Set(findings.filter(({ line }) => line !== null).map(({ site, sourcePath }) => `${site} ${sourcePath}`));
      expect(missing.length).toBeGreaterThan(10);
      for (const { posts } of missing) {
        expect(posts.nodes.length).toBeGreaterThan(0);
        for (const { site, sourcePath } of posts.nodes) expect(placed).toContain(`${site.key} ${sourcePath}`);
      }
      const invalid = await all<{ sourcePath: string }>(
        'diagnostics',
        '{ code: { in: ["IMAGE_INVALID", "IMAGE_TOO_LARGE", "FILE_SKIPPED"] } }',
        'sourcePath',
      );
      const files = (
        await all<{ sourcePath: string | null; width: number | null; format: string; placeholder: string | null }>(
          'images',
          '{ exists: true }',
          'sourcePath width format placeholder',
        )
      ).filter(({ sourcePath }) => sourcePath !== null && !invalid.some((each) => each.sourcePath === sourcePath));
      expect(files.length).toBeGreaterThan(200);
      expect(files.filter(({ width, format }) => width === null || format === 'OTHER')).toEqual([]);
      expect(files.filter(({ placeholder, format }) => placeholder === null && format !== 'SVG')).toEqual([]);
    },
  );

  test('a talk that three languages name counts once for each of its keywords', async () => {
    const { keywords } = await ask<{ keywords: { nodes: { name: string; talkCount: number; talks: Connection }[] } }>(
      '{ keywords(first: 10, orderBy: [{ field: TALK_COUNT, direction: DESC }]) { nodes { name talkCount talks(first: 100) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } } } }',
    );
    const counts = keywords.nodes.map(({ talkCount }) => talkCount);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(10);
    for (const { talkCount, talks } of keywords.nodes) {
      expect(talks.totalCount).toBe(talkCount);
      expect(new Set(talks.nodes.map(({ id }) => id)).size).toBe(Math.min(100, talkCount));
    }
  });

  test.each(['安全', 'サービスメッシュ', 'seguridad', 'безпека', 'ambient mesh', 'mTLS'])('a search for %s finds posts', async (query) => {
    const { search } = await ask<{ search: { totalCount: number; nodes: { title?: string }[] } }>(
      'query Search($query: String!) { search(query: $query, types: [POST], first: 5) { totalCount nodes { ... on Post { title } } } }',
      { query },
    );
    expect(search.totalCount).toBeGreaterThan(0);
    expect(search.nodes.length).toBe(Math.min(5, search.totalCount));
  });

  test.each(['"unclosed', 'a:b*(', '*', 'NOT', '{title}:'])('a search for %s is answered without an error', async (query) => {
    const { search } = await ask<{ search: { totalCount: number } }>(
      'query Search($query: String!) { search(query: $query) { totalCount } }',
      { query },
    );
    expect(search.totalCount).toBeGreaterThanOrEqual(0);
  });

  test.each(['posts', 'images', 'keywords', 'talks', 'speakers', 'organizations', 'events'])(
    '%s are the same nodes, once each, forwards and backwards',
    { timeout: 60_000 },
    async (field) => {
      const page = '{ totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } }';
      const forwards: string[] = [];
      const backwards: string[] = [];
      let total = -1;
      for (let after: string | null = null, more = true; more;) {
        const answer: Record<string, Connection> = await ask(`query Walk($after: String) { ${field}(first: 100, after: $after) ${page} }`, {
          after,
        });
        const connection = answer[field];
        if (connection === undefined) throw new Error(`no ${field}`);
        total = connection.totalCount;
        forwards.push(...connection.nodes.map(({ id = '' }) => id));
        after = connection.pageInfo.endCursor;
        more = connection.pageInfo.hasNextPage;
      }
      for (let before: string | null = null, more = true; more;) {
        const answer: Record<string, Connection> = await ask(
          `query Walk($before: String) { ${field}(last: 100, before: $before) ${page} }`,
          { before },
        );
        const connection = answer[field];
        if (connection === undefined) throw new Error(`no ${field}`);
        backwards.unshift(...connection.nodes.map(({ id = '' }) => id));
        before = connection.pageInfo.startCursor;
        more = connection.pageInfo.hasPreviousPage;
      }
      expect(forwards).toHaveLength(total);
      expect(new Set(forwards).size).toBe(total);
      expect(backwards).toEqual(forwards);
    },
  );
});
