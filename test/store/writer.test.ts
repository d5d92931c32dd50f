import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics.ts';
import type { ImageRecord, PostRecord } from '../../src/model.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { databasePath, facts, imageUse, ingest, link, mention, NO_TALKS, post, reader, talk } from './content.ts';

const NOW = new Date('2024-06-01T00:00:00Z');
/** One ingestion over what is stored already. */
function edit(path: string, work: (writer: ContentWriter) => void): ReturnType<ContentWriter['finish']> {
  const writer = new ContentWriter(path);
  work(writer);
  return writer.finish(NOW);
}

describe('a post', () => {
  const path = databasePath();
  const record = post({
    sourcePath: 'en/a.md',
    url: '/a/',
    aliases: ['/old/'],
    title: 'Título',
    publishedAt: '2023-11-16T00:00:00Z',
    weight: 3,
    authors: ['Ada', 'Bo'],
    keywords: ['Service Mesh', 'mTLS'],
    params: { nested: { list: [1, null, 'ü'] }, draft: false },
    text: 'The body.',
    headings: ['One'],
    images: [imageUse('site/a.png', 'site/b.png'), imageUse('https://images.example/c.png')],
    featuredImage: 1,
    links: [link('/b/')],
  });
  ingest(path, [record, post({ sourcePath: 'en/b.md', url: '/b/' })]);

  it('reads as it was written', () => {
    const {
      keywords: _keywords,
      images: _images,
      links: _links,
      mentions: _mentions,
      digest: _digest,
      body,
      featuredImage: _image,
      ...row
    } = record;
    const found = reader(path).byKeys('Post', [record.key]).get(record.key);
    expect(found).toMatchObject({ ...row, wordCount: body.wordCount, readingMinutes: 1, featuredImage: 'https://images.example/c.png' });
  });

  it('has its body apart, and its keywords as written, in order', () => {
    const read = reader(path);
    const { wordCount: _words, readingMinutes: _minutes, ...body } = record.body;
    expect(read.bodiesOf([record.key]).get(record.key)).toEqual({ key: record.key, ...body });
    const keywords = read.pagesOf('Post.keywords', [record.key], { first: 10 }).get(record.key);
    expect(keywords?.edges.map(({ row }) => row.name)).toEqual(['Service Mesh', 'mTLS']);
  });

  it('is found by source, URL and alias; nothing is found by any other', () => {
    const read = reader(path);
    expect(read.postBySource('site', 'en/a.md')?.key).toBe(record.key);
    expect(read.postBySource(null, 'en/a.md')?.key).toBe(record.key);
    expect(read.postByUrl('/a/')?.key).toBe(record.key);
    expect(read.postByUrl('/old/')?.key).toBe(record.key);
    expect([read.postBySource('other', 'en/a.md'), read.postBySource(null, 'en/c.md'), read.postByUrl('/c/')]).toEqual([null, null, null]);
    expect(read.byKeys('Post', ['unknown'])).toEqual(new Map());
  });
});

