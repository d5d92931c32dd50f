import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

let site: TemporarySite;
let lectern: Lectern;
let server: Listening;

beforeAll(async () => {
  site = await temporarySite({ 'content/post.md': '---\ntitle: Post\n---\nText.\n' });
  lectern = createLectern({ sites: [site.folder], database: site.database });
  await lectern.ingest();
  server = await lectern.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server?.close();
  await lectern?.close();
  await site?.[Symbol.asyncDispose]();
});

describe('the GraphQL over HTTP audit', () => {
  const audits = serverAudits({ url: () => `${server.url}graphql` });

  it('is the whole of it', () => {
    expect(audits.length).toBeGreaterThanOrEqual(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit.fn] as const))('%s: %s', async (_id, _name, run) => {
    const result = await run();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
