import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, FoundFile, SourceText } from '../model.ts';
import { readRegularFile, reasonOf } from './regular-file.ts';

/** A page of a megabyte is a book; more is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;

export interface SourceResult {
  /** Null where the file is not to be had as text. */
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a Markdown file as UTF-8 text with `\n` line ends and without a byte order mark. Never follows a link, never
 * blocks on a pipe, never reads more than 1 MiB. Never throws.
 */
export function readSource(file: FoundFile, site: string): SourceResult {
  const place = { site, sourcePath: file.path };
  let bytes: Buffer | null;
  try {
    bytes = readRegularFile(file.absolutePath, MAX_BYTES);
  } catch (error) {
    return nothing(diagnostic('FILE_SKIPPED', place, `The file was not read: ${reasonOf(error)}.`));
  }
  if (bytes === null) {
    return nothing(diagnostic('DOCUMENT_TOO_LARGE', place, `The file has more than ${MAX_BYTES} bytes.`));
  }
  const problem = encodingProblem(bytes);
  if (problem !== null) {
    return nothing(diagnostic('ENCODING_INVALID', { ...place, ...placeAt(bytes, problem.offset) }, problem.message));
  }
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

function nothing(finding: Diagnostic): SourceResult {
  return { source: null, diagnostics: [finding] };
}

function encodingProblem(bytes: Buffer): { message: string; offset: number } | null {
  const start = bytes.toString('hex', 0, 2);
  if (start === 'fffe' || start === 'feff') return { message: 'The file is UTF-16 text.', offset: 0 };
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { message: 'The file holds a NUL byte, so it is not text.', offset: nul };
  return isUtf8(bytes) ? null : { message: 'The file is not valid UTF-8.', offset: firstInvalid(bytes) };
}

/** Offset of the first byte at which UTF-8 breaks: where a lenient decoding, encoded again, differs. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const shared = Math.min(bytes.length, again.length);
  for (let at = 0; at < shared; at += 1) if (bytes[at] !== again[at]) return at;
  return shared;
}

/** Line and column of a byte, as an editor counts them. */
function placeAt(bytes: Buffer, offset: number): { line: number; column: number } {
  const before = bytes
    .toString('utf8', 0, offset)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
