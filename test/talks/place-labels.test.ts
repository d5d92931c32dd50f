import { describe, expect, it } from 'vitest';
import { extractTalks } from '../../src/extract-talks.ts';

const entry = (labels: readonly [speakers: string, place: string]): string =>
  `### [Harbours at night](https://vimeo.com/874512093)\n\n${labels[0]}: Ada Example (Acme)\n\n${labels[1]}\n`;
const eventOf = (markdown: string, language: string): string | undefined =>
  extractTalks(markdown, { language, title: 'HarborConf Japan 2023' })[0]?.event?.name;

describe('a labelled field', () => {
  it.each([
    ['ja', entry(['講演者', '場所: 大ホール'])],
    ['en', entry(['Speakers', 'Where: Main hall'])],
    ['de', entry(['Sprecher', 'Ort: Großer Saal'])],
    ['es', entry(['Ponentes', 'Lugar: Sala grande'])],
  ])('of the place names no event: the post does (%s)', (language, markdown) => {
    expect(eventOf(markdown, language)).toBe('HarborConf Japan 2023');
  });

  it('of the event names it', () => {
    expect(eventOf(entry(['Speakers', 'Event: PortCon 2022']), 'en')).toBe('PortCon 2022');
  });
});
