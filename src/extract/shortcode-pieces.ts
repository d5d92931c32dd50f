import type { Document } from '../hugo/document.ts';
import type { Json, Shortcode } from '../model.ts';
import { readTalkUrl, videoOfShortcode } from '../talks/hosts.ts';
import type { Findings } from './findings.ts';
import { globTest } from './globs.ts';
import { isImageFile } from './image-sources.ts';
import type { Piece } from './pieces.ts';
import { roleOf } from './shortcode-roles.ts';

/** True for a shortcode whose inner text is no part of the page's text: it is a caption, or for nobody. */
export function consumesInner(shortcode: Shortcode): boolean {
  const role = roleOf(shortcode.name);
  return (
    shortcode.inner !== null && (role === 'comment' || role === 'imgproc' || role === 'gallery' || role === 'image' || role === 'video')
  );
}

/** What a shortcode shows where it stands, its inner text aside. Notes its images and, if Lectern does not know it, its name. */
export function shortcodePieces(shortcode: Shortcode, document: Document, findings: Findings): Piece[] {
  switch (roleOf(shortcode.name)) {
    case 'image':
      return imagePieces(shortcode, findings);
    case 'imgproc':
      return imgprocPieces(shortcode, findings);
    case 'gallery':
      return galleryPieces(shortcode, findings);
    case 'video':
      return videoPieces(shortcode, findings);
    case 'param': {
      const value = paramOf(shortcode, document);
      return value === null ? [] : [{ type: 'text', value }];
    }
    case 'talk':
      return talkPieces(shortcode);
    case 'reference':
    case 'comment':
    case 'wrapper':
      return [];
    case null:
      findings.addUnknown(shortcode.name, shortcode.line);
      return [];
  }
}

/** The value of a named argument, else of a position. */
export function argument(shortcode: Shortcode, names: readonly string[], position?: number): string | null {
  const values = shortcode.arguments;
  if (Array.isArray(values)) return position === undefined ? null : ((values[position] as string | undefined) ?? null);
  const named = values as { readonly [name: string]: string };
  for (const name of names) if (named[name] !== undefined) return named[name];
  return null;
}

/** The value of `param`: one of the front matter, by its dotted path. */
export function paramOf(shortcode: Shortcode, document: Document): string | null {
  const path = argument(shortcode, ['name', 'key'], 0);
  if (path === null) return null;
  const within = (from: Json): Json =>
    path.split('.').reduce<Json>((value, key) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
      const wanted = key.toLowerCase();
      return Object.entries(value).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
    }, from);
  const value = within(document.params) ?? within(document.params['params'] ?? null);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function imagePieces(shortcode: Shortcode, findings: Findings): Piece[] {
  // In `figure`, `src` is the image and `link` what it leads to; in `image`, `link` is the image.
  const source = argument(shortcode, ['src', 'link', 'url', 'file', 'path', 'image'], 0);
  if (source === null) return [];
  const alt = argument(shortcode, ['alt'], 1);
  const inner = shortcode.inner?.trim();
  const caption = argument(shortcode, ['caption']) ?? (inner === undefined || inner === '' ? null : inner);
  const title = argument(shortcode, ['title']);
  const url = findings.addImage({ source, alt, caption, title, displayWidth: argument(shortcode, ['width']), line: shortcode.line });
  return url === null ? [] : [{ type: 'image', url, alt: alt ?? caption ?? title ?? '', title, caption }];
}

function imgprocPieces(shortcode: Shortcode, findings: Findings): Piece[] {
  const wanted = argument(shortcode, ['src', 'name', 'image'], 0);
  if (wanted === null) return [];
  const part = wanted.toLowerCase();
  const source = findings.resources((path) => isImageFile(path) && path.toLowerCase().includes(part))[0] ?? wanted;
  const caption = shortcode.inner?.trim() ?? '';
  const alt = argument(shortcode, ['alt']);
  const url = findings.addResource({
    source,
    alt,
    caption: caption === '' ? null : caption,
    title: null,
    displayWidth: null,
    line: shortcode.line,
  });
  return url === null ? [] : [{ type: 'image', url, alt: alt ?? caption, title: null, caption: caption === '' ? null : caption }];
}

function galleryPieces(shortcode: Shortcode, findings: Findings): Piece[] {
  const folder = argument(shortcode, ['dir', 'folder']);
  const match = argument(shortcode, ['match', 'src'], 0) ?? (folder === null ? '*' : `${folder.replace(/\/$/, '')}/*`);
  const test = globTest(match);
  const found = findings.resources((path) => isImageFile(path) && test(path));
  if (found.length === 0) findings.addMissing(`The gallery "${match}" matches no image.`, shortcode.line);
  if (argument(shortcode, ['sortOrder'])?.toLowerCase() === 'desc') found.reverse();
  const images = found.flatMap((source) => {
    const url = findings.addResource({ source, alt: null, caption: null, title: null, displayWidth: null, line: shortcode.line });
    return url === null ? [] : [{ url, alt: '', title: null }];
  });
  return images.length === 0 ? [] : [{ type: 'gallery', images }];
}

function videoPieces(shortcode: Shortcode, findings: Findings): Piece[] {
  const url = videoOfShortcode(shortcode);
  const video = url === null ? null : (readTalkUrl(url)?.video ?? null);
  if (video === null) {
    findings.addUnknown(shortcode.name, shortcode.line);
    return [];
  }
  return [{ type: 'video', url: video.embedUrl, title: argument(shortcode, ['title']) ?? 'Video' }];
}

function talkPieces(shortcode: Shortcode): Piece[] {
  const url = argument(shortcode, ['url', 'recording', 'video', 'schedule'], 0);
  const title = argument(shortcode, ['title'], 1);
  if (title === null) return [];
  return [url !== null && /^https?:\/\//i.test(url) ? { type: 'link', url, text: title } : { type: 'text', value: title }];
}
