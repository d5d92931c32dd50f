import { existsSync, globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImageFacts } from '../../src/files/image.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'lectern-images-'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const facts = (name: string, content: Uint8Array | string) => {
  const absolutePath = join(top, name);
  writeFileSync(absolutePath, content);
  return readImageFacts({ path: name, absolutePath, bytes: statSync(absolutePath).size, modifiedMs: 0 }, 's');
};
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#d02020' } });

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
  test('does not read more than 25 MiB', async () => {
    const { digest, diagnostics } = await facts('heavy.jpg', Buffer.alloc(25 * 1024 * 1024 + 1));
    expect({ digest, codes: diagnostics.map(({ code }) => code) }).toEqual({ digest: null, codes: ['IMAGE_TOO_LARGE'] });
  });
});

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname;
describe.skipIf(!existsSync(corpus))('on real sites (needs ../shared/corpus)', () => {
  test('sizes and formats of all images are those that sharp decodes', { timeout: 120_000 }, async () => {
    const files = globSync('**/*.{png,PNG,jpg,jpeg,webp,gif,svg,avif}', { cwd: corpus });
    expect(files.length).toBeGreaterThan(200);
    for (const path of files) {
      const absolutePath = corpus + path;
      const { width, height, format } = await readImageFacts(
        { path, absolutePath, bytes: statSync(absolutePath).size, modifiedMs: 0 },
        's',
      );
      const { info } = await sharp(absolutePath).rotate().toBuffer({ resolveWithObject: true });
      expect({ path, width, height }).toEqual({ path, width: info.width, height: info.height });
      const decoded = (await sharp(absolutePath).metadata()).format;
      expect({ path, format }).toEqual({ path, format: decoded === 'heif' ? 'AVIF' : decoded.toUpperCase() });
    }
  });
});
