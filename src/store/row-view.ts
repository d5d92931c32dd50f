/** A row as SQLite returns it. */
export type Raw = Readonly<Record<string, unknown>>;

/** How a member comes out of SQLite's row: as the column is, or by what `json` and `flag` make of it. */
export type Member = string | ComputedMember;

interface ComputedMember {
  readonly column: string;
  /** What the column holds, where it is none of the row's table. */
  readonly select?: string;
  readonly read?: (value: unknown, raw: Raw) => unknown;
}

export type Members<Row> = { readonly [Name in keyof Row]-?: Member };

/**
 * Makes the reader of a kind of row, which takes each member out of SQLite's row when it is asked for: a query asks for
 * three of thirty, and parsing the JSON columns of a page costs more than the statement. A member whose column was not
 * selected throws.
 */
export function viewOf<Row>(members: Members<Row>): (raw: Raw) => Row {
  class View {
    readonly raw: Raw;
    constructor(raw: Raw) {
      this.raw = raw;
    }
  }
  for (const [name, member] of Object.entries<Member>(members)) {
    const { column, read = (value: unknown): unknown => value } = typeof member === 'string' ? { column: member } : member;
    const get = function get(this: View): unknown {
      const value = this.raw[column];
      if (value === undefined) throw new Error(`The column of "${name}" was not selected.`);
      return read(value, this.raw);
    };
    Object.defineProperty(View.prototype, name, { get, enumerable: true });
  }
  return (raw) => new View(raw) as Row;
}

/** A member's column in a SELECT from a table under the alias `c`. */
export function columnOf(member: Member): string {
  if (typeof member === 'string') return `c."${member}"`;
  return member.select === undefined ? `c."${member.column}"` : `${member.select} AS ${member.column}`;
}

/** A column of JSON that is an object, a list or NULL: parsed when it is first asked for. */
export function json(column: string): Member {
  return {
    column,
    read(value, raw) {
      if (typeof value !== 'string') return value;
      const parsed: unknown = JSON.parse(value);
      (raw as Record<string, unknown>)[column] = parsed;
      return parsed;
    },
  };
}

/** A column of 0 and 1. */
export function flag(column: string): Member {
  return { column, read: (value) => value === 1 };
}
