import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangesOf, snippetOf } from '../../src/store/highlights.ts';
import type { SearchType } from '../../src/store/search-types.ts';
import type { SearchRequest } from '../../src/store/search.ts';
import { indexedText, matchExpression, termsOf, wordsOf } from '../../src/store/search-words.ts';
import { databasePath, ingest, mention, post, reader, talk } from './content.ts';

const path = databasePath();
ingest(
  path,
  [
    post({ sourcePath: 'title', title: 'Ambient mesh explained', text: 'Nothing else.' }),
    post({ sourcePath: 'heading', headings: ['Ambient mode'], text: 'A page about meshes.' }),
    post({ sourcePath: 'body', text: 'ambient ambient ambient ambient ambient ambient' }),
    post({ sourcePath: 'es', language: 'es', title: 'Información', text: 'La seguridad de las mallas' }),
    post({ sourcePath: 'zh', language: 'zh', title: '服务网格安全', text: '网格的安全性。' }),
    post({ sourcePath: 'ja', language: 'ja', title: 'サービスメッシュの話', text: 'サービスメッシュと安全' }),
    post({ sourcePath: 'uk', language: 'uk', title: 'Безпека', text: 'Про безпеку сервісів та її межі' }),
    post({ sourcePath: 'tls', keywords: ['mTLS'], text: 'mTLS, a:b*( and "unclosed quotes AND NOT' }),
    post({ sourcePath: 'recap', keywords: ['Recap'], mentions: [mention('youtube:1')] }),
  ],
  {
    talks: [
      talk('youtube:1', ['site/recap'], {
        titles: [
          { language: 'en', title: 'Zero trust' },
          { language: 'es', title: 'Confianza cero' },
        ],
        event: 'conf-2024',
        speakers: [{ speaker: 'ada-byron', name: 'Ada Byron', organization: 'acme' }],
      }),
    ],
    speakers: [{ slug: 'ada-byron', name: 'Ada Byron' }],
    organizations: [{ slug: 'acme', name: 'Acme' }],
    events: [
      {
        slug: 'conf-2024',
        name: 'Conf 2024',
        series: 'Conf',
        year: 2024,
        startsOn: '2024-03-01',
        endsOn: null,
        location: 'Łódź',
        url: null,
      },
    ],
  },
);
const { searchPage, searchCount, highlightsOf } = bound();

function bound() {
  const read = reader(path);
  return {
    searchPage: (query: string, rest: Partial<SearchRequest> = {}) => read.searchPage({ query, first: 20, ...rest }),
    searchCount: (query: string) => read.searchCount({ query }),
    highlightsOf: (query: string) =>
      read.highlightsOf(
        query,
        read.searchPage({ query, first: 20 }).edges.map(({ row }) => row),
      ),
  };
}
const found = (query: string, types?: SearchType[]): string[] =>
  searchPage(query, types === undefined ? {} : { types }).edges.map(({ row }) => row.key);

