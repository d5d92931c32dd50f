import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

/** Statements of a query without errors. */
async function cost(query: string): Promise<number> {
  const { errors } = await gateway.run(query);
  expect(errors).toBeUndefined();
  return gateway.statements();
}

describe('one statement serves a field of all siblings', () => {
  it.each([
    ['a page', 1, '{ posts { nodes { title } edges { cursor } pageInfo { hasNextPage endCursor } } }'],
    ['a count alone, without its page', 1, '{ posts { totalCount } }'],
    ['a page and its count', 2, '{ posts { totalCount nodes { title } } }'],
    ['keywords of twenty posts', 2, '{ posts { nodes { keywords { nodes { name } } } } }'],
    ['counts of twenty parents', 2, '{ posts { nodes { talks { totalCount } } } }'],
    ['filtered counts', 2, '{ keywords { nodes { postCount(filter: { language: { eq: "en" } }) } } }'],
    ['stored counts, which lie in the row', 1, '{ keywords { nodes { postCount talkCount } } }'],
    ['three levels of connections', 4, '{ keywords { nodes { talks { nodes { mentions { nodes { post { title } } } } } } } }'],
    ['speakers and organizations of all talks', 3, '{ talks { nodes { speakers { name speaker { name } organization { name } } } } }'],
    ['events', 2, '{ talks { nodes { event { name } } } }'],
    ['translations, links and their targets', 4, '{ posts(first: 100) { nodes { translations { title } links { target { title } } } } }'],
    ['organizations of speakers', 2, '{ speakers { nodes { organizations { name } } } }'],
    ['bodies, read once for several fields', 2, '{ posts { nodes { excerpt body { text headings { text } wordCount } } } }'],
    ['HTML with its images, links and sites', 5, '{ posts { nodes { body { html } } } }'],
    ['sites of all posts', 2, '{ posts { nodes { site { key } } } }'],
    ['nothing for counts in the row', 1, '{ posts { nodes { body { wordCount readingMinutes } } } }'],
    [
      'two fields by two aliases',
      3,
      '{ posts { nodes { a: talks(first: 1) { nodes { title } } b: talks(first: 2) { nodes { title } } } } }',
    ],
    ['the same field selected twice', 2, '{ posts { nodes { talks { nodes { title } } } nodes { talks { nodes { kind } } } } }'],
  ])('%s: %i', async (_what, statements, query) => {
    expect(await cost(query)).toBe(statements);
  });

  it('does not mix the arguments of two places', async () => {
    const { data } = await gateway.run(
      '{ posts { nodes { a: talks(first: 1) { nodes { title } } b: talks(first: 2) { nodes { title } } } } }',
    );
    const [first] = data?.['posts'].nodes.filter((post: { b: { nodes: unknown[] } }) => post.b.nodes.length === 2) ?? [];
    expect(first.a.nodes).toHaveLength(1);
  });

  it('gives each parent its own children', async () => {
    const { data } = await gateway.run('{ posts(first: 100, filter: { hasTalks: true }) { nodes { url talks { nodes { title } } } } }');
    for (const post of data?.['posts'].nodes ?? []) {
      const { data: alone } = await gateway.run(`{ post(by: { url: "${post.url}" }) { url talks { nodes { title } } } }`);
      expect(alone?.['post']).toEqual(post);
    }
  });

  it('needs no promise while the store answers at once', () => {
    const result = gateway.runNow(
      '{ node(id: "UG9zdDpkb2NzL2VuL2Jsb2cvcDAwLm1k") { id } posts { nodes { id body { html } keywords { nodes { id } } } } }',
    );
    expect(result).not.toBeInstanceOf(Promise);
    expect(result.errors).toBeUndefined();
  });
});
