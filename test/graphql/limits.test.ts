import { getIntrospectionQuery, type GraphQLError, parse, specifiedRules, validate, type ValidationRule } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costError, costOf } from '../../src/graphql/cost.ts';
import { LIMITS, limitRules } from '../../src/graphql/limits.ts';
import { schema } from '../../src/graphql/schema.ts';
import { cpuMs } from '../cpu.ts';

const errorsOf = (query: string, rules: readonly ValidationRule[] = limitRules): readonly GraphQLError[] =>
  validate(schema, parse(query), rules);
const codesOf = (query: string): unknown[] => errorsOf(query).map((error) => error.extensions['code']);
const cost = (query: string, variables: Record<string, unknown> = {}, operationName?: string): number =>
  costOf({ schema, document: parse(query), variables, operationName });

/** `a { a { … } }`, `depth` fields deep. */
const nested = (depth: number): string => (depth === 1 ? 'x' : `x { ${nested(depth - 1)} }`);

describe('a document', () => {
  it.each([
    ['tokens', 'QUERY_TOO_LONG', `{ ${'x '.repeat(1998)} }`, `{ ${'x '.repeat(1999)} }`],
    ['depth', 'QUERY_TOO_DEEP', `{ ${nested(15)} }`, `{ ${nested(16)} }`],
    ['aliases', 'TOO_MANY_ALIASES', `{ y { ${'a: x '.repeat(30)} } }`, `{ y { ${'a: x '.repeat(31)} } }`],
    ['directives', 'TOO_MANY_DIRECTIVES', `{ x ${'@a '.repeat(50)} }`, `{ x ${'@a '.repeat(51)} }`],
    ['root fields', 'TOO_MANY_ROOT_FIELDS', `{ ${'x '.repeat(20)} }`, `{ ${'x '.repeat(21)} }`],
  ])('is refused above the limit of %s, not at it', (limit, code, allowed, refused) => {
    // Two thousand fields at the root are over that limit too; each rule is asked for its own code.
    expect(codesOf(allowed)).not.toContain(code);
    expect(codesOf(refused)).toContain(code);
    if (limit !== 'tokens') expect(codesOf(allowed)).toEqual([]);
    const error = errorsOf(refused).find((each) => each.extensions['code'] === code);
    expect(error?.extensions['http']).toEqual({ status: 400 });
  });

  it('is measured through its fragments', () => {
    const deep = `{ ...a } fragment a on Q { ${nested(8).replace(/x(?! \{)/, 'x { ...b }')} } fragment b on Q { ${nested(8)} }`;
    expect(codesOf(deep)).toEqual(['QUERY_TOO_DEEP']);
    const wide = '{ ...a ...a ...a } fragment a on Q { x x x x x x x }';
    expect(codesOf(wide)).toEqual(['TOO_MANY_ROOT_FIELDS']);
    expect(codesOf('{ ...a ... { x } } fragment a on Q { x }')).toEqual([]);
  });

  it('whose fragments double at every step, or go in circles, is measured at once', () => {
    const steps = Array.from({ length: 100 }, (_, n) => `fragment f${n} on Q { x { ...f${n + 1} } y: x { ...f${n + 1} } }`).join(' ');
    const started = cpuMs();
    expect(codesOf(`{ ...f0 } ${steps} fragment f100 on Q { x }`)).toContain('QUERY_TOO_DEEP');
    expect(codesOf('{ ...a } fragment a on Q { x { ...b } } fragment b on Q { x { ...a } }')).toEqual([]);
    expect(cpuMs() - started).toBeLessThan(500);
  });

  it('may be the introspection query of every client', () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      oneOf: true,
      inputValueDeprecation: true,
    });
    expect(errorsOf(query, [...specifiedRules, ...limitRules])).toEqual([]);
    expect(cost(query)).toBeLessThan(LIMITS.cost);
  });
});

