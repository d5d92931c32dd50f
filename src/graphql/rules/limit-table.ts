/** What a query may ask of the gateway. Everything above is refused before any resolver runs. */
export const LIMITS = {
  /** Lexical tokens of a document; give it to the parser (`maxTokens`) too, so that it stops there. */
  tokens: 2_000,
  /** Fields above and including the deepest one. */
  depth: 15,
  aliases: 30,
  directives: 50,
  /** Fields of the operation itself, those in its fragments included. */
  rootFields: 20,
  /** See `cost.ts` for the unit. */
  cost: 10_000,
  /** Page sizes of connections. */
  defaultPage: 20,
  maxPage: 100,
  /** IDs that `nodes` takes. */
  nodes: 100,
} as const;
