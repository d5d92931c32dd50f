/** What Lectern asks of a logger; a pino logger is one. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Whether lines of a level are written at all; all are where this is missing. */
  isLevelEnabled?(level: string): boolean;
}
