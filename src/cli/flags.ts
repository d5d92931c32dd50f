import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { LecternError } from '../errors.ts';
import type { TalkFormat } from '../lectern.ts';

/**
 * Every flag. Each is also an environment variable: `--log-level` is `LECTERN_LOG_LEVEL`; the flag wins, and an empty
 * variable is none, since that is how many a tool passes on one that is not set.
 */
export const FLAGS = {
  port: { type: 'string', valueHint: 'number', default: '4000', description: 'TCP port to listen on, 0 to 65535; 0 takes any free one' },
  host: { type: 'string', valueHint: 'address', default: '127.0.0.1', description: 'Address to listen on; 0.0.0.0 lets other machines in' },
  database: {
    type: 'string',
    valueHint: 'file',
    description: 'Database file; unless given db/content.sqlite in a checkout, else .lectern/content.sqlite',
  },
  drafts: { type: 'boolean', default: false, description: 'Include posts with draft: true' },
  future: { type: 'boolean', default: false, description: 'Include posts whose publication date has not come' },
  expired: { type: 'boolean', default: false, description: 'Include posts whose expiry date has passed' },
  strict: { type: 'boolean', default: false, description: 'Keep the old content and exit 1 when the content has errors' },
  rebuild: { type: 'boolean', default: false, description: 'Throw the database away and read everything again' },
  ingest: {
    type: 'boolean',
    default: true,
    description: 'Read the sites before serving them',
    negativeDescription: 'Serve the database as it is',
  },
  workers: { type: 'string', valueHint: 'number', default: '1', description: 'Processes that share the port' },
  watch: { type: 'boolean', default: false, description: 'Ingest again whenever a file changes' },
  graphiql: { type: 'boolean', default: true, description: 'Serve GraphiQL to browsers', negativeDescription: 'Serve the API alone' },
  introspection: {
    type: 'boolean',
    default: true,
    description: 'Let clients ask for the schema',
    negativeDescription: 'Keep the schema to yourself',
  },
  hardened: { type: 'boolean', default: false, description: 'No introspection, no GraphiQL, no suggestions in errors, no queries by GET' },
  'public-url': {
    type: 'string',
    valueHint: 'url',
    description: 'URL under which clients reach the gateway, where a proxy stands before it',
  },
  'preview-token': {
    type: 'string',
    valueHint: 'secret',
    description: 'Who sends it as "Authorization: Bearer" sees drafts, future and expired posts too',
  },
  'metrics-token': {
    type: 'string',
    valueHint: 'secret',
    description: 'Who sends it as "Authorization: Bearer" may read /metrics; without one all may, or, with --hardened, none',
  },
  'cors-origin': {
    type: 'string',
    valueHint: 'origins',
    description: 'Origins whose pages may read answers, with commas between them; * is any',
  },
  'keep-alive': { type: 'string', valueHint: 'seconds', default: '5', description: 'How long an idle connection is kept' },
  documents: { type: 'string', valueHint: 'file', description: 'Persisted documents: a JSON object of texts by ID, or an Apollo manifest' },
  'documents-only': { type: 'boolean', default: false, description: 'Execute persisted documents alone' },
  'answer-cache': { type: 'string', valueHint: 'MiB', default: '64', description: 'Memory for finished answers; 0 switches them off' },
  'image-cache': {
    type: 'string',
    valueHint: 'MiB',
    default: '512',
    description: 'Disk for resized images, beside the database; 0 switches resizing off',
  },
  'max-age': { type: 'string', valueHint: 'seconds', default: '0', description: 'How long others may keep an answer without asking again' },
  'stale-while-revalidate': {
    type: 'string',
    valueHint: 'seconds',
    default: '0',
    description: 'How long others may use an old answer while they ask for a new one',
  },
  format: { type: 'string', valueHint: 'table|json|csv|ics|markdown', default: 'table', description: 'How to print the talks' },
  keyword: { type: 'string', valueHint: 'name', description: 'Only talks that carry this keyword' },
  event: { type: 'string', valueHint: 'name', description: 'Only talks of events with this in their name' },
  speaker: { type: 'string', valueHint: 'name', description: 'Only talks of this speaker' },
  language: { type: 'string', valueHint: 'tag', description: 'Only talks that posts in this language mention' },
  explain: { type: 'string', valueHint: 'file', description: 'Say of one post how each of its links was read, and why' },
  json: { type: 'boolean', default: false, description: 'Print JSON instead of text' },
  'log-level': {
    type: 'string',
    valueHint: 'debug|info|warn|error|silent',
    default: 'warn',
    description: 'What to log, as JSON lines on stderr; info logs every request',
  },
} as const satisfies ArgsDef;

