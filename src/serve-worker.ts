/** One of several processes that serve a port; `http/workers.ts` forks it. It only reads the database. */
import { LecternError } from './errors.ts';
import type { Logger } from './http/logger.ts';
import { collectBy, measureProcess } from './http/measures.ts';
import { BEAT_MS, type LogLevel, type WorkerMessage, type WorkerTask } from './http/workers.ts';
import { createLectern } from './lectern.ts';
import type { LecternOptions, ListenOptions } from './options.ts';

/** What each worker is set up with. */
export interface WorkerSetup {
  readonly options: Omit<LecternOptions, 'logger'>;
  readonly listen: Omit<ListenOptions, 'port' | 'workers'>;
}

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
}

/** The primary writes the log: lines of several processes would run into each other. */
function loggerFor(levels: readonly LogLevel[]): Logger {
  const teller = (level: LogLevel) =>
    levels.includes(level) ? (fields: object, message: string) => tell({ log: { level, fields, message } }) : () => {};
  return { debug: teller('debug'), info: teller('info'), warn: teller('warn'), error: teller('error') };
}

/** What happens when this process is asked to go: before it listens there is nothing to finish. */
let drain = (): void => process.exit(0);

/** Whoever waits for what all processes measure. */
let collecting: PromiseWithResolvers<string> | undefined;

collectBy(() => {
  if (collecting === undefined) {
    collecting = Promise.withResolvers();
    tell('collect');
  }
  return collecting.promise;
});

function collected(text: string): void {
  collecting?.resolve(text);
  collecting = undefined;
}

async function serve({ setup, port, levels }: Extract<WorkerTask<WorkerSetup>, { setup: WorkerSetup }>): Promise<void> {
  const lectern = createLectern({ ...setup.options, logger: loggerFor(levels) });
  try {
    const { close, ...listening } = await lectern.listen({ ...setup.listen, port });
    drain = () => {
      drain = () => {};
      void close()
        .then(() => lectern.close())
        .finally(() => process.exit(0));
    };
    tell({ listening });
    setInterval(() => tell('beat'), BEAT_MS).unref();
  } catch (error) {
    if (!(error instanceof LecternError)) throw error;
    tell({ refusal: { code: error.code, message: error.message, hint: error.hint } });
  }
}

process.on('message', (task: WorkerTask<WorkerSetup>) => {
  if (task === 'drain') drain();
  else if (task === 'measure') void measureProcess().then((measures) => tell({ measures }));
  else if ('collected' in task) collected(task.collected);
  else void serve(task);
});
process.on('SIGTERM', () => drain());
// Ctrl+C reaches every process of the terminal; the primary decides what follows from it.
process.on('SIGINT', () => {});
