import { type Measure, measure } from './measures.ts';

/** Upper bounds in seconds: a stored answer takes less than the first, the execution limit is the last. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Requests of each bucket; the last is for what took longer than all bounds. */
  readonly counts: number[];
  seconds: number;
}

/** How many requests were answered, how, and how long each took. prom-client's histogram costs ten times as much a request. */
export class RequestTally {
  /** By kind and status. */
  readonly #series = new Map<string, Map<number, Series>>();

  /** @param kind what was asked: a word of a short list @param ms from the request's end to the answer's beginning */
  add(kind: string, status: number, ms: number): void {
    const series = this.#series.get(kind)?.get(status) ?? this.#begin(kind, status);
    const seconds = ms / 1000;
    let bucket = 0;
    while (bucket < BUCKETS.length && seconds > (BUCKETS[bucket] ?? 0)) bucket += 1;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.seconds += seconds;
  }

  #begin(kind: string, status: number): Series {
    const counts = Array.from({ length: BUCKETS.length + 1 }, () => 0);
    const series = { labels: { kind, status: String(status) }, counts, seconds: 0 };
    const ofKind = this.#series.get(kind) ?? new Map<number, Series>();
    this.#series.set(kind, ofKind.set(status, series));
    return series;
  }

  measure(): Measure {
    const name = 'lectern_request_duration_seconds';
    const values = [];
    for (const { labels, counts, seconds } of Array.from(this.#series.values(), (ofKind) => Array.from(ofKind.values())).flat()) {
      let count = 0;
      for (const [at, more] of counts.entries()) {
        count += more;
        values.push({ metricName: `${name}_bucket`, labels: { ...labels, le: String(BUCKETS[at] ?? '+Inf') }, value: count });
      }
      values.push({ metricName: `${name}_sum`, labels, value: seconds }, { metricName: `${name}_count`, labels, value: count });
    }
    return measure('histogram', name, 'Requests by what they asked and how they were answered', values);
  }
}
