/** What an image token of a post's HTML stands for. */
export interface HtmlImage {
  readonly url: string;
  /** Intrinsic pixels; null where unknown. */
  readonly width: number | null;
  readonly height: number | null;
}

/** How ingestion writes an attribute whose value depends on other files; see `PostBody.html` in the model. */
const TOKEN = /(src|href)="lectern-(image|link):(\d{1,6})"/g;

/**
 * A post's HTML with its tokens filled in. Images get their intrinsic size, so that a page does not jump while they
 * load, and load when they come near the window. A token without its image or link leads nowhere (`#`).
 * Safe on any text: sanitized text holds no quotation mark outside of tags, so a token is always an attribute.
 */
export function fillHtml(html: string, images: readonly (HtmlImage | undefined)[], hrefs: readonly string[]): string {
  return html.replaceAll(TOKEN, (_token, attribute: string, kind: string, number: string) => {
    if (kind === 'link') return `${attribute}="${escapeAttribute(hrefs[Number(number)] ?? '#')}"`;
    const image = images[Number(number)];
    const url = `${attribute}="${escapeAttribute(image?.url ?? '#')}"`;
    return attribute === 'src' ? `${url}${sizeOf(image)} loading="lazy"` : url;
  });
}

function sizeOf(image: HtmlImage | undefined): string {
  return image?.width && image.height ? ` width="${image.width}" height="${image.height}"` : '';
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
