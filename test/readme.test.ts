import { readFileSync } from 'node:fs';
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

test('every promise of the README names tests that there are', () => {
  const [, section = ''] = /## What Lectern promises[^\n]*\n([\s\S]*?)\n## /.exec(readReadme()) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('|') && !/^\|(?:---|.*\| test \|$)/.test(line));
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) {
    const named = [...row.matchAll(/`(test\/[\w/.-]+\.test\.ts)` ((?:"[^"]+"(?:, )?)+)/g)];
    expect(named, row).not.toEqual([]);
    for (const [, file = '', titles = ''] of named) {
      const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g)) expect(source.includes(title), `${file}: ${title}`).toBe(true);
    }
  }
});