describe('ingestion', () => {
  it('without a change writes no new revision', () => {
    const path = databasePath();
    const first = ingest(path, [post({ sourcePath: 'a' })]);
    const second = edit(path, (writer) => {
      writer.touchFile('site', { ...facts('a'), ctimeMs: 2 });
      writer.putDiagnostics('file', 'site', 'a', []);
      writer.putServed('site', new Set());
    });
    expect(first.changed).toBe(true);
    expect(second).toMatchObject({ changed: false, created: [], updated: [], deleted: [], snapshot: first.snapshot });
    expect(edit(path, (writer) => expect(writer.stored.files('site').get('a')?.ctimeMs).toBe(2)).changed).toBe(false);
  });

  it('that only looked at the keywords leaves their counts', () => {
    const path = databasePath();
    const posts = [post({ sourcePath: 'a', keywords: ['Mesh'], mentions: [mention('youtube:1')] })];
    ingest(path, posts, { ...NO_TALKS, talks: [talk('youtube:1', ['site/a'])] });
    const outcome = edit(path, (writer) => expect(writer.keywords()).toEqual([{ slug: 'mesh', name: 'Mesh', spellings: ['Mesh'] }]));
    expect(outcome.changed).toBe(false);
    expect(reader(path).byKeys('Keyword', ['mesh']).get('mesh')).toMatchObject({ postCount: 1, talkCount: 1 });
  });

  it('tells which posts are new, changed and gone', () => {
    const path = databasePath();
    ingest(
      path,
      ['a', 'b', 'c'].map((sourcePath) => post({ sourcePath })),
    );
    const outcome = edit(path, (writer) => {
      writer.putPost(post({ sourcePath: 'a', title: 'New title' }), facts('a'), [], 0);
      writer.putPost(post({ sourcePath: 'd' }), facts('d'), [], 0);
      writer.removeFile('site', 'b');
      writer.putFile('site', facts('c'), []);
    });
    expect(outcome).toMatchObject({ created: ['site/d'], updated: ['site/a'], deleted: ['site/b', 'site/c'] });
    expect(outcome.snapshot.postCount).toBe(2);
    const read = reader(path);
    expect(read.page('Post', { first: 10, orderBy: [{ field: 'URL', direction: 'ASC' }] }).edges.map(({ row }) => row.title)).toEqual([
      'New title',
      'd',
    ]);
    expect(read.bodiesOf(['site/b'])).toEqual(new Map());
  });

  it('that is abandoned leaves everything as it was', () => {
    const path = databasePath();
    const { snapshot } = ingest(path, [post({ sourcePath: 'a' })]);
    const writer = new ContentWriter(path);
    writer.removeFile('site', 'a');
    writer.abandon();
    expect(reader(path).snapshot()).toEqual(snapshot);
    expect(reader(path).count('Post', null)).toBe(1);
  });

  it('forgets the sites that are no longer given', () => {
    const path = databasePath();
    ingest(path, [post({ sourcePath: 'a', site: 'one' }), post({ sourcePath: 'a', site: 'two' })]);
    const outcome = edit(path, (writer) => writer.keepSites(['two']));
    expect(outcome.deleted).toEqual(['one/a']);
    expect(
      reader(path)
        .sites()
        .map(({ key, postCount }) => [key, postCount]),
    ).toEqual([['two', 1]]);
  });
});

/** Five of them are put into the search index in the midst of the ingestion. */
function long(number: number, word: string): PostRecord {
  return post({ sourcePath: `${number}.md`, text: `${word} ${'harbor '.repeat(60_000)}` });
}

describe('many posts, more than are put into the search index at once,', () => {
  const path = databasePath();
  const found = (query: string): string[] =>
    reader(path)
      .searchPage({ query, first: 20 })
      .edges.map(({ row }) => row.key)
      .toSorted();

  it('are found by their words', () => {
    ingest(
      path,
      Array.from({ length: 8 }, (_, at) => long(at, at % 2 === 0 ? 'even' : 'odd')),
    );
    expect(found('even')).toEqual(['site/0.md', 'site/2.md', 'site/4.md', 'site/6.md']);
    expect(found('harbor')).toHaveLength(8);
  });

  it('are found by their new words alone, and not at all when they are gone, hidden or taken back', () => {
    edit(path, (writer) => {
      for (const at of [0, 1, 2, 3, 4, 5]) writer.putPost(long(at, 'edited'), facts(`${at}.md`), [], 0);
      for (const at of [0, 6]) writer.removeFile('site', `${at}.md`);
      writer.putServed('site', new Set(['site/1.md']), new Set(['site/1.md']));
    });
    expect(found('edited')).toEqual(['site/2.md', 'site/3.md', 'site/4.md', 'site/5.md']);
    expect(found('even')).toEqual([]);
    expect(found('odd')).toEqual(['site/7.md']);
    edit(path, (writer) => {
      for (const at of [2, 3, 4, 5, 7]) writer.putPost(long(at, 'again'), facts(`${at}.md`), [], 0);
      writer.putPost(post({ sourcePath: '8.md', text: 'waiting' }), facts('8.md'), [], 0);
      writer.revert();
    });
    expect(found('again')).toEqual([]);
    expect(found('waiting')).toEqual([]);
    expect(found('edited')).toHaveLength(4);
  });
});

