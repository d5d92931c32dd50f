import type { GraphQLSchema, ValidationRule } from 'graphql';
import { chain } from '../graphql/maybe-promise.ts';
import type { MaybePromise } from '../model.ts';
import type { Admission } from './admission.ts';
import { Answer, type AnswerStore } from './answers.ts';
import { type GatewayRequest, type GatewayResponse, HttpError, matchesEtag } from './exchange.ts';
import type { Logger } from './logger.ts';
import { readParameters } from './parameters.ts';
import { type PersistedDocuments, withDocument } from './documents.ts';
import { createPipeline, type GraphqlRequest } from './pipeline.ts';
import type { Lease } from './execution.ts';

/** Bytes, of the README's table of limits. */
const BODY_BYTES = 256 * 1024;

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
  readonly lease: (request: GatewayRequest) => Lease;
  /** Milliseconds that an execution may take. @default 10000 */
  readonly executionMs?: number;
  /** Lets operations begin, one after the other. */
  readonly admission: Admission;
  /** What the resolvers of a subscription get as their context. */
  readonly follow: (request: GatewayRequest) => object;
  /** The revision that a new operation would read. Asked for every request, so it must be cheap. */
  readonly revision: () => string;
  /** Documents that can be named instead of sent; undefined without any. */
  readonly documents: PersistedDocuments | undefined;
  /** Where finished answers are kept. */
  readonly answers: AnswerStore;
  /** Told of every answer whether it was kept already. */
  readonly onAnswer: (kept: boolean) => void;
  /** Value of `Cache-Control` on answers without errors. */
  readonly cacheControl: string;
  readonly logger: Logger;
}

/**
 * GraphQL over HTTP: GET for queries, POST as JSON. No form, no multipart, no batches. Errors that are not meant for
 * clients are masked and logged with the request's ID. An answer that is stored is given at once, without a promise:
 * the revision is asked for when the request has come, so nothing is answered from before the last commit.
 */
export function createGraphqlHandler(
  options: GraphqlOptions,
): (request: GatewayRequest, requestId: string) => MaybePromise<GatewayResponse> {
  const pipeline = createPipeline(options);
  const { answers, onAnswer } = options;
  const answer = (request: GatewayRequest, requestId: string, body: string | null): MaybePromise<GatewayResponse> => {
    const accept = request.header('accept') ?? '*/*';
    const key = `${request.origin}\n${accept}\n${request.search}\n${body}`;
    const present = (): MaybePromise<GatewayResponse> | undefined => {
      const stored = answers.get(key, options.revision());
      if (stored === undefined) return undefined;
      onAnswer(true);
      return presented(stored, request, options.cacheControl);
    };
    // Who has waited may find that somebody else has asked the same meanwhile.
    return present() ?? options.admission.run(request, () => present() ?? make({ request, requestId, body, accept }, key));
  };
  const make = (asked: Omit<GraphqlRequest, 'parameters'>, key: string): MaybePromise<GatewayResponse> => {
    onAnswer(false);
    const sent = readParameters(asked.request.search, asked.body);
    const parameters = options.documents ? withDocument(sent, options.documents) : sent;
    return chain(pipeline({ ...asked, parameters }), (made) => {
      if (!('text' in made)) return made;
      const fresh = new Answer(made.text, made.contentType, made.tags);
      // An ingestion may have ended meanwhile: then the answer is right for this client and for nobody after.
      if (made.revision === options.revision()) answers.set(key, made.revision, fresh);
      return presented(fresh, asked.request, options.cacheControl);
    });
  };
  return (request, requestId) => {
    if (request.method === 'POST') {
      requireJson(request.header('content-type'));
      return chain(request.body(BODY_BYTES), (body) => answer(request, requestId, body));
    }
    if (request.method === 'GET' && options.getQueries) return answer(request, requestId, null);
    const allowed = options.getQueries ? ['GET', 'POST'] : ['POST'];
    throw new HttpError(405, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed here: use ${allowed.join(' or ')}.`, {
      allow: allowed.join(', '),
    });
  };
}

/** Sends a finished answer, whether it was stored or just made: both look the same. */
function presented(answer: Answer, request: GatewayRequest, cacheControl: string): MaybePromise<GatewayResponse> {
  const coding = answer.codingFor(request.header('accept-encoding') ?? '');
  const etag = answer.etag(coding);
  const headers: Record<string, string> = {
    'content-type': answer.contentType,
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
    vary: 'accept, accept-encoding',
    'cache-tag': answer.cacheTag,
    etag,
  };
  if (matchesEtag(request.header('if-none-match'), etag)) return { status: 304, headers, body: null };
  if (coding !== 'identity') headers['content-encoding'] = coding;
  return chain(answer.body(coding), (body) => ({ status: 200, headers, body, encoding: 'latin1' }));
}

/** A query that changes nothing may be sent by any page, so what is not JSON (which no plain form can send) is refused. */
function requireJson(contentType: string | undefined): void {
  if (contentType === 'application/json' || contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json') return;
  throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.', { accept: 'application/json' });
}
