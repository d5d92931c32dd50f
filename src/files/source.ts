import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, SourceText } from '../model.ts';

/** A page of a megabyte is a book; more is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;

export interface SourceResult {
  /** Null where the file is not to be had as text. */
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a Markdown file as UTF-8 text with `\n` line ends and without a byte order mark. Never follows a link, never
 * blocks on a pipe, never reads more than 1 MiB.
 */
export function readSource(file: FoundFile, site: string): SourceResult {
  const place = { site, sourcePath: file.path };
  let bytes: Buffer | null;
  try {
    bytes = readRegularFile(file.absolutePath);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'it vanished'
        : code === 'ELOOP'
          ? 'it is a link, and links are not followed'
          : `it cannot be opened (${code ?? 'not a regular file'})`;
    return { source: null, diagnostics: [diagnostic('FILE_SKIPPED', place, `The file was not read: ${reason}.`)] };
  }
  if (bytes === null) {
    return {
      source: null,
      diagnostics: [diagnostic('DOCUMENT_TOO_LARGE', place, `The file has ${file.bytes} bytes; at most ${MAX_BYTES} are read.`)],
    };
  }
  const problem = encodingProblem(bytes);
  if (problem !== null)
    return { source: null, diagnostics: [diagnostic('ENCODING_INVALID', { ...place, line: problem.line, column: 1 }, problem.message)] };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return {
    source: {
      site,
      sourcePath: file.path,
      text: text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text,
      digest: hash('sha256', bytes, 'hex'),
    },
    diagnostics: [],
  };
}

/** The bytes of a regular file, or null where there are more than 1 MiB. */
function readRegularFile(path: string): Buffer | null {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error('not a regular file');
    if (stats.size > MAX_BYTES) return null;
    // One byte more than allowed shows a file that grew in the meantime.
    const buffer = Buffer.allocUnsafe(stats.size + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, length);
    return buffer.subarray(0, Math.min(length, stats.size));
  } finally {
    closeSync(descriptor);
  }
}

function encodingProblem(bytes: Buffer): { message: string; line: number } | null {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') return { message: 'The file is UTF-16 text.', line: 1 };
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { message: 'The file holds a NUL byte, so it is not text.', line: lineAt(bytes, nul) };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return null;
  } catch {
    return { message: 'The file is not valid UTF-8.', line: lineAt(bytes, firstInvalid(bytes)) };
  }
}

/** Offset of the first byte at which UTF-8 breaks: where a lenient decoding, encoded again, differs. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const shared = Math.min(bytes.length, again.length);
  for (let at = 0; at < shared; at += 1) if (bytes[at] !== again[at]) return at;
  return shared;
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}
