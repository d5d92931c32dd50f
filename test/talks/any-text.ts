/** Any text for the extractor, and what must hold of its reading. */
import * as fc from 'fast-check';
import { explainTalks, readTalks } from '../../src/talks/reader.ts';
import { EVENT_POSTS } from './event-posts.ts';
import { POSTS } from './posts.ts';
import { SHAPE_POSTS } from './shape-posts.ts';
import { SITE_POSTS } from './site-posts.ts';
import { TOLD_POSTS } from './told-posts.ts';
import { sourceOf } from './source.ts';

/** Fixed, so that a failure is one of the change and not of the draw. */
const SEED = 20_231_116;

const LANGUAGES = ['en', 'es', 'zh', 'uk', 'ja', 'pt', 'fr', 'de', 'it', 'ko', 'pl', 'ro', 'ru', 'cs', 'nl', 'sv', 'tr', 'xx'];
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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with the reading of a text; plain comparisons, for an expectation each would cost more than the reading. */
function faultsOf(markdown: string, language: string): readonly string[] {
  const source = sourceOf(markdown, { language, title: 'KubeCon', publishedAt: '2024-03-01T00:00:00Z' });
  const { mentions } = readTalks(source);
  // Explaining is reading once more, with little of its own: a part of the documents shows whether that throws.
  if (markdown.length % 8 === 0) explainTalks(source);
  const keys = mentions.flatMap(({ urlKeys }) => urlKeys);
  const lines = markdown.split('\n').length;
  const faults: string[] = [];
  if (new Set(keys).size < keys.length) faults.push('a key twice');
  for (const { title, confidence, line, startsOn, speakers } of mentions) {
    if (title.trim() === '') faults.push('an empty title');
    if (!(confidence >= 0 && confidence <= 1)) faults.push(`confidence ${confidence}`);
    if (!(line >= 1 && line <= lines)) faults.push(`line ${line}`);
    if (startsOn !== null && !DAY.test(startsOn)) faults.push(`day ${startsOn}`);
    if (speakers.some(({ name }) => name.trim() === '')) faults.push('a speaker without a name');
  }
  return faults;
}

function check(markdown: string, language: string): void {
  const faults = faultsOf(markdown, language);
  if (faults.length > 0) throw new Error(faults.join(', '));
}

/** So many documents made of the shapes that the extractor knows. @throws where one is not read as it should */
export function readAnyDocuments(runs: number): void {
  fc.assert(fc.property(document, fc.constantFrom(...LANGUAGES), check), { numRuns: runs, seed: SEED });
}

/** So many mutations of the sample posts. @throws where one is not read as it should */
export function readAnyMutations(runs: number): void {
  const mutated = fc
    .tuple(
      fc.constantFrom(...POSTS, ...EVENT_POSTS, ...SITE_POSTS, ...SHAPE_POSTS, ...TOLD_POSTS),
      fc.nat(),
      fc.nat(),
      fc.oneof(words, link, embed, fc.string({ maxLength: 6 })),
    )
    .map(([post, at, cut, piece]) => {
      const start = at % (post.markdown.length + 1);
      const whole = post.markdown.slice(0, start) + piece + post.markdown.slice(start + (cut % 40));
      // The lines around the change: the others are the sample posts' own test.
      const from = whole.lastIndexOf('\n', Math.max(0, start - 120)) + 1;
      return { language: post.language, markdown: whole.slice(from, start + 240) };
    });
  fc.assert(
    fc.property(mutated, ({ markdown, language }) => check(markdown, language)),
    { numRuns: runs, seed: SEED },
  );
}
