import type { Block, BlockLink } from './blocks.ts';
import type { FoundEvent } from './events.ts';
import { talkKeyOf } from './hosts.ts';

/** Parts of a site that tell of an event rather than list its sessions. */
const TELLS = /^(?:blog|news|posts?|articles?|docs?|press|sponsors?|tickets?|about|cfp|aktuell|noticias|actualites)$/i;
/** Words that the last part of a session's address has at least, and how many of them are those of its link. */
const FEWEST = 3;

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

/** Whether a host is an event's own: `jax.example` of W-JAX, `heronfair.example` of the Heron Fair. */
function isOf(host: string, events: readonly FoundEvent[]): boolean {
  const labels = host.split('.').slice(0, -1).map(letters);
  return events.some(({ series }) => {
    const name = letters(series);
    return labels.some((label) => label.length > 2 && (name.endsWith(label) || (name.length > 4 && label.startsWith(name))));
  });
}

/** Whether a link leads to a session's page on an event's own site: the last part of its address is made of its words. */
function isSessionOf(link: BlockLink, words: string, events: readonly FoundEvent[]): boolean {
  const url = /^https?:\/\//i.test(link.url) && URL.canParse(link.url) ? new URL(link.url) : null;
  if (url === null || link.embed || !isOf(url.hostname.toLowerCase(), events)) return false;
  // A title begins like one: `how to get there` does not.
  if (!/^["“„«]?[\p{Lu}\p{N}]/u.test(words)) return false;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const last = (parts.at(-1) ?? '')
    .toLowerCase()
    .replace(/\.html?$/, '')
    .split(/[-_]+/)
    .filter((word) => word.length > 2);
  const linked = new Set(words.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const shared = last.filter((word) => linked.has(word)).length;
  return !parts.some((part) => TELLS.test(part)) && last.length >= FEWEST && shared >= FEWEST;
}

/** The blocks of a post about events, in which links to sessions on the events' own sites are pages of one session. */
export function withEventSites(blocks: readonly Block[], events: readonly FoundEvent[]): readonly Block[] {
  if (events.length === 0) return blocks;
  return blocks.map((block) => {
    const links = block.links.map((link) => {
      const key = link.target === null && isSessionOf(link, block.text.slice(link.start, link.end), events) ? talkKeyOf(link.url) : null;
      if (key === null) return link;
      return { ...link, target: { role: 'event-page', key, url: key.slice('page:'.length), video: null, slugText: null } as const };
    });
    return links.some((link, at) => link !== block.links[at]) ? { ...block, links } : block;
  });
}
