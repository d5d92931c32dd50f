import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadDocument, readDocument } from '../src/read-document.ts';
import { readSource } from '../src/files/source.ts';
import { IngestThreads } from '../src/ingest-threads.ts';
import type { SourceText } from '../src/model.ts';
import { type OpenedSite, openSites } from '../src/site.ts';
import { contentOf, Follower } from './edited-sites.ts';
import { writeHostileSite } from './hostile/site.ts';
import { temporarySite } from './site.ts';

const SAMPLE = new URL('../content', import.meta.url).pathname;
const EVERYONE = { drafts: false, future: false, expired: false };

function sourcesOf({ folder, documents }: OpenedSite): SourceText[] {
  return documents.flatMap((file) => readSource(file, folder.key).source ?? []);
}

/** What this thread makes of a document. */
function here({ config, files }: OpenedSite, source: SourceText): ReadDocument {
  return readDocument(source, config, files);
}

describe('threads that read documents', () => {
  it('answer what this thread would, of several sites and of hostile documents too', async () => {
    await using temporary = await temporarySite({ 'content/one.md': '---\ntitle: One\ntags: [a, b]\n---\n![a](a.png) [two](two.md)' });
    const hostile = join(temporary.folder, '../hostile');
    await writeHostileSite(hostile);
    const sites = openSites([`a=${temporary.folder}`, `b=${hostile}`], '/', EVERYONE);
    await using threads = new IngestThreads(sites);
    const answers = await Promise.all(sites.map((site) => threads.read(sourcesOf(site))));
    expect(answers.flat().length).toBeGreaterThan(30);
    for (const [at, site] of sites.entries()) expect(answers[at]).toStrictEqual(sourcesOf(site).map((source) => here(site, source)));
  });

  it('answer each batch in its own order, however many are under way', async () => {
    const [site] = openSites([SAMPLE], '/', EVERYONE) as [OpenedSite];
    await using threads = new IngestThreads([site]);
    const batches = Array.from({ length: 10 }, (_, at) => sourcesOf(site).slice(at % 7, (at % 7) + 3));
    const answers = await Promise.all(batches.map((batch) => threads.read(batch)));
    expect(answers.map((answer) => answer.map(({ record }) => record?.digest))).toEqual(
      batches.map((batch) => batch.map(({ digest }) => digest)),
    );
  });

  it('reject what they were given when one of them fails', async () => {
    const [site] = openSites([SAMPLE], '/', EVERYONE) as [OpenedSite];
    await using threads = new IngestThreads([site]);
    const [source] = sourcesOf(site);
    await expect(threads.read([{ ...(source as SourceText), site: 'another' }])).rejects.toThrow('another is none of the sites');
  });

  it('reject what they have not answered when they are closed', async () => {
    const [site] = openSites([SAMPLE], '/', EVERYONE) as [OpenedSite];
    const threads = new IngestThreads([site]);
    const answer = threads.read(sourcesOf(site));
    await threads[Symbol.asyncDispose]();
    await expect(answer).rejects.toThrow('ended early');
  });
});

describe('a site of many documents', () => {
  it('is stored as one that grew by few documents at a time', async () => {
    const files = Array.from({ length: 640 }, (_, at): [path: string, text: string] => {
      const folder = `content/blog/${at % 2}/${at % 40}`;
      if (at < 40) return [`${folder}/index.md`, `---\ntitle: Bundle ${at}\ndraft: ${at % 3 === 0}\n---\n[old](../one-${at + 40}/)`];
      const frontMatter = at % 7 === 0 ? 'title: [' : `title: Page ${at}\ndate: ${at % 11 === 0 ? '2024-02-30' : '2024-02-20'}`;
      return [
        at % 5 === 0 ? `${folder}/inner-${at}.md` : `content/one-${at}.md`,
        `---\n${frontMatter}\n---\n## Sails ${at}\n![a](a-${at % 50}.png) [other](/one-${at + 1}/) 網格 в море`,
      ];
    });
    await using grown = await temporarySite({ 'static/a-1.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' });
    const follower = new Follower(grown);
    for (const [from, to] of [
      [0, 320],
      [320, 640],
    ]) {
      for (const [path, text] of files.slice(from, to)) await grown.write(path, text);
      expect((await follower.run(null)).report.changes.parsed).toBeLessThan(500);
    }
    const database = join(grown.folder, '../fresh.sqlite');
    await follower.fresh(database);
    const fresh = contentOf(database);
    expect((fresh['posts'] as unknown[]).length).toBeGreaterThan(500);
    expect((fresh['diagnostics'] as unknown[]).length).toBeGreaterThan(50);
    expect(contentOf(grown.database)).toEqual(fresh);
  });
});
