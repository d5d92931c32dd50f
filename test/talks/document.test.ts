import { expect, test } from 'vitest';
import { TalkDocument } from '../../src/talks/document.ts';
import { sourceOf } from './source.ts';

const MARKDOWN = `I went there.

- [Ada Park: The twenty year nest](https://heroncon.example/keynotes/the-twenty-year-nest/)
- [Bo Ek: What became of the reeds](https://heroncon.example/fish/what-became-of-the-reeds/)
- [Cai Lund: Building rafts by hand](https://heroncon.example/fish/building-rafts-by-hand/)`;

/** Of each item of the list. */
function speakersFirst(title: string): readonly boolean[] {
  const document = new TalkDocument(sourceOf(MARKDOWN, { title }));
  return document.blocks.filter(({ list }) => list !== null).map((block) => document.speakersFirst(block));
}

test('a list of sessions on an event’s own site is known to name its speakers first, in a post about the event alone', () => {
  expect(speakersFirst('HeronCon 2019 Impressions')).toEqual([true, true, true]);
  expect(speakersFirst('Impressions of the year 2019')).toEqual([false, false, false]);
});
