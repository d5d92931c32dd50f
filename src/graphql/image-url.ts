import type { ImageRecord, MaybePromise } from '../model.ts';
import type { Context } from './context.ts';
import { chain } from './maybe-promise.ts';
import { siteOf } from './site.ts';

type Located = Pick<ImageRecord, 'site' | 'sourcePath' | 'remoteUrl' | 'digest'>;

/**
 * Where an image is shown from: the gateway, under its digest, so that it can be cached for a year; its remote URL; or,
 * for a file that is not there, where its site would have it, else a path of the gateway that answers 404.
 */
export function imageUrl(image: Located, origin: string, baseUrl: string | null): string {
  if (image.remoteUrl !== null) return image.remoteUrl;
  const path = image.sourcePath ?? '';
  if (image.digest !== null) return `${origin}/images/${image.digest}/${encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))}`;
  // Files of `static/` and `assets/` are published at the root of the site.
  const published = path.replace(/^(?:\.\.\/)+(?:(?:static|assets)\/)?/, '');
  return `${baseUrl ?? `${origin}/images/missing/`}${published.split('/').map(encodeURIComponent).join('/')}`;
}

/** As `imageUrl`, with the origin and the site looked up. */
export function urlOf(image: Located, context: Context): MaybePromise<string> {
  if (image.remoteUrl !== null || image.digest !== null) return imageUrl(image, context.origin, null);
  return chain(siteOf(context, image.site), (site) => imageUrl(image, context.origin, site.baseUrl));
}
