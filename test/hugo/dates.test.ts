import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/hugo/dates.ts';

describe('parseDate reads', () => {
  test.each([
    ['2023-11-16', '2023-11-16T00:00:00Z'],
    ['2020-1-2', '2020-01-02T00:00:00Z'],
    ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00Z'],
    ['2024-03-01T01:30:00+02:00', '2024-02-29T23:30:00Z'],
    ['2006-01-02 15:04:05 +0200', '2006-01-02T13:04:05Z'],
    ['2021-05-10 9:00:00+00:00', '2021-05-10T09:00:00Z'],
    ['2018-07-31T12:00:00.123-07:00', '2018-07-31T19:00:00Z'],
    ['Mon, 24 Oct 2022 09:04:52 GMT', '2022-10-24T09:04:52Z'],
    ['2 January 2006', '2006-01-02T00:00:00Z'],
    ['Jan 2, 2006', '2006-01-02T00:00:00Z'],
    ['2006-01-02 15:04:05 -0700 MST', '2006-01-02T22:04:05Z'],
  ])('%s', (text, instant) => {
    expect(parseDate(text, 'UTC')?.instant).toBe(instant);
  });
  test('dates without an offset in the zone of the site, also around a change of clocks', () => {
    expect(parseDate('2024-01-15', 'America/New_York')?.instant).toBe('2024-01-15T05:00:00Z');
    expect(parseDate('2024-07-15 12:00', 'Europe/Berlin')?.instant).toBe('2024-07-15T10:00:00Z');
    expect(parseDate('2024-03-31 03:30', 'Europe/Berlin')?.instant).toBe('2024-03-31T01:30:00Z');
  });
  test('the day as written, whatever the offset', () => {
    expect(parseDate('2024-03-01T01:30:00+02:00', 'UTC')?.day).toBe('2024-03-01');
  });
});

describe('parseDate refuses', () => {
  test.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-01T24:00:00Z',
    '2024-01-01T10:60',
    '2024-01-01T10:00:00+99:00',
    'tomorrow',
    '2024',
    '20240101',
    '1st Foo 2024',
    '2024-01-01 10:00 NOWHERE',
    '',
  ])('%j', (text) => {
    expect(parseDate(text, 'UTC')).toBeNull();
  });
});
