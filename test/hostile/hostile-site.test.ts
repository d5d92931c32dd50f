import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLectern, type Lectern } from '../../src/lectern.ts';
import type { Diagnostic } from '../../src/model.ts';
import { askFetch } from '../bench/figures.ts';
import { runCommand } from '../command.ts';
import { temporarySite, type TemporarySite } from '../site.ts';
import { offences } from './offences.ts';
import { type Expected, FILES, type HostileSite, writeHostileSite } from './site.ts';

let site: TemporarySite;
let hostile: HostileSite;
let lectern: Lectern;

beforeAll(async () => {
  site = await temporarySite({});
  hostile = await writeHostileSite(site.folder);
  lectern = createLectern({ sites: [`hostile=${site.folder}`], database: site.database });
  await lectern.ingest();
}, 60_000);
afterAll(async () => {
  await lectern?.close();
  await site?.[Symbol.asyncDispose]();
});

const placeOf = ({ code, line = null, column = null }: { code: string; line?: number | null; column?: number | null }): string =>
  `${code}:${line}:${column}`;

/** A place that is not told matters not. */
function fits(found: Diagnostic, [code, line, column]: Expected): boolean {
  return found.code === code && (line === undefined || found.line === line) && (column === undefined || found.column === column);
}

describe('lectern check on a hostile site', () => {
  it('lists every problem with code, place and hint in under 10 s, and exits 1', async () => {
    // Of the processor: a clock would measure the machine's other work as well.
    const started = process.cpuUsage();
    await lectern.check();
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(10);
    const { code, stdout, stderr } = await runCommand(['check', `hostile=${site.folder}`, '--json'], { database: site.database });
    expect([code, stderr.includes('    at ')]).toEqual([1, false]);
    const found: Diagnostic[] = JSON.parse(stdout);
    const wrong: string[] = [];
    for (const [path, expected] of hostile.expected) {
      const here = found.filter(({ sourcePath }) => sourcePath === path);
      for (const each of expected) {
        const at = here.findIndex((finding) => fits(finding, each));
        if (at === -1) wrong.push(`${path}: no ${each.join(':')} among ${here.map(placeOf).join(', ')}`);
        else here.splice(at, 1);
      }
      // Links and images that lead nowhere are in the nature of these files; nothing else may be told beside what is expected.
      const others = here.filter(({ code: other }) => !/^(?:LINK_BROKEN|IMAGE_MISSING|SHORTCODE_UNKNOWN|SHORTCODE_INVALID)$/.test(other));
      wrong.push(...others.map((finding) => `${path}: ${placeOf(finding)}`));
    }
    expect(wrong).toEqual([]);
    for (const { sourcePath, severity, hint, message } of found) {
      expect(hostile.expected.has(sourcePath), sourcePath).toBe(true);
      expect(severity).toMatch(/^(?:ERROR|WARNING|INFO)$/);
      expect([hint, message].every((text) => text !== null && text !== '' && !text.includes(site.folder))).toBe(true);
    }
  }, 60_000);

  it('refuses it under --strict, and the old content stays', async () => {
    await using other = await temporarySite({ 'content/old.md': '---\ntitle: Old\n---\n' });
    await using strict = createLectern({ sites: [`hostile=${other.folder}`], database: other.database });
    await strict.ingest();
    const { code } = await runCommand(['ingest', `hostile=${site.folder}`, '--strict'], { database: other.database });
    expect(code).toBe(1);
    expect(await askFetch(strict.fetch, '{ posts { nodes { title } } }')).toEqual({ posts: { nodes: [{ title: 'Old' }] } });
  }, 60_000);
});

interface Served {
  readonly posts: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly sourcePath: string;
      readonly title: string;
      readonly url: string;
      readonly body: { readonly html: string };
    }[];
  };
}

describe('a hostile site that is served', () => {
  it('shows every page that can be read, with safe HTML, and nothing from outside', async () => {
    const query = '{ posts(first: 100) { totalCount nodes { sourcePath title url body { html } } } }';
    const { posts } = await askFetch<Served>(lectern.fetch, query);
    const unread = /^(?:DOCUMENT_TOO_LARGE|ENCODING_INVALID|URL_CONFLICT)$/;
    const readable = Object.keys(FILES).filter((path) => !FILES[path]?.expected.some(([code]) => unread.test(code)));
    expect(posts.nodes.map(({ sourcePath }) => sourcePath).toSorted()).toEqual(readable.map((path) => path.normalize('NFC')).toSorted());
    for (const { sourcePath, url, body } of posts.nodes) {
      expect([sourcePath, offences(body.html)]).toEqual([sourcePath, []]);
      expect(url).not.toContain('..');
    }
    expect(JSON.stringify(posts)).not.toContain('Secret outside');
    expect(posts.nodes.find(({ sourcePath }) => sourcePath === 'good.md')).toMatchObject({
      title: 'Good',
      body: { html: '<p>Text of the good one.</p>' },
    });
  });

  it('has run nothing and polluted nothing', () => {
    expect('executed' in globalThis || 'polluted' in {}).toBe(false);
    expect(globSync('**/executed', { cwd: join(site.folder, '..') })).toEqual([]);
    expect(existsSync('executed')).toBe(false);
  });

  it('serves an SVG with script in a sandbox, and decodes no image over the limits', async () => {
    const { images } = await askFetch<{ images: { nodes: { sourcePath: string; url: string; width: number | null }[] } }>(
      lectern.fetch,
      '{ images(first: 50) { nodes { sourcePath url width } } }',
    );
    const by = new Map(images.nodes.map((image) => [image.sourcePath, image]));
    for (const name of ['lie.png', 'giant.png', 'heavy.jpg']) expect([name, by.get(`images/${name}`)?.width]).toEqual([name, null]);
    const response = await lectern.fetch(new Request(new URL(by.get('images/script.svg')?.url ?? '', 'http://localhost')));
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
