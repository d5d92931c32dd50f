import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, exampleTabs } from '../../src/http/examples.ts';
import { createLectern, type Lectern } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

let scratch: TemporarySite;
let lectern: Lectern;

beforeAll(async () => {
  scratch = await temporarySite({});
  lectern = createLectern({ sites: [new URL('../../content', import.meta.url).pathname], database: scratch.database });
  await lectern.ingest();
}, 60_000);
afterAll(async () => {
  await lectern?.close();
  await scratch?.[Symbol.asyncDispose]();
});

describe('the example queries', () => {
  it.each(exampleTabs().map(({ query }) => [/query (\w+)/.exec(query)?.[1], query] as const))(
    '%s answers on the sample site without an error or an empty list',
    async (_, query) => {
      const request = new Request('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data, errors }: { data: Record<string, { nodes?: readonly unknown[] }>; errors?: unknown } = await (
        await lectern.fetch(request)
      ).json();
      expect(errors).toBeUndefined();
      for (const [field, value] of Object.entries(data)) {
        if (field !== 'diagnostics') expect(value.nodes ?? [value]).not.toEqual([]);
      }
    },
  );

  it('have names of their own, which their tabs show', () => {
    const names = EXAMPLES.map(({ query }) => /^query (\w+)/.exec(query)?.[1]);
    expect(new Set(names).size).toBe(EXAMPLES.length);
  });
});
