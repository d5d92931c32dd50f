import { describe, expect, test } from 'vitest';
import { extractRecords } from '../../src/extract/extract-records.ts';
import { memorySite } from '../hugo/site.ts';
import { extract } from './records.ts';

const html = (body: string) => extract(body).record.body.html;
const codes = (body: string) => extract(body).diagnostics.map(({ code, line }) => `${code}:${line}`);

describe('a body', () => {
  test('is given as written, as HTML and as text, with headings, words and minutes', () => {
    const { body } = extract('---\ntitle: T\n---\n# One\n\nTwo *three* {{< tip >}}four{{< /tip >}}\n').record;
    expect(body).toMatchObject({
      markdown: '# One\n\nTwo *three* {{< tip >}}four{{< /tip >}}\n',
      html: '<h1 id="one">One</h1>\n<p>Two <em>three</em> four</p>',
      text: 'One Two three four',
      headings: [{ depth: 1, text: 'One', anchor: 'one', line: 4 }],
      wordCount: 4,
      readingMinutes: 1,
    });
    expect(body.shortcodes.map(({ name, line }) => [name, line])).toEqual([['tip', 6]]);
  });
  test('keeps the inner text of frames and of unknown shortcodes as Markdown', () => {
    expect(html('{{< warning >}}\n\n- **a**\n\n{{< /warning >}}')).toBe('<ul>\n<li><strong>a</strong></li>\n</ul>');
    expect(html('{{% odd x=1 %}}*a*{{% /odd %}}')).toBe('<p><em>a</em></p>');
  });
  test('shows code shortcodes as code, and says which language', () => {
    expect(html('{{< text bash >}}\n$ a *b*\n{{< /text >}}')).toBe('<pre><code class="language-bash">$ a *b*\n</code></pre>');
  });
  test('leaves comments out, over blocks too', () => {
    expect(html('a\n\n{{< comment >}}\nb\n\n- c\n\n`d` <b>e</b>\n{{< /comment >}}\n\nf')).toBe('<p>a</p>\n<p>f</p>');
  });
  test('shows a shortcode that is only spoken of', () => {
    expect(html('Write `{{</* youtube x */>}}` or {{%/* note */%}}.')).toBe(
      '<p>Write <code>{{&#x3C; youtube x >}}</code> or {{% note %}}.</p>',
    );
    expect(html('```\n{{< youtube x >}}\n```')).toBe('<pre><code>{{&#x3C; youtube x >}}\n</code></pre>');
  });
  test('fills in parameters of the front matter', () => {
    expect(html('---\nversion: { latest: 1.2 }\n---\nUse {{% param version.latest %}}{{< param missing >}}.')).toBe('<p>Use 1.2.</p>');
  });
  test('frames known players only', () => {
    expect(html('{{< youtube abcdefghijk >}}')).toMatch(
      /^<iframe src="https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/abcdefghijk" title="Video"[^>]*><\/iframe>$/,
    );
    expect(html('a {{< vimeo id="123456789" >}} b')).toMatch(
      /^<p>a<\/p>\n<iframe src="https:\/\/player\.vimeo\.com\/video\/123456789"[^>]*><\/iframe>\n<p>b<\/p>$/,
    );
    expect(html('{{< youtube "javascript:alert(1)" >}}')).toBe('');
    expect(html('<iframe src="https://evil.example/"></iframe>')).toBe('');
  });
  test('resolves reference links and images and drops their definitions', () => {
    expect(html('[a][x] ![b][y]\n\n[x]: https://example.org/\n[y]: c.png')).toBe(
      '<p><a href="https://example.org/">a</a> <img src="lectern-image:0" alt="b"></p>',
    );
  });
  test('keeps a broken shortcode as text and reports it with its line', () => {
    const broken = '---\ntitle: T\n---\n\na {{< /tip >}} b';
    expect(html(broken)).toBe('<p>a {{&#x3C; /tip >}} b</p>');
    expect(codes(broken)).toEqual(['SHORTCODE_INVALID:5']);
  });
  test('lists unknown shortcodes once for each name', () => {
    expect(codes('{{< odd >}}\n\n{{< odd >}}\n\n{{< other >}} {{< tip >}}x{{< /tip >}}')).toEqual([
      'SHORTCODE_UNKNOWN:1',
      'SHORTCODE_UNKNOWN:5',
    ]);
  });
  test('that is nested too deep is not read, and is reported', () => {
    const deep = extract(`${'> '.repeat(150)}a`);
    expect(deep.record.body.html).toBe('');
    expect(deep.diagnostics.map(({ code }) => code)).toEqual(['DOCUMENT_TOO_DEEP']);
  });
  test.each([
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](&#1;javascript:alert(1))',
    '<img src="data:text/html,x" onerror="alert(1)">',
    '<a href="{{< param bad >}}" onclick="alert(1)">x</a>',
    '<a href="{{% param bad %}}">x</a>',
    '![x](javascript:alert(1))',
    '{{< figure src="javascript:alert(1)" caption="<script>1</script>" >}}',
    '<div title="{{< image src=x.png caption=`\\"><script>1</script>` >}}">y</div>',
  ])('is safe: %s', (body) => {
    expect(html(`---\nbad: "javascript:alert(1)"\n---\n${body}`)).not.toMatch(/<script|javascript:|onerror|onclick|data:/i);
  });
});

describe('a file that is no page', () => {
  test('has no record, and a finding that says why', () => {
    const site = memorySite({ 'a/index.md': '', 'a/part.md': '' });
    const { record, diagnostics } = extractRecords(site.document('a/part.md'), site.config, site.files);
    expect(record).toBeNull();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['PAGE_UNPUBLISHED', 'The file is not served as a page: it belongs to the page bundle a.'],
    ]);
  });
});
