import { type GraphQLSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import { inReadingOrder } from './reading-order.ts';
/* oxlint-disable import/no-unassigned-import -- each module adds its types and queries to the builder */
import './scalars.ts';
import './node.ts';
import './post.ts';
import './image.ts';
import './resized.ts';
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
import './content-change.ts';

/** The schema that is served, its types and fields in reading order. */
export const schema: GraphQLSchema = inReadingOrder(builder.toSchema({ sortSchema: false }));

/** The schema as SDL with every description, ending in a line break: the text of `schema.graphql`. */
export function printSchemaText(): string {
  return `${printSchema(schema)}\n`;
}
