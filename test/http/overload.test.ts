import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Admission } from '../../src/http/admission.ts';
import type { GatewayRequest } from '../../src/http/exchange.ts';
import { type SlowGateway, slowGateway } from './slow-gateway.ts';

function requestOf(signal = new AbortController().signal): GatewayRequest {
  return {
    method: 'GET',
    origin: '',
    path: '/',
    search: '',
    header: () => undefined,
    body: () => '',
    draining: false,
    get gone() {
      return signal.aborted;
    },
    signal,
  };
}

/** Holds the event loop. */
function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function fail(): never {
  throw new Error('broken');
}

describe('Admission', () => {
  it('starts work at once, and without a promise, where nothing else is to be done', async () => {
    const admission = new Admission();
    expect(admission.run(requestOf(), () => 1)).toBe(1);
    await nextTurn();
    expect(admission.run(requestOf(), () => 2)).toBe(2);
  });

  it.each([
    ['that takes its time', { turnMs: 5 }, () => block(6)],
    ['whose end is not known', { turnMs: 60_000 }, async () => block(0)],
  ])('starts one piece %s in each turn of the event loop, in the order in which they came', async (_, limits, work) => {
    const admission = new Admission(limits);
    const started: number[] = [];
    const all = [0, 1, 2, 3].map((at) =>
      admission.run(requestOf(), () => {
        started.push(at);
        return work();
      }),
    );
    expect(started).toEqual([0]);
    expect(admission.waiting).toBe(3);
    await nextTurn();
    expect(started).toEqual([0, 1]);
    await Promise.all(all);
    expect(started).toEqual([0, 1, 2, 3]);
    expect(admission.waiting).toBe(0);
  });

  it('starts several pieces in one turn where they take no time, those that waited first', async () => {
    const admission = new Admission({ turnMs: 20 });
    const started: number[] = [];
    const run = (at: number, ms: number): unknown =>
      admission.run(requestOf(), () => {
        started.push(at);
        block(ms);
      });
    const all = [run(0, 0), run(1, 25), run(2, 0), run(3, 0)];
    expect(started).toEqual([0, 1]);
    await nextTurn();
    expect(started).toEqual([0, 1, 2, 3]);
    await Promise.all(all);
  });

  it('passes errors on, and goes on after them', async () => {
    const admission = new Admission({ turnMs: 0 });
    expect(() => admission.run(requestOf(), fail)).toThrow('broken');
    await expect(admission.run(requestOf(), fail)).rejects.toThrow('broken');
    await expect(admission.run(requestOf(), () => 'whole')).resolves.toBe('whole');
  });

  it('refuses who comes while the first in the row has waited too long, but never the first few', async () => {
    const admission = new Admission({ waitMs: 20, few: 2, most: 10 });
    const run = (): unknown => admission.run(requestOf(), () => block(15));
    const [, ...waiting] = [run(), run()];
    block(30);
    waiting.push(run());
    expect(run).toThrow(expect.objectContaining({ status: 503, code: 'OVERLOADED', headers: { 'retry-after': '1' } }));
    await Promise.all(waiting);
    await nextTurn();
    expect(run()).toBeUndefined();
  });

  it('lets no more wait than there are places', async () => {
    const admission = new Admission({ turnMs: 0, waitMs: 60_000, few: 0, most: 3 });
    const waiting = [1, 2, 3, 4].map(() => admission.run(requestOf(), () => {}));
    expect(() => admission.run(requestOf(), () => {})).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
    await Promise.all(waiting);
  });

  it('does nothing for who went away while waiting, and takes no turn for it', async () => {
    const admission = new Admission({ turnMs: 0 });
    const gone = new AbortController();
    const started: string[] = [];
    void admission.run(requestOf(), () => started.push('first'));
    const second = Promise.resolve(admission.run(requestOf(gone.signal), () => started.push('gone'))).catch((error: unknown) => error);
    const third = admission.run(requestOf(), () => started.push('third'));
    gone.abort();
    await nextTurn();
    expect(started).toEqual(['first', 'third']);
    expect(await second).toMatchObject({ code: 'CLIENT_GONE' });
    await third;
  });
});

async function ask(
  { url }: SlowGateway,
  query: string,
  signal?: AbortSignal,
): Promise<{ status: number; text: string; response: Response }> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'application/json' },
    ...(signal && { signal }),
  });
  return { status: response.status, text: await response.text(), response };
}

