import { expect, test } from 'vitest';
import { readMutations } from './read-mutations.ts';

test('3,000 mutated images are read without a crash, each in time', { timeout: 120_000 }, async () => {
  const { read, decoded, slowestHeader, slowestContent } = await readMutations(20_231_116, 3000);
  expect(read).toBe(3000);
  // The mutations are neither so many that nothing is left, nor so few that nothing is wrong.
  expect(decoded).toBeGreaterThan(300);
  expect(decoded).toBeLessThan(2000);
  expect(slowestHeader).toMatchObject({ isInTime: true });
  expect(slowestContent).toMatchObject({ isInTime: true });
});
