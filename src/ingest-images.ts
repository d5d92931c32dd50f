import { formatOfName, readImageFacts } from './files/image.ts';
import type { ImageContent } from './files/image-content.ts';
import type { OnProgress } from './ingest.ts';
import type { FoundFile } from './model.ts';
import type { OpenedSite } from './site.ts';
import type { StoredImage } from './store/image-rows.ts';
import type { ContentWriter } from './store/writer.ts';

/** Images decoded at once: as many as libuv's pool of threads has places. */
const AT_ONCE = 4;

interface UsedImage {
  readonly key: string;
  readonly site: string;
  /** Undefined for a remote image and for a file that is not there. */
  readonly file: FoundFile | undefined;
  readonly sourcePath: string | null;
}

/**
 * Reads the images that posts show and whose files have changed, and forgets those that no post shows any more. Answers
 * how many were decoded: none whose content is known, under another name or of another time.
 */
export async function readImages(writer: ContentWriter, sites: readonly OpenedSite[], onProgress: OnProgress): Promise<number> {
  const only = suspects(writer, sites);
  const known = new Map(sites.flatMap(({ folder }) => [...writer.stored.images(folder.key, only)]));
  const used = usedImages(writer, sites, only);
  for (const image of known.values()) {
    if (used.has(image.key)) continue;
    writer.removeImage(image.key);
    if (image.sourcePath !== null) writer.putDiagnostics('images', image.site, image.sourcePath, []);
  }
  const contents = new Contents(known.values());
  const changed = [...used.values()].filter((image) => !isUnchanged(image, known.get(image.key)));
  let done = 0;
  const queue = changed.values();
  const work = async (): Promise<void> => {
    for (const image of queue) {
      await readImage(writer, image, contents);
      done += 1;
      onProgress({ phase: 'images', done, total: changed.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return contents.decoded;
}

/** What is known of contents, by digest. */
class Contents {
  readonly #known = new Map<string, Promise<ImageContent>>();
  /** Contents that had to be read. */
  decoded = 0;

  constructor(images: Iterable<StoredImage>) {
    // Without a placeholder something was wrong, and the finding is to be made again.
    for (const { digest, format, width, height, animated, placeholder, dominantColor } of images) {
      if (digest === null || placeholder === null) continue;
      this.#known.set(digest, Promise.resolve({ format, width, height, animated, placeholder, dominantColor, fault: null }));
    }
  }

  readonly get = (digest: string, read: () => Promise<ImageContent>): Promise<ImageContent> => {
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    this.decoded += 1;
    const reading = read();
    this.#known.set(digest, reading);
    return reading;
  };
}

/** Keys of the images that can have changed, come or gone; null where any can. */
function suspects(writer: ContentWriter, sites: readonly OpenedSite[]): ReadonlySet<string> | null {
  const keys = writer.touchedImages();
  for (const { folder, changed } of sites) {
    if (changed === null) return null;
    for (const path of changed) keys.add(`${folder.key}/${path}`);
  }
  return keys;
}

/** By key. An image that several sites show (a remote one) belongs to the first of them. */
function usedImages(writer: ContentWriter, sites: readonly OpenedSite[], only: ReadonlySet<string> | null): Map<string, UsedImage> {
  const used = new Map<string, UsedImage>();
  for (const { folder, others } of sites) {
    const found = writer.stored.usedImages(folder.key, only);
    const files = found.length === 0 ? new Map<string, FoundFile>() : new Map(others.map((file) => [file.path, file]));
    for (const key of found) {
      if (used.has(key)) continue;
      const isRemote = /^(?:https?:)?\/\//i.test(key);
      const sourcePath = isRemote ? null : key.slice(folder.key.length + 1);
      used.set(key, { key, site: folder.key, file: sourcePath === null ? undefined : files.get(sourcePath), sourcePath });
    }
  }
  return used;
}

function isUnchanged({ site, file, sourcePath }: UsedImage, known: StoredImage | undefined): boolean {
  if (known?.site !== site || known.sourcePath !== sourcePath) return false;
  if (!file) return known.exists === (sourcePath === null);
  return known.absolutePath === file.absolutePath && known.bytes === file.bytes && known.ctimeMs === file.ctimeMs;
}

async function readImage(writer: ContentWriter, { key, site, file, sourcePath }: UsedImage, contents: Contents): Promise<void> {
  if (file) {
    const { diagnostics, ...facts } = await readImageFacts(file, site, contents.get);
    const { absolutePath, ctimeMs } = file;
    writer.putImage({ ...facts, key, site, sourcePath, remoteUrl: null, exists: true, absolutePath, ctimeMs });
    writer.putDiagnostics('images', site, file.path, diagnostics);
    return;
  }
  writer.putImage({
    key,
    site,
    sourcePath,
    remoteUrl: sourcePath === null ? key : null,
    exists: sourcePath === null,
    absolutePath: null,
    digest: null,
    width: null,
    height: null,
    format: formatOfName(sourcePath ?? key.replace(/[?#].*$/, '')),
    bytes: null,
    animated: false,
    placeholder: null,
    dominantColor: null,
    ctimeMs: null,
  });
  if (sourcePath !== null) writer.putDiagnostics('images', site, sourcePath, []);
}
