import type { Block } from './blocks.ts';
import { beginsWithGivenName } from './given-names.ts';
import type { Words } from './words.ts';
import { isName } from './names.ts';

/** Pages of one person; projects and companies have some of them too, so the words of the link must be a name. */
const PROFILE =
  /^https?:\/\/(?:(?:www|m|mobile)\.)?(?:(?:twitter|x|github|gitlab)\.com\/@?[\w.-]+\/?$|[a-z.]{0,4}linkedin\.com\/in\/|bsky\.app\/profile\/|sessionize\.com\/[\w-]+\/?$|[\w.-]+\/(?:web\/)?@[\w.-]+\/?$)/iu;

/** Persons whose names a document links to their profiles: `[Ada](https://bsky.app/profile/ada.example)`. */
export function profileNames(blocks: readonly Block[], words: Words): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text, links } of blocks) {
    for (const { url, start, end, embed } of links) {
      const name = text.slice(start, end).trim();
      if (embed || name.length > 60 || !PROFILE.test(url) || !isName(name, words, { single: true })) continue;
      // One word may also be a project's.
      if (/\s/.test(name) || beginsWithGivenName(name)) found.add(name);
    }
  }
  return found;
}
