import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import { askFetch } from '../bench/figures.ts';
import { runCommand, startServer } from '../command.ts';
import { writeStampedSite } from './stamped-site.ts';

const MEBIBYTE = 1024 * 1024;
const TITLES =
  '{ content { revision postCount } posts(first: 3, orderBy: [{ field: TITLE, direction: ASC }]) { nodes { title body { html } } } }';

interface Titles {
  readonly content: { readonly revision: string; readonly postCount: number };
}

const parent = mkdtempSync(join(tmpdir(), 'lectern-disk-'));
const mounted: string[] = [];
afterAll(async () => {
  for (const folder of mounted) execFileSync('umount', [folder]);
  await rm(parent, { recursive: true, force: true });
});

/** A file system of its own and so many bytes, in memory. @throws where this user may mount none */
function mountMemory(bytes: number): string {
  const folder = mkdtempSync(join(parent, 'memory-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  mounted.push(folder);
  return folder;
}

function mayMount(): boolean {
  try {
    mountMemory(MEBIBYTE);
    return true;
  } catch {
    return false;
  }
}

const canMount = mayMount();

/** A small site and one that outgrows every disk of these tests. */
async function writeSites(folder: string): Promise<{ small: string; large: string }> {
  const sites = { small: join(folder, 'small'), large: join(folder, 'large') };
  await writeStampedSite(sites.small, 'small', 5);
  await writeStampedSite(sites.large, 'large', 300);
  return sites;
}

describe('a disk that fills up while its content is served', () => {
  it.skipIf(!canMount)('(needs a user who may mount) ends the ingestion with 74, and readers go on with the old content', async () => {
    const { small, large } = await writeSites(mkdtempSync(join(parent, 'sites-')));
    const disk = mountMemory(2 * MEBIBYTE);
    const database = join(disk, 'content.sqlite');
    await using lectern = createLectern({ sites: [`site=${small}`], database });
    await lectern.ingest();
    const before = await askFetch<Titles>(lectern.fetch, TITLES);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { code, stderr } = await runCommand(['ingest', `site=${large}`], { database });
      expect(stderr).toMatch(/^lectern: The disk of .* is full\. Free some space/m);
      expect(code).toBe(74);
      expect(await askFetch(lectern.fetch, `${TITLES} # ${attempt}`)).toEqual(before);
    }
    // So do readers that come while it is full.
    await using late = createLectern({ sites: [`site=${small}`], database });
    expect(await askFetch(late.fetch, TITLES)).toEqual(before);
    execFileSync('mount', ['-o', `remount,size=${64 * MEBIBYTE}`, disk]);
    expect(await runCommand(['ingest', `site=${large}`], { database })).toMatchObject({ code: 0 });
    expect((await askFetch<Titles>(lectern.fetch, TITLES)).content.postCount).toBe(300);
  });

  it('ends the ingestion with 74 where the file may not grow, and leaves it sound', async () => {
    const { small, large } = await writeSites(mkdtempSync(join(parent, 'sites-')));
    const database = join(parent, 'limited.sqlite');
    await using lectern = createLectern({ sites: [`site=${small}`], database });
    await lectern.ingest();
    const before = await askFetch<Titles>(lectern.fetch, TITLES);
    for (const fileBytes of [MEBIBYTE / 4, MEBIBYTE / 2, MEBIBYTE]) {
      const { code, stderr } = await runCommand(['ingest', `site=${large}`], { database, fileBytes });
      expect(stderr).toMatch(/^lectern: [^\n]+\n$/m);
      expect(code).toBe(74);
      expect(await askFetch(lectern.fetch, `${TITLES} # ${fileBytes}`)).toEqual(before);
    }
    using connection = openRaw(database);
    expect(connection.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

function openRaw(path: string): { readonly raw: Database.Database } & Disposable {
  const raw = new Database(path, { readonly: true });
  return { raw, [Symbol.dispose]: () => void raw.close() };
}

describe('a read-only file system', () => {
  it.skipIf(!canMount)(
    '(needs a user who may mount) serves a database that was exported for it; any other is refused with a hint',
    async () => {
      const { small } = await writeSites(mkdtempSync(join(parent, 'sites-')));
      const disk = mountMemory(16 * MEBIBYTE);
      const database = join(disk, 'content.sqlite');
      const exported = join(disk, 'exported.sqlite');
      await using lectern = createLectern({ sites: [`site=${small}`], database });
      await lectern.ingest();
      const expected = await askFetch(lectern.fetch, TITLES);
      expect(await runCommand(['export', exported], { database })).toMatchObject({ code: 0, stderr: '' });
      expect(await runCommand(['export', exported], { database })).toMatchObject({ code: 2 });
      await lectern.close();
      execFileSync('mount', ['-o', 'remount,ro', disk]);

      await using server = await startServer(['--no-ingest'], { database: exported });
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: TITLES }),
      });
      expect(await response.json()).toEqual({ data: expected });
      const { code, stderr } = await runCommand(['ingest', `site=${small}`], { database: exported });
      expect([code, stderr]).toEqual([74, expect.stringMatching(/^lectern: [^\n]+\n$/)]);
    },
  );

  it('serves what was exported, even where the file itself may not be written', async () => {
    const { small } = await writeSites(mkdtempSync(join(parent, 'sites-')));
    const [database, exported] = [join(parent, 'source.sqlite'), join(parent, 'frozen.sqlite')];
    await using lectern = createLectern({ sites: [`site=${small}`], database });
    await lectern.ingest();
    await lectern.export(exported);
    const bytes = readFileSync(exported);
    expect([bytes[18], bytes[19]], 'no write-ahead log').toEqual([1, 1]);
    rmSync(database);
    writeFileSync(exported, bytes, { mode: 0o444 });
    await using frozen = createLectern({ database: exported });
    expect((await askFetch<Titles>(frozen.fetch, TITLES)).content.postCount).toBe(5);
    expect(readFileSync(exported).equals(bytes)).toBe(true);
  });
});
