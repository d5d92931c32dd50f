/** Documents as a hostile author might write them, and what must hold of every one. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { DIAGNOSTIC_CODES } from '../../src/diagnostics.ts';
import { extractRecords } from '../../src/extract/extract-records.ts';
import { memorySite } from '../hugo/site.ts';
import { offences } from './offences.ts';
import { PIECES } from './pieces.ts';

/** Milliseconds of the processor that one document may take: a clock would measure the machine's other work as well. */
const LIMIT_MS = 250;

const OPENERS = [
  '---',
  '---yaml',
  '---toml',
  '---json',
  '+++',
  '{',
  '---js',
  '---javascript',
  '--- js',
  '---JS',
  '---constructor',
  '---coffee',
  '--- ',
  '----',
  '\uFEFF---',
  '',
];
const KEYS =
  'title date tags keywords draft weight url slug aliases talks images cover expiryDate lastmod authors params __proto__ constructor prototype toString'.split(
    ' ',
  );
const VALUES = [
  '1',
  '"text"',
  "'",
  '"',
  '[a, b]',
  '[',
  '{a: {b: [1, {c: d}]}}',
  '{',
  '2024-02-30',
  '2024-03-20T10:00:00Z',
  '2024-03-20',
  'true',
  'null',
  '&a [*a]',
  '&a [1,2,3]',
  '[*a,*a,*a,*a]',
  '{<<: *a}',
  '!!js/function "function () { globalThis.executed = true }"',
  '!!binary aGk=',
  '|\n  a\n  b',
  '>\n  a',
  '\n  - title: T\n    url: https://youtu.be/aaaaaaaaaaa',
  '\n  - {name: 1, url: javascript:alert(1)}',
  '../../../etc/passwd',
  '/a/../b/',
  'javascript:globalThis.executed=true',
  '1e999',
  '-0',
  '0x7fffffffffffffff',
  '"\\u0000"',
  '中文',
  '{polluted: true}',
  '"${globalThis.executed = true}"',
];
const CODE = 'globalThis.executed = true; module.exports = { title: "x" };';
const SHORTCODES = [
  '{{< tip >}}',
  '{{< /tip >}}',
  '{{% note %}}',
  '{{% /note %}}',
  '{{< youtube aaaaaaaaaaa >}}',
  '{{< youtube "><script>" >}}',
  '{{< vimeo 1/../2 >}}',
  '{{< figure src="javascript:x" alt="<img onerror=y>" >}}',
  '{{< image link="a.png" caption="<svg onload=x>" width="1;x" >}}',
  '{{< ref "../x" >}}',
  '{{< talk title="T" url="https://youtu.be/aaaaaaaaaaa" speakers="A (B)" >}}',
  '{{< unknown a="b" >}}',
  '{{<',
  '{{< a "',
  '{{</* a */>}}',
  '>}}',
  '{{< text >}}',
  '{{< /text >}}',
  '{{< __proto__ >}}',
  '{{< constructor polluted=1 >}}',
  '{{ .Site.Params.x }}',
];

const line = fc
  .tuple(fc.constantFrom(...KEYS), fc.constantFrom(': ', ' = ', ':', '": '), fc.constantFrom(...VALUES))
  .map((parts) => parts.join(''));
const frontMatter = fc
  .tuple(
    fc.constantFrom(...OPENERS),
    fc.array(fc.oneof(line, fc.constant(CODE), fc.constantFrom(...VALUES)), { maxLength: 8 }),
    fc.constantFrom('---', '+++', '}', '...', '--- ', ''),
  )
  .map(([opener, lines, end]) => `${opener}\n${lines.join('\n')}\n${end}\n`);
const body = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...SHORTCODES), fc.constantFrom('\n\n', ' ')), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
const repeated = fc.tuple(body, fc.integer({ min: 1, max: 30 })).map(([text, times]) => text.repeat(times));
const document = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: frontMatter }, { weight: 1, arbitrary: fc.constant('') }),
    fc.oneof({ weight: 9, arbitrary: body }, { weight: 1, arbitrary: repeated }),
  )
  .map((parts) => parts.join(''));

/** Reads so many generated documents whole. Answers the slowest one's milliseconds, and how many were served with findings. */
export function checkGeneratedDocuments(count: number, seed: number): { slowestMs: number; findings: number; pages: number } {
  const seen = { slowestMs: 0, findings: 0, pages: 0 };
  fc.assert(
    fc.property(document, (text) => {
      const { ms, record, diagnostics } = readFast(text);
      seen.slowestMs = Math.max(seen.slowestMs, ms);
      seen.findings += diagnostics.length;
      seen.pages += record === null ? 0 : 1;
      for (const { code, message, hint, site, sourcePath, line: at } of diagnostics) {
        expect(Object.hasOwn(DIAGNOSTIC_CODES, code) && message !== '' && hint !== '').toBe(true);
        expect([site, sourcePath]).toEqual(['s', 'post.md']);
        // The file that a place names has such a line.
        if (at !== null) expect(at >= 1 && at <= text.split('\n').length).toBe(true);
      }
      expect(offences(record?.body.html ?? '')).toEqual([]);
      expect(Object.keys(Object.prototype).concat(Object.keys(Array.prototype))).toEqual([]);
      expect('polluted' in {} || 'executed' in globalThis).toBe(false);
    }),
    { numRuns: count, seed },
  );
  return seen;
}

/** Memory is collected at any time: what was slow is read again, and only a document that is slow each time counts. */
function readFast(text: string): ReturnType<typeof extractRecords> & { ms: number } {
  for (let attempt = 1; ; attempt += 1) {
    const started = process.cpuUsage();
    const site = memorySite({ 'post.md': text }, '', ['a.png']);
    const read = extractRecords(site.document('post.md'), site.config, site.files);
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    if (ms <= LIMIT_MS) return { ...read, ms };
    if (attempt === 3) throw new Error(`${ms} ms`);
  }
}