describe('the loser of a URL conflict', () => {
  it('is not served, listed, counted or found, until it is alone', () => {
    const path = databasePath();
    ingest(path, [
      post({ sourcePath: 'a', url: '/x/', keywords: ['Mesh'] }),
      post({ sourcePath: 'b', url: '/x/', keywords: ['Mesh'], title: 'Needle' }),
    ]);
    const hidden = edit(path, (writer) => writer.putServed('site', new Set(['site/b'])));
    expect(hidden.snapshot.postCount).toBe(1);
    const read = reader(path);
    expect(read.page('Post', { first: 10 }).edges.map(({ row }) => row.key)).toEqual(['site/a']);
    expect(read.byKeys('Post', ['site/b'])).toEqual(new Map());
    expect(read.byKeys('Keyword', ['mesh']).get('mesh')?.postCount).toBe(1);
    expect(read.countsOf('Keyword.posts', ['mesh'], null).get('mesh')).toBe(1);
    expect(read.searchCount({ query: 'needle' })).toBe(0);
    expect(read.postByUrl('/x/')?.key).toBe('site/a');
    edit(path, (writer) => writer.putServed('site', new Set()));
    expect(reader(path).searchCount({ query: 'needle' })).toBe(1);
  });
});

describe('keywords', () => {
  it('are merged by slug, under their most frequent spelling', () => {
    const path = databasePath();
    ingest(path, [
      post({ sourcePath: 'a', keywords: ['Istio'], publishedAt: '2024-01-02T00:00:00Z' }),
      post({ sourcePath: 'b', keywords: ['istio'], publishedAt: '2024-01-05T00:00:00Z' }),
      post({ sourcePath: 'c', keywords: ['Istio'], publishedAt: null }),
    ]);
    expect(reader(path).byKeys('Keyword', ['istio']).get('istio')).toMatchObject({
      key: 'istio',
      name: 'Istio',
      spellings: ['Istio', 'istio'],
      postCount: 3,
      talkCount: 0,
      lastUsedAt: '2024-01-05T00:00:00Z',
    });
    edit(path, (writer) => ['a', 'b', 'c'].forEach((name) => writer.removeFile('site', name)));
    expect(reader(path).count('Keyword', null)).toBe(0);
  });
});

describe('talks', () => {
  it('that three translations name count once for a keyword', () => {
    const path = databasePath();
    const languages = ['en', 'es', 'zh'];
    const posts = languages.map((language) =>
      post({ sourcePath: language, language, keywords: ['Mesh'], mentions: [mention('youtube:1')] }),
    );
    ingest(
      path,
      posts,
      {
        ...NO_TALKS,
        talks: [
          talk(
            'youtube:1',
            posts.map(({ key }) => key),
            { urlKeys: ['youtube:1', 'sched:2'] },
          ),
        ],
      },
      new Map([['youtube:1', ['mesh']]]),
    );
    const read = reader(path);
    expect(read.byKeys('Keyword', ['mesh']).get('mesh')).toMatchObject({ postCount: 3, talkCount: 1 });
    expect(read.countsOf('Keyword.talks', ['mesh'], null).get('mesh')).toBe(1);
    expect(read.sites()).toMatchObject([{ postCount: 3, talkCount: 1 }]);
    expect(read.talkKeyOf(['sched:2'])).toBe('youtube:1');
    expect(read.talkKeyOf(['sched:3'])).toBeNull();
    expect(read.byKeys('Talk', ['youtube:1']).get('youtube:1')?.languages.toSorted()).toEqual(['en', 'es', 'zh']);
    const mentions = read.pagesOf('Talk.mentions', ['youtube:1'], { first: 2 }).get('youtube:1');
    expect(mentions).toMatchObject({ hasNextPage: true, edges: [{ row: { talk: 'youtube:1' } }, { row: { talk: 'youtube:1' } }] });
  });
});

