import { describe, expect, it } from 'vitest';
import { readRange } from '../../src/http/range.ts';

describe('readRange', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=95-4000', { start: 95, end: 99 }],
    [' bytes=0-0 ', { start: 0, end: 0 }],
  ])('reads %j of 100 bytes', (header, range) => {
    expect(readRange(header, 100)).toEqual(range);
  });

  it.each(['bytes=9-1', 'bytes=-', 'bytes=0-1,5-6', 'chapters=1-2', 'bytes=a-b', 'bytes', '', undefined])(
    'sends all of it for %j, which a server must ignore or may',
    (header) => {
      expect(readRange(header, 100)).toBeUndefined();
    },
  );

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=99999999999999999999-'])('cannot satisfy %j of 100 bytes', (header) => {
    expect(readRange(header, 100)).toBe('unsatisfiable');
  });

  it('can satisfy no range of an empty file', () => {
    expect(readRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(readRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});
