import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { cpuMs } from '../cpu.ts';

const read = (text: string) => readFrontMatter({ site: 's', sourcePath: 'p.md', text, digest: '' });
const codes = (text: string) => read(text).diagnostics.map(({ code, line, column }) => ({ code, line, column }));

describe('readFrontMatter reads', () => {
  test('YAML, with dates left as they are written', () => {
    const { data, body, bodyLine, bodyOffset, lineOf } = read('---\ntitle: A\ndate: 2024-01-02\n---\n\nText\n');
    expect(data).toEqual({ title: 'A', date: '2024-01-02' });
    expect({ body, bodyLine, bodyOffset }).toEqual({ body: '\nText\n', bodyLine: 5, bodyOffset: 34 });
    expect([lineOf('title'), lineOf('DATE'), lineOf('none')]).toEqual([2, 3, null]);
  });
  test('TOML between +++ and between ---toml', () => {
    expect(read('+++\ntitle = "A"\nday = 2024-01-02\n+++\nText').data).toEqual({ title: 'A', day: '2024-01-02' });
    expect(read('---toml\ntitle = "A"\n---\nText').data).toEqual({ title: 'A' });
  });
  test('JSON', () => {
    const { data, body } = read('{\n  "title": "A",\n  "tags": ["x"]\n}\nText');
    expect({ data, body }).toEqual({ data: { title: 'A', tags: ['x'] }, body: 'Text' });
  });
  test('a line of dashes inside a value as a part of the value', () => {
    expect(read('---\nart: |\n  a\n  ---b\nend: 1\n---\n').data).toEqual({ art: 'a\n---b\n', end: 1 });
  });
  test('aliases as copies, so that nothing is shared', () => {
    const { data } = read('---\na: &x [1]\nb: *x\n---\n');
    expect(data).toEqual({ a: [1], b: [1] });
    expect(data['a']).not.toBe(data['b']);
  });
});

describe('readFrontMatter finds its way in', () => {
  test('JSON whose strings hold braces, up to the brace that closes the object', () => {
    const { data, body, bodyLine, lineOf } = read('{\n  "title": "a } \\" {",\n  "params": {\n"title": 2\n}\n}\nText');
    expect(data).toEqual({ title: 'a } " {', params: { title: 2 } });
    expect({ body, bodyLine, lines: [lineOf('title'), lineOf('params')] }).toEqual({ body: 'Text', bodyLine: 7, lines: [2, 3] });
  });
  test('TOML dates and numbers of every kind', () => {
    expect(read('+++\na = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 9007199254740993\nd = nan\n+++\n').data).toEqual({
      a: '1979-05-27T07:32:00.000Z',
      b: '1979-05-27',
      c: '9007199254740993',
      d: 'NaN',
    });
  });
  test('YAML merge keys, comments alone, and nothing at all', () => {
    expect(read('---\na: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n---\n').data).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
    for (const text of ['---\n# a comment\n---\nx', '---\n\n---\nx', '---\n---\nx'])
      expect(read(text)).toMatchObject({ data: {}, body: 'x', diagnostics: [] });
  });
  test('keys at the top only, whatever stands in nested ones', () => {
    expect(read('---\nparams:\n  title: inner\ntitle: outer\n---\n').lineOf('title')).toBe(4);
    expect(read('+++\na = 1\n[params]\ntitle = "x"\n[menu.main]\nb = 2\n+++\n').lineOf('title')).toBeNull();
    expect(read('+++\na = 1\n[params]\ntitle = "x"\n[menu.main]\nb = 2\n+++\n').lineOf('menu')).toBe(5);
  });
  test('front matter of exactly 16 KiB, of 32 levels, and of 8,000 values', () => {
    const fill = 16 * 1024 - 'a: \n'.length;
    expect(codes(`---\na: ${'x'.repeat(fill)}\n---\n`)).toEqual([]);
    expect(codes(`---\na: ${'x'.repeat(fill + 1)}\n---\n`)).toEqual([{ code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null }]);
    expect(codes(`---\na: ${'['.repeat(31)}1${']'.repeat(31)}\n---\n`)).toEqual([]);
    expect(codes(`---\na: ${'['.repeat(32)}1${']'.repeat(32)}\n---\n`)).toHaveLength(1);
    expect(codes(`---\na: [${'1,'.repeat(7998)}1]\n---\n`)).toEqual([]);
  });
});

