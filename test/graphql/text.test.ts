import { describe, expect, it } from 'vitest';
import { fillHtml } from '../../src/graphql/body-html.ts';
import { excerptOf } from '../../src/graphql/excerpt.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/graphql/global-id.ts';
import { imageUrl } from '../../src/graphql/image-url.ts';
import { titleIn } from '../../src/graphql/talk-title.ts';
import { cpuMs } from '../cpu.ts';

describe('an excerpt', () => {
  it.each([
    ['Short text.', 200, 'en', 'Short text.'],
    ['  Two\n\nlines\tand spaces  ', 200, 'en', 'Two lines and spaces'],
    ['One two three four', 9, 'en', 'One two…'],
    ['One two three four', 8, 'en', 'One two…'],
    ['One two three four', 7, 'en', 'One…'],
    ['Wait, what? Nothing.', 12, 'en', 'Wait, what…'],
    ['Incomprehensibilities', 8, 'en', 'Incompr…'],
    ['今天天气很好我们去公园', 7, 'zh', '今天天气很好…'],
    ['サービスメッシュの安全', 9, 'ja', 'サービスメッシュ…'],
    ['👍👍👍👍', 4, 'en', '👍…'],
    ['', 10, 'en', ''],
    ['Ab', 1, 'en', '…'],
  ])('of %j in %i units of %s is %j', (text, length, language, expected) => {
    expect(excerptOf(text, length, language)).toBe(expected);
  });

  it('is never longer than asked, never half a character, never slow', () => {
    const text = 'Слово 言葉 👩‍👩‍👧 palabra '.repeat(40_000);
    const started = cpuMs();
    for (let length = 1; length < 120; length += 1) {
      const excerpt = excerptOf(text, length, 'no-such-language');
      expect(excerpt.length).toBeLessThanOrEqual(length);
      expect(excerpt.isWellFormed()).toBe(true);
    }
    expect(cpuMs() - started).toBeLessThan(1000);
  });

  it('of white space alone is nothing', () => {
    expect(excerptOf(' \n'.repeat(5000), 10, 'en')).toBe('');
  });
});

const unknown = { width: null, height: null, displayWidth: null, srcset: '' };

describe('HTML', () => {
  it('takes no value out of its attribute', () => {
    const url = 'https://x.example/"><script>alert(1)</script>?a&b';
    const filled = fillHtml('<img src="lectern-image:0"><a href="lectern-link:0">x</a>', [{ ...unknown, url }], [url]);
    expect(filled).not.toContain('<script');
    expect(filled).toBe(
      `<img src="https://x.example/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;?a&amp;b" loading="lazy"><a href="https://x.example/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;?a&amp;b">x</a>`,
    );
  });

  it('fills tokens in attributes only, and does not read a value again', () => {
    const images = [
      { ...unknown, url: 'lectern-image:1' },
      { ...unknown, url: 'wrong' },
    ];
    expect(fillHtml('<p>lectern-image:0 src=lectern-link:0</p><img src="lectern-image:0">', images, ['no'])).toBe(
      '<p>lectern-image:0 src=lectern-link:0</p><img src="lectern-image:1" loading="lazy">',
    );
  });

  it('leads nowhere where a token has no match', () => {
    expect(fillHtml('<img src="lectern-image:5"><a href="lectern-link:99999">x</a>', [], [])).toBe(
      '<img src="#" loading="lazy"><a href="#">x</a>',
    );
  });

  it('keeps dollar signs of addresses as they are', () => {
    expect(fillHtml('<a href="lectern-link:0">x</a>', [], ["/a$&b$1$'"])).toBe('<a href="/a$&amp;b$1$\'">x</a>');
  });
});

const tag = (written: string, image: Partial<Parameters<typeof fillHtml>[1][number]> = {}): string =>
  fillHtml(`<p><img${written}></p>`, [{ ...unknown, url: '/u', width: 800, height: 600, ...image }], []).slice(3, -4);

