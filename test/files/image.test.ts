import { existsSync, globSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImageFacts } from '../../src/files/image.ts';
import { plainPng } from './mutated-images.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'lectern-images-'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const facts = (name: string, content: Uint8Array | string) => {
  const absolutePath = join(top, name);
  writeFileSync(absolutePath, content);
  return readImageFacts({ path: name, absolutePath, bytes: statSync(absolutePath).size, ctimeMs: 0 }, 's');
};
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#d02020' } });

const svg = (inner: string) => facts('d.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">${inner}</svg>`);

describe('readImageFacts', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('knows size, format and colour of a %s by its bytes', async (format) => {
    const {
      width,
      height,
      format: known,
      dominantColor,
      placeholder,
      digest,
      diagnostics,
    } = await facts(`a.${format}`, await canvas(40, 30).toFormat(format).toBuffer());
    expect({ width, height, known, diagnostics }).toEqual({ width: 40, height: 30, known: format.toUpperCase(), diagnostics: [] });
    expect(dominantColor).toMatch(/^#[c-d][0-9a-f][12][0-9a-f][12][0-9a-f]$/);
    expect(placeholder).toMatch(/^data:image\/png;base64,/);
    expect(placeholder?.length).toBeLessThan(6000);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
  test('knows the size of an SVG by its width and height, or by its viewBox', async () => {
    expect(
      await facts(
        'a.svg',
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="red"/></svg>',
      ),
    ).toMatchObject({ format: 'SVG', width: 20, height: 10, diagnostics: [] });
    expect(
      await facts(
        'b.svg',
        '<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 15"><path d="M0 0h9v9z"/></svg>',
      ),
    ).toMatchObject({ format: 'SVG', width: 30, height: 15 });
  });
  test.each([
    ['width="2in" height="96pt"', 192, 128],
    ["width='1e9' height='5' viewBox='0,0,30,15'", 10, 5],
    ['width="100%" viewBox="0 0 30 15"', 30, 15],
    ['width="60" viewBox="0 0 30 15"', 60, 30],
    ['height="60" viewBox="-5 -5 30 15"', 120, 60],
    ['data-width="7" viewBox="0 0 30 15"', 30, 15],
    ['width="100%" height="100%"', null, null],
    ['viewBox="0 0 0 15"', null, null],
    ['', null, null],
  ])('knows what a browser makes of <svg %s>', async (attributes, width, height) => {
    expect(
      await facts('c.svg', `<!DOCTYPE svg [<!ENTITY a ">">]>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}></svg>`),
    ).toMatchObject({ format: 'SVG', width, height });
  });
  test('paints a plain SVG, and none that repeats, filters or fetches', async () => {
    expect(await svg('<rect width="20" height="10" fill="#ff0000"/>')).toMatchObject({ dominantColor: '#ff0000', diagnostics: [] });
    for (const inner of [
      '<use href="#a"/>',
      '<filter id="a"><feTurbulence numOctaves="999999999"/></filter>',
      '<path stroke-dasharray="0.0001" d="M0 0h9999"/>',
      '<image href="file:///etc/passwd"/>',
      '<style>rect{fill:url(https://a.example/x)}</style>',
    ])
      expect(await svg(inner)).toMatchObject({ width: 20, placeholder: null, dominantColor: null, diagnostics: [] });
  });
  test('turns the size as the camera was turned', async () => {
    expect(await facts('turned.jpg', await canvas(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer())).toMatchObject({
      width: 30,
      height: 40,
    });
  });
  test('sees that an image moves', async () => {
    const frames = await sharp([await canvas(8, 8).png().toBuffer(), await canvas(8, 8).negate().png().toBuffer()], {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    expect(await facts('moving.gif', frames)).toMatchObject({ animated: true, width: 8, height: 8 });
    expect(await facts('still.gif', await canvas(8, 8).gif().toBuffer())).toMatchObject({ animated: false });
  });
  test('reports a name that lies about a real image, and serves what it is', async () => {
    const { format, width, diagnostics } = await facts('lie.jpg', await canvas(40, 30).png().toBuffer());
    expect({ format, width, codes: diagnostics.map(({ code }) => code) }).toEqual({ format: 'PNG', width: 40, codes: ['IMAGE_INVALID'] });
  });
  test.each([
    ['a page that calls itself an image', 'page.png', Buffer.from('<html><script>alert(1)</script></html>')],
    ['nothing', 'empty.png', Buffer.alloc(0)],
    ['text that speaks of an SVG', 'text.svg', Buffer.from('see <svg width="1" height="1"/>')],
    ['an SVG that never begins', 'endless.svg', Buffer.from('<!---->'.repeat(9000))],
    ['a header alone', 'cut.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['noise after a JPEG start', 'noise.jpg', Buffer.from('ffd8ffe0000000000000', 'hex')],
  ])('gives no size for %s', async (_what, name, content) => {
    const { width, height, placeholder, diagnostics } = await facts(name, content);
    expect({ width, height, placeholder, codes: diagnostics.map(({ code }) => code) }).toEqual({
      width: null,
      height: null,
      placeholder: null,
      codes: ['IMAGE_INVALID'],
    });
  });
  test('does not decode a header of 2³¹ pixels a side', async () => {
    const png = Buffer.from(await canvas(1, 1).png().toBuffer());
    png.writeUInt32BE(0x7fffffff, 16);
    png.writeUInt32BE(0x7fffffff, 20);
    const { width, diagnostics } = await facts('bomb.png', png);
    expect({ width, codes: diagnostics.map(({ code }) => code) }).toEqual({ width: null, codes: ['IMAGE_TOO_LARGE'] });
  });
  test.each([
    ['2³¹ pixels a side', 2 ** 31 - 1, 2 ** 31 - 1],
    ['over 16,384 pixels a side', 16_385, 10],
    ['over 100 megapixels', 10_001, 10_000],
  ])('does not decode %s', async (_what, width, height) => {
    const named = await facts('large.png', plainPng(width, height, 1));
    expect({ width: named.width, codes: named.diagnostics.map(({ code }) => code) }).toEqual({ width: null, codes: ['IMAGE_TOO_LARGE'] });
    const large = await facts('large.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"/>`);
    expect({ width: large.width, placeholder: large.placeholder, codes: large.diagnostics.map(({ code }) => code) }).toEqual({
      width: null,
      placeholder: null,
      codes: ['IMAGE_TOO_LARGE'],
    });
  });
  test('takes 16,384 pixels a side', async () => {
    const { width, diagnostics } = await facts('long.png', await canvas(16_384, 1).png().toBuffer());
    expect({ width, diagnostics }).toEqual({ width: 16_384, diagnostics: [] });
  });
  test('does not decode what a few bytes blow up to a hundred megabytes', async () => {
    const gif = Buffer.from(await canvas(1, 1).gif().toBuffer());
    gif.writeUInt16LE(9000, 6);
    gif.writeUInt16LE(9000, 8);
    for (const [name, bomb] of [['bomb.gif', gif] as const, ['bomb.png', plainPng(9000, 9000)] as const]) {
      const { width, placeholder, diagnostics } = await facts(name, bomb);
      expect({ width, placeholder, codes: diagnostics.map(({ code }) => code) }).toEqual({
        width: 9000,
        placeholder: null,
        codes: ['IMAGE_TOO_LARGE'],
      });
    }
  });
  test('does not decode a GIF whose picture goes far beyond its size', async () => {
    const gif = Buffer.from(await canvas(60, 45).gif().toBuffer());
    const picture = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 60, 0, 45, 0]));
    expect(picture).toBeGreaterThan(0);
    gif.writeUInt16LE(46, picture + 7);
    expect(await facts('careless.gif', gif)).toMatchObject({ width: 60, height: 45, diagnostics: [] });
    gif.writeUInt16LE(4000, picture + 7);
    const { placeholder, diagnostics } = await facts('beyond.gif', gif);
    expect({ placeholder, codes: diagnostics.map(({ code }) => code) }).toEqual({ placeholder: null, codes: ['IMAGE_INVALID'] });
  });
  test('does not decode a WebP animation whose canvas goes far beyond its frames', async () => {
    const frames = [await canvas(60, 45).png().toBuffer(), await canvas(60, 45).negate().png().toBuffer()];
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    const height = webp.indexOf('VP8X') + 15;
    expect(webp.readUIntLE(height, 3)).toBe(44);
    webp.writeUIntLE(99, height, 3);
    expect(await facts('wide.webp', webp)).toMatchObject({ animated: true, height: 100, placeholder: expect.any(String), diagnostics: [] });
    webp.writeUIntLE(3999, height, 3);
    const { placeholder, diagnostics } = await facts('empty.webp', webp);
    expect({ placeholder, codes: diagnostics.map(({ code }) => code) }).toEqual({ placeholder: null, codes: ['IMAGE_INVALID'] });
  });
  test('decodes a large picture of few bytes that is no bomb', async () => {
    expect(await facts('plain.png', plainPng(500, 500))).toMatchObject({ width: 500, dominantColor: '#000000', diagnostics: [] });
  });
  test('reads no more of a cut image than is true', async () => {
    const whole = await sharp(Buffer.alloc(300 * 200 * 3, 'noise'), { raw: { width: 300, height: 200, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const { width, height, placeholder, diagnostics } = await facts('cut.png', whole.subarray(0, whole.length / 2));
    expect({ width, height, placeholder, codes: diagnostics.map(({ code }) => code) }).toEqual({
      width: 300,
      height: 200,
      placeholder: null,
      codes: ['IMAGE_INVALID'],
    });
  });
  test('sees that a PNG moves', async () => {
    const still = await canvas(8, 8).png().toBuffer();
    const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]), Buffer.alloc(4)]);
    expect(await facts('still.png', still)).toMatchObject({ animated: false });
    expect(await facts('moving.png', Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]))).toMatchObject({
      animated: true,
    });
  });
  test('opens no link and no pipe', async () => {
    const path = join(top, 'link.png');
    symlinkSync(join(top, 'a.png'), path);
    const { digest, diagnostics } = await readImageFacts({ path: 'link.png', absolutePath: path, bytes: 1, ctimeMs: 0 }, 's');
    expect({ digest, codes: diagnostics.map(({ code }) => code) }).toEqual({ digest: null, codes: ['FILE_SKIPPED'] });
  });
  test('does not read more than 25 MiB', async () => {
    const { digest, diagnostics } = await facts('heavy.jpg', Buffer.alloc(25 * 1024 * 1024 + 1));
    expect({ digest, codes: diagnostics.map(({ code }) => code) }).toEqual({ digest: null, codes: ['IMAGE_TOO_LARGE'] });
  });
});

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname;
describe.skipIf(!existsSync(corpus))('on real sites (needs ../shared/corpus)', () => {
  test('sizes and formats of every second image are those that sharp decodes', { timeout: 120_000 }, async () => {
    const files = globSync('**/*.{png,PNG,jpg,jpeg,webp,gif,svg,avif}', { cwd: corpus }).filter((_, at) => at % 2 === 0);
    expect(files.length).toBeGreaterThan(100);
    for (const path of files) {
      const absolutePath = corpus + path;
      const { width, height, format } = await readImageFacts({ path, absolutePath, bytes: statSync(absolutePath).size, ctimeMs: 0 }, 's');
      const known = await sharp(absolutePath).metadata();
      expect({ path, width, height }).toEqual({ path, width: known.autoOrient.width, height: known.autoOrient.height });
      expect({ path, format }).toEqual({ path, format: known.format === 'heif' ? 'AVIF' : known.format.toUpperCase() });
    }
  });
});
