/** The load generator. It speaks bare HTTP over sockets: `node:http` as a client costs more than the servers that it would measure. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface LoadResult {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
}

export interface LoadOptions {
  readonly port: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status that every answer must have: a benchmark of errors is none. */
  readonly expect: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly connections: number;
}

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Asks over kept connections, each waiting for its answer before it asks again. @throws where an answer is not as expected */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const bytes = requestBytes(options);
  const times: number[] = [];
  const start = performance.now();
  const end = start + options.duration;
  const worker = async (): Promise<void> => {
    const socket = await open(options.port);
    while (performance.now() < end) {
      const sent = performance.now();
      const { status, head } = await exchange(socket, bytes);
      times.push(performance.now() - sent);
      if (status !== options.expect) throw new Error(`status ${status} instead of ${options.expect}: ${head}`);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { requestsPerSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), requests: times.length };
}

/** One request. @throws where its status is not as expected */
export async function ask(options: Omit<LoadOptions, 'duration' | 'connections'>): Promise<{ etag: string; text: string }> {
  const socket = await open(options.port);
  const { status, head, body } = await exchange(socket, requestBytes(options));
  socket.destroy();
  if (status !== options.expect) throw new Error(`status ${status} instead of ${options.expect}: ${body.slice(0, 300)}`);
  return { etag: /^etag: (.*)$/im.exec(head)?.[1]?.trim() ?? '', text: body };
}

function requestBytes({ body, headers = {} }: Pick<LoadOptions, 'body' | 'headers'>): Buffer {
  const all = {
    host: '127.0.0.1',
    'content-type': 'application/json',
    accept: 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** Sends a request and reads its answer, whose length must be told. */
function exchange(socket: Socket, bytes: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let read: Buffer = Buffer.alloc(0);
    const done = (): void => {
      socket.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close');
    };
    socket.on('data', (chunk: Buffer) => {
      read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
      const headEnd = read.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const head = read.toString('latin1', 0, headEnd);
      const status = Number(head.slice(9, 12));
      const length = status === 304 ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1]);
      if (read.length < headEnd + 4 + length) return;
      done();
      resolve({ status, head, body: read.toString('utf8', headEnd + 4) });
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.write(bytes);
  });
}
