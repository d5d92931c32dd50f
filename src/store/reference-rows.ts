import type { ImageUse, LinkRecord, PageEntry, ResolvedLink } from '../model.ts';
import type { Raw } from './row-view.ts';
import type { Writing } from './writing.ts';

/** Raw references of a post: resolved anew when the site's pages or files change. */
export interface PostReferences {
  readonly page: PageEntry;
  readonly links: readonly LinkRecord[];
  readonly images: readonly ImageUse[];
}

const PAGE = 'key, site, source_path AS sourcePath, url, aliases, language, translation_key AS translationKey';

function pageOf(raw: Raw): PageEntry {
  return Object.assign({}, raw, { aliases: JSON.parse(raw['aliases'] as string) }) as unknown as PageEntry;
}

/** What every page of a site is known by, by path. */
export function pageEntries(writing: Writing, site: string): PageEntry[] {
  return writing.all(`SELECT ${PAGE} FROM posts WHERE site = ? ORDER BY source_path`, site).map(pageOf);
}

/** What one page is known by; undefined where there is none. */
export function pageEntry(writing: Writing, key: string): PageEntry | undefined {
  return writing.all(`SELECT ${PAGE} FROM posts WHERE key = ?`, key).map(pageOf)[0];
}

/** Raw references of the given posts, or of all posts of a site, one at a time. */
export function* referencesOf(writing: Writing, site: string, posts: ReadonlySet<string> | null): Generator<PostReferences> {
  const pages = posts === null ? pageEntries(writing, site) : [...posts].flatMap((key) => pageEntry(writing, key) ?? []);
  for (const page of pages) {
    const links = writing
      .all('SELECT url, text, line, internal, is_reference FROM links WHERE post = ? ORDER BY position', page.key)
      .map((raw) => ({
        url: raw['url'] as string,
        text: raw['text'] as string,
        line: raw['line'] as number,
        internal: raw['internal'] === 1,
        isReference: raw['is_reference'] === 1,
      }));
    const images = writing
      .all(
        'SELECT candidates, source, alt, caption, title, display_width AS displayWidth, line FROM image_uses WHERE post = ? ORDER BY position',
        page.key,
      )
      .map((raw) => Object.assign({}, raw, { candidates: JSON.parse(raw['candidates'] as string) }) as unknown as ImageUse);
    yield { page, links, images };
  }
}

/** Stores where a post's links lead and which images it shows, in the order of `referencesOf`. Answers how many rows differ. */
export function updateReferences(writing: Writing, page: PageEntry, links: readonly ResolvedLink[], images: readonly string[]): number {
  let changes = 0;
  links.forEach(({ target, href, broken }, position) => {
    changes += writing.change(
      'UPDATE links SET target = ?, href = ?, broken = ? WHERE post = ? AND position = ? AND (target IS NOT ? OR href <> ? OR broken <> ?)',
      target,
      href,
      broken ? 1 : 0,
      page.key,
      position,
      target,
      href,
      broken ? 1 : 0,
    );
  });
  images.forEach((image, position) => {
    changes += writing.change(
      'UPDATE image_uses SET image = ? WHERE post = ? AND position = ? AND image <> ?',
      image,
      page.key,
      position,
      image,
    );
  });
  return changes;
}
