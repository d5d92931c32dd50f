import { existsSync } from 'node:fs';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { LecternError } from '../errors.ts';
import { lecternVersion } from '../version.ts';
import { commands } from './commands.ts';
import { assertFitting } from './flags.ts';

/** What a defect of Lectern itself ends with (EX_SOFTWARE). */
const EXIT_DEFECT = 70;

/** Runs the command line and answers its exit code; failures are one sentence on stderr. */
export async function run(rawArguments: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  try {
    await dispatch(rawArguments, environment);
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof LecternError) {
      process.stderr.write(`lectern: ${error.message} ${error.hint}\n`);
      return error.exitCode;
    }
    process.stderr.write(`lectern: something went wrong that should not: ${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT_DEFECT;
  }
}

async function dispatch(rawArguments: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const all = commands(environment);
  const { positionals, values } = parseArgs({
    args: [...rawArguments],
    options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    allowPositionals: true,
    strict: false,
  });
  const [first] = rawArguments;
  const named = first !== undefined && Object.hasOwn(all, first) ? first : undefined;
  if (values['version'] === true && positionals.length === 0) {
    process.stdout.write(`${lecternVersion()}\n`);
    return;
  }
  if (values['help'] === true) {
    const usage = await renderUsage(named === undefined ? overview(all) : commandOf(all, named));
    const text = usage.replaceAll(/[ \t]+$/gm, '');
    // citty paints whatever reads it, a file or a pager too.
    process.stdout.write(`${process.stdout.isTTY ? text : stripVTControlCharacters(text)}\n`);
    return;
  }
  if (named === undefined && first !== undefined && /^\w+$/.test(first) && !existsSync(first)) {
    throw new LecternError('USAGE', `There is no command and no folder "${first}".`, { hint: 'Run "lectern --help" for the commands.' });
  }
  const name = named ?? 'serve';
  const command = commandOf(all, name);
  const rest = named === undefined ? [...rawArguments] : rawArguments.slice(1);
  assertFitting(rest, typeof command.args === 'object' && !('then' in command.args) ? command.args : {}, name);
  await runCommand(command, { rawArgs: rest });
}

function commandOf(all: Record<string, CommandDef>, name: string): CommandDef {
  const command = all[name];
  if (!command) throw new LecternError('USAGE', `There is no command ${name}.`, { hint: 'Run "lectern --help".' });
  return command;
}

/** The whole program's help: the flags of `serve`, which needs no name, and the other commands. */
function overview(all: Record<string, CommandDef>): CommandDef {
  const { args = {} } = commandOf(all, 'serve');
  return defineCommand({
    meta: {
      name: 'lectern',
      version: lecternVersion(),
      description: 'Serves Markdown sites over GraphQL: posts, images, keywords and event talks',
    },
    args,
    subCommands: all,
  });
}
