import { expect, test } from 'vitest';
import { environmentName, FLAGS } from '../src/cli/flags.ts';
import { expectedReadme, readReadme } from './readme.ts';

test("the README's queries are answered as it says, without errors, and its diagnostics are those of the code", async () => {
  const readme = readReadme();
  expect(readme.match(/```json\n\{\n {2}"data"/g)?.length).toBeGreaterThanOrEqual(5);
  expect(readme).not.toContain('"errors"');
  expect(await expectedReadme(readme)).toBe(readme);
});

test('the README has a row for every flag, with its variable', () => {
  const rows = readReadme().matchAll(/^\| `--([\w-]+)` \| `(\w+)` \|/gm);
  expect([...rows].map(([, flag = '', variable = '']) => [flag, variable])).toEqual(
    Object.keys(FLAGS).map((flag) => [flag, environmentName(flag)]),
  );
});
