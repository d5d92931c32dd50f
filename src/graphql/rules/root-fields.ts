import type { ValidationContext, ASTVisitor } from 'graphql';
import { overLimit } from '../errors.ts';
import { foldSelections } from './fragment-sums.ts';
import { LIMITS } from './limit-table.ts';

/** Refuses operations with more fields at their root than the limit. */
export function rootFieldsRule(context: ValidationContext): ASTVisitor {
  const fieldsOf = foldSelections(
    context,
    0,
    () => 1,
    (a, b) => a + b,
  );
  return {
    OperationDefinition(node) {
      const fields = fieldsOf(node.selectionSet);
      if (fields > LIMITS.rootFields) {
        context.reportError(
          overLimit('TOO_MANY_ROOT_FIELDS', `The operation has ${fields} fields at its root; ${LIMITS.rootFields} are allowed.`, [node]),
        );
      }
    },
  };
}
