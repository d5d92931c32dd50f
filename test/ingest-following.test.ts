import { rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertSameAsFresh, Follower } from './edited-sites.ts';
import { temporarySite } from './site.ts';

describe('ingestions that follow each other', () => {
  it('leave what a fresh one would, whatever was written, renamed and removed between them', () => assertSameAsFresh(8), 60_000);

  it('look at the named files alone', async () => {
    await using site = await temporarySite({ 'content/one.md': 'One', 'content/two.md': 'Two' });
    const follower = new Follower(site);
    await follower.run(null);
    await site.write('content/one.md', 'One, edited');
    await site.write('content/two.md', 'Two, edited');
    const first = await follower.run([join(site.folder, 'content/one.md')]);
    expect(first.report.changes).toMatchObject({ parsed: 1, updated: 1 });
    const second = await follower.run([join(site.folder, 'content/two.md')]);
    expect(second.report.changes).toMatchObject({ parsed: 1, updated: 1 });
  });

  it('look at everything where another process has ingested meanwhile', async () => {
    await using site = await temporarySite({ 'content/one.md': 'One', 'content/two.md': 'Two' });
    const [follower, other] = [new Follower(site), new Follower(site)];
    await follower.run(null);
    await site.write('content/one.md', 'One, edited');
    await other.run(null);
    await site.write('content/two.md', 'Two, edited');
    const { report } = await follower.run([]);
    expect(report.changes).toMatchObject({ parsed: 1, updated: 1 });
  });

  it('see a file that was renamed over one of its length, written at the same time', async () => {
    await using site = await temporarySite({ 'content/one.md': 'One', 'content/two.md': 'Two' });
    for (const name of ['one', 'two']) await utimes(join(site.folder, `content/${name}.md`), 1000, 1000);
    const follower = new Follower(site);
    await follower.run(null);
    await rename(join(site.folder, 'content/two.md'), join(site.folder, 'content/one.md'));
    await follower.run(null);
    expect(follower.bodies()).toEqual(['Two']);
  });

  it('look again at what strict has kept out', async () => {
    await using site = await temporarySite({ 'content/one.md': 'One', 'content/two.md': 'Two' });
    const follower = new Follower(site, { strict: true });
    await follower.run(null);
    await site.write('content/one.md', '---\ntitle: [\n---\nOne, broken');
    expect((await follower.run([join(site.folder, 'content/one.md')])).report).toMatchObject({ kept: true });
    await site.write('content/two.md', 'Two, edited');
    const { report } = await follower.run([join(site.folder, 'content/two.md')]);
    expect(report).toMatchObject({ kept: true, diagnostics: [{ code: 'FRONT_MATTER_INVALID', count: 1 }] });
  });

  it('do not follow a folder that has become a link', async () => {
    await using site = await temporarySite({ 'content/in/one.md': 'One', 'outside/one.md': 'A secret' });
    const follower = new Follower(site);
    await follower.run(null);
    await site.remove('content/in');
    await site.link('content/in', '../outside');
    const { report } = await follower.run([join(site.folder, 'content/in/one.md')]);
    expect(report.counts.posts).toBe(0);
  });
});

describe('an edit that breaks a file', () => {
  const BROKEN = '---\ntitle: [\n---\nBroken';

  it('leaves the post as it was, with a finding, until the file is mended', async () => {
    await using site = await temporarySite({ 'content/one.md': '---\ntitle: One\n---\nFirst' });
    const file = join(site.folder, 'content/one.md');
    const follower = new Follower(site, { keepBroken: true });
    await follower.run(null);
    await site.write('content/one.md', BROKEN);
    const broken = await follower.run([file]);
    expect(broken.report).toMatchObject({
      changes: { updated: 0, deleted: 0 },
      diagnostics: [{ code: 'FRONT_MATTER_INVALID', count: 1 }],
    });
    expect(follower.bodies()).toEqual(['First']);
    await site.write('content/one.md', `${BROKEN} still`);
    await follower.run([file]);
    expect(follower.bodies()).toEqual(['First']);
    await site.write('content/one.md', '---\ntitle: One\n---\nMended');
    const mended = await follower.run([file]);
    expect(mended.report).toMatchObject({ changes: { updated: 1 }, diagnostics: [] });
    expect(follower.bodies()).toEqual(['Mended']);
  });

  it('is shown where the post was broken before, and where nobody follows the files', async () => {
    await using site = await temporarySite({ 'content/one.md': BROKEN });
    const file = join(site.folder, 'content/one.md');
    const follower = new Follower(site, { keepBroken: true });
    await follower.run(null);
    await site.write('content/one.md', `${BROKEN} still`);
    await follower.run([file]);
    expect(follower.bodies()).toEqual(['Broken still']);
    await site.write('content/one.md', 'Whole');
    await follower.run([file]);
    await site.write('content/one.md', BROKEN);
    await new Follower(site).run(null);
    expect(follower.bodies()).toEqual(['Broken']);
  });

  it('does not keep a post that has become a draft', async () => {
    await using site = await temporarySite({ 'content/one.md': 'One' });
    const follower = new Follower(site, { keepBroken: true });
    await follower.run(null);
    await site.write('content/one.md', '---\ndraft: true\n---\nOne');
    await follower.run([join(site.folder, 'content/one.md')]);
    expect(follower.bodies()).toEqual([]);
  });
});
