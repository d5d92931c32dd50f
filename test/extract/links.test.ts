import { describe, expect, test } from 'vitest';
import { extractRecords } from '../../src/extract/extract-records.ts';
import { resolveLinks } from '../../src/extract/resolve-links.ts';
import { buildSiteIndex } from '../../src/extract/site-index.ts';
import { urlConflicts } from '../../src/extract/url-conflicts.ts';
import { memorySite } from '../hugo/site.ts';
import { extract } from './records.ts';

const PAGES = {
  'en/_index.md': '',
  'en/blog/_index.md': '',
  'en/blog/post/index.md': '',
  'en/blog/other.md': '---\naliases: [/old/other/]\n---\n',
  'en/docs/setup/install.md': '',
  'en/docs/only-english.md': '',
  'fr/blog/post/index.md': '',
  'fr/docs/setup/install.md': '',
};
const HUGO = 'baseURL: https://example.org/\nlanguages: { en: {}, fr: {} }';

/** Where the links of one page lead, among the pages above. */
function resolve(markdown: string, { path = 'en/blog/post/index.md', hugo = HUGO } = {}) {
  const site = memorySite({ ...PAGES, [path]: markdown }, hugo);
  const records = Object.keys(PAGES).flatMap((name) => extractRecords(site.document(name), site.config, site.files).record ?? []);
  const page = records.find(({ sourcePath }) => sourcePath === path);
  if (page === undefined) throw new Error(`no page ${path}`);
  return resolveLinks(page, page.links, buildSiteIndex(records, site.config));
}
const targets = (markdown: string, path?: string) =>
  resolve(markdown, path === undefined ? {} : { path }).links.map(({ target, href, broken }) => [target, href, broken]);

describe('links are read', () => {
  test('with text, line and kind, from Markdown, references, raw HTML and autolinks', () => {
    const body =
      '---\ntitle: T\n---\n[a *b*](/x/) [c][d]\n\n[d]: ../y.md#z\n\n<a href="/h">i <b>j</b></a> <https://k.example/>\n\n[l]({{< ref "m.md" >}})\n';
    expect(extract(body).record.links).toEqual([
      { url: '/x/', text: 'a b', line: 4, internal: true, isReference: false },
      { url: '../y.md#z', text: 'c', line: 4, internal: true, isReference: true },
      { url: '/h', text: 'i j', line: 8, internal: true, isReference: false },
      { url: 'https://k.example/', text: 'https://k.example/', line: 8, internal: false, isReference: false },
      { url: 'm.md', text: 'l', line: 10, internal: true, isReference: true },
    ]);
  });
  test('into tokens only where other files decide', () => {
    const { html } = extract('[a](/x/) [b](https://y.example/) [c](#d) <a href="/z">e</a>').record.body;
    expect(html).toBe(
      '<p><a href="lectern-link:0">a</a> <a href="https://y.example/">b</a> <a href="#d">c</a> <a href="lectern-link:2">e</a></p>',
    );
  });
  test('not where the theme alone knows the address, nor for places on the page', () => {
    const { record } = extract('[a]({{< repository >}}/x) [b](#c) [d](javascript:x)');
    expect(record.links).toEqual([]);
    expect(record.body.html).toContain('<p>a ');
  });
});

