import { HttpError } from './exchange.ts';

/** What a request asks, by the names of the GraphQL over HTTP specification; unchecked. */
export interface Parameters {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
  /** Of a persisted document; see `documents.ts`. */
  readonly documentId?: unknown;
  readonly doc_id?: unknown;
}

/** What a well-formed request asks. */
export interface PlainParameters extends Parameters {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

const NAMES = new Set(['query', 'variables', 'operationName', 'extensions']);

/**
 * The parameters of a URL (where `body` is null) or of a body; undefined where the body is no JSON object.
 * @throws HttpError 400 where a part of the URL is not JSON
 */
export function readParameters(search: string, body: string | null): Parameters | undefined {
  if (body === null) return parametersOfUrl(search);
  try {
    const read: unknown = JSON.parse(body);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a request has a query, and nothing that is of the wrong type or unknown. */
export function isPlain(parameters: Parameters | undefined): parameters is PlainParameters {
  if (parameters === undefined || typeof parameters.query !== 'string') return false;
  const { variables = null, operationName = null, extensions = null } = parameters;
  return (
    (variables === null || isObject(variables)) &&
    (operationName === null || typeof operationName === 'string') &&
    (extensions === null || isObject(extensions)) &&
    Object.entries(parameters).every(([name, value]) => NAMES.has(name) || value === null || value === undefined)
  );
}

/** Whether a request wants to be told what it costs: `"extensions": { "cost": true }`. */
export function asksForCost(parameters: Parameters | undefined): boolean {
  const extensions = parameters?.extensions;
  return isObject(extensions) && extensions['cost'] === true;
}

function parametersOfUrl(search: string): Parameters {
  const given = new URLSearchParams(search);
  return {
    query: given.get('query') || undefined,
    variables: jsonOf(given, 'variables'),
    operationName: given.get('operationName') || undefined,
    extensions: jsonOf(given, 'extensions'),
    documentId: given.get('documentId') || undefined,
    doc_id: given.get('doc_id') || undefined,
  };
}

function jsonOf(given: URLSearchParams, name: string): unknown {
  const text = given.get(name);
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', `The parameter "${name}" is not JSON.`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
