import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const MAIN = new URL('../src/cli/main.ts', import.meta.url).pathname;

export interface Outcome {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly database: string;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Largest file that it may write, in bytes: what a full disk looks like. @default no limit */
  readonly fileBytes?: number;
  /** Most file watches that it may have; needs Linux with user namespaces. @default no limit */
  readonly watches?: number;
}

/** Starts the command line as its own process; nothing of it is mocked. */
function startCommand(parameters: readonly string[], { database, cwd, environment, fileBytes, watches }: CommandOptions): ChildProcess {
  const command = [process.execPath, MAIN, ...parameters];

  const limited = ['sh', '-c', `ulimit -f ${Math.floor((fileBytes ?? 0) / 512)}; exec "$@"`, 'sh', ...command];
  const scarce = ['unshare', '-Ur', 'sh', '-c', `echo ${watches} > /proc/sys/user/max_inotify_watches; exec "$@"`, 'sh', ...command];
  const [file = '', ...args] = fileBytes !== undefined ? limited : watches !== undefined ? scarce : command;
  return spawn(file, args, { cwd, env: { ...process.env, LECTERN_DATABASE: database, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Collects what a process says until it ends. */
async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...said })));
}

export function runCommand(parameters: readonly string[], options: CommandOptions): Promise<Outcome> {
  return outcomeOf(startCommand(parameters, options));
}

/** A server of its own process. */
export interface ServerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Of GraphQL. */
  readonly url: string;
  readonly ended: Promise<Outcome>;
}

/** Runs `lectern serve` on a free port and waits until it listens. @throws where it ends before that */
export async function startServer(parameters: readonly string[], options: CommandOptions): Promise<ServerProcess> {
  const child = startCommand([...parameters, '--port', '0', '--json'], options);
  const ended = outcomeOf(child);
  const listening = new Promise<string>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const { graphql }: { graphql?: string } = JSON.parse(line);
      if (graphql !== undefined) resolve(graphql);
    });
  });
  const url = await Promise.race([
    listening,
    ended.then(({ code, stderr }): never => {
      throw new Error(`The server ended with ${code}: ${stderr}`);
    }),
  ]);
  return {
    child,
    url,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
