import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Random } from '../random.ts';

const id = (text: string): string => Buffer.from(text).toString('base64url');
const TEXTS = [
  '',
  'en',
  'docs',
  'ambient',
  '安全',
  'youtube',
  '/en/blog/rich/',
  'https://docs.example/en/blog/p01/',
  '%',
  "'",
  '"',
  '\\',
  '$.x[0]',
  '*',
  '\u0000',
  '2024-01-05',
  '2024-01-05T00:00:00Z',
  'a.b.c',
  'x'.repeat(300),
];
const IDS = [
  'Post:docs/en/blog/rich/index.md',
  'Talk:youtube:talk0',
  'Keyword:ambient',
  'Image:docs/en/a b.png',
  'Event:none',
  'None:x',
  'Post:',
].map(id);
const INTS = [-2_147_483_648, -1, 0, 1, 2, 5, 20, 100, 101, 2_147_483_647];

export const pick = <T>(draw: Random, from: readonly T[]): T => from[draw(from.length)] as T;

/** A value of an input type as GraphQL writes it. */
function valueOf(type: GraphQLInputType, draw: Random, depth: number): string {
  if (isNonNullType(type)) return valueOf(type.ofType, draw, depth);
  if (draw(20) === 0) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${Array.from({ length: draw(3) }, () => valueOf(nullable.ofType, draw, depth)).join(', ')}]`;
  if (isEnumType(nullable)) return pick(draw, nullable.getValues()).name;
  if (isInputObjectType(nullable)) {
    const all: GraphQLInputField[] = Object.values(nullable.getFields());
    const chosen = nullable.isOneOf
      ? [pick(draw, all)]
      : all.filter((field) => isNonNullType(field.type) || (depth > 0 && draw(all.length) < 2));
    return `{ ${chosen.map((field) => `${field.name}: ${valueOf(field.type, draw, depth - 1)}`).join(', ')} }`;
  }
  const name = getNamedType(type).name;
  if (name === 'Int') return String(pick(draw, INTS));
  if (name === 'Boolean') return pick(draw, ['true', 'false']);
  if (name === 'ID') return JSON.stringify(pick(draw, IDS));
  if (name === 'JSON') return pick(draw, ['1', '"x.png"', 'true', '[1, "a"]', '{ a: { b: null } }', '1.5e300']);
  return JSON.stringify(pick(draw, TEXTS));
}

function argumentsOf(args: readonly GraphQLArgument[], draw: Random): string {
  const chosen = args.filter((argument) => isNonNullType(argument.type) || draw(3) === 0);
  return chosen.length === 0 ? '' : `(${chosen.map((argument) => `${argument.name}: ${valueOf(argument.type, draw, 3)}`).join(', ')})`;
}

/** Some fields of a type, in braces. */
export function selectionOf(type: GraphQLNamedOutputType, draw: Random, depth: number): string {
  if (isUnionType(type)) return `{ __typename ... on ${pick(draw, type.getTypes()).name} { __typename } }`;
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields());
  const chosen = Array.from({ length: 1 + draw(4) }, () => pick(draw, fields)).map((field, at) => {
    const inner = getNamedType(field.type);
    if (!isLeafType(inner) && depth === 0) return '__typename';
    return `f${at}: ${field.name}${argumentsOf(field.args, draw)} ${selectionOf(inner, draw, depth - 1)}`;
  });
  return `{ ${chosen.join(' ')} }`;
}
