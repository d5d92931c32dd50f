import { spawnSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type IngestReport, type Lectern } from '../src/index.ts';
import { type Outcome, startServer } from './command.ts';
import { picture } from './edited-sites.ts';
import { temporarySite, type TemporarySite } from './site.ts';

const post = (title: string, body = ''): string => `---\ntitle: ${title}\n---\n${body}\n`;

describe('a gateway that watches', () => {
  let site: TemporarySite;
  let lectern: Lectern;
  let stop: () => Promise<void>;
  const reports: IngestReport[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    site = await temporarySite({ 'hugo.yaml': 'title: Harbor\n', 'content/blog/one.md': post('One') });
    lectern = createLectern({ sites: [site.folder], database: site.database });
    await lectern.ingest();
    const listening = await lectern.listen({ port: 0 });
    const watching = await lectern.watch({ onReport: (report) => reports.push(report), onError: (error) => errors.push(error) });
    url = listening.url;
    stop = async () => {
      await watching.close();
      await listening.close();
      await lectern.close();
      await site[Symbol.asyncDispose]();
    };
  }, 60_000);
  afterAll(() => stop());

  let url = '';
  const ask = async <T>(query: string): Promise<T> => {
    const response = await fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data }: { data: T } = await response.json();
    return data;
  };
  const titles = async (): Promise<string[]> => {
    const { posts } = await ask<{ posts: { nodes: { title: string }[] } }>('{ posts(first: 100) { nodes { title } } }');
    return posts.nodes.map(({ title }) => title).toSorted();
  };
  const shows = (expected: readonly string[]): Promise<void> => expect.poll(titles, { timeout: 15_000, interval: 20 }).toEqual(expected);
  const showsImage = (exists: boolean, width: number | null): Promise<void> =>
    expect
      .poll(() => ask('{ images(first: 1) { nodes { exists width } } }'), { timeout: 15_000 })
      .toEqual({ images: { nodes: [{ exists, width }] } });
  const inSite = (path: string): string => join(site.folder, path);

  it('shows an edit that an editor makes by deleting and by replacing the file', async () => {
    await rm(inSite('content/blog/one.md'));
    await site.write('content/blog/one.md', post('Rewritten'));
    await shows(['Rewritten']);
    await site.write('content/blog/.one.md.swp', post('Replaced'));
    await rename(inSite('content/blog/.one.md.swp'), inSite('content/blog/one.md'));
    await shows(['Replaced']);
  });

  it('shows a folder that is renamed, and what is edited in it then', async () => {
    await rename(inSite('content/blog'), inSite('content/news'));
    await expect
      .poll(() => ask('{ post(by: { url: "/news/one/" }) { title } }'), { timeout: 15_000 })
      .toEqual({ post: { title: 'Replaced' } });
    await site.write('content/news/one.md', post('One', '![a](a.png)'));
    await shows(['One']);
  });

  it('shows an image that comes, changes and goes', async () => {
    await showsImage(false, null);
    await site.write('content/news/a.png', await picture(1));
    await showsImage(true, 4);
    await site.write('content/news/a.png', await picture(2));
    await showsImage(true, 8);
    await site.remove('content/news/a.png');
    await showsImage(false, null);
  });

  it('shows a configuration that changes', async () => {
    await site.write('hugo.yaml', 'title: Harbor\npermalinks:\n  news: /read/:slug/\n');
    await expect.poll(() => ask('{ post(by: { url: "/read/one/" }) { title } }'), { timeout: 15_000 }).toEqual({ post: { title: 'One' } });
  });

  it('leaves the post in place when an edit breaks its file, tells the finding, and shows it mended', async () => {
    await site.write('content/news/one.md', '---\ntitle: [\n---\nBroken\n');
    const findings = '{ diagnostics(first: 5) { nodes { code sourcePath } } }';
    await expect
      .poll(() => ask(findings), { timeout: 15_000 })
      .toMatchObject({ diagnostics: { nodes: [{ code: 'FRONT_MATTER_INVALID', sourcePath: 'news/one.md' }, { code: 'IMAGE_MISSING' }] } });
    expect(await titles()).toEqual(['One']);
    await site.write('content/news/one.md', post('Mended'));
    await shows(['Mended']);
  });

  it('takes a checkout of many files as one ingestion, and answers while it goes on', async () => {
    const before = reports.length;
    const names = Array.from({ length: 600 }, (_, at) => `post-${at}`);
    await mkdir(inSite('content/many'));
    await Promise.all(names.map((name) => writeFile(inSite(`content/many/${name}.md`), post(name))));
    let slowest = 0;
    await expect
      .poll(
        async () => {
          const asked = performance.now();
          const counted = await ask('{ posts(first: 1) { totalCount } }');
          slowest = Math.max(slowest, performance.now() - asked);
          return counted;
        },
        { timeout: 25_000, interval: 10 },
      )
      .toEqual({ posts: { totalCount: 601 } });
    // A burst longer than the wait for its end may be two; 600 are not.
    expect(reports.length - before).toBeLessThanOrEqual(2);
    expect(slowest).toBeLessThan(1000);
  });

  it('loses no edit that falls into an ingestion', async () => {
    for (let at = 0; at < 40; at += 1) {
      await site.write('content/news/one.md', post(`Edit ${at}`));
      await site.write(`content/many/post-${at}.md`, post(`Second ${at}`));
      await sleep(at % 7);
    }
    await expect
      .poll(() => ask('{ post(by: { source: { path: "news/one.md" } }) { title } }'), { timeout: 15_000 })
      .toEqual({ post: { title: 'Edit 39' } });
    await expect
      .poll(() => ask('{ post(by: { source: { path: "many/post-39.md" } }) { title } }'), { timeout: 15_000 })
      .toEqual({ post: { title: 'Second 39' } });
    expect(errors).toEqual([]);
  });
});

/** Whether this system lets a process have fewer watches than others. */
const MAY_LIMIT = spawnSync('unshare', ['-Ur', 'sh', '-c', 'echo 1 > /proc/sys/user/max_inotify_watches']).status === 0;

describe.skipIf(!MAY_LIMIT)('a server with too few file watches (needs user namespaces)', () => {
  it('looks at the files every second, and says so', async () => {
    await using site = await temporarySite({ 'content/blog/one.md': post('One'), 'content/news/two.md': post('Two') });
    let ended: Promise<Outcome> | undefined;
    {
      await using server = await startServer(['serve', site.folder, '--watch'], { database: site.database, watches: 2 });
      const answer = async (): Promise<string> =>
        (await fetch(`${server.url}?query=${encodeURIComponent('{ posts(first: 5) { nodes { title } } }')}`)).text();
      await expect.poll(answer, { timeout: 5000 }).toContain('One');
      await site.write('content/blog/one.md', post('Edited'));
      await expect.poll(answer, { timeout: 20_000 }).toContain('Edited');
      await site.write('content/news/two.md', post('Polled'));
      await expect.poll(answer, { timeout: 20_000 }).toContain('Polled');
      ({ ended } = server);
    }
    expect((await ended).stderr).toContain('no file watches are left');
  }, 60_000);
});
