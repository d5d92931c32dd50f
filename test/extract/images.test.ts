import { describe, expect, test } from 'vitest';
import { globTest } from '../../src/extract/globs.ts';
import { labelResources } from '../../src/extract/resource-labels.ts';
import { resolveImages } from '../../src/extract/resolve-images.ts';
import { extract } from './records.ts';

const images = (body: string, options: Parameters<typeof extract>[1] = {}) => extract(body, options).record.images;
const first = (source: string, options: Parameters<typeof extract>[1] = {}) => images(`![x](<${source}>)`, options)[0]?.candidates ?? [];

describe('images are found', () => {
  test('in Markdown, raw HTML, shortcodes and front matter, in the order of the text', () => {
    const body = `---
cover: { image: cover.jpg, alt: Cover }
---
![one](1.png "First")

<p><img
  src="2.png" alt="two" width="40"></p>

{{< image link="./3.png" caption="Three" width="75%" >}}

{{< figure src=4.png alt=four title="Fourth" >}} and ![](5.png)
`;
    expect(
      images(body).map(({ source, alt, caption, title, displayWidth, line }) => [source, alt, caption, title, displayWidth, line]),
    ).toEqual([
      ['cover.jpg', 'Cover', null, null, null, 2],
      ['1.png', 'one', null, 'First', null, 4],
      ['2.png', 'two', null, null, '40', 6],
      ['./3.png', null, 'Three', null, '75%', 9],
      ['4.png', 'four', null, 'Fourth', null, 11],
      ['5.png', null, null, null, null, 11],
    ]);
  });
  test('in galleries, by glob and in their order', () => {
    const others = [
      'blog/post/images/b.png',
      'blog/post/images/a.JPG',
      'blog/post/images/note.txt',
      'blog/post/images/deep/c.png',
      'blog/other/images/d.png',
    ];
    const sources = (body: string) => images(body, { others }).map(({ source }) => source);
    expect(sources('{{< gallery match="images/*" >}}')).toEqual(['images/a.JPG', 'images/b.png']);
    expect(sources('{{< gallery match="images/*" sortOrder="desc" >}}')).toEqual(['images/b.png', 'images/a.JPG']);
    expect(sources('{{< gallery match="**.png" >}}')).toEqual(['images/b.png', 'images/deep/c.png']);
    expect(sources('{{< gallery dir="images/deep/" >}}')).toEqual(['images/deep/c.png']);
    const inPage = (path: string) =>
      images('{{< gallery match="**" >}}', { path, others: [...others, 'blog/e.png'] }).map(({ source }) => source);
    expect(inPage('blog/single.md')).toEqual([]);
    expect(inPage('blog/_index.md')).toEqual(['e.png']);
  });
  test('by a part of their name, the inner text as caption', () => {
    const found = images('{{< imgproc shot Resize 600x >}}\nThe caption\n{{< /imgproc >}}', {
      others: ['blog/post/my-shot-1.png', 'blog/post/shot.txt'],
    });
    expect(found.map(({ source, caption }) => [source, caption])).toEqual([['my-shot-1.png', 'The caption']]);
  });
  test('with the titles that the front matter gives to resources, counted', () => {
    const body = '---\nresources: [{ src: "**.png", title: "Image #:counter" }]\n---\n![](b.png) ![](a.png) ![](c.jpg)';
    expect(images(body, { others: ['blog/post/a.png', 'blog/post/b.png', 'blog/post/c.jpg'] }).map(({ title }) => title)).toEqual([
      'Image #2',
      'Image #1',
      null,
    ]);
  });
  test('by the names that the front matter gives to resources, and by their own', () => {
    const body =
      '---\nresources: [{ src: "images/*.png", name: "Shot-:counter" }]\n---\n![](shot-2) ![](./SHOT-1) ![](images/b.png) ![](shot-3)';
    const others = ['blog/post/images/a.png', 'blog/post/images/b.png', 'blog/post/c.png'];
    expect(images(body, { others }).map(({ candidates }) => candidates[0])).toEqual([
      's/blog/post/images/b.png',
      's/blog/post/images/a.png',
      's/blog/post/images/b.png',
      's/blog/post/shot-3',
    ]);
    expect(images(body, { others, path: 'blog/page.md' })[0]?.candidates[0]).toBe('s/blog/shot-2');
  });
  test('in the bundle of the default language, with the names and titles of the translation', () => {
    const body = '---\nresources: [{ src: "*.png", name: photo, title: "Foto :counter" }]\n---\n![](photo) ![](b.png)';
    const found = images(body, {
      path: 'fr/blog/post/index.md',
      hugo: 'languages: { en: {}, fr: {} }',
      documents: { 'en/blog/post/index.md': '' },
      others: ['en/blog/post/a.png', 'fr/blog/post/b.png'],
    });
    expect(found.map(({ candidates, title }) => [candidates.slice(0, 2), title])).toEqual([
      [['s/fr/blog/post/a.png', 's/en/blog/post/a.png'], 'Foto 1'],
      [['s/fr/blog/post/b.png', 's/en/blog/post/b.png'], 'Foto 2'],
    ]);
  });
  test.each(['data:image/png;base64,AAAA', '', 'javascript:x', 'folder/', '#a'])('not in %j', (source) => {
    expect(images(`![x](<${source}>)`)).toEqual([]);
  });
  test('and an empty gallery is reported with its line', () => {
    expect(extract('a\n\n{{< gallery match="*" >}}').diagnostics.map(({ code, line }) => [code, line])).toEqual([['IMAGE_MISSING', 3]]);
  });
});

