/** What an image token of a post's HTML stands for. */
export interface HtmlImage {
  readonly url: string;
  /** Intrinsic pixels; null where unknown. */
  readonly width: number | null;
  readonly height: number | null;
  /** As the author wrote it: `75%`, `600`. */
  readonly displayWidth: string | null;
  /** Copies in other widths, for the attribute of that name; empty without any. */
  readonly srcset: string;
}

/**
 * What ingestion leaves open, see `PostBody.html` in the model: a tag that shows an image of the post (as `renderHtml`
 * writes tags: every value in quotation marks), or an attribute of any other tag.
 */
const TOKEN = new RegExp(
  [
    /<img((?: [a-zA-Z-]+(?:="[^"]*")?)*?) src="lectern-image:(\d{1,6})"((?: [a-zA-Z-]+(?:="[^"]*")?)*)>/.source,
    /(src|href)="lectern-(image|link):(\d{1,6})"/.source,
  ].join('|'),
  'g',
);

/**
 * A post's HTML with its tokens filled in. Images get a width and a height, so that a page does not jump while they
 * load, copies to choose from, and load when they come near the window. A token without its image or link leads nowhere
 * (`#`). Safe on any text: sanitized text holds no quotation mark outside of tags, so a token is always an attribute.
 */
export function fillHtml(html: string, images: readonly (HtmlImage | undefined)[], hrefs: readonly string[]): string {
  return html.replaceAll(TOKEN, (_token, before = '', shown?: string, after = '', attribute = '', kind = '', number = '') => {
    if (shown !== undefined) return imageTag(before + after, images[Number(shown)]);
    const url = kind === 'link' ? hrefs[Number(number)] : images[Number(number)]?.url;
    return `${attribute}="${escapeAttribute(url ?? '#')}"`;
  });
}

/** @param written the tag's other attributes, each with a space before it */
function imageTag(written: string, image: HtmlImage | undefined): string {
  const attributes = written.replace(' loading="lazy"', '').trim();
  const added = [`src="${escapeAttribute(image?.url ?? '#')}"`, image === undefined ? '' : sizeOf(image, attributes), 'loading="lazy"'];
  // Behind `loading`: some browsers begin to load at the attribute that names an image.
  if (image !== undefined && image.srcset !== '') added.push(`sizes="${sizesOf(image)}" srcset="${escapeAttribute(image.srcset)}"`);
  added.push(attributes);
  return `<img ${added.filter((part) => part !== '').join(' ')}>`;
}

/** What the author leaves out of width and height, by the image's own ratio. To a width in per cent there is no height. */
function sizeOf({ width, height, displayWidth }: HtmlImage, attributes: string): string {
  if (width === null || height === null) return '';
  const [, ownWidth] = / width="([^"]*)"/.exec(` ${attributes}`) ?? [];
  const [, ownHeight] = / height="([^"]*)"/.exec(` ${attributes}`) ?? [];
  if (ownWidth !== undefined && ownHeight !== undefined) return '';
  if (ownWidth !== undefined) return scaled('height', ownWidth, height / width);
  if (ownHeight !== undefined) return scaled('width', ownHeight, width / height);
  const shown = pixelsOf(displayWidth) ?? width;
  return `width="${shown}" ${scaled('height', String(shown), height / width)}`;
}

function scaled(name: string, other: string, ratio: number): string {
  const pixels = pixelsOf(other);
  return pixels === null ? '' : `${name}="${Math.max(1, Math.round(pixels * ratio))}"`;
}

/**
 * How wide it will be shown: what layout says, for browsers that wait for it (`auto`); else the author's width or its
 * own, or all of a narrower window.
 */
function sizesOf({ width, displayWidth }: HtmlImage): string {
  const percent = /^\s*(\d{1,3})\s*%\s*$/.exec(displayWidth ?? '')?.[1];
  if (percent !== undefined) return `auto, ${Math.min(100, Number(percent))}vw`;
  const pixels = pixelsOf(displayWidth) ?? width;
  return `auto, (min-width: ${pixels}px) ${pixels}px, 100vw`;
}

/** Whole pixels of a width as written: `600`, `600px`. */
function pixelsOf(text: string | null): number | null {
  const digits = /^\s*([1-9]\d{0,4})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