describe('a server that is asked more than it can do', () => {
  it('answers 503 with Retry-After and a code, does what it let in, and goes on with stored answers and health checks', async () => {
    await using gateway = await slowGateway(new Admission({ waitMs: 40, few: 1 }));
    const stored = await ask(gateway, '{ blocks }');
    const over = new AbortController();
    const during: number[] = [];
    const others = (async () => {
      while (!over.signal.aborted) {
        during.push((await ask(gateway, '{ blocks }')).status, (await fetch(`${gateway.url}/livez`)).status);
        expect((await ask(gateway, '{ blocks }')).text).toBe(stored.text);
      }
    })();
    const answers = [];
    for (let batch = 0; batch < 6; batch += 1) {
      for (let at = 0; at < 10; at += 1) answers.push(ask(gateway, `{ blocks(ms: 25) } # ${batch} ${at}`));
      await sleep(60);
    }
    const all = await Promise.all(answers);
    over.abort();
    await others;
    const refused = all.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length + all.filter(({ status }) => status === 200).length).toBe(60);
    expect(gateway.resolved()).toBe(1 + 60 - refused.length);
    for (const { text, response } of refused) {
      expect(response.headers.get('retry-after')).toBe('1');
      expect(JSON.parse(text).errors[0].extensions).toEqual({ code: 'OVERLOADED' });
    }
    expect(new Set(during)).toEqual(new Set([200]));
    expect(during.length).toBeGreaterThan(2);
    expect((await ask(gateway, '{ blocks(ms: 1) }')).status).toBe(200);
  });
});

describe('an operation that takes too long', () => {
  it.each([
    ['one field after the other', `{ rows { blocks(ms: 10) } }`],
    ['in fields that nothing follows', `{ ${Array.from({ length: 20 }, (_, at) => `f${at}: blocks(ms: 20)`).join(' ')} }`],
  ])('is ended with 503 TIMEOUT though it holds the event loop, %s', async (_, query) => {
    await using gateway = await slowGateway(new Admission(), 100);
    const { status, text, response } = await ask(gateway, query);
    expect(status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(JSON.parse(text)).toEqual({ errors: [{ message: expect.stringContaining('longer than'), extensions: { code: 'TIMEOUT' } }] });
    expect(gateway.resolved()).toBeLessThan(20);
    expect(gateway.leased()).toBe(0);
    expect((await ask(gateway, '{ blocks }')).status).toBe(200);
  });

  it('is ended where it waits for something', async () => {
    await using gateway = await slowGateway(new Admission(), 100);
    const { status, text } = await ask(gateway, '{ waits(ms: 5000) rows { waits(ms: 5000) } }');
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([503, 'TIMEOUT']);
    expect(gateway.leased()).toBe(0);
  });

  it('is let be where it takes less', async () => {
    await using gateway = await slowGateway(new Admission(), 5000);
    expect(await ask(gateway, '{ rows { blocks } waits(ms: 50) }')).toMatchObject({ status: 200 });
    expect(gateway.resolved()).toBe(1001);
  });
});

describe('an operation whose client goes away', () => {
  it('is ended with its next field, and gives its reader back', async () => {
    await using gateway = await slowGateway(new Admission());
    const gone = new AbortController();
    const asked = ask(gateway, '{ waits(ms: 100) rows { waits(ms: 200) } }', gone.signal).catch(() => 'gone');
    await expect.poll(gateway.leased).toBe(1);
    gone.abort();
    expect(await asked).toBe('gone');
    await expect.poll(gateway.leased, { timeout: 90 }).toBe(0);
  });

  it('is not begun where it still waits for its turn', async () => {
    await using gateway = await slowGateway(new Admission());
    const sockets = [1, 2, 3, 4, 5, 6, 7, 8].map(() => connect(gateway.port, '127.0.0.1'));
    const askEach = (field: string): void => {
      for (const [at, socket] of sockets.entries())
        socket.write(`GET /graphql?query={f${at}:${field}} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n`);
    };
    // A server accepts one connection a turn, so all of them have to be there before.
    askEach('blocks');
    await Promise.all(sockets.map((socket) => once(socket, 'data')));
    askEach('blocks(ms:50)');
    // Once the first one has had its turn: the client shares the event loop with the server.
    await sleep(20);
    sockets.at(-1)?.destroy();
    await expect.poll(gateway.resolved).toBe(8 + 7);
    await sleep(100);
    expect(gateway.resolved()).toBe(8 + 7);
  });
});

describe('an answer', () => {
  it('is refused where it is over 5 MiB, and given where it is not', async () => {
    await using gateway = await slowGateway(new Admission());
    const most = 5 * 1024 * 1024 - '{"data":{"long":""}}'.length;
    // The first one goes through all layers of the server, the others do not.
    for (let time = 0; time < 2; time += 1) {
      const over = await ask(gateway, `{ long(bytes: ${most + 1}) } # ${time}`);
      expect([over.status, JSON.parse(over.text).errors[0].extensions.code]).toEqual([400, 'RESPONSE_TOO_LARGE']);
      const whole = await ask(gateway, `{ long(bytes: ${most}) } # ${time}`);
      expect([whole.status, whole.text.length]).toEqual([200, 5 * 1024 * 1024]);
    }
  });
});
