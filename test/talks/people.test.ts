import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/talks/words.ts';
import { findPeople } from '../../src/talks/people.ts';

function found(text: string, language = 'en'): readonly string[] {
  return findPeople(text, wordsFor(language)).map(({ name, organization }) => (organization === null ? name : `${name} [${organization}]`));
}

describe('findPeople', () => {
  it.each([
    ['en', 'We heard talks by Ada Park (about tidal power) and Bo Ekman (on the Harbour Act).', ['Ada Park', 'Bo Ekman']],
    ['en', 'We heard talks by Ada Park (Acme) and Bo Ekman (Beta Labs).', ['Ada Park [Acme]', 'Bo Ekman [Beta Labs]']],
    ['en', 'Anna Park and Peter Ekman (both – Acme) showed it live.', ['Anna Park [Acme]', 'Peter Ekman [Acme]']],
    ['en', 'Anna Park and Peter Ekman (both of “Acme”) showed it live.', ['Anna Park [Acme]', 'Peter Ekman [Acme]']],
    ['en', 'Anna Park (Bothell Systems) showed it live.', ['Anna Park [Bothell Systems]']],
    ['en', 'Anna Park (All Hands Media) showed it live.', ['Anna Park [All Hands Media]']],
    ['en', 'We sat there, and Anna and Peter showed it live.', ['Anna', 'Peter']],
    ['de', 'Anna Berger und Peter Lang (beide: „Leuchtturm“) zeigten es.', ['Anna Berger [Leuchtturm]', 'Peter Lang [Leuchtturm]']],
    ['uk', 'Олена Коваль та Петро Дуб (обоє — «Маяк») показали наживо.', ['Олена Коваль [Маяк]', 'Петро Дуб [Маяк]']],
    ['uk', 'Олена Коваль («Маяк») показала наживо.', ['Олена Коваль [Маяк]']],
  ])('%s: %s', (language, text, people) => {
    expect(found(text, language)).toEqual(people);
  });

  it.each([
    'Look out for when they mention heronctl and Harbour Cloud.',
    'It was built with Lighthouse Research and shown again.',
    'Thanks to Tidewater Labs, who were there.',
    'Engineers from Acme, Tidewater, and Lighthouse share what they saw.',
  ])('takes no organization for a person: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['We listened to a talk by Anna Cloud about queues.', ['Anna Cloud']],
    ['We listened to a talk by Peter Bank about queues.', ['Peter Bank']],
  ])('knows a surname that is also a word of organizations: %s', (text, people) => {
    expect(found(text)).toEqual(people);
  });
});
