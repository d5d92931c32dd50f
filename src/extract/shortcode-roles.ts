/** What Lectern does with a shortcode. */
export type ShortcodeRole =
  /** One image by path. */
  | 'image'
  /** One image of the page's bundle by a part of its name; the inner text is its caption. */
  | 'imgproc'
  /** All images of the page's bundle that a glob matches. */
  | 'gallery'
  /** A player, by video id or URL. */
  | 'video'
  /** The address of a page, by its file. */
  | 'reference'
  /** A value of the front matter. */
  | 'param'
  /** Its inner text is not for readers. */
  | 'comment'
  /** A talk, stated outright. */
  | 'talk'
  /** A frame around its inner text, or code: the inner text is all there is to it. */
  | 'wrapper';

const NAMES: Readonly<Record<Exclude<ShortcodeRole, 'video'>, readonly string[]>> = {
  image: ['image', 'img', 'figure', 'picture'],
  imgproc: ['imgproc'],
  gallery: ['gallery'],
  reference: ['ref', 'relref'],
  param: ['param'],
  comment: ['comment'],
  talk: ['talk'],
  wrapper:
    `tip warning note alert idea info caution danger important notice hint callout admonition quote blockquote details expand collapse
    pageinfo card cards cardpane column columns steps tab tabs tabpane tabset center text highlight code codeblock code-block mermaid prism`.split(
      /\s+/,
    ),
};

const ROLES = new Map(Object.entries(NAMES).flatMap(([role, names]) => names.map((name) => [name, role as ShortcodeRole] as const)));

/** Players have variants (`youtube-lite`, `youtubeLite`), so they are known by how their names begin. */
const VIDEO = /^(?:youtube|yt|lite-?youtube|vimeo|bilibili|video)(?![a-z]*list)/i;

/** The role of a shortcode by its name, or null for one that Lectern does not know. */
export function roleOf(name: string): ShortcodeRole | null {
  return ROLES.get(name) ?? (VIDEO.test(name) ? 'video' : null);
}
