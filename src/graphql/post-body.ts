import type { Heading as HeadingShape, MaybePromise, Shortcode as ShortcodeShape } from '../model.ts';
import type { BodyRow, ImageUseRow, PostRow } from '../store/rows.ts';
import { fillHtml, type HtmlImage } from './body-html.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { excerptOf } from './excerpt.ts';
import { imageUrl } from './image-url.ts';
import { srcsetOf, USUAL_WIDTHS, variantsAt } from './image-variant.ts';
import type { Item } from './level.ts';
import { chain } from './maybe-promise.ts';
import { sized } from './paging.ts';
import { rowsOf } from './resolve.ts';
import { sitesOf } from './site.ts';

const Heading = builder.objectRef<HeadingShape>('Heading');

Heading.implement({
  description: 'A heading of a text.',
  fields: (t) => ({
    depth: t.int({ description: 'From 1, the largest, to 6.', resolve: (heading) => heading.depth }),
    text: t.string({ description: 'Its text without markup.', resolve: (heading) => heading.text }),
    anchor: t.string({ description: 'ID of the heading in the HTML, for `#…` links.', resolve: (heading) => heading.anchor }),
    line: t.int({ description: 'Line in the file, from 1.', resolve: (heading) => heading.line }),
  }),
});

const Shortcode = builder.objectRef<ShortcodeShape>('Shortcode');

Shortcode.implement({
  description: 'One call of a Hugo shortcode, known or not.',
  fields: (t) => ({
    name: t.string({ description: 'Its name: `youtube`.', resolve: (shortcode) => shortcode.name }),
    arguments: t.field({
      type: 'JSON',
      description: 'Positional arguments as a list of texts, named ones as an object of texts.',
      resolve: (shortcode) => shortcode.arguments,
    }),
    line: t.int({ description: 'Line in the file, from 1.', resolve: (shortcode) => shortcode.line }),
    inner: t.string({
      nullable: true,
      description: 'Text between its tags as written; null for a call without a closing tag.',
      resolve: (shortcode) => shortcode.inner,
    }),
  }),
});

/** Its fields read the body when the first of them asks; counts lie in the post's own row. */
export const PostBody = builder.objectRef<Item<PostRow>>('PostBody');

PostBody.implement({
  description: 'The text of a post, in the forms that a frontend wants.',
  fields: (t) => ({
    markdown: t.string({
      description: 'The Markdown below the front matter, as written.',
      resolve: (post, _args, context) => chain(bodyOf(post, context), (body) => body.markdown),
    }),
    html: t.string({
      description:
        'Sanitized HTML; links and images lead where they should from any page. Images have width, height, `loading="lazy"` and a `srcset` of WebP copies.',
      resolve: (post, _args, context) => htmlOf(post, context),
    }),
    text: t.string({
      description: 'The text without markup.',
      resolve: (post, _args, context) => chain(bodyOf(post, context), (body) => body.text),
    }),
    headings: t.field({
      type: [Heading],
      description: 'Its headings in order.',
      args: { maxDepth: t.arg.int({ defaultValue: 6, description: 'Leave out those deeper than this, from 1 to 6.' }) },
      resolve: (post, { maxDepth }, context) => headingsOf(post, sized(maxDepth ?? 6, 'maxDepth', 6), context),
    }),
    wordCount: t.int({
      description: 'Number of words by Unicode segmentation, so that Chinese and Japanese count too.',
      resolve: ({ row }) => row.wordCount,
    }),
    readingMinutes: t.int({ description: 'Minutes that reading it takes.', resolve: ({ row }) => row.readingMinutes }),
    shortcodes: t.field({
      type: [Shortcode],
      description: 'Every shortcode of the text in order, unknown ones too.',
      resolve: (post, _args, context) => chain(bodyOf(post, context), (body) => body.shortcodes),
    }),
  }),
});

function bodyOf({ level, row }: Item<PostRow>, { reader }: Context): MaybePromise<BodyRow> {
  return chain(
    level.load('body', () => reader.bodiesOf(level.keys)),
    (bodies) => bodies.get(row.key) ?? NO_BODY,
  );
}

/** A post without text has no row for one. */
const NO_BODY: BodyRow = { key: '', markdown: '', html: '', text: '', headings: [], shortcodes: [] };

function headingsOf(post: Item<PostRow>, maxDepth: number, context: Context): MaybePromise<HeadingShape[]> {
  return chain(bodyOf(post, context), (body) => body.headings.filter((heading) => heading.depth <= maxDepth));
}

/** The beginning of a post's text; `length` in UTF-16 units, from 1 to 10000, else BAD_USER_INPUT. */
export function excerpt(post: Item<PostRow>, length: number | null | undefined, context: Context): MaybePromise<string> {
  const checked = sized(length ?? 200, 'length', 10_000);
  return chain(bodyOf(post, context), (body) => excerptOf(body.text, checked, post.row.language));
}

/** The HTML with its tokens filled in: images and links of all siblings come by one statement each. */
function htmlOf(post: Item<PostRow>, context: Context): MaybePromise<string> {
  const { level, row } = post;
  return chain(bodyOf(post, context), ({ html }) =>
    chain(
      level.load('imageUses', () => rowsOf(context.reader, 'Post.images', level.keys)),
      (uses) =>
        chain(
          level.load('links', () => context.reader.linksOf(level.keys)),
          (links) =>
            chain(sitesOf(context), (sites) => {
              const images: HtmlImage[] = [];
              for (const use of uses.get(row.key) ?? []) {
                const url = imageUrl(use, context.origin, sites.get(use.site)?.baseUrl ?? null);
                const { width, height, displayWidth } = use;
                images[use.position] = { url, width, height, displayWidth, srcset: context.resizes ? bodySrcset(use, context.origin) : '' };
              }
              return fillHtml(
                html,
                images,
                (links.get(row.key) ?? []).map((link) => link.href),
              );
            }),
        ),
    ),
  );
}

/** WebP, which every browser that reads a `srcset` shows. None for moving pictures, which cost a hundred times as much. */
function bodySrcset(use: ImageUseRow, origin: string): string {
  const variants = use.animated ? [] : variantsAt(use, USUAL_WIDTHS, 'WEBP');
  // One alone would be of the image's own size.
  return variants.length > 1 ? srcsetOf(use, variants, origin) : '';
}
