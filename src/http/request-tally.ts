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
  readonly #series = new Map<string, Series>();

  /** @param kind what was asked: a word of a short list @param ms from the request's end to the answer's beginning */
  add(kind: string, status: number, ms: number): void {
    const key = `${kind} ${status}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { labels: { kind, status: String(status) }, counts: Array.from({ length: BUCKETS.length + 1 }, () => 0), seconds: 0 };
      this.#series.set(key, series);
    }
    const seconds = ms / 1000;
    let bucket = 0;
    while (bucket < BUCKETS.length && seconds > (BUCKETS[bucket] ?? 0)) bucket += 1;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.seconds += seconds;
  }

  measure(): Measure {
    const name = 'lectern_request_duration_seconds';
    const values = [];
    for (const { labels, counts, seconds } of this.#series.values()) {
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
