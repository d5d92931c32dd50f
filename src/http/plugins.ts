import { type ExecutionResult, GraphQLError, NoSchemaIntrospectionCustomRule, validate } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { costError } from '../graphql/cost.ts';
import type { GatewayRequest } from './exchange.ts';
import type { Execute, Operation } from './execution.ts';
import type { GraphqlOptions } from './graphql.ts';
import type { Logger } from './logger.ts';
import type { Parameters } from './parameters.ts';

/** Of the README's table of limits. */
const QUERY_CHARACTERS = 16 * 1024;
/** Errors of validation that are told: a document of a thousand wrong names is not answered with a thousand sentences. */
const MOST_ERRORS = 5;

/** What Yoga's server context holds for plugins. */
export interface RequestContext extends Record<string, unknown> {
  readonly requestId: string;
  readonly gatewayRequest: GatewayRequest;
  /** What the request asks, where it has been read already. */
  readonly parameters: Parameters | undefined;
  /** The result, where the operation has been executed already. */
  executed?: ExecutionResult;
  /** Filled in by the plugins. An object of its own, since Yoga copies the context. */
  readonly outcome: {
    /** Revision that the operation read. */
    revision?: string;
    /** Cache tags of what it has read. */
    tags?: () => readonly string[];
    /** True where there was an answer without errors. */
    flawless?: boolean;
    /** Results of a subscription: they go to the client instead of the answer. */
    stream?: AsyncIterator<ExecutionResult>;
  };
}

/** The limits on a document, before any resolver runs. */
export function limitQuery({
  validationRules,
  maxTokens,
  introspection,
  suggestions,
}: Pick<GraphqlOptions, 'validationRules' | 'maxTokens' | 'introspection' | 'suggestions'>): Plugin<RequestContext> {
  return {
    onParse({ params, parseFn, setParseFn }) {
      if (params.source.toString().length > QUERY_CHARACTERS) {
        throw new GraphQLError('The query is over 16 KiB: shorten it, or divide it into several.', {
          extensions: { code: 'QUERY_TOO_LARGE', http: { status: 413 } },
        });
      }
      setParseFn((source, parseOptions) => {
        try {
          return parseFn(source, { ...parseOptions, maxTokens });
        } catch (error) {
          if (!(error instanceof GraphQLError && error.message.includes(`more than ${maxTokens} tokens`))) throw error;
          throw new GraphQLError(`The document has more than ${maxTokens} tokens: shorten it, or divide it into several.`, {
            extensions: { code: 'QUERY_TOO_LONG', http: { status: 400 } },
          });
        }
      });
    },
    onValidate({ addValidationRule, setValidationFn }) {
      for (const rule of validationRules) addValidationRule(rule);
      if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions: !suggestions }),
      );
    },
  };
}

/** Hands Yoga's fetch layer the parameters that have been read before it. */
export function useGiven(): Plugin<RequestContext> {
  return {
    onRequestParse({ serverContext, setRequestParser }) {
      const { parameters } = serverContext as unknown as RequestContext;
      if (parameters !== undefined) setRequestParser(() => parameters as GraphQLParams);
    },
  };
}

/** Has Yoga execute operations by `execute`, or take what has been executed before it. */
export function useExecution(execute: Execute): Plugin<RequestContext> {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn((args) => (args.contextValue as RequestContext).executed ?? execute(args as Operation));
    },
  };
}

/** Lets subscriptions follow the content, within the limits of queries, where the client takes a stream for an answer. */
export function useStream({ follow, schema }: Pick<GraphqlOptions, 'follow' | 'schema'>): Plugin<RequestContext> {
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const server: RequestContext = args.contextValue;
      const { document, operationName, variableValues: variables } = args;
      const refused = acceptsStream(server.gatewayRequest) ? costError({ schema, document, operationName, variables }) : notAStream();
      if (refused) {
        setResultAndStopExecution({ errors: [refused] });
        return;
      }
      Object.assign(server, follow(server.gatewayRequest));
      return {
        onSubscribeResult({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) return;
          // Yoga makes a stream of its own of this; see `event-stream.ts` for what ours does better.
          server.outcome.stream = result[Symbol.asyncIterator]();
          setResult({ data: null });
        },
      };
    },
  };
}

function acceptsStream(request: GatewayRequest): boolean {
  return /(?:^|[\s,])(?:text\/event-stream|text\/\*|\*\/\*)/i.test(request.header('accept') ?? '*/*');
}

function notAStream(): GraphQLError {
  return new GraphQLError('A subscription is answered as server-sent events: send "Accept: text/event-stream".', {
    extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
  });
}

/** Gives every error a code, and logs what was masked: Yoga has put the original beside the masked one by then. */
export function finishErrors(logger: Logger): Plugin<RequestContext> {
  return {
    onExecute: () => ({
      onExecuteDone({ result, args }) {
        if (Symbol.asyncIterator in result) return;
        if (!result.errors) args.contextValue.outcome.flawless = true;
        for (const error of result.errors ?? []) {
          const cause = error.originalError;
          if (cause && !(cause instanceof GraphQLError) && !('extensions' in cause)) {
            logger.error({ requestId: args.contextValue.requestId, err: cause, path: error.path }, 'resolver failed');
          }
        }
      },
    }),
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return;
      setResult({ ...result, errors: result.errors.map(finishError) });
    },
  };
}

/** What the GraphQL over HTTP specification lets a client that accepts plain JSON get with status 200. */
const SPECIFIED = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/**
 * graphql-js leaves its own errors (of variables, above all) without a code; Yoga shows what a JSON parser said, and
 * counts a refusal for size among the errors of validation.
 */
function finishError(error: GraphQLError): GraphQLError {
  const { code = 'BAD_USER_INPUT', http, originalError: _hidden, ...rest } = error.extensions;
  const status = http !== undefined && !SPECIFIED.has(code) ? { ...http, spec: false } : http;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...rest, code, ...(status === undefined ? {} : { http: status }) },
  });
}
