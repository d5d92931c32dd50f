/** Clients of the long runs: each answer with its time, whatever its status. */
import { Agent, request } from 'node:http';

export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Milliseconds from sending to the whole answer. */
  readonly ms: number;
}

/** Keeps its connections, as many as are needed. */
export const keeping = (most = Infinity): Agent => new Agent({ keepAlive: true, maxSockets: most });

/** Sends a query. @throws where the connection ends without an answer */
export function ask(url: string, query: string, agent?: Agent): Promise<Asked> {
  return exchange(url, 'POST', JSON.stringify({ query }), agent);
}

/** Reads a URL. @throws where the connection ends without an answer */
export function read(url: string, agent?: Agent): Promise<Asked> {
  return exchange(url, 'GET', undefined, agent);
}

function exchange(url: string, method: string, body: string | undefined, agent: Agent | undefined): Promise<Asked> {
  const sent = performance.now();
  const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (!response.complete) reject(new Error('the answer broke off'));
        else resolve({ status: response.statusCode ?? 0, text, headers: response.headers, ms: performance.now() - sent });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** The value below which a share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What a server wrote to stderr beside its progress. */
export function logged(stderr: string): string {
  return stderr.replaceAll(/^(?:documents|images): \d+\n/gm, '');
}
