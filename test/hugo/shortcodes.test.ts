import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShortcodes } from '../../src/hugo/shortcodes.ts';
import { nodesOf } from '../../src/markdown/parse.ts';
import { cpuMs } from '../cpu.ts';

const read = (body: string) => readShortcodes(body, { site: 's', sourcePath: 'p.md', bodyLine: 10 });
const calls = (body: string) => read(body).shortcodes.map(({ name, arguments: values, inner }) => ({ name, values, inner }));
const problems = (body: string) => read(body).diagnostics.map(({ code, line }) => `${code}:${line}`);
const nodes = (body: string) => [...nodesOf(read(body).tree)];

describe('readShortcodes reads', () => {
  test.each([
    ['{{< youtube abc >}}', ['abc']],
    ['{{<youtube abc>}}', ['abc']],
    ['{{% youtube abc %}}', ['abc']],
    ['{{< youtube abc />}}', ['abc']],
    ['{{< youtube "a b" `c"d` >}}', ['a b', 'c"d']],
    ['{{< youtube id="a \\"b\\"" >}}', { id: 'a "b"' }],
    ['{{< youtube id=abc autoplay=true >}}', { id: 'abc', autoplay: 'true' }],
    ['{{< youtube\n  id="a"\n  title=`b\nc` >}}', { id: 'a', title: 'b\nc' }],
    ['{{< youtube "https://example.org/?a=b" >}}', ['https://example.org/?a=b']],
  ])('%s', (body, values) => {
    expect(calls(body)).toEqual([{ name: 'youtube', values, inner: null }]);
  });
  test('pairs, nested ones too, with their inner text as written', () => {
    expect(calls('{{< a >}}x {{% b %}}y{{% /b %}}{{< /a >}} {{</* c */>}}')).toEqual([
      { name: 'a', values: [], inner: 'x {{% b %}}y{{% /b %}}' },
      { name: 'b', values: [], inner: 'y' },
    ]);
  });
  test('names with folders, and the line and offsets of each call', () => {
    const { shortcodes } = read('One\n\n{{< blocks/lead >}}two{{< /blocks/lead >}}');
    expect(shortcodes).toEqual([{ name: 'blocks/lead', arguments: [], line: 12, start: 5, end: 24, inner: 'two', closeEnd: 47 }]);
  });
  test('no call in code', () => {
    expect(calls('`{{< a >}}`\n\n```\n{{< b >}}\n```\n\n    {{< c >}}\n')).toEqual([]);
    expect(problems('`{{< a` and `{{< /b >}}`')).toEqual([]);
    expect(nodes('```\n{{< b "x" >}}\n```').find(({ type }) => type === 'code')).toMatchObject({ value: '{{< b "x" >}}' });
    expect(nodes('- ```\n  a {{%\n    b %}}\n  c\n  ```\n').find(({ type }) => type === 'code')).toMatchObject({
      value: 'a {{%\n  b %}}\nc',
    });
  });
  test('inner text of code shortcodes as code, not as Markdown', () => {
    const body =
      '1. Run\n\n    {{< text bash >}}\n    # no heading\n    $ {{< version >}}\n    {{< /text >}}\n\n1. Next {{< tip >}}*x*{{< /tip >}}';
    const code = nodes(body).find(({ type }) => type === 'code');
    expect(code).toMatchObject({ lang: 'bash', value: '# no heading\n$ {{< version >}}' });
    expect(nodes(body).map(({ type }) => type)).not.toContain('heading');
    expect(calls(body).map(({ name }) => name)).toEqual(['text', 'version', 'tip']);
  });
  test('code shortcodes whose text leaves its list without swallowing what follows', () => {
    const body = '- a\n\n    {{< text bash >}}\nleft\n    {{< /text >}}\n\n## After\n';
    expect(nodes(body).filter(({ type }) => type === 'heading')).toHaveLength(1);
  });
});

