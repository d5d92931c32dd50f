import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import { ask, expectEverything, expectNoTrace, get, MARK, openPreviewFixture, type PreviewFixture, TOKEN } from './preview-site.ts';

let fixture: PreviewFixture;
beforeAll(async () => {
  fixture = await openPreviewFixture();
});
afterAll(() => fixture?.[Symbol.asyncDispose]());

describe('drafts, future and expired posts', () => {
  it('change no answer to anyone without the token: all is as if they were not there', async () => {
    expect(await expectNoTrace(fixture, 2)).toBeGreaterThan(300);
  }, 60_000);

  it('are all there for who bears the token, as --drafts, --future and --expired would serve them', async () => {
    expect(await expectEverything(fixture, 1)).toBeGreaterThan(20);
  }, 60_000);

  it('are in no listing of talks without the token', async () => {
    for (const path of ['/talks.json', '/talks.csv', '/talks.ics', '/talks.md', `/talks.json?keyword=${MARK}`]) {
      expect(await (await get(fixture.lectern, path)).text()).not.toContain(MARK);
      const answer = await get(fixture.lectern, path, { authorization: `Bearer ${TOKEN}` });
      if (!path.includes('?')) expect(await answer.text()).toContain(MARK);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('leave nothing in the database that everyone is served from', async () => {
    const database = await readFile(fixture.database);
    expect(database.includes(`Text ${MARK}`)).toBe(false);
    expect(database.includes(`Title ${MARK}`)).toBe(false);
    expect((await readFile(`${fixture.database}.preview`)).includes(MARK)).toBe(true);
  });
});

describe('a preview token', () => {
  const QUERY = `/graphql?query=${encodeURIComponent('{ content { postCount } }')}`;
  const BEARER = { authorization: `Bearer ${TOKEN}` };

  it.each([
    ['a wrong one', 'Bearer x'],
    ['one that begins like it', `Bearer ${TOKEN.slice(0, -1)}`],
    ['one that goes on', `Bearer ${TOKEN}x`],
    ['another case', `Bearer ${TOKEN.toUpperCase()}`],
    ['one with other letters', `Bearer ${TOKEN.replace('a', '\u00e4')}`],
  ])('is refused where it is %s, rather than answered with what everyone sees', async (_what, authorization) => {
    for (const path of [QUERY, '/talks.json', '/images/x/y']) {
      const answer = await get(fixture.lectern, path, { authorization });
      expect([answer.status, answer.headers.get('www-authenticate'), answer.headers.get('cache-control')]).toEqual([
        401,
        'Bearer',
        'no-store',
      ]);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });

  it('is another thing than the credentials that a proxy asks for, and than none', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer ' }] as Record<string, string>[])
      expect(await (await get(fixture.lectern, QUERY, headers)).json()).toEqual({ data: { content: { postCount: 3 } } });
    expect((await get(fixture.lectern, '/readyz', { authorization: 'Bearer of-the-probe' })).status).toBe(200);
  });

  it('is nothing to a gateway that has none', async () => {
    expect(await (await get(fixture.model, QUERY, BEARER)).json()).toEqual({ data: { content: { postCount: 3 } } });
  });

  it('makes answers that nobody keeps, and that have no tag', async () => {
    const open = await get(fixture.lectern, QUERY);
    const tag = open.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    for (const headers of [BEARER, BEARER, { ...BEARER, 'if-none-match': tag }, { ...BEARER, 'if-none-match': '*' }]) {
      const answer = await get(fixture.lectern, QUERY, headers);
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([200, 'private, no-store', null]);
      expect(await answer.json()).not.toEqual(await (await get(fixture.lectern, QUERY)).json());
    }
  });

  it('makes caches keep apart what they would otherwise give to an editor', async () => {
    expect((await get(fixture.lectern, QUERY)).headers.get('vary')).toBe('accept, accept-encoding, authorization');
    expect((await get(fixture.model, QUERY)).headers.get('vary')).toBe('accept, accept-encoding');
  });

  it('shows pictures of drafts under addresses that work in a page, and only there', async () => {
    const query = `{ post(by: { source: { path: "en/blog/draft-${MARK}/index.md" } }) { images(first: 1) { nodes { url } } body { html } } }`;
    const answer = await ask(fixture.lectern, query, TOKEN);
    const url = /"url":"(http:[^"]+\.png)"/.exec(answer)?.[1] ?? '';
    expect(answer.split(url)).toHaveLength(3);
    const { pathname } = new URL(url);
    expect(pathname).not.toContain(TOKEN);
    const shown = await get(fixture.lectern, pathname);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'private, no-store',
    ]);
    const bare = pathname.replace(/^\/preview\/[\w-]+/, '');
    expect((await get(fixture.lectern, bare)).status).toBe(404);
    expect((await get(fixture.lectern, bare, BEARER)).status).toBe(200);
    expect((await get(fixture.lectern, pathname.replace(/preview\/./, 'preview/'))).status).toBe(404);
    expect((await get(fixture.lectern, pathname.replace(/images\/.*/, 'graphql'))).status).toBe(404);
    expect(await ask(fixture.lectern, `{ image(by: { url: "${url}" }) { width } }`, TOKEN)).toContain('"width":4');
    expect(await ask(fixture.lectern, `{ image(by: { url: "${url}" }) { width } }`)).toBe('{"data":{"image":null}}');
  });

  it('must be long enough not to be guessed', () => {
    expect(() => createLectern({ previewToken: 'short' })).toThrow('shorter than 16 characters');
    expect(() => createLectern({ previewToken: '' })).toThrow('shorter than 16 characters');
  });
});
