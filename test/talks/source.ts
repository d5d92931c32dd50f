import { readShortcodes } from '../../src/hugo/shortcodes.ts';
import type { Json } from '../../src/model.ts';
import type { TalkSource } from '../../src/talks/source.ts';

/** A Markdown body as the talk extractor reads it. */
export function sourceOf(markdown: string, given: Partial<TalkSource> & { readonly explicitTalks?: Json } = {}): TalkSource {
  const place = { site: given.site ?? 'heron', sourcePath: given.sourcePath ?? 'en/blog/post.md', bodyLine: given.bodyLine ?? 1 };
  const { tree, shortcodes } = readShortcodes(markdown, place);
  return {
    tree,
    markdown,
    shortcodes,
    language: 'en',
    title: '',
    publishedAt: null,
    description: null,
    explicitTalks: null,
    ...place,
    ...given,
  };
}
