/** A row that can be a sibling. */
export interface Keyed {
  readonly key: string;
}

/**
 * Siblings: everything of one type that one statement produced, such as all the keywords of all the posts of a page. A
 * child field asks the level, not its own parent: the first sibling to ask runs one statement for all of them, the
 * others find the outcome. No promise and no event-loop turn is made in between, and a level dies with its operation.
 */
export class Level<Row extends Keyed> {
  /** Each sibling once. */
  readonly rows: readonly Row[];
  readonly #loaded = new Map<unknown, unknown>();
  #keys: readonly string[] | undefined;

  constructor(rows: Iterable<Row>) {
    const byKey = new Map<string, Row>();
    for (const row of rows) byKey.set(row.key, row);
    this.rows = [...byKey.values()];
  }

  get keys(): readonly string[] {
    return (this.#keys ??= this.rows.map((row) => row.key));
  }

  /**
   * What `make` makes for all siblings. `token` stands for the field *and* its arguments: the field's node in the
   * query is such a token, since its arguments are the same for every sibling; a string is one where there are none.
   */
  load<T>(token: unknown, make: () => T): T {
    if (this.#loaded.has(token)) return this.#loaded.get(token) as T;
    const made = make();
    this.#loaded.set(token, made);
    return made;
  }
}

/** What resolvers hand down: a row and its siblings. */
export interface Item<Row extends Keyed> {
  readonly row: Row;
  readonly level: Level<Row>;
}

/** Rows of one statement as items of one level. */
export function itemsOf<Row extends Keyed>(rows: readonly Row[]): Item<Row>[] {
  const level = new Level(rows);
  return rows.map((row) => ({ row, level }));
}
