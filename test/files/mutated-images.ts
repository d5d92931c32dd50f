/** Images gone wrong, from a seed: real bytes of every format, with what damage, forgery and fuzzing do to them. */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { type Random, randomOf } from '../random.ts';

const SVG = `<?xml version="1.0"?><!-- a --><!DOCTYPE svg [<!ENTITY a "b">]>
<svg xmlns="http://www.w3.org/2000/svg" width="40px" height='30' viewBox="0 0 40 30"><g fill="#d02020"><rect width="40" height="30"/></g></svg>`;

const canvas = (): Sharp => sharp({ create: { width: 60, height: 45, channels: 4, background: '#d0202080' } });

/** One image of every format in every shape that its header can have. */
export async function realImages(): Promise<ReadonlyMap<string, Buffer>> {
  const frames = await Promise.all(['red', 'green', 'blue'].map((background) => canvas().flatten({ background }).png().toBuffer()));
  const moving = (): Sharp => sharp(frames, { join: { animated: true } });
  const images: Record<string, Promise<Buffer>> = {
    'baseline.jpg': canvas()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'x'.repeat(200) } })
      .toBuffer(),
    'turned.jpg': canvas().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    'clear.png': canvas().png().toBuffer(),
    'palette.png': canvas().png({ palette: true, progressive: true }).toBuffer(),
    'still.gif': canvas().gif().toBuffer(),
    'moving.gif': moving().gif().toBuffer(),
    'lossy.webp': canvas().webp().toBuffer(),
    'lossless.webp': canvas().webp({ lossless: true }).withMetadata({ orientation: 3 }).toBuffer(),
    'moving.webp': moving().webp().toBuffer(),
    'small.avif': canvas().avif({ effort: 0 }).toBuffer(),
    'drawing.svg': Promise.resolve(Buffer.from(SVG)),
  };
  const made = await Promise.all(Object.entries(images).map(async ([name, bytes]) => [name, await bytes] as const));
  return new Map(made);
}

/** The first `count` mutations of a seed. */
export function* mutations(images: ReadonlyMap<string, Buffer>, seed: number, count: number): Generator<{ name: string; bytes: Buffer }> {
  const random = randomOf(seed);
  const all = [...images];
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  for (let at = 0; at < count; at += 1) {
    const [name, real] = pick(all);
    let bytes: Buffer = Buffer.from(real);
    for (let change = 1 + random(4); change > 0; change -= 1) bytes = pick(CHANGES)(bytes, random, pick(all)[1]);
    yield { name: `${name} (${at})`, bytes };
  }
}

/** Most of what matters stands at the beginning. */
const place = (bytes: Buffer, random: Random): number => random(random(2) === 0 ? Math.min(bytes.length, 128) + 1 : bytes.length + 1);
const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const CHANGES: readonly ((bytes: Buffer, random: Random, other: Buffer) => Buffer)[] = [
  // A flipped bit, and a few bytes of noise.
  (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const at = Math.min(place(bytes, random), bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    return bytes;
  },
  (bytes, random) => {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: random(9) }, () => random(256))), bytes.subarray(at)]);
  },
  // Lengths, sizes and offsets that no file has, in both byte orders.
  (bytes, random) => {
    const at = place(bytes, random);
    const value = EXTREMES[random(EXTREMES.length)] ?? 0;
    if (at + 4 > bytes.length) return bytes;
    if (random(2) === 0) bytes.writeUInt32BE(value, at);
    else bytes.writeUInt32LE(value, at);
    return bytes;
  },
  (bytes, random) => {
    const at = place(bytes, random);
    if (at + 2 <= bytes.length) bytes.writeUInt16BE((EXTREMES[random(6)] ?? 0) & 0xffff, at);
    return bytes;
  },
  // Cut off, cut out, repeated, spliced, and filled with zeros.
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const [from, to] = [place(bytes, random), place(bytes, random)].toSorted((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = [place(bytes, random), place(bytes, random)].toSorted((a, b) => a - b);
    const part = bytes.subarray(from, to);
    return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: random(20) }, () => part), bytes.subarray(to)]);
  },
  (bytes, random, other) => Buffer.concat([bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))]),
  (bytes, random) => {
    const from = place(bytes, random);
    return Buffer.from(bytes.fill(0, from, Math.min(bytes.length, from + random(64))));
  },
];

/** A PNG whose header has these sides: its pixels are black, packed as tightly as they go, and there may be fewer rows of them. */
export function plainPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.min(Math.ceil(width / 8), 4096) + 1) * rows), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
