import type { DiagnosticSeverity } from './model.ts';

/** How far a run is. */
export interface IngestProgress {
  readonly phase: 'documents' | 'images';
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: IngestProgress) => void;

/** What one run found and did. */
export interface IngestReport {
  /** Of the content that is served now. */
  readonly revision: string;
  /** True where `strict` kept the old content because the new has errors. */
  readonly kept: boolean;
  readonly counts: {
    readonly posts: number;
    readonly images: number;
    readonly keywords: number;
    readonly talks: number;
    readonly speakers: number;
    readonly organizations: number;
    readonly events: number;
  };
  /** BCP 47 tags that posts are written in. */
  readonly languages: readonly string[];
  /** Posts that came, changed and went; files that were parsed and that needed not be. */
  readonly changes: {
    readonly created: number;
    readonly updated: number;
    readonly deleted: number;
    readonly parsed: number;
    readonly unchanged: number;
    /** Images that were decoded: those whose content was not known yet. */
    readonly decoded: number;
  };
  /** Cache tags of every answer that may say something else now; `lectern` alone for all of them. */
  readonly changedTags: readonly string[];
  /** When the next post is published or expires by time alone, RFC 3339 in UTC; null where none will. */
  readonly nextChangeAt: string | null;
  /** Findings by code, the most severe first. */
  readonly diagnostics: readonly { readonly code: string; readonly severity: DiagnosticSeverity; readonly count: number }[];
  readonly seconds: number;
}
