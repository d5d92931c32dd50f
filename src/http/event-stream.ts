import { Readable } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { GatewayResponse } from './exchange.ts';

/** Milliseconds between two comments: less than any proxy, and this server, takes a silent connection to be dead. */
const HEARTBEAT_MS = 12_000;

/**
 * Results as server-sent events, in the distinct connections mode of the GraphQL over SSE protocol: `next` for each
 * result, `complete` at the end, and comments in between, so that nobody takes the connection to be dead. Reads a result
 * only when the client has taken what was sent before.
 */
export function eventStream(results: AsyncIterator<ExecutionResult>, heartbeatMs = HEARTBEAT_MS): GatewayResponse {
  let asking = false;
  const body = new Readable({
    read() {
      if (asking) return;
      asking = true;
      void results
        .next()
        .then(({ done, value }) => {
          asking = false;
          this.push(done ? 'event: complete\ndata:\n\n' : `event: next\ndata: ${JSON.stringify(value)}\n\n`);
          if (done) this.push(null);
        })
        .catch((error: Error) => this.destroy(error));
    },
    destroy(error, callback) {
      clearInterval(heart);
      void results.return?.();
      callback(error);
    },
  });
  // At once: some browsers take a stream for open only when its first bytes have come.
  body.push(':\n\n');
  const heart = setInterval(() => {
    // What a client has not read must not pile up.
    if (body.readableLength === 0 && !body.readableEnded) body.push(':\n\n');
  }, heartbeatMs);
  body.once('end', () => clearInterval(heart));
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // nginx would otherwise wait for a page of events.
    'x-accel-buffering': 'no',
  };
  return { status: 200, headers, body };
}
