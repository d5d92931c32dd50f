import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface LabelledPost {
  readonly source: string;
  readonly language: string;
  readonly talks: readonly { readonly url: string; readonly otherUrls?: readonly string[]; readonly title: string }[];
  readonly notTalks: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const labels: readonly LabelledPost[] = JSON.parse(read('test/content/expected-talks.json'));
const files = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
const images = files.filter((path) => !path.endsWith('.md'));
const posts = files.filter((path) => path.includes('/blog/') && path.endsWith('.md') && basename(path) !== '_index.md');

/** The image files that a post names, relative to its folder. */
function imageNames(markdown: string): string[] {
  const found = [
    ...markdown.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g),
    ...markdown.matchAll(/\{\{<\s*(?:image|figure)[^>]*?(?:link|src)="([^"]+)"/g),
    ...markdown.matchAll(/^featuredImage: (\S+)$/gm),
    ...markdown.matchAll(/^\s*"?images"?: \["?([^"\]]+)"?\]/gm),
  ];
  return found.map((match) => (match[1] ?? '').replace(/^\.\//, ''));
}

/** Every URL of a post on a host of recordings or schedules; a shortcode's ID as the URL that it stands for. */
function videoAndScheduleUrls(markdown: string): string[] {
  return [
    ...[
      ...markdown.matchAll(/https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|sched\.co|sched\.com)\/[^\s)"]*/g),
    ].map((match) => match[0]),
    ...[...markdown.matchAll(/\{\{< youtube (\S+) >\}\}/g)].map((match) => `https://www.youtube.com/watch?v=${match[1]}`),
    ...[...markdown.matchAll(/\{\{< vimeo (\S+) >\}\}/g)].map((match) => `https://vimeo.com/${match[1]}`),
  ];
}

/** The format that an image's first bytes prove. */
function magicFormat(bytes: Buffer): string {
  const text = bytes.subarray(0, 16).toString('latin1');
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'jpg';
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'png';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (/^RIFF....WEBP/s.test(text)) return 'webp';
  if (/^....ftypavi[fs]/s.test(text)) return 'avif';
  if (text.startsWith('<svg ')) return 'svg';
  return 'unknown';
}

/** The day that front matter of any kind gives first. */
const dayOf = (path: string): string => /(?:publish)?date"?\s*[:=]\s*"?(\d{4}-\d\d-\d\d)/i.exec(read(path))?.[1] ?? '';

const size = (path: string): number => statSync(join(root, path)).size;

describe('the sample site', () => {
  test('has at least fourteen posts, in five languages, and one draft among them', () => {
    expect(posts.length).toBeGreaterThanOrEqual(14);
    expect(new Set(posts.map((path) => path.split('/')[1]))).toEqual(new Set(['en', 'es', 'ja', 'uk', 'zh']));
    expect(posts.filter((path) => /^draft: true$/m.test(read(path)))).toHaveLength(1);
  });

  test('shows the recap of KubeCon North America 2023 first, in Spanish and in English', () => {
    expect(posts.filter((path) => dayOf(path) === '')).toEqual([]);
    const newest = posts.map(dayOf).toSorted().at(-1);
    expect(newest).toBe('2023-11-16');
    expect(posts.filter((path) => dayOf(path) === newest).toSorted()).toEqual([
      'content/en/blog/2023/istio-at-kubecon-na/index.md',
      'content/es/blog/2023/istio-at-kubecon-na/index.md',
    ]);
  });

  test.each(['es', 'en'])('shows fourteen images and names twenty talks in the %s recap of KubeCon', (language) => {
    const path = `content/${language}/blog/2023/istio-at-kubecon-na/index.md`;
    expect(imageNames(read(path))).toHaveLength(14);
    expect(labels.find((label) => label.source === path)?.talks).toHaveLength(20);
  });

  test.each(posts)('has every image that %s shows', (path) => {
    const missing = imageNames(read(path)).filter(
      (name) =>
        !existsSync(join(root, dirname(path), name)) && !existsSync(join(root, dirname(path).replace(/^content\/\w+/, 'content/en'), name)),
    );
    expect(missing).toEqual([]);
  });

  test('shows every image that it has', () => {
    const shown = new Set(posts.flatMap((path) => imageNames(read(path)).map((name) => join(dirname(path), name))));
    expect(images.filter((path) => !shown.has(path))).toEqual([]);
  });

  test('has images in six formats, each what its name says', () => {
    expect(images.filter((path) => magicFormat(readFileSync(join(root, path))) !== path.split('.').at(-1))).toEqual([]);
    expect(new Set(images.map((path) => path.split('.').at(-1)))).toEqual(new Set(['avif', 'gif', 'jpg', 'png', 'svg', 'webp']));
  });

  test('is small: no image over 60 KB, 600 KB in all', () => {
    expect(images.filter((path) => size(path) > 60_000)).toEqual([]);
    expect(files.reduce((sum, path) => sum + size(path), 0)).toBeLessThan(600_000);
  });
});

describe('the labels of the sample site', () => {
  test.each(labels)('give URLs that $source has', ({ source, talks, notTalks }) => {
    const written = videoAndScheduleUrls(read(source));
    const labelled = [...talks.flatMap((talk) => [talk.url, ...(talk.otherUrls ?? [])]), ...notTalks];
    expect(labelled.filter((url) => !written.includes(url))).toEqual([]);
    expect(new Set(labelled).size).toBe(labelled.length);
  });

  test.each(posts)('leave out no video or schedule URL of %s', (path) => {
    const label = labels.find((candidate) => candidate.source === path);
    const known = new Set(label?.talks.flatMap((talk) => [talk.url, ...(talk.otherUrls ?? [])]).concat(label.notTalks));
    expect(videoAndScheduleUrls(read(path)).filter((url) => !known.has(url))).toEqual([]);
  });

  test.each(labels)('quote the titles of $source as they stand there', ({ source, talks }) => {
    const text = read(source);
    expect(talks.filter((talk) => !text.includes(talk.title)).map((talk) => talk.title)).toEqual([]);
  });
});
