import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLectern, type Lectern } from '../src/lectern.ts';
import { schema } from '../src/graphql/schema.ts';
import { selectionOf } from './graphql/generated-queries.ts';
import { randomOf } from './random.ts';
import { temporarySite, type TemporarySite } from './site.ts';

const TALKS = ['dQw4w9WgXcQ', 'aBcDeFgHiJk', 'ZyXwVuTsRqP'];
const KEYWORDS = ['mesh', 'Mesh', 'wasm', 'security'];
const PATHS = ['en/a', 'en/b', 'en/c', 'es/a', 'es/b', 'en/d', 'en/_index'];

/** A post's file, by what can be edited of it. */
interface Written {
  readonly title: string;
  readonly day: number;
  readonly keywords: readonly string[];
  readonly talk: string | null;
  readonly speaker: string;
  readonly link: string;
  readonly image: string | null;
  readonly alias: string | null;
  readonly slug: string | null;
  readonly draft: boolean;
}

const written = record<Written>({
  title: constantFrom('Alpha', 'Beta', 'Gamma'),
  day: integer({ min: 1, max: 4 }),
  keywords: array(constantFrom(...KEYWORDS), { maxLength: 3 }),
  talk: constantFrom(null, ...TALKS),
  speaker: constantFrom('Ana Pérez, Acme', 'Bo Li, Umbrella'),
  link: constantFrom(...PATHS),
  image: constantFrom(null, 'box.svg', 'other.svg', 'https://images.example/x.png'),
  alias: constantFrom(null, '/old/', '/older/'),
  slug: constantFrom(null, 'same', 'own'),
  draft: constantFrom(false, false, false, true),
});

function fileOf({ title, day, keywords, talk, speaker, link, image, alias, slug, draft }: Written): string {
  return [
    '---',
    `title: ${title}`,
    `date: 2024-01-0${day}`,
    `keywords: ${JSON.stringify([...new Set(keywords)])}`,
    `draft: ${draft}`,
    ...(alias === null ? [] : [`aliases: ["${alias}"]`]),
    ...(slug === null ? [] : [`slug: ${slug}`]),
    '---',
    `# ${title}`,
    `See [there](/${link.replace(/^en\//, '')}/).`,
    ...(image === null ? [] : [`![box](${image})`]),
    ...(talk === null ? [] : [`## KubeCon Europe 2024`, `- [${title} of meshes](https://www.youtube.com/watch?v=${talk}) by ${speaker}`]),
  ].join('\n\n');
}

