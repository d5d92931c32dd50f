import { describe, expect, test } from 'vitest';
import { memorySite } from './site.ts';

const read = (frontMatter: string, hugo = '', path = 'page.md') =>
  memorySite({ [path]: `---\n${frontMatter}\n---\nText` }, hugo).document(path);
const codes = (frontMatter: string) => read(frontMatter).diagnostics.map(({ code, line }) => `${code}:${line}`);

describe('front matter gives', () => {
  test('titles their spelling', () => {
    expect(read('title: 404').fields.title).toBe('404');
    expect(read('Title: true').fields.title).toBe('true');
    expect(codes('title: 404')).toEqual([]);
  });
  test('keywords, tags and categories as one list by slug, in order', () => {
    const { fields } = read('tags: [Service Mesh, IstioCon]\nkeywords: istio, service-mesh\ncategories: News');
    expect(fields.keywords).toEqual([
      { slug: 'istio', name: 'istio' },
      { slug: 'service-mesh', name: 'service-mesh' },
      { slug: 'istiocon', name: 'IstioCon' },
      { slug: 'news', name: 'News' },
    ]);
  });
  test.each([
    ['authors: [Ada, Bo]', ['Ada', 'Bo']],
    ['author: Ada', ['Ada']],
    ['author: { name: Ada, email: a@example.org }', ['Ada']],
    ['authors: [{ name: Ada }, Bo]\nauthor: Bo', ['Ada', 'Bo']],
  ])('authors out of %j', (frontMatter, authors) => {
    expect(read(frontMatter).fields.authors).toEqual(authors);
  });
  test('dates by Hugo’s order of keys', () => {
    expect(read('publishdate: 2023-11-16').fields).toMatchObject({
      date: '2023-11-16T00:00:00Z',
      publishDate: '2023-11-16T00:00:00Z',
      modified: null,
    });
    expect(read('date: 2023-01-01\npublishDate: 2023-02-02\nmodified: 2023-03-03\nunpublishdate: 2024-01-01').fields).toMatchObject({
      date: '2023-01-01T00:00:00Z',
      publishDate: '2023-02-02T00:00:00Z',
      modified: '2023-03-03T00:00:00Z',
      expiryDate: '2024-01-01T00:00:00Z',
    });
  });
  test('a date and a slug by the file’s name only where the site says so', () => {
    const hugo = 'frontmatter: { date: [":filename", ":default"] }';
    const dated = read('title: T', hugo, 'blog/2024-03-20-hello.md');
    expect([dated.fields.date, dated.identity.slug, dated.identity.url]).toEqual(['2024-03-20T00:00:00Z', 'hello', '/blog/hello/']);
    const plain = read('title: T', '', 'blog/2024-03-20-hello.md');
    expect([plain.fields.date, plain.identity.url]).toEqual([null, '/blog/2024-03-20-hello/']);
  });
  test('images in their usual shapes, the featured one first', () => {
    const { images } = read('images: [a.png, b.png]\ncover: { image: c.jpg, alt: C, caption: D }').fields;
    expect(images.map(({ source, alt, line }) => [source, alt, line])).toEqual([
      ['c.jpg', 'C', 3],
      ['a.png', null, 2],
      ['b.png', null, 2],
    ]);
  });
});

describe('front matter with wrong values', () => {
  test.each([
    ['date: 2024-02-30', ['DATE_INVALID:2']],
    ['title: A\nlastmod: soon', ['DATE_INVALID:3']],
    ['date: 20240101', ['DATE_INVALID:2']],
    ['title: [a]', ['FRONT_MATTER_TYPE:2']],
    ['weight: heavy', ['FRONT_MATTER_TYPE:2']],
    ['draft: perhaps', ['FRONT_MATTER_TYPE:2']],
    ['keywords: [a, { b: c }]', ['FRONT_MATTER_TYPE:2']],
    ['author: []', ['FRONT_MATTER_TYPE:2']],
  ])('%j is reported with its line: %j', (frontMatter, expected) => {
    expect(codes(frontMatter)).toEqual(expected);
  });
  test('counts as not there, and the next key steps in', () => {
    expect(read('date: never\npublishdate: 2024-01-01\nweight: x\ndraft: maybe').fields).toMatchObject({
      date: '2024-01-01T00:00:00Z',
      weight: null,
      draft: false,
    });
  });
  test.each(['title:', 'keywords: []', 'date: ""', 'images: true', 'weight: "10"', 'draft: "true"'])('%j is no mistake', (frontMatter) => {
    expect(codes(frontMatter)).toEqual([]);
  });
});
