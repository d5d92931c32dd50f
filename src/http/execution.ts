import { execute } from '@graphql-tools/executor';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import { costError, costOf } from '../graphql/cost.ts';
import { chain } from '../graphql/maybe-promise.ts';
import { LIMITS } from '../graphql/rules/limit-table.ts';
import type { MaybePromise } from '../model.ts';
import { Deadline } from './deadline.ts';
import type { GraphqlOptions } from './graphql.ts';
import { asksForCost } from './parameters.ts';
import type { RequestContext } from './plugins.ts';

/** Milliseconds, of the README's table of limits. */
const EXECUTION_MS = 10_000;

/** One revision of the content, held for one operation. */
export interface Lease {
  /** What resolvers get as their context. */
  readonly context: object;
  readonly revision: string;
  /** Cache tags of what has been read by now. */
  tags(): readonly string[];
  release(): void;
}

/** A query of a valid document. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** As the client sent them, unchecked. */
  readonly variableValues?: { readonly [name: string]: unknown } | null | undefined;
  readonly contextValue: RequestContext;
}

export type Execute = (operation: Operation) => MaybePromise<ExecutionResult>;

/**
 * Makes what runs each query on one revision, for at most ten seconds, and gives the revision back whatever happens. It
 * answers at once, without a promise, where the resolvers do. Errors are as the resolvers threw them: unmasked. Who asks for
 * it is told what the operation costs.
 */
export function createExecution({
  lease,
  schema,
  suggestions,
  executionMs = EXECUTION_MS,
}: Pick<GraphqlOptions, 'lease' | 'schema' | 'suggestions' | 'executionMs'>): Execute {
  const run: Execute = ({ document, operationName, variableValues, contextValue: server }) => {
    const tooCostly = costError({ schema, document, operationName, variables: variableValues });
    if (tooCostly) return { errors: [tooCostly] };
    const { context, revision, tags, release } = lease(server.gatewayRequest);
    Object.assign(server.outcome, { revision, tags });
    const deadline = new Deadline(executionMs, () => tooLong(executionMs));
    let result: MaybePromise<ExecutionResult> | undefined;
    try {
      // `signal`: the executor only asks of it what a deadline can tell. No query is answered piece by piece: there is no @defer.
      result = execute({
        schema,
        document,
        operationName,
        variableValues,
        contextValue: Object.assign(server, context),
        hideSuggestions: !suggestions,
        signal: deadline as unknown as AbortSignal,
      }) as MaybePromise<ExecutionResult>;
    } catch (error) {
      if (error !== deadline.reason) throw error;
    } finally {
      // SQLite answers at once: there is hardly ever anything to wait for.
      if (!(result instanceof Promise)) release();
    }
    if (result instanceof Promise) return inTime(result, deadline, executionMs, server.gatewayRequest.signal).finally(release);
    return deadline.reason || result === undefined ? { errors: [deadline.reason as GraphQLError] } : result;
  };
  return (operation) => {
    const done = run(operation);
    if (!asksForCost(operation.contextValue.parameters)) return done;
    const { document, operationName, variableValues: variables } = operation;
    const cost = { requested: costOf({ schema, document, operationName, variables }), limit: LIMITS.cost };
    return chain(done, (result) => ({ ...result, extensions: { ...result.extensions, cost } }));
  };
}

function tooLong(executionMs: number): GraphQLError {
  return new GraphQLError(`The query took longer than ${executionMs / 1000} s: ask for less.`, {
    extensions: { code: 'TIMEOUT', http: { status: 503, headers: { 'retry-after': '5' } } },
  });
}

/** @param gone aborted when the client goes away */
async function inTime(
  result: Promise<ExecutionResult>,
  deadline: Deadline,
  executionMs: number,
  gone: AbortSignal,
): Promise<ExecutionResult> {
  const stop = (): void => deadline.abort(new GraphQLError('The client went away.', { extensions: { code: 'CLIENT_GONE' } }));
  const timer = setTimeout(() => deadline.abort(tooLong(executionMs)), executionMs);
  gone.addEventListener('abort', stop, { once: true });
  try {
    return await result;
  } catch (error) {
    if (error !== deadline.reason) throw error;
    return { errors: [deadline.reason as GraphQLError] };
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', stop);
  }
}
