import type { PostRecord, SiteRecord, TalkMentionRecord } from '../../src/model.ts';
import { ContentWriter } from '../../src/store/writer.ts';
import { mergeTalks } from '../../src/talks/merge.ts';
import { type Random, randomOf } from '../random.ts';

const WORDS = [
  'mesh',
  'gateway',
  'proxy',
  'policy',
  'trace',
  'metric',
  'cluster',
  'release',
  'upgrade',
  'ambient',
  'identity',
  'latency',
  'router',
  'canary',
  'quota',
  'schema',
];
const LANGUAGES = ['en', 'es', 'zh', 'uk'];
const SITE: SiteRecord = { key: 'bench', title: 'Bench', baseUrl: null, defaultLanguage: 'en', languages: LANGUAGES };

/**
 * Writes `count` posts with two talks each into a database: every record made, none parsed. Keywords follow a long
 * tail; every post has a date of its own second, so orders have few ties.
 */
export function writeSyntheticContent(database: string, count: number): void {
  const writer = new ContentWriter(database);
  writer.putSite(SITE, 0, 'bench');
  for (let at = 0; at < count; at += 1) {
    const post = syntheticPost(at);
    writer.putPost(
      post,
      { path: post.sourcePath, digest: '', bytes: 1000, ctimeMs: 0, changesAt: null },
      [],
      LANGUAGES.indexOf(post.language),
    );
  }
  writer.putTalks(mergeTalks(writer.stored.mentions(), [SITE]), new Map());
  writer.finish(new Date('2026-01-01T00:00:00Z'));
}

function syntheticPost(at: number): PostRecord {
  const random = randomOf(at);
  const word = (): string => WORDS[random(WORDS.length)] ?? '';
  const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
  const sourcePath = `${language}/blog/post-${at}.md`;
  const publishedAt = `${new Date(Date.UTC(2015, 0, 1) + at * 3_000_000).toISOString().slice(0, 19)}Z`;
  const text = Array.from({ length: 120 }, word).join(' ');
  const keywords = [...new Set(Array.from({ length: 4 }, () => `topic ${Math.floor(300 / (1 + random(300)))}`))];
  return {
    key: `bench/${sourcePath}`,
    site: 'bench',
    sourcePath,
    url: `/${language}/blog/post-${at}/`,
    aliases: [],
    slug: `post-${at}`,
    section: 'blog',
    kind: 'PAGE',
    title: `${word()} ${word()} ${at}`,
    linkTitle: null,
    description: `About ${word()} and ${word()}.`,
    publishedAt,
    modifiedAt: publishedAt,
    expiresAt: null,
    draft: false,
    weight: null,
    attribution: null,
    authors: [`Author ${random(500)}`],
    language,
    translationKey: `post-${at}`,
    params: { title: `post ${at}` },
    body: { markdown: text, html: `<p>${text}</p>`, text, headings: [], wordCount: 120, readingMinutes: 1, shortcodes: [] },
    keywords: keywords.map((name) => ({ name, slug: name.replace(' ', '-') })),
    images: Array.from({ length: 2 }, (_, index) => ({
      candidates: [`https://images.example/${at}-${index}.png`],
      source: `https://images.example/${at}-${index}.png`,
      alt: word(),
      caption: null,
      title: null,
      displayWidth: null,
      line: index + 1,
    })),
    featuredImage: 0,
    links: [],
    mentions: [mention(at * 2, publishedAt, random), mention(at * 2 + 1, publishedAt, random)],
    digest: '',
  };
}

function mention(at: number, publishedAt: string, random: Random): TalkMentionRecord {
  const videoId = at.toString(36).padStart(11, 'x');
  const url = `https://www.youtube.com/watch?v=${videoId}`;
  const year = Number(publishedAt.slice(0, 4));
  const series = `Conference ${random(40)}`;
  return {
    urlKeys: [`youtube:${videoId}`],
    url,
    recordingUrl: url,
    scheduleUrl: null,
    slidesUrl: null,
    video: { provider: 'YOUTUBE', videoId, url, embedUrl: `https://www.youtube-nocookie.com/embed/${videoId}`, thumbnailUrl: null },
    title: `Talk ${at} about ${WORDS[random(WORDS.length)]}`,
    kind: 'TALK',
    event: {
      name: `${series} ${year}`,
      slug: `${series.toLowerCase().replace(' ', '-')}-${year}`,
      series,
      year,
      startsOn: publishedAt.slice(0, 10),
      endsOn: null,
      location: null,
      url: null,
    },
    startsOn: publishedAt.slice(0, 10),
    speakers: [{ name: `Speaker ${random(9000)}`, organization: `Company ${random(300)}` }],
    stated: { title: true, kind: true, event: true, startsOn: true, speakers: true },
    quote: `Talk ${at}`,
    line: 1,
    explicit: false,
    confidence: 0.9,
  };
}
