import type { Paragraph, PhrasingContent, RootContent } from 'mdast';

/** What a shortcode becomes in the text, before it is known whether it stands in Markdown or in raw HTML. */
export type Piece =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'image'; readonly url: string; readonly alt: string; readonly title: string | null; readonly caption: string | null }
  | { readonly type: 'gallery'; readonly images: readonly { readonly url: string; readonly alt: string; readonly title: string | null }[] }
  | { readonly type: 'video'; readonly url: string; readonly title: string }
  | { readonly type: 'link'; readonly url: string; readonly text: string };

/** True for what cannot stand in a paragraph. */
export function isBlock(piece: Piece): boolean {
  return piece.type === 'video' || piece.type === 'gallery' || (piece.type === 'image' && piece.caption !== null);
}

/** A piece as a node of a Markdown tree. */
export function pieceNode(piece: Piece): RootContent {
  switch (piece.type) {
    case 'text':
      return { type: 'text', value: piece.value };
    case 'link':
      return { type: 'link', url: piece.url, title: null, children: [{ type: 'text', value: piece.text }] };
    case 'gallery':
      return { type: 'paragraph', children: piece.images.map(({ url, alt, title }) => ({ type: 'image', url, alt, title })) };
    case 'video':
      return element('iframe', [], { src: piece.url, title: piece.title, allowFullScreen: true });
    case 'image': {
      const image: PhrasingContent = { type: 'image', url: piece.url, alt: piece.alt, title: piece.title };
      if (piece.caption === null) return image;
      const caption: PhrasingContent = {
        type: 'emphasis',
        children: [{ type: 'text', value: piece.caption }],
        data: { hName: 'figcaption' },
      };
      return element('figure', [image, caption], {});
    }
  }
}

function element(name: string, children: PhrasingContent[], properties: Record<string, string | boolean>): Paragraph {
  return { type: 'paragraph', children, data: { hName: name, hProperties: properties } };
}

/** A piece as raw HTML; it is sanitized with everything else. */
export function pieceHtml(piece: Piece): string {
  switch (piece.type) {
    case 'text':
      return escapeHtml(piece.value);
    case 'link':
      return `<a href="${escapeHtml(piece.url)}">${escapeHtml(piece.text)}</a>`;
    case 'gallery':
      return piece.images.map(imageHtml).join('');
    case 'video':
      return `<iframe src="${escapeHtml(piece.url)}" title="${escapeHtml(piece.title)}" allowfullscreen></iframe>`;
    case 'image':
      return piece.caption === null
        ? imageHtml(piece)
        : `<figure>${imageHtml(piece)}<figcaption>${escapeHtml(piece.caption)}</figcaption></figure>`;
  }
}

function imageHtml(image: { readonly url: string; readonly alt: string; readonly title: string | null }): string {
  const title = image.title === null ? '' : ` title="${escapeHtml(image.title)}"`;
  return `<img src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt)}"${title}>`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
