import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { ReaderPool } from '../../src/store/reader-pool.ts';
import { createFetchHandler } from '../../src/http/fetch.ts';
import { createLectern } from '../../src/lectern.ts';
import { openServing } from '../../src/serving.ts';
import { median, askFetch } from './figures.ts';
import { ask, load, type LoadResult } from './load.ts';
import { type BenchQuery, benchQueries } from './queries.ts';
import type { ServerKind, ServerMessage, Usage } from './server.ts';

interface ServingRow {
  readonly name: string;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicrosecondsPerRequest: number;
  readonly statementsPerRequest: number;
  readonly baseline: string;
  /** Requests per second over the baseline's, median of the rounds. */
  readonly ratio: number;
  /** The baseline's CPU time a request over this one's, median of the rounds: steadier on a busy machine. */
  readonly cpuRatio: number;
  /** The least that `ratio` should be. */
  readonly target: number;
}

export interface ServingFigures {
  readonly rows: readonly ServingRow[];
  readonly workers: readonly WorkersRow[];
  /** Of a server whose content was ingested before it started. */
  readonly rssMiB: { readonly rest: number; readonly load: number };
}

const CONNECTIONS = 16;
const ROUNDS = 7;
/** Requests before anything is measured, for statements to be prepared and code to be compiled. */
const WARM_UP = { requests: 3000, roundMs: 250, rounds: 40 } as const;

class BenchServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(kind: ServerKind, database: string, text = ''): Promise<BenchServer> {
    const child = fork(new URL('server.ts', import.meta.url), [kind, database, text], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [message] = (await once(child, 'message')) as [ServerMessage];
    if (!('port' in message)) throw new Error('the server sent no port');
    return new BenchServer(child, message.port);
  }

  async usage(): Promise<Usage> {
    this.#child.send('usage');
    const [message] = (await once(this.#child, 'message')) as [ServerMessage];
    if ('port' in message) throw new Error('the server sent no usage');
    return message;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** Measures both in turn, round by round, so that a slow moment of the machine hits both. */
async function compare(
  name: string,
  target: number,
  measured: Subject & { readonly statements: number },
  baseline: Subject & { readonly name: string },
  roundMs: number,
): Promise<ServingRow> {
  for (const subject of [measured, baseline]) await warmUp(subject);
  const rounds: { readonly mine: Round; readonly theirs: Round }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ mine: await measure(measured, roundMs), theirs: await measure(baseline, roundMs) });
  }
  const middle = (figure: (round: { mine: Round; theirs: Round }) => number): number => median(rounds.map(figure));
  return {
    name,
    requestsPerSecond: middle(({ mine }) => mine.requestsPerSecond),
    p50: middle(({ mine }) => mine.p50),
    p99: middle(({ mine }) => mine.p99),
    cpuMicrosecondsPerRequest: middle(({ mine }) => mine.cpuMicroseconds),
    statementsPerRequest: measured.statements,
    baseline: baseline.name,
    ratio: middle(({ mine, theirs }) => mine.requestsPerSecond / theirs.requestsPerSecond),
    cpuRatio: middle(({ mine, theirs }) => theirs.cpuMicroseconds / mine.cpuMicroseconds),
    target,
  };
}

/** What a round of requests took, by the clock of the load generator and by the server's own count. */
interface Round extends LoadResult {
  readonly cpuMicroseconds: number;
}

async function measure(subject: Subject, roundMs: number): Promise<Round> {
  const before = await subject.server.usage();
  const result = await run(subject, roundMs);
  const after = await subject.server.usage();
  return {
    ...result,
    cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / result.requests,
  };
}

async function warmUp(subject: Subject): Promise<void> {
  let requests = 0;
  for (let round = 0; round < WARM_UP.rounds && requests < WARM_UP.requests; round += 1) {
    requests += (await run(subject, WARM_UP.roundMs)).requests;
  }
}

interface Subject {
  readonly server: BenchServer;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect?: number;
}

function run({ server, body, headers = {}, expect = 200 }: Subject, duration: number): Promise<LoadResult> {
  return load({ port: server.port, body, headers, expect, duration, connections: CONNECTIONS });
}

/** Stored answers and 304 against a constant server, the five queries against SQL that makes the JSON. */
export async function benchServing(database: string, roundMs: number): Promise<ServingFigures> {
  const queries = await queriesFor(database);
  const [first] = queries;
  if (first === undefined) throw new Error('no queries');
  const stored = await BenchServer.start('lectern-stored', database);
  const lectern = await BenchServer.start('lectern', database);
  const rest = (await lectern.usage()).rssBytes;
  const rows: ServingRow[] = [];
  const body = bodyOf(first);
  const { etag, text } = await ask({ port: stored.port, body, expect: 200 });
  const constant = await BenchServer.start('constant', database, text);
  const baseline = { name: 'constant server', server: constant, body };
  rows.push(await compare('stored answer', 0.9, { server: stored, body, statements: 0 }, baseline, roundMs));
  rows.push(
    await compare('304', 0.95, { server: stored, body, headers: { 'if-none-match': etag }, expect: 304, statements: 0 }, baseline, roundMs),
  );
  for (const query of queries) {
    const sql = await BenchServer.start('sql', database, query.sql);
    await checkSame(lectern, sql, query);
    rows.push(
      await compare(
        query.name,
        query.target,
        { server: lectern, body: bodyOf(query), statements: await statementsOf(database, query) },
        { name: 'SQL that makes the JSON', server: sql, body: '{}' },
        roundMs,
      ),
    );
    sql.stop();
  }
  const loaded = (await lectern.usage()).rssBytes;
  const workers = await compareWorkers(database, lectern, body, roundMs);
  for (const server of [constant, stored, lectern]) server.stop();
  return { rows, workers, rssMiB: { rest: rest / 2 ** 20, load: loaded / 2 ** 20 } };
}

/** Two workers beside one process, and what asking took of the machine meanwhile. */
interface WorkersRow {
  readonly name: string;
  readonly requestsPerSecond: number;
  /** Two workers' requests per second over one process', median of the rounds. */
  readonly ratio: number;
  /** CPU seconds a second that the load generator took while it asked the two: cores that they could not have. */
  readonly loadCores: number;
  /** Cores of the machine. */
  readonly cores: number;
  /** The least that `ratio` should be where a core is free for each worker and one for the load. */
  readonly target: number;
}

async function compareWorkers(database: string, one: BenchServer, body: string, roundMs: number): Promise<WorkersRow[]> {
  const two = await BenchServer.start('lectern-workers', database);
  for (const server of [two, one]) await warmUp({ server, body });
  const rounds: { readonly ratio: number; readonly requestsPerSecond: number; readonly loadCores: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    const { requestsPerSecond } = await run({ server: two, body }, roundMs);
    const { user, system } = process.cpuUsage(before);
    const alone = await run({ server: one, body }, roundMs);
    rounds.push({ requestsPerSecond, ratio: requestsPerSecond / alone.requestsPerSecond, loadCores: (user + system) / 1000 / roundMs });
  }
  two.stop();
  return [
    {
      name: 'two workers against one, not stored',
      requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
      ratio: median(rounds.map((round) => round.ratio)),
      loadCores: median(rounds.map((round) => round.loadCores)),
      cores: availableParallelism(),
      target: 1.6,
    },
  ];
}

const withoutImages = (text = ''): string => JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'images' ? null : value));

