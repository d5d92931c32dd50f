import { type ArgsDef, type CommandDef, defineCommand } from 'citty';
import { pino } from 'pino';
import { LecternError } from '../errors.ts';
import type * as Library from '../lectern.ts';
import type { Lectern, LecternOptions, ListedTalk } from '../lectern.ts';
import { lecternVersion } from '../version.ts';
import { defaultDatabase } from './checkout.ts';
import { countOf, type FlagName, flagDefinitions, hostOf, logLevelOf, originsOf, portOf, talkFormatOf, urlOf, workersOf } from './flags.ts';
import { ProgressDisplay } from './progress.ts';
import { addressLines, diagnosticLine, plural, reportLines } from './report.ts';
import { untilStopped } from './signals.ts';
import { explanationLines, talkTable } from './talk-report.ts';

const VISIBILITY = ['drafts', 'future', 'expired'] as const satisfies readonly FlagName[];
const SERVING = [
  'graphiql',
  'introspection',
  'hardened',
  'public-url',
  'preview-token',
  'metrics-token',
  'cors-origin',
  'keep-alive',
  'documents',
  'documents-only',
  'answer-cache',
  'image-cache',
  'max-age',
  'stale-while-revalidate',
] as const satisfies readonly FlagName[];
const SITE = {
  site: {
    type: 'positional',
    required: false,
    description: 'Hugo site or content folder, "folder" or "key=folder", as many as there are; "content" unless given',
  },
} as const satisfies ArgsDef;

const FILE: ArgsDef = { file: { type: 'positional', required: true, description: 'A file that is not there yet' } };

/** Loaded only by a command that runs: help and refusals come at once. */
const library = (): Promise<typeof Library> => import('../lectern.ts');

/** What citty hands to a command. */
interface Given {
  /** The positional arguments: sites. */
  readonly _: readonly string[];
  readonly [flag: string]: unknown;
}

/** The commands by name; `serve` is the one that runs when none is named. */
export function commands(environment: NodeJS.ProcessEnv): Record<string, CommandDef> {
  const args = (...names: readonly FlagName[]): ArgsDef => ({ ...SITE, ...flagDefinitions(names, environment) });
  const version = lecternVersion();
  return {
    serve: defineCommand({
      meta: { name: 'lectern serve', version, description: 'Read the sites, then serve them over GraphQL' },
      args: args(
        'port',
        'host',
        'database',
        ...VISIBILITY,
        'strict',
        'rebuild',
        'ingest',
        'workers',
        'watch',
        ...SERVING,
        'json',
        'log-level',
      ),
      run: ({ args: given }) => serve(given),
    }),
    ingest: defineCommand({
      meta: { name: 'lectern ingest', version, description: 'Read the sites into the database and stop' },
      args: args('database', ...VISIBILITY, 'strict', 'rebuild', 'json', 'log-level'),
      run: ({ args: given }) => ingest(given),
    }),
    check: defineCommand({
      meta: { name: 'lectern check', version, description: 'Report what is wrong with the content; exit 1 on errors' },
      args: args(...VISIBILITY, 'json', 'log-level'),
      run: ({ args: given }) => check(given),
    }),
    talks: defineCommand({
      meta: { name: 'lectern talks', version, description: 'Read the sites, then print the talks that their posts mention' },
      args: args('database', ...VISIBILITY, 'format', 'keyword', 'event', 'speaker', 'language', 'explain', 'log-level'),
      run: ({ args: given }) => talks(given),
    }),
    export: defineCommand({
      meta: { name: 'lectern export', version, description: 'Copy the database to a file for a read-only file system' },
      args: { ...FILE, ...flagDefinitions(['database', 'log-level'], environment) },
      run: ({ args: given }) => exportTo(given),
    }),
    schema: defineCommand({
      meta: { name: 'lectern schema', version, description: 'Print the GraphQL schema' },
      run: async () => print((await (await library()).printSchema()).trimEnd()),
    }),
  };
}

async function serve(given: Given): Promise<void> {
  const port = portOf(String(given['port']));
  const host = hostOf(String(given['host']));
  const workers = workersOf(String(given['workers']));
  const keepAliveMs = countOf('keep-alive', String(given['keep-alive'])) * 1000;
  const stopped = untilStopped();
  const options = servingOptions(given);
  await using lectern = await open(given, options);
  if (given['ingest'] !== false) {
    await (await library()).assertFree(port, host);
    // The process that ingests leaves this one nothing else to do. Of several, the first one answers nothing.
    if (workers === 1) (await library()).preloadServing();
    await ingestAndPrint(lectern, given, true);
  }
  const listening = await lectern.listen({ port, host, keepAliveMs, workers });
  const { url } = listening;
  if (given['json']) print(JSON.stringify({ url, graphql: `${url}graphql` }));
  else print(addressLines(url, options).join('\n'));
  const watching = await watch(lectern, given);
  await stopped.wait();
  await watching.close();
  await listening.close();
}

