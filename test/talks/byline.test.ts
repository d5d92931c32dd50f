import { describe, expect, it } from 'vitest';
import { readByline } from '../../src/talks/byline.ts';
import { wordsFor } from '../../src/talks/words.ts';

function read(text: string, language = 'en', plainCommaIsName = false): readonly string[] | null {
  const speakers = readByline(text, wordsFor(language), { single: true, plainCommaIsName });
  return speakers?.map(({ name, organization }) => (organization === null ? name : `${name} [${organization}]`)) ?? null;
}

describe('readByline', () => {
  it.each([
    ['Ada Park & Bo Ek, Acme; Cai Lund (Gamma)', ['Ada Park [Acme]', 'Bo Ek [Acme]', 'Cai Lund [Gamma]']],
    ['Ada Park, Acme & Bo Ek, Beta', ['Ada Park [Acme]', 'Bo Ek [Beta]']],
    [
      'Ada Park, Acme Cloud Observability (formerly Beta) & Bo Ek, Gamma',
      ['Ada Park [Acme Cloud Observability (formerly Beta)]', 'Bo Ek [Gamma]'],
    ],
    ['Ada Park & Bo Ek (Acme)', ['Ada Park [Acme]', 'Bo Ek [Acme]']],
    ['Ada Park (Acme), Bo Ek (Beta) & Cai Lund (Acme)', ['Ada Park [Acme]', 'Bo Ek [Beta]', 'Cai Lund [Acme]']],
    ['Ada Park, Bo Ek, and Cai Lund', ['Ada Park', 'Bo Ek', 'Cai Lund']],
    ['Ada "Addy" Park, Acme', ['Ada "Addy" Park [Acme]']],
    ['Ada Park, Maintainer', ['Ada Park']],
    ['Ada Park, CTO at Acme', ['Ada Park [Acme]']],
    ['Ada Park, Senior Engineer, Acme Corp', ['Ada Park [Acme Corp]']],
    ['Ada Park (Engineer, Acme) and Bo Ek (he/him, Beta Labs)', ['Ada Park [Acme]', 'Bo Ek [Beta Labs]']],
    ['Ada Park @ Acme & Bo Ek @ Beta', ['Ada Park [Acme]', 'Bo Ek [Beta]']],
    ['Ada Park from Acme, and Bo Ek from Beta', ['Ada Park [Acme]', 'Bo Ek [Beta]']],
    ['Ada Park, Acme, Inc.', ['Ada Park [Acme, Inc]']],
    ['TOC members Ada Park and Bo Ek', ['Ada Park', 'Bo Ek']],
    ['Ayelet de-Roos, Acme', ['Ayelet de-Roos [Acme]']],
    ['Ana de la Cruz, Acme', ['Ana de la Cruz [Acme]']],
    ['J. R. Smith and Dee K', ['J. R. Smith', 'Dee K']],
    ['Ada & Cai', ['Ada', 'Cai']],
    ['Aditya K Rao & Anna A Lund, Acme', ['Aditya K Rao [Acme]', 'Anna A Lund [Acme]']],
    ['Luc De Smet & Ann Van Dyk, Acme', ['Luc De Smet [Acme]', 'Ann Van Dyk [Acme]']],
    ['Ada Park, Bo Ek, Cai Lund, Dee McOrr, and Eve Moor', ['Ada Park', 'Bo Ek', 'Cai Lund', 'Dee McOrr', 'Eve Moor']],
    ['Ada Park, Bo Ek, Cai Lund, Dee OchoaRuiz, and Eve Moor', ['Ada Park', 'Bo Ek', 'Cai Lund', 'Dee OchoaRuiz', 'Eve Moor']],
    ['Ada Park, Acme Labs, Bo Ek, Beta Cloud, and Cai Lund, Gamma', ['Ada Park [Acme Labs]', 'Bo Ek [Beta Cloud]', 'Cai Lund [Gamma]']],
    [
      'Ada Park, Bo Ek, Cai Lund, Dee Moor (Acme Labs), and Eve Moor (Beta)',
      ['Ada Park', 'Bo Ek', 'Cai Lund', 'Dee Moor [Acme Labs]', 'Eve Moor [Beta]'],
    ],
    ['Ada Park, HeronWorks, Bo Ek, TideWorks & Cai Lund, Gamma', ['Ada Park [HeronWorks]', 'Bo Ek [TideWorks]', 'Cai Lund [Gamma]']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'How it works',
    'Hiding Secrets in Plain Sight',
    'Plant A Reed',
    'Engineers from Acme and Beta',
    'the recording is here',
    'Swapping Engines Mid Flight',
    'Kubernetes',
    '2023-05-03',
    'https://example.org',
    '',
    '...',
    'A Deep Dive',
    'Ada Park showed us how to do it',
  ])('%j names nobody', (text) => {
    expect(read(text)).toBeNull();
  });

  it('takes two names with a comma for two persons only where a title follows', () => {
    expect(read('Ada Park, Bo Ekman', 'en', true)).toEqual(['Ada Park', 'Bo Ekman']);
    expect(read('Ada Park, Green Field', 'en', false)).toEqual(['Ada Park [Green Field]']);
  });

  it.each([
    ['es', 'Ana Ruiz y Luis Vega, Acme', ['Ana Ruiz [Acme]', 'Luis Vega [Acme]']],
    ['pt', 'Ana Souza e Rui Costa (Acme)', ['Ana Souza [Acme]', 'Rui Costa [Acme]']],
    ['fr', 'Léa Martin et Hugo Petit (Acme)', ['Léa Martin [Acme]', 'Hugo Petit [Acme]']],
    ['de', 'Anna Vogel und Jonas Beck, Acme', ['Anna Vogel [Acme]', 'Jonas Beck [Acme]']],
    ['it', 'Giulia Rossi e Marco Neri, Acme', ['Giulia Rossi [Acme]', 'Marco Neri [Acme]']],
    ['uk', 'Олена Коваль, Acme та Іван Бондар, Beta', ['Олена Коваль [Acme]', 'Іван Бондар [Beta]']],
    ['pl', 'Anna Nowak i Jan Kowal, Acme', ['Anna Nowak [Acme]', 'Jan Kowal [Acme]']],
    ['zh', '张三 和 李四', ['张三', '李四']],
    ['zh', '张三（Acme）、李四（Beta）', ['张三 [Acme]', '李四 [Beta]']],
    ['ja', 'Acme の 山田太郎 氏', ['山田太郎 [Acme]']],
    ['ja', 'Ada Park、Acme', ['Ada Park [Acme]']],
    ['ko', 'Acme의 김철수 님', ['김철수 [Acme]']],
  ])('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });
});
