import type { MaybePromise } from '../model.ts';
import type { Reader } from '../store/reader.ts';
import type { LinkRow } from '../store/rows.ts';
import { builder } from './builder.ts';
import type { Item } from './level.ts';
import { Post } from './post.ts';
import { chain } from './maybe-promise.ts';
import { one } from './resolve.ts';

/** Links have no key in the store; as siblings they need one. */
interface KeyedLink extends LinkRow {
  readonly key: string;
}

/** The links of each post, for `listOf`. */
export function keyedLinks(reader: Reader, posts: readonly string[]): MaybePromise<ReadonlyMap<string, readonly KeyedLink[]>> {
  return chain(
    reader.linksOf(posts),
    (found) => new Map(Array.from(found, ([post, links]) => [post, links.map((link, at) => ({ ...link, key: `${post}#${at}` }))])),
  );
}

export const Link = builder.objectRef<Item<KeyedLink>>('Link');

Link.implement({
  description: 'A link in the text of a post.',
  fields: (t) => ({
    url: t.string({ description: 'The destination as written; for `ref` and `relref` their argument.', resolve: ({ row }) => row.url }),
    text: t.string({ description: 'The text that is linked.', resolve: ({ row }) => row.text }),
    line: t.int({ description: 'Line in the file, from 1.', resolve: ({ row }) => row.line }),
    internal: t.boolean({
      description: 'Whether it leads to a page or file of the same site, however it is written.',
      resolve: ({ row }) => row.internal,
    }),
    target: t.field({
      type: Post,
      nullable: true,
      description: 'The post to which it leads; null where it leads to none.',
      resolve: (link, _args, context, info) => one(link, 'Post', (row) => row.target, context, info),
    }),
    broken: t.boolean({ description: 'Whether it is internal and leads to nothing.', resolve: ({ row }) => row.broken }),
  }),
});
