import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;

/** What every stage may import: the domain's types, errors, diagnostic codes and slugs. */
const SHARED = ['src/model.ts', 'src/errors.ts', 'src/diagnostics.ts', 'src/slug.ts', 'src/segments.ts'];

/** Stage to the stages it may import: the README's table of folders. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  files: [],
  markdown: [],
  hugo: ['markdown'],
  talks: ['markdown'],
  extract: ['markdown', 'hugo', 'talks'],
  store: ['db'],
  graphql: ['store'],
  http: ['graphql', 'store'],
  db: [],
};

/** What only these may import. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'gray-matter': ['markdown'],
  satteri: ['markdown'],
  'hast-util-sanitize': ['markdown'],
  'hast-util-raw': ['markdown'],
  'better-sqlite3': ['store'],
  'drizzle-orm': ['store', 'db'],
  '@pothos/core': ['graphql'],
  'graphql-yoga': ['http'],
  citty: ['cli'],
  'node:fs': ['files', 'store', 'http', 'cli', 'top'],
  'node:fs/promises': ['files', 'store', 'http', 'cli', 'top'],
  'node:child_process': ['http', 'cli', 'top'],
};

/** The only files that the command line uses: the library. */
const LIBRARY = new Set(['src/lectern.ts', 'src/ingest.ts', 'src/node-version.ts', 'src/version.ts', ...SHARED]);

/** `src/hugo/url.ts` is of `hugo`, `db/tables.ts` of `db`, `src/lectern.ts` of `top`. */
function stageOf(file: string): string {
  if (file.startsWith('db/')) return 'db';
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? (SHARED.includes(file) ? 'shared' : 'top');
}

/** The specifiers of a module's import and export lines. */
function importsOf(source: string): string[] {
  const found = source.matchAll(
    /^\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
  );
  return Array.from(found, (match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Says what is wrong with an import, or undefined. */
function offence(file: string, specifier: string): string | undefined {
  const from = stageOf(file);
  if (!specifier.startsWith('.')) {
    const name = specifier.startsWith('node:') ? specifier : /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
    const allowed = PACKAGES[name ?? ''];
    return allowed && !allowed.includes(from) ? `${file} imports ${specifier}, which only ${allowed.join(', ')} may` : undefined;
  }
  const target = posix.join(posix.dirname(file), specifier);
  const to = stageOf(target);
  if (to === from || to === 'shared') return undefined;
  if (from === 'cli') return LIBRARY.has(target) ? undefined : `${file} imports ${target}: the command line uses the library only`;
  if (from === 'top' && to !== 'cli') return undefined;
  if ((STAGES[from] ?? []).includes(to)) return undefined;
  return `${file} imports ${target}: ${from} must not know ${to}`;
}

const files = globSync(['src/**/*.ts', 'db/**/*.ts'], { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));

describe('the architecture', () => {
  it('holds: every import goes along the flow from files to http', () => {
    const offences = files.flatMap((file) =>
      importsOf(readFileSync(join(ROOT, file), 'utf8'))
        .map((specifier) => offence(file, specifier))
        .filter((found) => found !== undefined),
    );
    expect(offences).toEqual([]);
  });

  it('knows every folder of src/', () => {
    const folders = new Set(files.map(stageOf).filter((stage) => !['top', 'shared', 'cli'].includes(stage)));
    expect(Object.keys(STAGES)).toEqual(expect.arrayContaining([...folders]));
  });

  it.each([
    ['src/store/posts.ts', '../graphql/post.ts', 'store must not know graphql'],
    ['src/talks/merge.ts', '../store/talks.ts', 'talks must not know store'],
    ['src/talks/merge.ts', 'node:fs', 'which only files, store, http, cli, top may'],
    ['src/http/yoga.ts', 'drizzle-orm/sqlite-core', 'which only store, db may'],
    ['src/cli/run.ts', '../store/open.ts', 'uses the library only'],
    ['src/model.ts', './store/open.ts', 'shared must not know store'],
    ['src/ingest.ts', './cli/run.ts', 'top must not know cli'],
  ])('would catch %s importing %s', (file, specifier, message) => {
    expect(offence(file, specifier)).toContain(message);
  });

  it('sees static, dynamic, type and re-exporting imports', () => {
    const source = `import { a } from './a.ts';\nimport type {\n  B,\n} from "./b.ts";\nexport { c } from './c.ts';\nconst d = await import('./d.ts');\nimport './e.ts';\n`;
    expect(importsOf(source)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
  });
});
