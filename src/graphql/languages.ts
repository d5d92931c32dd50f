import type { PostFilter } from '../store/requests.ts';
import { checkLanguages } from './asked.ts';

export const LANGUAGES =
  'BCP 47 tags, the best first: gives one version of each page, the first that exists, before `filter` and counts look at it. ' +
  '`*` at the end accepts any other language. Without the argument, every version.';

interface LanguageArgs {
  readonly filter?: PostFilter | null | undefined;
  readonly languages?: readonly string[] | null | undefined;
}

/** The filter with the languages that its list prefers. */
export function preferring({ filter, languages }: LanguageArgs): PostFilter | null | undefined {
  if (languages === null || languages === undefined) return filter;
  checkLanguages(languages);
  return { ...filter, languages };
}
