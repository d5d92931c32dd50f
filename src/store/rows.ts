/** What readings return: plain values, JSON columns already parsed. `key` is the identity that GraphQL IDs are made of. */
import type {
  Diagnostic,
  EventRecord,
  Heading,
  ImageFormat,
  ImageRecord,
  JsonObject,
  OrganizationRecord,
  PostKind,
  ResolvedLink,
  Shortcode,
  SiteRecord,
  SpeakerRecord,
  TalkKind,
  TalkMentionRecord,
  TalkSpeakerRecord,
  Video,
} from '../model.ts';

export interface PostRow {
  readonly key: string;
  readonly site: string;
  readonly sourcePath: string;
  readonly url: string;
  readonly aliases: readonly string[];
  readonly slug: string;
  readonly section: string | null;
  readonly kind: PostKind;
  readonly title: string;
  readonly linkTitle: string | null;
  readonly description: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly expiresAt: string | null;
  readonly draft: boolean;
  readonly weight: number | null;
  readonly attribution: string | null;
  readonly authors: readonly string[];
  readonly language: string;
  readonly translationKey: string;
  readonly params: JsonObject;
  readonly wordCount: number;
  readonly readingMinutes: number;
  /** Key of an image. */
  readonly featuredImage: string | null;
}

export interface BodyRow {
  readonly key: string;
  readonly markdown: string;
  readonly html: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly shortcodes: readonly Shortcode[];
}

export interface ImageRow extends Omit<ImageRecord, 'format'> {
  readonly format: ImageFormat;
}

/** An image as one place of one post shows it. */
export interface ImageUseRow extends ImageRow {
  readonly position: number;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly title: string | null;
  readonly displayWidth: string | null;
  readonly line: number;
}

export interface KeywordRow {
  /** The slug. */
  readonly key: string;
  readonly name: string;
  readonly spellings: readonly string[];
  readonly postCount: number;
  readonly talkCount: number;
  readonly lastUsedAt: string | null;
}

export interface TalkRow {
  readonly key: string;
  readonly titles: readonly { readonly language: string; readonly title: string }[];
  readonly title: string;
  readonly kind: TalkKind;
  readonly url: string;
  readonly recordingUrl: string | null;
  readonly scheduleUrl: string | null;
  readonly slidesUrl: string | null;
  readonly video: Video | null;
  readonly startsOn: string | null;
  /** Key of an event. */
  readonly event: string | null;
  readonly speakers: readonly TalkSpeakerRecord[];
  readonly languages: readonly string[];
  readonly mentionCount: number;
}

export interface MentionRow extends TalkMentionRecord {
  readonly key: string;
  /** Key of the post. */
  readonly post: string;
  /** Key of the talk. */
  readonly talk: string;
}

/** The key is the slug, here and in the two below. */
export interface SpeakerRow extends Omit<SpeakerRecord, 'slug'> {
  readonly key: string;
  readonly talkCount: number;
}
export interface OrganizationRow extends Omit<OrganizationRecord, 'slug'> {
  readonly key: string;
  readonly talkCount: number;
}
export interface EventRow extends Omit<EventRecord, 'slug'> {
  readonly key: string;
  readonly talkCount: number;
}
export interface DiagnosticRow extends Diagnostic {
  readonly key: string;
}
export interface SiteRow extends SiteRecord {
  readonly postCount: number;
  readonly talkCount: number;
}
/** A link of a post, with where it leads. */
export type LinkRow = ResolvedLink;

/** How many findings there are of a code. */
export interface FindingCount extends Pick<Diagnostic, 'code' | 'severity'> {
  readonly count: number;
}

/** What is being served. */
export interface Snapshot {
  readonly revision: string;
  /** Instant. */
  readonly ingestedAt: string;
  readonly postCount: number;
  readonly imageCount: number;
  readonly keywordCount: number;
  readonly talkCount: number;
  readonly speakerCount: number;
  readonly organizationCount: number;
  readonly eventCount: number;
  readonly diagnosticCount: number;
}
