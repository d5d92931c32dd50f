import { assert, constantFrom, nat, property, record, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqliteReader } from '../../src/store/sqlite-reader.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { imageFilters, shownImages } from './arbitraries.ts';
import { databasePath, facts, imageUse, post, reader } from './content.ts';
import { byText, type Image, matchesImage } from './model.ts';

type Drawn = ReturnType<typeof draw>[number];
const draw = () => sample(shownImages, { numRuns: 8, seed: 20_230_418 });

/** CSS pixels of each width as written. */
const SHOWN: Readonly<Record<string, number>> = { '4': 4, '10px': 10, '1%': 8, '2%': 16, '': 800 };

const keyOf = (number: number): string => `one/${number}.png`;

/** Every image is of site "one", as if a theme had it; posts of both sites show it. */
function store({ images, posts }: Drawn): { images: Image[]; read: SqliteReader } {
  const path = databasePath();
  const writer = new ContentWriter(path);
  ['one', 'two'].forEach((key, at) =>
    writer.putSite({ key, title: null, baseUrl: null, defaultLanguage: 'en', languages: ['en'] }, at, 'settings'),
  );
  const records = posts.map(({ shows, ...parts }, at) =>
    post({
      ...parts,
      sourcePath: `${at}.md`,
      images: shows.filter(({ image }) => image < images.length).map(({ image, ...use }) => Object.assign(imageUse(keyOf(image)), use)),
    }),
  );
  for (const each of records) writer.putPost(each, facts(each.sourcePath), [], 0);
  const stored = images.map((parts, number) => ({ ...parts, key: keyOf(number), site: 'one' }));
  for (const each of stored) {
    const nothing = {
      remoteUrl: null,
      absolutePath: null,
      digest: null,
      placeholder: null,
      dominantColor: null,
      ctimeMs: null,
    };
    writer.putImage({ ...nothing, ...each, sourcePath: each.key.slice(4) });
  }
  writer.finish(new Date('2024-06-01T00:00:00Z'));
  const uses = records.flatMap((each) => each.images.map((use) => ({ each, use })));
  return {
    read: reader(path),
    images: stored.map((image) => {
      const own = uses.filter(({ use }) => use.candidates[0] === image.key);
      const showing = [...new Set(own.map(({ each }) => each))].map((each) => Object.assign({ talks: [] }, each));
      const [alts, shown] = [own.map(({ use }) => use.alt), own.map(({ use }) => SHOWN[use.displayWidth ?? ''] ?? 0)];
      return Object.assign({ posts: showing, alts, shown }, image);
    }),
  };
}

const stores = draw().map(store);

function check(
  test: (images: readonly Image[], read: SqliteReader, filter: Parameters<typeof matchesImage>[1], order: Order) => void,
): void {
  const order = record({
    field: constantFrom('POSITION' as const, 'BYTES' as const, 'WIDTH' as const),
    direction: constantFrom('ASC' as const, 'DESC' as const),
  });
  assert(
    property(nat(stores.length - 1), imageFilters, order, (at, filter, drawn) => {
      const { images = [], read } = stores[at] ?? {};
      if (read !== undefined) test(images, read, filter, drawn);
    }),
    { numRuns: 700 },
  );
}

interface Order {
  readonly field: 'POSITION' | 'BYTES' | 'WIDTH';
  readonly direction: 'ASC' | 'DESC';
}

describe('images', () => {
  it('are filtered and counted as by a plain loop', () => {
    check((images, read, filter) => {
      const wanted = images.filter((image) => matchesImage(image, filter)).map(({ key }) => key);
      const found = read.page('Image', { filter, first: 100 }).edges.map(({ row }) => row.key);
      expect(found.toSorted()).toEqual(wanted.toSorted());
      expect(read.count('Image', filter)).toBe(wanted.length);
    });
  });

  it('stand in the order of a plain loop, those of unknown size first, page by page', () => {
    check((images, read, filter, order) => {
      const sign = order.direction === 'DESC' ? -1 : 1;
      const size = (image: Image): number =>
        order.field === 'POSITION' ? 0 : ((order.field === 'BYTES' ? image.bytes : image.width) ?? -1);
      const wanted = images
        .filter((image) => matchesImage(image, filter))
        .toSorted((a, b) => sign * (size(a) - size(b) || byText(a.key, b.key)));
      const keys: string[] = [];
      for (let page = read.page('Image', { filter, orderBy: [order], first: 3 }); ;) {
        keys.push(...page.edges.map(({ row }) => row.key));
        const after = page.edges.at(-1)?.position;
        if (!page.hasNextPage || after === undefined) break;
        page = read.page('Image', { filter, orderBy: [order], first: 3, after });
      }
      expect(keys).toEqual(wanted.map(({ key }) => key));
    });
  });
});
