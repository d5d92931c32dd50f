import type { ValidationContext, ASTVisitor } from 'graphql';
import { overLimit } from '../errors.ts';
import { LIMITS } from './limit-table.ts';

/** Refuses documents of more tokens than the limit, should the parser not have been told of it. */
export function tokensRule(context: ValidationContext): ASTVisitor {
  const { tokenCount = 0 } = context.getDocument();
  if (tokenCount > LIMITS.tokens) {
    context.reportError(overLimit('QUERY_TOO_LONG', `The document has ${tokenCount} tokens; ${LIMITS.tokens} are allowed.`));
  }
  return {};
}
