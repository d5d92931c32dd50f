import type { EventRecord, OrganizationRecord, PlacedMention, SiteRecord, SpeakerRecord, TalkGraph, TalkRecord } from '../model.ts';
import { bareOrganizationSlug, commonest, organizationSlug } from './identity.ts';
import { groupMentions } from './merge-groups.ts';
import { mergeTalk } from './merge-talk.ts';

/** Counts how often each spelling of each key occurs. */
class Spellings {
  readonly byKey = new Map<string, Map<string, number>>();

  add(key: string, spelling: string): void {
    const counts = this.byKey.get(key);
    if (counts === undefined) this.byKey.set(key, new Map([[spelling, 1]]));
    else counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }

  /** Key and commonest spelling, in the order of the keys. */
  rows(): readonly { readonly slug: string; readonly name: string }[] {
    return [...this.byKey].map(([slug, counts]) => ({ slug, name: commonest(counts) })).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }
}

/** `Acme.io` is `Acme` where both are printed somewhere, and itself where not. */
function organizationKeys(mentions: readonly PlacedMention[]): (name: string) => string {
  const printed = new Set<string>();
  for (const { speakers } of mentions)
    for (const { organization } of speakers) if (organization !== null) printed.add(organizationSlug(organization));
  return (name) => {
    const bare = bareOrganizationSlug(name);
    return printed.has(bare) ? bare : organizationSlug(name);
  };
}

const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u;

function mergeEvents(mentions: readonly PlacedMention[], used: ReadonlySet<string>): readonly EventRecord[] {
  const records = new Map<string, EventRecord>();
  const names = new Spellings();
  for (const { event } of mentions) {
    if (event === null || !used.has(event.slug)) continue;
    names.add(event.slug, event.name);
    const known = records.get(event.slug);
    records.set(event.slug, {
      slug: event.slug,
      name: event.name,
      series: known?.series ?? event.series,
      year: known?.year ?? event.year,
      startsOn: known?.startsOn ?? event.startsOn,
      endsOn: known === undefined || known.startsOn === null ? event.endsOn : known.endsOn,
      location: known?.location ?? event.location,
      url: known?.url ?? event.url,
    });
  }
  return [...records.values()]
    .map((record) => Object.assign(record, { name: fullestName(names.byKey.get(record.slug) ?? new Map(), record) }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Of an event's spellings the one in Latin script that says most: with its year, then the longest. */
function fullestName(counts: ReadonlyMap<string, number>, record: EventRecord): string {
  const year = record.year === null ? '' : String(record.year);
  const weight = (name: string): number =>
    (LATIN.test(name) ? 1000 : 0) + (year !== '' && name.includes(year) ? 500 : 0) + Math.min(name.length, 200);
  return [...counts.keys()].reduce(
    (best, name) => (best === '' || weight(name) > weight(best) || (weight(name) === weight(best) && name < best) ? name : best),
    '',
  );
}

/** Mentions in the order of their posts' age; undated ones come last. Independent of the order given. */
function byAge(a: PlacedMention, b: PlacedMention): number {
  if (a.publishedAt !== b.publishedAt) {
    if (a.publishedAt === null) return 1;
    if (b.publishedAt === null) return -1;
    return a.publishedAt < b.publishedAt ? -1 : 1;
  }
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/**
 * Joins mentions to talks: by canonical key, and announcements with recaps by equal title and event. Speakers and
 * organizations meet under normalised names, events under their slug. What an author states beats what the text
 * states, and that beats what it implies. The outcome does not depend on the order of the mentions; the cost is linear.
 */
export function mergeTalks(mentions: readonly PlacedMention[], sites: readonly SiteRecord[]): TalkGraph {
  const ordered = [...mentions].sort(byAge);
  const organizationKey = organizationKeys(ordered);
  const defaults = new Map(sites.map((site) => [site.key, site.defaultLanguage]));
  const speakers = new Spellings();
  const organizations = new Spellings();
  const usedEvents = new Set<string>();
  const talks: TalkRecord[] = groupMentions(ordered).map((group) => {
    const talk = mergeTalk(group, defaults.get(group[0]?.site ?? '') ?? 'en', organizationKey);
    for (const { speaker, name, organization } of talk.billed) {
      speakers.add(speaker, name);
      if (organization !== null) organizations.add(organizationKey(organization), organization);
    }
    if (talk.record.event !== null) usedEvents.add(talk.record.event);
    return talk.record;
  });
  const speakerRecords: readonly SpeakerRecord[] = speakers.rows();
  const organizationRecords: readonly OrganizationRecord[] = organizations.rows();
  return {
    talks: talks.sort((a, b) => (a.key < b.key ? -1 : 1)),
    speakers: speakerRecords,
    organizations: organizationRecords,
    events: mergeEvents(ordered, usedEvents),
  };
}
