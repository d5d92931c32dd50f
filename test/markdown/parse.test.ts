import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { headingsOf } from '../../src/markdown/headings.ts';
import { nestingDepth, nodesOf, parseMarkdown } from '../../src/markdown/parse.ts';
import { plainText } from '../../src/markdown/text.ts';
import { countWords, readingMinutes } from '../../src/markdown/words.ts';

const oracle = (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** Type, value and offsets of every node. */
const outline = (root: Nodes) =>
  [...nodesOf(root)].map((node) => [
    node.type,
    'value' in node ? node.value : 'url' in node ? node.url : '',
    node.position?.start.offset,
    node.position?.end.offset,
  ]);

describe('parseMarkdown', () => {
  test.each([
    '# Hé 🚀\n\nпривіт [посилання](https://a.example "t") — 世界 **жирний**\n',
    '* a\n  * b 🚀 c\n  * d\n\n> q\n> r\n\n1. x\n2. y\n',
    '| a | b |\n|---|---|\n| 日本 | `x` |\n',
    'line one\nline [two](<b c>) <b>raw</b>\n\n<div>\nblock\n</div>\n\n```js\ncode\n```\n',
    '[ref] and [text][ref]\n\n[ref]: https://a.example\n',
  ])('gives the tree and the UTF-16 offsets of the reference parser for %j', (text) => {
    expect(outline(parseMarkdown(text))).toEqual(outline(oracle(text)));
  });
});

describe('nestingDepth', () => {
  test('sees quotes and lists on one line and by indentation', () => {
    expect(nestingDepth('> > > x')).toBe(3);
    expect(nestingDepth('- - 1. x')).toBe(3);
    expect(nestingDepth(`${'  '.repeat(120)}- x`)).toBeGreaterThan(100);
    expect(nestingDepth('>'.repeat(5000))).toBe(5000);
  });
  test('sees none in ordinary text', () => {
    expect(nestingDepth('a - b > c\n\n**d**\n---\n')).toBe(0);
  });
});

describe('headingsOf', () => {
  test('numbers repeated anchors, keeps letters of every script, and takes {#ids} out of the text', () => {
    const tree = parseMarkdown('# Same\n\n## Same\n\n### Безпека й 安全\n\n## Own {#mine}\n');
    expect(headingsOf(tree, 10)).toEqual([
      { depth: 1, text: 'Same', anchor: 'same', line: 10 },
      { depth: 2, text: 'Same', anchor: 'same-1', line: 12 },
      { depth: 3, text: 'Безпека й 安全', anchor: 'безпека-й-安全', line: 14 },
      { depth: 2, text: 'Own', anchor: 'mine', line: 16 },
    ]);
    expect(plainText(tree)).not.toContain('mine');
  });
});

describe('plainText', () => {
  test('is the words, without markup, HTML and picture descriptions', () => {
    expect(plainText(parseMarkdown('# A\n\n*b* [c](d) ![e](f) <b>g</b>\nh\n\n- i\n- j'))).toBe('A b c g h i j');
  });
});

const exact = (text: string, language: string): number =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike === true).length;

describe('countWords', () => {
  test.each([
    ["It's a well-known fact: v1.2.3 and 1,000 a/b foo_bar __init__ e.g. x", 'en'],
    ['Безпека сервісної мережі', 'uk'],
    ['服务网格的安全性很重要', 'zh'],
    ['サービスメッシュのセキュリティ', 'ja'],
    ['', 'en'],
  ])('counts %j as Unicode does', (text, language) => {
    expect(countWords(text, language)).toBe(exact(text, language));
  });
  test('takes an unknown language as English', () => {
    expect(countWords('two words', 'xx-unknown')).toBe(2);
  });
});

describe('readingMinutes', () => {
  test('is at least one for any text, and none for no text', () => {
    expect([0, 1, 220, 2200].map(readingMinutes)).toEqual([0, 1, 1, 10]);
  });
});

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname;
describe.skipIf(!existsSync(corpus))('on real sites (needs ../shared/corpus)', () => {
  test('every offset lies in its text, and trees are those of the reference parser almost everywhere', { timeout: 120_000 }, async () => {
    const files = globSync('*/content/**/*.md', { cwd: corpus }).filter((_, at) => at % 25 === 0);
    let same = 0;
    for (const [at, file] of files.entries()) {
      const text = readFileSync(corpus + file, 'utf8');
      const tree = parseMarkdown(text);
      for (const node of nodesOf(tree)) expect(node.position?.end.offset ?? 0).toBeLessThanOrEqual(text.length);
      if (JSON.stringify(outline(tree)) === JSON.stringify(outline(oracle(text)))) same += 1;
      // Native trees are freed when the event loop turns.
      if (at % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(files.length).toBeGreaterThan(100);
    expect(same / files.length).toBeGreaterThan(0.95);
  });
});
