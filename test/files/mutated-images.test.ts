import { expect, test } from 'vitest';
import { readMutations } from './read-mutations.ts';

test('3,000 mutated images are read without a crash', { timeout: 120_000 }, async () => {
  const { read, decoded } = await readMutations(20_231_116, 3000);
  expect(read).toBe(3000);
  // The mutations are neither so many that nothing is left, nor so few that nothing is wrong.
  expect(decoded).toBeGreaterThan(300);
  expect(decoded).toBeLessThan(2000);
});
