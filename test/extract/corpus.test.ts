import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveImages } from '../../src/extract/resolve-images.ts';
import { extract } from './records.ts';

const SEED = new URL('../../../shared/corpus/seed/content', import.meta.url).pathname;
const PATH = 'es/blog/2023/istio-at-kubecon-na/index.md';

const read = () => extract(readFileSync(join(SEED, PATH), 'utf8'), { path: PATH }).record;

describe.skipIf(!existsSync(SEED))('the seed post (needs ../shared/corpus)', () => {
  test('has its day, its attribution, its keywords in order and its URL', () => {
    const post = read();
    expect(post).toMatchObject({
      publishedAt: '2023-11-16T00:00:00Z',
      language: 'es',
      section: 'blog',
      draft: false,
      url: '/es/blog/2023/istio-at-kubecon-na/',
    });
    expect(post.attribution).not.toBeNull();
    expect(post.keywords.map(({ slug }) => slug)).toEqual(['istio-day', 'istiocon', 'istio', 'conference', 'kubecon', 'cloudnativecon']);
  });
  test('shows fourteen images in order, each described and with its width, none of them there', () => {
    const post = read();
    expect(post.images).toHaveLength(14);
    expect(post.images.map(({ line }) => line)).toEqual(post.images.map(({ line }) => line).toSorted((a, b) => a - b));
    for (const { alt, caption, displayWidth } of post.images)
      expect([alt ?? caption, displayWidth]).toEqual([expect.any(String), expect.stringMatching(/^\d+%$/)]);
    expect(resolveImages(post, post.images, new Set()).diagnostics).toHaveLength(14);
  });
  test('names twenty talks', () => {
    expect(read().mentions).toHaveLength(20);
  });
});
