/** What a process tells of itself to Prometheus, and how several processes tell it as one. */
import type { MaybePromise } from '../model.ts';

interface Value {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** Where it is not the metric's: the parts of a histogram. */
  readonly metricName?: string;
}

/** How the values of several processes, or of several gateways in one, become one. */
export type Aggregation = 'sum' | 'first' | 'max';

/** One metric with its values now, in the shape that prom-client has for what goes from process to process. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly aggregator: string;
  readonly values: readonly Value[];
}

/** Puts a metric together. @param values in seconds and bytes, as Prometheus has them */
export function measure(
  type: 'counter' | 'gauge' | 'histogram',
  name: string,
  help: string,
  values: readonly Value[],
  aggregator: Aggregation = 'sum',
): Measure {
  return { name, help, type, aggregator, values: values.map((value) => Object.assign({ labels: {} }, value)) };
}

type Source = () => MaybePromise<readonly Measure[]>;
const sources = new Set<Source>();

/** Adds to what this process tells. @returns takes it back */
export function addMeasures(source: Source): () => void {
  sources.add(source);
  return () => void sources.delete(source);
}

/** prom-client's own measures of a process; from the first time that somebody asks, since watching the event loop costs. */
let ownMeasures: (() => Promise<Measure[]>) | undefined;

async function startOwnMeasures(): Promise<() => Promise<Measure[]>> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  return async () => (await register.getMetricsAsJSON()) as unknown as Measure[];
}

/** All that this process tells. */
export async function measureProcess(): Promise<Measure[]> {
  ownMeasures ??= await startOwnMeasures();
  const told = await Promise.all([...sources].map((source) => source()));
  // Of the start times of several processes the first one counts: prom-client would tell none.
  const own = (await ownMeasures()).map((each) => (each.aggregator === 'omit' ? Object.assign({}, each, { aggregator: 'min' }) : each));
  return [...told.flat(), ...own];
}

/** Writes what processes tell as one text, in Prometheus' format. */
export async function exposition(processes: readonly (readonly Measure[])[]): Promise<string> {
  const { AggregatorRegistry } = await import('prom-client');
  return AggregatorRegistry.aggregate([...processes]).metrics();
}

let collect = async (): Promise<string> => exposition([await measureProcess()]);

/** What `/metrics` answers. */
export function collectMeasures(): Promise<string> {
  return collect();
}

/** Has `/metrics` of this process answered by another one, which speaks for several. */
export function collectBy(other: () => Promise<string>): void {
  collect = other;
}
