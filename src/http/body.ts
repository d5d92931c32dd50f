import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, HttpError } from './exchange.ts';

/**
 * The body of a request.
 * @param limit bytes
 * @throws HttpError 413 as soon as it is longer; 400 where it breaks off
 */
export function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
    collectBody(incoming, limit, (body) => (typeof body === 'string' ? resolve(body) : reject(body)));
  });
}

/**
 * The same, given to `done` in the turn of its last byte. By events: an asynchronous iterator over the chunks costs more
 * than all the rest of a stored answer.
 */
export function collectBody(incoming: IncomingMessage, limit: number, done: (body: string | Error) => void): void {
  /** Bytes in all; 0 where that is not told. */
  const length = Number(incoming.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let bytes = 0;
  const end = (): void => done((chunks.length === 1 ? (chunks[0] ?? Buffer.of()) : Buffer.concat(chunks, bytes)).toString('utf8'));
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) {
      incoming.pause();
      done(bodyTooLarge(limit));
      return;
    }
    chunks.push(chunk);
    // Whole with its last byte: the stream's own end comes later, and costs as much as reading the body.
    if (bytes === length) end();
  });
  if (length === 0) incoming.on('end', end);
  // Of a client that goes away, too: without a listener for errors there is no error.
  incoming.on('close', () => {
    if (!incoming.complete) done(new HttpError(400, 'BAD_REQUEST', 'The request ended before its body did.'));
  });
}
