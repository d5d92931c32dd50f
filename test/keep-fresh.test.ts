import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { keepFresh } from '../src/keep-fresh.ts';
import { createLectern, type Lectern } from '../src/lectern.ts';
import { temporarySite } from './site.ts';

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

async function until(holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come true in time.');
    await sleep(20);
  }
}

it('runs when it is due, and again when that run says so', async () => {
  let runs = 0;
  const fresh = keepFresh({
    dueAt: inMs(50),
    run() {
      runs += 1;
      return Promise.resolve(runs === 1 ? inMs(50) : null);
    },
    onError: () => {},
  });
  expect(runs).toBe(0);
  await until(() => runs === 2);
  await sleep(150);
  expect(runs).toBe(2);
  await fresh.close();
});

it('never runs twice at once, and runs once for all that is asked during a run', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const fresh = keepFresh({
    dueAt: null,
    async run() {
      running += 1;
      most = Math.max(most, running);
      await sleep(30);
      running -= 1;
      runs += 1;
      return null;
    },
    onError: () => {},
  });
  fresh.trigger();
  await sleep(10);
  for (let at = 0; at < 5; at += 1) fresh.trigger();
  await until(() => runs === 2);
  await sleep(60);
  expect([runs, most]).toEqual([2, 1]);
  await fresh.close();
});

it('tells a failure, goes on, and does nothing any more once it is closed', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const fresh = keepFresh({
    dueAt: null,
    run() {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('first')) : Promise.resolve(inMs(50));
    },
    onError: (error) => errors.push(error),
  });
  fresh.trigger();
  await until(() => errors.length === 1);
  fresh.trigger();
  await until(() => runs === 2);
  await fresh.close();
  fresh.trigger();
  await sleep(120);
  expect(runs).toBe(2);
});

it.each([true, false])('a post appears and another one goes while the gateway runs (files are watched: %s)', async (files) => {
  await using site = await temporarySite({ 'content/always.md': '---\ntitle: Always\n---\n' });
  await using lectern = createLectern({ sites: [site.folder], database: site.database });
  expect((await lectern.ingest()).nextChangeAt).toBeNull();
  const at = `${inMs(3000).slice(0, 19)}Z`;
  await site.write('content/later.md', `---\ntitle: Later\npublishDate: ${at}\n---\n`);
  await site.write('content/soon-gone.md', `---\ntitle: Soon gone\ndate: 2020-01-01\nexpiryDate: ${at}\n---\n`);
  const report = await lectern.ingest();
  expect(report.nextChangeAt).toBe(at);
  expect(await titles(lectern)).toEqual(['Always', 'Soon gone']);
  const watching = await lectern.watch({ files });
  await until(async () => (await titles(lectern)).join() === 'Always,Later');
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(at));
  await watching.close();
});

async function titles(lectern: Lectern): Promise<string[]> {
  const query = encodeURIComponent('{ posts(orderBy: [{ field: TITLE, direction: ASC }]) { nodes { title } } }');
  const answer = await lectern.fetch(new Request(`http://localhost/graphql?query=${query}`));
  const { data }: { data: { posts: { nodes: { title: string }[] } } } = await answer.json();
  return data.posts.nodes.map(({ title }) => title);
}
