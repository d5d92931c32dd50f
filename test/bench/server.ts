/** One server in a process of its own, so that its CPU time and memory are its own. Forked by `main.ts`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { createLectern } from '../../src/lectern.ts';

export type ServerKind = 'constant' | 'sql' | 'lectern' | 'lectern-stored' | 'lectern-workers';

/** What the parent asks for, and what comes back. */
export type ServerMessage = { readonly port: number } | Usage;

/** Since the server started. */
export interface Usage {
  readonly cpuMicroseconds: number;
  readonly rssBytes: number;
}

/** `text`: the SQL of `sql`, the answer of `constant`. */
const [kind, database = '', text = ''] = process.argv.slice(2) as [ServerKind, string?, string?];

async function listen(): Promise<number> {
  if (kind.startsWith('lectern')) {
    // GraphiQL is rendered at the start, by a process that would take a core from what is measured.
    const lectern = createLectern({ database, graphiql: false, answerCacheBytes: kind === 'lectern-stored' ? 64 * 1024 * 1024 : 0 });
    return (await lectern.listen({ port: 0, keepAliveMs: 60_000, workers: kind === 'lectern-workers' ? 2 : 1 })).port;
  }
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const constant = Buffer.from(text);
  const query = kind === 'sql' ? new Database(database, { readonly: true }).prepare(text).pluck() : null;
  const server = createServer((request, response) => {
    // The body is read to its end, as every server must.
    request.resume().on('end', () => {
      const body = query === null ? constant : (query.get() as string);
      response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system, rssBytes: process.memoryUsage().rss } satisfies ServerMessage);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: await listen() } satisfies ServerMessage);