describe('links and images', () => {
  it('are resolved after all pages are known, and lead back', () => {
    const path = databasePath();
    ingest(path, [
      post({ sourcePath: 'a', links: [link('/b/'), link('/gone/')], images: [imageUse('site/a.png', 'site/b.png')] }),
      post({ sourcePath: 'b' }),
    ]);
    const image: ImageRecord = {
      key: 'site/b.png',
      site: 'site',
      sourcePath: 'b.png',
      remoteUrl: null,
      exists: true,
      absolutePath: '/b.png',
      digest: 'd1',
      width: 2,
      height: 3,
      format: 'PNG',
      bytes: 4,
      animated: false,
      placeholder: null,
      dominantColor: null,
    };
    edit(path, (writer) => {
      for (const references of writer.stored.references('site', new Set(['site/a']))) {
        expect(references.images[0]?.candidates).toEqual(['site/a.png', 'site/b.png']);
        const resolved = references.links.map((each, at) => ({
          ...each,
          target: at === 0 ? 'site/b' : null,
          href: each.url,
          broken: at === 1,
        }));
        const broken = diagnostic('LINK_BROKEN', { site: 'site', sourcePath: 'a', line: 1 }, 'The link /gone/ leads nowhere.');
        writer.putReferences(references, resolved, ['site/b.png'], [broken]);
      }
      writer.putImage({ ...image, ctimeMs: 1 });
    });
    const read = reader(path);
    expect(read.linksOf(['site/a']).get('site/a')).toMatchObject([
      { target: 'site/b', broken: false },
      { target: null, broken: true },
    ]);
    expect(
      read
        .pagesOf('Post.backlinks', ['site/b'], { first: 5 })
        .get('site/b')
        ?.edges.map(({ row }) => row.key),
    ).toEqual(['site/a']);
    expect(
      read
        .pagesOf('Post.images', ['site/a'], { first: 5 })
        .get('site/a')
        ?.edges.map(({ row }) => row),
    ).toMatchObject([{ ...image, position: 0, alt: null, caption: null, title: null, displayWidth: null, line: 1 }]);
    expect(read.imageByDigest('d1')?.key).toBe('site/b.png');
    expect(read.imageByDigest('d2')).toBeNull();
    expect(read.page('Diagnostic', { first: 5, filter: { code: { eq: 'LINK_BROKEN' } } }).edges).toHaveLength(1);
    expect(read.count('Diagnostic', { severity: { eq: 'ERROR' } })).toBe(0);
    edit(path, (writer) => writer.putServed('site', new Set(['site/a'])));
    expect(reader(path).countsOf('Post.backlinks', ['site/b'], null).get('site/b')).toBe(0);
    edit(path, (writer) => writer.putServed('site', new Set()));
    expect(reader(path).countsOf('Post.backlinks', ['site/b'], null).get('site/b')).toBe(1);
    expect(reader(path).countsOf('Image.posts', ['site/b.png', 'site/a.png'], null)).toEqual(
      new Map([
        ['site/b.png', 1],
        ['site/a.png', 0],
      ]),
    );
    edit(path, (writer) => writer.removeFile('site', 'a'));
    expect(reader(path).count('Diagnostic', null)).toBe(0);
    expect(reader(path).pagesOf('Post.backlinks', ['site/b'], { first: 5 }).get('site/b')?.edges).toEqual([]);
  });
});
