import { type Condition, stringFilter } from './conditions.ts';
import type { StringFilter } from './requests.ts';
import { combine, inList, type Sql, sql, wrap } from './sql.ts';

/**
 * One version of each page: of its translations the first by a list of preferred languages. `*` at the list's end takes
 * any other language, in the site's order. Says nothing of other filters, so it stands beside them: the version is
 * chosen first, then it meets the filter or does not.
 * @param alias of the posts table @param other an alias that is free
 */
export function languagePreference(languages: readonly string[], alias: string, other: string): Sql {
  const wanted = [...new Set(languages.filter((language) => language !== '*').map(tagOf))];
  const group = `SELECT 1 FROM posts ${other} WHERE ${other}.site = ${alias}.site AND ${other}.translation_key = ${alias}.translation_key AND ${other}.served AND `;
  const without = (condition: Sql): Sql => wrap(`NOT EXISTS (${group}`, condition, ')');
  // Two files of one language in one group: the first by key.
  const firstOfLanguage = without(sql(`${other}.language = ${alias}.language AND ${other}.key < ${alias}.key`));
  const versions = wanted.map((language, at) =>
    combine('AND', [
      sql(`${alias}.language = ?`, language),
      ...(at === 0 ? [] : [without(inList(`${other}.language`, wanted.slice(0, at)))]),
      firstOfLanguage,
    ]),
  );
  if (languages.includes('*')) {
    versions.push(
      combine('AND', [
        without(
          combine('OR', [
            inList(`${other}.language`, wanted),
            sql(`(${other}.language_order, ${other}.key) < (${alias}.language_order, ${alias}.key)`),
          ]),
        ),
      ]),
    );
  }
  return combine('OR', versions);
}

/** As `stringFilter`, for a column of tags: whole ones are meant in any case. */
export function languageFilter(column: string): Condition<StringFilter> {
  const filter = stringFilter(column);
  return ({ eq, ne, in: any, notIn, ...parts }) =>
    filter({ ...parts, eq: eq && tagOf(eq), ne: ne && tagOf(ne), in: any?.map(tagOf), notIn: notIn?.map(tagOf) });
}

/** A tag as posts bear it: `PT-br` is `pt-BR`. What is no tag stays as it is. */
function tagOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? language;
  } catch {
    return language;
  }
}
