import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { expect } from 'vitest';
import { type Following, type IngestOptions, ingestSites } from '../src/ingest.ts';
import { type TemporarySite, temporarySite } from './site.ts';

const EVERYONE = { drafts: false, future: false, expired: false };

/** An ingestion that knows of the one before it, as under a watcher. */
export class Follower {
  readonly #options: IngestOptions;
  #found: Following['found'] = [];

  constructor(site: TemporarySite, options: Partial<IngestOptions> = {}) {
    this.#options = {
      sites: [`mine=${site.folder}`],
      visibility: EVERYONE,
      database: site.database,
      strict: false,
      rebuild: false,
      ...options,
    };
  }

  async run(changed: readonly string[] | null): ReturnType<typeof ingestSites> {
    const ingested = await ingestSites(this.#options, { found: this.#found, changed });
    this.#found = ingested.found;
    return ingested;
  }

  /** Text of every post, as written. */
  bodies(): unknown[] {
    const connection = new Database(this.#options.database, { readonly: true });
    try {
      return connection.prepare('SELECT trim(markdown, char(10)) FROM bodies ORDER BY post').pluck().all();
    } finally {
      connection.close();
    }
  }

  /** The same sites in a database of their own. */
  async fresh(database: string): Promise<void> {
    await ingestSites({ ...this.#options, database });
  }
}

/** Every row of every table, but for what tells one ingestion from another; words of the search index by what they stand in. */
export function contentOf(database: string): Record<string, unknown> {
  const connection = new Database(database);
  try {
    const all = (text: string): unknown[] => connection.prepare(text).raw().all();
    const tables = connection
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all() as string[];
    connection.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')");
    const content: Record<string, unknown> = {
      words: all(
        'SELECT d.type, d.key, w.col, w.offset, w.term FROM words w JOIN search_documents d ON d.id = w.doc ORDER BY 1, 2, 3, 4, 5',
      ),
      documents: all('SELECT type, key, source FROM search_documents ORDER BY type, key'),
      snapshot: all("SELECT json_remove(value, '$.revision', '$.ingestedAt') FROM meta WHERE name = 'snapshot'"),
    };
    for (const table of tables) {
      if (['changes', 'meta', 'search_documents'].includes(table)) continue;
      content[table] = all(`SELECT * FROM "${table}"`)
        .map((row) => JSON.stringify(row))
        .toSorted();
    }
    return content;
  } finally {
    connection.close();
  }
}

// ---------------------------------------------------------------- a small site, and what becomes of it

const DOCUMENTS = [
  'content/en/_index.md',
  'content/en/blog/_index.md',
  'content/en/blog/one.md',
  'content/en/blog/two.md',
  'content/en/blog/bundle/index.md',
  'content/en/blog/bundle/inner.md',
  'content/es/blog/one.md',
  'content/es/blog/bundle/index.md',
] as const;
const IMAGES = ['content/en/blog/bundle/a.png', 'content/en/blog/a.png', 'static/b.png', 'assets/c.svg'] as const;
const CONFIGS = [
  'baseURL: https://example.org/\n',
  'baseURL: https://example.org/base/\npermalinks:\n  blog: /:slug/\n',
  'baseURL: https://example.org/\ndefaultContentLanguage: es\n',
].map((top) => `${top}languages:\n  en: { contentDir: content/en, weight: 1 }\n  es: { contentDir: content/es, weight: 2 }\n`);

const frontMatter = fc.record(
  {
    title: fc.constantFrom('Meshes at sea', 'Sails', 'Harbor report'),
    date: fc.constantFrom('2024-01-02', '2023-05-06'),
    draft: fc.boolean(),
    slug: fc.constantFrom('one', 'other'),
    url: fc.constantFrom('/blog/one/', '/elsewhere/'),
    aliases: fc.constantFrom(['/old/'], ['/blog/two/', '/older/']),
    keywords: fc.subarray(['mesh', 'Mesh', 'sails', 'sea']),
    translationKey: fc.constant('shared'),
  },
  { requiredKeys: ['title'] },
);
const body = fc
  .subarray([
    'A word on meshes and harbors.',
    '## Sails {#sails}',
    'See [two](../two/), [one](/blog/one/) and [the bundle]({{< ref "blog/bundle" >}}).',
    'An [old page](/old/) and a [lost one](/blog/nowhere/at/all/).',
    '![a](a.png) ![b](/b.png)',
    '![far](https://example.com/far.png)',
    '![b again](b.png) ![c](/c.svg)',
    '- [Meshes at sea](https://www.youtube.com/watch?v=aaaaaaaaaaa) by Ada Example, Acme at HarborConf 2024',
    '- [Sailing with meshes](https://www.youtube.com/watch?v=bbbbbbbbbbb) by Bo Sample (Umbrella) at KubeCon Europe 2023',
  ])
  .map((parts) => parts.join('\n\n'));
const document = fc.tuple(frontMatter, body).map(
  ([fields, text]) =>
    `---\n${Object.entries(fields)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
      .join('')}---\n${text}\n`,
);

type Step =
  | { readonly write: string; readonly content: string }
  | { readonly image: string; readonly shade: number }
  | { readonly remove: string }
  | { readonly rename: string; readonly to: string };

const path = fc.constantFrom<string>(...DOCUMENTS, ...IMAGES);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ write: fc.constantFrom<string>(...DOCUMENTS), content: document }) },
  { weight: 3, arbitrary: fc.record({ image: fc.constantFrom<string>(...IMAGES), shade: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ remove: path }) },
  { weight: 2, arbitrary: fc.record({ rename: fc.constantFrom<string>(...DOCUMENTS), to: fc.constantFrom<string>(...DOCUMENTS) }) },
  { weight: 1, arbitrary: fc.record({ rename: fc.constant('content/en/blog/bundle'), to: fc.constant('content/en/blog/moved') }) },
  { weight: 1, arbitrary: fc.record({ write: fc.constant('hugo.yaml'), content: fc.constantFrom(...CONFIGS) }) },
);

