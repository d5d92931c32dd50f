/**
 * The domain's types: what the stages hand to each other. Nothing here does anything.
 *
 * Keys are text made from content, so they survive re-ingestion:
 * - post: `site/sourcePath`; image: `site/sourcePath` or the remote URL
 * - keyword, speaker, organization, event: slug
 * - talk: canonical URL key (`youtube:ID`, `sched:ID`, ...)
 * - mention: `postKey#talkKey`
 */

/** A value, or a promise of it: the SQLite store answers at once, another engine may not. */
export type MaybePromise<T> = T | Promise<T>;

/** What JSON can hold; front matter is reduced to it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

// ---------------------------------------------------------------- diagnostics

export type DiagnosticSeverity = 'ERROR' | 'WARNING' | 'INFO';

/** One finding about the content: reported, never thrown. Codes and severities: `diagnostics.ts`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** What happened, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly hint: string | null;
  readonly site: string;
  /** Relative to the site's content folder. */
  readonly sourcePath: string;
  /** 1-based, in the file as it lies on disk; null where the whole file is meant. */
  readonly line: number | null;
  /** 1-based, in UTF-16 units. */
  readonly column: number | null;
}

// ---------------------------------------------------------------- files

/**
 * A regular file of a site. Paths have `/` between their parts and are relative to the site's content folder, so a
 * file of `static/` is `../static/logo.png`.
 */
export interface FoundFile {
  readonly path: string;
  readonly absolutePath: string;
  readonly bytes: number;
  /**
   * When content, name or attributes last changed (ctime), in milliseconds; with `bytes` the cheap test for "unchanged". The
   * time of writing alone moves with a file that is renamed over another one, or copied with its times.
   */
  readonly ctimeMs: number;
}

/** Where a site lies on disk. */
export interface SiteFolder {
  readonly key: string;
  /** Absolute; holds the Hugo configuration, `static/`, `assets/`. */
  readonly root: string;
  /** Absolute; every `sourcePath` is relative to it. */
  readonly contentFolder: string;
}

/** A decoded text file. Line ends are `\n`, without a byte order mark; lines and columns are those of the file. */
export interface SourceText {
  readonly site: string;
  readonly sourcePath: string;
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
}

// ---------------------------------------------------------------- sites and posts

export interface SiteRecord {
  readonly key: string;
  readonly title: string | null;
  /** Absolute URL with a trailing slash, or null where the configuration has none (or only a path). */
  readonly baseUrl: string | null;
  readonly defaultLanguage: string;
  /** BCP 47 tags in the site's order, the default language first where the site does not say. */
  readonly languages: readonly string[];
}

/** A leaf page, `_index.md` of a section, or the site's (or a language's) home. */
export type PostKind = 'PAGE' | 'SECTION' | 'HOME';

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
  readonly line: number;
}

/** One shortcode call, as Hugo reads it. Offsets are UTF-16 units into the body as written. */
export interface Shortcode {
  readonly name: string;
  /** Positional arguments as a list, named ones as an object. */
  readonly arguments: readonly string[] | { readonly [name: string]: string };
  /** 1-based line in the file. */
  readonly line: number;
  /** Where the opening tag starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Text between the opening and the closing tag, as written; null for a call without one. */
  readonly inner: string | null;
  /** Offset after the closing tag; equal to `end` without one. */
  readonly closeEnd: number;
}

/** A link of a post as its text writes it; `extract/` resolves it against the site's pages. */
export interface LinkRecord {
  /** As written (for `ref`/`relref`: their argument). */
  readonly url: string;
  readonly text: string;
  readonly line: number;
  /** True for a page or file of this site, however it is written. */
  readonly internal: boolean;
  /** True for `ref`, `relref` and `.md` destinations, which name a source file, not a URL. */
  readonly isReference: boolean;
}

/** What became of a link once all pages are known. */
export interface ResolvedLink extends LinkRecord {
  /** Key of the post it leads to, or null. */
  readonly target: string | null;
  /** Site-absolute path or absolute URL that works from anywhere; what HTML shows. */
  readonly href: string;
  /** An internal link to nothing. */
  readonly broken: boolean;
}

