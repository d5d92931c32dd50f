import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { overLimit } from './errors.ts';
import { LIMITS } from './rules/limit-table.ts';

/** What a list without a page size is taken to hold: a talk's speakers, a post's translations. */
const PLAIN_LIST = 5;

/** Counts run a statement of their own, however small they look. */
const COUNTS = new Set(['totalCount', 'postCount', 'talkCount', 'imageCount']);

/** An operation to be costed. `variables` are as the client sent them, unchecked. */
export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: { readonly [name: string]: unknown } | null | undefined;
}

/**
 * The most objects that an operation can answer with, and one more for each count: a connection multiplies what is in
 * its `edges` and `nodes` by its page size, `nodes(ids:)` by its IDs, `srcSet(formats:)` by its formats, a plain list by five. Single values are free, so is
 * introspection, which GraphQL's own rules bound. For a valid document; costs are capped at the largest safe integer.
 */
export function costOf({ schema, document, operationName, variables }: CostedOperation): number {
  const operation = findOperation(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const isFixed = operation.variableDefinitions === undefined || operation.variableDefinitions.length === 0;
  const fixed = isFixed ? fixedCosts.get(operation) : undefined;
  if (fixed !== undefined) return fixed;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === 'FragmentDefinition') fragments.set(node.name.value, node);
  const cost = new Costing(schema, fragments, valuesOf(operation, variables ?? {})).ofSelections(operation.selectionSet, root, 1);
  if (isFixed) fixedCosts.set(operation, cost);
  return cost;
}

/** Costs of operations that take no variables: documents are asked again and again. */
const fixedCosts = new WeakMap<OperationDefinitionNode, number>();

/** The refusal of an operation over the limit, or undefined. Ask before execution: no resolver runs for nothing. */
export function costError(operation: CostedOperation): GraphQLError | undefined {
  const cost = costOf(operation);
  if (cost <= LIMITS.cost) return undefined;
  return overLimit(
    'QUERY_TOO_COMPLEX',
    `The operation can answer with some ${cost} objects; ${LIMITS.cost} are allowed. Ask for smaller pages ("first") or fewer levels.`,
  );
}

class Costing {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: ReadonlyMap<string, unknown>;
  /** Spreads of spreads double at every step: each fragment is costed once for each page size it stands under. */
  readonly #known = new Map<string, number>();

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, variables: ReadonlyMap<string, unknown>) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  /** `page` is the page size where the selections are those of a connection. */
  ofSelections(selections: SelectionSetNode, type: GraphQLNamedType, page: number): number {
    let cost = 0;
    for (const node of selections.selections) {
      if (node.kind === 'Field') cost += this.#ofField(node, type, page);
      else if (node.kind === 'InlineFragment')
        cost += this.ofSelections(node.selectionSet, this.#typeOf(node.typeCondition?.name.value, type), page);
      else cost += this.#ofFragment(node.name.value, type, page);
    }
    return Math.min(cost, Number.MAX_SAFE_INTEGER);
  }

  #ofFragment(name: string, type: GraphQLNamedType, page: number): number {
    const key = `${name} ${page}`;
    const fragment = this.#fragments.get(name);
    const known = this.#known.get(key);
    if (known !== undefined || !fragment) return known ?? 0;
    this.#known.set(key, 0);
    const cost = this.ofSelections(fragment.selectionSet, this.#typeOf(fragment.typeCondition.name.value, type), page);
    this.#known.set(key, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType, page: number): number {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return COUNTS.has(name) ? 1 : 0;
    const inConnection = parent.name.endsWith('Connection');
    if (inConnection && (name === 'edges' || name === 'nodes')) return page * (1 + this.ofSelections(node.selectionSet, type, 1));
    const size = this.#sizeOf(node, field);
    if (type.name.endsWith('Connection')) return 1 + this.ofSelections(node.selectionSet, type, size);
    if (parent.name.endsWith('Edge') || name === 'pageInfo') return this.ofSelections(node.selectionSet, type, 1);
    return size * (1 + this.ofSelections(node.selectionSet, type, 1));
  }

  /** How many things a field can answer with: by its arguments, else by its type. */
  #sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const given = new Map(node.arguments?.map((argument) => [argument.name.value, this.#valueOf(argument.value)]));
    const listed = given.get('ids') ?? given.get('formats');
    if (Array.isArray(listed)) return Math.max(1, listed.length);
    const page = given.get('first') ?? given.get('last') ?? field.args.find((argument) => argument.name === 'first')?.defaultValue;
    // Sizes out of range never reach a statement; they are refused with their own error.
    if (typeof page === 'number') return Math.min(Math.max(1, page), LIMITS.maxPage);
    if (field.args.some((argument) => argument.name === 'first')) return LIMITS.defaultPage;
    return isListType(isNonNullType(field.type) ? field.type.ofType : field.type) ? PLAIN_LIST : 1;
  }

  #valueOf(node: ValueNode): unknown {
    if (node.kind === 'Variable') return this.#variables.get(node.name.value);
    if (node.kind === 'IntValue') return Number(node.value);
    return node.kind === 'ListValue' ? node.values : undefined;
  }

  #typeOf(name: string | undefined, otherwise: GraphQLNamedType): GraphQLNamedType {
    return (name === undefined ? undefined : this.#schema.getType(name)) ?? otherwise;
  }
}

/** Values of the variables, defaults where the client left one out. */
function valuesOf(operation: OperationDefinitionNode, given: { readonly [name: string]: unknown }): ReadonlyMap<string, unknown> {
  const values = new Map(Object.entries(given));
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (values.get(name) === undefined && defaultValue?.kind === 'IntValue') values.set(name, Number(defaultValue.value));
    if (values.get(name) === undefined && defaultValue?.kind === 'ListValue') values.set(name, defaultValue.values);
  }
  return values;
}

function findOperation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition');
  return name ? operations.find((node) => node.name?.value === name) : operations[0];
}
