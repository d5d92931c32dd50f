import { slug } from 'github-slugger';

/**
 * The slug of a keyword, speaker, organization or event: case and width folded, spaces as `-`, letters of every script
 * kept. "Service Mesh", "service-mesh" and "ＳＥＲＶＩＣＥ mesh" have one slug. Text without a letter or digit keeps its
 * code points (`u-1f680`), so no name has an empty slug.
 */
export function slugOf(name: string): string {
  const folded = name
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\s_/]+/g, '-');
  const made = slug(folded).replaceAll(/-{2,}/g, '-').replaceAll(/^-|-$/g, '');
  if (made !== '') return made;
  return `u-${Array.from(folded, (char) => char.codePointAt(0)?.toString(16)).join('-')}`;
}
