import type { Nodes } from 'mdast';
import { plainText } from '../markdown/text.ts';
import { decodeEntities } from '../talks/html-tokens.ts';
import { escapeHtml } from './pieces.ts';

interface HtmlImageFacts {
  readonly source: string;
  readonly alt: string | null;
  readonly title: string | null;
  readonly displayWidth: string | null;
  /** Lines before the tag in this piece of HTML. */
  readonly lineShift: number;
}

/** What is done with the parts of raw HTML that matter. */
export interface HtmlVisitor {
  /** The text of any attribute's value that holds shortcodes. */
  attribute(text: string): string;
  /** Returns what stands for the image, or null to leave the tag as it is. */
  image(facts: HtmlImageFacts): string | null;
  /** `inner` is null where the link's words stand in other nodes. Returns its address, or null where there is none. */
  link(url: string, inner: string | null, lineShift: number): string | null;
}

// Unquoted parts may not hold `<`: a broken tag then costs no more than its own length.
const TAG = /<([a-zA-Z][\w-]{0,40})((?:"[^"]{0,4000}"|'[^']{0,4000}'|[^'"<>])*)>/g;
const MARK = /[\uE000-\uF8FF]/;
const MAX_LINK_TEXT = 2000;

/** Rewrites images and links of a piece of raw HTML, and shortcodes in attributes. Everything else stays as it is. */
export function rewriteHtml(html: string, visitor: HtmlVisitor): string {
  if (!/<(?:img|a)\b/i.test(html) && !MARK.test(html)) return html;
  let lines = 0;
  let counted = 0;
  return html.replaceAll(TAG, (whole, name: string, attributes: string, offset: number) => {
    const tag = name.toLowerCase();
    for (let at = html.indexOf('\n', counted); at !== -1 && at < offset; at = html.indexOf('\n', counted)) {
      lines += 1;
      counted = at + 1;
    }
    const lineShift = lines;
    let made = attributes;
    if (tag === 'img') {
      const source = attributeOf(attributes, 'src');
      const facts = {
        alt: textOf(attributes, 'alt'),
        title: textOf(attributes, 'title'),
        displayWidth: textOf(attributes, 'width'),
        lineShift,
      };
      const url = source === null ? null : visitor.image({ source, ...facts });
      if (url !== null) made = withAttribute(made, 'src', url);
    } else if (tag === 'a') {
      const href = attributeOf(attributes, 'href');
      const rest = html.slice(offset + whole.length, offset + whole.length + MAX_LINK_TEXT);
      const end = rest.indexOf('</a');
      const inner =
        end === -1
          ? null
          : decodeEntities(rest.slice(0, end).replaceAll(/<[^<>]*>|[\uE000-\uF8FF]+/g, ' '))
              .replaceAll(/\s+/g, ' ')
              .trim();
      const url = href === null ? null : visitor.link(href, inner, lineShift);
      if (href !== null) made = url === null ? withoutAttribute(made, 'href') : withAttribute(made, 'href', url);
    }
    if (MARK.test(made))
      made = made.replaceAll(
        /"([^"]*)"|'([^']*)'/g,
        (_value, double?: string, single?: string) => `"${quoted(visitor.attribute(double ?? single ?? ''))}"`,
      );
    return made === attributes ? whole : `<${name}${made}>`;
  });
}

/** The words between an inline `<a>` and its `</a>`. */
export function linkText(after: readonly Nodes[]): string {
  const end = after.findIndex((node) => node.type === 'html' && /^<\/a/i.test(node.value));
  return after.slice(0, Math.max(0, end)).map(plainText).join(' ').replaceAll(/\s+/g, ' ').trim();
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(String.raw`(^|[\s"'/])(${name}\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i');
  patterns.set(name, made);
  return made;
}

function attributeOf(attributes: string, name: string): string | null {
  const found = patternOf(name).exec(attributes);
  return found === null ? null : decodeEntities(found[3] ?? found[4] ?? found[5] ?? '').trim();
}

function textOf(attributes: string, name: string): string | null {
  const text = attributeOf(attributes, name);
  return text === null || text === '' || MARK.test(text) ? null : text;
}

function withAttribute(attributes: string, name: string, value: string): string {
  return attributes.replace(patternOf(name), (_whole, before: string, key: string) => `${before}${key}"${escapeHtml(value)}"`);
}

function withoutAttribute(attributes: string, name: string): string {
  return attributes.replace(patternOf(name), '$1');
}

function quoted(text: string): string {
  return text.replaceAll('"', '&quot;');
}