describe('an image’s candidates are', () => {
  test('its bundle, the default language’s bundle, static, assets', () => {
    expect(
      first('./a%20b.png', {
        path: 'fr/blog/post/index.md',
        hugo: 'languages: { en: {}, fr: {} }',
        documents: { 'en/blog/post/index.md': '' },
      }),
    ).toEqual([
      's/fr/blog/post/a b.png',
      's/en/blog/post/a b.png',
      's/blog/post/a b.png',
      's/../static/blog/post/a b.png',
      's/../static/a b.png',
      's/../assets/a b.png',
    ]);
  });
  test('static first for a path from the site’s top, then the bundle with that URL', () => {
    expect(first('/img/a.png?x=1#y', { hugo: 'staticDir: [static, generated]\nbaseURL: https://example.org/' })).toEqual([
      's/../static/img/a.png',
      's/../generated/img/a.png',
      's/img/a.png',
      's/../assets/img/a.png',
    ]);
    expect(first('/fr/blog/a.png', { hugo: 'languages: { en: {}, fr: {} }', documents: { 'en/x.md': '', 'fr/x.md': '' } })).toContain(
      's/fr/blog/a.png',
    );
  });
  test('beside a page without a bundle, and below its URL', () => {
    expect(first('a.png', { path: 'blog/post.md' }).slice(0, 2)).toEqual(['s/blog/a.png', 's/blog/post/a.png']);
  });
  test('the address for a remote image, the file for one of the own base URL', () => {
    expect(first('https://cdn.example/a.png')).toEqual(['https://cdn.example/a.png']);
    expect(first('//cdn.example/a.png')).toEqual(['https://cdn.example/a.png']);
    expect(first('https://example.org/img/a.png', { hugo: 'baseURL: https://example.org/' })[0]).toBe('s/../static/img/a.png');
  });
  test('one for every spelling of a name', () => {
    expect(first('cafe\u0301.png')[0]).toBe(first('caf\u00e9.png')[0]);
    expect(first('caf%C3%A9.png')[0]).toBe(first('caf\u00e9.png')[0]);
    expect(first('50%.png')[0]).toBe('s/blog/post/50%.png');
  });
  test.each(['../../../../etc/passwd', '/../../../etc/passwd', '%2e%2e/%2e%2e/%2e%2e/etc/passwd'])(
    'never outside of the site: %s',
    (source) => {
      for (const key of first(source)) expect(key).not.toMatch(/^s\/(\.\.\/)*etc|\.\.\/\.\.\//);
    },
  );
});

const labels = (entries: readonly { src: string; name?: string; title?: string }[], ...paths: readonly string[]) => {
  const { titles, paths: named } = labelResources(
    entries.map(({ src, name = null, title = null }) => ({ src, name, title })),
    paths,
  );
  return { titles: Object.fromEntries(titles), names: Object.fromEntries(named) };
};

describe('labels of resources', () => {
  test('are those of the first entry that gives one, and counted by entry', () => {
    expect(
      labels(
        [
          { src: 'b.*', title: 'The second' },
          { src: '*.{png,jpg}', title: 'Image :counter of :counter', name: 'img-:counter' },
          { src: '**', title: 'File :counter' },
        ],
        'a.png',
        'b.png',
        'c.jpg',
        'd.txt',
      ),
    ).toEqual({
      titles: { 'a.png': 'Image 1 of 1', 'b.png': 'The second', 'c.jpg': 'Image 2 of 2', 'd.txt': 'File 1' },
      names: { 'img-1': 'a.png', 'img-2': 'b.png', 'img-3': 'c.jpg' },
    });
  });
  test('do not depend on letter case, and one name means the first of its files', () => {
    expect(
      labels(
        [
          { src: 'A.PNG', name: 'Logo' },
          { src: '*', name: 'LOGO' },
        ],
        'a.png',
        'b.png',
      ).names,
    ).toEqual({ logo: 'a.png' });
  });
  test.each([['*.gif'], ['images/*'], ['{a,b'], ['']])('are not given by an entry that matches nothing: %j', (src) => {
    expect(labels([{ src, title: 'T', name: 'n' }], 'a.png', 'deep/images/b.png')).toEqual({ titles: {}, names: {} });
  });
});

describe('the featured image', () => {
  test('is the front matter’s, else one with a telling name, else none', () => {
    expect(extract('---\nimages: [a.png]\n---\n![](b.png)').record.featuredImage).toBe(0);
    expect(extract('![](b.png) ![](featured-x.png)').record.featuredImage).toBe(1);
    expect(extract('![](b.png)').record.featuredImage).toBeNull();
  });
});

describe('figures', () => {
  test('stand outside of paragraphs, with their caption', () => {
    const { html } = extract('a\n{{< image link="b.png" caption="C & D" >}}\ne').record.body;
    expect(html).toBe(
      '<p>a</p>\n<figure><img src="lectern-image:0" alt="C &#x26; D"><figcaption>C &#x26; D</figcaption></figure>\n<p>e</p>',
    );
  });
  test('work within raw HTML', () => {
    const { html } = extract('<div>\n{{< figure src="b.png" caption="C" >}}\n</div>').record.body;
    expect(html).toBe('<div>\n<figure><img src="lectern-image:0" alt="C"><figcaption>C</figcaption></figure>\n</div>');
  });
});

const use = (candidates: string[]) => ({
  candidates,
  source: 'a.png',
  alt: null,
  caption: null,
  title: null,
  displayWidth: null,
  line: 7,
});

describe('resolveImages', () => {
  const page = { site: 's', sourcePath: 'p.md' };
  test('takes the first candidate that exists, else the first', () => {
    const { keys } = resolveImages(page, [use(['s/a', 's/b', 's/c']), use(['s/x', 's/y'])], new Set(['s/b', 's/c']));
    expect(keys).toEqual(['s/b', 's/x']);
  });
  test('reports a missing file once, with line and hint; never a remote one', () => {
    const { diagnostics } = resolveImages(page, [use(['s/x']), use(['s/x']), use(['https://example.org/a.png'])], new Set());
    expect(diagnostics).toMatchObject([{ code: 'IMAGE_MISSING', line: 7, sourcePath: 'p.md', hint: 'Add the file x or mend the path.' }]);
  });
});

describe('globTest', () => {
  test.each([
    ['images/*', 'images/a.png', true],
    ['images/*', 'images/deep/a.png', false],
    ['**.{png,jpg}', 'a/b/c.JPG', true],
    ['**/x?.png', 'x1.png', true],
    ['a[1].png', 'a1.png', false],
    ['*', 'a.png', true],
    ['{a,b', 'a', false],
    ['*a*a*a*a*', 'aaaa', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(globTest(pattern)(path)).toBe(expected);
  });
});
