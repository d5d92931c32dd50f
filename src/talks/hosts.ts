import type { Shortcode, Video } from '../model.ts';
import { HOSTS, type Host, type LinkRole } from './host-table.ts';

/** What a URL on a known host is. */
export interface TalkUrl {
  readonly role: LinkRole;
  /** Canonical key: equal for every spelling of one video or session. */
  readonly key: string;
  /** Canonical address. */
  readonly url: string;
  readonly video: Video | null;
  /** Words of the address that carry title and speakers (long sched.com form), decoded; else null. */
  readonly slugText: string | null;
}

/** True for a talk's own address: its recording, or its page in a schedule. */
export function isSession(target: TalkUrl | null): target is TalkUrl {
  return target?.role === 'recording' || target?.role === 'schedule';
}

const BY_NAME = new Map<string, Host>();
const BY_SUFFIX: Host[] = [];
const BY_SHAPE: Host[] = [];
for (const host of HOSTS) {
  for (const name of host.hosts) {
    if (name === '*') BY_SHAPE.push(host);
    else if (name.startsWith('.')) BY_SUFFIX.push(host);
    else BY_NAME.set(name, host);
  }
}

/** Parameters that say where a reader came from or where the player starts, never which talk is meant. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|si|feature|t|start|ab_channel|pp|index|ref|iframe|from|spm_id_from|vd_source|eventorigin|recid|recsource)$/i;

function hostsFor(name: string): readonly Host[] {
  const exact = BY_NAME.get(name);
  if (exact !== undefined) return [exact];
  const suffix = BY_SUFFIX.filter((host) => host.hosts.some((entry) => entry.startsWith('.') && name.endsWith(entry)));
  return suffix.length > 0 ? suffix : BY_SHAPE;
}

function parse(written: string): URL | null {
  const text = written.trim().replace(/^\/\//, 'https://').replaceAll(/&amp;/g, '&');
  if (!/^https?:\/\//i.test(text) || text.length > 2000) return null;
  return URL.canParse(text) ? new URL(text) : null;
}

/** A host's name without `www.` and `m.`. */
function bareHost(url: URL): string {
  return url.hostname.toLowerCase().replace(/^(?:www|m)\./, '');
}

function withoutTracking(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
  return `https://${bareHost(url)}${url.pathname.replace(/\/+$/, '')}${query}`;
}

/** `hiding-in-plain-sight-ada-park-acme` -> `hiding in plain sight ada park acme`. */
function slugWords(url: URL): string | null {
  const part = /^\/event\/[^/]+\/([^/?#]{3,300})/.exec(url.pathname)?.[1];
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part)
      .replaceAll(/[-_+]+/g, ' ')
      .trim();
  } catch {
    return part.replaceAll(/[-_+]+/g, ' ').trim();
  }
}

/**
 * Reads a URL as a talk link: its role, canonical key and address. Null where the host is unknown or the text is no
 * absolute http(s) URL. `sched.co/1R2tA` and `https://x.sched.com/event/1R2tA/a-title?iframe=no` have one key.
 */
export function readTalkUrl(written: string): TalkUrl | null {
  const url = parse(written);
  if (url === null) return null;
  const path = `${url.pathname}${url.search}`;
  for (const host of hostsFor(bareHost(url))) {
    for (const form of host.forms) {
      const match = form.path.exec(path);
      if (match === null) continue;
      return describe(host, form.role, match[1], url);
    }
  }
  if (/\.(?:pptx?|odp|key)(?:$|\?)/i.test(url.pathname)) {
    return { role: 'slides', key: `page:${withoutTracking(url)}`, url: withoutTracking(url), video: null, slugText: null };
  }
  return null;
}

function describe(host: Host, role: LinkRole, identity: string | undefined, url: URL): TalkUrl {
  const plain = withoutTracking(url);
  if (identity === undefined) return { role, key: `page:${plain}`, url: plain, video: null, slugText: null };
  const bare = host.hosts.includes('*') ? `${bareHost(url)}${identity}` : identity;
  const canonical = host.canonical?.replace('$1', identity) ?? plain;
  const video: Video | null =
    role === 'recording' && host.provider !== undefined
      ? {
          provider: host.provider,
          videoId: identity.replace(/^\//, ''),
          url: canonical,
          embedUrl: host.embed?.replace('$1', identity) ?? canonical,
          thumbnailUrl: host.thumbnail?.replace('$1', identity) ?? null,
        }
      : null;
  return { role, key: `${host.key}:${bare}`, url: canonical, video, slugText: role === 'schedule' ? slugWords(url) : null };
}

/**
 * The canonical key that a URL stands for, in any spelling (`talk(by: { url })`). A URL of no known host is its own key.
 * Null where the text is no absolute http(s) URL.
 */
export function talkKeyOf(written: string): string | null {
  const known = readTalkUrl(written);
  if (known !== null) return known.key;
  const url = parse(written);
  return url === null ? null : `page:${withoutTracking(url)}`;
}

/** Shortcodes whose argument is a bare video id, by the beginning of their name. */
const ID_SHORTCODES: readonly { readonly name: RegExp; readonly id: RegExp; readonly url: string }[] = [
  { name: /^(?:youtube|yt|lite-?youtube)/i, id: /^[\w-]{5,64}$/, url: 'https://www.youtube.com/watch?v=' },
  { name: /^vimeo/i, id: /^\d{5,12}$/, url: 'https://vimeo.com/' },
  { name: /^bilibili/i, id: /^BV\w{8,14}$/, url: 'https://www.bilibili.com/video/' },
];

/** The address of a video by its id on the platform that a name begins with, or null. */
export function videoOf(name: string, id: string): string | null {
  const row = ID_SHORTCODES.find((each) => each.name.test(name) && each.id.test(id));
  return row === undefined ? null : row.url + id;
}

/** The video URL that a shortcode shows (`youtube ID`, `vimeo id=ID`, `video src="https://youtu.be/ID"`), or null. */
export function videoOfShortcode(shortcode: Shortcode): string | null {
  const values = Array.isArray(shortcode.arguments)
    ? shortcode.arguments
    : namedFirst(shortcode.arguments as { readonly [name: string]: string });
  for (const value of values) {
    const url = videoOf(shortcode.name, value);
    if (url !== null) return url;
    if (/^(?:https?:)?\/\//.test(value)) {
      const role = readTalkUrl(value)?.role;
      if (role === 'recording' || role === 'playlist') return value;
    }
  }
  return null;
}

function namedFirst(named: { readonly [name: string]: string }): readonly string[] {
  const first = ['id', 'video', 'videoId', 'url', 'src'].flatMap((name) => named[name] ?? []);
  return [...first, ...Object.values(named)];
}