describe('readShortcodes reads players of other generators', () => {
  test.each([
    ['{% include youtube.html id="dQw4w9WgXcQ" %}', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['{% include embed/youtube.html video_id="dQw4w9WgXcQ" classes="embed-16by9" %}', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['{% include video id="dQw4w9WgXcQ" provider="youtube" %}', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['{% include_cached yt.html title="Eleven chars" id=\'dQw4w9WgXcQ\' %}', 'youtube', { id: 'dQw4w9WgXcQ', title: 'Eleven chars' }],
    ['{% youtube dQw4w9WgXcQ %}', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['{% embed url="https://youtu.be/dQw4w9WgXcQ" %}', 'video', { id: 'https://youtu.be/dQw4w9WgXcQ' }],
    ['{%- vimeo "844586107" -%}', 'vimeo', { id: '844586107' }],
    ['{{ youtube(id="dQw4w9WgXcQ") }}', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['@[youtube](dQw4w9WgXcQ)', 'youtube', { id: 'dQw4w9WgXcQ' }],
    ['@[YouTube](https://youtu.be/dQw4w9WgXcQ?t=5)', 'youtube', { id: 'https://youtu.be/dQw4w9WgXcQ?t=5' }],
    ['::youtube[A talk]{#dQw4w9WgXcQ}', 'youtube', { id: 'dQw4w9WgXcQ', title: 'A talk' }],
    ['[youtube https://youtu.be/dQw4w9WgXcQ]', 'youtube', { id: 'https://youtu.be/dQw4w9WgXcQ' }],
  ])('%s', (body, name, values) => {
    expect(calls(`a\n\n${body}\n\nb`)).toEqual([{ name, values, inner: null }]);
    expect(read(body).masked).toHaveLength(body.length);
  });
  test.each([
    '{% include figure.html id="dQw4w9WgXcQ" %}',
    '{% include youtube.html id=page.video %}',
    '{% include youtube-playlist.html id="dQw4w9WgXcQ" %}',
    '{% youtube %}',
    '{{ youtube }}',
    '[youtube](https://youtu.be/dQw4w9WgXcQ)',
    'video [youtube channel]',
    '`{% youtube dQw4w9WgXcQ %}`',
    '{{% note "{% youtube dQw4w9WgXcQ %}" %}}',
  ])('but takes %s for none', (body) => {
    expect(calls(body).filter(({ name }) => name !== 'note')).toEqual([]);
  });
  test.each(['{% youtube ', '{{ youtube(', '@[youtube](a', '::youtube{', '[youtube '])('a megabyte of %j in time', (piece) => {
    const started = cpuMs();
    read(piece.repeat(Math.floor(1_000_000 / piece.length)));
    expect(cpuMs() - started).toBeLessThan(5000);
  });
});

describe('readShortcodes masks', () => {
  test('tags with as many units, line breaks kept', () => {
    const body = 'a {{< b\n  "c" >}} d {{% e %}}f{{% /e %}}';
    const { masked } = read(body);
    expect(masked).toHaveLength(body.length);
    expect(masked.split('\n')).toHaveLength(2);
    expect(masked.replaceAll(/[\uE000-\uF8FF]+/g, '·')).toBe('a ·\n  · d ·f·');
  });
  test('tags at a line’s start without making indented code, and in link destinations', () => {
    const types = nodes('{{< a >}}text\n\n[x]({{< ref "y" >}})').map(({ type }) => type);
    expect(types).toEqual(['root', 'paragraph', 'text', 'paragraph', 'link', 'text']);
  });
  test('around private-use characters of the text itself', () => {
    const { masked, marks } = read('\uE000 {{< a >}}');
    expect(marks.has('\uE000')).toBe(false);
    expect(masked).toBe(`\uE000 ${'\uE001'.repeat(9)}`);
  });
});

describe('readShortcodes reports', () => {
  test.each([
    ['{{< a', ['SHORTCODE_INVALID:10']],
    ['x\n{{< a "b >}}', ['SHORTCODE_INVALID:11']],
    ['{{< >}}', ['SHORTCODE_INVALID:10']],
    ['{{< /a >}}', ['SHORTCODE_INVALID:10']],
    ['{{< a b c=d >}}', ['SHORTCODE_INVALID:10']],
    ['{{< a {{< b >}}', ['SHORTCODE_INVALID:10']],
    ['{{< a %}}', ['SHORTCODE_INVALID:10']],
  ])('%j', (body, expected) => {
    expect(problems(body)).toEqual(expected);
  });
  test.each(['{{ .Title }}', '{ {< a >} }', 'a < b', '{{< a >}}', '{{</* a */>}}', '{{%/* a */%}}'])('nothing in %j', (body) => {
    expect(problems(body)).toEqual([]);
  });
  test('nesting beyond 16 and more than 1,000 calls, which stay text', () => {
    const deep = read('{{< a >}}'.repeat(20) + '{{< /a >}}'.repeat(20));
    expect(deep.shortcodes).toHaveLength(16);
    expect(deep.diagnostics).toHaveLength(4);
    const many = read('{{< a >}} '.repeat(1100));
    expect(many.shortcodes).toHaveLength(1000);
    expect(many.diagnostics).toHaveLength(1);
  });
});

describe('readShortcodes stands', () => {
  test('any mixture of its pieces, and keeps every offset', { timeout: 30_000 }, () => {
    const pieces = [
      '{{< ',
      '{{% ',
      ' >}}',
      ' %}}',
      '/>}}',
      '/',
      'text',
      'a',
      '"',
      '`',
      '=',
      '\n',
      '    ',
      '```',
      '- ',
      '> ',
      '{{</*',
      '*/>}}',
      '~~~',
      'ü',
      '\uE000',
    ];
    assert(
      property(array(constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const body = parts.join('');
        const { masked, shortcodes } = read(body);
        expect(masked).toHaveLength(body.length);
        for (const { start, end, closeEnd } of shortcodes) expect(start < end && end <= closeEnd && closeEnd <= body.length).toBe(true);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });
  test.each(['{{< a "', '{{< a `', '{{<', '{{< a ', '{{< text >}}\n', '{{</*', '{{< a b=" '])('a megabyte of %j in time', (piece) => {
    const started = cpuMs();
    read(piece.repeat(Math.floor(1_000_000 / piece.length)));
    expect(cpuMs() - started).toBeLessThan(5000);
  });
});
