import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainTalks, readTalks } from '../../src/talks/reader.ts';
import { POSTS } from './posts.ts';
import { sourceOf } from './source.ts';

/** Documents for each of the two properties. */
const RUNS = 10_000;
/** Fixed, so that a failure is one of the change and not of the draw. */
const SEED = 20_231_116;

const LANGUAGES = ['en', 'es', 'zh', 'uk', 'ja', 'pt', 'fr', 'de', 'it', 'ko', 'xx'];
const url = fc.constantFrom(
  'https://youtu.be/aaaaaaaaaaa',
  'https://www.youtube.com/watch?v=bbbbbbbbbbb&t=1',
  'https://sched.co/1aaaa',
  'https://x.sched.com/event/1aaab/a-b-c',
  'https://www.youtube.com/playlist?list=PL1',
  'https://example.org/',
  'https://www.meetup.com/a/events/12345678/',
  '//youtu.be/',
  'https://%',
);
const words = fc.constantFrom(
  'Ada Park',
  'Bo Ek, Acme',
  'and',
  'by',
  'from',
  'a keynote',
  'the talk',
  'KubeCon NA 2023',
  'March 20 • 9:00',
  '由',
  '的',
  '演讲',
  'による',
  '"Title"',
  '“',
  '(',
  ')',
  ' - ',
  ': ',
  ', ',
  '; ',
  '\n',
  '<br>',
  '**',
  '*',
  '`',
  '[',
  ']',
  '&',
  '…',
  '—',
  '🎉',
  '\u200B',
  'İ',
  'ﬁ',
  '𝒳',
  '\\',
  '|',
  '# ',
  '- ',
  '> ',
  '1. ',
  '\t',
  '{{<',
  '>}}',
);
const link = fc.tuple(fc.array(words, { maxLength: 5 }), url).map(([text, target]) => `[${text.join(' ')}](${target})`);
const embed = fc.constantFrom(
  '{{< youtube aaaaaaaaaaa >}}',
  '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="x"></iframe>',
  '<a href="https://youtu.be/aaaaaaaaaaa">',
  '</a>',
  '<iframe src="',
  '<!--',
  '{{< talk title="x" url="https://youtu.be/ccccccccccc" >}}',
);
const document = fc
  .array(fc.oneof(words, link, embed, fc.constantFrom('\n\n', '\n- ', '\n  - ', '\n### ', '\n| a | b |\n|-|-|\n| ', '\n> ')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(' ').replaceAll(/ ?\n ?/g, '\n'));

function check(markdown: string, language: string): void {
  const source = sourceOf(markdown, { language, title: 'KubeCon', publishedAt: '2024-03-01T00:00:00Z' });
  const { mentions } = readTalks(source);
  // Explaining is reading once more, with little of its own: a part of the documents shows whether that throws.
  if (markdown.length % 8 === 0) expect(explainTalks(source).length).toBeGreaterThanOrEqual(mentions.length === 0 ? 0 : 1);
  const keys = mentions.flatMap(({ urlKeys }) => urlKeys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const mention of mentions) {
    expect(mention.title.trim()).not.toBe('');
    expect(mention.confidence).toBeGreaterThanOrEqual(0);
    expect(mention.confidence).toBeLessThanOrEqual(1);
    expect(mention.line).toBeLessThanOrEqual(markdown.split('\n').length);
    expect(mention.startsOn ?? '2024-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const speaker of mention.speakers) expect(speaker.name.trim()).not.toBe('');
  }
}

describe('the extractor', () => {
  it('reads any document made of the shapes it knows without throwing', { timeout: 120_000 }, () => {
    fc.assert(fc.property(document, fc.constantFrom(...LANGUAGES), check), { numRuns: RUNS, seed: SEED });
  });

  it('reads any mutation of the sample posts without throwing', { timeout: 120_000 }, () => {
    const mutated = fc
      .tuple(fc.constantFrom(...POSTS), fc.nat(), fc.nat(), fc.oneof(words, link, embed, fc.string({ maxLength: 6 })))
      .map(([post, at, cut, piece]) => {
        const start = at % (post.markdown.length + 1);
        return { language: post.language, markdown: post.markdown.slice(0, start) + piece + post.markdown.slice(start + (cut % 40)) };
      });
    fc.assert(
      fc.property(mutated, ({ markdown, language }) => check(markdown, language)),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
