import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { createLRUCache, createYoga } from 'graphql-yoga';
import { chain } from '../graphql/maybe-promise.ts';
import type { MaybePromise } from '../model.ts';
import { eventStream } from './event-stream.ts';
import { type GatewayRequest, type GatewayResponse, HttpError } from './exchange.ts';
import { createExecution } from './execution.ts';
import type { GraphqlOptions } from './graphql.ts';
import { isPlain, type Parameters, type PlainParameters } from './parameters.ts';
import { finishErrors, limitQuery, type RequestContext, useGiven, useExecution, useStream } from './plugins.ts';

/** Bytes, of the README's table of limits. */
const RESPONSE_BYTES = 5 * 1024 * 1024;
/** `Accept` headers that are remembered; clients send a handful. */
const MOST_TYPES = 100;
/** Documents that are remembered; Yoga remembers as many itself, so these take no memory beside them. */
const MOST_DOCUMENTS = 1024;
const PLAIN_JSON = /^application\/(?:json|graphql-response\+json); charset=utf-8$/;

/** A request for GraphQL whose body has been read. */
export interface GraphqlRequest {
  readonly request: GatewayRequest;
  readonly requestId: string;
  /** What it asks, where its body or URL is an object at all. */
  readonly parameters: Parameters | undefined;
  /** Null for GET. */
  readonly body: string | null;
  readonly accept: string;
}

/** An answer without errors, which may be kept, and the revision that it was read from. */
export interface Flawless {
  readonly text: string;
  readonly contentType: string;
  readonly revision: string;
  /** Cache tags of what it was read from. */
  readonly tags: readonly string[];
}

/**
 * Runs operations through Yoga and its plugins. Yoga's fetch layer costs more than a small query, and calling the
 * plugins costs more than finding a document that they have let pass: a plain query whose text is known to be valid and
 * whose answer is JSON without errors is only executed, and everything else (errors above all) goes through the layer,
 * which is given the result where there is one already. So nothing is executed twice, and every error gets its shape in
 * one place. A plugin that hooks onto anything but parsing and validation sees only the rest.
 */
export function createPipeline(options: GraphqlOptions): (asked: GraphqlRequest) => MaybePromise<Flawless | GatewayResponse> {
  const execute = createExecution(options);
  const yoga = createYoga<RequestContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health',
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    maskedErrors: { isDev: false },
    // The body has been read and measured before Yoga sees it.
    maxRequestBodySize: false,
    plugins: [limitQuery(options), useGiven(), useExecution(execute), useStream(options), finishErrors(options.logger)],
  });
  /** The content type that Yoga chose for an `Accept` before: it alone negotiates. */
  const types = new Map<string, string>();

  /** Valid documents by their text. */
  const documents = createLRUCache<DocumentNode>({ max: MOST_DOCUMENTS });

  /** The document of a text that is valid; undefined for others. */
  const documentOf = (context: RequestContext, params: PlainParameters): DocumentNode | undefined => {
    const known = documents.get(params.query);
    if (known !== undefined) return known;
    const request = { method: context.gatewayRequest.method };
    const { parse, validate, schema } = yoga.getEnveloped(Object.assign(context, { request, params }));
    try {
      const document: DocumentNode = parse(params.query);
      if (validate(schema, document).length > 0) return undefined;
      documents.set(params.query, document);
      return document;
    } catch {
      // Yoga meets the same error again, and cheaply: it remembers documents, wrong ones too.
      return undefined;
    }
  };

  /** The result of a valid query; undefined for anything else. */
  const executed = (context: RequestContext, params: PlainParameters): MaybePromise<ExecutionResult> | undefined => {
    const { variables: variableValues, operationName } = params;
    const document = documentOf(context, params);
    if (document === undefined || getOperationAST(document, operationName)?.operation !== 'query') return undefined;
    return execute({ document, operationName, variableValues, contextValue: context });
  };

  const throughYoga = async ({ request, body, accept }: GraphqlRequest, context: RequestContext): Promise<Flawless | GatewayResponse> => {
    const { method, search, signal } = request;
    const headers = body === null ? { accept } : { accept, 'content-type': 'application/json' };
    const response = await yoga.fetch(`http://localhost/graphql${search}`, { method, headers, body, signal }, context);
    const { flawless, revision, tags, stream } = context.outcome;
    if (stream) return eventStream(stream);
    const contentType = response.headers.get('content-type') ?? 'application/json';
    const text = measured(await response.text());
    // Yoga says no word about it.
    if (response.status === 406 && text === '')
      throw new HttpError(406, 'NOT_ACCEPTABLE', 'Answers are application/graphql-response+json or application/json: accept one of them.');
    if (flawless !== true || revision === undefined || tags === undefined || response.status !== 200) return unkept(response, text);
    if (PLAIN_JSON.test(contentType) && types.size < MOST_TYPES) types.set(accept, contentType);
    return { text, contentType, revision, tags: tags() };
  };

  return (asked) => {
    const { request, requestId, parameters, accept } = asked;
    const context: RequestContext = { requestId, gatewayRequest: request, parameters, outcome: {} };
    const contentType = types.get(accept);
    if (contentType === undefined || !isPlain(parameters)) return throughYoga(asked, context);
    return chain(executed(context, parameters), (result) => {
      const { revision, tags } = context.outcome;
      if (result !== undefined && !result.errors && revision !== undefined && tags !== undefined)
        return { text: measured(JSON.stringify(result)), contentType, revision, tags: tags() };
      if (result !== undefined) context.executed = result;
      return throughYoga(asked, context);
    });
  };
}

function measured(text: string): string {
  // No UTF-16 unit takes more than three bytes; counting them costs as much as sending them.
  if (text.length * 3 <= RESPONSE_BYTES || Buffer.byteLength(text) <= RESPONSE_BYTES) return text;
  throw new HttpError(400, 'RESPONSE_TOO_LARGE', 'The answer is over 5 MiB: ask for fewer fields or smaller pages.');
}

function unkept(response: Response, body: string): GatewayResponse {
  const headers: Record<string, string> = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.headers.forEach((value, name) => {
    // Yoga names a coding that is none for what it sends as an event.
    if (name !== 'content-encoding' && name !== 'connection') headers[name.toLowerCase()] = value;
  });
  return { status: response.status, headers, body };
}