/** Both must give the same answer, or the comparison says nothing. Image URLs apart: SQL gives the source's. */
async function checkSame(lectern: BenchServer, sql: BenchServer, query: BenchQuery): Promise<void> {
  const [mine, theirs] = await Promise.all([lectern, sql].map(({ port }) => ask({ port, body: bodyOf(query), expect: 200 })));
  if (withoutImages(mine?.text) !== withoutImages(theirs?.text))
    throw new Error(`${query.name}: the answers differ\n${mine?.text.slice(0, 600)}\n${theirs?.text.slice(0, 600)}`);
}

/** Statements that a query runs once what is kept for a revision has been read. */
async function statementsOf(database: string, { graphql }: BenchQuery): Promise<number> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const { pool, gateway, close } = openServing({ database }, { answerCacheBytes: 0 }, silent);
  const handle = createFetchHandler(gateway);
  await askFetch(handle, graphql);
  const before = pool.use((reader) => reader.statements);
  await askFetch(handle, graphql);
  const statements = pool.use((reader) => reader.statements) - before;
  close();
  return statements;
}

interface Walk {
  readonly posts: { readonly pageInfo: { readonly endCursor: string }; readonly nodes: readonly { readonly id: string }[] };
}

/** The queries with a cursor nine tenths in. */
export async function queriesFor(database: string): Promise<BenchQuery[]> {
  const pool = new ReaderPool(database);
  const { reader, release } = pool.lease();
  const total = await reader.count('Post', null);
  // Pages of a hundred, as a client would walk; only done once.
  const lectern = createLectern({ database });
  let after: string | null = null;
  let nodeId = '';
  for (let seen = 0; seen < total * 0.9; seen += 100) {
    const answer: Walk = await askFetch<Walk>(
      lectern.fetch,
      'query Walk($after: String) { posts(first: 100, after: $after) { pageInfo { endCursor } nodes { id } } }',
      { after },
    );
    after = answer.posts.pageInfo.endCursor;
    nodeId = answer.posts.nodes.at(-1)?.id ?? nodeId;
  }
  const { node } = await askFetch<{ node: { site: { key: string }; sourcePath: string; publishedAt: string | null } }>(
    lectern.fetch,
    'query Node($id: ID!) { node(id: $id) { ... on Post { site { key } sourcePath publishedAt } } }',
    { id: nodeId },
  );
  await lectern.close();
  release();
  pool.close();
  const key = `${node.site.key}/${node.sourcePath}`;
  return benchQueries(after ?? '', [node.publishedAt ?? '', key], nodeId, key);
}

function bodyOf({ graphql }: BenchQuery): string {
  return JSON.stringify({ query: graphql });
}
