import { existsSync, globSync, statSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/files/source.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { headingsOf } from '../../src/markdown/headings.ts';
import { renderHtml } from '../../src/markdown/html.ts';
import { nodesOf, parseMarkdown, refusalOf } from '../../src/markdown/parse.ts';
import { plainText } from '../../src/markdown/text.ts';
import { countWords } from '../../src/markdown/words.ts';
import { offences } from '../hostile/offences.ts';
import { PIECES } from '../hostile/pieces.ts';
import { cpuMs } from '../cpu.ts';

/** Everything that is done with a text; answers with its HTML. */
function readAll(text: string): string {
  const { body } = readFrontMatter({ site: 's', sourcePath: 'p.md', text, digest: '' });
  const root = parseMarkdown(body);
  headingsOf(root);
  countWords(plainText(root), 'zh');
  return renderHtml(root);
}

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
      { numRuns: 1000 },
    );
  });
  test('that repeats itself is read or refused in bounded time', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(long, (text) => {
        const start = cpuMs();
        const html = readAll(text);
        expect(cpuMs() - start).toBeLessThan(3000);
        if (html.length < 20_000) expect(offences(html)).toEqual([]);
      }),
      { numRuns: 75 },
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
  test('every eighth file is read whole, with all offsets inside its body, and renders safely', { timeout: 180_000 }, async () => {
    const files = globSync('*/content/**/*.md', { cwd: corpus }).filter((_, at) => at % 8 === 0);
    expect(files.length).toBeGreaterThan(500);
    for (const [at, path] of files.entries()) {
      const absolutePath = corpus + path;
      const { source, diagnostics } = readSource({ path, absolutePath, bytes: statSync(absolutePath).size, ctimeMs: 0 }, 's');
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