const box = (width: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="4"/>`;
const id = (type: string, key: string): string => JSON.stringify(Buffer.from(`${type}:${key}`).toString('base64url'));

const POST = `title url slug excerpt(length: 30) keywords { totalCount nodes { name } } images { nodes { url width } }
  talks { nodes { title speakers { name organization { name } } event { name } } } backlinks { totalCount nodes { title } }
  translations { title } links { broken target { title } } body { html } site { title postCount }`;

const node = (path: string): string => `{ node(id: ${id('Post', `mine/${path}.md`)}) { ... on Post { ${POST} } } }`;

const next = (path: string): string => `{ node(id: ${id('Post', `mine/${path}.md`)}) { ... on Post { next { title } } } }`;

const QUERIES = [
  ...PATHS.flatMap((path) => [
    node(path),
    `{ node(id: ${id('Post', `mine/${path}.md`)}) { ... on Post { previous { title } next { title } } } }`,
    `{ node(id: ${id('Post', `mine/${path}.md`)}) { ... on Post { next(filter: { keywords: { any: ["mesh"] } }) { title } related(first: 2) { score post { title } } } } }`,
    `{ post(by: { id: ${id('Post', `mine/${path}.md`)} }) { talkMentions { nodes { title quote } } featuredImage { url } } }`,
  ]),
  ...['/old/', '/older', '/same/', '/own', '/a/', '/es/a/'].map((url) => `{ post(by: { url: "${url}" }) { title url aliases } }`),
  ...['mesh', 'wasm', 'security'].map(
    (slug) =>
      `{ keyword(by: { slug: "${slug}" }) { name postCount talkCount posts(first: 2) { totalCount nodes { title } } talks(first: 2) { nodes { title } } related { postCount } } }`,
  ),
  ...TALKS.map(
    (video) =>
      `{ talk(by: { url: "https://youtu.be/${video}" }) { title mentions { totalCount nodes { title } } keywords { nodes { name } } } }`,
  ),
  ...TALKS.map(
    (video) =>
      `{ node(id: ${id('Talk', `youtube:${video}`)}) { ... on Talk { title languages keywords(first: 1) { nodes { name } } mentions(first: 1) { nodes { quote } } } } }`,
  ),
  '{ speaker(by: { slug: "ana-pérez" }) { name organizations { name } talkCount talks(first: 1) { nodes { title } } } }',
  '{ organization(by: { slug: "acme" }) { name speakers(first: 1) { nodes { name } } talks { totalCount } } }',
  '{ event(by: { slug: "kubecon-europe-2024" }) { name talks { totalCount nodes { title } } posts { nodes { title } } previous { name } } }',
  '{ posts(first: 3, orderBy: [{ field: TITLE, direction: ASC }]) { totalCount nodes { title } facets { keywords { count keyword { name } } years { value count } } } }',
  '{ posts(filter: { hasTalks: true, keywords: { any: ["mesh"] } }) { totalCount nodes { title } } }',
  '{ keywords(orderBy: [{ field: TALK_COUNT, direction: DESC }]) { nodes { name talkCount talks(filter: { language: { eq: "es" } }) { totalCount } } } }',
  '{ talks(first: 2) { totalCount nodes { title event { name talkCount } } } images { nodes { url width posts { nodes { title } } } } }',
  '{ search(query: "alpha") { totalCount nodes { __typename ... on Post { title } } edges { score highlights { text } } } }',
  '{ sites { title postCount talkCount } content { postCount talkCount diagnosticCount } diagnostics { nodes { code message } } }',
  '{ __typename }',
  ...['json', 'csv?keyword=mesh', 'md?speaker=ana-p%C3%A9rez', 'csv?language=es', 'ics'].map((listing) => `/talks.${listing}`),
];

/** As many queries made of the schema alone. */
function generated(count: number): string[] {
  const query = schema.getQueryType();
  if (!query) throw new Error('there is a Query type');
  return Array.from({ length: count }, (_, seed) => selectionOf(query, randomOf(seed), 3));
}

interface Told {
  readonly text: string;
  readonly tags: readonly string[];
}

/** @param query a GraphQL document, or the path of a listing */
async function ask(lectern: Lectern, query: string): Promise<Told | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await lectern.fetch(
    query.startsWith('/')
      ? new Request(`http://localhost${query}`)
      : new Request('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }),
  );
  const text = await response.text();
  // What is refused is not stored anywhere.
  if (!response.headers.has('etag')) return null;
  return { text, tags: (response.headers.get('cache-tag') ?? '').split(',') };
}

async function withSite(work: (site: TemporarySite, lectern: Lectern) => Promise<void>): Promise<void> {
  await using site = await temporarySite({
    'hugo.toml':
      'title = "Mine"\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.es]\ncontentDir = "content/es"\n',
    'content/en/box.svg': box(4),
    'content/en/a.md': '---\ntitle: A\nkeywords: [mesh]\ndate: 2024-01-01\n---\n[there](/b/)',
    'content/en/b.md': '---\ntitle: B\nkeywords: [wasm]\ndate: 2024-01-02\n---\nB',
    'content/en/c.md': '---\ntitle: C\nkeywords: [mesh]\ndate: 2024-01-03\n---\nC',
    'content/en/_index.md': '---\ntitle: Home\ndate: 2024-01-06\n---\n',
    'content/en/e.md': '---\ntitle: E\ndate: 2024-01-05\n---\nE',
    'content/en/d.md': '---\ntitle: D\ndate: 2024-01-04\n---\nD',
    'content/es/a.md': '---\ntitle: A es\nkeywords: [mesh]\ndate: 2024-01-01\n---\nA',
  });
  await using lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
  await lectern.ingest();
  await work(site, lectern);
}

const edits = array(
  record({
    path: constantFrom(...PATHS),
    /** Null removes the file. */
    content: constantFrom(true, true, true, false).chain((kept) => (kept ? written : constantFrom(null))),
    width: constantFrom(0, 0, 0, 8, 16),
  }),
  { minLength: 1, maxLength: 2 },
);

