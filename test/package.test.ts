import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { assertFitNode } from '../src/node-version.ts';
import { lecternVersion } from '../src/version.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Runs the check as if this were that Node, and answers what it printed before it ended the process. */
function refusalOf(version: string): string | undefined {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended');
  });
  let said = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '');
  try {
    assertFitNode(version);
    return undefined;
  } catch {
    expect(exit).toHaveBeenCalledWith(2);
    return said;
  } finally {
    exit.mockRestore();
    write.mockRestore();
  }
}

describe('the package', () => {
  it('names files that the build makes from sources that are there', () => {
    const built: readonly string[] = [manifest.bin.lectern, manifest.exports['.'].default];
    for (const file of built) expect(existsSync(join(ROOT, file.replace('./dist/', '').replace(/\.js$/, '.ts')))).toBe(true);
    expect(manifest.exports['.'].types).toBe(manifest.exports['.'].default.replace(/\.js$/, '.d.ts'));
  });

  it('starts its command under whatever node is on the PATH', () => {
    expect(readFileSync(join(ROOT, 'src/cli/main.ts'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('pins every dependency exactly, Node 24 among them', () => {
    const versions: readonly unknown[] = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.devDependencies.node).toMatch(/^24\./);
  });

  it('knows its version', () => {
    expect(lecternVersion()).toBe(manifest.version);
  });
});

describe('the check of Node', () => {
  it.each(['22.22.0', '22.23.1', '24.0.0', '26.1.0'])('lets %s pass', (version) => {
    expect(refusalOf(version)).toBeUndefined();
  });

  it.each(['18.20.0', '20.20.2', '22.21.9', '21.7.3'])('refuses %s in one sentence', (version) => {
    expect(refusalOf(version)).toMatch(new RegExp(`^Lectern needs Node 22\\.22 or newer, and this is Node ${version}: [^\\n]+\\n$`));
  });

  it('asks for what package.json asks for', () => {
    expect(manifest.engines.node).toBe('>=22.22');
  });
});
