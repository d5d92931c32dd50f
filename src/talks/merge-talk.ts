import type { PlacedMention, TalkKind, TalkRecord, TalkSpeakerRecord } from '../model.ts';
import { talkKeyOf } from './hosts.ts';
import { speakerSlug } from './identity.ts';

/** A merged talk, and its speakers with the organization as printed. */
export interface MergedTalk {
  readonly record: TalkRecord;
  readonly billed: readonly { readonly speaker: string; readonly name: string; readonly organization: string | null }[];
}

const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\s]+$/u;

/** How much a mention's word weighs for a field: the author's statement, the text's, an implication. */
function rank(mention: PlacedMention, stated: boolean): number {
  return mention.explicit && stated ? 3 : stated ? 2 : 1;
}

/** The value of the best-ranked mention that has one; of equals the oldest. */
function best<Value>(
  group: readonly PlacedMention[],
  field: keyof PlacedMention['stated'],
  value: (mention: PlacedMention) => Value | null,
): Value | null {
  let found: Value | null = null;
  let highest = 0;
  for (const mention of group) {
    const candidate = value(mention);
    const weight = candidate === null ? 0 : rank(mention, mention.stated[field]);
    if (weight > highest) {
      found = candidate;
      highest = weight;
    }
  }
  return found;
}

function kindOf(group: readonly PlacedMention[]): TalkKind {
  const explicit = group.find((mention) => mention.explicit && mention.stated.kind);
  if (explicit !== undefined) return explicit.kind;
  // One post's plain "talk" does not speak against another's "lightning talk".
  return best(group, 'kind', ({ kind }) => (kind === 'TALK' ? null : kind)) ?? 'TALK';
}

function titlesOf(group: readonly PlacedMention[], defaultLanguage: string): TalkRecord['titles'] {
  const byLanguage = new Map<string, { readonly title: string; readonly weight: number }>();
  for (const mention of group) {
    const weight = rank(mention, mention.stated.title);
    const known = byLanguage.get(mention.language);
    if (known === undefined || weight > known.weight) byLanguage.set(mention.language, { title: mention.title, weight });
  }
  const rows = [...byLanguage].map(([language, { title }]) => ({ language, title }));
  return [...rows.filter(({ language }) => language === defaultLanguage), ...rows.filter(({ language }) => language !== defaultLanguage)];
}

/** The billing of the mention that says most, its gaps filled from the others; Latin names serve every language. */
function billingOf(group: readonly PlacedMention[]): MergedTalk['billed'] {
  let chosen: PlacedMention | null = null;
  let highest = -1;
  for (const mention of group) {
    if (mention.explicit && mention.stated.speakers) {
      chosen = mention;
      break;
    }
    if (mention.speakers.length === 0) continue;
    const latin = mention.speakers.every(({ name }) => LATIN.test(name)) ? 1 : 0;
    const affiliated = mention.speakers.filter(({ organization }) => organization !== null).length;
    const full = mention.speakers.filter(({ name }) => /\s/.test(name.trim())).length;
    const weight =
      rank(mention, mention.stated.speakers) * 100_000 + latin * 10_000 + mention.speakers.length * 400 + full * 20 + affiliated;
    if (weight > highest) {
      chosen = mention;
      highest = weight;
    }
  }
  const organizations = new Map<string, string>();
  for (const { speakers } of group) {
    for (const { name, organization } of speakers) {
      const slug = speakerSlug(name);
      if (organization !== null && !organizations.has(slug)) organizations.set(slug, organization);
    }
  }
  const seen = new Set<string>();
  return (chosen?.speakers ?? []).flatMap(({ name, organization }) => {
    const speaker = speakerSlug(name);
    if (seen.has(speaker)) return [];
    seen.add(speaker);
    return [{ speaker, name, organization: organization ?? organizations.get(speaker) ?? null }];
  });
}

/** One talk from all its mentions, oldest first. */
export function mergeTalk(group: readonly PlacedMention[], defaultLanguage: string, organizationKey: (name: string) => string): MergedTalk {
  const first = <Value>(value: (mention: PlacedMention) => Value | null): Value | null => {
    for (const mention of group) if (mention.explicit && value(mention) !== null) return value(mention);
    for (const mention of group) if (value(mention) !== null) return value(mention);
    return null;
  };
  const recordingUrl = first((mention) => mention.recordingUrl);
  const scheduleUrl = first((mention) => mention.scheduleUrl);
  const urlKeys = [...new Set(group.flatMap((mention) => mention.urlKeys))].sort();
  const url = recordingUrl ?? scheduleUrl ?? group[0]?.url ?? '';
  const named = talkKeyOf(url);
  const key = named !== null && urlKeys.includes(named) ? named : (group[0]?.urlKeys[0] ?? url);
  const billed = billingOf(group);
  const speakers: readonly TalkSpeakerRecord[] = billed.map(({ speaker, name, organization }) => ({
    speaker,
    name,
    organization: organization === null ? null : organizationKey(organization),
  }));
  const record: TalkRecord = {
    key,
    urlKeys,
    titles: titlesOf(group, defaultLanguage),
    kind: kindOf(group),
    url,
    recordingUrl,
    scheduleUrl,
    slidesUrl: first((mention) => mention.slidesUrl),
    video: first((mention) => mention.video),
    startsOn: best(group, 'startsOn', (mention) => mention.startsOn),
    event: best(group, 'event', (mention) => mention.event?.slug ?? null),
    speakers,
    mentions: group.map((mention) => mention.key),
  };
  return { record, billed };
}
