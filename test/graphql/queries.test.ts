import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

const id = (type: string, key: string): string => Buffer.from(`${type}:${key}`).toString('base64url');
const RICH = `post(by: { source: { path: "en/blog/rich/index.md" } })`;

describe('lookups', () => {
  it('find a post by ID, file, URL, alias and absolute URL', async () => {
    const key = 'docs/en/blog/rich/index.md';
    const { data, errors } = await gateway.run(`{
      a: post(by: { id: "${id('Post', key)}" }) { id title }
      b: post(by: { source: { site: "docs", path: "en/blog/rich/index.md" } }) { id }
      c: post(by: { url: "/en/blog/rich/" }) { id }
      d: post(by: { url: "/old/rich/" }) { id }
      e: post(by: { url: "https://docs.example/en/blog/rich/?x=1#y" }) { id }
    }`);
    expect(errors).toBeUndefined();
    expect(data?.['a']).toEqual({ id: id('Post', key), title: 'Rich' });
    for (const name of ['b', 'c', 'd', 'e']) expect(data?.[name]).toEqual({ id: id('Post', key) });
  });

  it('find a post by its path as browsers and routers spell it, and by no other', async () => {
    const { data, errors } = await gateway.run(`{
      a: post(by: { url: "/en/blog/rich" }) { title }
      b: post(by: { url: "https://docs.example/en/blog/rich" }) { title }
      c: post(by: { url: "/älter/rich/" }) { title }
      d: post(by: { url: "/a\u0308lter/rich" }) { title }
      e: post(by: { url: "/%c3%a4lter/rich/" }) { title }
      f: post(by: { url: "/en/blog/rich/index" }) { title }
      g: post(by: { url: "/en/blog/ric" }) { title }
      h: post(by: { url: "/%E0%A4%A" }) { title }
    }`);
    expect(errors).toBeUndefined();
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect(data?.[name]).toEqual({ title: 'Rich' });
    for (const name of ['f', 'g', 'h']) expect(data?.[name]).toBeNull();
  });

  it('find everything else by ID and by its natural key', async () => {
    const { data, errors } = await gateway.run(`{
      keyword(by: { slug: "service-mesh" }) { id name slug }
      talk(by: { url: "https://youtu.be/?v=talk3" }) { id title }
      speaker(by: { slug: "speaker-1" }) { name }
      organization(by: { slug: "acme" }) { name }
      event(by: { slug: "harborconf-2023" }) { name series year startsOn endsOn location url }
      image(by: { url: "https://img.example/x.png?a=1&b=2" }) { id exists bytes }
      served: image(by: { url: "http://elsewhere/images/${'b2'.repeat(32)}/a%20b.png" }) { sourcePath }
      site { key title baseUrl defaultLanguage languages postCount talkCount }
      content { revision postCount talkCount organizationCount }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      keyword: { id: id('Keyword', 'service-mesh'), name: 'Service Mesh', slug: 'service-mesh' },
      talk: { id: id('Talk', 'youtube:talk3'), title: 'Talk 3' },
      speaker: { name: 'Speaker 1' },
      organization: { name: 'Acme' },
      event: {
        name: 'HarborConf 2023',
        series: 'HarborConf',
        year: 2023,
        startsOn: '2023-11-01',
        endsOn: '2023-11-03',
        location: 'Osaka',
        url: null,
      },
      image: { exists: true, bytes: null },
      served: { sourcePath: 'en/a b.png' },
      site: { key: 'docs', baseUrl: 'https://docs.example/', languages: ['en', 'es'], postCount: 27, talkCount: 10 },
      content: { postCount: 27, talkCount: 10, organizationCount: 1 },
    });
  });

  it('answer null for what is unknown, an ID of another type among it', async () => {
    const { data, errors } = await gateway.run(`{
      a: post(by: { id: "${id('Post', 'docs/none.md')}" }) { id }
      b: post(by: { id: "${id('Keyword', 'ambient')}" }) { id }
      c: post(by: { url: "/none/" }) { id }
      d: post(by: { source: { site: "none", path: "en/blog/rich/index.md" } }) { id }
      e: keyword(by: { slug: "none" }) { id }
      f: talk(by: { url: "no URL at all" }) { id }
      g: image(by: { url: "https://none.example/" }) { id }
      h: site(key: "none") { key }
      i: node(id: "${id('Session', 'x')}") { id }
      j: node(id: "${id('Diagnostic', 'x')}") { id }
    }`);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})).toEqual(Array.from({ length: 10 }, () => null));
  });

  it.each(['', 'x', 'UG9zdA', 'UG9zdDo', '====', `${id('Post', 'a')}=`, 'é'])('refuse the malformed ID %j', async (bad) => {
    const { data, errors } = await gateway.run(
      'query ($id: ID!) { node(id: $id) { id } post(by: { id: $id }) { id } nodes(ids: [$id]) { id } }',
      {
        id: bad,
      },
    );
    expect(errors?.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(data).toBeNull();
  });

  it('refuse none or two ways at once', async () => {
    for (const by of ['{}', '{ slug: "a", id: "b" }', '{ slug: null }']) {
      const { errors } = await gateway.run(`{ keyword(by: ${by}) { id } }`);
      expect(errors?.length).toBeGreaterThan(0);
    }
  });
});

describe('node and nodes', () => {
  const IDS = [
    id('Post', 'docs/en/blog/rich/index.md'),
    id('Image', 'docs/en/a b.png'),
    id('Keyword', '安全'),
    id('Talk', 'youtube:talk0'),
    id('TalkMention', 'docs/en/blog/p00.md#youtube:talk0'),
    id('Speaker', 'speaker-0'),
    id('Organization', 'acme'),
    id('Event', 'harborconf-2023'),
  ];

  it('give every type of node by its ID', async () => {
    const { data, errors } = await gateway.run('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: IDS });
    expect(errors).toBeUndefined();
    expect(data?.['nodes']).toEqual(IDS.map((each) => ({ __typename: Buffer.from(each, 'base64url').toString().split(':')[0], id: each })));
    expect(gateway.statements()).toBe(8);
  });

  it('keep order and repetition, with null for the unknown', async () => {
    const ids = [IDS[2], id('Post', 'none'), IDS[2], IDS[0]];
    const { data } = await gateway.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data?.['nodes'].map((node: { id: string } | null) => node?.id ?? null)).toEqual([IDS[2], null, IDS[2], IDS[0]]);
    expect(gateway.statements()).toBe(2);
  });

  it('take 100 IDs, not 101', async () => {
    const ids = Array.from({ length: 101 }, () => IDS[0]);
    const fine = await gateway.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids.slice(1) });
    expect(fine.errors).toBeUndefined();
    const { errors } = await gateway.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('a post', () => {
  it('gives front matter whole and by path', async () => {
    const { data } = await gateway.run(`{ ${RICH} {
      params  a: params(path: "cover.image")  b: params(path: "list.1")  c: params(path: "none.x")  d: params(path: "constructor")  e: params(path: "nothing.x")
    } }`);
    expect(data?.['post']).toEqual({
      params: { cover: { image: 'x.png' }, list: ['a', 'b'], nothing: null, 'odd \\ "key"': 1 },
      a: 'x.png',
      b: 'b',
      c: null,
      d: null,
      e: null,
    });
  });

  it('gives its body, and HTML whose images and links lead somewhere', async () => {
    const { data } = await gateway.run(`{ ${RICH} { body {
      markdown html text wordCount readingMinutes headings(maxDepth: 2) { depth text anchor line } shortcodes { name arguments line inner }
    } } }`);
    expect(data?.['post'].body).toEqual({
      markdown: '# Rich',
      html:
        `<p><img src="http://gateway.test/images/${'b2'.repeat(32)}/a%20b.png" width="800" height="600" loading="lazy" alt="A"> ` +
        '<img src="https://docs.example/en/gone.png" loading="lazy"> <img src="https://img.example/x.png?a=1&amp;b=2" loading="lazy"> ' +
        '<a href="/en/blog/p00/">zero</a> <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">out</a> ' +
        `<a href="http://gateway.test/images/${'b2'.repeat(32)}/a%20b.png">big</a></p>`,
      text: '一二三四五六七八九十。 Rich words follow here.',
      wordCount: 7,
      readingMinutes: 1,
      headings: [{ depth: 1, text: 'Rich', anchor: 'rich', line: 3 }],
      shortcodes: [{ name: 'youtube', arguments: ['abc'], line: 4, inner: null }],
    });
  });

  it('gives its images in order, with what the edges say of them', async () => {
    const { data } = await gateway.run(`{ ${RICH} { featuredImage { url }
      images { totalCount edges { alt caption title displayWidth line position node { __typename url exists format width } } } } }`);
    expect(data?.['post'].featuredImage.url).toBe(`http://gateway.test/images/${'b2'.repeat(32)}/a%20b.png`);
    expect(data?.['post'].images.totalCount).toBe(3);
    expect(data?.['post'].images.edges[0]).toEqual({
      alt: 'A',
      caption: 'Cap',
      title: 'T',
      displayWidth: '75%',
      line: 7,
      position: 0,
      node: {
        __typename: 'Image',
        url: `http://gateway.test/images/${'b2'.repeat(32)}/a%20b.png`,
        exists: true,
        format: 'JPEG',
        width: 800,
      },
    });
    expect(data?.['post'].images.edges[1]).toMatchObject({
      alt: null,
      position: 1,
      node: { url: 'https://docs.example/en/gone.png', exists: false },
    });
    expect(data?.['post'].images.edges[2].node.url).toBe('https://img.example/x.png?a=1&b=2');
  });

  it('gives links, backlinks and translations', async () => {
    const { data } = await gateway.run(`{
      ${RICH} { links { url text line internal broken target { url } } }
      zero: post(by: { url: "/en/blog/p00/" }) { backlinks { totalCount nodes { title } } translations { language title translations { language } } }
    }`);
    expect(data?.['post'].links).toEqual([
      { url: '../p00', text: 'zero', line: 5, internal: true, broken: false, target: { url: '/en/blog/p00/' } },
      { url: 'https://example.org/?a=1&b="2"', text: 'out', line: 6, internal: false, broken: false, target: null },
    ]);
    expect(data?.['zero']).toEqual({
      backlinks: { totalCount: 1, nodes: [{ title: 'Rich' }] },
      translations: [{ language: 'es', title: 'Entrada 0', translations: [{ language: 'en' }] }],
    });
  });

  it('gives an excerpt of whole words, and refuses impossible lengths', async () => {
    const { data } = await gateway.run(`{ ${RICH} { excerpt a: excerpt(length: 16) } }`);
    expect(data?.['post']).toEqual({ excerpt: '一二三四五六七八九十。 Rich words follow here.', a: '一二三四五六七八九十…' });
    const { errors } = await gateway.run(`{ ${RICH} { excerpt(length: 0) } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('a talk', () => {
  it('has a title for each reader', async () => {
    const { data } = await gateway.run(`{ talk(by: { url: "v=talk0" }) {
      title es: title(languages: ["es"]) region: title(languages: ["ES"]) none: title(languages: ["zh"]) any: title(languages: ["zh", "*", "es"]) } }`);
    expect(data?.['talk']).toEqual({ title: 'Talk 0', es: 'Charla 0', region: 'Charla 0', none: 'Talk 0', any: 'Talk 0' });
  });

  it('counts once, however many posts and languages name it', async () => {
    const { data } = await gateway.run(`{
      talks { totalCount }
      talk(by: { url: "v=talk0" }) { languages mentions { totalCount nodes { title line explicit confidence quote speakers { name organization } post { language } talk { title } } }
        speakers { name speaker { slug talkCount organizations { name } } organization { slug talkCount } } event { slug talkCount posts { totalCount } } video { provider videoId } }
    }`);
    expect(data?.['talks'].totalCount).toBe(10);
    expect(data?.['talk'].mentions.totalCount).toBe(3);
    expect(new Set(data?.['talk'].languages)).toEqual(new Set(['en', 'es']));
    expect(data?.['talk'].speakers).toEqual([
      {
        name: 'Speaker 0',
        speaker: { slug: 'speaker-0', talkCount: 3, organizations: [{ name: 'Acme' }] },
        organization: { slug: 'acme', talkCount: 5 },
      },
    ]);
    expect(data?.['talk'].event).toMatchObject({ slug: 'harborconf-2023', talkCount: 6 });
    expect(data?.['talk'].video).toEqual({ provider: 'YOUTUBE', videoId: 'talk0' });
  });
});

describe('diagnostics', () => {
  it('are listed and filtered', async () => {
    const { data } = await gateway.run(`{
      diagnostics { totalCount nodes { code severity message hint site sourcePath line column } }
      none: diagnostics(filter: { severity: { eq: ERROR } }) { totalCount nodes { code } }
    }`);
    expect(data?.['diagnostics'].nodes).toEqual([
      {
        code: 'IMAGE_MISSING',
        severity: 'WARNING',
        message: 'gone.png is not there.',
        hint: 'Add it.',
        site: 'docs',
        sourcePath: 'en/blog/rich/index.md',
        line: 8,
        column: null,
      },
    ]);
    expect(data?.['none']).toEqual({ totalCount: 0, nodes: [] });
  });
});
