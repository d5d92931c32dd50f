import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionResult, execute, parse, specifiedRules, validate } from 'graphql';
import type { QueryContext } from '../../src/graphql/context.ts';
import { limitRules } from '../../src/graphql/limits.ts';
import { schema } from '../../src/graphql/schema.ts';

import type { ImageRecord, PostRecord, TalkMentionRecord, TalkRecord } from '../../src/model.ts';
import { slugOf } from '../../src/slug.ts';
import { ReaderPool } from '../../src/store/reader-pool.ts';
import type { StoredImage } from '../../src/store/image-rows.ts';
import { ContentWriter } from '../../src/store/writer.ts';

/** A gateway's store with small content, without the stages before it and HTTP after it. */
export interface Fixture {
  /** Validates and executes a query; answers plain JSON, as a client would see it. */
  run(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same without waiting: the store is synchronous, so the answer is no promise. */
  runNow(query: string, variables?: Record<string, unknown>): ExecutionResult;
  /** Statements that the last `run` cost. */
  statements(): number;
  close(): void;
}

interface Answer {
  // The shape depends on the query; a test that misreads it fails.
  readonly data: Record<string, Json> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[] | undefined;
}
// oxlint-disable-next-line typescript/no-explicit-any -- answers are read by path, like a client without types
export type Json = any;

const DIGEST = 'a1'.repeat(32);
const KEYWORDS = ['Service Mesh', 'Ambient', '安全'];

function post(path: string, changes: Partial<PostRecord> = {}): PostRecord {
  return {
    key: `docs/${path}`,
    site: 'docs',
    sourcePath: path,
    url: `/${path.replace(/(?:\/index)?\.md$/, '/')}`,
    aliases: [],
    slug: path.replace(/^.*\/|(?:\/index)?\.md$/g, ''),
    section: 'blog',
    kind: 'PAGE',
    title: path,
    linkTitle: null,
    description: null,
    publishedAt: null,
    modifiedAt: null,
    expiresAt: null,
    draft: false,
    weight: null,
    attribution: null,
    authors: [],
    language: 'en',
    translationKey: path,
    params: {},
    body: {
      markdown: `Text of ${path}`,
      html: `<p>Text of ${path}</p>`,
      text: `Text of ${path}`,
      headings: [],
      wordCount: 3,
      readingMinutes: 1,
      shortcodes: [],
    },
    keywords: [],
    images: [],
    featuredImage: null,
    links: [],
    mentions: [],
    digest: DIGEST,
    ...changes,
  };
}

function image(sourcePath: string, changes: Partial<ImageRecord> = {}): StoredImage {
  return {
    key: `docs/${sourcePath}`,
    site: 'docs',
    sourcePath,
    remoteUrl: null,
    exists: true,
    absolutePath: `/nowhere/${sourcePath}`,
    digest: DIGEST,
    width: 640,
    height: 480,
    format: 'PNG',
    bytes: 1000,
    animated: false,
    placeholder: null,
    dominantColor: '#336699',
    ctimeMs: 0,
    ...changes,
  };
}

function mention(n: number, changes: Partial<TalkMentionRecord> = {}): TalkMentionRecord {
  const url = `https://www.youtube.com/watch?v=talk${n}`;
  return {
    urlKeys: [`youtube:talk${n}`],
    url,
    recordingUrl: url,
    scheduleUrl: null,
    slidesUrl: null,
    video: {
      provider: 'YOUTUBE',
      videoId: `talk${n}`,
      url,
      embedUrl: `https://www.youtube-nocookie.com/embed/talk${n}`,
      thumbnailUrl: null,
    },
    title: `Talk ${n}`,
    kind: n % 3 === 0 ? 'KEYNOTE' : 'TALK',
    event: null,
    startsOn: null,
    speakers: [{ name: `Speaker ${n % 4}`, organization: 'Acme' }],
    stated: { title: true, kind: true, event: true, startsOn: true, speakers: true },
    quote: `Talk ${n} by Speaker ${n % 4}, Acme`,
    line: 10 + n,
    explicit: false,
    confidence: 0.9,
    ...changes,
  };
}

const at = (n: number): string => `2024-01-${String(n).padStart(2, '0')}T00:00:00Z`;

/** 25 dated posts with keywords in turn; the first ten name two talks each; two translations; a rich post. */
function content(): { posts: PostRecord[]; images: StoredImage[] } {
  const posts = Array.from({ length: 25 }, (_, n) =>
    post(`en/blog/p${String(n).padStart(2, '0')}.md`, {
      title: `Post ${n}`,
      publishedAt: at(1 + (n >> 1)),
      translationKey: `p${n}`,
      keywords: KEYWORDS.filter((_name, k) => (n + k) % 3 !== 0).map((name) => ({ name, slug: slugOf(name) })),
      mentions: n < 10 ? [mention(n), mention((n + 1) % 10)] : [],
      images: [
        {
          candidates: ['docs/en/shared.png'],
          source: 'shared.png',
          alt: `Alt ${n}`,
          caption: null,
          title: null,
          displayWidth: null,
          line: 4,
        },
      ],
    }),
  );
  posts.push(
    post('es/blog/p00.md', {
      title: 'Entrada 0',
      language: 'es',
      publishedAt: at(20),
      translationKey: 'p0',
      mentions: [mention(0, { title: 'Charla 0' })],
    }),
    post('en/blog/rich/index.md', {
      title: 'Rich',
      publishedAt: at(25),
      params: { cover: { image: 'x.png' }, list: ['a', 'b'], nothing: null, 'odd \\ "key"': 1 },
      weight: 3,
      authors: ['Ada', 'Bob'],
      attribution: 'Ada (Acme), Bob',
      aliases: ['/old/rich/', '/%C3%A4lter/rich/'],
      keywords: [{ name: 'ambient', slug: 'ambient' }],
      images: [
        { candidates: ['docs/en/a b.png'], source: 'a%20b.png', alt: 'A', caption: 'Cap', title: 'T', displayWidth: '75%', line: 7 },
        { candidates: ['docs/en/gone.png'], source: 'gone.png', alt: null, caption: null, title: null, displayWidth: null, line: 8 },
        {
          candidates: ['https://img.example/x.png?a=1&b=2'],
          source: 'https://img.example/x.png?a=1&b=2',
          alt: null,
          caption: null,
          title: null,
          displayWidth: null,
          line: 9,
        },
      ],
      featuredImage: 0,
      links: [
        { url: '../p00', text: 'zero', line: 5, internal: true, isReference: false },
        { url: 'https://example.org/?a=1&b="2"', text: 'out', line: 6, internal: false, isReference: false },
      ],
      body: {
        markdown: '# Rich',
        html: '<p><img src="lectern-image:0" alt="A"> <img src="lectern-image:1"> <img src="lectern-image:2"> <a href="lectern-link:0">zero</a> <a href="lectern-link:1">out</a> <a href="lectern-image:0">big</a></p>',
        text: '一二三四五六七八九十。 Rich words follow here.',
        headings: [
          { depth: 1, text: 'Rich', anchor: 'rich', line: 3 },
          { depth: 3, text: 'Deep', anchor: 'deep', line: 9 },
        ],
        wordCount: 7,
        readingMinutes: 1,
        shortcodes: [{ name: 'youtube', arguments: ['abc'], line: 4, start: 0, end: 9, inner: null, closeEnd: 9 }],
      },
    }),
  );
  const remote = 'https://img.example/x.png?a=1&b=2';
  return {
    posts,
    images: [
      image('en/shared.png'),
      image('en/a b.png', { digest: 'b2'.repeat(32), width: 800, height: 600, format: 'JPEG', bytes: 5 }),
      image('en/gone.png', {
        exists: false,
        absolutePath: null,
        digest: null,
        width: null,
        height: null,
        bytes: null,
        dominantColor: null,
      }),
      image('', {
        key: remote,
        sourcePath: null,
        remoteUrl: remote,
        exists: true,
        absolutePath: null,
        digest: null,
        width: null,
        height: null,
        bytes: 3_000_000_000,
        format: 'OTHER',
      }),
    ],
  };
}

function talk(n: number, mentions: readonly string[]): TalkRecord {
  const { recordingUrl, scheduleUrl, slidesUrl, video, kind, title, url, urlKeys } = mention(n);
  return {
    key: `youtube:talk${n}`,
    urlKeys,
    titles: [{ language: 'en', title }, ...(n === 0 ? [{ language: 'es', title: 'Charla 0' }] : [])],
    kind,
    url,
    recordingUrl,
    scheduleUrl,
    slidesUrl,
    video,
    startsOn: n % 2 === 0 ? `2023-11-0${1 + (n % 7)}` : null,
    event: n < 6 ? 'harborconf-2023' : null,
    speakers: [{ speaker: `speaker-${n % 4}`, name: `Speaker ${n % 4}`, organization: n % 2 === 0 ? 'acme' : null }],
    mentions,
  };
}

function fill(path: string): void {
  const writer = new ContentWriter(path);
  writer.putSite({ key: 'docs', title: 'Docs', baseUrl: 'https://docs.example/', defaultLanguage: 'en', languages: ['en', 'es'] }, 0, 's');
  const { posts, images } = content();
  for (const record of posts) {
    const facts = { path: record.sourcePath, digest: record.digest, bytes: 1, ctimeMs: 1, changesAt: null };
    writer.putPost(record, facts, [], record.language === 'en' ? 0 : 1);
  }
  for (const each of images) writer.putImage(each);
  for (const references of writer.stored.references('docs', new Set(['docs/en/blog/rich/index.md']))) {
    const [inside] = references.links;
    if (!inside) throw new Error('the rich post has a link');
    writer.putReferences(
      references,
      [{ ...inside, target: 'docs/en/blog/p00.md', href: '/en/blog/p00/', broken: false }],
      ['docs/en/a b.png', 'docs/en/gone.png', 'https://img.example/x.png?a=1&b=2'],
      [
        {
          code: 'IMAGE_MISSING',
          severity: 'WARNING',
          message: 'gone.png is not there.',
          hint: 'Add it.',
          site: 'docs',
          sourcePath: references.page.sourcePath,
          line: 8,
          column: null,
        },
      ],
    );
  }
  writer.keywords();
  const placed = writer.stored.mentions();
  writer.putTalks(
    {
      talks: Array.from({ length: 10 }, (_, n) =>
        talk(
          n,
          placed.filter((each) => each.urlKeys.includes(`youtube:talk${n}`)).map((each) => each.key),
        ),
      ),
      speakers: Array.from({ length: 4 }, (_, n) => ({ slug: `speaker-${n}`, name: `Speaker ${n}` })),
      organizations: [{ slug: 'acme', name: 'Acme' }],
      events: [
        {
          slug: 'harborconf-2023',
          name: 'HarborConf 2023',
          series: 'HarborConf',
          year: 2023,
          startsOn: '2023-11-01',
          endsOn: '2023-11-03',
          location: 'Osaka',
          url: null,
        },
      ],
    },
    new Map(),
  );
  writer.finish(new Date('2024-06-01T00:00:00Z'));
}

/** Makes the database in a folder of its own; `close` removes it. */
export function openFixture(): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-graphql-'));
  const path = join(folder, 'content.sqlite');
  fill(path);
  let statements = 0;
  const runNow = (query: string, variables: Record<string, unknown> = {}) => {
    const document = parse(query);
    const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (errors.length > 0) return { errors };
    // A pool for each query: readers keep some answers, and statements are counted as the first query would cost them.
    const pool = new ReaderPool(path);
    const { reader, release } = pool.lease();
    const before = reader.statements;
    const contextValue: QueryContext = {
      reader,
      origin: 'http://gateway.test',
      resizes: true,
      talkUrlKeys: (url) => [`youtube:${/v=(\w+)/.exec(url)?.[1] ?? ''}`],
    };
    const result = execute({ schema, document, contextValue, variableValues: variables });
    statements = reader.statements - before;
    release();
    pool.close();
    return result as ExecutionResult;
  };
  return {
    runNow,
    run: async (query, variables) => JSON.parse(JSON.stringify(await runNow(query, variables))) as Answer,
    statements: () => statements,
    close: () => rmSync(folder, { recursive: true }),
  };
}
