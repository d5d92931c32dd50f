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
const found = (absolutePath: string): FoundFile => ({ path: 'p.md', absolutePath, bytes: 1, ctimeMs: 0 });

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
  test('makes the key of the folder’s name, whatever stands in it', () => {
    const names = ['My (old) site', 'Блог café', 'Блог cafe\u0301', 'हिन्दी'];
    for (const name of names) write(`${name}/a.md`, 'x');
    expect(names.map((name) => open(name).key)).toEqual(['My-old-site', 'Блог-café', 'Блог-café', 'हिन्दी']);
    expect(codeOf(() => open('/'))).toBe('USAGE');
  });
  test('refuses what is no folder of a site, each with a code of its own', () => {
    write('file.md', 'x');
    mkdirSync(join(top, 'empty'));
    write('a/site/x.md', 'x');
    write('b/site/x.md', 'x');
    expect(codeOf(() => open('missing'))).toBe('FOLDER_MISSING');
    expect(codeOf(() => open('file.md'))).toBe('FOLDER_IS_FILE');
    expect(codeOf(() => open('empty'))).toBe('FOLDER_EMPTY');
    expect(codeOf(() => open('file.md/x'))).toBe('FOLDER_MISSING');
    expect(codeOf(() => open('key=missing'))).toBe('FOLDER_MISSING');
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
  test('follows no link, neither of a file nor of a folder', () => {
    write('outside/hugo.toml', 'secret = 1');
    write('outside/_default/params.toml', 'secret = 1');
    write('site/content/a.md', 'x');
    symlinkSync(join(top, 'outside/hugo.toml'), join(top, 'site/hugo.toml'));
    symlinkSync(join(top, 'outside'), join(top, 'site/config'));
    const { files, diagnostics } = readConfigurationFiles(open('site'));
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code, sourcePath }) => [code, sourcePath])).toEqual([['CONFIG_INVALID', '../hugo.toml']]);
  });
  test('reports one that is over a megabyte', () => {
    write('site/hugo.toml', Buffer.alloc(1024 * 1024 + 1, '#'));
    expect(readConfigurationFiles(open('site')).diagnostics.map(({ message }) => message)).toEqual([
      'The configuration file was not read: it is over 1 MiB.',
    ]);
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
  test('enters no folder that is a link or lies behind one, even where the site is reached by a link', () => {
    write('outside/secret.md', 'secret');
    write('real/hugo.toml', '');
    write('real/content/a.md', 'x');
    symlinkSync(join(top, 'outside'), join(top, 'real/static'));
    symlinkSync(join(top, 'outside'), join(top, 'real/assets'));
    symlinkSync(join(top, 'real'), join(top, 'site'));
    const { documents, others, diagnostics } = scanSite(open('site'), { ...everywhere, assets: ['assets/.'] });
    expect([documents.map(({ path }) => path), others]).toEqual([['a.md'], []]);
    expect(diagnostics.map(({ code, sourcePath }) => `${code} ${sourcePath}`)).toEqual([
      'FILE_SKIPPED ../static',
      'FILE_SKIPPED ../assets',
    ]);
  });
  test('does not mind folders that the configuration names and nobody made', () => {
    write('site/content/a.md', 'x');
    expect(scanSite(open('site'), everywhere)).toMatchObject({ documents: [{ path: 'a.md' }], others: [], diagnostics: [] });
  });
  test('knows a name however its accents are written, and serves the first of two that are one', () => {
    write('site/content/caf\u00E9.md', 'composed');
    write('site/content/cafe\u0301.md', 'decomposed');
    const { documents, diagnostics } = scanSite(open('site'), everywhere);
    expect(documents.map(({ path }) => path)).toEqual(['caf\u00E9.md']);
    expect(diagnostics.map(({ code, sourcePath }) => [code, sourcePath])).toEqual([['URL_CONFLICT', 'caf\u00E9.md']]);
    expect(documents.map((file) => readSource(file, 's').source?.text)).toEqual(['decomposed']);
  });
  test('says so where a name is not UTF-8', () => {
    write('site/content/a.md', 'x');
    writeFileSync(Buffer.concat([Buffer.from(join(top, 'site/content/')), Buffer.from([0xff, 0x2e, 0x6d, 0x64])]), 'x');
    const { documents, diagnostics } = scanSite(open('site'), everywhere);
    expect(documents).toHaveLength(1);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['FILE_SKIPPED', 'The file was not read: its name is not UTF-8.'],
    ]);
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
    ['invalid UTF-8', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]), 'ENCODING_INVALID', 2, 2],
    ['invalid UTF-8 after CR line ends', Buffer.concat([Buffer.from('\uFEFFа\r\rб'), Buffer.from([0xc0, 0x80])]), 'ENCODING_INVALID', 3, 2],
    ['UTF-8 that is cut off', Buffer.from('a\r\nж').subarray(0, 4), 'ENCODING_INVALID', 2, 1],
    ['surrogates in UTF-8', Buffer.from([0xed, 0xa0, 0x80]), 'ENCODING_INVALID', 1, 1],
    ['UTF-16', Buffer.from('\uFEFFabc', 'utf16le'), 'ENCODING_INVALID', 1, 1],
    ['NUL', Buffer.from('a\n\nb\0c'), 'ENCODING_INVALID', 3, 2],
    ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, 'a'), 'DOCUMENT_TOO_LARGE', null, null],
  ])('skips %s, with the place', (_what, bytes, code, line, column) => {
    const { source, diagnostics } = readSource(found(write('a.md', bytes)), 's');
    expect(source).toBeNull();
    expect(diagnostics.map((finding) => [finding.code, finding.line, finding.column])).toEqual([[code, line, column]]);
  });
  test('takes text that only looks odd', () => {
    const odd = '\uFFFD \uFFFE \u0001 \u{10FFFF} \uFEFF';
    expect(readSource(found(write('a.md', odd)), 's').source?.text).toBe(odd);
    expect(readSource(found(write('empty.md', '')), 's').source?.text).toBe('');
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