describe('an image in HTML', () => {
  const src = ' src="lectern-image:0"';

  it.each([
    ['its own size', `${src} alt="a > b"`, {}, 'width="800" height="600" loading="lazy" alt="a > b"'],
    ['the width of a shortcode, and the height to it', src, { displayWidth: '400px' }, 'width="400" height="300" loading="lazy"'],
    ['its own size where the shown one is a share', src, { displayWidth: '75%' }, 'width="800" height="600" loading="lazy"'],
    ["the author's width, and the height to it", `${src} width="40"`, {}, 'height="30" loading="lazy" width="40"'],
    ["the author's height, and the width to it", ` height="60"${src}`, {}, 'width="80" loading="lazy" height="60"'],
    ["the author's width and height", ` width="9" height="9"${src}`, {}, 'loading="lazy" width="9" height="9"'],
    ['no height to a share of the width', `${src} width="50%"`, {}, 'loading="lazy" width="50%"'],
    ['no size where it has none', src, { width: null, height: null }, 'loading="lazy"'],
    ['one loading attribute', ` loading="lazy"${src}`, {}, 'width="800" height="600" loading="lazy"'],
  ])('has %s', (_what, written, image, expected) => {
    expect(tag(written, image)).toBe(`<img src="/u" ${expected}>`);
  });

  it.each([
    [null, 'auto, (min-width: 800px) 800px, 100vw'],
    ['300', 'auto, (min-width: 300px) 300px, 100vw'],
    ['75%', 'auto, 75vw'],
    ['300%', 'auto, 100vw'],
    ['wide', 'auto, (min-width: 800px) 800px, 100vw'],
  ])('shown %s wide, has copies to choose from by width', (displayWidth, sizes) => {
    const srcset = '/a 320w, /b?c&d 640w';
    expect(tag(src, { displayWidth, srcset })).toContain(`loading="lazy" sizes="${sizes}" srcset="/a 320w, /b?c&amp;d 640w"`);
    expect(tag(src, { displayWidth })).not.toContain('srcset');
  });

  it('is found at once in hostile tags', () => {
    const hostile = `<img${' a'.repeat(50_000)} <img${' a="<img b"'.repeat(20_000)}`;
    const started = cpuMs();
    expect(fillHtml(hostile, [], [])).toBe(hostile);
    expect(cpuMs() - started).toBeLessThan(500);
  });
});

describe("an image's URL", () => {
  const file = { site: 's', sourcePath: 'en/a b#1.png', remoteUrl: null, digest: 'd1' };
  it.each([
    [file, null, 'http://g/images/d1/a%20b%231.png'],
    [{ ...file, digest: null }, 'https://s.example/docs/', 'https://s.example/docs/en/a%20b%231.png'],
    [{ ...file, digest: null }, null, 'http://g/images/missing/en/a%20b%231.png'],
    [{ ...file, digest: null, sourcePath: '../static/img/x.png' }, 'https://s.example/', 'https://s.example/img/x.png'],
    [{ ...file, digest: null, sourcePath: '../assets/x.png' }, 'https://s.example/', 'https://s.example/x.png'],
    [{ ...file, sourcePath: null, remoteUrl: 'https://r.example/x' }, 'https://s.example/', 'https://r.example/x'],
  ])('of %j under %j is %s', (image, baseUrl, expected) => {
    expect(imageUrl(image, 'http://g', baseUrl)).toBe(expected);
  });
});

describe('a global ID', () => {
  it.each([
    ['Post', 'docs/es/blog/a:b/índice.md'],
    ['Talk', 'youtube:abc:def'],
    ['Keyword', '安全'],
    ['Image', 'https://x.example/a?b=c#d'],
    ['TalkMention', 'docs/a.md#youtube:x'],
  ])('of %s %s comes back', (typename, key) => {
    const id = encodeGlobalId(typename, key);
    expect(id).toMatch(/^[\w-]+$/);
    expect(decodeGlobalId(id)).toEqual({ typename, key });
  });
});

describe('the title of a talk', () => {
  const titles = [
    { language: 'en', title: 'Mesh' },
    { language: 'pt-br', title: 'Malha' },
    { language: 'zh', title: '网格' },
  ];
  it.each([
    [[], 'Mesh'],
    [['zh'], '网格'],
    [['pt'], 'Malha'],
    [['PT-BR', 'zh'], 'Malha'],
    [['fr', 'zh'], '网格'],
    [['fr'], 'Mesh'],
    [['*', 'zh'], 'Mesh'],
    [['p'], 'Mesh'],
  ])('for %j is %s', (languages, expected) => {
    expect(titleIn(titles, languages)).toBe(expected);
  });
});
