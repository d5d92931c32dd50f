import { readImageContent, readImageHeader } from '../../src/files/image-content.ts';
import { cpuMs } from '../cpu.ts';
import { mutations, realImages } from './mutated-images.ts';

/** CPU milliseconds. */
const MAX_MS = 50;

interface Slowest {
  readonly name: string;
  readonly ms: number;
  readonly isInTime: boolean;
}

/** Reads mutated images one after the other. Throws where reading throws, or gives a size that cannot be. */
export async function readMutations(
  seed: number,
  count: number,
): Promise<{ read: number; decoded: number; slowestHeader: Slowest; slowestContent: Slowest }> {
  let read = 0;
  let decoded = 0;
  let slowestHeader: Slowest = { name: '', ms: 0, isInTime: true };
  let slowestContent = slowestHeader;
  const images = await realImages();
  // What is loaded and compiled at the first use of a format is no image's fault.
  for (const bytes of images.values()) await readImageContent(bytes);
  for (const { name, bytes } of mutations(images, seed, count)) {
    const header = await timed(() => readImageHeader(bytes));
    if (header.ms > slowestHeader.ms) slowestHeader = { name, ms: header.ms, isInTime: header.ms <= MAX_MS };
    const { value: content, ms } = await timed(() => readImageContent(bytes));
    if (ms > slowestContent.ms) slowestContent = { name, ms, isInTime: ms <= MAX_MS };
    for (const side of [content.width, content.height])
      if (side !== null && !(Number.isInteger(side) && side > 0 && side <= 16_384)) throw new Error(`${name} is ${side} wide or high`);
    read += 1;
    if (content.placeholder !== null) decoded += 1;
  }
  return { read, decoded, slowestHeader, slowestContent };
}

/** What takes too long is measured twice more, and the least counts: collecting garbage is no image's fault. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt += 1) {
    const before = cpuMs();
    const value = await work();
    least = Math.min(least, cpuMs() - before);
    if (least <= MAX_MS || attempt === 3) return { value, ms: least };
  }
}
