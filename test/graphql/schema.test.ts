import { existsSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { printSchemaText, schema } from '../../src/graphql/schema.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
const contract = buildSchema(readFileSync(new URL('contract.graphql', import.meta.url), 'utf8'));

/** Everything of a schema with its type, one line each: `Post.keywords(first: Int): KeywordConnection!`. */
function linesOf(type: GraphQLNamedType): string[] {
  const name = type.name;
  if (isEnumType(type)) return type.getValues().map((value) => `${name}.${value.name}`);
  if (isInputObjectType(type)) {
    return [
      `${name}${type.isOneOf ? ' @oneOf' : ''}`,
      ...Object.values(type.getFields()).map((field) => `${name}.${field.name}: ${String(field.type)}`),
    ];
  }
  if (isUnionType(type)) return type.getTypes().map((member) => `${name} = ${member.name}`);
  if (!isObjectType(type) && !isInterfaceType(type)) return [name];
  return [
    ...type.getInterfaces().map((each) => `${name} implements ${each.name}`),
    ...Object.values(type.getFields()).map((field) => `${name}.${field.name}: ${String(field.type)}`),
    ...Object.values(type.getFields()).flatMap((field) =>
      field.args.map((argument) => `${name}.${field.name}(${argument.name}: ${String(argument.type)})`),
    ),
  ];
}

describe('the schema', () => {
  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('holds all that the contract names, with its types', () => {
    const own = new Set(types.flatMap(linesOf));
    const named = Object.values(contract.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && !isScalarType(type))
      .flatMap(linesOf);
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter((line) => !own.has(line))).toEqual([]);
    for (const name of ['DateTime', 'Date', 'URL', 'JSON']) expect(isScalarType(schema.getType(name))).toBe(true);
  });

  it('has the defaults of the contract', () => {
    for (const type of Object.values(contract.getTypeMap())) {
      if (isIntrospectionType(type)) continue;
      const own = new Map(defaults(schema.getType(type.name)));
      for (const [place, value] of defaults(type)) expect([place, own.get(place)]).toEqual([place, value]);
    }
  });

  it('describes every type, field, argument, input field and enum value', () => {
    const bare: string[] = [];
    const look = (what: string, description: string | null | undefined): void => {
      if ((description ?? '').trim().length < 4) bare.push(what);
    };
    const lookAtField = (owner: string, field: GraphQLField<unknown, unknown>): void => {
      look(`${owner}.${field.name}`, field.description);
      for (const argument of field.args) look(`${owner}.${field.name}(${argument.name}:)`, argument.description);
    };
    for (const type of types) {
      look(type.name, type.description);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field.description);
      if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) lookAtField(type.name, field);
    }
    expect(types.length).toBeGreaterThan(60);
    expect(bare).toEqual([]);
  });

  it('says of every nullable field what null means', () => {
    const silent = types
      .filter((type) => isObjectType(type))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
      .filter(({ field }) => !String(field.type).endsWith('!') && !/\bnull\b/.test(field.description ?? ''))
      .map(({ name }) => name);
    expect(silent).toEqual([]);
  });

  it('has no Mutation, and no connection without nodes, edges, pageInfo and totalCount', () => {
    expect(schema.getMutationType()).toBeUndefined();
    for (const type of types) {
      if (!type.name.endsWith('Connection') || !isObjectType(type)) continue;
      expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']));
    }
  });

  it('begins with Query, its fields in the order of the contract', () => {
    expect(Object.keys(schema.getTypeMap())[0]).toBe('Query');
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(Object.keys(contract.getQueryType()?.getFields() ?? {}));
  });

  it('is what schema.graphql says, descriptions and all', () => {
    const file = new URL('../../schema.graphql', import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(printSchemaText());
    expect(buildSchema(printSchemaText()).getType('Post')?.description).toContain('Markdown');
  });
});

/** The arguments with a default, each with its place. */
function defaults(type: GraphQLNamedType | undefined): [place: string, value: unknown][] {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    field.args
      .filter((argument) => literal(argument) !== undefined)
      .map((argument): [string, unknown] => [`${type.name}.${field.name}.${argument.name}`, literal(argument)]),
  );
}

/** A default as JSON, whether it was made in code or read from SDL. */
function literal(argument: GraphQLArgument): unknown {
  return argument.default?.literal === undefined ? argument.defaultValue : plain(argument.default.literal);
}

function plain(node: unknown): unknown {
  const value = node as { kind: string; value?: string; values?: unknown[]; fields?: { name: { value: string }; value: unknown }[] };
  if (value.kind === 'ListValue') return value.values?.map(plain);
  if (value.kind === 'ObjectValue') return Object.fromEntries(value.fields?.map((field) => [field.name.value, plain(field.value)]) ?? []);
  return value.kind === 'IntValue' ? Number(value.value) : value.value;
}
