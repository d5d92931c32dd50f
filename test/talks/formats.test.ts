import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/talks/formats/table.ts';
import { explainTalks, readTalks } from '../../src/talks/reader.ts';
import { sourceOf } from './source.ts';

describe('formats', () => {
  it.each(FORMATS.map((format) => [format.name, format] as const))('%s reads its own example', (name, format) => {
    const { markdown, language, title, speakers } = format.example;
    const source = sourceOf(markdown, { language: language ?? 'en' });
    const [mention] = readTalks(source).mentions;
    expect(mention?.title).toBe(title);
    expect(
      mention?.speakers.map((speaker) => (speaker.organization === null ? speaker.name : `${speaker.name} (${speaker.organization})`)),
    ).toEqual(speakers);
    expect(explainTalks(source)[0]?.format).toBe(name);
  });
});

describe('explainTalks', () => {
  const explanations = explainTalks(
    sourceOf(
      'At FOSDEM 2024 Ada Park gave [a talk on rules](https://youtu.be/aaaaaaaaaaa).\n\nSee [our playlist](https://www.youtube.com/playlist?list=PL1) and [this](https://youtu.be/bbbbbbbbbbb).',
    ),
  );

  it('says for each link on a known host whether it is a talk, and why', () => {
    expect(explanations.map(({ url, isTalk, reason }) => [url, isTalk, reason])).toEqual([
      ['https://youtu.be/aaaaaaaaaaa', true, expect.stringContaining('speakers are named')],
      ['https://www.youtube.com/playlist?list=PL1', false, 'a playlist is no talk'],
      ['https://youtu.be/bbbbbbbbbbb', false, expect.stringContaining('the text says "playlist"')],
    ]);
  });

  it('names line, format, words and the state of each field', () => {
    expect(explanations[0]).toMatchObject({ line: 1, format: 'prose', words: ['kind: TALK'] });
    expect(explanations[0]?.fields.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'title stated',
      'speakers stated',
      'kind stated',
      'event stated',
      'startsOn absent',
    ]);
  });

  it('finds the same talks as readTalks', () => {
    const source = sourceOf(
      '- [A talk](https://sched.co/1aaaa) by Ada Park\n- [Another](https://sched.co/1aaab)\n- [Channel](https://youtube.com/@x)',
    );
    expect(
      explainTalks(source)
        .filter(({ isTalk }) => isTalk)
        .map(({ url }) => url),
    ).toEqual(readTalks(source).mentions.map(({ url }) => url));
  });
});
