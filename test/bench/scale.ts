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
const COLD_ROUNDS = 7;
const WARM_UP = '{ posts(first: 1) { nodes { title } } }';

/** Queries whose work grows with what they match: bounded by twenty times, not by a constant. Asked of a gateway that has not answered them yet. */
const GROWING = [
  {
    name: 'filtered facet: talks of a year by keyword and event',
    graphql:
      '{ talks(first: 1, filter: { year: { eq: 2015 } }) { totalCount facets { keywords(first: 10) { keyword { name } count } events(first: 10) { event { name } count } } } }',
  },
  {
    name: 'search for a word that most posts have',
    graphql: '{ search(query: "mesh", types: [POST], first: 10) { totalCount nodes { ... on Post { title } } } }',
  },
];

/** What `count` posts with twice as many talks cost beside 1,000, without stored answers, in turn. */
export async function benchScale(count: number): Promise<ScaleRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-scale-'));
  try {
    const databases = [SMALL, count].map((size) => {
      const database = join(folder, `${size}.sqlite`);
      writeSyntheticContent(database, size);
      return database;
    });
    return [...(await benchConstant(databases)), ...(await benchGrowing(databases))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchConstant(databases: readonly string[]): Promise<ScaleRow[]> {
  const sides = await Promise.all(
    databases.map(async (database) => ({ lectern: createLectern({ database, answerCacheBytes: 0 }), queries: await queriesFor(database) })),
  );
  const rows: ScaleRow[] = [];
  for (const [at, { name }] of (sides[0]?.queries ?? []).entries()) {
    const times: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [side, { lectern, queries }] of sides.entries()) {
        const elapsed = await timed(lectern.fetch, queries[at]?.graphql ?? '');
        // The first rounds prepare statements.
        if (round >= ROUNDS / 3) times[side]?.push(elapsed);
      }
    }
    rows.push(rowOf(name, times));
  }
  for (const { lectern } of sides) await lectern.close();
  return rows;
}

async function benchGrowing(databases: readonly string[]): Promise<ScaleRow[]> {
  const rows: ScaleRow[] = [];
  for (const { name, graphql } of GROWING) {
    const times: number[][] = [[], []];
    for (let round = 0; round < COLD_ROUNDS; round += 1) {
      for (const [side, database] of databases.entries()) {
        await using lectern = createLectern({ database, answerCacheBytes: 0 });
        await askFetch(lectern.fetch, WARM_UP);
        times[side]?.push(await timed(lectern.fetch, graphql));
      }
    }
    rows.push(rowOf(name, times));
  }
  return rows;
}

async function timed(handle: (request: Request) => Promise<Response>, graphql: string): Promise<number> {
  const start = performance.now();
  await askFetch(handle, graphql);
  return performance.now() - start;
}

function rowOf(name: string, times: readonly (readonly number[])[]): ScaleRow {
  const [small = Number.NaN, large = Number.NaN] = times.map(median);
  return { name, small, large, ratio: large / small };
}
