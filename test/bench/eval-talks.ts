/**
 * `npm run eval:talks`: serves a corpus and scores the talks that were found against hand-made labels.
 *
 *   npm run eval:talks -- [--sites FOLDER …] [--gold FOLDER] [--scorer FILE] [further flags of the scorer, such as --misses]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assertFitNode } from '../../src/node-version.ts';

assertFitNode();
const { createLectern } = await import('../../src/lectern.ts');

const shared = new URL('../../../shared/', import.meta.url).pathname;
const { values, tokens } = parseArgs({
  options: {
    sites: { type: 'string', multiple: true, default: ['istio', 'flux', 'otel', 'seed'].map((name) => join(shared, 'corpus', name)) },
    gold: { type: 'string', default: join(shared, 'gold') },
    scorer: { type: 'string', default: join(shared, 'tools/eval-talks.mjs') },
  },
  strict: false,
  tokens: true,
});
const [gold, scorer] = [String(values.gold), String(values.scorer)];
const sites = (values.sites as readonly string[]).map(String);
for (const path of [...sites.map((site) => site.replace(/^[\w.-]+=/, '')), gold, scorer]) {
  if (existsSync(path)) continue;
  console.error(`There is no ${path}: name sites, labels and scorer with --sites, --gold and --scorer.`);
  process.exit(2);
}

const own = new Set(['sites', 'gold', 'scorer']);
const passedOn = tokens.flatMap((token) =>
  token.kind !== 'option' || own.has(token.name) ? [] : token.value === undefined ? [token.rawName] : [token.rawName, token.value],
);
const folder = mkdtempSync(join(tmpdir(), 'lectern-eval-'));
try {
  await using lectern = createLectern({ sites, database: join(folder, 'content.sqlite') });
  await lectern.ingest();
  const listening = await lectern.listen({ port: 0 });
  const score = spawn(process.execPath, [scorer, '--endpoint', `${listening.url}graphql`, '--gold', gold, ...passedOn], {
    stdio: 'inherit',
  });
  const [code] = (await once(score, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
  await listening.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
