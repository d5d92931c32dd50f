import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A site on disk that a test may change and that goes away with it. */
export interface TemporarySite extends AsyncDisposable {
  /** The site's root; holds `content/`. */
  readonly folder: string;
  /** Beside the site, not in it. */
  readonly database: string;
  write(path: string, text: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a symbolic link. */
  link(path: string, target: string): Promise<void>;
}

/** Writes files, by path relative to the site's root, into a new temporary site. */
export async function temporarySite(files: Readonly<Record<string, string | Uint8Array>>): Promise<TemporarySite> {
  const parent = await mkdtemp(join(tmpdir(), 'lectern-test-'));
  const folder = join(parent, 'site');
  const site: TemporarySite = {
    folder,
    database: join(parent, 'content.sqlite'),
    async write(path, text) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    remove: (path) => rm(join(folder, path), { recursive: true, force: true }),
    link: (path, target) => symlink(target, join(folder, path)),
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) await site.write(path, text);
  return site;
}
