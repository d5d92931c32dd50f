import { randomUUID } from 'node:crypto';
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { nodesOf } from './parse.ts';

/** Players that may be framed: exact hosts and the path under which they embed. */
const VIDEO_FRAMES: ReadonlyMap<string, RegExp> = new Map([
  ['www.youtube.com', /^\/embed\//],
  ['youtube.com', /^\/embed\//],
  ['www.youtube-nocookie.com', /^\/embed\//],
  ['player.vimeo.com', /^\/video\//],
  ['player.bilibili.com', /^\/player\.html$/],
]);

/**
 * Protocols of the tree's own URLs, unguessable so that no text can spell one; the finished HTML has them as
 * `lectern-image:N` and `lectern-link:N`.
 */
const SECRET = randomUUID();
const IMAGE_PROTOCOL = `lectern-image-${SECRET}`;
const LINK_PROTOCOL = `lectern-link-${SECRET}`;

/** The URL that stands in the tree for the Nth image use of a post. */
export function imageToken(index: number): string {
  return `${IMAGE_PROTOCOL}:${index}`;
}
/** The URL that stands in the tree for the Nth link of a post. */
export function linkToken(index: number): string {
  return `${LINK_PROTOCOL}:${index}`;
}

const SCHEMA: Schema = {
  ...defaultSchema,
  clobberPrefix: 'user-content-',
  // Without `source`: its srcset would lead nowhere, since only `src` is rewritten.
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => name !== 'source'),
    'figure',
    'figcaption',
    'iframe',
    'abbr',
    'mark',
    'small',
    'u',
    'cite',
  ],
  attributes: {
    ...defaultSchema.attributes,
    iframe: ['src', 'title', 'width', 'height', 'allowFullScreen', ['loading', 'lazy']],
    img: [...(defaultSchema.attributes?.['img'] ?? []), 'src', 'alt', 'title', 'width', 'height', ['loading', 'lazy']],
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'title'],
    code: [['className', /^language-[\w+#.-]{1,40}$/]],
    pre: [],
  },
  protocols: {
    ...defaultSchema.protocols,
    href: ['http', 'https', 'mailto', 'tel', LINK_PROTOCOL],
    src: ['http', 'https', IMAGE_PROTOCOL],
    longDesc: ['http', 'https'],
    cite: ['http', 'https'],
  },
};

/**
 * Renders a tree as safe HTML: an allow-list is applied last, so nothing before it has to be trusted. Frames only for
 * known video players; ids of the text get `user-content-`, headings keep their anchors.
 *
 * URLs made with `imageToken` and `linkToken` become `lectern-image:N` and `lectern-link:N` (see `PostBody.html`).
 */
export function renderHtml(root: Root): string {
  let tree: HastNodes = toHast(root, { allowDangerousHtml: true });
  const anchors = takeHeadingIds(tree);
  // parse5 costs more than everything else together: only where there is raw HTML to understand.
  if (hasRawHtml(root)) tree = raw(tree);
  const safe = sanitize(tree, SCHEMA) as HastRoot;
  finish(safe, anchors);
  return toHtml(safe).replaceAll(`-${SECRET}:`, ':');
}

function hasRawHtml(root: Root): boolean {
  for (const node of nodesOf(root)) if (node.type === 'html') return true;
  return false;
}

/** Heading anchors, in order: the sanitizer prefixes every id, and these are put back afterwards. */
function takeHeadingIds(tree: HastNodes): Set<string> {
  const anchors = new Set<string>();
  for (const element of elementsOf(tree)) {
    const id = element.properties['id'];
    if (/^h[1-6]$/.test(element.tagName) && typeof id === 'string') anchors.add(id);
  }
  return anchors;
}

/** After sanitizing: heading anchors as they are in `Heading.anchor`, and only known players framed. */
function finish(tree: HastRoot, anchors: ReadonlySet<string>): void {
  const left = new Set(anchors);
  for (const element of elementsOf(tree)) {
    if (/^h[1-6]$/.test(element.tagName)) {
      const id = String(element.properties['id'] ?? '').replace('user-content-', '');
      if (left.delete(id)) element.properties['id'] = id;
    }
    element.children = element.children.filter((child) => child.type !== 'element' || child.tagName !== 'iframe' || isVideoFrame(child));
  }
  tree.children = tree.children.filter((child) => child.type !== 'element' || child.tagName !== 'iframe' || isVideoFrame(child));
}

function isVideoFrame(element: Element): boolean {
  const src = element.properties['src'];
  if (typeof src !== 'string') return false;
  const url = URL.parse(src, 'https://relative.invalid');
  if (url === null || url.protocol !== 'https:' || !(VIDEO_FRAMES.get(url.hostname)?.test(url.pathname) ?? false)) return false;
  element.properties['src'] = url.href;
  element.properties['loading'] = 'lazy';
  element.children = [];
  return true;
}

function* elementsOf(tree: HastNodes): Generator<Element> {
  const stack: HastNodes[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'element') yield node;
    if ('children' in node) stack.push(...(node.children as HastNodes[]).toReversed());
  }
}
