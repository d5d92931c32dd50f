import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { Admission } from '../../src/http/admission.ts';
import { AnswerStore } from '../../src/http/answers.ts';
import { createGateway } from '../../src/http/gateway.ts';
import { createGraphqlHandler } from '../../src/http/graphql.ts';
import { createNodeServer } from '../../src/http/node-server.ts';
import { RequestTally } from '../../src/http/request-tally.ts';

/** A gateway over fields that take as long and are as large as they are told to, as no content of a reasonable size does. */
export interface SlowGateway extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Fields that were resolved so far. */
  resolved(): number;
  /** Readers that operations hold now. */
  leased(): number;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** @param executionMs milliseconds that an execution may take */
export async function slowGateway(admission: Admission, executionMs = 10_000): Promise<SlowGateway> {
  let resolved = 0;
  let leased = 0;
  const ms = { type: GraphQLInt, args: { ms: { type: GraphQLInt } } };
  const blocks = (_source: unknown, { ms: wanted }: { ms?: number }): number => {
    const end = performance.now() + (wanted ?? 0);
    while (performance.now() < end);
    return (resolved += 1);
  };
  const waits = async (_source: unknown, { ms: wanted }: { ms?: number }): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, wanted));
    return (resolved += 1);
  };
  const long = {
    type: GraphQLString,
    args: { bytes: { type: GraphQLInt } },
    resolve: (_source: unknown, { bytes = 0 }) => 'x'.repeat(bytes),
  };
  const row = new GraphQLObjectType({ name: 'Row', fields: { blocks: { ...ms, resolve: blocks }, waits: { ...ms, resolve: waits } } });
  const rows = { type: new GraphQLList(row), resolve: () => Array.from({ length: 1000 }, () => ({})) };
  const query = new GraphQLObjectType({ name: 'Query', fields: { ...row.toConfig().fields, rows, long } });
  const gateway = createGateway({
    graphql: createGraphqlHandler({
      schema: new GraphQLSchema({ query }),
      validationRules: [],
      maxTokens: 1000,
      introspection: true,
      suggestions: true,
      getQueries: true,
      documents: undefined,
      admission,
      executionMs,
      logger: SILENT,
      revision: () => '1',
      answers: new AnswerStore(1_000_000),
      onAnswer() {},
      cacheControl: 'no-cache',
      lease() {
        leased += 1;
        return { revision: '1', context: {}, tags: () => [], release: () => void (leased -= 1) };
      },
      follow: () => ({}),
    }),
    graphiql: undefined,
    talks: () => Promise.reject(new Error('there are none')),
    images: () => Promise.reject(new Error('there are none')),
    ready: () => Promise.resolve(true),
    metrics: undefined,
    logger: SILENT,
    tally: new RequestTally(),
  });
  const server: Server = createNodeServer(gateway, { keepAliveMs: 5000 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    resolved: () => resolved,
    leased: () => leased,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
