import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { Json } from '../model.ts';
import type { Context } from './context.ts';

/** What Pothos needs to know: the context, the scalars, and that nothing is null unless it says so. */
export interface Given {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultNodeNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    JSON: { Input: Json; Output: Json };
  };
}

/**
 * The one builder that every entity's module adds to. The Relay plugin gives the Node interface, PageInfo, connections
 * and edges; `node` and `nodes` are written in `node.ts`, and `id` fields in each entity, because the plugin's own are
 * asynchronous and unbounded.
 */
export const builder = new SchemaBuilder<Given>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything with an ID of its own, by which it can be fetched again.' },
    idFieldOptions: { description: 'Global ID: made from content, so it survives re-ingestion.' },
    pageInfoTypeOptions: { description: 'Where a page lies among all that match.' },
    pageInfoFieldOptions: { description: 'Where this page lies, and the cursors for the next.' },
    hasNextPageFieldOptions: { description: 'Whether more follows this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first edge, for `before`; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last edge, for `after`; null on an empty page.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'This page, each node with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The node itself.' },
    cursorFieldOptions: { description: 'Opaque; for `after` and `before` of the same field with the same order and filter.' },
    nodesOnConnection: { description: 'This page, without cursors.' },
  },
});

builder.queryType({ description: 'All that can be asked. Nothing can be changed: content is changed in its files.' });

/** The builder's types in full, for helpers that take its references. */
export type SchemaTypes = typeof builder.$inferSchemaTypes;
