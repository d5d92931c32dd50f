import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern, type Listening } from '../../src/lectern.ts';
import { askFetch } from '../bench/figures.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

interface Copy {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly format: string;
}
interface Shown {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly resized: Copy | null;
  readonly srcSet: readonly { readonly format: string; readonly type: string; readonly srcset: string; readonly images: readonly Copy[] }[];
}

const RED = { r: 200, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 200 };

/** Red on the left, blue on the right. */
async function halves(width: number, height: number): Promise<Sharp> {
  const right = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: BLUE } })
    .png()
    .toBuffer();
  const whole = await sharp({ create: { width, height, channels: 3, background: RED } })
    .composite([{ input: right, gravity: 'east' }])
    .png()
    .toBuffer();
  return sharp(whole);
}

/** A GIF whose one picture comes again and again. */
function repeated(gif: Buffer, times: number): Buffer {
  const flags = gif[10] ?? 0;
  const start = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  return Buffer.concat([gif.subarray(0, start), ...Array.from({ length: times }, () => gif.subarray(start, -1)), gif.subarray(-1)]);
}

describe('resized images', () => {
  let site: TemporarySite;
  let lectern: Lectern;
  let server: Listening;
  let cache: string;
  const ask = <T>(query: string): Promise<T> => askFetch<T>((request) => lectern.fetch(request), query);
  const shown = async (name: string, fields: string): Promise<Shown> => {
    const { posts } = await ask<{ posts: { nodes: { images: { nodes: (Shown & { sourcePath: string })[] } }[] } }>(
      `{ posts { nodes { images { nodes { sourcePath url width height ${fields} } } } } }`,
    );
    const found = posts.nodes[0]?.images.nodes.find(({ sourcePath }) => sourcePath.endsWith(name));
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  /** Where the server on its port has it. */
  const load = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url.replace('http://localhost/', server.url), { redirect: 'manual', ...init });
  const copy = async (name: string, wish: string): Promise<{ resized: Copy; response: Response; bytes: Buffer }> => {
    const { resized } = await shown(name, `resized(${wish}) { url width height format }`);
    if (resized === null) throw new Error(`${name} is not resized`);
    const response = await load(resized.url);
    return { resized, response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  beforeAll(async () => {
    const frames = await Promise.all(
      [RED, BLUE, RED].map((background) =>
        sharp({ create: { width: 400, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const names = ['photo.jpg', 'turned.jpg', 'clear.png', 'moving.gif', 'long.gif', 'drawing.svg', 'gone.png', 'cut.jpg', 'big.png'];
    const photo = await (await halves(1000, 600)).jpeg().toBuffer();
    site = await temporarySite({
      'content/post/index.md': names.map((name) => `![${name}](${name})`).join('\n\n'),
      'content/post/photo.jpg': photo,
      'content/post/turned.jpg': await (await halves(1000, 600)).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      'content/post/clear.png': await sharp({ create: { width: 500, height: 500, channels: 4, background: { ...RED, alpha: 0 } } })
        .png()
        .toBuffer(),
      'content/post/moving.gif': await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
      // Each picture is small, all of them are over 100 megapixels.
      'content/post/long.gif': repeated(await (await halves(1000, 900)).gif().toBuffer(), 120),
      'content/post/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>',
      'content/post/cut.jpg': photo.subarray(0, photo.length / 2),
      'content/post/big.png': await (await halves(2000, 1500)).png().toBuffer(),
    });
    lectern = createLectern({ sites: [site.folder], database: site.database });
    await lectern.ingest();
    server = await lectern.listen({ port: 0 });
    cache = `${site.database}-images`;
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await lectern.close();
    await site[Symbol.asyncDispose]();
  });

  it.each([
    ['width: 320', 320, 192, 'WEBP', 'image/webp', 'webp'],
    ['width: 320, format: AVIF', 320, 192, 'AVIF', 'image/avif', 'heif'],
    ['width: 320, format: JPEG, quality: 50', 320, 192, 'JPEG', 'image/jpeg', 'jpeg'],
    ['width: 320, format: PNG', 320, 192, 'PNG', 'image/png', 'png'],
    ['width: 5000', 1000, 600, 'WEBP', 'image/webp', 'webp'],
    ['height: 100', 200, 120, 'WEBP', 'image/webp', 'webp'],
    ['width: 200, height: 200, fit: COVER', 200, 200, 'WEBP', 'image/webp', 'webp'],
  ])('have the size and format that the answer says: %s', async (wish, width, height, format, type, decoded) => {
    const { resized, response, bytes } = await copy('photo.jpg', wish);
    expect({ ...resized, url: '' }).toEqual({ url: '', width, height, format });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: decoded, width, height });
  });

  it('are turned as EXIF says, in what is reported and in what is made, and say it no more', async () => {
    const { width, height } = await shown('turned.jpg', '');
    expect([width, height]).toEqual([600, 1000]);
    const { resized, bytes } = await copy('turned.jpg', 'width: 320, format: PNG');
    expect([resized.width, resized.height]).toEqual([320, 533]);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([320, 533]);
    // What was left is above after a quarter turn to the right.
    expect(data[0]).toBeGreaterThan(150);
    expect(data[data.length - info.channels]).toBeLessThan(100);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it('are white in JPEG where the image is transparent', async () => {
    const { bytes } = await copy('clear.png', 'width: 64, format: JPEG');
    const [red = 0, green = 0, blue = 0] = await sharp(bytes).raw().toBuffer();
    expect(Math.min(red, green, blue)).toBeGreaterThan(250);
  });

  it('of a moving GIF move in WebP, and show the first picture in other formats', async () => {
    const moving = await sharp((await copy('moving.gif', 'width: 96, height: 96, fit: COVER')).bytes).metadata();
    expect([moving.pages, moving.width, moving.height]).toEqual([3, 96, 96]);
    expect((await sharp((await copy('moving.gif', 'width: 96, format: JPEG')).bytes).metadata()).pages).toBeUndefined();
  });

  it('that cannot be made after all are answered by the image itself', async () => {
    const { url, resized } = await shown('long.gif', 'resized(width: 320) { url }');
    const response = await load(resized?.url ?? '');
    expect(response.status).toBe(302);
    const original = new URL(response.headers.get('location') ?? '', resized?.url).href;
    expect(original.split('/').slice(0, -1)).toEqual(url.split('/').slice(0, -1));
    expect((await load(original)).headers.get('content-type')).toBe('image/gif');
  });

  it.each(['drawing.svg', 'gone.png', 'cut.jpg'])('are not offered of %s', async (name) => {
    const { resized, srcSet } = await shown(name, 'resized(width: 20) { url } srcSet { srcset }');
    expect(resized).toBeNull();
    expect(srcSet).toEqual([]);
  });

  it('come as sources for a picture, each width once', async () => {
    const { srcSet } = await shown(
      'photo.jpg',
      'srcSet(widths: [5000, 320, 640, 300], formats: [AVIF, WEBP]) { format type srcset images { url width height format } }',
    );
    expect(srcSet.map(({ format, type, images }) => [format, type, images.map(({ width }) => width)])).toEqual([
      ['AVIF', 'image/avif', [320, 640, 1000]],
      ['WEBP', 'image/webp', [320, 640, 1000]],
    ]);
    for (const { srcset, images } of srcSet) expect(srcset).toBe(images.map(({ url, width }) => `${url} ${width}w`).join(', '));
    expect((await load(srcSet[1]?.images[0]?.url ?? '')).status).toBe(200);
  });

  it('stand in the HTML of a post, but not for moving pictures', async () => {
    const { posts } = await ask<{ posts: { nodes: { body: { html: string } }[] } }>('{ posts { nodes { body { html } } } }');
    const tags = posts.nodes[0]?.body.html.match(/<img[^>]*>/g) ?? [];
    expect(tags[0]).toMatch(
      /^<img src="http:\/\/localhost\/images\/[0-9a-f]{64}\/photo\.jpg" width="1000" height="600" loading="lazy" sizes="auto, \(min-width: 1000px\) 1000px, 100vw" srcset="http:\/\/localhost\/images\/[0-9a-f]{64}\/320-q80\/photo\.webp 320w, \S+ 640w, \S+ 960w, \S+ 1000w" alt="photo.jpg">$/,
    );
    expect(tags.filter((tag) => tag.includes('srcset')).map((tag) => /alt="([^"]*)"/.exec(tag)?.[1])).toEqual([
      'photo.jpg',
      'turned.jpg',
      'clear.png',
      'big.png',
    ]);
  });

  it('have the headers of images, and answer HEAD, ranges and conditions as they do', async () => {
    const { resized, response, bytes } = await copy('photo.jpg', 'width: 480');
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
    });
    const head = await load(resized.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([200, String(bytes.length), etag]);
    expect((await load(resized.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const part = await load(resized.url, { headers: { range: 'bytes=2-5' } });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(2, 6)]);
    expect((await load(resized.url, { headers: { range: 'bytes=99999999-' } })).status).toBe(416);
    expect((await load(resized.url, { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['a width that is not offered', (url: string) => url.replace('/320-', '/321-')],
    ['a width above its own', (url: string) => url.replace('/320-', '/1200-')],
    ['a quality that is not offered', (url: string) => url.replace('-q80', '-q81')],
    ['another digest', (url: string) => url.replace(/[0-9a-f]{64}/, '0'.repeat(64))],
    ['a format that is not offered', (url: string) => url.replace('.webp', '.gif')],
  ])('are not made with %s', async (_what, change) => {
    const { resized } = await copy('photo.jpg', 'width: 320');
    const before = await readdir(cache);
    const response = await load(change(resized.url));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await readdir(cache)).toEqual(before);
  });

  it.each([
    ['resized(width: 0) { url }', 'must be from 1 to 16384, not 0.'],
    ['resized(height: 99999) { url }', 'must be from 1 to 16384, not 99999.'],
    ['resized(quality: 101) { url }', 'must be from 1 to 100, not 101.'],
    ['resized(width: 1000, height: 10, fit: COVER) { url }', 'is near to none of them'],
    ['srcSet(widths: []) { srcset }', 'must be from 1 to 12, not 0.'],
    ['srcSet(widths: [1,2,3,4,5,6,7,8,9,10,11,12,13]) { srcset }', 'must be from 1 to 12, not 13.'],
    ['srcSet(widths: [-1]) { srcset }', 'must be from 1 to 16384, not -1.'],
  ])('are refused with a reason: %s', async (field, message) => {
    await expect(shown('photo.jpg', field)).rejects.toThrow(message);
  });

  it('are made once, whoever asks at the same time, and then read from the disk', async () => {
    const { resized } = await shown('big.png', 'resized(width: 1280) { url }');
    const url = resized?.url ?? '';
    const responses = await Promise.all(Array.from({ length: 20 }, () => load(url)));
    const tags = new Set(responses.map(({ status, headers }) => `${status} ${headers.get('etag')}`));
    await Promise.all(responses.map((response) => response.arrayBuffer()));
    expect([...tags]).toEqual([expect.stringMatching(/^200 /)]);
    const file = (await readdir(cache)).find((name) => name.endsWith('-1280-q80.webp')) ?? '';
    const made = await stat(join(cache, file));
    await load(url).then((response) => response.arrayBuffer());
    expect((await stat(join(cache, file))).ino).toBe(made.ino);
    expect((await readdir(cache)).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
  });

  it('are refused with 503 once too many wait, while the first are made and everything else is answered', async () => {
    const { resized } = await shown('big.png', 'resized(width: 320) { url }');
    const urls = [32, 64, 96, 128, 160, 200, 256, 320, 400, 480].flatMap((width) =>
      [50, 65, 80, 95].flatMap((quality) =>
        ['avif', 'webp', 'jpg'].map((type) => (resized?.url ?? '').replace('/320-q80', `/${width}-q${quality}`).replace(/webp$/, type)),
      ),
    );
    const answers = urls.map((url) => load(url));
    const other = await load((await shown('photo.jpg', '')).url);
    expect([other.status, (await other.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
    const statuses = { made: 0, refused: 0 };
    for (const answer of await Promise.all(answers)) {
      if (answer.status === 503) {
        expect(answer.headers.get('retry-after')).toBe('2');
        expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
        statuses.refused += 1;
      } else {
        expect([answer.status, (await answer.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
        statuses.made += 1;
      }
    }
    expect(statuses.made).toBeGreaterThanOrEqual(66);
    expect(statuses.refused).toBeGreaterThan(0);
    const refused = urls[(await Promise.all(answers)).findIndex(({ status }) => status === 503)] ?? '';
    expect((await load(refused)).status).toBe(200);
  });

  it('of a file that was replaced are not made from what is there now', async () => {
    const { resized } = await shown('clear.png', 'resized(width: 256) { url }');
    await site.write('content/post/clear.png', await (await halves(500, 500)).png().toBuffer());
    expect((await load(resized?.url ?? '')).status).toBe(404);
  });

  it('note their last use, so that what is used stays', async () => {
    const { resized } = await copy('photo.jpg', 'width: 160');
    const file = join(cache, (await readdir(cache)).find((name) => name.endsWith('-160-q80.webp')) ?? '');
    await utimes(file, 1000, 1000);
    await load(resized.url).then((response) => response.arrayBuffer());
    await expect.poll(async () => (await stat(file)).mtimeMs).toBeGreaterThan(1_000_000_000_000);
  });

  it('are answered where they cannot be kept, because the folder cannot be written', async () => {
    await using other = await temporarySite({
      'content/a.md': '![](a.png)',
      'content/a.png': await (await halves(400, 300)).png().toBuffer(),
    });
    await writeFile(`${other.database}-images`, 'no folder');
    await using full = createLectern({ sites: [other.folder], database: other.database });
    await full.ingest();
    const handle = (request: Request): Promise<Response> => full.fetch(request);
    const { images } = await askFetch<{ images: { nodes: { resized: Copy }[] } }>(
      handle,
      '{ images { nodes { resized(width: 32) { url } } } }',
    );
    const url = images.nodes[0]?.resized.url ?? '';
    for (const attempt of [1, 2]) expect([attempt, (await handle(new Request(url))).status]).toEqual([attempt, 200]);
  });

  it('can be switched off', async () => {
    await using off = createLectern({ sites: [site.folder], database: site.database, imageCacheBytes: 0 });
    const { images } = await askFetch<{ images: { nodes: { resized: null; srcSet: [] }[] } }>(
      (request) => off.fetch(request),
      '{ images { nodes { resized(width: 32) { url } srcSet { srcset } } } }',
    );
    for (const { resized, srcSet } of images.nodes) expect([resized, srcSet]).toEqual([null, []]);
    const { resized } = await shown('photo.jpg', 'resized(width: 320) { url }');
    expect((await off.fetch(new Request(resized?.url ?? ''))).status).toBe(404);
  });
});
