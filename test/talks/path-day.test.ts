import { describe, expect, it } from 'vitest';
import { dayOfPath } from '../../src/talks/path-day.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { sourceOf } from './source.ts';

const TALK = '## Heron Days\n\n- [Quiet reeds](https://sched.co/1dAaA), Ada Park, Acme\n  - Tuesday, December 11 @ 10:50';

const startsOn = (more: { readonly publishedAt?: string; readonly sourcePath?: string }): string | null | undefined =>
  readTalks(sourceOf(TALK, more)).mentions[0]?.startsOn;

describe('dayOfPath', () => {
  it.each([
    ['_posts/2018-11-26-herons.md', '2018-11-26'],
    ['blog/2018-11-26-herons/index.en.md', '2018-11-26'],
    ['talks/2020.md', '2020-07-01'],
    ['2020/reeds.md', '2020-07-01'],
    ['2017/2018-11-26-herons.md', '2018-11-26'],
    ['talks/herons-2020.md', null],
    ['talks/2018-13-45-herons.md', null],
    ['notes/20201.md', null],
  ])('reads %s as %s', (path, day) => {
    expect(dayOfPath(path)).toBe(day);
  });

  it('gives days without a year theirs where the post has no date of its own', () => {
    expect(startsOn({ sourcePath: '_posts/2018-11-26-herons.md' })).toBe('2018-12-11');
    expect(startsOn({ sourcePath: '_posts/2018-11-26-herons.md', publishedAt: '2012-11-20T00:00:00Z' })).toBe('2012-12-11');
    expect(startsOn({ sourcePath: '_posts/herons.md' })).toBeNull();
  });
});
