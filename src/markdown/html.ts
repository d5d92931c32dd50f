import { randomUUID } from 'node:crypto';
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { safeHtml } from './html-schema.ts';
import { rawHtmlOf } from './raw-html.ts';

/** Players that may be framed: exact origins and the paths under which they embed. */
const VIDEO_FRAMES: ReadonlyMap<string, RegExp> = new Map([
  ['https://www.youtube.com', /^\/embed\/[\w-]+$/],
  ['https://youtube.com', /^\/embed\/[\w-]+$/],
  ['https://www.youtube-nocookie.com', /^\/embed\/[\w-]+$/],
  ['https://player.vimeo.com', /^\/video\/\d+$/],
  ['https://player.bilibili.com', /^\/player\.html$/],
]);

/**
 * What the renderer itself puts into the tree carries this mark, which no text can spell: tokens, heading anchors,
 * footnotes and task list boxes. The finished HTML is without it.
 */
const MARK = randomUUID();
const IMAGE_PROTOCOL = `lectern-image-${MARK}`;
const LINK_PROTOCOL = `lectern-link-${MARK}`;
const ID_PREFIX = 'user-content-';

/** The URL that stands in the tree for the Nth image use of a post, in Markdown nodes and in raw HTML alike. */
export function imageToken(index: number): string {
  return `${IMAGE_PROTOCOL}:${index}`;
}
/** The URL that stands in the tree for the Nth link of a post, in Markdown nodes and in raw HTML alike. */
export function linkToken(index: number): string {
  return `${LINK_PROTOCOL}:${index}`;
}

const SCHEMA = safeHtml({ idPrefix: ID_PREFIX, imageProtocol: IMAGE_PROTOCOL, linkProtocol: LINK_PROTOCOL, taskBoxClass: MARK });

/**
 * Renders a tree of `parseMarkdown` as safe HTML: an allow-list is applied last, so nothing before it has to be
 * trusted. Frames only for known video players. Ids of the text get `user-content-`, headings keep their anchors.
 * Raw HTML that is nested beyond reason is left out.
 *
 * URLs made with `imageToken` and `linkToken` become `lectern-image:N` and `lectern-link:N`. They stand nowhere else in
 * the HTML: where a text spells one, its colon is written as a character reference. So they can be filled in by
 * searching and replacing (see `PostBody.html`).
 */
export function renderHtml(root: Root): string {
  const rawHtml = rawHtmlOf(root);
  let tree = elementsFor(root, rawHtml === 'bounded');
  markOwn(tree);
  // parse5 costs more than everything else together: only where there is raw HTML to understand.
  if (rawHtml === 'bounded') tree = raw(tree);
  const safe = sanitize(tree, SCHEMA) as HastRoot;
  finish(safe);
  return toHtml(safe)
    .replaceAll(/lectern-(?:image|link):/gi, (spelt) => spelt.replace(':', '&#x3A;'))
    .replaceAll(`${ID_PREFIX}${MARK}:`, '')
    .replaceAll(`${ID_PREFIX}${MARK}-`, ID_PREFIX)
    .replaceAll(`-${MARK}:`, ':');
}

/** The tree as HTML elements; raw HTML stays as it is, or is left out. */
function elementsFor(root: Root, withRawHtml: boolean): HastNodes {
  // `toHast` looks for definitions in the tree that it is given, and takes half its time for that.
  return toHast(
    { type: 'root', children: [] },
    {
      allowDangerousHtml: withRawHtml,
      clobberPrefix: `${MARK}-`,
      handlers: {
        root: (state: State) => {
          define(state, root);
          return state.wrap(state.all(root));
        },
      },
    },
  );
}

/** Tells what references of links and footnotes refer to; of several definitions the first counts. */
function define(state: State, node: Nodes): void {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') {
    const id = node.identifier.toUpperCase();
    if (node.type === 'footnoteDefinition') {
      if (!state.footnoteById.has(id)) state.footnoteById.set(id, node);
    } else if (!state.definitionById.has(id)) state.definitionById.set(id, node);
  }
  if ('children' in node) for (const child of node.children) define(state, child);
}

/** Marks what only Markdown makes: the anchors of headings (set by `headingsOf`) and the boxes of task lists. */
function markOwn(tree: HastNodes): void {
  forEachElement(tree, ({ tagName, properties }) => {
    const { id } = properties;
    if (typeof id === 'string' && id !== 'footnote-label' && /^h[1-6]$/.test(tagName)) properties['id'] = `${MARK}:${id}`;
    if (tagName === 'input') properties['className'] = [MARK];
  });
}

/** After sanitizing: only known players framed, only task lists' own boxes, and links inside the page as their ids are now. */
function finish(tree: HastRoot): void {
  const ids = new Set<unknown>();
  const links: Element[] = [];
  tree.children = tree.children.filter(isWanted);
  forEachElement(tree, (element) => {
    element.children = element.children.filter(isWanted);
    const { id, name, href } = element.properties;
    if (id !== undefined) ids.add(id);
    if (name !== undefined) ids.add(name);
    if (typeof href === 'string' && href.startsWith('#')) links.push(element);
  });
  for (const { properties } of links) {
    const id = ID_PREFIX + fragmentOf(String(properties['href']));
    if (ids.has(id)) properties['href'] = `#${id}`;
  }
}

function fragmentOf(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

function isWanted(node: HastNodes): boolean {
  if (node.type !== 'element') return true;
  return node.tagName === 'iframe' ? isVideoFrame(node) : node.tagName !== 'input' || isTaskBox(node);
}

function isTaskBox({ properties }: Element): boolean {
  const { className } = properties;
  delete properties['className'];
  return Array.isArray(className) && className.includes(MARK);
}

function isVideoFrame(frame: Element): boolean {
  const { src, title } = frame.properties;
  const url = typeof src === 'string' ? URL.parse(src, 'https://relative.invalid') : null;
  if (url === null || url.username !== '' || !(VIDEO_FRAMES.get(url.origin)?.test(url.pathname) ?? false)) return false;
  // YouTube refuses to play without a referrer.
  Object.assign(frame.properties, {
    src: url.href,
    title: title ?? 'Video',
    loading: 'lazy',
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  frame.children = [];
  return true;
}

/** In the order of the text, each before those in it: what is done to an element may take some of these away. */
function forEachElement(node: HastNodes, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node);
  if ('children' in node) for (const child of node.children) forEachElement(child, visit);
}
