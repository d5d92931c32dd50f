import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfigurationFiles } from '../../src/files/configuration.ts';
import { scanSite } from '../../src/files/scan.ts';
import { openSiteFolders } from '../../src/files/site-folder.ts';
import { readSource } from '../../src/files/source.ts';
import type { FoundFile, SiteFolder } from '../../src/model.ts';

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'lectern-files-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): string {
  const absolute = join(top, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, content);
  return absolute;
}
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};
const open = (path: string): SiteFolder => openSiteFolders([path], top)[0] as SiteFolder;
const found = (absolutePath: string): FoundFile => ({ path: 'p.md', absolutePath, bytes: 1, modifiedMs: 0 });

describe('openSiteFolders', () => {
  test('takes a folder with content/ or a Hugo configuration as a root, any other as a content folder', () => {
    write('with-content/content/a.md', 'x');
    write('with-config/hugo.toml', '');
    write('plain/a.md', 'x');
    expect(openSiteFolders(['with-content', 'with-config', 'docs=plain'], top)).toEqual([
      { key: 'with-content', root: join(top, 'with-content'), contentFolder: join(top, 'with-content/content') },
      { key: 'with-config', root: join(top, 'with-config'), contentFolder: join(top, 'with-config/content') },
      { key: 'docs', root: join(top, 'plain'), contentFolder: join(top, 'plain') },
    ]);
  });
  test('refuses what is no folder of a site, each with a code of its own', () => {
    write('file.md', 'x');
    mkdirSync(join(top, 'empty'));
    write('a/site/x.md', 'x');
    write('b/site/x.md', 'x');
    expect(codeOf(() => open('missing'))).toBe('FOLDER_MISSING');
    expect(codeOf(() => open('file.md'))).toBe('FOLDER_IS_FILE');
    expect(codeOf(() => open('empty'))).toBe('FOLDER_EMPTY');
    expect(codeOf(() => openSiteFolders(['a/site', 'b/site'], top))).toBe('SITE_KEY_DUPLICATE');
    expect(openSiteFolders(['a/site', 'other=b/site'], top).map(({ key }) => key)).toEqual(['site', 'other']);
  });
});

describe('readConfigurationFiles', () => {
  test('finds the files at the root and below config/_default, and nothing else', () => {
    for (const path of ['hugo.yaml', 'config/_default/languages.toml', 'config/production/hugo.yaml', 'package.json', 'content/hugo.yaml'])
      write(`site/${path}`, 'a: 1\r\n');
    const { files, diagnostics } = readConfigurationFiles(open('site'));
    expect(files).toEqual([
      { path: 'config/_default/languages.toml', text: 'a: 1\n' },
      { path: 'hugo.yaml', text: 'a: 1\n' },
    ]);
    expect(diagnostics).toEqual([]);
  });
  test('reports one that is a folder', () => {
    write('site/content/a.md', 'x');
    mkdirSync(join(top, 'site/hugo.toml'));
    expect(readConfigurationFiles(open('site')).diagnostics.map(({ code }) => code)).toEqual(['CONFIG_INVALID']);
  });
});

describe('scanSite', () => {
  const everywhere = { content: ['content'], static: ['static'], assets: ['assets'] };
  test('finds documents and other files by path, static ones relative to the content folder', () => {
    for (const path of [
      'content/b.md',
      'content/a/index.md',
      'content/a/x.png',
      'static/logo.svg',
      'assets/i.webp',
      'layouts/x.html',
      'content/.hidden.md',
      'content/.git/x.md',
      'content/node_modules/y.md',
    ])
      write(`site/${path}`, 'x');
    const { documents, others, diagnostics } = scanSite(open('site'), everywhere);
    expect(documents.map(({ path }) => path)).toEqual(['a/index.md', 'b.md']);
    expect(others.map(({ path }) => path)).toEqual(['../assets/i.webp', '../static/logo.svg', 'a/x.png']);
    expect(diagnostics).toEqual([]);
  });
  test('counts a file of two content folders once', () => {
    write('site/content/en/a.md', 'x');
    expect(scanSite(open('site'), { content: ['content', 'content/en'], static: [], assets: [] }).documents).toHaveLength(1);
  });
  test('follows no link and opens no pipe, and says so', () => {
    write('secret.md', 'secret');
    write('site/content/a.md', 'x');
    symlinkSync(join(top, 'secret.md'), join(top, 'site/content/link.md'));
    symlinkSync(top, join(top, 'site/content/loop'));
    execFileSync('mkfifo', [join(top, 'site/content/pipe.md')]);
    const { documents, diagnostics } = scanSite(open('site'), everywhere);
    expect(documents.map(({ path }) => path)).toEqual(['a.md']);
    expect(diagnostics.map(({ code, sourcePath }) => `${code} ${sourcePath}`).toSorted()).toEqual([
      'FILE_SKIPPED link.md',
      'FILE_SKIPPED loop',
      'FILE_SKIPPED pipe.md',
    ]);
  });
});

describe('readSource', () => {
  test('gives text with \\n line ends and without a byte order mark', () => {
    const { source } = readSource(found(write('a.md', '\uFEFFa\r\nb\rc\nпривіт 🚀')), 's');
    expect(source?.text).toBe('a\nb\nc\nпривіт 🚀');
  });
  test('digests the bytes, so that a change of line ends is a change', () => {
    expect(readSource(found(write('a.md', 'a\n')), 's').source?.digest).not.toBe(
      readSource(found(write('b.md', 'a\r\n')), 's').source?.digest,
    );
  });
  test.each([
    ['invalid UTF-8', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]), 'ENCODING_INVALID', 2],
    ['UTF-16', Buffer.from('\uFEFFabc', 'utf16le'), 'ENCODING_INVALID', 1],
    ['NUL', Buffer.from('a\n\nb\0c'), 'ENCODING_INVALID', 3],
    ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, 'a'), 'DOCUMENT_TOO_LARGE', null],
  ])('skips %s, with the line', (_what, bytes, code, line) => {
    const { source, diagnostics } = readSource(found(write('a.md', bytes)), 's');
    expect(source).toBeNull();
    expect(diagnostics.map((finding) => [finding.code, finding.line])).toEqual([[code, line]]);
  });
  test('takes exactly a megabyte', () => {
    expect(readSource(found(write('a.md', Buffer.alloc(1024 * 1024, 'a'))), 's').diagnostics).toEqual([]);
  });
  test('does not read a sparse giant, a link, a pipe, a device or a file that is gone', () => {
    const giant = write('giant.md', '');
    truncateSync(giant, 1024 ** 4);
    symlinkSync(write('target.md', 'x'), join(top, 'link.md'));
    execFileSync('mkfifo', [join(top, 'pipe.md')]);
    const codes = [giant, join(top, 'link.md'), join(top, 'pipe.md'), '/dev/zero', join(top, 'gone.md')].map(
      (path) => readSource(found(path), 's').diagnostics[0]?.code,
    );
    expect(codes).toEqual(['DOCUMENT_TOO_LARGE', 'FILE_SKIPPED', 'FILE_SKIPPED', 'FILE_SKIPPED', 'FILE_SKIPPED']);
  });
});
