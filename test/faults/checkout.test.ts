import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestReport } from '../../src/index.ts';
import { startServer } from '../command.ts';
import { ask } from './asking.ts';
import { writeStampedSite } from './stamped-site.ts';

const POSTS = 2000;
const TIMES = 5;
/** Milliseconds in which nothing may follow once the last post is served: a late second ingestion would come by then. */
const QUIET_MS = 3000;

const folder = mkdtempSync(join(tmpdir(), 'lectern-checkout-'));
const site = join(folder, 'site');

function git(...parameters: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', ['-C', site, ...identity, ...parameters], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${parameters.join(' ')}: ${stderr}`);
}

/** Two branches that agree in no post: `other` has half of those of `main`, and each of them reads otherwise. */
beforeAll(async () => {
  await writeStampedSite(site, 'main', POSTS);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=main');
  git('checkout', '--quiet', '-b', 'other');
  await rm(join(site, 'content'), { recursive: true });
  await writeStampedSite(site, 'other', POSTS / 2);
  git('add', '--all', '.');
  git('commit', '--quiet', '--message=other');
  git('checkout', '--quiet', 'main');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe(`a checkout of another branch, ${POSTS} files at once, under --watch`, () => {
  it('is taken as one ingestion, two at most, and leaves exactly what the branch holds', async () => {
    await using server = await startServer(['serve', `site=${site}`, '--watch'], { database: join(folder, 'content.sqlite') });
    const reports: IngestReport[] = [];
    if (server.child.stdout === null) throw new Error('the server has no output');
    createInterface(server.child.stdout).on('line', (line) => reports.push(JSON.parse(line)));
    const counts: number[] = [];
    const shown: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      const branch = at % 2 === 0 ? 'other' : 'main';
      const before = reports.length;
      git('checkout', '--quiet', branch);
      const checkedOut = performance.now();
      const all = branch === 'main' ? POSTS : POSTS / 2;
      await expect.poll(() => postsOf(server.url, branch), { timeout: 60_000, interval: 20 }).toEqual({ all, ofBranch: all });
      shown.push(Math.round(performance.now() - checkedOut));
      await sleep(QUIET_MS);
      counts.push(reports.length - before);
      expect(await postsOf(server.url, branch)).toEqual({ all, ofBranch: all });
    }
    console.log(`checkout: ${POSTS} files, ${counts.join(', ')} ingestions, shown after ${shown.join(', ')} ms`);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  });
});

/** How many posts there are, and how many of them have a title of the branch. */
async function postsOf(url: string, branch: string): Promise<{ all: number; ofBranch: number }> {
  const title = new RegExp(`"title":"Post \\d+ ${branch}"`, 'g');
  let ofBranch = 0;
  for (let after = ''; ;) {
    const { text } = await ask(url, `{ posts(first: 100${after}) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } }`);
    const { totalCount, pageInfo } = JSON.parse(text).data.posts;
    ofBranch += text.match(title)?.length ?? 0;
    if (!pageInfo.hasNextPage) return { all: totalCount, ofBranch };
    after = `, after: "${pageInfo.endCursor}"`;
  }
}
