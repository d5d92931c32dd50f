import { describe, expect, test } from 'vitest';
import { surroundingsOf } from '../../src/hugo/page.ts';
import { memorySite } from './site.ts';

const urlOf = (path: string, frontMatter = '', hugo = 'title: T', others: Record<string, string> = {}) =>
  memorySite({ ...others, [path]: `---\n${frontMatter}\n---\n` }, hugo).document(path).identity.url;

describe('a page’s URL', () => {
  test.each([
    ['about.md', '/about/'],
    ['blog/2023/post.md', '/blog/2023/post/'],
    ['blog/My Post, 2nd.md', '/blog/my-post-2nd/'],
    ['blog/post/index.md', '/blog/post/'],
    ['blog/_index.md', '/blog/'],
    ['_index.md', '/'],
    ['blog/a - b.md', '/blog/a-b/'],
    ['blog/1.5.md', '/blog/1.5/'],
    ['блог/привіт.md', '/%D0%B1%D0%BB%D0%BE%D0%B3/%D0%BF%D1%80%D0%B8%D0%B2%D1%96%D1%82/'],
    ['blog/a#b.md', '/blog/a%23b/'],
  ])('%s is %s', (path, url) => {
    expect(urlOf(path)).toBe(url);
  });
  test.each([
    ['slug: New Name', '/blog/new-name/'],
    ['url: /Exact/Path', '/Exact/Path/'],
    ['url: /feed.html', '/feed.html'],
    ['url: some/v1.2/', '/some/v1.2/'],
    ['url: https://elsewhere.example/x', '/blog/post/'],
    ['url: ../../etc/./passwd', '/etc/passwd/'],
    ['url: /a/%2e%2E/b/', '/b/'],
    ['slug: ..', '/'],
  ])('follows %j', (frontMatter, url) => {
    expect(urlOf('blog/post.md', frontMatter)).toBe(url);
  });
  test.each([
    ['/:year/:month/:day/:slug/', '/2024/03/09/a-title/'],
    ['/:section/:yearday/:filename', '/blog/69/deep-post/'],
    ['/:monthname/:title', '/march/a-title/'],
    ['/:sections/:slugorfilename/', '/blog/deep-post/'],
    ['/:sections[1:]/:contentbasename/', '/deep-post/'],
    ['/:sections[last]/:slug/', '/blog/a-title/'],
    ['/:unknown/:slug/', '/:unknown/a-title/'],
  ])('follows the permalink %s', (pattern, url) => {
    expect(urlOf('blog/x/deep post.md', 'title: A Title\ndate: 2024-03-09', `permalinks: { blog: "${pattern}" }`)).toBe(url);
  });
  test('has its nested sections in :sections where they have an _index.md', () => {
    expect(urlOf('blog/x/post.md', '', 'permalinks: { blog: "/:sections/:filename/" }', { 'blog/x/_index.md': '' })).toBe('/blog/x/post/');
  });
  test('leaves other sections’ permalinks alone', () => {
    expect(urlOf('docs/post.md', '', 'permalinks: { blog: "/:year/:slug" }')).toBe('/docs/post/');
  });
  test.each([
    ['uglyURLs: true', '/blog/post.html'],
    ['uglyURLs: { docs: true }', '/blog/post/'],
    ['disablePathToLower: true', '/blog/Post/'],
    ['baseURL: https://example.org/sub/', '/sub/blog/post/'],
    ['defaultContentLanguageInSubdir: true', '/en/blog/post/'],
  ])('follows the setting %j', (hugo, url) => {
    expect(urlOf('blog/Post.md', '', hugo)).toBe(url);
  });
  test('loses accents where the site says so', () => {
    expect(urlOf('blog/Café.md', '', 'removePathAccents: true')).toBe('/blog/cafe/');
    expect(urlOf('blog/Café.md')).toBe('/blog/caf%C3%A9/');
  });
  test('has the language in front, except the default one’s', () => {
    const hugo = 'languages: { en: {}, fr: {} }';
    expect(urlOf('blog/post.fr.md', '', hugo)).toBe('/fr/blog/post/');
    expect(urlOf('blog/post.en.md', '', hugo)).toBe('/blog/post/');
    expect(urlOf('blog/post.fr.md', 'url: /x/', hugo)).toBe('/x/');
    expect(urlOf('blog/post.fr.md', 'url: x/', hugo)).toBe('/fr/x/');
  });
});

