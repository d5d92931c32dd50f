import type { IngestionFigures } from './ingestion.ts';
import type { ServingFigures } from './serving.ts';

/** A figure that Lectern is held to, as a run found it. */
export interface Judged {
  readonly figure: string;
  readonly value: number | null;
  readonly bound: string;
  /** `not free`: the load took what the figure needs. */
  readonly met: 'yes' | 'no' | 'not measured' | 'not free';
}

/** Every target beside the figures of one run; those that were not asked for are left out. */
export function judge({ ingestion, serving }: { ingestion?: IngestionFigures; serving?: ServingFigures }): Judged[] {
  return [...(serving === undefined ? [] : judgeServing(serving)), ...(ingestion === undefined ? [] : judgeIngestion(ingestion))];
}

function judgeServing({ rows, workers }: ServingFigures): Judged[] {
  const single = rows.map(({ name, baseline, ratio, target }) => atLeast(`${name}, against ${baseline}`, ratio, target));
  const several = workers.map(({ name, ratio, target, cores, loadCores }): Judged => {
    const judged = atLeast(`${name}, load took ${loadCores.toFixed(2)} of ${cores} cores`, ratio, target);
    return judged.met === 'no' && cores - loadCores < 2 ? { ...judged, met: 'not free' } : judged;
  });
  return [...single, ...several];
}

function judgeIngestion({ coldOverFloor, warmOverCold, underWatch }: IngestionFigures): Judged[] {
  return [
    atMost('cold ingestion, times the floor', coldOverFloor, 3),
    atMost('warm start, times cold', warmOverCold, 0.1),
    atMost('edit to query, median ms', underWatch.median, 150),
    atMost('edit to query, worst ms', underWatch.worst, 400),
    atMost('memory of the server after ingesting, MiB', underWatch.serverRss, 250),
  ];
}

function atLeast(figure: string, value: number, least: number): Judged {
  return { figure, value, bound: `at least ${least}`, met: value >= least ? 'yes' : 'no' };
}

function atMost(figure: string, value: number | null, most: number): Judged {
  return { figure, value, bound: `at most ${most}`, met: value === null ? 'not measured' : value <= most ? 'yes' : 'no' };
}
