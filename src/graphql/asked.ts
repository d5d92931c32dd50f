import { SEARCH_LIMITS } from '../store/search-words.ts';
import { badUserInput } from './errors.ts';

/** What one filter or order may ask; SQLite's own limits lie above, and answer less kindly. */
const LIMITS = {
  /** Members and list items, nested ones too. */
  conditions: 100,
  /** Filters within filters. */
  depth: 10,
  /** Values of one list that is matched as a whole. */
  values: 1_000,
  orders: 5,
  languages: 20,
} as const;

/** Lists of plain values that cost one condition, however long; every name of `all` costs one. */
const WHOLE_LISTS = new Set(['in', 'notIn', 'any', 'none']);

/**
 * Throws BAD_USER_INPUT for filters and orders beyond reason: too many conditions, too deep, too long texts to search
 * for. They come by variables as well, so limits on the document do not bound them.
 */
export function checkAsked(asked: { readonly filter?: unknown; readonly orderBy?: readonly unknown[] | null | undefined }): void {
  const { filter, orderBy } = asked;
  if (filter !== null && filter !== undefined) checkFilter(filter);
  if (orderBy === null || orderBy === undefined) return;
  if (orderBy.length > LIMITS.orders) throw badUserInput(`"orderBy" takes at most ${LIMITS.orders} keys, not ${orderBy.length}.`);
  checkFilter(orderBy);
}

/** Throws BAD_USER_INPUT for a text to search for that is over 256 characters or 16 terms. */
export function checkSearch(text: string): void {
  const { characters, terms } = SEARCH_LIMITS;
  if (text.length > characters) throw badUserInput(`The text to search for has ${text.length} characters; ${characters} are allowed.`);
  const count = text.split(/\s+/).filter((term) => term !== '').length;
  if (count > terms) throw badUserInput(`The text to search for has ${count} terms; ${terms} are allowed.`);
}

/** Throws BAD_USER_INPUT for a list of languages that is longer than any reader speaks. */
export function checkLanguages(languages: readonly string[]): void {
  if (languages.length > LIMITS.languages)
    throw badUserInput(`"languages" takes at most ${LIMITS.languages} tags, not ${languages.length}.`);
  if (languages.slice(0, -1).includes('*')) throw badUserInput('"*" may stand at the end of "languages" only.');
}

function checkFilter(filter: unknown): void {
  let conditions = 0;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (value === null || value === undefined) return;
    if (depth > LIMITS.depth) throw badUserInput(`The filter is nested more than ${LIMITS.depth} deep.`);
    if (Array.isArray(value) && WHOLE_LISTS.has(name) && value.every((item) => typeof item !== 'object')) {
      if (value.length > LIMITS.values) throw badUserInput(`"${name}" takes at most ${LIMITS.values} values, not ${value.length}.`);
      conditions += 1;
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, name, depth + 1);
    } else if (typeof value === 'object') {
      for (const [member, inner] of Object.entries(value)) visit(inner, member, depth + 1);
    } else {
      conditions += 1;
      if (name === 'search' && typeof value === 'string') checkSearch(value);
    }
    if (conditions > LIMITS.conditions) throw badUserInput(`The filter has more than ${LIMITS.conditions} conditions.`);
  };
  visit(filter, '', 0);
}
