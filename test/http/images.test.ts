import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayRequest } from '../../src/http/exchange.ts';
import { ImageServer } from '../../src/http/images.ts';
import type { ImageRecord } from '../../src/model.ts';

const BYTES = Buffer.from('0123456789');
const DIGEST = createHash('sha256').update(BYTES).digest('hex');
const PATH = `/images/${DIGEST}/ten.png`;

let folder: string;
let file: string;
let images: ImageServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-images-'));
  file = join(folder, 'ten.png');
});
beforeEach(async () => {
  await rm(file, { force: true, recursive: true });
  await writeFile(file, BYTES);
  images = new ImageServer((digest) => (digest === DIGEST ? image('PNG') : null));
});
afterAll(() => rm(folder, { recursive: true }));

function image(format: ImageRecord['format']): ImageRecord {
  return {
    key: 'site/ten.png',
    site: 'site',
    sourcePath: 'ten.png',
    remoteUrl: null,
    exists: true,
    absolutePath: file,
    digest: DIGEST,
    width: 1,
    height: 1,
    format,
    bytes: BYTES.length,
    animated: false,
    placeholder: null,
    dominantColor: null,
  };
}

function request(path: string, headers: Record<string, string> = {}, method = 'GET'): GatewayRequest {
  return {
    method,
    origin: 'http://localhost',
    path,
    search: '',
    header: (name) => headers[name],
    body: () => Promise.resolve(''),
    draining: false,
    gone: false,
    signal: new AbortController().signal,
  };
}

async function bodyOf(response: { readonly body: unknown }): Promise<string> {
  return response.body instanceof Readable ? (await buffer(response.body)).toString() : String(response.body);
}

describe('ImageServer', () => {
  it('serves a file by its digest, to be kept for a year and never sniffed', async () => {
    const response = await images.serve(request(PATH));
    expect(response).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/png',
        'content-length': '10',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        etag: `"${DIGEST}"`,
      },
    });
    expect(await bodyOf(response)).toBe('0123456789');
  });

  it('answers a part with 206 and where it lies', async () => {
    const response = await images.serve(request(PATH, { range: 'bytes=2-4' }));
    expect(response).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 2-4/10', 'content-length': '3' } });
    expect(await bodyOf(response)).toBe('234');
  });

  it('answers 416 beyond the end, and all of it when the condition names another version', async () => {
    expect(await images.serve(request(PATH, { range: 'bytes=10-' }))).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */10' },
      body: null,
    });
    const whole = await images.serve(request(PATH, { range: 'bytes=2-4', 'if-range': '"other"' }));
    expect(whole.status).toBe(200);
    expect(await bodyOf(whole)).toBe('0123456789');
  });

  it.each([`"${DIGEST}"`, `W/"${DIGEST}"`, `"other", "${DIGEST}"`, '*'])('answers 304 to If-None-Match: %s', async (tag) => {
    expect(await images.serve(request(PATH, { 'if-none-match': tag }))).toMatchObject({ status: 304, body: null });
  });

  it('sends HEAD the headers alone', async () => {
    expect(await images.serve(request(PATH, {}, 'HEAD'))).toMatchObject({ status: 200, headers: { 'content-length': '10' }, body: null });
  });

  it('puts an SVG into a sandbox', async () => {
    const svg = new ImageServer(() => image('SVG'));
    const response = await svg.serve(request(PATH));
    expect(response.headers['content-security-policy']).toContain('sandbox');
    await bodyOf(response);
  });

  it.each([
    ['another digest', `/images/${'0'.repeat(64)}/ten.png`],
    ['a path instead of a digest', '/images/../../etc/passwd'],
    ['an encoded path', '/images/%2e%2e%2fetc/passwd'],
    ['no name', `/images/${DIGEST}`],
    ['a digest in capitals', `/images/${DIGEST.toUpperCase()}/ten.png`],
  ])('answers 404 to %s', async (_, path) => {
    await expect(images.serve(request(path))).rejects.toMatchObject({ status: 404 });
  });

  it('answers 404 when the file is gone, has become a link or a folder, or holds something else', async () => {
    const response = await images.serve(request(PATH));
    await bodyOf(response);
    await writeFile(file, 'secret....');
    await expect(images.serve(request(PATH))).rejects.toMatchObject({ status: 404 });
    await writeFile(file, '0123456789 and more');
    await expect(images.serve(request(PATH))).rejects.toMatchObject({ status: 404 });
    await writeFile(join(folder, 'other.png'), BYTES);
    await rm(file);
    await symlink(join(folder, 'other.png'), file);
    await expect(images.serve(request(PATH))).rejects.toMatchObject({ status: 404 });
    await rm(file);
    await expect(images.serve(request(PATH))).rejects.toMatchObject({ status: 404 });
    await rename(join(folder, 'other.png'), file);
    await bodyOf(await images.serve(request(PATH)));
  });

  it('answers 405 to anything but reading', async () => {
    await expect(images.serve(request(PATH, {}, 'POST'))).rejects.toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});