/** What every ingestion found goes to stdout; a failed one is told, and the old content served on. */
function watch(lectern: Lectern, given: Given): ReturnType<Lectern['watch']> {
  const files = given['watch'] === true;
  if (files && given['json'] !== true) print('Watching the files for changes.');
  return lectern.watch({
    files,
    onReport: (report) => print(given['json'] ? JSON.stringify(report) : reportLines(report).join('\n')),
    onError: (error) => void process.stderr.write(`lectern: ${error instanceof Error ? error.message : String(error)}\n`),
  });
}

async function ingest(given: Given): Promise<void> {
  await using lectern = await open(given);
  await ingestAndPrint(lectern, given);
}

async function exportTo(given: Given): Promise<void> {
  await using lectern = await open({ ...given, _: [] });
  await lectern.export(String(given['file']));
}

async function talks(given: Given): Promise<void> {
  const format = talkFormatOf(String(given['format']));
  await using lectern = await open(given);
  if (given['explain'] !== undefined) {
    print(explanationLines(await lectern.explain(String(given['explain']))).join('\n'));
    return;
  }
  const progress = new ProgressDisplay(process.stderr);
  await lectern.ingest({ onProgress: (step) => progress.update(step) }).finally(() => progress.finish());
  const text = (name: string): string | undefined => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const filter = { keyword: text('keyword'), event: text('event'), speaker: text('speaker'), language: text('language') };
  const found: ListedTalk[] = [];
  for await (const talk of lectern.talks(filter)) found.push(talk);
  const { bylineOf, TALK_FORMATS } = await library();
  if (format === 'table') print(talkTable(found, bylineOf, process.stdout.columns ?? 160).join('\n'));
  else process.stdout.write(TALK_FORMATS[format].write(found, `${new Date().toISOString().slice(0, 19)}Z`));
}

async function check(given: Given): Promise<void> {
  await using lectern = await open(given);
  const progress = new ProgressDisplay(process.stderr);
  const found = await lectern.check({ onProgress: (step) => progress.update(step) }).finally(() => progress.finish());
  const errors = found.filter(({ severity }) => severity === 'ERROR').length;
  if (given['json']) print(JSON.stringify(found, null, 2));
  else print([...found.map(diagnosticLine), `${plural(errors, 'error')}, ${plural(found.length - errors, 'other finding')}`].join('\n'));
  if (errors > 0) process.exitCode = 1;
}

async function ingestAndPrint(lectern: Lectern, given: Given, isolated = false): Promise<void> {
  const progress = new ProgressDisplay(process.stderr);
  const report = await lectern.ingest({ onProgress: (step) => progress.update(step), isolated }).finally(() => progress.finish());
  print(given['json'] ? JSON.stringify(report) : reportLines(report).join('\n'));
  if (report.kept) {
    throw new LecternError('CONTENT_ERRORS', 'The content has errors.', {
      hint: 'Run "lectern check" to see them, or leave out --strict.',
    });
  }
}

function servingOptions(given: Given): LecternOptions {
  const publicUrl = given['public-url'];
  const corsOrigin = given['cors-origin'];
  const documents = given['documents'];
  const previewToken = given['preview-token'];
  const metricsToken = given['metrics-token'];
  return {
    graphiql: given['graphiql'] !== false,
    introspection: given['introspection'] !== false,
    hardened: given['hardened'] === true,
    ...(typeof publicUrl === 'string' && publicUrl !== '' ? { publicUrl: urlOf(publicUrl) } : {}),
    ...(typeof previewToken === 'string' && previewToken !== '' ? { previewToken } : {}),
    ...(typeof metricsToken === 'string' && metricsToken !== '' ? { metricsToken } : {}),
    ...(typeof corsOrigin === 'string' && corsOrigin !== '' ? { corsOrigins: originsOf(corsOrigin) } : {}),
    ...(typeof documents === 'string' && documents !== '' ? { documents } : {}),
    documentsOnly: given['documents-only'] === true,
    answerCacheBytes: countOf('answer-cache', String(given['answer-cache'])) * 1024 * 1024,
    imageCacheBytes: countOf('image-cache', String(given['image-cache'])) * 1024 * 1024,
    maxAgeSeconds: countOf('max-age', String(given['max-age'])),
    staleWhileRevalidateSeconds: countOf('stale-while-revalidate', String(given['stale-while-revalidate'])),
  };
}

async function open(given: Given, more: LecternOptions = {}): Promise<Lectern> {
  const database = given['database'];
  const options: LecternOptions = {
    ...more,
    ...(given._.length > 0 ? { sites: given._ } : {}),
    database: typeof database === 'string' && database !== '' ? database : defaultDatabase(),
    drafts: given['drafts'] === true,
    future: given['future'] === true,
    expired: given['expired'] === true,
    strict: given['strict'] === true,
    rebuild: given['rebuild'] === true,
    logger: pino({ level: logLevelOf(String(given['log-level'])) }, pino.destination({ dest: 2, sync: true })),
  };
  const { createLectern } = await library();
  return createLectern(options);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