describe('resolveLinks follows', () => {
  test.each([
    ['[x](/docs/setup/install/)', 's/en/docs/setup/install.md', '/docs/setup/install/'],
    ['[x](/docs/setup/install)', 's/en/docs/setup/install.md', '/docs/setup/install/'],
    ['[x](../other/#a)', 's/en/blog/other.md', '/blog/other/#a'],
    ['[x](https://example.org/blog/other/?q=1)', 's/en/blog/other.md', '/blog/other/?q=1'],
    ['[x](/old/other)', 's/en/blog/other.md', '/blog/other/'],
    ['[x](/fr/blog/post/)', 's/fr/blog/post/index.md', '/fr/blog/post/'],
    ['[x](/)', 's/en/_index.md', '/'],
    ['[x]({{< ref "/docs/setup/install.md#a" >}})', 's/en/docs/setup/install.md', '/docs/setup/install/#a'],
    ['[x]({{< relref "../other" >}})', 's/en/blog/other.md', '/blog/other/'],
    ['[x]({{< relref "other.md" >}})', 's/en/blog/other.md', '/blog/other/'],
    ['[x]({{% ref "install" %}})', 's/en/docs/setup/install.md', '/docs/setup/install/'],
    ['[x]({{< ref "/blog/_index.md" >}})', 's/en/blog/_index.md', '/blog/'],
    ['[x](../other.md)', 's/en/blog/other.md', '/blog/other/'],
    ['[x](/content/en/docs/setup/install.md)', 's/en/docs/setup/install.md', '/docs/setup/install/'],
  ])('%s', (markdown, target, href) => {
    expect(targets(markdown)).toEqual([[target, href, false]]);
  });
  test('references in the page’s language first, then in the default one', () => {
    const path = 'fr/blog/post/index.md';
    expect(targets('[x]({{< ref "/docs/setup/install" >}})', path)[0]?.[0]).toBe('s/fr/docs/setup/install.md');
    expect(targets('[x]({{< ref "/docs/only-english" >}})', path)[0]?.[0]).toBe('s/en/docs/only-english.md');
  });
  test('relative links of a translation to what is not translated', () => {
    expect(targets('[x](../../docs/only-english/)', 'fr/blog/post/index.md')).toEqual([
      ['s/en/docs/only-english.md', '/docs/only-english/', false],
    ]);
  });
});

describe('resolveLinks calls broken', () => {
  test.each(['[x](/blog/none/)', '[x](../none)', '[x]({{< ref "none.md" >}})', '[x](none.md)', '[x](https://example.org/docs/none/)'])(
    '%s',
    (markdown) => {
      const { links, diagnostics } = resolve(`\n\n${markdown}`);
      expect(links.map(({ broken, target }) => [broken, target])).toEqual([[true, null]]);
      expect(diagnostics.map(({ code, line, sourcePath }) => [code, line, sourcePath])).toEqual([
        ['LINK_BROKEN', 3, 'en/blog/post/index.md'],
      ]);
    },
  );
  test.each([
    '[x](/tags/istio/)',
    '[x](/categories/)',
    '[x](/index.xml)',
    '[x](/blog/index.xml)',
    '[x](/blog/page/2/)',
    '[x](diagram.pdf)',
    '[x](/img/a.png)',
    '[x](/other-program/)',
    '[x](https://elsewhere.example/none/)',
    '[x](mailto:a@example.org)',
    '[x](/docs/setup/)',
  ])('nothing in %s', (markdown) => {
    expect(resolve(markdown).diagnostics).toEqual([]);
  });
  test('any unknown page in a folder without a configuration, which has no theme', () => {
    const site = memorySite({ 'a.md': '[x](/none/) [y](/b/) [z](/tags/t/)', 'b.md': '' });
    const pages = ['a.md', 'b.md'].flatMap((path) => extractRecords(site.document(path), site.config, site.files).record ?? []);
    const links = resolveLinks(pages[0] ?? expect.fail(), pages[0]?.links ?? [], buildSiteIndex(pages, site.config)).links;
    expect(links.map(({ broken }) => broken)).toEqual([true, false, false]);
  });
});

const entry = (sourcePath: string, url: string) => ({
  key: `s/${sourcePath}`,
  site: 's',
  sourcePath,
  url,
  aliases: [],
  language: 'en',
  translationKey: sourcePath,
});

describe('urlConflicts', () => {
  test('lets the first by path win and names both', () => {
    const { losers, diagnostics } = urlConflicts([entry('b.md', '/x/'), entry('a.md', '/x/'), entry('c.md', '/y/')]);
    expect([...losers]).toEqual(['s/b.md']);
    expect(diagnostics).toMatchObject([
      { code: 'URL_CONFLICT', sourcePath: 'b.md', message: 'b.md has the URL /x/ of a.md, which is served.' },
    ]);
  });
  test('sees through case, escapes and composition, but not across sites', () => {
    expect(urlConflicts([entry('a.md', '/Caf%C3%A9/'), entry('b.md', '/cafe\u0301/')]).losers.size).toBe(1);
    expect(urlConflicts([entry('a.md', '/x/'), { ...entry('b.md', '/x/'), site: 't' }]).losers.size).toBe(0);
  });
});
