import {
  getNamedType,
  type GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';

/** Modules are evaluated in the order of their imports, which go in circles; so the queries' order is stated here. */
const QUERIES = (
  'node nodes post posts image images keyword keywords talk talks speaker speakers organization organizations ' +
  'event events search site sites diagnostics content'
).split(' ');

/** The same schema, sorted for readers: types as one meets them from Query on, then inputs, enums, scalars. */
export function inReadingOrder(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  if (!config.query) return schema;
  const query = withQueriesInOrder(config.query);
  const types = [
    ...new Set([
      ...metFrom(query),
      ...(config.subscription ? metFrom(config.subscription) : []),
      ...config.types.filter((type) => type.name !== query.name),
    ]),
  ];
  return new GraphQLSchema({
    ...config,
    query,
    types: [isCompositeType, isInputObjectType, isEnumType, isScalarType].flatMap((isOfKind) => types.filter(isOfKind)),
  });
}

function withQueriesInOrder(query: GraphQLObjectType): GraphQLObjectType {
  const config = query.toConfig();
  const fields = Object.entries(config.fields).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(fields) });
}

/** A query that is not in the list comes last. */
function placeOf(name: string): number {
  return QUERIES.includes(name) ? QUERIES.indexOf(name) : QUERIES.length;
}

function metFrom(query: GraphQLObjectType): Set<GraphQLNamedType> {
  const met = new Set<GraphQLNamedType>([query]);
  // A set is walked to its end, however it grows meanwhile.
  for (const type of met) {
    if (isUnionType(type)) for (const member of type.getTypes()) met.add(member);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) met.add(getNamedType(field.type));
  }
  return met;
}
