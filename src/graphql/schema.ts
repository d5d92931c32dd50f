import type { GraphQLSchema } from 'graphql';
import { printSchema } from 'graphql';
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

/** The schema that is served. Types and fields stand in reading order, not by letter. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false });

/** The schema as SDL with every description, ending in a line break: the text of `schema.graphql`. */
export function printSchemaText(): string {
  return `${printSchema(schema)}\n`;
}