describe('readFrontMatter still reads the rest of broken front matter, so that a draft stays one,', () => {
  test.each([
    ['YAML', '---\ntitle: A: B\ndraft: true\ntags:\n  - x\n---\n', { draft: true, tags: ['x'] }],
    ['YAML with an open quotation mark', '---\ntitle: "A\ndraft: true\n---\n', { draft: true }],
    ['YAML with a repeated key', '---\na: 1\ndraft: true\na: 2\n---\n', { a: 1, draft: true }],
    ['YAML with an unknown tag', '---\na: !!js/function x\ndraft: true\n---\n', { draft: true }],
    ['TOML', '+++\ntitle = "A\ndraft = true\n[params]\nb = 1\n+++\n', { draft: true, params: { b: 1 } }],
    [
      'JSON with a comma too many',
      '{\n"title": "A, b",\n"draft": true,\n"tags": ["x", {"y": 1}],\n}\n',
      { title: 'A, b', draft: true, tags: ['x', { y: 1 }] },
    ],
    ['JSON with a repeated key', '{\n"a": 1,\n"draft": true,\n"a": 2\n}\n', { a: 1, draft: true }],
  ])('%s', (_what, text, data) => {
    expect(read(text).data).toEqual(data);
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual(['FRONT_MATTER_INVALID']);
  });
  test('and drops dangerous keys there too', () => {
    expect(read('---\ntitle: A: B\n__proto__: {polluted: 1}\nb: 1\n---\n').data).toEqual({ b: 1 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('readFrontMatter keeps what hides a page even of front matter that is beyond reading:', () => {
  test.each([
    ['unclosed', '---\ntitle: A\ndraft: true\n\nText.\n', { draft: 'true' }],
    ['unclosed TOML', '+++\nexpiryDate = 2020-01-01\n', { expiryDate: '2020-01-01' }],
    ['unclosed JSON', '{"title": "A", "draft": true\n\nText.\n', { draft: 'true' }],
    [
      'too large',
      `---\n"draft": true\npublishDate: '2999-01-01'\nx: ${'y'.repeat(20_000)}\n---\n`,
      { draft: 'true', publishDate: '2999-01-01' },
    ],
    ['too deep', `---\ndraft: true\na: ${'['.repeat(40)}1${']'.repeat(40)}\n---\n`, { draft: 'true' }],
    ['in a foreign language', '---js\n{ draft: true, title: "A" }\n---\nText, draft: false\n', { draft: 'true' }],
    ['the first of two', '---\ndraft: true\ndraft: false\n', { draft: 'true' }],
    ['nothing that only sounds alike', '---\ndrafty: true\nmydraft: true\n', {}],
  ])('%s', (_what, text, data) => {
    expect(read(text).data).toEqual(data);
    expect(read(text).diagnostics).toHaveLength(1);
  });
});

describe('readFrontMatter finds none in', () => {
  test.each(['', 'Text', '# Title\n---\na: 1\n---\n', '----\na: 1\n----\n', '\n---\na: 1\n---\n', '{{< shortcode >}}\ntext', '{ a: 1'])(
    '%j',
    (text) => {
      const { data, body, diagnostics } = read(text);
      expect({ data, body, diagnostics }).toEqual({ data: {}, body: text, diagnostics: [] });
    },
  );
});

describe('readFrontMatter reports', () => {
  test.each([
    ['a repeated key', '---\na: 1\nb: 2\na: 3\n---\nText', { code: 'FRONT_MATTER_INVALID', line: 4, column: 1 }],
    ['broken YAML', '---\ntitle: A: B\n---\nText', { code: 'FRONT_MATTER_INVALID', line: 2, column: 9 }],
    ['broken TOML', '+++\na = 1\nb =\n+++\nText', { code: 'FRONT_MATTER_INVALID', line: 3, column: 4 }],
    ['a list', '---\n- a\n---\nText', { code: 'FRONT_MATTER_INVALID', line: 1, column: 1 }],
    ['a single value', '---\njust text\n---\nText', { code: 'FRONT_MATTER_INVALID', line: 1, column: 1 }],
    ['a missing end', '---\na: 1\n\nText', { code: 'FRONT_MATTER_INVALID', line: 1, column: 1 }],
    ['JSON without an end', '{\n"a": 1\nText', { code: 'FRONT_MATTER_INVALID', line: 1, column: 1 }],
    ['a repeated key of JSON', '{\n"a": 1,\n"a": 2\n}\nText', { code: 'FRONT_MATTER_INVALID', line: 3, column: 2 }],
    ['broken JSON', '{\n"a": 1,\n}\nText', { code: 'FRONT_MATTER_INVALID', line: 3, column: 1 }],
    [
      'a deep nesting of TOML',
      `+++\na = ${'['.repeat(200)}${']'.repeat(200)}\n+++\nText`,
      { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null },
    ],
    [
      'a nesting that no parser survives',
      `---\na: ${'['.repeat(15_000)}\n---\nText`,
      { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null },
    ],
    [
      'an alias that stands for megabytes',
      `---\na: &a ${'x'.repeat(9000)}\nb: [${'*a,'.repeat(2000)}]\n---\nText`,
      { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null },
    ],
    ['too much of it', `---\na: ${'x'.repeat(17_000)}\n---\nText`, { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null }],
    [
      'too deep a nesting',
      `---\na: ${'['.repeat(40)}${']'.repeat(40)}\n---\nText`,
      { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null },
    ],
    ['a value that holds itself', '---\na: &a\n  b: *a\n---\nText', { code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null }],
  ])('%s, and serves the body all the same', (_what, text, finding) => {
    expect(codes(text)).toEqual([finding]);
    expect(read(text).body).toContain('Text');
  });
  test('aliases that stand for millions of values, at once', () => {
    const lines = [
      'a0: &a0 [x,x,x,x,x,x,x,x,x,x]',
      ...Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 10 }, () => `*a${at}`).join(',')}]`),
    ];
    expect(codes(`---\n${lines.join('\n')}\n---\nText`)).toEqual([{ code: 'FRONT_MATTER_TOO_COMPLEX', line: 1, column: null }]);
  });
  test('keys that name parts of objects, and drops them', () => {
    const { data, diagnostics } = read('---\n__proto__: {polluted: 1}\nconstructor: 1\nnested:\n  prototype: 1\n  kept: 2\n---\n');
    expect(data).toEqual({ nested: { kept: 2 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['FRONT_MATTER_KEY', 'FRONT_MATTER_KEY', 'FRONT_MATTER_KEY']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  test.each(['---js', '---javascript', '---JS', '--- js', '---constructor', '---coffee', '---toString'])(
    '%s, and never executes it',
    (opener) => {
      const { data, body, diagnostics } = read(`${opener}\nglobalThis.executed = true; module.exports = { title: 'A' }\n---\nText`);
      expect(diagnostics.map(({ code }) => code)).toEqual(['FRONT_MATTER_LANGUAGE']);
      expect({ data, body }).toEqual({ data: {}, body: 'Text' });
      expect('executed' in globalThis).toBe(false);
    },
  );
  test('nothing slowly', () => {
    const hostile = [
      `---\n${'\n'.repeat(16_000)}a: b: c\n---\n`,
      `---\n${'a: b: c\n'.repeat(2000)}---\n`,
      `---\na${' '.repeat(16_000)}b: [\n---\n`,
      `{\n${'"'.repeat(1e6)}`,
      `{\n"a": "${'\\"'.repeat(5e5)}"\n}`,
      `---\n${'a\n'.repeat(5e5)}`,
      `+++\n${'a.'.repeat(8000)}a = 1\n+++\n`,
    ];
    for (const text of hostile) {
      const start = cpuMs();
      expect(codes(text).length).toBeGreaterThan(0);
      expect(cpuMs() - start).toBeLessThan(1000);
    }
  });
  test('the same error each time, not an empty success from a cache', () => {
    const text = '---\na: [\n---\nText';
    expect(codes(text)).toEqual(codes(text));
    expect(codes(text)).toHaveLength(1);
  });
});
