import type { ValidationContext, ASTVisitor } from 'graphql';
import { overLimit } from '../errors.ts';
import { LIMITS } from './limit-table.ts';

/** Refuses documents with more directives than the limit: each one costs validation, used or not. */
export function directivesRule(context: ValidationContext): ASTVisitor {
  let directives = 0;
  return {
    Directive() {
      directives += 1;
    },
    Document: {
      leave() {
        if (directives > LIMITS.directives) {
          context.reportError(
            overLimit('TOO_MANY_DIRECTIVES', `The document has ${directives} directives; ${LIMITS.directives} are allowed.`),
          );
        }
      },
    },
  };
}
