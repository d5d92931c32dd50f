import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLectern, extractTalks, type IngestReport, type Lectern, LecternError } from '../src/index.ts';
import { openFiles } from './open-files.ts';
import { temporarySite, type TemporarySite } from './site.ts';

const FIRST = '---\ntitle: First\ndate: 2024-01-02\nkeywords: [One]\n---\nSee [second](second.md).\n\n![A box](box.svg)\n';
const SECOND = '---\ntitle: Second\ndate: 2024-01-03\nkeywords: [one, Two]\n---\nText.\n';
const BOX = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>';

const LINKS = '{ post(by: { source: { path: "first.md" } }) { links { broken target { title } } } }';
const IMAGES = '{ images(first: 5) { nodes { exists width sourcePath } } }';

let site: TemporarySite;
let lectern: Lectern;

beforeEach(async () => {
  site = await temporarySite({ 'content/first.md': FIRST, 'content/second.md': SECOND, 'content/box.svg': BOX });
  lectern = createLectern({ sites: [`mine=${site.folder}`], database: site.database });
});
afterEach(async () => {
  await lectern.close();
  await site[Symbol.asyncDispose]();
});

async function ask<T = unknown>(query: string): Promise<T> {
  const response = await lectern.fetch(
    new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }),
  );
  const { data, errors }: { data: T; errors?: unknown } = await response.json();
  expect(errors).toBeUndefined();
  return data;
}

async function titles(): Promise<string[]> {
  const { posts } = await ask<{ posts: { nodes: { title: string }[] } }>('{ posts(first: 20) { nodes { title } } }');
  return posts.nodes.map(({ title }) => title);
}

function ready(): Promise<Response> {
  return lectern.fetch(new Request('http://localhost/readyz'));
}

function changes({ changes: { created, updated, deleted, parsed } }: IngestReport): number[] {
  return [created, updated, deleted, parsed];
}

async function decoded(): Promise<number> {
  return (await lectern.ingest()).changes.decoded;
}

