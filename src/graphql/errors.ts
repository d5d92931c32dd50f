import { GraphQLError, type ASTNode } from 'graphql';

/** Codes of errors that a query can bring upon itself; permanent. */
export type QueryErrorCode =
  | 'BAD_USER_INPUT'
  | 'INVALID_CURSOR'
  | 'QUERY_TOO_COMPLEX'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_LONG'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_ROOT_FIELDS';

/** A wrong argument: the client can mend it. The field answers null, or the error goes up to the next nullable one. */
export function badUserInput(message: string, node?: ASTNode): GraphQLError {
  return new GraphQLError(message, { ...(node ? { nodes: [node] } : {}), extensions: { code: 'BAD_USER_INPUT' satisfies QueryErrorCode } });
}

/** A cursor that this gateway did not make for this field, order and filter. */
export function invalidCursor(argument: string): GraphQLError {
  return new GraphQLError(`"${argument}" is not a cursor of this field with this order and filter; start again without it.`, {
    extensions: { code: 'INVALID_CURSOR' satisfies QueryErrorCode },
  });
}

/** A document over a limit. `http.status` makes the HTTP layer answer 400, before any resolver runs. */
export function overLimit(code: QueryErrorCode, message: string, nodes?: readonly ASTNode[]): GraphQLError {
  return new GraphQLError(message, { ...(nodes ? { nodes } : {}), extensions: { code, http: { status: 400 } } });
}
