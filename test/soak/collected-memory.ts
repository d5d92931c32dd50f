/**
 * Loaded into a server by `--import`: at each SIGUSR2 it collects all garbage and writes what memory is left, in MiB, to
 * the file that COLLECTED_MEMORY names. Node's memory in use rises until the next full collection, minutes apart, so
 * that only this tells within minutes whether it grows.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** MiB. */
export interface CollectedMemory {
  /** What is alive: objects of JavaScript, and buffers. */
  readonly alive: number;
  /** Of the process, as the system counts it. */
  readonly resident: number;
}

const file = process.env['COLLECTED_MEMORY'];
if (file !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    const memory: CollectedMemory = { alive: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 };
    writeFileSync(`${file}.new`, JSON.stringify(memory));
    renameSync(`${file}.new`, file);
  });
}
