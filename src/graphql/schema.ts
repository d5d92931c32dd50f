import {
  getNamedType,
  type GraphQLNamedType,
  GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  printSchema,
} from 'graphql';
import { builder } from './builder.ts';
/* oxlint-disable import/no-unassigned-import -- each module adds its types and queries to the builder */
import './scalars.ts';
import './node.ts';
import './post.ts';
import './image.ts';
import './keyword.ts';
import './talk.ts';
import './speaker.ts';
import './organization.ts';
import './event.ts';
import './related.ts';
import './facets.ts';
import './search.ts';
import './site.ts';
import './diagnostic.ts';
import './content.ts';

const built = builder.toSchema({ sortSchema: false });

/** The schema that is served, its types and fields in reading order. */
export const schema: GraphQLSchema = new GraphQLSchema({ ...built.toConfig(), types: inReadingOrder(built) });

/** The schema as SDL with every description, ending in a line break: the text of `schema.graphql`. */
export function printSchemaText(): string {
  return `${printSchema(schema)}\n`;
}

/** What can be asked for, as one meets it from Query on; then what is given: inputs, enums, scalars. */
function inReadingOrder(unsorted: GraphQLSchema): GraphQLNamedType[] {
  const query = unsorted.getQueryType();
  const met = new Set<GraphQLNamedType>(query ? [query] : []);
  // A set is walked to its end, however it grows meanwhile.
  for (const type of met) {
    if (isUnionType(type)) for (const member of type.getTypes()) met.add(member);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) met.add(getNamedType(field.type));
  }
  const all = [...new Set([...met, ...unsorted.toConfig().types])];
  return [isCompositeType, isInputObjectType, isEnumType, isScalarType].flatMap((isOfKind) => all.filter(isOfKind));
}
