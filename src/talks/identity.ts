import { slugOf } from '../slug.ts';

const LEGAL =
  /[\s,]+(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|AG|SE|Corp|Corporation|Co|S\.?A\.?S?|SAS|B\.?V|PLC|Pty|Oy|A\.?B|K\.?K|KG|e\.?V)\.?$/iu;

/** A name kept for as long as it is asked for again: the same few are slugged many times. */
function remembered(make: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = make(name);
    if (known.size > 200_000) known.clear();
    known.set(name, made);
    return made;
  };
}

/** The key under which spellings of one person meet: case, nicknames in quotation marks and points of initials fall away. */
export const speakerSlug = remembered((name) => {
  const plain = name
    .replaceAll(/\s?["“”'‘(«][^"“”'’()«»]{1,24}["”’)»]\s/gu, ' ')
    .replaceAll(/(?<=\b\p{Lu})\./gu, '')
    .trim();
  return slugOf(plain === '' ? name : plain);
});

/** The key under which spellings of one organization meet: case, legal forms and a leading "The" fall away. */
export const organizationSlug = remembered((name) => {
  let plain = name.trim().replace(/^the\s+/i, '');
  while (LEGAL.test(plain)) plain = plain.replace(LEGAL, '');
  return slugOf(plain === '' ? name : plain);
});

/** `Acme.io` -> slug of `Acme`: used only where that other spelling occurs as well. */
export const bareOrganizationSlug = remembered((name) =>
  organizationSlug(name.trim().replace(/\.(?:io|com|ai|dev|net|org|cloud|sh)$/i, '')),
);

/** The key under which spellings of one title meet. */
export const titleKey = remembered((title) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

/** The most frequent of several spellings; of equally frequent ones the longest, then the first in code point order. */
export function commonest(spellings: ReadonlyMap<string, number>): string {
  let best = '';
  let most = -1;
  for (const [spelling, count] of spellings) {
    if (count > most || (count === most && (spelling.length > best.length || (spelling.length === best.length && spelling < best)))) {
      best = spelling;
      most = count;
    }
  }
  return best;
}
