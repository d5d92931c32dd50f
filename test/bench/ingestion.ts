import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { talkSourceOf } from '../../src/extract/talk-source.ts';
import { scanSite } from '../../src/files/scan.ts';
import { openSiteFolders } from '../../src/files/site-folder.ts';
import { readSource } from '../../src/files/source.ts';
import { parseDocument } from '../../src/hugo/document.ts';
import { createLectern } from '../../src/lectern.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { openSites } from '../../src/site.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { benchEdits, type EditFigures } from './edits.ts';
import { median } from './figures.ts';

export interface IngestionFigures {
  readonly files: number;
  /** Seconds, medians: reading, front matter and parsing alone. */
  readonly floor: number;
  readonly cold: number;
  readonly warm: number;
  readonly edit: number;
  readonly coldOverFloor: number;
  readonly warmOverCold: number;
  /** Seconds that reading talks takes of a cold ingestion, and their share. */
  readonly talks: number;
  readonly talksOverCold: number;
  /** One edited file until a query shows it. */
  readonly underWatch: EditFigures;
}

const ROUNDS = 3;

/** Ingests copies of the sites: anew, with nothing changed, and with one file edited. The database stays at `database`. */
export async function benchIngestion(sites: readonly string[], database: string): Promise<IngestionFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const copies = sites.map((site) => {
    const copy = join(folder, basename(site));
    cpSync(site, copy, { recursive: true });
    return copy;
  });
  try {
    const times = {
      floor: [] as number[],
      cold: [] as number[],
      warm: [] as number[],
      talks: [] as number[],
      edit: [] as number[],
      ratio: [] as number[],
    };
    let files = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const floor = await timed(async () => {
        files = await readAlone(copies);
      });
      const cold = await timed(() => ingest(copies, database, true));
      const warm = await timed(() => ingest(copies, database, false));
      const edited = firstDocument(copies);
      const before = readFileSync(edited);
      appendFileSync(edited, `\nEdited ${round}.\n`);
      const edit = await timed(() => ingest(copies, database, false));
      writeFileSync(edited, before);
      times.talks.push(await readTalksAlone(copies));
      times.floor.push(floor);
      times.cold.push(cold);
      times.warm.push(warm);
      times.edit.push(edit);
      times.ratio.push(cold / floor);
    }
    const cold = median(times.cold);
    const warm = median(times.warm);
    return {
      files,
      floor: median(times.floor),
      cold,
      warm,
      edit: median(times.edit),
      coldOverFloor: median(times.ratio),
      warmOverCold: warm / cold,
      talks: median(times.talks),
      talksOverCold: median(times.talks) / cold,
      underWatch: await benchEdits(copies, database),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingest(sites: readonly string[], database: string, rebuild: boolean): Promise<void> {
  const lectern = createLectern({ sites, database, rebuild });
  await lectern.ingest();
  await lectern.close();
}

/** The least that any ingestion must do. */
async function readAlone(sites: readonly string[]): Promise<number> {
  let files = 0;
  for (const folder of openSiteFolders(sites, '/')) {
    const content = folder.root === folder.contentFolder ? '.' : 'content';
    for (const file of scanSite(folder, { content: [content], static: [], assets: [] }).documents) {
      const { source } = readSource(file, folder.key);
      if (source !== null) parseMarkdown(readFrontMatter(source).body);
      files += 1;
      if (files % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return files;
}

/** Seconds that the talk extractor alone takes of reading every document. */
async function readTalksAlone(sites: readonly string[]): Promise<number> {
  let elapsed = 0;
  let files = 0;
  for (const site of openSites(sites, '/', { drafts: false, future: false, expired: false })) {
    for (const file of site.documents) {
      const { source } = readSource(file, site.folder.key);
      if (source === null) continue;
      const talks = talkSourceOf(parseDocument(source, site.config, site.files));
      const start = performance.now();
      readTalks(talks);
      elapsed += performance.now() - start;
      files += 1;
      if (files % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return elapsed / 1000;
}

function firstDocument(sites: readonly string[]): string {
  for (const folder of openSiteFolders(sites, '/')) {
    const [document] = scanSite(folder, {
      content: [folder.root === folder.contentFolder ? '.' : 'content'],
      static: [],
      assets: [],
    }).documents;
    if (document !== undefined) return document.absolutePath;
  }
  throw new Error('the sites have no documents');
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