/** A picture of its own for each size. */
export function picture(size: number): Promise<Buffer> {
  return sharp({ create: { width: size * 4, height: 4, channels: 3, background: { r: size * 60, g: 9, b: 9 } } })
    .png()
    .toBuffer();
}

/** Takes a step; answers the paths that a watcher would name. */
async function take(site: TemporarySite, taken: Step, shades: readonly Buffer[]): Promise<string[]> {
  if ('write' in taken) await site.write(taken.write, taken.content);
  else if ('image' in taken) await site.write(taken.image, shades[taken.shade] ?? '');
  else if ('remove' in taken) await rm(join(site.folder, taken.remove), { force: true });
  else {
    await rename(join(site.folder, taken.rename), join(site.folder, taken.to)).catch(() => undefined);
    return [taken.rename, dirname(taken.to), taken.to].map((name) => join(site.folder, name));
  }
  return [join(site.folder, 'write' in taken ? taken.write : 'image' in taken ? taken.image : taken.remove)];
}

/** Holds where ingestions that follow each other leave what a fresh one would, whatever was written, renamed and removed between them. */
export async function assertSameAsFresh(numRuns: number): Promise<void> {
  const shades = await Promise.all([1, 2, 3].map(picture));
  const documents = fc.array(document, { minLength: DOCUMENTS.length, maxLength: DOCUMENTS.length });
  const bursts = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  const property = fc.asyncProperty(documents, bursts, async (texts, taken) => {
    await using site = await temporarySite({ 'hugo.yaml': CONFIGS[0] ?? '' });
    for (const [at, name] of DOCUMENTS.entries()) await site.write(name, texts[at] ?? '');
    await site.write('content/en/blog/a.png', shades[0] ?? '');
    const follower = new Follower(site);
    await follower.run(null);
    for (const [at, burst] of taken.entries()) {
      const changed: string[] = [];
      for (const each of burst) changed.push(...(await take(site, each, shades)));
      await follower.run(changed);
      const fresh = `${site.database}-${at}`;
      await follower.fresh(fresh);
      expect(contentOf(site.database)).toEqual(contentOf(fresh));
    }
  });
  // Shrinking takes longer than reading the counterexample.
  await fc.assert(property, { numRuns, endOnFailure: true, seed: 20_261_128 });
}
