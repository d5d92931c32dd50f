import { AMONG, type Writing } from './writing.ts';

/** What is remembered of a post before its first change. */
interface PostBefore {
  readonly wasServed: boolean;
  /** See `talkFacts`. */
  readonly talkFacts: string | null;
  /** Keys of what it shows. */
  readonly images: readonly string[];
  /** Talk of each of its mentions, by the mention's key. */
  readonly talks: readonly (readonly [string, string])[];
}

const ABSENT: PostBefore = { wasServed: false, talkFacts: null, images: [], talks: [] };

/** Posts that were written, hidden or removed, or refer to other things now; each as it was before. */
export class TouchedPosts {
  readonly #writing: Writing;
  readonly #before = new Map<string, PostBefore>();

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** To be called before a post is changed. */
  add(post: string): void {
    if (!this.#before.has(post)) this.#before.set(post, this.#read(post));
  }

  clear(): void {
    this.#before.clear();
  }

  get keys(): string[] {
    return [...this.#before.keys()];
  }

  /** Whether readers saw each of them before. */
  get wasServed(): Map<string, boolean> {
    return new Map(Array.from(this.#before, ([key, { wasServed }]) => [key, wasServed]));
  }

  /** Keys of the images that they showed before, or show now. */
  images(): Set<string> {
    const shown = this.#writing.all(`SELECT image FROM image_uses WHERE post ${AMONG}`, JSON.stringify(this.keys));
    return new Set([...[...this.#before.values()].flatMap(({ images }) => images), ...shown.map((raw) => raw['image'] as string)]);
  }

  /** Puts each mention back to its talk where talks and keywords are made from the same as before; answers whether it is so. */
  keepTalks(): boolean {
    for (const [key, { talkFacts }] of this.#before) if (talkFacts !== this.#talkFacts(key)) return false;
    for (const { talks } of this.#before.values())
      for (const [mention, talk] of talks) this.#writing.run('UPDATE mentions SET talk = ? WHERE key = ?', talk, mention);
    return true;
  }

  #read(post: string): PostBefore {
    const [found] = this.#writing.all('SELECT served FROM posts WHERE key = ?', post);
    if (found === undefined) return ABSENT;
    return {
      wasServed: found['served'] === 1,
      talkFacts: this.#talkFacts(post),
      images: this.#writing.all('SELECT image FROM image_uses WHERE post = ?', post).map((raw) => raw['image'] as string),
      talks: this.#writing
        .all('SELECT key, talk FROM mentions WHERE post = ?', post)
        .map((raw) => [raw['key'] as string, raw['talk'] as string]),
    };
  }

  /** All of a post that talks, keywords and their counts are made from; null where there is no such post. */
  #talkFacts(post: string): string | null {
    const [found] = this.#writing.all(
      `SELECT json_array(p.published_at, p.translation_key, p.language, p.served,
         (SELECT json_group_array(json_array(k.keyword, k.name)) FROM (SELECT * FROM post_keywords WHERE post = p.key ORDER BY position) k),
         (SELECT json_group_array(json_array(m.key, json_remove(m.record, '$.line', '$.quote', '$.confidence')))
          FROM (SELECT * FROM mentions WHERE post = p.key ORDER BY position) m)) AS facts
       FROM posts p WHERE p.key = ?`,
      post,
    );
    return (found?.['facts'] as string | undefined) ?? null;
  }
}
