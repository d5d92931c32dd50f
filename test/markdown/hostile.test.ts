import { existsSync, globSync, statSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/files/source.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { headingsOf } from '../../src/markdown/headings.ts';
import { renderHtml } from '../../src/markdown/html.ts';
import { nodesOf, parseMarkdown, refusalOf } from '../../src/markdown/parse.ts';
import { plainText } from '../../src/markdown/text.ts';
import { countWords } from '../../src/markdown/words.ts';

/** Everything that is done with a text; answers with its HTML. */
function readAll(text: string): string {
  const { body } = readFrontMatter({ site: 's', sourcePath: 'p.md', text, digest: '' });
  const root = parseMarkdown(body);
  headingsOf(root);
  countWords(plainText(root), 'zh');
  return renderHtml(root);
}

const ELEMENTS = new Set(
  (
    'a abbr b blockquote br cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd ' +
    'li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var'
  ).split(' '),
);

/** What a browser would find in the HTML and must not. */
function offences(html: string): string[] {
  const found: string[] = [];
  const check = ({ tagName, properties }: Element): void => {
    if (!ELEMENTS.has(tagName)) found.push(tagName);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on|^style$|^srcDoc$|^srcSet$|^form|^action$|^target$/i.test(name)) found.push(`${tagName} ${name}`);
      if (/^(?:href|src|cite|longDesc)$/.test(name) && /^[^/?#]*:/.test(String(value)) && !/^(?:https?|mailto|tel):/i.test(String(value)))
        found.push(`${name}=${String(value)}`);
      if (/^(?:id|name)$/.test(name) && !/^h[1-6]$/.test(tagName) && !String(value).startsWith('user-content-'))
        found.push(`${name}=${String(value)}`);
    }
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'element') check(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
  return found;
}

const PIECES = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '*',
  '_',
  '**',
  '~~',
  '`',
  '```\n',
  '[',
  ']',
  '](b)',
  '](javascript:a)',
  '![',
  '[^1]',
  '\n[^1]: ',
  '\n[a]: b\n',
  '&amp;',
  '&#',
  '&colon;',
  '\\',
  '  \n',
  '|',
  '\n|-|-|\n',
  '- ',
  '1. ',
  '> ',
  '    ',
  '\t',
  '# ',
  '\n===\n',
  'www.',
  '@',
  'http://a.b',
  '{#x}',
  '"',
  "'",
  '<',
  '</',
  '>',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '中',
  '😀',
  '\u0000',
  '\uE000',
  '\uFEFF',
  '---\n',
  '+++\n',
  '{\n',
  '<a href="javascript:x">',
  '<a name=b id=c>',
  '<img src=x onerror=y>',
  '<iframe src="https://www.youtube.com/embed/a" srcdoc=x>',
  '</p>',
  '<p>',
  '<i></p>',
  '<div>\n',
  '</div>',
  '<table>',
  '<td>',
  '<svg>',
  '<math>',
  '<mtext>',
  '<template>',
  '<style>',
  '</style>',
  '<script>',
  '<select>',
  '<textarea>',
  '<title>',
  '<form action=x>',
  '<input name=x>',
  '<h1 id=d>',
  '<noscript>',
  '<plaintext>',
  '<a xlink:href=x>',
  '<base href=x>',
];
const short = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
const long = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 100 }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([pieces, times, lines]) => `${pieces.join('').repeat(times)}\n`.repeat(lines));

describe('any text', () => {
  test('is read without an error, and its HTML holds nothing outside of the allow-list', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(short, (text) => {
        expect(offences(readAll(text))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
  test('that repeats itself is read or refused in bounded time', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(long, (text) => {
        const start = performance.now();
        const html = readAll(text);
        expect(performance.now() - start).toBeLessThan(3000);
        if (html.length < 20_000) expect(offences(html)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  test.each([
    ['templates in headings', '# <template>\n'.repeat(2000)],
    ['blocks that end the paragraph they stand in', '"<div>\n'.repeat(5000)],
    ['elements after such a block', `x <div> ${'<q>'.repeat(3000)}`],
    ['tables in paragraphs', 'x <table><td>\n\n'.repeat(3000)],
    ['closing tags of nothing', '<i></p>\n'.repeat(5000)],
    ['definitions that refer to each other', Array.from({ length: 2000 }, (_, at) => `[^${at}]: [^${at + 1}]\n`).join('')],
  ])('with %s overflows no stack', (_what, text) => {
    expect(offences(readAll(`before\n\n${text}\n\n[^0]`)).length).toBe(0);
  });
});

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname;
describe.skipIf(!existsSync(corpus))('on real sites (needs ../shared/corpus)', () => {
  test('every third file is read whole, with all offsets inside its body, and renders safely', { timeout: 180_000 }, async () => {
    const files = globSync('*/content/**/*.md', { cwd: corpus }).filter((_, at) => at % 3 === 0);
    expect(files.length).toBeGreaterThan(1000);
    for (const [at, path] of files.entries()) {
      const absolutePath = corpus + path;
      const { source, diagnostics } = readSource({ path, absolutePath, bytes: statSync(absolutePath).size, modifiedMs: 0 }, 's');
      expect({ path, diagnostics }).toEqual({ path, diagnostics: [] });
      if (source === null) continue;
      const { body, bodyOffset, bodyLine, diagnostics: findings } = readFrontMatter(source);
      expect({ path, findings }).toEqual({ path, findings: [] });
      expect(source.text.slice(bodyOffset)).toBe(body);
      expect(source.text.slice(0, bodyOffset).split('\n')).toHaveLength(bodyLine);
      const root = parseMarkdown(body);
      expect(refusalOf(root)).toBeNull();
      for (const { position } of nodesOf(root)) {
        const start = position?.start.offset ?? -1;
        const end = position?.end.offset ?? -1;
        if (start < 0 || end < start || end > body.length) expect.fail(`${path}: ${start} to ${end} of ${body.length}`);
      }
      headingsOf(root);
      const html = renderHtml(root);
      if (at % 10 === 0) expect({ path, offences: offences(html) }).toEqual({ path, offences: [] });
      // Native trees are freed when the event loop turns.
      if (at % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  });
});
