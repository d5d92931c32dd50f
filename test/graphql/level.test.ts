import { describe, expect, it } from 'vitest';
import { ConnectionSet } from '../../src/graphql/connection.ts';
import { itemsOf, Level } from '../../src/graphql/level.ts';
import { chain } from '../../src/graphql/maybe-promise.ts';
import type { Page } from '../../src/store/requests.ts';

const row = (key: string): { key: string } => ({ key });

describe('a level', () => {
  it('asks once for all its siblings, each once', () => {
    const [a, b] = itemsOf([row('a'), row('b'), row('a')]);
    const asked: (readonly string[])[] = [];
    const make = (): string => {
      asked.push(a?.level.keys ?? []);
      return 'made';
    };
    expect([a?.level.load('field', make), b?.level.load('field', make)]).toEqual(['made', 'made']);
    expect(asked).toEqual([['a', 'b']]);
  });

  it('asks again for another field', () => {
    const level = new Level([row('a')]);
    let made = 0;
    const make = (): number => (made += 1);
    expect([level.load('one', make), level.load({}, make), level.load({}, make), level.load('one', make)]).toEqual([1, 2, 3, 1]);
  });

  it('keeps what is nothing, too', () => {
    const level = new Level([row('a')]);
    let asked = 0;
    for (let n = 0; n < 2; n += 1) {
      level.load('field', () => {
        asked += 1;
        return undefined;
      });
    }
    expect(asked).toBe(1);
  });
});

describe('a connection of many parents', () => {
  const pages = new Map<string, Page<{ key: string }>>([
    ['p', { edges: [{ row: row('a'), position: ['a'] }], hasNextPage: true, hasPreviousPage: false }],
    [
      'q',
      {
        edges: [
          { row: row('b'), position: ['b'] },
          { row: row('a'), position: ['a'] },
        ],
        hasNextPage: false,
        hasPreviousPage: true,
      },
    ],
  ]);

  it('reads nothing before it is asked, and nothing twice', () => {
    const read: string[] = [];
    const set = new ConnectionSet(
      {
        pages: () => (read.push('pages'), pages),
        counts: () => (read.push('counts'), new Map([['p', 7]])),
      },
      () => 'binding',
    );
    const [p, q] = [set.of('p'), set.of('q')];
    expect(read).toEqual([]);
    expect([p.totalCount, q.totalCount]).toEqual([7, 0]);
    expect(read).toEqual(['counts']);
    expect([p.edges, q.edges, p.pageInfo, q.pageInfo]).toHaveLength(4);
    expect(read).toEqual(['counts', 'pages']);
  });

  it('makes the nodes of all parents siblings', () => {
    const set = new ConnectionSet({ pages: () => pages, counts: () => new Map() }, () => 'binding');
    const edges = chain(set.of('q').edges, (found) => found);
    if (edges instanceof Promise) throw new Error('nothing was promised');
    expect(edges.map((edge) => edge.node.row.key)).toEqual(['b', 'a']);
    expect(edges[0]?.node.level.keys).toEqual(['a', 'b']);
  });

  it('works with a store that promises', async () => {
    const set = new ConnectionSet({ pages: async () => pages, counts: async () => new Map([['p', 7]]) }, () => 'binding');
    expect((await set.of('p').edges).map((edge) => edge.node.row.key)).toEqual(['a']);
    expect(await set.of('p').totalCount).toBe(7);
    expect(await set.of('p').pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('is empty for a parent of which the store says nothing', () => {
    const set = new ConnectionSet({ pages: () => pages, counts: () => new Map() }, () => 'binding');
    expect(set.of('none').edges).toEqual([]);
    expect(set.of('none').pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });
});
