import type { PostRecord } from '../model.ts';
import type { Inserts } from './insert.ts';
import { shownWidth } from './shown-width.ts';
import { fold } from './sql.ts';
import type { Writing } from './writing.ts';

const WEIGHTLESS = 2_147_483_647;

/** Writes the rows of a post that has none. @param languageOrder the language's place in its site's list */
export function insertPost(insert: Inserts, post: PostRecord, languageOrder: number): void {
  const publishedOrder = post.publishedAt ?? '';
  const { body } = post;
  insert.posts({
    ...post,
    aliases: [...post.aliases],
    wordCount: body.wordCount,
    readingMinutes: body.readingMinutes,
    served: true,
    talkCount: 0,
    imageCount: post.images.length,
    publishedOrder,
    modifiedOrder: post.modifiedAt ?? '',
    titleOrder: fold(post.title),
    weightOrder: post.weight === null || post.weight === 0 ? WEIGHTLESS : post.weight,
    languageOrder,
  });
  insert.bodies({
    post: post.key,
    markdown: body.markdown,
    html: body.html,
    text: body.text,
    headings: body.headings,
    shortcodes: body.shortcodes,
  });
  post.aliases.forEach((url, position) => insert.postAliases({ post: post.key, position, url }));
  post.authors.forEach((name, position) => insert.postAuthors({ post: post.key, position, name }));
  post.keywords.forEach(({ slug, name }, position) =>
    insert.postKeywords({ post: post.key, position, keyword: slug, name, publishedOrder }),
  );
  post.images.forEach((use, position) =>
    insert.imageUses({
      post: post.key,
      position,
      image: use.candidates[0] ?? use.source,
      shownWidth: shownWidth(use.displayWidth),
      ...use,
    }),
  );
  post.links.forEach((link, position) => insert.links({ post: post.key, position, ...link, target: null, href: link.url, broken: false }));
  post.mentions.forEach((record, position) => {
    const [talk = record.url] = record.urlKeys;
    const key = `${post.key}#${talk}`;
    insert.mentions({ key, post: post.key, position, talk, site: post.site, language: post.language, publishedOrder, record });
  });
}

/** Removes the rows of a post. Answers whether there was one. */
export function deletePost(writing: Writing, key: string): boolean {
  if (writing.run('DELETE FROM posts WHERE key = ?', key) === 0) return false;
  for (const table of ['bodies', 'post_aliases', 'post_authors', 'post_keywords', 'image_uses', 'links', 'mentions'])
    writing.run(`DELETE FROM ${table} WHERE post = ?`, key);
  return true;
}
