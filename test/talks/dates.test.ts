import { describe, expect, it } from 'vitest';
import { dayOfLine, findDates } from '../../src/talks/dates.ts';
import { wordsFor } from '../../src/talks/words.ts';

function dates(text: string, language = 'en', publishedAt: string | null = '2024-03-01T00:00:00Z'): readonly string[] {
  return findDates(text, wordsFor(language), publishedAt).map(({ startsOn, endsOn }) =>
    endsOn === null ? startsOn : `${startsOn}/${endsOn}`,
  );
}

describe('findDates', () => {
  it.each([
    ['en', 'Wednesday, March 20 • 11:15 - 11:50', '2024-03-20'],
    ['en', 'Tuesday, March 19th at 9', '2024-03-19'],
    ['en', 'Tuesday 19 March', '2024-03-19'],
    ['en', 'from March 19 - 22, 2024', '2024-03-19/2024-03-22'],
    ['en', '16-20 May 2022', '2022-05-16/2022-05-20'],
    ['en', 'from the 6th to the 9th of November 2023', '2023-11-06/2023-11-09'],
    ['en', 'on 2023-05-03', '2023-05-03'],
    ['en', 'watch out on March 12: three talks', '2024-03-12'],
    ['en', 'Wed 20: a talk', '2024-03-20'],
    ['es', '6 al 9 de noviembre de 2023', '2023-11-06/2023-11-09'],
    ['pt', '14 e 15 de junho de 2024', '2024-06-14/2024-06-15'],
    ['fr', 'le 20 mars 2024', '2024-03-20'],
    ['de', 'am 12. September 2023', '2023-09-12'],
    ['it', 'il 3 giugno 2024', '2024-06-03'],
    ['uk', '20 березня 2024', '2024-03-20'],
    ['ru', '7 мая 2021', '2021-05-07'],
    ['zh', '2023 年 11 月 6 日至 9 日', '2023-11-06/2023-11-09'],
    ['ja', '2025年6月17日(火)', '2025-06-17'],
    ['ko', '2025년 6월 17일', '2025-06-17'],
    ['ko', '2025. 6. 17.', '2025-06-17'],
    ['ja', '3/21（木）19:00', '2024-03-21'],
    ['fr', '05/12/2020', '2020-12-05'],
    ['en', '12/25/2023', '2023-12-25'],
    ['en', '25/12/2023', '2023-12-25'],
  ])('%s: %s', (language, text, expected) => {
    expect(dates(text, language)).toEqual([expected]);
  });

  it.each([
    'February 30',
    'version 1.2.3',
    'at 11:15',
    'May 12:00',
    'in 2024',
    '24 hours',
    'Mon 2 clusters',
    '05/12/2020',
    '3/4 of all',
    '',
  ])('%j names no day', (text) => {
    expect(dates(text)).toEqual([]);
  });

  it('completes a day without its year from the weekday, then from the day of the post', () => {
    expect(dates('Friday, December 29', 'en', '2024-01-10T00:00:00Z')).toEqual(['2023-12-29']);
    expect(dates('January 5', 'en', '2023-12-20T00:00:00Z')).toEqual(['2024-01-05']);
    expect(dates('January 5', 'en', null)).toEqual([]);
    expect(dates('RustConf 2023, Portland, September 13', 'en', null)).toEqual(['2023-09-13']);
    expect(dates('2022 and 2023, September 13', 'en', null)).toEqual([]);
    expect(dates('In 2011 herons came back. We meet on September 13.', 'en', null)).toEqual([]);
    expect(dates('2011 年鷺が戻った。9 月 13 日に集まります。', 'ja', null)).toEqual([]);
  });
});

describe('dayOfLine', () => {
  it.each([
    ['en', 'March 4, 2022 ', '2022-03-04'],
    ['de', '4. März 2022', '2022-03-04'],
    ['ja', '2022年3月4日', '2022-03-04'],
  ])('%s: %s is the day of a letter', (language, line, expected) => {
    expect(dayOfLine(line, wordsFor(language))).toBe(expected);
  });

  it.each(['March 4', 'Heron 2 came out on March 4, 2022', 'March 4 - 6, 2022', 'March 4, 2022 11:00', '2022', ''])(
    '%j is none',
    (line) => {
      expect(dayOfLine(line, wordsFor('en'))).toBeNull();
    },
  );
});
