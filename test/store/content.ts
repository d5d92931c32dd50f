/** Small content for the store's tests, and a database in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ImageUse, LinkRecord, PostRecord, TalkGraph, TalkMentionRecord, TalkRecord } from '../../src/model.ts';
import { openForReading } from '../../src/store/database.ts';
import { SqliteReader } from '../../src/store/sqlite-reader.ts';
import type { FileFacts } from '../../src/store/stored-content.ts';
import { ContentWriter, type IngestionOutcome } from '../../src/store/writer.ts';

/** A path for a database in a new folder, removed when the file's tests have ended. */
export function databasePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'content.sqlite');
}

export type PostParts = Partial<Omit<PostRecord, 'keywords' | 'body'>> & {
  readonly sourcePath: string;
  /** Names; slugs are their lower case. */
  readonly keywords?: readonly string[];
  readonly text?: string;
  readonly headings?: readonly string[];
};

export function post({ keywords = [], text = '', headings = [], ...parts }: PostParts): PostRecord {
  const site = parts.site ?? 'site';
  const key = `${site}/${parts.sourcePath}`;
  return {
    key,
    site,
    url: `/${parts.sourcePath}/`,
    aliases: [],
    slug: parts.sourcePath,
    section: 'blog',
    kind: 'PAGE',
    title: parts.sourcePath,
    linkTitle: null,
    description: null,
    publishedAt: '2024-01-01T00:00:00Z',
    modifiedAt: null,
    expiresAt: null,
    draft: false,
    weight: null,
    attribution: null,
    authors: [],
    language: 'en',
    translationKey: key,
    params: {},
    images: [],
    featuredImage: null,
    links: [],
    mentions: [],
    digest: key,
    ...parts,
    keywords: keywords.map((name) => ({ slug: name.toLowerCase(), name })),
    body: {
      markdown: text,
      html: `<p>${text}</p>`,
      text,
      headings: headings.map((heading, at) => ({ depth: 2, text: heading, anchor: heading, line: at + 1 })),
      wordCount: text.split(' ').length,
      readingMinutes: 1,
      shortcodes: [],
    },
  };
}

export function link(url: string): LinkRecord {
  return { url, text: url, line: 1, internal: true, isReference: false };
}

export function imageUse(...candidates: readonly string[]): ImageUse {
  return { candidates, source: candidates[0] ?? '', alt: null, caption: null, title: null, displayWidth: null, line: 1 };
}

export function mention(urlKey: string, title = urlKey): TalkMentionRecord {
  return {
    urlKeys: [urlKey],
    url: `https://talks.example/${urlKey}`,
    recordingUrl: null,
    scheduleUrl: null,
    slidesUrl: null,
    video: null,
    title,
    kind: 'TALK',
    event: null,
    startsOn: null,
    speakers: [],
    stated: { title: true, kind: true, event: false, startsOn: false, speakers: false },
    quote: title,
    line: 1,
    explicit: false,
    confidence: 0.9,
  };
}

/** `mentions` are keys of posts that name it. */
export function talk(key: string, posts: readonly string[], parts: Partial<TalkRecord> = {}): TalkRecord {
  return {
    key,
    urlKeys: [key],
    titles: [{ language: 'en', title: key }],
    kind: 'TALK',
    url: `https://talks.example/${key}`,
    recordingUrl: null,
    scheduleUrl: null,
    slidesUrl: null,
    video: null,
    startsOn: null,
    event: null,
    speakers: [],
    mentions: posts.map((name) => `${name}#${key}`),
    ...parts,
  };
}

export const NO_TALKS: TalkGraph = { talks: [], speakers: [], organizations: [], events: [] };

export function facts(path: string): FileFacts {
  return { path, digest: path, bytes: 1, ctimeMs: 1, changesAt: null };
}

/** One ingestion that stores these posts and, where given, talks. */
export function ingest(
  path: string,
  posts: readonly PostRecord[],
  graph: TalkGraph | null = null,
  named: ReadonlyMap<string, readonly string[]> = new Map(),
): IngestionOutcome {
  const writer = new ContentWriter(path);
  const languages = ['en', 'es', 'zh', 'uk'];
  const sites = [...new Set(posts.map(({ site }) => site))].toSorted();
  sites.forEach((key, position) =>
    writer.putSite({ key, title: key, baseUrl: null, defaultLanguage: 'en', languages }, position, 'settings'),
  );
  for (const record of posts) writer.putPost(record, facts(record.sourcePath), [], languages.indexOf(record.language));
  if (graph !== null) writer.putTalks(graph, named);
  return writer.finish(new Date('2024-06-01T00:00:00Z'));
}

const open: (() => void)[] = [];
afterAll(() => open.splice(0).forEach((close) => close()));

/** A reader of the content as it is now. */
export function reader(path: string): SqliteReader {
  const connection = openForReading(path);
  connection.exec('BEGIN');
  open.push(() => connection.close());
  return new SqliteReader(connection);
}
