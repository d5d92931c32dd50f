import type { ValidationRule } from 'graphql';
import { aliasesRule } from './rules/aliases.ts';
import { depthRule } from './rules/depth.ts';
import { directivesRule } from './rules/directives.ts';
import { rootFieldsRule } from './rules/root-fields.ts';
import { tokensRule } from './rules/tokens.ts';
import { LIMITS } from './rules/limit-table.ts';

export { LIMITS };

/**
 * Rules that bound a document's shape; install them beside GraphQL's own. They depend on the document alone, so their
 * outcome may be cached by document. The cost depends on variables as well: see `cost.ts`.
 */
export const limitRules: readonly ValidationRule[] = [tokensRule, depthRule, aliasesRule, directivesRule, rootFieldsRule];
