import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/database.ts';
import { shownWidth } from '../../src/store/shown-width.ts';

describe('the width at which an image is shown', () => {
  const WRITTEN: readonly [written: string | null, pixels: number][] = [
    ['600', 600],
    ['600px', 600],
    [' 600.5 PX ', 600],
    ['75%', 600],
    ['100 %', 800],
    ['300%', 800],
    [null, 800],
    ['', 800],
    ['0', 800],
    ['-5', 800],
    ['auto', 800],
    ['50vw', 800],
    ['12em', 800],
  ];

  it.each(WRITTEN)('written %j, is %i pixels', (written, pixels) => {
    expect(shownWidth(written)).toBe(pixels);
  });

  it('is the same for what an older database holds', () => {
    const [, fill = ''] = readFileSync(join(MIGRATIONS, '0005_shown_width.sql'), 'utf8').split('--> statement-breakpoint');
    const database = new Database(':memory:');
    database.exec('CREATE TABLE image_uses (display_width TEXT, shown_width INTEGER DEFAULT 800 NOT NULL)');
    const insert = database.prepare('INSERT INTO image_uses (display_width) VALUES (?)');
    for (const [written] of WRITTEN) insert.run(written);
    database.exec(fill);
    expect(database.prepare('SELECT display_width, shown_width FROM image_uses ORDER BY rowid').raw().all()).toEqual(WRITTEN);
    database.close();
  });
});
