import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const PAGE = 'https://pages.example';
const QUERY = 'http://api.example/graphql?query=%7B__typename%7D';

let site: TemporarySite;
const open: Lectern[] = [];
beforeAll(async () => {
  site = await temporarySite({ 'content/a.md': 'Text.\n' });
  await lecternFor([]).ingest();
});
afterAll(async () => {
  for (const lectern of open) await lectern.close();
  await site?.[Symbol.asyncDispose]();
});

function lecternFor(corsOrigins: readonly string[]): Lectern {
  const lectern = createLectern({ sites: [site.folder], database: site.database, corsOrigins });
  open.push(lectern);
  return lectern;
}

function ask(origins: readonly string[], headers: Record<string, string>, method = 'GET', url = QUERY): Promise<Response> {
  return lecternFor(origins).fetch(new Request(url, { method, headers }));
}

/** The CORS headers of an answer and its Vary. */
function sharing({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-')));
}

const PREFLIGHT = { origin: PAGE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };

describe('pages of other origins', () => {
  it('are told nothing unless origins are named', async () => {
    expect(sharing(await ask([], { origin: PAGE }))).toEqual({ vary: 'accept, accept-encoding' });
    const preflight = await ask([], PREFLIGHT, 'OPTIONS');
    expect([preflight.status, sharing(preflight)]).toEqual([405, {}]);
  });

  it('may read where theirs is named, never with credentials', async () => {
    expect(sharing(await ask(['https://other.example', PAGE], { origin: PAGE }))).toEqual({
      vary: 'accept, accept-encoding, origin',
      'access-control-allow-origin': PAGE,
      'access-control-expose-headers': 'etag, retry-after, x-request-id',
    });
  });

  it.each(['https://pages.example.evil.example', 'http://pages.example', 'https://pages.example:444', 'null'])(
    'may not read from %s where another is named',
    async (origin) => {
      const answer = await ask([PAGE], { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('vary')).toBe('accept, accept-encoding, origin');
    },
  );

  it('are kept apart by caches even where a request names no origin', async () => {
    const answer = await ask([PAGE], {});
    expect(answer.headers.get('vary')).toContain('origin');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may all read with *, and caches need not keep them apart', async () => {
    const answer = await ask(['*'], { origin: PAGE });
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual(['*', 'accept, accept-encoding']);
  });

  it('ask before they send JSON, and get an answer that is right for them alone', async () => {
    const yes = await ask([PAGE], PREFLIGHT, 'OPTIONS');
    expect([yes.status, sharing(yes)]).toEqual([
      204,
      {
        vary: 'origin',
        'access-control-allow-origin': PAGE,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': 'authorization, content-type, if-none-match, x-request-id',
        'access-control-max-age': '7200',
      },
    ]);
    const no = await ask([PAGE], { ...PREFLIGHT, origin: 'https://evil.example' }, 'OPTIONS');
    expect(no.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('read refusals and answers that have not changed, too', async () => {
    const first = await ask([PAGE], { origin: PAGE });
    const again = await ask([PAGE], { origin: PAGE, 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, PAGE]);
    const refused = await ask([PAGE], { origin: PAGE }, 'DELETE');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([405, PAGE]);
  });

  it('are told nothing of the process', async () => {
    expect(sharing(await ask(['*'], { origin: PAGE }, 'GET', 'http://api.example/readyz'))).toEqual({});
  });
});
