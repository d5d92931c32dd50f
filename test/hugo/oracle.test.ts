import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate as eventLoop } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readConfigurationFiles } from '../../src/files/configuration.ts';
import { scanSite } from '../../src/files/scan.ts';
import { openSiteFolders } from '../../src/files/site-folder.ts';
import { readSource } from '../../src/files/source.ts';
import { type Document, parseDocument } from '../../src/hugo/document.ts';
import { readSiteConfig, settleLanguages } from '../../src/hugo/site-config.ts';
import { siteFiles } from '../../src/hugo/site-files.ts';

const SHARED = new URL('../../../shared', import.meta.url).pathname;
const NEVER = '0001-01-01T00:00:00Z';

/** Rows of a CSV file; quoted fields may hold commas, doubled quotes and line breaks. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

async function readSite(name: string): Promise<Map<string, Document>> {
  const [folder] = openSiteFolders([join(SHARED, 'corpus', name)], '/');
  if (folder === undefined) throw new Error(`no site ${name}`);
  const contentFolder = relative(folder.root, folder.contentFolder);
  const { config: first } = readSiteConfig(readConfigurationFiles(folder).files, { siteKey: name, contentFolder });
  const { documents, others } = scanSite(folder, first.directories);
  const paths = documents.map(({ path }) => path);
  const { config } = settleLanguages(first, paths);
  const files = siteFiles(
    paths,
    others.map(({ path }) => path),
  );
  const read = new Map<string, Document>();
  for (const [index, file] of documents.entries()) {
    const { source } = readSource(file, name);
    if (source !== null) read.set(`content/${file.path}`, parseDocument(source, config, files));
    if (index % 50 === 0) await eventLoop();
  }
  return read;
}

function instant(text: string | undefined): string | null {
  return text === undefined || text === NEVER ? null : new Date(text).toISOString().replace('.000Z', 'Z');
}

describe.skipIf(!existsSync(join(SHARED, 'oracle')))('regular pages are as Hugo computes them (needs ../shared/oracle)', () => {
  test.each([
    ['istio', 1856, 2651],
    ['flux', 192, 227],
    ['otel', 1470, 1799],
  ])('%s: %i pages of %i files', { timeout: 60_000 }, async (name, pages, fileCount) => {
    const documents = await readSite(name);
    expect(documents.size).toBe(fileCount);
    const rows = readCsv(readFileSync(join(SHARED, 'oracle', `${name}.csv`), 'utf8')).slice(1);
    expect(rows).toHaveLength(pages);
    const differing = rows.flatMap(([path = '', , , date, expiryDate, publishDate, draft, permalink = '']) => {
      const document = documents.get(path);
      const hugo = [new URL(permalink).pathname, instant(date), instant(publishDate), instant(expiryDate), draft === 'true', null];
      const { fields, identity, place } = document ?? {};
      const own = [identity?.url, fields?.date, fields?.publishDate, fields?.expiryDate, fields?.draft, place?.unpublished];
      return JSON.stringify(own) === JSON.stringify(hugo) ? [] : [{ path, hugo, own }];
    });
    expect(differing).toEqual([]);

    const listed = new Set(rows.map(([path]) => path));
    const unlisted = [...documents].filter(([path, { place }]) => place.kind === 'PAGE' && place.unpublished === null && !listed.has(path));
    expect(unlisted.map(([path]) => path)).toEqual([]);
  });
});
