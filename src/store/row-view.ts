/** A row as SQLite returns it. */
export type Raw = Readonly<Record<string, unknown>>;

/** How a member comes out of SQLite's row: as the column is, or by what `json` and `flag` make of it. */
export type Member = string | { readonly column: string; readonly read: (raw: Raw) => unknown };

export type Members<Row> = { readonly [Name in keyof Row]-?: Member };

/**
 * Makes the reader of a kind of row, which takes each member out of SQLite's row when it is asked for: a query asks
 * for three of thirty, and parsing the JSON columns of a page costs more than the statement.
 */
export function viewOf<Row>(members: Members<Row>): (raw: Raw) => Row {
  class View {
    readonly raw: Raw;
    constructor(raw: Raw) {
      this.raw = raw;
    }
  }
  for (const [name, member] of Object.entries<Member>(members)) {
    const get =
      typeof member === 'string'
        ? function plain(this: View): unknown {
            return this.raw[member];
          }
        : function made(this: View): unknown {
            return member.read(this.raw);
          };
    Object.defineProperty(View.prototype, name, { get, enumerable: true });
  }
  return (raw) => new View(raw) as Row;
}

/** The columns behind the members. */
export function columnsOf(members: Readonly<Record<string, Member>>): string[] {
  return Object.values(members).map((member) => (typeof member === 'string' ? member : member.column));
}

/** A column of JSON that is an object, a list or NULL: parsed when it is first asked for. */
export function json(column: string): Member {
  return {
    column,
    read(raw) {
      const value = raw[column];
      if (typeof value !== 'string') return value;
      const parsed: unknown = JSON.parse(value);
      (raw as Record<string, unknown>)[column] = parsed;
      return parsed;
    },
  };
}

/** A column of 0 and 1. */
export function flag(column: string): Member {
  return { column, read: (raw) => raw[column] === 1 };
}
