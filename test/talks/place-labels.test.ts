import { describe, expect, it } from 'vitest';
import { extractTalks } from '../../src/extract-talks.ts';

/** Below a heading that is the link, and as lines that end with it. */
const shapes = ([speakers, field]: readonly [speakers: string, field: string]): readonly string[] => [
  `### [Harbours at night](https://vimeo.com/874512093)\n\n${speakers}: Ada Example (Acme)\n\n${field}\n`,
  `${speakers}: Ada Example (Acme)<br>\n${field}<br>\n[Harbours at night](https://vimeo.com/874512093)\n`,
];
const eventOf = (markdown: string, language: string): string | undefined =>
  extractTalks(markdown, { language, title: 'HarborConf Japan 2023' })[0]?.event?.name;

describe('a labelled field', () => {
  it.each([
    ['ja', shapes(['講演者', '場所: 大ホール'])],
    ['en', shapes(['Speakers', 'Where: Main hall'])],
    ['de', shapes(['Sprecher', 'Ort: Großer Saal'])],
    ['es', shapes(['Ponentes', 'Lugar: Sala grande'])],
    ['fr', shapes(['Intervenants', 'Lieu : Grande salle'])],
    ['it', shapes(['Relatori', 'Luogo: Sala grande'])],
    ['pt', shapes(['Palestrantes', 'Local: Sala grande'])],
  ])('of the place names no event: the post does (%s)', (language, markdowns) => {
    for (const markdown of markdowns) expect(eventOf(markdown, language)).toBe('HarborConf Japan 2023');
  });

  it('of the event names it', () => {
    for (const markdown of shapes(['Speakers', 'Event: PortCon 2022'])) expect(eventOf(markdown, 'en')).toBe('PortCon 2022');
  });
});