describe('ingest', () => {
  it('reports what there is', async () => {
    const report = await lectern.ingest();
    expect(report).toMatchObject({
      kept: false,
      counts: { posts: 2, images: 1, keywords: 2, talks: 0 },
      languages: ['en'],
      changes: { created: 2, updated: 0, deleted: 0, parsed: 2, unchanged: 0, decoded: 1 },
      diagnostics: [],
    });
    expect(await titles()).toEqual(['Second', 'First']);
  });

  it('parses nothing, and keeps the revision, where nothing has changed', async () => {
    const { revision } = await lectern.ingest();
    const again = await lectern.ingest();
    expect(changes(again)).toEqual([0, 0, 0, 0]);
    expect(again.revision).toBe(revision);
  });

  it('takes a file that was only touched for the same', async () => {
    const { revision } = await lectern.ingest();
    await site.write('content/first.md', FIRST);
    const again = await lectern.ingest();
    expect([changes(again), again.revision]).toEqual([[0, 0, 0, 0], revision]);
  });

  it('parses an edited file alone, and an answer that was stored before shows the edit', async () => {
    await lectern.ingest();
    await titles();
    await site.write('content/second.md', SECOND.replace('Second', 'Edited'));
    expect(changes(await lectern.ingest())).toEqual([0, 1, 0, 1]);
    expect(await titles()).toEqual(['Edited', 'First']);
  });

  it('sees files come, go and be renamed', async () => {
    await lectern.ingest();
    await site.write('content/third.md', '---\ntitle: Third\n---\n');
    await site.remove('content/second.md');
    await site.write('content/renamed.md', SECOND);
    // The first post is updated too: its link leads to nothing now.
    expect(changes(await lectern.ingest())).toEqual([2, 1, 1, 2]);
    expect((await titles()).toSorted()).toEqual(['First', 'Second', 'Third']);
    expect(await ask('{ post(by: { source: { path: "second.md" } }) { title } }')).toEqual({ post: null });
  });

  it('resolves the links of unchanged posts anew when a page comes or goes', async () => {
    await lectern.ingest();
    expect(await ask(LINKS)).toEqual({ post: { links: [{ broken: false, target: { title: 'Second' } }] } });
    await site.remove('content/second.md');
    const report = await lectern.ingest();
    expect(await ask(LINKS)).toEqual({ post: { links: [{ broken: true, target: null }] } });
    expect(report.diagnostics).toEqual([{ code: 'LINK_BROKEN', severity: 'WARNING', count: 1 }]);
  });

  it('sees an image change, go and come back under posts that did not change', async () => {
    await lectern.ingest();
    await site.write('content/box.svg', BOX.replaceAll('width="4"', 'width="40"'));
    await lectern.ingest();
    expect(await ask(IMAGES)).toEqual({ images: { nodes: [{ exists: true, width: 40, sourcePath: 'box.svg' }] } });
    await site.remove('content/box.svg');
    expect((await lectern.ingest()).diagnostics).toEqual([{ code: 'IMAGE_MISSING', severity: 'WARNING', count: 1 }]);
    expect(await ask(IMAGES)).toMatchObject({ images: { nodes: [{ exists: false }] } });
    await site.write('content/box.svg', BOX);
    expect((await lectern.ingest()).diagnostics).toEqual([]);
    expect(await ask(IMAGES)).toMatchObject({ images: { nodes: [{ exists: true, width: 4 }] } });
  });

  it('decodes no image twice, whatever its name, place and time', async () => {
    expect(await decoded()).toBe(1);
    expect(await decoded()).toBe(0);
    await site.write('content/box.svg', BOX);
    await site.write('content/copy.svg', BOX);
    await site.write('content/third.md', '![the same](copy.svg)');
    expect(await decoded()).toBe(0);
    expect(await ask('{ images(first: 5) { nodes { sourcePath width placeholder } } }')).toMatchObject({
      images: {
        nodes: ['box.svg', 'copy.svg'].map((sourcePath) => ({ sourcePath, width: 4, placeholder: expect.stringContaining('data:') })),
      },
    });
    await site.write('content/copy.svg', BOX.replaceAll('width="4"', 'width="40"'));
    expect(await decoded()).toBe(1);
  });

  it('lists remote images and fetches none', async () => {
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const remoteUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/far.png`;
    await site.write('content/first.md', `---\ntitle: First\nimages: [${remoteUrl}]\n---\n![Far](${remoteUrl})\n`);
    await lectern.ingest();
    expect(await ask('{ images(first: 5) { nodes { url width } } }')).toEqual({ images: { nodes: [{ url: remoteUrl, width: null }] } });
    elsewhere.close();
    expect(asked).toBe(0);
  });

  it('reads everything again when the configuration changes', async () => {
    await lectern.ingest();
    await site.write('hugo.toml', 'baseURL = "https://example.org/docs/"\n');
    expect(changes(await lectern.ingest())[3]).toBe(2);
    expect(await ask('{ posts(first: 1) { nodes { url } } }')).toEqual({ posts: { nodes: [{ url: '/docs/second/' }] } });
  });

  it('never serves drafts, and forgets a post that becomes one', async () => {
    await lectern.ingest();
    await site.write('content/second.md', SECOND.replace('title', 'draft: true\ntitle'));
    expect(changes(await lectern.ingest())).toEqual([0, 1, 1, 1]);
    expect(await titles()).toEqual(['First']);
  });

  it('leaves no trace of a hidden post: neither its findings, nor its images and keywords', async () => {
    await site.write('content/secret.md', '---\ntitle: Secret\ndraft: true\nkeywords: [Hidden]\ndate: 2024-02-30\n---\n![x](secret.png)\n');
    const report = await lectern.ingest();
    expect(report.diagnostics).toEqual([]);
    expect(JSON.stringify(await ask('{ keywords(first: 9) { nodes { name } } images(first: 9) { nodes { url } } }'))).not.toMatch(
      /secret|hidden/i,
    );
  });

  it('keeps the old content under strict where the new has errors', async () => {
    await lectern.ingest();
    await using strict = createLectern({ sites: [`mine=${site.folder}`], database: site.database, strict: true });
    await site.write('content/second.md', '---\ntitle: "unclosed\n---\n');
    const report = await strict.ingest();
    expect(report).toMatchObject({ kept: true, counts: { posts: 2 }, diagnostics: [{ code: 'FRONT_MATTER_INVALID', count: 1 }] });
    expect(await titles()).toEqual(['Second', 'First']);
  });

  it('forgets a site that is no longer named', async () => {
    await using both = createLectern({ sites: [`mine=${site.folder}`, `other=${site.folder}`], database: site.database });
    expect((await both.ingest()).counts.posts).toBe(4);
    expect((await lectern.ingest()).counts.posts).toBe(2);
  });

  it('makes the database anew when told to, whatever lies there', async () => {
    await site.write('../content.sqlite', 'not a database at all, though long enough to be taken for one'.repeat(100));
    await expect(lectern.ingest()).rejects.toMatchObject({ code: 'DATABASE_CORRUPT' });
    await using rebuilding = createLectern({ sites: [`mine=${site.folder}`], database: site.database, rebuild: true });
    expect((await rebuilding.ingest()).counts.posts).toBe(2);
  });

  it('reads everything again when told to, in the file that is being served', async () => {
    await lectern.ingest();
    expect(await titles()).toEqual(['Second', 'First']);
    await site.write('content/second.md', SECOND.replace('Second', 'Edited'));
    await using rebuilding = createLectern({ sites: [`mine=${site.folder}`], database: site.database, rebuild: true });
    expect(changes(await rebuilding.ingest())).toEqual([0, 2, 0, 2]);
    expect(await titles()).toEqual(['Edited', 'First']);
    expect(await ask('{ search(query: "second", first: 5) { totalCount } }')).toEqual({ search: { totalCount: 1 } });
  });

  it('keeps the old content under strict even when it is to be rebuilt', async () => {
    await lectern.ingest();
    await site.write('content/second.md', '---\ntitle: "unclosed\n---\n');
    await using strict = createLectern({ sites: [`mine=${site.folder}`], database: site.database, strict: true, rebuild: true });
    expect(await strict.ingest()).toMatchObject({ kept: true, counts: { posts: 2 }, changes: { created: 0, deleted: 0 } });
    expect(await titles()).toEqual(['Second', 'First']);
  });

  it('leaves an empty database where strict refused the first content', async () => {
    await site.write('content/second.md', '---\ntitle: "unclosed\n---\n');
    await using strict = createLectern({ sites: [`mine=${site.folder}`], database: site.database, strict: true });
    expect(await strict.ingest()).toMatchObject({ kept: true, counts: { posts: 0 } });
    expect(await titles()).toEqual([]);
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await lectern.ingest({ onProgress: ({ phase, done, total }) => seen.push(`${phase} ${done}/${total}`) });
    expect(seen).toEqual(['documents 1/2', 'documents 2/2', 'images 1/1']);
  });

  it('does the same in a process of its own, refusals and progress included', async () => {
    const seen: string[] = [];
    const report = await lectern.ingest({ isolated: true, onProgress: ({ phase, done, total }) => seen.push(`${phase} ${done}/${total}`) });
    expect(changes(report)).toEqual([2, 0, 0, 2]);
    expect(seen).toContain('documents 2/2');
    expect(await titles()).toEqual(['Second', 'First']);
    await using lost = createLectern({ sites: ['/nowhere/at/all'], database: site.database });
    await expect(lost.ingest({ isolated: true })).rejects.toMatchObject({ code: 'FOLDER_MISSING', exitCode: 2 });
  });

  it('refuses a folder that is not there', async () => {
    await using lost = createLectern({ sites: ['/nowhere/at/all'], database: site.database });
    await expect(lost.ingest()).rejects.toThrow(LecternError);
  });
});

describe('check', () => {
  it('answers findings with their places and leaves the database alone', async () => {
    await site.write('content/bad.md', '---\ntitle: Bad\ndate: 2024-02-30\n---\n');
    expect(await lectern.check()).toMatchObject([{ code: 'DATE_INVALID', site: 'mine', sourcePath: 'bad.md', line: 3 }]);
    const report = await lectern.ingest();
    expect(report.changes.created).toBe(3);
  });
});

describe('watch', () => {
  it('shows an edit, a new file and a deletion without being asked', async () => {
    await lectern.ingest();
    const reports: IngestReport[] = [];
    const watching = await lectern.watch({ onReport: (report) => reports.push(report) });
    try {
      await site.write('content/second.md', SECOND.replace('Second', 'Edited'));
      await expect.poll(titles, { timeout: 5000 }).toEqual(['Edited', 'First']);
      await site.write('content/deep/er/third.md', '---\ntitle: Third\ndate: 2024-01-01\n---\n');
      await expect.poll(titles, { timeout: 5000 }).toEqual(['Edited', 'First', 'Third']);
      await site.remove('content/first.md');
      await expect.poll(titles, { timeout: 5000 }).toEqual(['Edited', 'Third']);
      await expect.poll(() => reports.length, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
    } finally {
      await watching.close();
    }
  }, 20_000);

  it('serves the old content while an ingestion fails, says so, and goes on', async () => {
    await lectern.ingest();
    const errors: unknown[] = [];
    const watching = await lectern.watch({ onError: (error) => errors.push(error) });
    try {
      // Once nothing is being read; and at once, for what a removal leaves on its way is content too.
      await site.write('content/first.md', FIRST.replace('title: First', 'title: Edited'));
      await expect.poll(titles, { timeout: 5000 }).toEqual(['Second', 'Edited']);
      await rename(join(site.folder, 'content'), `${site.folder}-gone`);
      await expect.poll(() => errors.length, { timeout: 5000 }).toBeGreaterThan(0);
      expect(await titles()).toEqual(['Second', 'Edited']);
      await site.write('content/back.md', '---\ntitle: Back\n---\n');
      await expect.poll(titles, { timeout: 5000 }).toEqual(['Back']);
    } finally {
      await watching.close();
    }
  }, 20_000);
});

describe('listen', () => {
  it.each([
    ['before there is a database', {}, { code: 'DATABASE_IO', hint: expect.stringContaining('Ingest first') }],
    ['on a port that there is not', { port: 65_536 }, { code: 'USAGE', hint: expect.stringContaining('--port') }],
    ['on an address of another machine', { port: 0, host: '192.0.2.1' }, { code: 'USAGE', hint: expect.stringContaining('--host') }],
  ])('is refused %s', async (when, options, refusal) => {
    if (!when.startsWith('before')) await lectern.ingest();
    await expect(lectern.listen(options)).rejects.toMatchObject(refusal);
  });
});

describe('close', () => {
  const refusal = { code: 'USAGE', message: 'This gateway is closed.', hint: expect.stringContaining('createLectern') };

  it('waits for what was asked before, and leaves nothing open', async () => {
    await lectern.ingest();
    const [first, listed] = [titles(), lectern.talks().next()];
    await lectern.close();
    expect(await first).toEqual(['Second', 'First']);
    expect(await listed).toEqual({ done: true, value: undefined });
    expect(await openFiles(site.database)).toBe(0);
  });

  it('ends streams that were asked for before', async () => {
    await lectern.ingest();
    const query = encodeURIComponent('subscription { contentChanged { revision } }');
    const stream = lectern.fetch(new Request(`http://localhost/graphql?query=${query}`, { headers: { accept: 'text/event-stream' } }));
    await lectern.close();
    expect(await (await stream).text()).toContain('event: complete');
  });

  it('refuses what is asked later, and does not open the database again', async () => {
    await lectern.ingest();
    expect((await ready()).status).toBe(200);
    await lectern.close();
    await expect(ready()).rejects.toMatchObject(refusal);
    await expect(lectern.talks().next()).rejects.toMatchObject(refusal);
    await lectern.close();
    expect(await openFiles(site.database)).toBe(0);
  });
});

describe('extractTalks', () => {
  it('reads talks out of a text', () => {
    const text = '- [Meshes for Everyone](https://www.youtube.com/watch?v=abcdefghijk) by Ada Example, Acme\n';
    expect(extractTalks(text, { title: 'KubeCon Europe 2024 recap' })).toMatchObject([
      { title: 'Meshes for Everyone', urlKeys: ['youtube:abcdefghijk'], speakers: [{ name: 'Ada Example', organization: 'Acme' }] },
    ]);
  });

  it('finds none where there are none', () => {
    expect(extractTalks('Just a [link](https://example.org/), and no talk.')).toEqual([]);
    expect(extractTalks(`${'> '.repeat(200)}deep`)).toEqual([]);
  });
});
