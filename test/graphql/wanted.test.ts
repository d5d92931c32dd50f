import { getNamedType, type GraphQLField, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { type Fixture, openFixture } from './fixture.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

/** Lists of nodes, whose statements read only the columns that are asked for. */
const LISTS = {
  Post: ['{ posts(first: 100) { nodes { id F } } }', '{ keywords { nodes { posts { nodes { id F } } } } }'],
  Talk: ['{ talks(first: 100) { nodes { id F } } }', '{ posts(first: 100) { nodes { talks { edges { node { id F } } } } } }'],
  Keyword: [
    '{ keywords(first: 100) { edges { node { id ... on Keyword { F } } } } }',
    '{ posts(first: 100) { nodes { keywords { nodes { id F } } } } }',
  ],
  Image: [
    '{ images(first: 100) { nodes { ...G } } } fragment G on Image { id F }',
    '{ posts(first: 100) { nodes { images { nodes { id F } } } } }',
  ],
} as const;

/** A field with the plain fields of what it leads to. */
function selectionOf({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  if (!isObjectType(named)) return `${name} { __typename }`;
  const plain = Object.values(named.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  return `${name} { ${plain.map((field) => field.name).join(' ')} }`;
}

type Node = Readonly<Record<string, unknown>> & { readonly id: string };

function nodesIn(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value as Node] : [];
  return [...own, ...Object.values(value).flatMap(nodesIn)];
}

const cases = Object.entries(LISTS).flatMap(([typename, lists]) => {
  const type = schema.getType(typename);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.filter((field) => field.name !== 'id').map((field) => [typename, field.name, selectionOf(field), lists] as const);
});

describe('a field that is asked for alone', () => {
  it.each(cases)('%s.%s is what it is of the whole row', async (typename, _name, selection, lists) => {
    for (const list of lists) {
      const { data, errors } = await gateway.run(list.replace('F }', `same: ${selection} }`));
      expect(errors).toBeUndefined();
      const nodes = nodesIn(data)
        .filter((node) => 'same' in node)
        .slice(0, 100);
      expect(nodes.length).toBeGreaterThan(0);
      // `nodes` reads whole rows.
      const whole = await gateway.run(`query Q($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${typename} { same: ${selection} } } }`, {
        ids: nodes.map(({ id }) => id),
      });
      expect(nodes).toEqual(whole.data?.['nodes']);
    }
  });

  it('is there wherever one fragment puts it, beside others or alone', async () => {
    const { data, errors } = await gateway.run(
      `{ posts(first: 3, filter: { hasTalks: true }) { nodes { ...F talks(first: 2) { nodes { kind } } } edges { node { ...F } } } }
       fragment F on Post { talks(first: 2) { nodes { title(languages: ["es"]) } } }`,
    );
    expect(errors).toBeUndefined();
    const { nodes, edges } = Object(data)['posts'] as {
      nodes: { talks: { nodes: unknown[] } }[];
      edges: { node: { talks: { nodes: unknown[] } } }[];
    };
    expect(nodes.flatMap((node) => node.talks.nodes)).toMatchObject(edges.flatMap(({ node }) => node.talks.nodes));
  });

  it('takes a document of fragments within fragments in no time', async () => {
    const fragments = Array.from({ length: 60 }, (_, at) => `fragment F${at} on Post { ...F${at + 1} ...F${at + 1} }`);
    const start = performance.now();
    const { errors } = await gateway.run(`{ posts { nodes { ...F0 } } } ${fragments.join(' ')} fragment F60 on Post { title }`);
    expect(errors).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
