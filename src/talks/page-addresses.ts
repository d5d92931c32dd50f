import type { LinkRole } from './host-table.ts';
import { talkKeyOf } from './hosts.ts';
import type { FoundType, PageFields } from './page-fields.ts';
import type { PageRole } from './page-keys.ts';
import { addressesIn } from './page-values.ts';

/** An address of the page's talk. */
export interface FoundAddress {
  /** As written, absolute. */
  readonly url: string;
  readonly key: string;
  readonly role: 'recording' | 'session';
  /** The front matter key that holds it, or `text`. */
  readonly word: string;
  /** 1-based, where it stands in the text; null in front matter. */
  readonly line: number | null;
}

/** An image is no recording, whatever its key. */
const IMAGE = /\.(?:jpe?g|png|gif|svg|webp|avif)(?:$|\?)/i;

/** Which addresses a key's role lets stand: always, or only where the page is a talk's without them. */
const ACCEPTED: readonly {
  readonly role: PageRole;
  readonly always: readonly LinkRole[];
  readonly strong: readonly (LinkRole | 'unknown')[];
}[] = [
  { role: 'recording', always: ['recording', 'schedule'], strong: ['event-page', 'unknown'] },
  { role: 'session', always: ['recording', 'schedule'], strong: ['event-page', 'unknown'] },
  { role: 'registration', always: ['schedule'], strong: ['event-page'] },
  { role: 'eventPage', always: ['recording', 'schedule'], strong: ['event-page'] },
];

/**
 * The addresses of a talk that front matter names, recordings first, one for each canonical key.
 * @param strong whether the page is a talk's by its type or speakers
 */
export function pageAddresses(fields: PageFields, type: FoundType | null, strong: boolean): readonly FoundAddress[] {
  const found = new Map<string, FoundAddress>();
  for (const row of ACCEPTED) {
    for (const { key: word, name, value } of fields.of(row.role)) {
      for (const { url, target } of addressesIn(name, value)) {
        const key = talkKeyOf(url);
        const is = target?.role ?? 'unknown';
        // Nobody registers for a webinar at another one's page.
        const own = row.role === 'registration' && is === 'unknown' && type?.kind === 'WEBINAR';
        const accepted = (row.always as readonly string[]).includes(is) || (strong && (own || row.strong.includes(is)));
        if (key === null || !accepted || IMAGE.test(url) || found.has(key)) continue;
        const recording = is === 'recording' || (is === 'unknown' && row.role === 'recording');
        found.set(key, { url, key, role: recording ? 'recording' : 'session', word, line: null });
      }
    }
  }
  return [...found.values()].sort((a, b) => Number(b.role === 'recording') - Number(a.role === 'recording'));
}
