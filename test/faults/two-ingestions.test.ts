import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { askFetch } from '../bench/figures.ts';
import { runCommand } from '../command.ts';
import { writeStampedSite } from './stamped-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-two-'));
const database = join(folder, 'content.sqlite');
beforeAll(() => writeStampedSite(join(folder, 'site'), 'one', 200));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('two ingestions at once', () => {
  it('of one file: the second one exits 75, whatever it was told, and the first one is undisturbed', async () => {
    const writer = new ContentWriter(database);
    for (const flags of [[], ['--rebuild'], ['--strict']]) {
      const { code, stderr } = await runCommand(['ingest', join(folder, 'site'), ...flags], { database });
      expect([code, stderr]).toEqual([75, expect.stringMatching(/^lectern: Another ingestion is writing to [^\n]+\n$/)]);
    }
    expect(writer.finish(new Date()).snapshot.postCount).toBe(0);
  });

  it('started together: each ends with 0 or 75, one at least with 0, and the content is whole', async () => {
    const codes: (number | null)[] = [];
    for (let round = 0; round < 3; round += 1) {
      const all = await Promise.all(
        [[], [], ['--rebuild']].map((flags) => runCommand(['ingest', join(folder, 'site'), ...flags], { database })),
      );
      for (const { code, stderr } of all) expect([0, 75], stderr).toContain(code);
      codes.push(...all.map(({ code }) => code));
      expect(all.some(({ code }) => code === 0)).toBe(true);
      await using lectern = createLectern({ database });
      const { content } = await askFetch<{ content: { postCount: number } }>(lectern.fetch, '{ content { postCount } }');
      expect(content.postCount).toBe(200);
    }
    console.log(`two ingestions: ${codes.filter((code) => code === 75).length} of ${codes.length} were refused`);
  });
});
