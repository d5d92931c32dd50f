import type { ReaderPool } from '../store/reader-pool.ts';
import type { Admission } from './admission.ts';
import type { AnswerStore } from './answers.ts';
import { type Measure, measure } from './measures.ts';
import { RequestTally } from './request-tally.ts';

/** What the gateway of a process tells of itself. */
export class ServingMeasures {
  readonly tally = new RequestTally();
  readonly #answers = { kept: 0, made: 0 };

  /** Counts an answer to a query. @param kept whether it had been finished for somebody before */
  countAnswer(kept: boolean): void {
    this.#answers[kept ? 'kept' : 'made'] += 1;
  }

  async read(pool: ReaderPool, answers: AnswerStore, admission: Admission): Promise<Measure[]> {
    const { reader, release } = pool.lease();
    try {
      const { revision, ingestedAt } = await reader.snapshot();
      const findings = (await reader.findingCounts()).map(({ code, severity, count }) => ({
        labels: { code, severity: severity.toLowerCase() },
        value: count,
      }));
      return [
        this.tally.measure(),
        measure('counter', 'lectern_stored_answer_hits_total', 'Queries that were answered from memory', [{ value: this.#answers.kept }]),
        measure('counter', 'lectern_stored_answer_misses_total', 'Queries that were not', [{ value: this.#answers.made }]),
        measure('gauge', 'lectern_stored_answer_bytes', 'Memory that finished answers take', [{ value: answers.bytes }]),
        measure('gauge', 'lectern_queries_waiting', 'Queries that wait for their turn', [{ value: admission.waiting }]),
        measure('gauge', 'lectern_content_info', 'Revision of the served content', [{ labels: { revision }, value: 1 }], 'first'),
        measure(
          'gauge',
          'lectern_content_ingested_timestamp_seconds',
          'When the served content was ingested, by whichever process',
          [{ value: Date.parse(ingestedAt) / 1000 }],
          'max',
        ),
        measure('gauge', 'lectern_diagnostics', 'Findings in the served content', findings, 'first'),
      ];
    } finally {
      release();
    }
  }
}
