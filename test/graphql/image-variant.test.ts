import { describe, expect, it } from 'vitest';
import { chooseVariant, cropOf, readVariantPath, variantName, variantsAt, variantUrl } from '../../src/graphql/image-variant.ts';
import type { ImageRecord } from '../../src/model.ts';

const image = (changes: Partial<ImageRecord> = {}): ImageRecord => ({
  key: 's/a.png',
  site: 's',
  sourcePath: 'blog/a b.c.png',
  remoteUrl: null,
  exists: true,
  absolutePath: '/nowhere/a.png',
  digest: 'd1'.repeat(32),
  width: 1000,
  height: 750,
  format: 'PNG',
  bytes: 1,
  animated: false,
  placeholder: 'data:',
  dominantColor: null,
  ...changes,
});
const name = (wish: Partial<Parameters<typeof chooseVariant>[1]>, changes: Partial<ImageRecord> = {}): string | null => {
  const variant = chooseVariant(image(changes), { format: 'WEBP', ...wish });
  return variant && `${variant.width}x${variant.height} ${variantName(variant)}`;
};

const pathOf = (wish: Partial<Parameters<typeof chooseVariant>[1]>): string => {
  const variant = chooseVariant(image(), { format: 'WEBP', ...wish });
  return variant === null ? '' : variantUrl(image(), variant, '');
};

describe('a copy is chosen', () => {
  it.each([
    ['at the width that is asked for', { width: 320 }, '320x240 320-q80.webp'],
    ['at the next width above', { width: 321 }, '400x300 400-q80.webp'],
    ['at the width to a height', { height: 300 }, '400x300 400-q80.webp'],
    ['into both', { width: 800, height: 300 }, '400x300 400-q80.webp'],
    ['into both, the other way', { width: 200, height: 300 }, '200x150 200-q80.webp'],
    ['never larger than the image', { width: 1001 }, '1000x750 1000-q80.webp'],
    ['at its own size without any', {}, '1000x750 1000-q80.webp'],
    ['cut to a ratio', { width: 320, height: 180, cover: true }, '320x180 320-16x9-q80.webp'],
    ['cut to a ratio that is near', { width: 400, height: 226, cover: true }, '400x225 400-16x9-q80.webp'],
    ['cut, never larger than the part with that ratio', { width: 2000, height: 2000, cover: true }, '750x750 750-1x1-q80.webp'],
    ['uncut where only one side is given', { width: 320, cover: true }, '320x240 320-q80.webp'],
    ['in a format', { width: 320, format: 'AVIF' as const }, '320x240 320-q50.avif'],
    ['in PNG, which has no quality', { width: 320, format: 'PNG' as const, quality: 1 }, '320x240 320.png'],
    ['in the next quality above', { width: 320, quality: 66, format: 'JPEG' as const }, '320x240 320-q80.jpg'],
    ['in the best quality there is', { width: 320, quality: 100 }, '320x240 320-q95.webp'],
  ])('%s', (_how, wish, expected) => {
    expect(name(wish)).toBe(expected);
  });

  it('from the turned picture, and at least one pixel high', () => {
    expect(name({ width: 32 }, { width: 10_000, height: 10 })).toBe('32x1 32-q80.webp');
    expect(name({}, { width: 10_000, height: 10 })).toBe('3840x4 3840-q80.webp');
  });

  it.each<[string, Partial<ImageRecord>]>([
    ['a drawing', { format: 'SVG' }],
    ['an unknown format', { format: 'OTHER' }],
    ['a missing file', { digest: null, width: null, height: null, placeholder: null }],
    ['what ingestion could not decode', { placeholder: null }],
    ['what is over the limits', { width: null, height: null }],
    ['what is higher than WebP can be', { height: 16_384 }],
    ['an animated PNG, of which the first picture would be left', { animated: true }],
    ['an animated AVIF', { animated: true, format: 'AVIF' }],
  ])('never of %s', (_what, changes) => {
    expect(name({ width: 320 }, changes)).toBeNull();
    expect(variantsAt(image(changes), [320], 'WEBP')).toEqual([]);
  });

  it('of moving GIF and WebP', () => {
    expect(name({ width: 320 }, { animated: true, format: 'GIF' })).toBe('320x240 320-q80.webp');
    expect(name({ width: 320 }, { animated: true, format: 'WEBP' })).toBe('320x240 320-q80.webp');
  });

  it.each([
    [1200, 630, '40x21'],
    [1366, 768, '16x9'],
    [100, 100, '1x1'],
    [9, 16, '9x16'],
    [1000, 100, null],
    [100, 132, '3x4'],
    [300, 262, null],
  ])('with the ratio of %i by %i as %s', (width, height, crop) => {
    expect(cropOf(width, height)).toBe(crop);
  });

  it('for a srcset, each width once and in order', () => {
    expect(variantsAt(image(), [1920, 640, 320, 330, 1280], 'WEBP').map(({ width }) => width)).toEqual([320, 400, 640, 1000]);
  });
});

describe('the path of a copy', () => {
  it.each([
    [{ width: 320 }, '/320-q80/a%20b.c.webp'],
    [{ width: 2000 }, '/1000-q80/a%20b.c.webp'],
    [{ width: 320, height: 180, cover: true, format: 'AVIF' as const, quality: 65 }, '/320-16x9-q65/a%20b.c.avif'],
    [{ width: 320, format: 'PNG' as const }, '/320/a%20b.c.png'],
  ])('of %j is read as it was written', (wish, path) => {
    expect(pathOf(wish)).toBe(`/images/${'d1'.repeat(32)}${path}`);
    expect(readVariantPath(image(), pathOf(wish))).toEqual(chooseVariant(image(), { format: 'WEBP', ...wish }));
  });

  it.each([
    ['a width that is not offered', '/321-q80/a.webp'],
    ['a width above its own', '/1200-q80/a.webp'],
    ['no width', '/0-q80/a.webp'],
    ['a width in another spelling', '/0320-q80/a.webp'],
    ['a width of another ratio', '/1000-1x1-q80/a.webp'],
    ['a ratio that is not offered', '/320-7x5-q80/a.webp'],
    ['a quality that is not offered', '/320-q81/a.webp'],
    ['no quality', '/320/a.webp'],
    ['a quality for PNG', '/320-q80/a.png'],
    ['another format', '/320-q80/a.gif'],
    ['a deeper path', '/320-q80/x/a.webp'],
    ['a path of its own', '/320-q80/../../etc/passwd'],
    ['nothing', '/'],
  ])('may not have %s', (_what, path) => {
    expect(readVariantPath(image(), `/images/${'d1'.repeat(32)}${path}`)).toBeNull();
  });
});
