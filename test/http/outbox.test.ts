import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as eventLoop } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createNodeServer } from '../../src/http/node-server.ts';
import { Outbox } from '../../src/http/outbox.ts';

describe('the outbox', () => {
  it('sends at the end of the turn, in order, and not before', async () => {
    const outbox = new Outbox();
    const sent: number[] = [];
    for (const number of [1, 2, 3]) outbox.add(() => sent.push(number));
    await Promise.resolve();
    expect(sent).toEqual([]);
    await eventLoop();
    expect(sent).toEqual([1, 2, 3]);
  });

  it('does not wait for the end of a turn that brings more and more', async () => {
    const outbox = new Outbox();
    const sent: number[] = [];
    for (let number = 0; number < 150; number += 1) outbox.add(() => sent.push(number));
    expect(sent).toHaveLength(128);
    await eventLoop();
    expect(sent).toEqual(Array.from({ length: 150 }, (_, at) => at));
  });

  it('sends once more what comes while it sends', async () => {
    const outbox = new Outbox();
    const sent: string[] = [];
    outbox.add(() => {
      sent.push('first');
      outbox.add(() => sent.push('second'));
    });
    await eventLoop();
    await eventLoop();
    expect(sent).toEqual(['first', 'second']);
  });
});

describe('a server whose gateway gives an answer that cannot be sent', () => {
  it('ends that connection alone, whatever stands behind it', async () => {
    const server = createNodeServer(
      { handle: ({ path }) => ({ status: 200, headers: { 'x-path': path === '/broken' ? 'a\nb' : path }, body: 'whole' }) },
      { keepAliveMs: 1000 },
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answers = await Promise.allSettled(
      ['/a', '/broken', '/b'].map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()),
    );
    expect(answers).toMatchObject([{ value: 'whole' }, { status: 'rejected' }, { value: 'whole' }]);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
});
