import { expect, test } from 'vitest';
import { readMutations } from '../files/read-mutations.ts';

test('30,000 mutated images are read without a crash, each in time', async () => {
  const figures = await readMutations(20_240_320, 30_000);
  console.log(JSON.stringify(figures));
  expect(figures.read).toBe(30_000);
  expect(figures.slowestHeader).toMatchObject({ isInTime: true });
  expect(figures.slowestContent).toMatchObject({ isInTime: true });
});
