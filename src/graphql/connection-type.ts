import type { ObjectRef } from '@pothos/core';
import { builder, type SchemaTypes } from './builder.ts';
import type { Connection, Edge } from './connection.ts';
import type { Item, Keyed } from './level.ts';

type ConnectionRef<Row extends Keyed> = ObjectRef<SchemaTypes, Connection<Row>>;
type EdgeRef<Row extends Keyed> = ObjectRef<SchemaTypes, Edge<Row>>;

/** The type of the edges to `node`: `node` and `cursor`. */
export function edgeType<Row extends Keyed>(name: string, node: ObjectRef<SchemaTypes, Item<Row>>): EdgeRef<Row> {
  return builder.edgeObject({
    type: node,
    name: `${name}Edge`,
    description: `One ${node.name} of a page, with its cursor.`,
  }) as EdgeRef<Row>;
}

/**
 * The type of connections to `node`: `edges`, `nodes`, `pageInfo`, `totalCount`. The plugin's type of what its
 * resolvers get knows neither our lazy `Connection` nor its count, hence the cast.
 */
export function connectionType<Row extends Keyed>(
  name: string,
  node: ObjectRef<SchemaTypes, Item<Row>>,
  edge: EdgeRef<Row> = edgeType(name, node),
): ConnectionRef<Row> {
  const connection = builder.connectionObject(
    { type: node, name: `${name}Connection`, description: `A page of ${node.name} nodes.` },
    edge,
  ) as unknown as ConnectionRef<Row>;
  builder.objectField(connection, 'totalCount', (t) =>
    t.int({ description: 'How many there are in all, whatever the page: it obeys the filter.', resolve: (parent) => parent.totalCount }),
  );
  return connection;
}
