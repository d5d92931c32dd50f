import type { MaybePromise } from '../model.ts';
import type { ImageRow, PostRow, TalkRow } from '../store/rows.ts';
import type { Context } from './context.ts';
import { keyOf } from './global-id.ts';
import type { Item } from './level.ts';
import { chain } from './maybe-promise.ts';
import { byKey, single } from './resolve.ts';
import { sitesOf } from './site.ts';

/** One of the ways to find a post. */
interface PostBy {
  readonly id?: string;
  readonly source?: { readonly site?: string | null | undefined; readonly path: string };
  readonly url?: string;
}

interface IdOrUrl {
  readonly id?: string;
  readonly url?: string;
}

export function findPost(by: PostBy, context: Context): MaybePromise<Item<PostRow> | null> {
  if (by.source) return single(context.reader.postBySource(by.source.site ?? null, by.source.path));
  if (by.url !== undefined) return single(chain(pathOf(by.url, context), (path) => postAt(path, context)));
  return byKey(context, 'Post', keyOf('Post', by.id ?? ''));
}

export function findTalk(by: IdOrUrl, context: Context): MaybePromise<Item<TalkRow> | null> {
  if (by.url === undefined) return byKey(context, 'Talk', keyOf('Talk', by.id ?? ''));
  return byKey(context, 'Talk', context.reader.talkKeyOf(context.talkUrlKeys(by.url)));
}

/** A URL of this gateway names its image by digest, under whatever origin the gateway is reached. */
export function findImage(by: IdOrUrl, context: Context): MaybePromise<Item<ImageRow> | null> {
  if (by.url === undefined) return byKey(context, 'Image', keyOf('Image', by.id ?? ''));
  const digest = /^[^?#]*\/images\/([0-9a-f]{64})\//.exec(by.url)?.[1];
  return single(digest === undefined ? context.reader.imageByUrl(by.url) : context.reader.imageByDigest(digest));
}

/** The post at a path; routers of frontends hand over what is not escaped, and paths without their last slash. */
function postAt(path: string, { reader }: Context): MaybePromise<PostRow | null> {
  const escaped = escapePath(path);
  return chain(reader.postByUrl(escaped), (found) => found ?? (escaped.endsWith('/') ? null : reader.postByUrl(`${escaped}/`)));
}

/** A path as posts have theirs: escapes of what needs none, or in small letters, are others' spellings of it. */
function escapePath(path: string): string {
  try {
    return encodeURI(decodeURI(path).normalize('NFC'));
  } catch {
    return path;
  }
}

/** The path of a URL below a site's base URL; other text is a path already. Query and fragment say nothing of the post. */
function pathOf(url: string, context: Context): MaybePromise<string> {
  const bare = url.replace(/[?#].*$/s, '');
  if (!URL.canParse(bare)) return bare;
  return chain(sitesOf(context), (sites) => {
    for (const { baseUrl } of sites.values()) {
      // Hugo publishes `/docs/…` of a site at `https://example.org/docs/` below that folder, and says so in its URLs.
      if (baseUrl !== null && bare.startsWith(baseUrl)) return `/${bare.slice(new URL(baseUrl).origin.length + 1)}`;
    }
    return bare;
  });
}
