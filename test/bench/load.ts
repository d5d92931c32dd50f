import { Agent, request } from 'node:http';

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

/** Asks over kept connections, each waiting for its answer before it asks again. @throws where an answer is not as expected */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const times: number[] = [];
  const start = performance.now();
  const end = start + options.duration;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      await ask(agent, options);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { requestsPerSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), requests: times.length };
}

/** One request; answers its status, entity tag and body. */
export function ask(agent: Agent, { port, body, headers, expect }: LoadOptions): Promise<{ etag: string; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === expect) resolve({ etag: String(response.headers.etag ?? ''), text });
          else reject(new Error(`status ${response.statusCode} instead of ${expect}: ${text.slice(0, 300)}`));
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