describe('search', () => {
  it('puts a match in a title above one in a heading, and that above any number in the body', () => {
    expect(found('ambient')).toEqual(['site/title', 'site/heading', 'site/body']);
  });

  it.each([
    ['seguridad', 'site/es'],
    ['informacion', 'site/es'],
    ['安全', 'site/zh'],
    ['サービスメッシュ', 'site/ja'],
    ['безпека', 'site/uk'],
    ['mtls', 'site/tls'],
    ['"unclosed', 'site/tls'],
    ['a:b*(', 'site/tls'],
    ['AND NOT', 'site/tls'],
    ['confianza cero', 'youtube:1'],
    ['łódź', 'conf-2024'],
  ])('finds %s', (query, key) => {
    expect(found(query)).toContain(key);
  });

  it.each(['', '   ', '"', '*', '()', 'NEAR', 'title:ambient', 'ambient zebra', 'mbient', '"ambient mesh" OR seguridad', '\u0000'])(
    'finds nothing for %j and does not fail',
    (query) => {
      expect(found(query)).toEqual([]);
      expect(searchCount(query)).toBe(0);
    },
  );

  it('takes the last word for the beginning of one, but no other', () => {
    expect(found('mesh ambi')).toEqual(['site/title']);
    expect(found('ambi mesh')).toEqual([]);
  });

  it('finds talks, speakers and events by their names, and a talk by its speaker', () => {
    expect(found('ada')).toEqual(expect.arrayContaining(['youtube:1', 'ada-byron']));
    expect(found('ada', ['SPEAKER'])).toEqual(['ada-byron']);
    expect(found('acme', ['TALK'])).toEqual(['youtube:1']);
    expect(found('recap', ['KEYWORD'])).toEqual(['recap']);
  });

  it('keeps to the filter, through the posts and talks of a keyword, speaker or event', () => {
    const filtered = (query: string, keyword: string): string[] =>
      searchPage(query, { filter: { keywords: { any: [keyword] } } }).edges.map(({ row }) => row.key);
    expect(filtered('ada', 'recap').toSorted()).toEqual(['ada-byron', 'youtube:1']);
    expect(filtered('ada', 'mtls')).toEqual([]);
    expect(filtered('mtls', 'mtls').toSorted()).toEqual(['mtls', 'site/tls']);
    expect(searchPage('ambient', { filter: { language: { eq: 'es' } } }).edges).toEqual([]);
  });

  it('pages forwards and backwards over the same hits', () => {
    const all = searchPage('ambient').edges;
    const second = searchPage('ambient', { first: 1, after: all[0]?.position ?? [] });
    expect(second.edges).toEqual([all[1]]);
    expect([second.hasPreviousPage, second.hasNextPage]).toEqual([true, true]);
    const read = reader(path).searchPage({ query: 'ambient', last: 2, before: all[2]?.position ?? [] });
    expect(read.edges).toEqual(all.slice(0, 2));
  });

  it('shares its index with the filters of posts and talks', () => {
    const read = reader(path);
    expect(read.page('Post', { filter: { search: 'ambient' }, first: 10 }).edges.map(({ row }) => row.key)).toHaveLength(3);
    expect(read.count('Talk', { search: 'trust' })).toBe(1);
    expect(read.count('Talk', { search: '"' })).toBe(0);
  });

  it('follows edits and removals, and hides what is not served', () => {
    const own = databasePath();
    ingest(own, [post({ sourcePath: 'a', text: 'first words', keywords: ['Tag'] }), post({ sourcePath: 'b', text: 'first' })]);
    ingest(own, [post({ sourcePath: 'a', text: 'second words' })]);
    expect(reader(own).searchCount({ query: 'first' })).toBe(1);
    expect(reader(own).searchCount({ query: 'second' })).toBe(1);
    expect(reader(own).searchCount({ query: 'tag' })).toBe(0);
  });

  it('accepts any text at all', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (query) => {
        expect(() => found(query)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('words', () => {
  it('have the offsets of the text as written', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeLessThanOrEqual(text.length);
          end = word.end;
        }
      }),
    );
  });

  it('of unspaced scripts are cut, and may go on', () => {
    expect(termsOf('服务网格 istio')).toEqual([
      { words: ['服务', '网', '格'], isPrefix: true },
      { words: ['istio'], isPrefix: true },
    ]);
  });

  it.each(['ab1 -.’é文網の、กー', 'é1文𠮷ー・ .'])('of any text of %j are those that the index is given', (alphabet) => {
    const text = string({ unit: constantFrom(...alphabet), maxLength: 14 });
    assert(
      property(text, (written) => {
        const given = indexedText(written).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
        expect(given).toEqual(wordsOf(written).map(({ word }) => word));
      }),
      { numRuns: 3000 },
    );
  });
  it('are quoted one by one, so that no input is syntax', () => {
    expect(matchExpression('a:b*( "x')).toBe('"a b" AND "x" *');
    expect(matchExpression('( " *')).toBeNull();
  });
});

describe('highlights', () => {
  it('have UTF-16 ranges of the text that they show', () => {
    const text = '🙂 Información y más información';
    const marked = rangesOf(text, termsOf('informacion')).map(({ start, end }) => text.slice(start, end));
    expect(marked).toEqual(['Información', 'información']);
  });

  it('show every field that matched, the body as a snippet', () => {
    const own = highlightsOf('ambient').get('POST site/heading') ?? [];
    expect(own).toEqual([{ field: 'heading', text: 'Ambient mode', ranges: [{ start: 0, end: 7 }] }]);
    expect(
      highlightsOf('安全')
        .get('POST site/zh')
        ?.map(({ field }) => field),
    ).toEqual(['title', 'text']);
    expect(
      highlightsOf('ada')
        .get('TALK youtube:1')
        ?.map(({ field }) => field),
    ).toEqual(['speaker']);
  });

  it('of a long text are cut between words around the first match', () => {
    const text = `${'lorem ipsum '.repeat(100)}needle ${'dolor sit '.repeat(100)}`;
    const snippet = snippetOf(text, termsOf('needle'));
    expect(snippet?.text).toMatch(/^…(lorem|ipsum) .* needle dolor .*…$/);
    expect(snippet?.text.length).toBeLessThanOrEqual(202);
    expect(snippet?.ranges.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['needle']);
  });

  it('of text without the words are none', () => {
    expect(snippetOf('hay', termsOf('needle'))).toBeNull();
    expect(rangesOf('a cat', termsOf('at'))).toEqual([]);
  });
});
