import { type FoundEvent, readEvent } from './events.ts';
import type { Words } from './words.ts';

export const YEAR = String.raw`(?:(?:19|20)\d{2}|['’]\d{2})(?!\d)`;
const TOKEN = String.raw`(?!${YEAR})(?:(?=\p{Lu})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|\d)[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}'’.+-]{0,30}`;
// Small words between capitalised ones: `Write the Docs`, `Journées du Logiciel Libre`.
const JOINT = String.raw`(?:(?:of|for|the|and|de|del|la|le|des|du|da|do|di|der|die|das|den|y|e|et|und|&|\+)\s){1,2}`;
export const NAME = String.raw`(?!\d)${TOKEN}(?:\s(?:${JOINT})?${TOKEN}){0,5}`;
export const NAMED = new RegExp(`^${NAME}`, 'u');
export const QUOTED = /^["“«„]([^"”»“]{3,80})["”»“]/u;
/** Characters behind a word for "at" or an occasion in which a name may stand. */
export const REACH = 160;

/** Whether a capitalised run is no event's name: a month, a weekday, or nothing but words that name no one. */
export function isCommon(name: string, words: Words): boolean {
  return name
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.months.has(word) || words.weekdays.has(word) || words.notNames.has(word));
}

export function eventAt(name: string, year: string | undefined, start: number, end: number): FoundEvent {
  return {
    ...readEvent(year === undefined ? name : `${name} ${year.replace(/^['’]/, '20')}`),
    name: year === undefined ? name : `${name} ${year}`,
    start,
    end,
  };
}
