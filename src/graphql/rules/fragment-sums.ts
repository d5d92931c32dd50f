import type { FieldNode, FragmentDefinitionNode, SelectionSetNode, ValidationContext } from 'graphql';

/**
 * Folds a selection set with its fragments, each fragment once however often it is spread: spreads of spreads double
 * at every step, so walking them anew would take time exponential in the length of the document. A fragment that
 * spreads itself counts as `empty` there; GraphQL's own rules refuse it.
 */
export function foldSelections(
  context: ValidationContext,
  empty: number,
  ofField: (field: FieldNode, fold: (selections: SelectionSetNode) => number) => number,
  join: (a: number, b: number) => number,
): (selections: SelectionSetNode) => number {
  const known = new Map<FragmentDefinitionNode, number>();
  const ofFragment = (fragment: FragmentDefinitionNode): number => {
    const done = known.get(fragment);
    if (done !== undefined) return done;
    known.set(fragment, empty);
    const sum = fold(fragment.selectionSet);
    known.set(fragment, sum);
    return sum;
  };
  const fold = (selections: SelectionSetNode): number => {
    let sum = empty;
    for (const selection of selections.selections) {
      if (selection.kind === 'Field') sum = join(sum, ofField(selection, fold));
      else if (selection.kind === 'InlineFragment') sum = join(sum, fold(selection.selectionSet));
      else {
        const fragment = context.getFragment(selection.name.value);
        if (fragment) sum = join(sum, ofFragment(fragment));
      }
    }
    return sum;
  };
  return fold;
}