describe('the cost of an operation', () => {
  it.each([
    ['a single node', '{ node(id: "x") { id } }', 1],
    ['a page of twenty by default', '{ posts { nodes { title url } } }', 1 + 20],
    ['a page of its size', '{ posts(first: 7) { nodes { title } } }', 1 + 7],
    ['the last of something', '{ posts(last: 3) { nodes { title } } }', 1 + 3],
    ['a count', '{ posts { totalCount } }', 2],
    ['nodes and edges, which are both made', '{ posts(first: 7) { nodes { id } edges { cursor node { id } } } }', 1 + 7 + 7],
    ['page information for nothing', '{ posts(first: 7) { pageInfo { endCursor } } }', 1],
    ['a nested connection', '{ posts(first: 10) { nodes { talks(first: 5) { nodes { title } } } } }', 1 + 10 * (1 + 1 + 5)],
    ['plain lists at five each', '{ talks(first: 2) { nodes { speakers { speaker { name } } } } }', 1 + 2 * (1 + 5 * (1 + 1))],
    ['copies of an image by their formats', '{ images(first: 2) { nodes { srcSet(formats: [AVIF, WEBP]) { srcset } } } }', 1 + 2 * (1 + 2)],
    ['as many nodes as IDs', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    [
      'fragments where they are spread',
      '{ a: posts(first: 2) { ...p } b: posts(first: 3) { ...p } } fragment p on PostConnection { nodes { id } }',
      1 + 2 + 1 + 3,
    ],
    ['inline fragments', '{ node(id: "x") { ... on Post { talks(first: 4) { nodes { id } } } } }', 1 + 1 + 4],
    ['introspection for nothing', '{ __schema { types { name } } __typename }', 0],
  ])('is that of %s', (_what, query, expected) => {
    expect(errorsOf(query, specifiedRules)).toEqual([]);
    expect(cost(query)).toBe(expected);
  });

  it('counts variables, their defaults, and null', () => {
    const query = 'query ($n: Int = 50, $ids: [ID!]! = ["a", "b"]) { posts(first: $n) { nodes { id } } nodes(ids: $ids) { id } }';
    expect(cost(query)).toBe(1 + 50 + 2);
    expect(cost(query, { n: 3, ids: ['a', 'b', 'c'] })).toBe(1 + 3 + 3);
    expect(cost(query, { n: null })).toBe(1 + 20 + 2);
  });

  it('is that of the operation that is named', () => {
    const query = 'query A { posts(first: 1) { nodes { id } } } query B { posts(first: 9) { nodes { id } } }';
    expect(cost(query, {}, 'A')).toBe(2);
    expect(cost(query, {}, 'B')).toBe(10);
  });

  it('cannot be made small by impossible arguments', () => {
    expect(cost('{ posts(first: -5) { nodes { id } } }')).toBeGreaterThan(0);
    expect(cost('query ($n: Int) { posts(first: $n) { nodes { id } } }', { n: 'x' })).toBe(21);
    expect(cost('{ posts(first: 5, last: 100) { nodes { id } } }')).toBeGreaterThanOrEqual(6);
  });

  it('is refused above ten thousand, in the query and by variables', () => {
    const query = 'query ($n: Int) { posts(first: $n) { nodes { talks(first: $n) { nodes { title } } } } }';
    const document = parse(query);
    expect(costError({ schema, document, variables: { n: 97 } })).toBeUndefined();
    expect(costError({ schema, document, variables: { n: 100 } })).toMatchObject({
      extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
    });
    const three = '{ posts(first: 100) { nodes { keywords(first: 100) { nodes { posts(first: 100) { nodes { id } } } } } } }';
    expect(costError({ schema, document: parse(three) })).toMatchObject({ extensions: { code: 'QUERY_TOO_COMPLEX' } });
  });

  it('of fragments that double at every step is found at once', () => {
    const steps = Array.from(
      { length: 60 },
      (_, n) => `fragment f${n} on Query { a: node(id: "x") { id } ...f${n + 1} ... { ...f${n + 1} } }`,
    ).join(' ');
    const started = cpuMs();
    expect(costError({ schema, document: parse(`{ ...f0 } ${steps} fragment f60 on Query { node(id: "x") { id } }`) })).toBeDefined();
    expect(cpuMs() - started).toBeLessThan(500);
  });

  it('leaves room for what frontends ask', () => {
    const page = `{ posts(first: 20) { totalCount nodes { title excerpt keywords(first: 10) { nodes { name } } images(first: 10) { edges { alt node { url } } }
      talks(first: 10) { nodes { title event { name } speakers { name organization { name } } } } } } }`;
    expect(cost(page)).toBeLessThan(LIMITS.cost);
  });
});
