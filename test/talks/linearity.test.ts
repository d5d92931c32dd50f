import { describe, expect, it } from 'vitest';
import { explainTalks, readTalks } from '../../src/talks/reader.ts';
import { cpuMs } from '../cpu.ts';
import { sourceOf } from './source.ts';

const SMALL = 120;
const TIMES = 8;
/** A quadratic reader takes 64 times as long for 8 times the text, a linear one 8 times, a busy machine somewhat more. */
const MOST = 28;

const LETTERS = 'abcdefghij';
const word = (at: number): string => [...String(at).padStart(4, '0')].map((digit) => LETTERS[Number(digit)]).join('');
const url = (at: number): string => `https://youtu.be/a${String(at).padStart(10, '0')}`;
const name = (at: number): string => `Ada${word(at)} Park`;
const each = (count: number, part: (at: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(joint);

/** Texts that grow with a number. */
const SHAPES: readonly (readonly [string, (count: number) => string])[] = [
  ['links in one sentence', (count) => each(count, (at) => `[the talk ${at}](${url(at)})`, ' and ')],
  ['links to one address in one sentence', (count) => each(count, (at) => `[the talk ${at}](${url(1)})`, ' and ')],
  ['sentences with a link each', (count) => each(count, (at) => `${name(at)} from Acme gave [a talk on ${word(at)}](${url(at)}).`, ' ')],
  ['forced lines in one paragraph', (count) => each(count, (at) => `[A talk on ${word(at)}](${url(at)}) by ${name(at)}, Acme<br>`, '\n')],
  ['links named "video" in one paragraph', (count) => each(count, (at) => `**A title ${word(at)}** [video](${url(at)})`, ' ')],
  ['items of one list', (count) => each(count, (at) => `- [A talk on ${word(at)}](${url(at)}) by ${name(at)}`, '\n')],
  [
    'items of several paragraphs',
    (count) => each(count, (at) => `- [A talk on ${word(at)}](${url(at)})\n\n  More by ${name(at)}.\n`, '\n'),
  ],
  ['lists with an introduction each', (count) => each(count, (at) => `Talks of ${word(at)}:\n\n- [A talk](${url(at)})\n`, '\n')],
  ['items with a list each', (count) => each(count, (at) => `- Talks of ${word(at)}\n  - [A talk](${url(at)})`, '\n')],
  ['headings', (count) => each(count, (at) => `### [A talk on ${word(at)}](${url(at)})\n\nby ${name(at)}`, '\n\n')],
  ['links in one heading', (count) => `# ${each(count, (at) => `[A talk on ${word(at)}](${url(at)})`, ' ')}`],
  ['rows of a table', (count) => `| Talk | Speaker |\n|-|-|\n${each(count, (at) => `| [A talk](${url(at)}) | ${name(at)} |`, '\n')}`],
  ['links in one row', (count) => `| Talk | Speaker |\n|-|-|\n| ${each(count, (at) => `[A talk](${url(at)})`, ' ')} | x |`],
  [
    'players under one heading',
    (count) => `## Talks\n\n${each(count, (at) => `A talk by ${name(at)}.\n\n<iframe src="${url(at)}"></iframe>`, '\n\n')}`,
  ],
  ['players at one place', (count) => `<div>${each(count, (at) => `<iframe src="${url(at)}"></iframe>`, '')}</div>`],
  [
    'players of one address in a page about its talk',
    (count) => `This talk is about nests.\n\n${each(count, () => `<iframe src="${url(1)}"></iframe>`, '\n\n')}`,
  ],
  ['shortcode players in raw HTML', (count) => `<div>${each(count, (at) => `{{< youtube ${url(at).slice(-11)} >}}<br>`, '')}</div>`],
  ['links of raw HTML', (count) => `<div>${each(count, (at) => `<a href="${url(at)}">A talk</a>`, ' ')}</div>`],
  ['events', (count) => each(count, (at) => `At X${word(at)}Conf 2023 we saw [a talk](${url(at)}).`, '\n\n')],
  ['places of one series', (count) => each(count, (at) => `At KubeCon X${word(at)} 2023 we saw [a talk](${url(at)}).`, '\n\n')],
  ['names of one talk', (count) => `[A talk](${url(1)}) by ${each(count * 8, name, ', ')}`],
  ['open brackets', (count) => `[A talk](${url(1)}) ${'(a '.repeat(count * 8)}`],
  ['quotation marks', (count) => `"A talk" ${'" a "'.repeat(count * 8)} [here](${url(1)})`],
  ['forced lines without words', (count) => `[A talk](${url(1)}) by Ada Park${'<br>'.repeat(count * 8)}x`],
];

function millisecondsFor(markdown: string, runs: number): number {
  const source = sourceOf(markdown, { title: 'KubeCon EU 2024', publishedAt: '2024-03-01T00:00:00Z' });
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = cpuMs();
    readTalks(source);
    least = Math.min(least, cpuMs() - start);
  }
  return least;
}

describe('the extractor costs the length of the text', () => {
  // What is quadratic is so three times; a collection of garbage at the wrong moment is not.
  it.each(SHAPES)('with ever more %s', { timeout: 60_000, retry: 2 }, (_, shape) => {
    millisecondsFor(shape(SMALL), 2);
    const small = Math.max(2, millisecondsFor(shape(SMALL), 3));
    expect(millisecondsFor(shape(SMALL * TIMES), 1) / small).toBeLessThan(MOST);
  });

  it('and a shortcode player in raw HTML stands once', () => {
    const players = each(3, (at) => `<p>{{< youtube ${url(at).slice(-11)} >}}</p>`, '');
    expect(explainTalks(sourceOf(`<div>${players}</div>`)).map(({ url: found }) => found.slice(-11))).toEqual(
      [0, 1, 2].map((at) => url(at).slice(-11)),
    );
  });

  it('and loses no link of a paragraph beyond all measure, nor its place in the text', () => {
    const source = sourceOf(each(1000, (at) => `${name(at)} gave [a talk on ${word(at)}](${url(at)}).`, ' '));
    const { mentions } = readTalks(source);
    expect(mentions.map((mention) => mention.url)).toEqual(Array.from({ length: 1000 }, (_, at) => url(at)));
    expect(mentions.every(({ title }, at) => title === `a talk on ${word(at)}`)).toBe(true);
    expect(mentions.every(({ speakers }, at) => speakers[0]?.name === name(at))).toBe(true);
    expect(explainTalks(source).map(({ url: each_ }) => each_)).toEqual(mentions.map((mention) => mention.url));
  });
});
