import type { ValidationContext, ASTVisitor } from 'graphql';
import { overLimit } from '../errors.ts';
import { LIMITS } from './limit-table.ts';

/** Refuses documents with more aliases than the limit: each alias can ask one field again. */
export function aliasesRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias) aliases += 1;
    },
    Document: {
      leave() {
        if (aliases > LIMITS.aliases) {
          context.reportError(overLimit('TOO_MANY_ALIASES', `The document has ${aliases} aliases; ${LIMITS.aliases} are allowed.`));
        }
      },
    },
  };
}
