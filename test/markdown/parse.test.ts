import { existsSync, globSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { headingsOf } from '../../src/markdown/headings.ts';
import { nodesOf, parseMarkdown, refusalOf } from '../../src/markdown/parse.ts';
import { plainText } from '../../src/markdown/text.ts';
import { countWords, readingMinutes } from '../../src/markdown/words.ts';
import { cpuMs } from '../cpu.ts';

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

/** What kind of answer a text gets: its code, or the types of its top nodes. */
const answer = (text: string) => {
  const root = parseMarkdown(text);
  return refusalOf(root)?.code ?? root.children.map(({ type }) => type).join(' ');
};
/** A list in a list in a list, each on a line of its own. */
const stairs = (levels: number) => Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');

describe('parseMarkdown refuses, before it costs anything,', () => {
  test.each([
    ['101 quotes in each other', `${'> '.repeat(101)}x`, 'DOCUMENT_TOO_DEEP'],
    ['101 lists on one line', `${'- '.repeat(101)}x`, 'DOCUMENT_TOO_DEEP'],
    ['101 lists by indentation', stairs(101), 'DOCUMENT_TOO_DEEP'],
    ['quotes and lists by turns', `${'> - '.repeat(60)}x`, 'DOCUMENT_TOO_DEEP'],
    ['quotes in a footnote', `[^1]: ${'>'.repeat(150)}x`, 'DOCUMENT_TOO_DEEP'],
    ['quotes after ordinary text', `a\n\nb\n\n${'>'.repeat(1e6)}`, 'DOCUMENT_TOO_DEEP'],
    ['emphasis in emphasis', `${'*a _b '.repeat(400)}${'c_ d* '.repeat(400)}`, 'DOCUMENT_TOO_DEEP'],
    ['a megabyte of character references', '&amp;'.repeat(2e5), 'DOCUMENT_TIMEOUT'],
    ['the same in short lines', `${'&amp;'.repeat(10)}\n`.repeat(2e4), 'DOCUMENT_TIMEOUT'],
    ['a megabyte of bare domains', '<x>www.'.repeat(1.4e5), 'DOCUMENT_TIMEOUT'],
    ['a megabyte of marks in one line', '中<'.repeat(3e5), 'DOCUMENT_TIMEOUT'],
    ['a megabyte of underscores in one line', '_a'.repeat(5e5), 'DOCUMENT_TIMEOUT'],
    ['a hundred thousand rules', '---\n'.repeat(1e5), 'DOCUMENT_TIMEOUT'],
  ])('%s', (_what, text, code) => {
    const start = cpuMs();
    expect(answer(text)).toBe(code);
    expect(cpuMs() - start).toBeLessThan(1000);
  });
  test('and says on which line it stands', () => {
    expect(refusalOf(parseMarkdown(`a\n\n${'>'.repeat(101)}`))?.line).toBe(3);
    expect(refusalOf(parseMarkdown(`a\n\n${'&amp;'.repeat(2e5)}`))?.line).toBe(3);
  });
});

describe('parseMarkdown reads', () => {
  test.each([
    ['100 quotes in each other', `${'> '.repeat(100)}x`, 'blockquote'],
    ['100 lists on one line', `${'- '.repeat(100)}x`, 'list'],
    ['100 lists by indentation', stairs(100), 'list'],
    ['thousands of lists and quotes after each other', '- a\n  - b\n\n> c\n\n'.repeat(3000), 'list blockquote '.repeat(3000).trim()],
    ['marks far to the right in code', `\`\`\`\n${' '.repeat(400)}- x\n\`\`\``, 'code'],
    ['a megabyte of prose in one line', 'word, and another. '.repeat(50_000), 'paragraph'],
    ['a long table of links', `|a|b|\n|-|-|\n${'|[a](https://www.a.example/?a=1&b=2)|`c`|\n'.repeat(2000)}`, 'table'],
    ['much code without a blank line', `\`\`\`html\n${'<a href="https://www.a.example">a &amp; b</a>\n'.repeat(300)}\`\`\``, 'code'],
    ['thousands of links in one line', '[a](https://a.example/b_c) by *A*, B. '.repeat(4000), 'paragraph'],
    ['the same in another script', '[тема](https://a.example/b_c) від *А*. '.repeat(700), 'paragraph'],
    ['a large object in one line of code', `\`\`\`json\n${'{"key_name":["<b>",1]},'.repeat(8000)}\n\`\`\``, 'code'],
    ['a picture inside the text', `![](data:image/png;base64,${'iVBORw0KGgo/'.repeat(20_000)})`, 'paragraph'],
  ])('%s', (_what, text, types) => {
    expect(answer(text)).toBe(types);
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

const heading = (text: string) => headingsOf(parseMarkdown(text)).map((found) => [found.text, found.anchor]);
describe('headingsOf takes', () => {
  test.each([
    ['## Own {#mine .wide}', 'Own', 'mine'],
    ['## Own {.wide #mine data-x="y z"}', 'Own', 'mine'],
    ['## `code` and *more*', 'code and more', 'code-and-more'],
    ['## A & B: C/D (2024)', 'A & B: C/D (2024)', 'a--b-cd-2024'],
    ['## 🚀', '🚀', 'heading'],
    ['## Map {a: #b}', 'Map {a: #b}', 'map-a-b'],
    ['## Set {x}', 'Set {x}', 'set-x'],
    ['## Brace }', 'Brace }', 'brace-'],
    ['##', '', 'heading'],
  ])('%j as %j with the anchor %j', (text, words, anchor) => {
    expect(heading(text)).toEqual([[words, anchor]]);
  });
  test('a heading of half a megabyte of spaces and braces at once', () => {
    const start = cpuMs();
    heading(`# a${' '.repeat(250_000)}b}`);
    heading(`# a${'{#'.repeat(125_000)}}`);
    expect(cpuMs() - start).toBeLessThan(1000);
  });
});

describe('plainText', () => {
  test.each([
    ['H<sub>2</sub>O, <b>b</b>old', 'H2O, bold'],
    ['one<br>two', 'one two'],
    ['<div>one</div><p title="no">two &amp; &#x4E09;&nbsp;<!-- no -->three</p>', 'one two & 三 three'],
    ['<style>no</style>\n<script>no</script>\nafter', 'after'],
    ['<details><summary>More</summary>\n\nwords\n\n</details>', 'More words'],
    ['a < b > c &lt;', 'a < b > c <'],
    ['<!-- open\n\nwords', ''],
    ['a[^1]\n\n[^1]: note', 'a note'],
    ['| a | b |\n|---|---|\n| c | `d` |', 'a b c d'],
  ])('of %j is %j', (text, words) => {
    expect(plainText(parseMarkdown(text))).toBe(words);
  });
  test('takes no longer for broken HTML', () => {
    const start = cpuMs();
    for (const piece of ['<a', '<!--', '<script>', '<', '</']) plainText({ type: 'html', value: piece.repeat(200_000) });
    expect(cpuMs() - start).toBeLessThan(1000);
  });
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
  test.each(['ab1_2.,:;\'"-/@ \n()', "aб1_.,:' —«»й’é\u00A0\u00AD\u2060αß中文の。、ก🚀-"])(
    'counts any text of %j as Unicode does',
    (alphabet) => {
      const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
      fc.assert(
        fc.property(
          text,
          fc.constantFrom('en', 'uk', 'zh', 'ja'),
          (words, language) => countWords(words, language) === exact(words, language),
        ),
        { numRuns: 3000 },
      );
    },
  );
  test.each(['xx-unknown', 'no_tag', '', '!'])('takes the language %j as English', (language) => {
    expect(countWords('two слова', language)).toBe(2);
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
    const files = globSync('*/content/**/*.md', { cwd: corpus }).filter((_, at) => at % 40 === 0);
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
