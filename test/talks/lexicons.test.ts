import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model.ts';
import { findKinds, lastKind } from '../../src/talks/kinds.ts';
import { wordsFor } from '../../src/talks/words.ts';
import { LEXICONS } from '../../src/talks/lexicons/table.ts';
import { isGeneric } from '../../src/talks/title-words.ts';

describe('lexicons', () => {
  it.each(LEXICONS.map((lexicon) => [lexicon.language, lexicon] as const))(
    '%s has twelve months, seven weekdays and a word for every kind',
    (_, lexicon) => {
      expect(lexicon.months).toHaveLength(12);
      expect(lexicon.weekdays).toHaveLength(7);
      for (const words of Object.values(lexicon.kinds)) expect(words.length).toBeGreaterThan(0);
      for (const words of Object.values(lexicon.labels)) expect(words.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['en', 'a lightning talk', 'LIGHTNING_TALK'],
    ['en', 'a panel discussion', 'PANEL'],
    ['en', 'a hands-on workshop', 'WORKSHOP'],
    ['es', 'una charla relámpago', 'LIGHTNING_TALK'],
    ['es', 'un taller', 'WORKSHOP'],
    ['es', 'una mesa redonda', 'PANEL'],
    ['pt', 'uma palestra', 'TALK'],
    ['pt', 'a oficina', 'WORKSHOP'],
    ['fr', 'une table ronde', 'PANEL'],
    ['fr', 'un atelier', 'WORKSHOP'],
    ['de', 'ein Blitzvortrag', 'LIGHTNING_TALK'],
    ['de', 'eine Podiumsdiskussion', 'PANEL'],
    ['it', 'una tavola rotonda', 'PANEL'],
    ['it', 'un intervento', 'TALK'],
    ['uk', 'короткі доповіді', 'LIGHTNING_TALK'],
    ['uk', 'воркшопу', 'WORKSHOP'],
    ['ru', 'блиц-докладов', 'LIGHTNING_TALK'],
    ['ru', 'её доклад', 'TALK'],
    ['ru', 'на мастер-классе', 'WORKSHOP'],
    ['ru', 'за круглым столом и на панельной дискуссии', 'PANEL'],
    ['pl', 'warsztatów', 'WORKSHOP'],
    ['ro', 'o prezentare', 'TALK'],
    ['nl', 'een lezing over reigers', 'TALK'],
    ['nl', 'een paneldiscussie', 'PANEL'],
    ['tr', 'açılış konuşması', 'KEYNOTE'],
    ['tr', 'sunumlarım', 'TALK'],
    ['cs', 'na přednášce', 'TALK'],
    ['cs', 'panelové diskusi', 'PANEL'],
    ['sv', 'ett föredrag', 'TALK'],
    ['sv', 'paneldebatten', 'PANEL'],
    ['zh', '闪电演讲', 'LIGHTNING_TALK'],
    ['zh', '研讨会', 'WORKSHOP'],
    ['zh', '小组讨论', 'PANEL'],
    ['ja', '基調講演', 'KEYNOTE'],
    ['ja', 'ワークショップ', 'WORKSHOP'],
    ['ko', '기조연설', 'KEYNOTE'],
    ['ko', '워크숍', 'WORKSHOP'],
  ])('%s: %s', (language, text, kind) => {
    expect(lastKind(text, wordsFor(language))?.kind).toBe(kind);
  });

  it.each([
    ['en', 'the documentation of panels'.slice(0, 17)],
    ['en', 'we talk about it'],
    ['en', 'workshopping'],
    ['es', 'el tallerista'],
    ['de', 'der Beitragende'],
    ['fr', 'la sessionnite'],
    ['it', 'presentato'],
    ['pt', 'apresentador'],
    ['uk', 'документація'],
    ['ru', 'докладчик и документация'],
    ['zh', '文档'],
    ['ja', 'ドキュメント'],
    ['ko', '문서'],
  ])('%s: %j names no kind', (language, text) => {
    expect(findKinds(text, wordsFor(language))).toEqual([]);
  });

  it.each([
    ['en', 'here'],
    ['en', 'Watch the recording'],
    ['es', 'aquí'],
    ['pt', 'a gravação'],
    ['fr', 'la vidéo'],
    ['de', 'Zur Aufzeichnung'],
    ['it', 'qui'],
    ['uk', 'тут'],
    ['ru', 'видео'],
    ['ru', 'смотреть запись'],
    ['zh', '录像'],
    ['ja', 'こちら'],
    ['ko', '여기'],
  ])('%s: "%s" is no title', (language, text) => {
    expect(isGeneric(text, wordsFor(language))).toBe(true);
  });

  it.each([
    ['en', 'end user talk'],
    ['en', 'Recording the unrecordable'],
    ['es', 'charla de usuario final'],
    ['zh', '安静的告警'],
    ['ja', '静かなアラート'],
    ['ko', '조용한 경보'],
    ['ru', 'Видеокодеки без слёз'],
    ['de', 'Hier und jetzt im Kernel'],
  ])('%s: "%s" is a title', (language, text) => {
    expect(isGeneric(text, wordsFor(language))).toBe(false);
  });

  it('reads a language that no lexicon knows as English, and a region as its language', () => {
    expect(wordsFor('xx')).toBe(wordsFor('en'));
    expect(wordsFor('bn')).toBe(wordsFor('fi'));
    expect(wordsFor('pt-BR').lexicon.language).toBe('pt');
    expect(wordsFor('zh_CN').lexicon.language).toBe('zh');
  });

  it('is data that JSON can hold', () => {
    for (const lexicon of LEXICONS) expect(JSON.parse(JSON.stringify(lexicon)) as Json).toEqual(lexicon);
  });
});
