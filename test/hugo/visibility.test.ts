import { describe, expect, test } from 'vitest';
import { visibility } from '../../src/hugo/visibility.ts';

const NOW = '2024-06-01T00:00:00Z';
const NONE = { drafts: false, future: false, expired: false };
const post = { draft: false, publishedAt: null, expiresAt: null };

describe('visibility', () => {
  test.each([
    [{}, 'visible', null],
    [{ draft: true }, 'draft', null],
    [{ publishedAt: '2024-06-01T00:00:01Z' }, 'future', '2024-06-01T00:00:01Z'],
    [{ publishedAt: NOW }, 'visible', null],
    [{ expiresAt: NOW }, 'expired', null],
    [{ expiresAt: '2024-07-01T00:00:00Z' }, 'visible', '2024-07-01T00:00:00Z'],
    [{ publishedAt: '2025-01-01T00:00:00Z', expiresAt: '2024-01-01T00:00:00Z' }, 'expired', null],
  ])('of %j is %s, until %s', (facts, state, changesAt) => {
    expect(visibility({ ...post, ...facts }, NONE, NOW)).toEqual({ state, changesAt });
  });
  test('follows the flags', () => {
    const hidden = { draft: true, publishedAt: '2025-01-01T00:00:00Z', expiresAt: '2024-01-01T00:00:00Z' };
    expect(visibility(hidden, { drafts: true, future: true, expired: true }, NOW).state).toBe('visible');
    expect(visibility(hidden, { drafts: true, future: true, expired: false }, NOW).state).toBe('expired');
  });
});