/** One appearance of an image in a post, in the order of the text. */
export interface ImageUse {
  /**
   * Keys of the images it can mean (`site/sourcePath`, or one remote URL), best first: the page's bundle, the bundle of
   * the default language, `static/`, `assets/`. The first whose file exists is meant, else the first.
   */
  readonly candidates: readonly string[];
  /** As written. */
  readonly source: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly title: string | null;
  /** As written: `75%`. */
  readonly displayWidth: string | null;
  /** 1-based line in the file. */
  readonly line: number;
}

/** What a page is known by to the other pages of its site. */
export interface PageEntry {
  /** Post key. */
  readonly key: string;
  readonly site: string;
  readonly sourcePath: string;
  readonly url: string;
  readonly aliases: readonly string[];
  readonly language: string;
  readonly translationKey: string;
}

export interface PostKeyword {
  readonly slug: string;
  /** As written. */
  readonly name: string;
}

interface PostBody {
  readonly markdown: string;
  /**
   * Sanitized. `src="lectern-image:N"` and `href="lectern-link:N"` stand for the post's Nth image use and Nth link
   * (0-based): what they lead to depends on other files, so they are filled in when the HTML is read.
   */
  readonly html: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly wordCount: number;
  readonly readingMinutes: number;
  readonly shortcodes: readonly Shortcode[];
}

/** Everything that one Markdown file says; made from that file, the site's configuration and its file list alone. */
export interface PostRecord {
  /** `site/sourcePath`. */
  readonly key: string;
  readonly site: string;
  readonly sourcePath: string;
  /** Site-absolute path as the site would publish it: `/es/blog/2023/istio-at-kubecon-na/`. */
  readonly url: string;
  readonly aliases: readonly string[];
  readonly slug: string;
  readonly section: string | null;
  readonly kind: PostKind;
  readonly title: string;
  readonly linkTitle: string | null;
  readonly description: string | null;
  /** Instants are RFC 3339 in UTC with seconds: `2023-11-16T00:00:00Z`. Earliest to latest they sort as text. */
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly expiresAt: string | null;
  readonly draft: boolean;
  readonly weight: number | null;
  readonly attribution: string | null;
  readonly authors: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Equal for all translations of one page of one site. */
  readonly translationKey: string;
  /** All front matter, JSON-safe. */
  readonly params: JsonObject;
  readonly body: PostBody;
  /** In order, the first spelling of each slug. */
  readonly keywords: readonly PostKeyword[];
  readonly images: readonly ImageUse[];
  /** Index into `images`, or null. */
  readonly featuredImage: number | null;
  readonly links: readonly LinkRecord[];
  readonly mentions: readonly TalkMentionRecord[];
  /** SHA-256 of the file. */
  readonly digest: string;
}

// ---------------------------------------------------------------- images

export type ImageFormat = 'JPEG' | 'PNG' | 'GIF' | 'WEBP' | 'AVIF' | 'SVG' | 'OTHER';

export interface ImageRecord {
  /** `site/sourcePath`, or the remote URL. */
  readonly key: string;
  readonly site: string;
  /** Null for a remote image. */
  readonly sourcePath: string | null;
  /** Null for a file of the site. */
  readonly remoteUrl: string | null;
  readonly exists: boolean;
  readonly absolutePath: string | null;
  /** SHA-256 of the bytes, hexadecimal; null for remote and missing images. */
  readonly digest: string | null;
  /** Intrinsic pixels. */
  readonly width: number | null;
  readonly height: number | null;
  readonly format: ImageFormat;
  readonly bytes: number | null;
  readonly animated: boolean;
  /** A tiny `data:` URL. */
  readonly placeholder: string | null;
  /** `#rrggbb`. */
  readonly dominantColor: string | null;
}

// ---------------------------------------------------------------- talks

export type TalkKind = 'KEYNOTE' | 'TALK' | 'LIGHTNING_TALK' | 'PANEL' | 'WORKSHOP' | 'DEMO' | 'WEBINAR';
export type VideoProvider = 'YOUTUBE' | 'VIMEO' | 'BILIBILI' | 'OTHER';

