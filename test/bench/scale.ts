import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLectern } from '../../src/lectern.ts';
import { askFetch, median } from './figures.ts';
import { queriesFor } from './serving.ts';
import { writeSyntheticContent } from './synthetic.ts';

export interface ScaleRow {
  readonly name: string;
  /** Milliseconds, medians. */
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}

const SMALL = 1000;
const ROUNDS = 60;

/** What `count` posts with twice as many talks cost beside 1,000, without stored answers, in turn. */
export async function benchScale(count: number): Promise<ScaleRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-scale-'));
  try {
    const databases = [SMALL, count].map((size) => {
      const database = join(folder, `${size}.sqlite`);
      writeSyntheticContent(database, size);
      return database;
    });
    const sides = await Promise.all(
      databases.map(async (database) => ({
        lectern: createLectern({ database, answerCacheBytes: 0 }),
        queries: await queriesFor(database),
      })),
    );
    const rows: ScaleRow[] = [];
    for (const [at, { name }] of (sides[0]?.queries ?? []).entries()) {
      const times: number[][] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [side, { lectern, queries }] of sides.entries()) {
          const start = performance.now();
          await askFetch(lectern.fetch, queries[at]?.graphql ?? '');
          // The first rounds prepare statements.
          if (round >= ROUNDS / 3) times[side]?.push(performance.now() - start);
        }
      }
      const [small = Number.NaN, large = Number.NaN] = times.map(median);
      rows.push({ name, small, large, ratio: large / small });
    }
    for (const { lectern } of sides) await lectern.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
