import { describe, expect, test } from 'vitest';
import { readSiteConfig, settleLanguages } from '../../src/hugo/site-config.ts';

const read = (files: Record<string, string>, contentFolder = 'content') =>
  readSiteConfig(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { siteKey: 's', contentFolder },
  );
const mountsOf = (yaml: string, documents: string[] = []) => settleLanguages(read({ 'hugo.yaml': yaml }).config, documents).config.mounts;

describe('readSiteConfig reads', () => {
  test('TOML, YAML and JSON alike, whatever the case of the keys', () => {
    const toml = read({ 'hugo.toml': 'title = "T"\nbaseURL = "https://example.org/docs"\n[permalinks]\nBlog = "/:year/:slug"' });
    const yaml = read({ 'config.yaml': 'Title: T\nbaseurl: https://example.org/docs\npermalinks: { blog: "/:year/:slug" }' });
    const json = read({ 'config.json': '{"title":"T","baseURL":"https://example.org/docs","permalinks":{"blog":"/:year/:slug"}}' });
    expect(toml.config).toEqual(yaml.config);
    expect(json.config).toEqual(yaml.config);
    expect(toml.config).toMatchObject({
      baseUrl: 'https://example.org/docs/',
      basePath: '/docs',
      permalinks: { page: { blog: '/:year/:slug' } },
    });
    expect(toml.record).toEqual({ key: 's', title: 'T', baseUrl: 'https://example.org/docs/', defaultLanguage: 'en', languages: ['en'] });
  });
  test('hugo.toml rather than config.toml, and config/_default over both', () => {
    const { config } = read({
      'config.toml': 'title = "old"\ntimeZone = "Asia/Tokyo"',
      'hugo.toml': 'title = "root"\nbuildDrafts = true',
      'config/_default/hugo.yaml': 'title: split',
      'config/_default/languages.yaml': 'fr: { weight: 1 }\nen: { weight: 2 }',
      'config/_default/params.fr.toml': 'x = 1',
    });
    expect(config).toMatchObject({ title: 'split', timeZone: 'UTC', build: { drafts: true } });
    expect(config.languages.map(({ key, prefix }) => [key, prefix])).toEqual([
      ['fr', 'fr'],
      ['en', ''],
    ]);
  });
  test('the new permalinks by kind of page', () => {
    const { config } = read({ 'hugo.yaml': 'permalinks:\n  page: { posts: "/p/:slug/" }\n  section: { posts: "/writing/" }' });
    expect(config.permalinks).toEqual({ page: { posts: '/p/:slug/' }, section: { posts: '/writing/' } });
  });
  test('date sources with :default and :filename', () => {
    const { config } = read({ 'hugo.yaml': 'frontmatter: { date: [":filename", ":default"] }' });
    expect(config.dateSources.date.slice(0, 2)).toEqual([':filename', 'date']);
  });
  test('a path as base URL', () => {
    expect(read({ 'hugo.yaml': 'baseURL: /sub/' }).config).toMatchObject({ baseUrl: null, basePath: '/sub' });
  });
  test('no configuration as Hugo’s defaults', () => {
    const { config, diagnostics } = read({});
    expect(config).toMatchObject({ isConfigured: false, defaultLanguage: 'en', taxonomies: ['tags', 'categories'] });
    expect(config.directories).toEqual({ content: ['content'], static: ['static'], assets: ['assets'] });
    expect(diagnostics).toEqual([]);
  });
});

describe('readSiteConfig reports', () => {
  test.each([
    ['hugo.toml', 'a = 1\nb = ', 2],
    ['hugo.yaml', 'a: 1\nb: [', 2],
    ['hugo.json', '{"a": }', null],
  ])('broken %s, and goes on', (path, text, line) => {
    const { config, diagnostics } = read({ [path]: text });
    expect(diagnostics.map(({ code, sourcePath }) => ({ code, sourcePath }))).toEqual([
      { code: 'CONFIG_INVALID', sourcePath: `../${path}` },
    ]);
    if (line !== null) expect(diagnostics[0]?.line).toBeGreaterThanOrEqual(line);
    expect(config.defaultLanguage).toBe('en');
  });
  test.each(['../other', '/etc', 'content/../../up'])('a content folder outside of the site: %s', (folder) => {
    const { config, diagnostics } = read({ 'hugo.yaml': `contentDir: ${folder}` });
    expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_INVALID']);
    expect(config.directories.content).toEqual(['content']);
  });
});

describe('a language’s content lies', () => {
  test('in its contentDir', () => {
    expect(mountsOf('languages: { en: { contentDir: content/en }, zh: { contentDir: content/zh } }')).toEqual([
      { path: 'en', target: '', language: 'en' },
      { path: 'zh', target: '', language: 'zh' },
    ]);
  });
  test('where module.mounts puts it', () => {
    const yaml =
      'module: { mounts: [{ source: content/en, target: content }, { source: more, target: content/blog, lang: fr }] }\nlanguages: { en: {}, fr: {} }';
    expect(mountsOf(yaml)).toEqual([
      { path: '../more', target: 'blog', language: 'fr' },
      { path: 'en', target: '', language: 'en' },
    ]);
  });
  test('in the folder with its name, if the default language has one too', () => {
    const paths = mountsOf('languages: { en: {}, pt-BR: {} }', ['en/a.md', 'pt-BR/a.md', 'docs/b.md']).map(
      ({ path, language }) => `${path}:${language}`,
    );
    expect(paths).toEqual(['en:en', 'pt-BR:pt-br', ':en']);
    expect(mountsOf('languages: { en: {}, fr: {} }', ['fr/a.md', 'b.md'])).toHaveLength(1);
  });
});

const languages = (documents: string[]) => settleLanguages(read({}).config, documents).record.languages;

describe('without a configuration, settleLanguages', () => {
  test.each([
    [
      ['en/a.md', 'es/a.md'],
      ['en', 'es'],
    ],
    [['es/blog/a.md'], ['es']],
    [
      ['zh-Hans/a.md', 'pt_br/a.md'],
      ['pt-BR', 'zh-Hans'],
    ],
    [
      ['docs/a.md', 'fr/docs/a.md'],
      ['en', 'fr'],
    ],
    [
      ['about.md', 'about.uk.md'],
      ['en', 'uk'],
    ],
  ])('finds the languages of %j', (documents, expected) => {
    expect(languages(documents)).toEqual(expected);
  });
  test.each([
    [['docs/a.md', 'blog/b.md', 'api/c.md']],
    [['ml/a.md']],
    [['new/a.md']],
    [['blog/a.md', 'it/servers.md']],
    [['config.ts.md', 'run.sh.md']],
    [['a.md']],
  ])('finds none in %j', (documents) => {
    expect(languages(documents)).toEqual(['en']);
  });
  test('keeps the folder in the URL, because Hugo without a configuration does', () => {
    const { config } = settleLanguages(read({}).config, ['en/a.md', 'es/a.md', 'c.md']);
    expect(config.languages.map(({ prefix }) => prefix)).toEqual(['en', 'es']);
    expect(config.mounts.map(({ path, language }) => `${path}:${language}`)).toEqual(['en:en', 'es:es', ':en']);
  });
});
