import { describe, expect, it } from 'vitest';
import { firstNamesIn } from '../../src/talks/first-names.ts';
import { wordsFor, withSubjects } from '../../src/talks/words.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { sourceOf } from './source.ts';

const speakers = (markdown: string): readonly unknown[] =>
  readTalks(sourceOf(markdown, { title: 'Heron in May' })).mentions.map((mention) =>
    mention.speakers.map(({ name, organization }) => [name, organization]),
  );

describe('firstNamesIn', () => {
  it.each([
    ['en', 'Max will cover the benefits of reeds.', ['Max']],
    ['en', 'Join Max and Mia on the MRSH livestream', ['Max', 'Mia']],
    ['en', 'Zippy will walk you through the marsh.', ['Zippy']],
    ['en', 'In the marsh Simon, Anna and Tom explained how to wade.', ['Simon', 'Anna', 'Tom']],
    ['de', 'Zippy führt euch durch das Schilf.', ['Zippy']],
    ['es', 'Acompaña a Ana en el directo', ['Ana']],
    ['es', 'Carlos explicará cómo vadear', ['Carlos']],
    ['pt', 'Junte-se a Paula na live', ['Paula']],
    ['fr', 'Retrouvez Claire et Luc au webinaire', ['Claire', 'Luc']],
    ['de', 'Trefft Jonas und Lena im Livestream', ['Jonas', 'Lena']],
    ['it', 'Unisciti a Giulia nella diretta', ['Giulia']],
    ['pl', 'Anna opowie o gniazdach', ['Anna']],
    ['ro', 'Andrei va prezenta cuiburi', ['Andrei']],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(firstNamesIn(text, wordsFor(language))).toEqual(expected);
  });

  it.each([
    ['en', 'Heron will cover the benefits of reeds.'],
    ['en', 'Kubernetes will walk you through it.'],
    ['en', 'Join Slack and GitHub for more'],
    ['en', 'Join us on Friday'],
    ['en', 'Max Reed will cover it'],
    ['en', 'Claude explains code'],
    ['en', 'Wading with Julia'],
    ['en', "Max's nest"],
    ['de', 'Kubernetes führt euch durch das Schilf.'],
    ['es', 'Acompaña a Python en su viaje'],
    ['fr', 'Retrouvez Rust au webinaire'],
    ['de', 'Trefft Freunde im Livestream'],
    ['it', 'Segui Linux nella diretta'],
    ['pl', 'Debian opowie o gniazdach'],
    ['zh', '分享了 Max 的巢'],
  ])('%s: %s names no one', (language, text) => {
    expect(firstNamesIn(text, withSubjects(wordsFor(language), ['heron', 'kubernetes']))).toEqual([]);
  });
});

describe('readTalks', () => {
  it('takes first names beside a session for its speakers', () => {
    expect(
      speakers(`- [MRSH webinar: Small steps](https://community.cncf.io/events/details/marsh-four/), September 15, 2023
  > Nests are old. Max will cover what is new.
- [MRSH webinar: Slow steps](https://community.cncf.io/events/details/marsh-five/), September 16, 2023
  > Heron will cover what is new.`),
    ).toEqual([[['Max', null]], []]);
  });

  it('gives the full name and organization that the post prints elsewhere, unless two persons share the first name', () => {
    const session = 'Join Max on [the MRSH webinar](https://www.cncf.io/online-programs/marsh/).';
    expect(speakers(`We thank Max Reed from Acme for his time.\n\n${session}`)).toEqual([[['Max Reed', 'Acme']]]);
    expect(speakers(`We thank Max Reed from Acme and Max Brook from Beta.\n\n${session}`)).toEqual([[['Max', null]]]);
  });
});
