import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bytes of a regular file, or null where there are more than `maxBytes`. Never follows a link as the last part of
 * the path, never waits on a pipe, never reads a device.
 * @throws the system's error, or an Error without `code` for what is no regular file
 */
export function readRegularFile(path: string, maxBytes: number): Buffer | null {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error('not a regular file');
    if (stats.size > maxBytes) return null;
    const buffer = Buffer.allocUnsafe(stats.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, length);
    return buffer.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Why a file was not read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  switch (code) {
    case null:
      return 'it is not a regular file';
    case 'ENOENT':
      return 'it vanished';
    case 'ELOOP':
      return 'it is a link, and links are not followed';
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it';
    default:
      return `it cannot be opened (${code})`;
  }
}

/**
 * True where no part of `path` below `root` is a link. The root itself may be reached by links: whoever starts Lectern
 * names it, while what lies in it may come from a stranger.
 * @param path relative to `root`, without `..`
 */
export function isWithoutLinks(root: string, path: string): boolean {
  return realpathSync(join(root, path)) === join(realpathSync(root), path);
}
