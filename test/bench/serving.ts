import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { ReaderPool } from '../../src/store/reader-pool.ts';
import { createLectern } from '../../src/lectern.ts';
import { median, askFetch } from './figures.ts';
import { ask, load, type LoadResult } from './load.ts';
import { type BenchQuery, benchQueries } from './queries.ts';
import type { ServerKind, ServerMessage } from './server.ts';

export interface ServingRow {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicrosecondsPerRequest: number;
  /** Requests per second over the baseline's, median of the rounds. */
  readonly ratio: number;
  readonly baseline: string;
}

const CONNECTIONS = 16;
const ROUNDS = 5;

class BenchServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(kind: ServerKind, database: string, statement = ''): Promise<BenchServer> {
    const child = fork(new URL('server.ts', import.meta.url), [kind, database, statement], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [message] = (await once(child, 'message')) as [ServerMessage];
    if (!('port' in message)) throw new Error('the server sent no port');
    return new BenchServer(child, message.port);
  }

  async usage(): Promise<{ cpuMicroseconds: number; rssBytes: number }> {
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
  measured: Subject,
  baseline: Subject & { readonly name: string },
  roundMs: number,
): Promise<ServingRow> {
  const results: LoadResult[] = [];
  const ratios: number[] = [];
  for (const subject of [measured, baseline]) await run(subject, roundMs / 2);
  const before = await measured.server.usage();
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = await run(measured, roundMs);
    const theirs = await run(baseline, roundMs);
    results.push(mine);
    ratios.push(mine.requestsPerSecond / theirs.requestsPerSecond);
  }
  const after = await measured.server.usage();
  const requests = results.reduce((sum, result) => sum + result.requests, 0);
  return {
    name,
    requestsPerSecond: median(results.map((result) => result.requestsPerSecond)),
    p50: median(results.map((result) => result.p50)),
    p99: median(results.map((result) => result.p99)),
    cpuMicrosecondsPerRequest: (after.cpuMicroseconds - before.cpuMicroseconds) / requests,
    ratio: median(ratios),
    baseline: baseline.name,
  };
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
export async function benchServing(
  database: string,
  roundMs: number,
): Promise<{ rows: ServingRow[]; rssMiB: { rest: number; load: number } }> {
  const queries = await queriesFor(database);
  const [first] = queries;
  if (first === undefined) throw new Error('no queries');
  const constant = await BenchServer.start('constant', database);
  const stored = await BenchServer.start('lectern-stored', database);
  const lectern = await BenchServer.start('lectern', database);
  const rest = (await lectern.usage()).rssBytes;
  const rows: ServingRow[] = [];
  const body = bodyOf(first);
  const baseline = { name: 'constant server', server: constant, body };
  rows.push(await compare('stored answer', { server: stored, body }, baseline, roundMs));
  const agent = new Agent();
  const { etag } = await ask(agent, { port: stored.port, body, expect: 200, duration: 0, connections: 1 });
  agent.destroy();
  rows.push(await compare('304', { server: stored, body, headers: { 'if-none-match': etag }, expect: 304 }, baseline, roundMs));
  for (const query of queries) {
    const sql = await BenchServer.start('sql', database, query.sql);
    await checkSame(lectern, sql, query);
    rows.push(
      await compare(
        query.name,
        { server: lectern, body: bodyOf(query) },
        { name: 'SQL that makes the JSON', server: sql, body: '{}' },
        roundMs,
      ),
    );
    sql.stop();
  }
  const loaded = (await lectern.usage()).rssBytes;
  for (const server of [constant, stored, lectern]) server.stop();
  return { rows, rssMiB: { rest: rest / 2 ** 20, load: loaded / 2 ** 20 } };
}

const withoutImages = (text = ''): string => JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'images' ? null : value));

/** Both must give the same answer, or the comparison says nothing. Image URLs apart: SQL gives the source's. */
async function checkSame(lectern: BenchServer, sql: BenchServer, query: BenchQuery): Promise<void> {
  const agent = new Agent();
  const [mine, theirs] = await Promise.all(
    [lectern, sql].map((server) => ask(agent, { port: server.port, body: bodyOf(query), expect: 200, duration: 0, connections: 1 })),
  );
  agent.destroy();
  if (withoutImages(mine?.text) !== withoutImages(theirs?.text))
    throw new Error(`${query.name}: the answers differ\n${mine?.text.slice(0, 600)}\n${theirs?.text.slice(0, 600)}`);
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