export interface Video {
  readonly provider: VideoProvider;
  readonly videoId: string;
  readonly url: string;
  readonly embedUrl: string;
  readonly thumbnailUrl: string | null;
}

export interface MentionedSpeaker {
  /** As printed there. */
  readonly name: string;
  readonly organization: string | null;
}

/** An event as one post names it. */
export interface MentionedEvent {
  /** As printed there, in its fullest form. */
  readonly name: string;
  /** Language-free identity: `kubecon-cloudnativecon-north-america-2023`. */
  readonly slug: string;
  readonly series: string | null;
  readonly year: number | null;
  /** Calendar dates, `YYYY-MM-DD`. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly location: string | null;
  readonly url: string | null;
}

/** One place in one post that names a talk: the evidence. A post has at most one mention of a talk. */
export interface TalkMentionRecord {
  /** Canonical keys of every URL the mention gives for the talk, the one of `url` first. */
  readonly urlKeys: readonly string[];
  /** As written, the first in the post. */
  readonly url: string;
  /** Canonical URLs. */
  readonly recordingUrl: string | null;
  readonly scheduleUrl: string | null;
  readonly slidesUrl: string | null;
  readonly video: Video | null;
  readonly title: string;
  readonly kind: TalkKind;
  readonly event: MentionedEvent | null;
  readonly startsOn: string | null;
  readonly speakers: readonly MentionedSpeaker[];
  /** Which fields the text states outright; merging prefers stated to implied. */
  readonly stated: {
    readonly title: boolean;
    readonly kind: boolean;
    readonly event: boolean;
    readonly startsOn: boolean;
    readonly speakers: boolean;
  };
  /** The sentence or list item, plain text. */
  readonly quote: string;
  readonly line: number;
  readonly explicit: boolean;
  /** 0 to 1; 1 for explicit ones. */
  readonly confidence: number;
}

/** A mention with where it stands: what `mergeTalks` joins. */
export interface PlacedMention extends TalkMentionRecord {
  /** `postKey#urlKeys[0]`. */
  readonly key: string;
  readonly post: string;
  readonly site: string;
  readonly language: string;
  /** Of the post; orders mentions by age. */
  readonly publishedAt: string | null;
  /** The post's translation group: mentions in it are one mention in several languages. */
  readonly translationKey: string;
}

export interface TalkSpeakerRecord {
  readonly speaker: string;
  /** As billed at that talk. */
  readonly name: string;
  readonly organization: string | null;
}

export interface TalkRecord {
  /** Canonical URL key of the recording, else of the schedule entry, else of the page. */
  readonly key: string;
  /** All canonical keys that lead to it, `key` among them. */
  readonly urlKeys: readonly string[];
  /** By language, default language of its first site first, then by age of the mention. Never empty. */
  readonly titles: readonly { readonly language: string; readonly title: string }[];
  readonly kind: TalkKind;
  readonly url: string;
  readonly recordingUrl: string | null;
  readonly scheduleUrl: string | null;
  readonly slidesUrl: string | null;
  readonly video: Video | null;
  readonly startsOn: string | null;
  /** Event slug. */
  readonly event: string | null;
  readonly speakers: readonly TalkSpeakerRecord[];
  /** Keys of its mentions, in the order of the posts' age. */
  readonly mentions: readonly string[];
}

export interface SpeakerRecord {
  readonly slug: string;
  readonly name: string;
}
export interface OrganizationRecord {
  readonly slug: string;
  readonly name: string;
}
export interface EventRecord {
  readonly slug: string;
  readonly name: string;
  readonly series: string | null;
  readonly year: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly location: string | null;
  readonly url: string | null;
}

/** All talks of all sites and what they refer to: the outcome of merging every mention. */
export interface TalkGraph {
  readonly talks: readonly TalkRecord[];
  readonly speakers: readonly SpeakerRecord[];
  readonly organizations: readonly OrganizationRecord[];
  readonly events: readonly EventRecord[];
}
