import { describe, expect, test } from 'vitest';
import { extract } from './records.ts';

const page = (path: string, more = '') =>
  extract(`+++\ntitle = "Rules"\ndate = 2023-05-04\nvideo = "https://youtu.be/aB3dEfGh1jK"\n${more}+++\nHello.\n`, { path }).record
    .mentions;

describe('a page in a talks section', () => {
  test('is one talk, with the day of its date', () => {
    expect(page('talks/rules.md', '[[speakers]]\nname = "Ada Park"\n')).toEqual([
      expect.objectContaining({ title: 'Rules', startsOn: '2023-05-04', line: 4, speakers: [{ name: 'Ada Park', organization: null }] }),
    ]);
  });
  test('is one as a leaf bundle too', () => {
    expect(page('talks/rules/index.md')).toHaveLength(1);
  });
  test('is none as the section itself, or in another section', () => {
    expect([page('talks/_index.md'), page('_index.md'), page('blog/rules.md'), page('docs/talks-about-x/rules.md')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
