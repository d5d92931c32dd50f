import { readFileSync } from 'node:fs';
import { type GraphQLError, type GraphQLSchema, parse, specifiedRules, validate, type ValidationRule } from 'graphql';
import { LecternError } from '../errors.ts';
import { HttpError } from './exchange.ts';
import type { Parameters } from './parameters.ts';

/** Documents that clients name instead of sending them. */
export interface PersistedDocuments {
  /** Text by ID. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether nothing else is executed. */
  readonly only: boolean;
}

/** What a document is measured by. */
interface Rules {
  readonly schema: GraphQLSchema;
  readonly validationRules: readonly ValidationRule[];
  readonly maxTokens: number;
}

/**
 * Reads a file of persisted documents: a JSON object of texts by ID, as relay-compiler and graphql-codegen write it, or
 * a manifest of Apollo's `generate-persisted-query-manifest`.
 * @throws LecternError DOCUMENTS_INVALID for a file of another shape, and for the first document that could not be executed
 */
export function readDocuments(file: string, rules: Rules): ReadonlyMap<string, string> {
  const texts = textsOf(file, parsed(file));
  for (const [id, text] of texts) {
    const error = errorOf(text, rules);
    if (error === undefined) continue;
    const [{ line, column } = { line: 1, column: 1 }] = error.locations ?? [];
    throw new LecternError('DOCUMENTS_INVALID', `${file}: document "${id}", line ${line}, column ${column}: ${error.message}`, {
      hint: 'Compile the client anew against the schema that `lectern schema` prints.',
      cause: error,
    });
  }
  return texts;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new LecternError('DOCUMENTS_INVALID', `${file} cannot be read as JSON (${cause instanceof Error ? cause.message : cause}).`, {
      hint: 'Give --documents the file that relay-compiler or graphql-codegen has written.',
      cause,
    });
  }
}

function textsOf(file: string, content: unknown): ReadonlyMap<string, string> {
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  const operations: unknown = isObject && 'operations' in content ? content.operations : undefined;
  const entries = Array.isArray(operations)
    ? operations.map((operation: { id?: unknown; body?: unknown } | null) => [operation?.id, operation?.body] as const)
    : Object.entries(isObject ? content : {});
  const texts = new Map<string, string>();
  for (const [id, text] of entries) {
    if (typeof id !== 'string' || typeof text !== 'string') throw otherShape(file);
    texts.set(id, text);
  }
  if (texts.size === 0) throw otherShape(file);
  return texts;
}

function otherShape(file: string): LecternError {
  return new LecternError('DOCUMENTS_INVALID', `${file} holds no documents by ID.`, {
    hint: 'Write {"id": "query …"}, or a manifest of Apollo\'s generate-persisted-query-manifest.',
  });
}

function errorOf(text: string, { schema, validationRules, maxTokens }: Rules): GraphQLError | undefined {
  try {
    return validate(schema, parse(text, { maxTokens }), [...specifiedRules, ...validationRules])[0];
  } catch (error) {
    return error as GraphQLError;
  }
}

/**
 * The parameters with the text that they name. The ID is `documentId` (GraphQL over HTTP, urql, graphql-codegen), with or
 * without `sha256:` before it, `extensions.persistedQuery.sha256Hash` (Apollo, urql) or `doc_id` (Relay). Of a known
 * document only its own text counts, whatever else was sent.
 * @throws HttpError PERSISTED_DOCUMENT_NOT_FOUND, PERSISTED_DOCUMENT_REQUIRED
 */
export function withDocument(parameters: Parameters | undefined, { texts, only }: PersistedDocuments): Parameters | undefined {
  const id = parameters === undefined ? undefined : idOf(parameters);
  const query = id === undefined ? undefined : (texts.get(id) ?? texts.get(id.replace(/^sha256:/, '')));
  if (query !== undefined) {
    const { documentId: _id, doc_id: _relayId, ...rest } = parameters as Parameters;
    return { ...rest, query };
  }
  if (id !== undefined && (only || typeof parameters?.query !== 'string')) {
    throw new HttpError(404, 'PERSISTED_DOCUMENT_NOT_FOUND', `There is no document "${id.slice(0, 100)}" here.`);
  }
  if (!only) return parameters;
  throw new HttpError(
    400,
    'PERSISTED_DOCUMENT_REQUIRED',
    'Only persisted documents are executed here: send a documentId instead of a query.',
  );
}

function idOf({ documentId, extensions, doc_id: relayId }: Parameters): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } | null } | null | undefined)?.persistedQuery?.sha256Hash;
  return [documentId, persisted, relayId].find((id) => typeof id === 'string' && id !== '') as string | undefined;
}
