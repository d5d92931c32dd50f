/** The library. `createLectern` is the gateway; `extractTalks` reads talks out of one text and does nothing else. */
export { LecternError, type LecternErrorCode } from './errors.ts';
export { extractTalks, type ExtractTalksOptions } from './extract-talks.ts';
export type { Watching } from './files/watch.ts';
export type { ListedTalk, TalkListFilter } from './http/listed-talk.ts';
export type { IngestProgress, IngestReport } from './ingest-report.ts';
export { createLectern } from './lectern.ts';
export type { IngestRunOptions, Lectern, LecternOptions, Listening, ListenOptions, RunOptions, WatchOptions } from './options.ts';
export type { Logger } from './http/logger.ts';
export type { Diagnostic, DiagnosticSeverity, TalkMentionRecord } from './model.ts';
export type { TalkExplanation } from './talks/source.ts';
