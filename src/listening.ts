import { once } from 'node:events';
import type { Server } from 'node:http';
import { LecternError } from './errors.ts';
import { addMeasures, measure } from './http/measures.ts';
import type { Listening } from './options.ts';

/** Milliseconds that requests have to finish once the server or the gateway is asked to end. */
export const DRAIN_MS = 15_000;
/** Milliseconds between two looks for connections that have nothing to do any more. */
const IDLE_MS = 50;

/** @throws LecternError PORT_IN_USE, USAGE */
export async function listenOn(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new LecternError('PORT_IN_USE', `Port ${port} of ${host} is in use.`, {
        hint: 'Stop what uses it, or give --port another one.',
        cause,
      });
    }
    throw new LecternError('USAGE', `It is not possible to listen on port ${port} of ${host} (${code}).`, {
      hint: 'Give --host an address of this machine, and --port one that you may use.',
      cause,
    });
  }
}

/**
 * A server that listens, for whoever asked for it.
 * @param onClose ends what would otherwise keep its connection for good
 */
export function listening(server: Server, host: string, onClose: () => void): Listening {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const forget = addMeasures(async () => {
    const value = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count ?? 0)));
    return [measure('gauge', 'lectern_connections', 'Connections that are open', [{ value }])];
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      onClose();
      // A connection whose answer ends from now on is idle, and would be kept for the next request.
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      const overdue = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      forget();
      clearInterval(idle);
      clearTimeout(overdue);
    },
  };
}
