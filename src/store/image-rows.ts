import type { ImageRecord } from '../model.ts';
import { AMONG, type Writing } from './writing.ts';

/** Image files as they were when last read. */
export interface StoredImage extends ImageRecord {
  readonly ctimeMs: number | null;
}

/** Keys of the images that posts of a site show. @param only keys; every one where null */
export function usedImages(writing: Writing, site: string, only: ReadonlySet<string> | null = null): string[] {
  const among = only === null ? '' : ` AND u.image ${AMONG}`;
  return writing
    .all(
      `SELECT DISTINCT u.image AS key FROM image_uses u JOIN posts p ON p.key = u.post WHERE p.site = ?${among} ORDER BY 1`,
      ...(only === null ? [site] : [site, JSON.stringify([...only])]),
    )
    .map((raw) => raw['key'] as string);
}

/** The images of a site as they were stored, by key. @param only keys; every one where null */
export function storedImages(writing: Writing, site: string, only: ReadonlySet<string> | null = null): Map<string, StoredImage> {
  const columns =
    'key, site, source_path AS sourcePath, remote_url AS remoteUrl, "exists", absolute_path AS absolutePath, digest, width, height, format, bytes, animated, placeholder, dominant_color AS dominantColor, ctime_ms AS ctimeMs';
  const among = only === null ? '' : ` AND key ${AMONG}`;
  const found = writing.all(
    `SELECT ${columns} FROM images WHERE site = ?${among}`,
    ...(only === null ? [site] : [site, JSON.stringify([...only])]),
  );
  return new Map(
    found.map((raw) => [
      raw['key'] as string,
      Object.assign({}, raw, { exists: raw['exists'] === 1, animated: raw['animated'] === 1 }) as unknown as StoredImage,
    ]),
  );
}
