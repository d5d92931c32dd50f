import { describe, expect, test } from 'vitest';
import { slugOf } from '../src/slug.ts';

describe('slugOf', () => {
  test('folds case, width and spaces, so spellings of one name meet', () => {
    expect(new Set(['Service Mesh', 'service-mesh', 'SERVICE  mesh', 'ｓｅｒｖｉｃｅ　ｍｅｓｈ', 'service_mesh'].map(slugOf))).toEqual(
      new Set(['service-mesh']),
    );
  });
  test('keeps letters of every script', () => {
    expect(['безпека', '服务网格', 'サービスメッシュ', 'Íñigo Ñandú'].map(slugOf)).toEqual([
      'безпека',
      '服务网格',
      'サービスメッシュ',
      'íñigo-ñandú',
    ]);
  });
  test('does not merge different names', () => {
    expect(slugOf('CI/CD')).not.toBe(slugOf('CICD'));
    expect(slugOf('mesh')).not.toBe(slugOf('meshes'));
  });
  test('is never empty', () => {
    expect(slugOf('🚀')).toBe('u-1f680');
    expect(slugOf('++')).toBe('u-2b-2b');
  });
});