describe('cache tags', () => {
  it('of an ingestion name every answer whose bytes have changed', async () => {
    const queries = [...QUERIES, ...generated(60)];
    let changed = 0;
    let spared = 0;
    await assert(
      asyncProperty(array(edits, { minLength: 3, maxLength: 5 }), async (steps) => {
        await withSite(async (site, lectern) => {
          let before = await Promise.all(queries.map((query) => ask(lectern, query)));
          for (const step of steps) {
            for (const { path, content, width } of step) {
              if (content === null) await site.remove(`content/${path}.md`);
              else await site.write(`content/${path}.md`, fileOf(content));
              if (width > 0) await site.write('content/en/box.svg', box(width));
            }
            const told = new Set((await lectern.ingest()).changedTags);
            const after = await Promise.all(queries.map((query) => ask(lectern, query)));
            for (const [at, old] of before.entries()) {
              const fresh = after[at];
              if (!old || !fresh) continue;
              const named = old.tags.some((tag) => told.has(tag));
              if (old.text === fresh.text) spared += named ? 0 : 1;
              else {
                changed += 1;
                expect(named, `${queries[at]}\n${old.tags}\n${[...told]}\n${old.text}\n${fresh.text}`).toBe(true);
              }
            }
            before = after;
          }
        });
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(100);
    expect(spared).toBeGreaterThan(100);
  }, 120_000);

  it('of an edited post name neither other posts nor what has nothing to do with it', async () => {
    await withSite(async (site, lectern) => {
      const of = async (query: string): Promise<Told> => (await ask(lectern, query)) ?? { text: '', tags: [] };
      const answers = {
        c: await of(node('en/c')),
        besides: await of(`{ node(id: ${id('Post', 'mine/en/d.md')}) { ... on Post { previous { title } next { title } } } }`),
        bySource: await of('{ post(by: { source: { path: "c.md" } }) { title keywords { nodes { name } } } }'),
        schema: await of('{ __schema { queryType { name } } }'),
        edited: await of(node('en/b')),
        list: await of('{ posts { nodes { title } } }'),
        talks: await of('/talks.json'),
        calendar: await of('/talks.ics'),
      };
      await site.write('content/en/b.md', '---\ntitle: B\nkeywords: [wasm]\ndate: 2024-01-02\n---\nB, and more');
      const told = new Set((await lectern.ingest()).changedTags);
      const named = Object.entries(answers).filter(([, { tags }]) => tags.some((tag) => told.has(tag)));
      expect(named.map(([name]) => name)).toEqual(['edited', 'list', 'calendar']);
      expect((await lectern.ingest()).changedTags).toEqual([]);
    });
  });

  it('of a new page name those that it stands beside now, the home page too, and nobody farther off', async () => {
    await withSite(async (site, lectern) => {
      const asked = ['en/a', 'en/b', 'en/c', 'en/d', 'en/e', 'en/_index', 'es/a'];
      const before = await Promise.all(asked.map((path) => ask(lectern, next(path))));
      await site.write('content/en/new.md', '---\ntitle: New\ndate: 2024-01-07\n---\n');
      const told = new Set((await lectern.ingest()).changedTags);
      const after = await Promise.all(asked.map((path) => ask(lectern, next(path))));
      const changed = asked.filter((_, at) => before[at]?.text !== after[at]?.text);
      expect(changed).toEqual(['en/e', 'en/_index']);
      // The one before names one that has changed.
      const named = asked.filter((_, at) => before[at]?.tags.some((tag) => told.has(tag)));
      expect(named).toEqual(['en/d', ...changed]);
    });
  });

  it('are those of the list where an answer holds many of a type, and everything where very much changed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, n) => [`content/p${n}.md`, `---\ntitle: P${n}\nkeywords: [k${n}]\n---\n`]),
    );
    await using site = await temporarySite(files);
    await using lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
    expect((await lectern.ingest()).changedTags).toEqual(['lectern']);
    const many = await ask(lectern, '{ posts(first: 100) { nodes { keywords { nodes { name } } } } }');
    expect(many?.tags).toEqual(['lectern', 'posts', 'keywords']);
    for (const path of Object.keys(files)) await site.write(path, '---\ntitle: other\n---\n');
    expect((await lectern.ingest()).changedTags).toEqual(['lectern']);
  });

  it('stay with an answer that is stored, in each coding and with 304', async () => {
    await withSite(async (_site, lectern) => {
      const url = `http://localhost/graphql?query=${encodeURIComponent('{ posts { nodes { title } } }')}`;
      const first = await lectern.fetch(new Request(url));
      expect(first.headers.get('cache-tag')).toBe('lectern,posts');
      const etag = first.headers.get('etag') ?? '';
      const again = await lectern.fetch(new Request(url, { headers: { 'if-none-match': etag } }));
      expect([again.status, again.headers.get('cache-tag')]).toEqual([304, 'lectern,posts']);
    });
  });
});
