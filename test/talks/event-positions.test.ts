import { describe, expect, it } from 'vitest';
import { eventOfLabel, eventOfTitle, findEventsAt } from '../../src/talks/event-positions.ts';
import { wordsFor } from '../../src/talks/words.ts';

const names = (language: string, text: string): readonly string[] => findEventsAt(text, wordsFor(language)).map(({ name }) => name);

describe('findEventsAt', () => {
  it.each([
    ['en', 'Ada spoke at Write the Docs 2024.', ['Write the Docs 2024']],
    ['en', "at Herons United '23", ["Herons United '23"]],
    ['en', 'The Rivers and Lakes conference was full.', ['Rivers and Lakes']],
    ['en', 'at KubeCon EU 2024 and at Cloud Expo 2023', ['KubeCon EU 2024', 'Cloud Expo 2023']],
    ['de', 'auf der Konferenz „Vögel vereint“', ['Vögel vereint']],
    ['de', 'beim Tag der Daten 2024', ['Tag der Daten 2024']],
    ['es', 'en la conferencia Aves del Sur, Ana Ruiz', ['Aves del Sur']],
    ['es', 'en Garzas Unidas 2023', ['Garzas Unidas 2023']],
    ['fr', 'lors du Capitole du Libre 2023', ['Capitole du Libre 2023']],
    ['it', 'al Codemotion Milano 2023', ['Codemotion Milano 2023']],
    ['pt', 'no Rios e Lagos 2023', ['Rios e Lagos 2023']],
    ['pl', 'podczas Ptaki Polski 2023', ['Ptaki Polski 2023']],
    ['en', 'I attended the W-Heron 2019 conference', ['W-Heron 2019']],
    ['ro', 'la Păsări Unite 2023', ['Păsări Unite 2023']],
    ['uk', 'на конференції «Птахи Півночі»', ['Птахи Півночі']],
    ['ja', 'Ada Park氏はWrite the Docs 2023で講演しました', ['Write the Docs 2023']],
    ['zh', '在 Write the Docs 2023 上', ['Write the Docs 2023']],
    ['ko', 'Write the Docs 2023에서', ['Write the Docs 2023']],
  ])('%s: %s', (language, text, expected) => {
    expect(names(language, text)).toEqual(expected);
  });

  it.each([
    ['en', 'at March 2024'],
    ['en', 'in Boston 2024'],
    ['en', 'Numbers of 2024'],
    ['en', 'at the Acme event'],
    ['en', 'at the end of 2023'],
    ['en', 'The talk at 10:30'],
    ['de', 'auf Deutsch, im Mai 2023'],
    ['es', 'en Marzo 2023'],
    ['fr', 'à Paris, en 2023'],
    ['it', 'a Milano nel 2023'],
    ['pt', 'em Maio 2023'],
    ['uk', 'у травні 2023'],
    ['ja', '2023年に東京で'],
    ['zh', '在 2023 年'],
    ['ko', '2023년에 서울에서'],
  ])('%s: %s names no event', (language, text) => {
    expect(names(language, text)).toEqual([]);
  });
});

describe('eventOfLabel', () => {
  it('takes a name with a year for an event, and a day or a subject for none', () => {
    expect(eventOfLabel('Rivers and Lakes Prague 2022', wordsFor('en'))).toMatchObject({ year: 2022, series: 'Rivers and Lakes Prague' });
    expect(eventOfLabel('March 2022', wordsFor('en'))).toBeNull();
    expect(eventOfLabel('Lightning talk', wordsFor('en'))).toBeNull();
  });
});

describe('eventOfTitle', () => {
  it.each([
    ['uk', '«Тиждень відкритих карт 2021»: усі доповіді', 'Тиждень відкритих карт 2021'],
    ['de', 'Alle Vorträge der „Langen Nacht 2022“', 'Langen Nacht 2022'],
  ])('%s: %s is about the event in quotation marks', (language, title, expected) => {
    expect(eventOfTitle(title, wordsFor(language))?.name).toBe(expected);
  });

  it.each([
    ['uk', '«Наші підсумки 2021»'],
    ['en', 'A book, “Planning Well 2024”'],
    ['en', '“Our Annual Report 2024” is out'],
    ['en', '“Heron 2024”'],
  ])('%s: %s names none', (language, title) => {
    expect(eventOfTitle(title, wordsFor(language))).toBeNull();
  });
});
