import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TalkSource } from '../../src/talks/source.ts';
import { sourceOf } from './source.ts';

/** A file of the corpus as the extractor reads it; title and date are taken from its front matter by their lines alone. */
export function readSource(corpus: string, source: string, language: string): TalkSource {
  const text = readFileSync(join(corpus, source), 'utf8');
  const front = /^---\n([\s\S]*?\n)---\n/.exec(text);
  const head = front?.[1] ?? '';
  const field = (name: string): string | null =>
    new RegExp(`^${name}:\\s*(?:\\n\\s+)?(.+(?:\\n\\s+.+)*)`, 'm')
      .exec(head)?.[1]
      ?.replaceAll(/\s+/g, ' ')
      .replaceAll(/^['"]|['"]$/g, '') ?? null;
  const day = /\d{4}-\d{2}-\d{2}/.exec(field('(?:publish)?date') ?? '')?.[0];
  const [site, , ...path] = source.split('/');
  return sourceOf(text.slice(front?.[0].length ?? 0), {
    language,
    title: field('title') ?? '',
    description: field('description'),
    publishedAt: day === undefined ? null : `${day}T00:00:00Z`,
    bodyLine: (front?.[0] ?? '').split('\n').length,
    site: site ?? '',
    sourcePath: path.join('/'),
  });
}
