import { array, assert, constantFrom, property, tuple, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentChange, joinChanges } from '../../src/store/changes.ts';
import { ReaderPool } from '../../src/store/reader-pool.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { databasePath, facts, ingest, post } from './content.ts';

const NOW = new Date('2024-06-01T00:00:00Z');

function edit(path: string, work: (writer: ContentWriter) => void): string {
  const writer = new ContentWriter(path);
  work(writer);
  return writer.finish(NOW).snapshot.revision;
}

function since(path: string, revision: string): readonly ContentChange[] | null {
  const pool = new ReaderPool(path);
  try {
    return pool.changesSince(revision);
  } finally {
    pool.close();
  }
}

/** A change between two sets of posts, where those in both were read anew. */
function between(before: ReadonlySet<string>, after: ReadonlySet<string>, written: ReadonlySet<string>, revision: number): ContentChange {
  return {
    revision: String(revision),
    ingestedAt: '2024-06-01T00:00:00Z',
    created: [...after].filter((key) => !before.has(key)).toSorted(),
    updated: [...after].filter((key) => before.has(key) && written.has(key)).toSorted(),
    deleted: [...before].filter((key) => !after.has(key)).toSorted(),
    changedTags: [...new Set([...before, ...after].filter((key) => before.has(key) !== after.has(key) || written.has(key)))].toSorted(),
  };
}

describe('the changes that are remembered', () => {
  it('are those after a revision, each with the posts that came, changed and went', () => {
    const path = databasePath();
    const first = ingest(path, [post({ sourcePath: 'a' }), post({ sourcePath: 'b' })]).snapshot.revision;
    const second = edit(path, (writer) => writer.putPost(post({ sourcePath: 'a', title: 'A' }), facts('a'), [], 0));
    const third = edit(path, (writer) => {
      writer.removeFile('site', 'b');
      writer.putPost(post({ sourcePath: 'c' }), facts('c'), [], 0);
    });
    const changes = since(path, first);
    expect(changes).toMatchObject([
      { revision: second, created: [], updated: ['site/a'], deleted: [] },
      { revision: third, created: ['site/c'], updated: [], deleted: ['site/b'] },
    ]);
    expect(since(path, second)).toEqual(changes?.slice(1));
    expect(since(path, third)).toEqual([]);
  });

  it('name no post that readers do not see: neither the loser of a conflict nor one that was hidden before', () => {
    const path = databasePath();
    const first = ingest(path, [post({ sourcePath: 'a', url: '/x/' })]).snapshot.revision;
    edit(path, (writer) => {
      writer.putPost(post({ sourcePath: 'b', url: '/x/' }), facts('b'), [], 0);
      writer.putServed('site', new Set(['site/b']));
    });
    edit(path, (writer) => writer.putServed('site', new Set(['site/a'])));
    edit(path, (writer) => writer.removeFile('site', 'a'));
    expect(since(path, first)).toMatchObject([
      { created: [], updated: [], deleted: [] },
      { created: ['site/b'], updated: [], deleted: ['site/a'] },
      { created: [], updated: [], deleted: [] },
    ]);
  });

  it('go on through an ingestion that reads everything anew', () => {
    const path = databasePath();
    const first = ingest(path, [post({ sourcePath: 'a' }), post({ sourcePath: 'b' })]).snapshot.revision;
    edit(path, (writer) => {
      writer.clear();
      writer.putPost(post({ sourcePath: 'a' }), facts('a'), [], 0);
    });
    expect(since(path, first)).toMatchObject([{ created: [], updated: ['site/a'], deleted: ['site/b'] }]);
  });

  it('are none for an ingestion that changed nothing, and unknown after a revision that never was', () => {
    const path = databasePath();
    const first = ingest(path, [post({ sourcePath: 'a' })]).snapshot.revision;
    edit(path, () => {});
    expect(since(path, first)).toEqual([]);
    expect(since(path, 'never')).toBeNull();
  });

  it('are the last hundred', () => {
    const path = databasePath();
    const revisions = [ingest(path, [post({ sourcePath: 'a' })]).snapshot.revision];
    for (let n = 0; n < 101; n += 1)
      revisions.push(edit(path, (writer) => writer.putPost(post({ sourcePath: 'a', title: `${n}` }), facts('a'), [], 0)));
    expect(since(path, revisions[1] ?? '')).toBeNull();
    expect(since(path, revisions[2] ?? '')).toHaveLength(99);
  });
});

describe('joinChanges', () => {
  it('says of any number of ingestions what comparing the ends would say', () => {
    const keys = uniqueArray(constantFrom('a', 'b', 'c', 'd'));
    assert(
      property(keys, array(tuple(keys, keys), { minLength: 1, maxLength: 6 }), (start, steps) => {
        let before = new Set(start);
        const touched = new Set<string>();
        const changes = steps.map(([posts, written], number) => {
          const after = new Set(posts);
          const change = between(before, after, new Set(written), number);
          for (const key of [...change.created, ...change.updated, ...change.deleted]) touched.add(key);
          before = after;
          return change;
        });
        const joined = changes.reduce(joinChanges);
        const changedTags = [...new Set(changes.flatMap((change) => change.changedTags))].toSorted();
        expect(joined).toEqual({ ...between(new Set(start), before, touched, steps.length - 1), changedTags });
      }),
    );
  });
});
