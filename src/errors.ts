/**
 * What stops a run. Bad content never does (that is a `Diagnostic`); a wrong flag, a missing folder, a foreign
 * database or a full disk does. `code` is permanent, `exitCode` is what the command line ends with.
 */
export class LecternError extends Error {
  override readonly name = 'LecternError';
  readonly code: LecternErrorCode;
  /** What to do, in one sentence. */
  readonly hint: string;

  constructor(code: LecternErrorCode, message: string, options: { readonly hint: string; readonly cause?: unknown }) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.hint = options.hint;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code];
  }
}

/** Exit codes after sysexits(3) where one fits: 2 usage, 74 I/O, 75 try again, 78 configuration. */
const EXIT_CODES = {
  USAGE: 2,
  NODE_UNFIT: 2,
  FOLDER_MISSING: 2,
  FOLDER_IS_FILE: 2,
  FOLDER_EMPTY: 2,
  SITE_KEY_DUPLICATE: 2,
  PORT_IN_USE: 2,
  DOCUMENTS_INVALID: 2,
  CONTENT_ERRORS: 1,
  DISK_FULL: 74,
  DATABASE_IO: 74,
  INGEST_RUNNING: 75,
  DATABASE_CORRUPT: 78,
  DATABASE_FOREIGN: 78,
  SCHEMA_TOO_NEW: 78,
} as const;

export type LecternErrorCode = keyof typeof EXIT_CODES;
