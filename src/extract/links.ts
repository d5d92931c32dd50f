import type { SiteConfig } from '../hugo/site-config.ts';

/** What a link's destination is, by its spelling alone. */
export interface LinkShape {
  readonly internal: boolean;
  readonly isReference: boolean;
}

/**
 * Reads a destination: a page or file of this site, or an address elsewhere. Null where there is nothing to follow:
 * a place on the same page, an unsafe or unknown scheme, an empty text.
 */
export function linkShape(url: string, config: SiteConfig): LinkShape | null {
  // Browsers pass over control characters and spaces in front of a scheme, and over line breaks anywhere.
  // oxlint-disable-next-line no-control-regex -- exactly these are meant
  const bare = url.replaceAll(/[\u0000-\u0020]+/g, '');
  if (bare === '' || bare.startsWith('#')) return null;
  if (/^(?:https?:)?\/\//i.test(bare)) {
    const isOwn =
      config.baseUrl !== null && URL.parse(bare.startsWith('//') ? `https:${bare}` : bare)?.href.startsWith(config.baseUrl) === true;
    return { internal: isOwn, isReference: false };
  }
  if (/^(?:mailto|tel):/i.test(bare)) return { internal: false, isReference: false };
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare)) return null;
  return { internal: true, isReference: /\.(?:md|markdown)(?:[?#].*)?$/i.test(bare) };
}
