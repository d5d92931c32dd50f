import type { GraphQLSchema, ValidationRule } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { MaybePromise } from '../model.ts';
import { accepts } from './accept.ts';
import { Answer, AnswerStore } from './answers.ts';
import { eventStream } from './event-stream.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, matchesEtag } from './exchange.ts';
import type { Logger } from './logger.ts';
import { finishErrors, type Lease, limitQuery, type RequestContext, useLease, useStream } from './plugins.ts';

/** Bytes, of the README's table of limits. */
const LIMITS = {
  bodyBytes: 256 * 1024,
  responseBytes: 5 * 1024 * 1024,
} as const;

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  /** Rules beside those of the specification: depth, cost and so on. */
  readonly validationRules: readonly ValidationRule[];
  /** Tokens a document may have. */
  readonly maxTokens: number;
  /** Whether the schema may be asked for. */
  readonly introspection: boolean;
  /** Whether errors say which name may have been meant. */
  readonly suggestions: boolean;
  /** Whether queries may go by GET. */
  readonly getQueries: boolean;
  readonly lease: (request: GatewayRequest) => MaybePromise<Lease>;
  /** What the resolvers of a subscription get as their context. */
  readonly follow: (request: GatewayRequest) => object;
  /** The revision that a new operation would read. Asked for every request, so it must be cheap. */
  readonly revision: () => string;
  /** Bytes that finished answers may take. */
  readonly answerBytes: number;
  /** Value of `Cache-Control` on answers without errors. */
  readonly cacheControl: string;
  readonly logger: Logger;
}

/**
 * GraphQL over HTTP: GET for queries, POST as JSON. No form, no multipart, no batches. Errors that are not meant for
 * clients are masked and logged with the request's ID.
 */
export function createGraphqlHandler(options: GraphqlOptions): (request: GatewayRequest, requestId: string) => Promise<GatewayResponse> {
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
    plugins: [limitQuery(options), useLease(options), useStream(options), finishErrors(options.logger)],
  });
  const answers = new AnswerStore(options.answerBytes);
  return async (request, requestId) => {
    const { method, search } = request;
    let body: string | null = null;
    if (method === 'POST') {
      requireJson(request.header('content-type'));
      body = await request.body(LIMITS.bodyBytes);
    } else if (method !== 'GET' || !options.getQueries) {
      const allowed = options.getQueries ? ['GET', 'POST'] : ['POST'];
      throw new HttpError(405, 'METHOD_NOT_ALLOWED', `${method} is not allowed here: use ${allowed.join(' or ')}.`, {
        allow: allowed.join(', '),
      });
    }
    const accept = request.header('accept') ?? '*/*';
    const key = `${request.origin}\n${accept}\n${search}\n${body}`;
    const stored = answers.get(key, options.revision());
    if (stored) return present(stored, request, options.cacheControl);
    if (body === null) requireJsonParameters(search);
    const headers = body === null ? { accept } : { accept, 'content-type': 'application/json' };
    const context: RequestContext = { requestId, gatewayRequest: request, outcome: {} };
    const init = { method, headers, body, signal: request.signal };
    const answered = await yoga.fetch(`http://localhost/graphql${search}`, init, context);
    const { flawless, revision, stream } = context.outcome;
    if (stream) return eventStream(stream);
    const response = await toGatewayResponse(answered);
    if (flawless !== true || response.status !== 200 || typeof response.body !== 'string') return response;
    const answer = new Answer(response.body, response.headers['content-type'] ?? 'application/json');
    // An ingestion may have ended meanwhile: then the answer is right for this client and for nobody after.
    if (revision !== undefined && revision === options.revision()) answers.set(key, revision, answer);
    return present(answer, request, options.cacheControl);
  };
}

/** Sends a finished answer, whether it was stored or just made: both look the same. */
async function present(answer: Answer, request: GatewayRequest, cacheControl: string): Promise<GatewayResponse> {
  const accepted = request.header('accept-encoding') ?? '';
  const coding = answer.codingFor((name) => accepts(accepted, name));
  const etag = answer.etag(coding);
  const headers: Record<string, string> = {
    'content-type': answer.contentType,
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
    vary: 'accept, accept-encoding',
    etag,
  };
  if (matchesEtag(request.header('if-none-match'), etag)) return { status: 304, headers, body: null };
  if (coding !== 'identity') headers['content-encoding'] = coding;
  return { status: 200, headers, body: await answer.body(coding) };
}

/** A query that changes nothing may be sent by any page, so what is not JSON (which no plain form can send) is refused. */
function requireJson(contentType: string | undefined): void {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.', { accept: 'application/json' });
}

/** Yoga parses these without a net: broken JSON in a URL would be answered 500. */
function requireJsonParameters(search: string): void {
  const parameters = new URLSearchParams(search);
  for (const name of ['variables', 'extensions']) {
    const text = parameters.get(name);
    if (text === null || text === '') continue;
    try {
      JSON.parse(text);
    } catch {
      throw new HttpError(400, 'BAD_REQUEST', `The parameter "${name}" is not JSON.`);
    }
  }
}

async function toGatewayResponse(response: Response): Promise<GatewayResponse> {
  const headers: Record<string, string> = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.headers.forEach((value, name) => {
    // Yoga names a coding that is none for what it sends as an event.
    if (name !== 'content-encoding' && name !== 'connection') headers[name.toLowerCase()] = value;
  });
  const body = await response.text();
  if (Buffer.byteLength(body) > LIMITS.responseBytes) {
    throw new HttpError(400, 'RESPONSE_TOO_LARGE', 'The answer is over 5 MiB: ask for fewer fields or smaller pages.');
  }
  return { status: response.status, headers, body };
}
