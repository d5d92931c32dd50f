/** How the posts or talks that match fall into groups: largest first, then by name. */
import { ENTITIES, type FilterOf } from './entities.ts';
import { RELATIONS, type RelationName, type Relations } from './relations.ts';
import type { Raw } from './row-view.ts';
import { combine, type Sql, TRUE } from './sql.ts';

export type FacetedEntity = 'Post' | 'Talk';
export interface FacetNames {
  readonly Post: 'KEYWORDS' | 'YEARS' | 'LANGUAGES' | 'SECTIONS' | 'SITES' | 'AUTHORS';
  readonly Talk: 'KEYWORDS' | 'EVENTS' | 'SPEAKERS' | 'ORGANIZATIONS' | 'YEARS' | 'KINDS' | 'LANGUAGES' | 'SITES';
}
/** Relations whose children can be faceted. */
export type FacetedRelation = { [R in RelationName]: Relations[R]['child'] extends FacetedEntity ? R : never }[RelationName];

export interface FacetValue {
  /** Key of a keyword, event, speaker or organization; else the value itself, a number for years. */
  readonly value: string | number;
  readonly count: number;
}

interface Facet {
  /** Joined to the filtered row, alias `c`; each value of a row once. */
  readonly join?: string;
  readonly value: string;
  /** Table whose names break ties and whose stored counts answer where nothing is filtered. */
  readonly entity?: string;
  readonly storedCount?: string;
}

const FACETS: { readonly [E in FacetedEntity]: Readonly<Record<FacetNames[E], Facet>> } = {
  Post: {
    KEYWORDS: { join: 'JOIN post_keywords f ON f.post = c.key', value: 'f.keyword', entity: 'keywords', storedCount: 'post_count' },
    // From the order's column, so that an index holds all that is read.
    YEARS: { value: "CAST(nullif(substr(c.published_order, 1, 4), '') AS INTEGER)" },
    LANGUAGES: { value: 'c.language' },
    SECTIONS: { value: 'c.section' },
    SITES: { value: 'c.site' },
    AUTHORS: { join: 'JOIN (SELECT DISTINCT post, name FROM post_authors) f ON f.post = c.key', value: 'f.name' },
  },
  Talk: {
    KEYWORDS: { join: 'JOIN talk_keywords f ON f.talk = c.key', value: 'f.keyword', entity: 'keywords', storedCount: 'talk_count' },
    EVENTS: { value: 'c.event', entity: 'events', storedCount: 'talk_count' },
    SPEAKERS: { join: 'JOIN talk_speakers f ON f.talk = c.key', value: 'f.speaker', entity: 'speakers', storedCount: 'talk_count' },
    ORGANIZATIONS: {
      join: 'JOIN organization_talks f ON f.talk = c.key',
      value: 'f.organization',
      entity: 'organizations',
      storedCount: 'talk_count',
    },
    YEARS: { value: 'c.year' },
    KINDS: { value: 'c.kind' },
    LANGUAGES: { join: 'JOIN json_each(c.languages) f', value: 'f.value' },
    SITES: { join: 'JOIN (SELECT DISTINCT talk, site FROM mentions) f ON f.talk = c.key', value: 'f.site' },
  },
};

/** The facet of everything that matches. @param first at most so many values; all of them where null */
export function facetSql<E extends FacetedEntity>(
  entity: E,
  name: FacetNames[E],
  filter: FilterOf<E> | null | undefined,
  first: number | null,
): Sql {
  const facet = FACETS[entity][name] as Facet;
  const { table, served, filter: compile } = ENTITIES[entity];
  const condition = (compile as (filter: FilterOf<E> | null | undefined) => Sql)(filter);
  if (condition === TRUE && facet.entity !== undefined) {
    return {
      text: `SELECT '' AS parent, key AS value, ${facet.storedCount} AS n FROM ${facet.entity} WHERE ${facet.storedCount} > 0 ORDER BY n DESC, name_order, key LIMIT ?`,
      values: [first ?? -1],
    };
  }
  const where = combine('AND', [served, condition]);
  return ranked(facet, `SELECT '' AS parent, ${facet.value} AS value, count(*) AS n FROM ${table} c`, where, [], first);
}

/** The facet of each parent's children, all in one statement. */
export function nestedFacetSql<R extends FacetedRelation>(
  relation: R,
  parents: readonly string[],
  name: FacetNames[Relations[R]['child'] & FacetedEntity],
  filter: FilterOf<Relations[R]['child']> | null | undefined,
  first: number | null,
): Sql {
  const { child, from, parent } = RELATIONS[relation];
  const entity = child as FacetedEntity;
  const facet = (FACETS[entity] as Readonly<Record<string, Facet>>)[name] as Facet;
  const { served, filter: compile } = ENTITIES[entity];
  const where = combine('AND', [{ text: `${parent} = parents.value`, values: [] }, served, (compile as (filter: unknown) => Sql)(filter)]);
  return ranked(
    facet,
    `SELECT parents.value AS parent, ${facet.value} AS value, count(*) AS n FROM json_each(?) AS parents CROSS JOIN ${from}`,
    where,
    [JSON.stringify(parents)],
    first,
  );
}

function ranked(facet: Facet, select: string, where: Sql, values: readonly string[], first: number | null): Sql {
  const counted = `${select} ${facet.join ?? ''} WHERE ${facet.value} IS NOT NULL AND ${where.text} GROUP BY 1, 2`;
  const [names, name] = facet.entity === undefined ? ['', 'g.value'] : [`JOIN ${facet.entity} e ON e.key = g.value`, 'e.name_order'];
  return {
    text: `SELECT parent, value, n FROM (
        SELECT g.parent, g.value, g.n, row_number() OVER (PARTITION BY g.parent ORDER BY g.n DESC, ${name}, g.value) AS place
        FROM (${counted}) g ${names})
      WHERE place <= ? ORDER BY parent, place`,
    values: [...values, ...where.values, first ?? Number.MAX_SAFE_INTEGER],
  };
}

/** Values by parent; the facet of a whole list has the parent ''. */
export function facetValues(found: readonly Raw[], parents: readonly string[]): ReadonlyMap<string, readonly FacetValue[]> {
  const rows = Map.groupBy(found, (raw) => raw['parent'] as string);
  return new Map(
    parents.map((parent) => [
      parent,
      (rows.get(parent) ?? []).map((raw) => ({ value: raw['value'] as string | number, count: raw['n'] as number })),
    ]),
  );
}