const site = memorySite(
  {
    'en/blog/_index.md': '',
    'en/blog/post/index.md': '---\naliases: [/old/, ../older, /file.html]\n---\n',
    'en/blog/post/part.md': '',
    'en/blog/post/deep/index.md': '',
    'en/hidden/index.md': '---\nheadless: true\n---\n',
    'en/single.md': '---\ntranslationKey: one\n---\n# Heading\n',
    'fr/blog/post/index.md': '',
    'fr/blog/post/seul.md': '',
    'fr/unique.md': '---\ntranslationKey: one\n---\n',
  },
  'languages: { en: {}, fr: {} }',
);

const facts = (path: string) => {
  const { place, identity } = site.document(path);
  return [place.kind, identity.section, place.language.tag, identity.slug];
};
const key = (path: string) => site.document(path).identity.translationKey;
const around = (documents: string[], others: string[]) => {
  const { config, files } = memorySite(Object.fromEntries(documents.map((path) => [path, ''])), 'languages: { en: {}, fr: {} }', others);
  return surroundingsOf('fr/blog/post/index.md', config, files);
};

describe('a page', () => {
  test('has kind, section and language by its place', () => {
    expect(facts('en/blog/_index.md')).toEqual(['SECTION', 'blog', 'en', 'blog']);
    expect(facts('en/blog/post/index.md')).toEqual(['PAGE', 'blog', 'en', 'post']);
    expect(facts('en/single.md')).toEqual(['PAGE', null, 'en', 'single']);
    expect(facts('fr/unique.md')).toEqual(['PAGE', null, 'fr', 'unique']);
  });
  test('shares its translation key with its translations, by path or by front matter', () => {
    expect(key('en/blog/post/index.md')).toBe(key('fr/blog/post/index.md'));
    expect(key('en/single.md')).toBe(key('fr/unique.md'));
    expect(key('en/single.md')).not.toBe(key('en/blog/_index.md'));
  });
  test('has aliases from the site’s top or from beside itself', () => {
    expect(site.document('en/blog/post/index.md').identity.aliases).toEqual(['/old/', '/older/', '/file.html']);
  });
  test.each([
    ['en/blog/post/part.md', 'it belongs to the page bundle en/blog/post'],
    ['en/blog/post/deep/index.md', 'it belongs to the page bundle en/blog/post'],
    ['fr/blog/post/seul.md', 'it belongs to the page bundle en/blog/post'],
    ['en/hidden/index.md', 'it is headless'],
  ])('%s is no page: %s', (path, reason) => {
    expect(site.document(path).place.unpublished).toBe(reason);
  });
  test.each(['en/blog/_index.md', 'en/blog/post/index.md', 'en/single.md'])('%s is one', (path) => {
    expect(site.document(path).place.unpublished).toBeNull();
  });
  test('of a disabled language, or outside of the named folders, is not published', () => {
    const hugo = 'languages: { en: { contentDir: content/en }, fr: { contentDir: content/fr, disabled: true } }';
    const other = memorySite({ 'en/a.md': '', 'fr/a.md': '', 'README.md': '' }, hugo);
    expect(other.document('fr/a.md').place.unpublished).toContain('disabled');
    expect(other.document('README.md').place.unpublished).toContain('outside');
    expect(other.document('en/a.md').place.unpublished).toBeNull();
  });
  test('that is an index.md at the very top does not swallow the site', () => {
    const bare = memorySite({ 'index.md': '', 'a.md': '', 'blog/b.md': '' });
    expect([
      bare.document('index.md').place.kind,
      bare.document('a.md').place.unpublished,
      bare.document('blog/b.md').place.unpublished,
    ]).toEqual(['HOME', null, null]);
  });
  test('has a title in any case: front matter, first heading, name', () => {
    expect(site.document('en/single.md').title).toBe('Heading');
    expect(site.document('en/blog/post/index.md').title).toBe('Post');
    expect(memorySite({ 'a/2024-01-02-getting_started-now.md': '' }).document('a/2024-01-02-getting_started-now.md').title).toBe(
      'Getting started now',
    );
  });
  test('is read anew when its surroundings change, and only then', () => {
    const pages = ['en/a.md', 'fr/blog/post/index.md'];
    expect(around(pages, ['en/blog/post/x.png'])).toBe(around(pages, ['en/blog/post/x.png', 'en/other/y.png']));
    expect(around([...pages, 'en/blog/post/index.md'], ['en/blog/post/x.png'])).not.toBe(around([...pages, 'en/blog/post/index.md'], []));
    expect(around([...pages, 'en/blog/index.md'], [])).not.toBe(around(pages, []));
  });
});
