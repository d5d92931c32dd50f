import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A share of the limit: what a process writes before it looks at the folder again. */
const LOOK_EVERY = 16;
/** What is left after files were removed, so that not every write removes one. */
const KEEP = 0.9;
/** Unfinished files of a process that died are removed after this many milliseconds. */
const ABANDONED_MS = 3_600_000;
/** A use is noted in the file's time once in this many milliseconds. */
const NOTE_MS = 60_000;
const UNFINISHED = '.tmp-';

/**
 * Resized images on disk, by name, in one folder of bounded size: the least recently used go first. Several processes
 * may share a folder: a file appears under its name only when it is whole, and each process looks at what all of them
 * have written before it has added a sixteenth of the limit itself.
 */
export class VariantCache {
  readonly #folder: string;
  readonly #limit: number;
  /** Bytes that may be written before the folder is looked at; the first write looks. */
  #allowance = 0;
  #looking: Promise<void> | undefined;

  /** @param folder made when something is first written @param limit bytes */
  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** The bytes under a name, or null. */
  async read(name: string): Promise<Buffer | null> {
    const path = join(this.#folder, name);
    const content = await readFile(path).catch(() => null);
    // A power cut can leave the name without the bytes.
    if (content === null || content.length === 0) return null;
    void this.#noteUse(path);
    return content;
  }

  /** @throws the system's error where the folder cannot be written or the disk is full */
  async write(name: string, content: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const unfinished = join(this.#folder, `${UNFINISHED}${randomUUID()}`);
    try {
      await writeFile(unfinished, content, { flag: 'wx' });
      await rename(unfinished, join(this.#folder, name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    this.#allowance -= content.length;
    if (this.#allowance > 0) return;
    this.#looking ??= this.#prune().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  /** The time of a file is that of its last use; a folder that can only be read keeps none. */
  async #noteUse(path: string): Promise<void> {
    const now = Date.now();
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > NOTE_MS) await utimes(path, now / 1000, now / 1000).catch(() => undefined);
  }

  async #prune(): Promise<void> {
    const files: { path: string; bytes: number; usedMs: number }[] = [];
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const stats = await stat(path).catch(() => null);
      if (stats === null) continue;
      if (!name.startsWith(UNFINISHED)) files.push({ path, bytes: stats.size, usedMs: stats.mtimeMs });
      else if (Date.now() - stats.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    }
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total > this.#limit) {
      for (const { path, bytes } of files.toSorted((a, b) => a.usedMs - b.usedMs)) {
        if (total <= this.#limit * KEEP) break;
        await rm(path, { force: true });
        total -= bytes;
      }
    }
    this.#allowance = Math.min(this.#limit - total, this.#limit / LOOK_EVERY);
  }
}
