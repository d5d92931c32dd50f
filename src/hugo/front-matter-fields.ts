import type { Json, PostKeyword } from '../model.ts';

/**
 * Front matter keys of each field, lower case (Hugo's keys are case-insensitive). The first one that is there counts;
 * lists of keys marked "all" are read one after the other. Dates have a table of their own: `DateSources`.
 */
export const FIELD_KEYS = {
  title: ['title'],
  linkTitle: ['linktitle'],
  description: ['description', 'summary'],
  slug: ['slug'],
  url: ['url'],
  translationKey: ['translationkey'],
  attribution: ['attribution'],
  weight: ['weight'],
  draft: ['draft'],
  headless: ['headless'],
  /** All. */
  authors: ['authors', 'author'],
  /** All. */
  keywords: ['keywords', 'tags', 'categories'],
  aliases: ['aliases'],
  /** All, the first is the featured image. */
  images: ['featuredimage', 'featured_image', 'cover', 'image', 'images', 'social_image', 'thumbnail'],
  resources: ['resources'],
  talks: ['talks'],
} as const satisfies Record<string, readonly string[]>;

export type FieldName = keyof typeof FIELD_KEYS;

/** A file of the page's bundle that front matter speaks of: `resources:`. */
export interface ResourceField {
  /** A glob. */
  readonly src: string;
  readonly name: string | null;
  /** May hold `:counter`. */
  readonly title: string | null;
}

export interface ImageField {
  readonly source: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly line: number;
}

/** Front matter with its meaning. Instants are RFC 3339 in UTC with seconds. */
export interface FrontMatterFields {
  readonly title: string | null;
  readonly linkTitle: string | null;
  readonly description: string | null;
  readonly slug: string | null;
  readonly url: string | null;
  readonly translationKey: string | null;
  readonly attribution: string | null;
  readonly weight: number | null;
  readonly draft: boolean;
  readonly headless: boolean;
  readonly date: string | null;
  /** `YYYY-MM-DD` of `date` as written. */
  readonly day: string | null;
  readonly publishDate: string | null;
  /** Null where no key of its own gives it: Hugo's fallback to `date` says nothing about a change. */
  readonly modified: string | null;
  readonly expiryDate: string | null;
  readonly authors: readonly string[];
  readonly keywords: readonly PostKeyword[];
  readonly aliases: readonly string[];
  readonly images: readonly ImageField[];
  readonly resources: readonly ResourceField[];
  readonly talks: Json;
}
