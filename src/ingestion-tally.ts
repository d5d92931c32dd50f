import { type Measure, measure } from './http/measures.ts';
import type { IngestReport } from './ingest.ts';

const OUTCOMES = ['changed', 'unchanged', 'kept', 'failed'] as const;

/** How the ingestions of this process went. */
export class IngestionTally {
  readonly #counts = { changed: 0, unchanged: 0, kept: 0, failed: 0 };
  #last: { readonly endedAt: number; readonly seconds: number } | undefined;
  #revision: string | undefined;

  /** Runs an ingestion and counts what became of it. */
  async count(ingestion: () => Promise<IngestReport>): Promise<IngestReport> {
    try {
      const report = await ingestion();
      this.ended(report);
      return report;
    } catch (error) {
      this.failed();
      throw error;
    }
  }

  ended({ kept, revision, seconds }: IngestReport): void {
    this.#counts[kept ? 'kept' : revision === this.#revision ? 'unchanged' : 'changed'] += 1;
    this.#revision = revision;
    this.#last = { endedAt: Date.now() / 1000, seconds };
  }

  failed(): void {
    this.#counts.failed += 1;
    this.#last = { endedAt: Date.now() / 1000, seconds: this.#last?.seconds ?? 0 };
  }

  measures(): Measure[] {
    const counts = OUTCOMES.map((outcome) => ({ labels: { outcome }, value: this.#counts[outcome] }));
    const { endedAt, seconds } = this.#last ?? { endedAt: 0, seconds: 0 };
    if (endedAt === 0) return [];
    return [
      measure('counter', 'lectern_ingestions_total', 'Ingestions of this server by what became of them', counts),
      measure('gauge', 'lectern_ingestion_duration_seconds', 'What the latest ingestion took', [{ value: seconds }], 'max'),
      measure('gauge', 'lectern_ingestion_timestamp_seconds', 'When the latest ingestion ended', [{ value: endedAt }], 'max'),
    ];
  }
}