export type FlagName = keyof typeof FLAGS;
type CountFlag = 'keep-alive' | 'answer-cache' | 'image-cache' | 'max-age' | 'stale-while-revalidate';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variable of a flag. */
export function environmentName(flag: string): string {
  return `LECTERN_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/** A command's flags as citty wants them, with the environment's values as their defaults. */
export function flagDefinitions(names: readonly FlagName[], environment: Environment): ArgsDef {
  const definitions: ArgsDef = {};
  for (const name of names) {
    const flag = FLAGS[name];
    const variable = environmentName(name);
    const given = environment[variable] || undefined;
    const description = `${flag.description} [${variable}]`;
    if (flag.type === 'boolean') {
      definitions[name] = { ...flag, description, default: given === undefined ? flag.default : booleanOf(given, variable) };
    } else {
      definitions[name] = { ...flag, description, ...(given === undefined ? {} : { default: given }) };
    }
  }
  return definitions;
}

/**
 * Refuses what citty lets pass or takes for a defect: flags that are not there, values where none belongs, and missing ones;
 * arguments that a command needs, and those that it does not take. One that it does not need it takes any number of times.
 */
export function assertFitting(rawArguments: readonly string[], definitions: ArgsDef, command: string): void {
  const refuse = (message: string, cause?: unknown): never => {
    throw new LecternError('USAGE', message, { hint: `Run "lectern ${command} --help" for what it takes.`, cause });
  };
  const options = Object.fromEntries(
    Object.entries(definitions)
      .filter(([, definition]) => definition.type !== 'positional')
      .map(([name, definition]) => [name, { type: definition.type === 'boolean' ? ('boolean' as const) : ('string' as const) }]),
  );
  let given: readonly string[] = [];
  try {
    given = parseArgs({ args: [...rawArguments], options, allowPositionals: true, allowNegative: true, strict: true }).positionals;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [sentence = said] = said.split(/\.\s|\n/);
    refuse(`${sentence.replace(/\.$/, '')}.`, error);
  }
  const places = Object.entries(definitions).filter(([, { type }]) => type === 'positional');
  const [missing] = places.find(([, { required }], at) => required === true && given[at] === undefined) ?? [];
  if (missing !== undefined) refuse(`${missing.toUpperCase()} is missing.`);
  const surplus = places.every(([, { required }]) => required) ? given[places.length] : undefined;
  if (surplus !== undefined) refuse(`"${surplus}" is an argument too many.`);
}

/** A TCP port. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new LecternError('USAGE', `"${text}" is not a port.`, { hint: 'Give --port a number from 0 to 65535.' });
}

/** An address or name to listen on: an empty one would be every address of the machine. */
export function hostOf(text: string): string {
  if (text !== '') return text;
  throw new LecternError('USAGE', '"" is not an address.', { hint: 'Give --host an address of this machine; 0.0.0.0 is all of them.' });
}

/** A whole number from 0 on, for the flag that is named in the refusal. */
export function countOf(flag: CountFlag, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new LecternError('USAGE', `"${text}" is not a number of ${FLAGS[flag].valueHint}.`, {
    hint: `Give --${flag} a whole number from 0 on.`,
  });
}

/** Processes that serve. */
export function workersOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new LecternError('USAGE', `"${text}" is not a number of workers.`, { hint: 'Give --workers a whole number from 1 on.' });
}

/** An http or https URL. */
export function urlOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new LecternError('USAGE', `"${text}" is not an http URL.`, { hint: 'Give --public-url something like https://example.org/api.' });
}

/** Origins as browsers spell them, out of a list with commas. */
export function originsOf(text: string): string[] {
  const origins = text.split(',').map((part) => part.trim());
  for (const origin of origins) {
    if (origin === '*' || (/^https?:[^*]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin)) continue;
    throw new LecternError('USAGE', `"${origin}" is not an origin.`, {
      hint: 'Give --cors-origin something like https://example.org,http://localhost:3000, without a path or a slash at the end.',
    });
  }
  return origins;
}

/** A way to print talks; `markdown` is `md` in addresses. */
export function talkFormatOf(text: string): TalkFormat | 'table' {
  if (text === 'table' || text === 'json' || text === 'csv' || text === 'ics') return text;
  if (text === 'markdown') return 'md';
  throw new LecternError('USAGE', `"${text}" is not a format.`, { hint: 'Give --format one of table, json, csv, ics, markdown.' });
}

/** One of the log levels. */
export function logLevelOf(text: string): LogLevel {
  if (text === 'debug' || text === 'info' || text === 'warn' || text === 'error' || text === 'silent') return text;
  throw new LecternError('USAGE', `"${text}" is not a log level.`, { hint: 'Give --log-level one of debug, info, warn, error, silent.' });
}

function booleanOf(text: string, variable: string): boolean {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw new LecternError('USAGE', `${variable} is "${text}".`, { hint: 'Set it to true or false.' });
}
