/** `npm run bench`: figures of one run, to be read as ratios. See the README's "Benchmarks". */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assertFitNode } from '../../src/node-version.ts';
import type { IngestionFigures } from './ingestion.ts';
import type { ServingFigures } from './serving.ts';
import { judge } from './targets.ts';

assertFitNode();

const { values } = parseArgs({
  options: {
    sites: { type: 'string', multiple: true },
    scale: { type: 'string' },
    only: { type: 'string' },
    round: { type: 'string', default: '1000' },
    json: { type: 'boolean', default: false },
  },
});

const SHARED = new URL('../../../shared/corpus/', import.meta.url).pathname;
const sites =
  values.sites ??
  (existsSync(SHARED)
    ? ['istio', 'flux', 'otel', 'seed'].map((name) => join(SHARED, name))
    : [new URL('../../content', import.meta.url).pathname]);
const wanted = (name: string): boolean => values.only === undefined || values.only.split(',').includes(name);

const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
const database = join(folder, 'content.sqlite');
const figures: Record<string, unknown> & { ingestion?: IngestionFigures; serving?: ServingFigures } = {};

async function ingestOnce(): Promise<void> {
  const { createLectern } = await import('../../src/lectern.ts');
  await using lectern = createLectern({ sites, database });
  await lectern.ingest({ isolated: true });
}

/** Three significant digits tell what a figure of one run can. */
function rounded(figure: unknown): unknown {
  if (Array.isArray(figure)) return figure.map(rounded);
  if (typeof figure !== 'object' || figure === null) return typeof figure === 'number' ? Number(figure.toPrecision(3)) : figure;
  return Object.fromEntries(Object.entries(figure).map(([name, value]) => [name, rounded(value)]));
}
try {
  if (wanted('ingestion')) {
    const { benchIngestion } = await import('./ingestion.ts');
    figures.ingestion = await benchIngestion(sites, database);
  }
  if (wanted('serving')) {
    if (!wanted('ingestion')) await ingestOnce();
    const { benchServing } = await import('./serving.ts');
    figures.serving = await benchServing(database, Number(values.round));
  }
  if (wanted('images')) {
    const { benchImages } = await import('./images.ts');
    figures['images'] = await benchImages();
  }
  if (values.scale !== undefined && wanted('scale')) {
    const { benchScale } = await import('./scale.ts');
    figures['scale'] = await benchScale(Number(values.scale));
  }
  const targets = judge(figures);
  if (targets.length > 0) figures['targets'] = targets;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (values.json) console.log(JSON.stringify(figures, null, 2));
else {
  for (const [name, figure] of Object.entries(figures)) {
    console.log(`\n${name}`);
    for (const part of name === 'serving' ? Object.values(figure as object) : [figure]) console.table(rounded(part));
  }
}
