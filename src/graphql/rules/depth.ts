import type { ValidationContext, ASTVisitor } from 'graphql';
import { overLimit } from '../errors.ts';
import { foldSelections } from './fragment-sums.ts';
import { LIMITS } from './limit-table.ts';

/** Refuses operations that are nested deeper than the limit, through fragments as well. */
export function depthRule(context: ValidationContext): ASTVisitor {
  const depthOf = foldSelections(context, 0, (field, fold) => 1 + (field.selectionSet ? fold(field.selectionSet) : 0), Math.max);
  return {
    OperationDefinition(node) {
      const depth = depthOf(node.selectionSet);
      if (depth > LIMITS.depth) {
        context.reportError(overLimit('QUERY_TOO_DEEP', `The operation is ${depth} fields deep; ${LIMITS.depth} are allowed.`, [node]));
      }
    },
  };
}
