import { describe, expect, it } from 'vitest';
import { LETTERS } from '../../src/talks/letters.ts';

const LETTER = new RegExp(`^[${LETTERS}]$`, 'u');
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Georgian',
  'Ethiopic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
];

/** Characters of a range that an expression matches. */
function charactersOf(pattern: RegExp, first = 0, last = 0x3_ff_ff): string[] {
  const found: string[] = [];
  for (let code = first; code <= last; code += 1) {
    const character = String.fromCodePoint(code);
    if (pattern.test(character)) found.push(character);
  }
  return found;
}

describe('letters', () => {
  it.each(SCRIPTS)('are those of %s, and its marks', (script) => {
    const own = charactersOf(new RegExp(`^(?=\\p{Script=${script}})[\\p{L}\\p{M}\\p{Nd}]$`, 'u'), 0, 0x2_ff_ff);
    // Superscripts, double-struck letters and the like are signs in a text.
    const missing = own.filter((character) => !LETTER.test(character) && !/[\u2071-\u2184]/.test(character));
    expect([own.length > 30, missing]).toEqual([true, []]);
  });

  it.each([
    ['ASCII and Latin-1', 0, 0xff],
    ['general punctuation and symbols', 0x2000, 0x2bff],
    ['CJK punctuation', 0x3000, 0x3004],
    ['brackets of CJK', 0x3008, 0x3020],
    ['full width', 0xff01, 0xff65],
  ])('are not what else stands among %s', (_, first, last) => {
    const others = charactersOf(/^[^\p{L}\p{M}\p{N}_]$/u, first, last);
    expect(others.length).toBeGreaterThan(4);
    expect(others.filter((character) => LETTER.test(character))).toEqual([]);
  });

  it.each(['・', '゠', '،', '؛', '؟', '।', '॥', '״', '־', '፡', '។', '，', '。', '「', '—', '’', '·', '\u{1F600}'])(
    'do not hold %s',
    (sign) => {
      expect(LETTER.test(sign)).toBe(false);
    },
  );
});
