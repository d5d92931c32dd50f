import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';

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

describe('readFrontMatter finds none in', () => {
  test.each(['', 'Text', '# Title\n---\na: 1\n---\n', '----\na: 1\n----\n', '\n---\na: 1\n---\n', '{{< shortcode >}}\ntext', '{ "a": 1'])(
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
  test('the same error each time, not an empty success from a cache', () => {
    const text = '---\na: [\n---\nText';
    expect(codes(text)).toEqual(codes(text));
    expect(codes(text)).toHaveLength(1);
  });
});
