import type { Element, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { describe, expect, test } from 'vitest';
import { headingsOf } from '../../src/markdown/headings.ts';
import { imageToken, linkToken, renderHtml } from '../../src/markdown/html.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { cpuMs } from '../cpu.ts';

function html(markdown: string): string {
  const tree = parseMarkdown(markdown);
  headingsOf(tree);
  return renderHtml(tree);
}

/** Elements as a browser's parser finds them. */
function elementsIn(text: string): Element[] {
  const found: Element[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(raw({ type: 'root', children: [{ type: 'raw', value: text }] }));
  return found;
}

describe('renderHtml keeps', () => {
  test('what Markdown and GFM say', () => {
    expect(html('a *b* **c** ~~d~~ `e`')).toBe('<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>');
    expect(html('| a |\n|---|\n| b |')).toContain('<td>b</td>');
    expect(html('```js\nx\n```')).toBe('<pre><code class="language-js">x\n</code></pre>');
  });
  test('harmless raw HTML, figures and disclosure boxes', () => {
    expect(html('<figure><img src="https://a.example/x.png" alt="x"><figcaption>c</figcaption></figure>')).toBe(
      '<figure><img src="https://a.example/x.png" alt="x"><figcaption>c</figcaption></figure>',
    );
    expect(html('<details><summary>s</summary>t</details>')).toBe('<details><summary>s</summary>t</details>');
  });
  test('no trace of comments', () => {
    expect(html('<!-- a -->\n\nb <!-- c --> d\n\n<!-- e\n\n<b>f</b> --> <!-- g -->\n\nh')).toBe('<p>b  d</p>\n<p>h</p>');
    expect(html('a <!--> <b>b</b>')).toBe('<p>a  <b>b</b></p>');
  });
  test('the anchors of headings, and prefixes every other id', () => {
    expect(html('# Same\n\n# Same\n\n## Own {#mine}\n\n<p id="body">x</p>')).toBe(
      '<h1 id="same">Same</h1>\n<h1 id="same-1">Same</h1>\n<h2 id="mine">Own</h2>\n<p id="user-content-body">x</p>',
    );
  });
  test('frames of known video players, made lazy', () => {
    expect(html('<iframe src="https://www.youtube.com/embed/abc" onload="x()"></iframe>')).toBe(
      '<iframe src="https://www.youtube.com/embed/abc" title="Video" loading="lazy" referrerpolicy="strict-origin-when-cross-origin"></iframe>',
    );
  });
  test.each([
    '//www.youtube.com/embed/abc?start=3',
    'https://www.youtube-nocookie.com/embed/videoseries?list=x',
    'https://player.vimeo.com/video/123',
    'https://player.bilibili.com/player.html?bvid=x',
  ])('the player %s', (src) => {
    expect(html(`<iframe src="${src}" title="t"></iframe>`)).toContain(` title="t" `);
  });
  test('footnotes, whose links lead to their ids', () => {
    const made = html('a[^1] b[^1]\n\n[^1]: note');
    const targets = Array.from(made.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(made).toContain(`id="${target}"`);
  });
  test('links inside the page, to headings and to ids of the text', () => {
    const made = html('<a name="foo"></a> [x](#foo) [y](#bar) [z](#head)\n\n# Head');
    expect(made).toContain('<a name="user-content-foo"></a> <a href="#user-content-foo">x</a> <a href="#bar">y</a> <a href="#head">z</a>');
  });
  test('boxes of task lists, and no others', () => {
    const made = html('- [x] a <input type="text" name="password">\n- b\n\n<input type="checkbox" class="x">');
    expect(made.match(/<input[^>]*>/g)).toEqual(['<input type="checkbox" checked disabled>']);
  });
  test('text that spells its tokens, so that nothing can be filled in there', () => {
    const made = html('`<img src="lectern-image:0">` lectern-link:5 <span title="Lectern-Image:1">x</span>');
    expect(made).not.toMatch(/lectern-(?:image|link):/i);
    expect(elementsIn(made).find(({ tagName }) => tagName === 'code')?.children).toMatchObject([{ value: '<img src="lectern-image:0">' }]);
  });
  test('its own tokens for images and links, in Markdown and in raw HTML', () => {
    const tree = parseMarkdown(`[a](x) ![b](y)\n\n<img src="${imageToken(0)}" alt="c"><a href="${linkToken(1)}">d</a>`);
    const [paragraph] = tree.children;
    if (paragraph?.type !== 'paragraph') throw new Error('no paragraph');
    for (const node of paragraph.children) {
      if (node.type === 'link') node.url = linkToken(3);
      if (node.type === 'image') node.url = imageToken(7);
    }
    expect(renderHtml(tree)).toBe(
      '<p><a href="lectern-link:3">a</a> <img src="lectern-image:7" alt="b"></p>\n' +
        '<p><img src="lectern-image:0" alt="c"><a href="lectern-link:1">d</a></p>',
    );
  });
});

describe('renderHtml drops', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</script>',
    '<svg><script>alert(1)</script></svg>',
    '<svg/onload=alert(1)>',
    '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)" ONLOAD=alert(1)>',
    '<img/src/onerror=alert(1)>',
    '<img src=javascript:alert(1)>',
    '<img srcset="javascript:alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
    '<a href="vbscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](&#x6A;avascript:alert(1))',
    '[x](data:text/html,alert)',
    '[x]: javascript:alert(1)\n\n[x]',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="https://evil.example/embed/x"></iframe>',
    '<iframe src="https://www.youtube.com.evil.example/embed/x"></iframe>',
    '<iframe src="https://www.youtube.com@evil.example/embed/x"></iframe>',
    '<iframe src="http://www.youtube.com/redirect?q=x"></iframe>',
    '<iframe src="https://www.youtube.com:444/embed/x"></iframe>',
    '<iframe src="https://www.youtube.com/embed/../redirect?q=x"></iframe>',
    '<iframe src="https://www.youtube.com/embed/..%2fredirect"></iframe>',
    '<h2 id="head">not the heading</h2>',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<select><option><img src=x onerror=alert(1)></select>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>*{background:url(javascript:alert(1))}</style>',
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<form action="javascript:alert(1)"><input type="submit"></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<body onload=alert(1)>',
    '<template><img src=x onerror=alert(1)></template>',
    '<details open ontoggle=alert(1)>x</details>',
    '<video><source onerror=alert(1)></video>',
    '<input autofocus onfocus=alert(1)>',
    '<marquee onstart=alert(1)>x</marquee>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<?xml-stylesheet href="javascript:alert(1)"?>',
    '<a id="location">x</a><img name="cookie">',
  ])('%s', (attack) => {
    const made = html(`before\n\n${attack}\n\nafter`);
    for (const { tagName, properties } of elementsIn(made)) {
      expect(tagName).not.toMatch(
        /^(?:script|style|svg|math|object|embed|base|meta|link|form|button|input|select|option|textarea|video|source|template|body|marquee|noscript)$/,
      );
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^on|^style$|^srcDoc$|^srcSet$|^formAction$/i);
        if (name === 'href' || name === 'src') expect(String(value)).toMatch(/^(?:https?:\/\/(?!.*evil)|[^:]*$)/);
        if (name === 'id' || name === 'name') expect(String(value)).toMatch(/^user-content-/);
        expect(name).not.toMatch(/^(?:action|accessKey|tabIndex|target)$/);
      }
      if (tagName === 'iframe') expect(properties['src']).toMatch(/^https:\/\/www\.youtube\.com\/embed\//);
    }
    expect(made).toContain('before');
    expect(made).toContain('after');
  });
  test("a stranger's spelling of its tokens", () => {
    const made = html('![a](lectern-image:0) [b](lectern-link:0) <a href="lectern-link:1">c</a> <img src="lectern-image:2">');
    expect(made).not.toMatch(/(?:href|src)="lectern/);
  });
  test.each([
    ['thousands of open elements', '<div>\n'.repeat(1e5)],
    ['open elements in a paragraph', `x${'<q>\n'.repeat(1e4)}`],
    [
      'open formatting before many blocks',
      `<div>${Array.from({ length: 1000 }, (_, at) => `<b id=${at}>\n`).join('')}${'<p>x\n'.repeat(1e5)}`,
    ],
    ['tables in tables', '<table><tr><td>\n'.repeat(5e4)],
    ['templates in templates', '<template>\n'.repeat(5e4)],
    ['a tag with a hundred thousand attributes', `<a ${'b\n'.repeat(2e5)}>`],
    ['a foreign tree', '<svg><g>\n'.repeat(1e4)],
  ])('%s, at once, and keeps the text around them', (_what, attack) => {
    const start = cpuMs();
    const made = html(`before\n\n${attack}\n\nafter`);
    expect(made).toContain('<p>before</p>');
    expect(made).toContain('<p>after</p>');
    expect(elementsIn(made).length).toBeLessThan(5);
    expect(cpuMs() - start).toBeLessThan(1000);
  });
});

describe('renderHtml reads raw HTML', () => {
  test.each([
    ['nested as deep as pages are', `${'<div>'.repeat(120)}x${'</div>'.repeat(120)}`, 120],
    ['with unclosed paragraphs and items', `<ul>${'<li>x'.repeat(2000)}</ul>`, 2001],
    ['with many closed elements', '<b>x</b> <i>y</i>\n'.repeat(2000), 4001],
    ['with placeholders that are taken for tags', 'use `x` with <name> here\n\n'.repeat(500), 1000],
  ])('%s', (_what, text, elements) => {
    expect(elementsIn(html(text))).toHaveLength(elements);
  });
});
