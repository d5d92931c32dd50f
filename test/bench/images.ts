import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readImageFacts } from '../../src/files/image.ts';
import { createLectern } from '../../src/lectern.ts';
import { askFetch, median } from './figures.ts';

export interface ImageFigures {
  readonly images: number;
  /** Images a second whose header, placeholder and colour are read, as an ingestion does. */
  readonly readPerSecond: number;
  /** Resized images a second by the gateway, each asked for the first time, and by sharp alone. */
  readonly resizedPerSecond: number;
  readonly sharpPerSecond: number;
  readonly resizedOverSharp: number;
}

const IMAGES = 20;
const ROUNDS = 3;
/** As many as the gateway resizes at once. */
const AT_ONCE = 2;

/** Reads and resizes noisy photographs of 1,600 by 1,200 pixels to WebP of 640. */
export async function benchImages(): Promise<ImageFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  try {
    const names = Array.from({ length: IMAGES }, (_, at) => `${at}.jpg`);
    for (const [at, name] of names.entries()) writeFileSync(join(folder, name), await photograph(at));
    writeFileSync(join(folder, 'post.md'), names.map((name) => `![](${name})`).join('\n\n'));
    const read: number[] = [];
    const resized: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      read.push(await perSecond(names, 4, (name) => readFile(join(folder, name), name)));
      plain.push(await perSecond(names, AT_ONCE, (name) => resizeAlone(join(folder, name))));
      resized.push(await resizeByGateway(folder, join(folder, `${round}.sqlite`)));
    }
    return {
      images: IMAGES,
      readPerSecond: median(read),
      resizedPerSecond: median(resized),
      sharpPerSecond: median(plain),
      resizedOverSharp: median(resized.map((each, round) => each / (plain[round] ?? each))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function photograph(seed: number): Promise<Buffer> {
  const noise = sharp({
    create: { width: 400, height: 300, channels: 3, background: 'black', noise: { type: 'gaussian', mean: 90 + seed, sigma: 40 } },
  });
  return noise
    .png()
    .toBuffer()
    .then((small) => sharp(small).resize(1600, 1200).jpeg({ quality: 90 }).toBuffer());
}

async function readFile(absolutePath: string, path: string): Promise<void> {
  const { placeholder } = await readImageFacts({ path, absolutePath, bytes: readFileSync(absolutePath).length, ctimeMs: 0 }, 'site');
  if (placeholder === null) throw new Error(`${path} was not read`);
}

async function resizeAlone(path: string): Promise<void> {
  await sharp(readFileSync(path), { sequentialRead: true }).autoOrient().resize(640, 480, { fit: 'fill' }).webp({ quality: 80 }).toBuffer();
}

async function resizeByGateway(site: string, database: string): Promise<number> {
  await using lectern = createLectern({ sites: [site], database });
  await lectern.ingest();
  const { images } = await askFetch<{ images: { nodes: { resized: { url: string } }[] } }>(
    lectern.fetch,
    '{ images(first: 100) { nodes { resized(width: 640) { url } } } }',
  );
  const speed = await perSecond(
    images.nodes.map(({ resized }) => resized.url),
    AT_ONCE,
    async (url) => {
      const response = await lectern.fetch(new Request(url));
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${url} was answered ${response.status}`);
    },
  );
  rmSync(`${database}-images`, { recursive: true, force: true });
  return speed;
}

async function perSecond<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<number> {
  const queue = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  return items.length / ((performance.now() - start) / 1000);
}
