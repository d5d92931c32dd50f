import type { ImageUse, PageEntry, ResolvedLink } from '../model.ts';
import type { Raw } from './row-view.ts';
import type { Writing } from './writing.ts';

/** What a post refers to within its site: resolved anew when the site's pages or files change. */
export interface PostReferences {
  readonly page: PageEntry;
  /** Internal ones, as they were resolved before: what leads elsewhere leads there whatever the site's pages are. */
  readonly links: readonly (ResolvedLink & { readonly position: number })[];
  readonly images: readonly ImageUse[];
  /** Keys of the images that those were before. */
  readonly shown: readonly string[];
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

/** References of the given posts, or of all posts of a site, one at a time. */
export function* referencesOf(writing: Writing, site: string, posts: ReadonlySet<string> | null): Generator<PostReferences> {
  const pages = posts === null ? pageEntries(writing, site) : [...posts].flatMap((key) => pageEntry(writing, key) ?? []);
  for (const page of pages) {
    const links = writing
      .all(
        `SELECT position, url, text, line, is_reference AS isReference, target, href, broken
         FROM links WHERE post = ? AND internal ORDER BY position`,
        page.key,
      )
      .map((raw) => Object.assign({}, raw, { internal: true, isReference: raw['isReference'] === 1, broken: raw['broken'] === 1 }));
    const uses = writing.all(
      `SELECT candidates, source, alt, caption, title, display_width AS displayWidth, line, image
       FROM image_uses WHERE post = ? ORDER BY position`,
      page.key,
    );
    const images = uses.map(
      (raw) => Object.assign({}, raw, { candidates: JSON.parse(raw['candidates'] as string) }) as unknown as ImageUse,
    );
    yield { page, links: links as unknown as PostReferences['links'], images, shown: uses.map(({ image }) => image as string) };
  }
}

/** Stores where a post's links lead and which images it shows, where that is not what it was. Answers how many rows differ. */
export function updateReferences(
  writing: Writing,
  before: PostReferences,
  links: readonly ResolvedLink[],
  images: readonly string[],
): number {
  const { key } = before.page;
  let changes = 0;
  links.forEach(({ target, href, broken }, at) => {
    const old = before.links[at];
    if (old === undefined || (old.target === target && old.href === href && old.broken === broken)) return;
    changes += writing.change(
      'UPDATE links SET target = ?, href = ?, broken = ? WHERE post = ? AND position = ?',
      target,
      href,
      broken ? 1 : 0,
      key,
      old.position,
    );
  });
  images.forEach((image, position) => {
    if (before.shown[position] === image) return;
    changes += writing.change('UPDATE image_uses SET image = ? WHERE post = ? AND position = ?', image, key, position);
  });
  return changes;
}
