import type { Diagnostic, TalkMentionRecord } from '../model.ts';
import type { Block, BlockLink } from './blocks.ts';
import { type Candidate, candidatesOf } from './readings.ts';
import { TalkDocument } from './document.ts';
import { readExplicit } from './explicit.ts';
import { HOST_HINT } from './host-table.ts';
import { type PageReading, readPageTalk, withText } from './page-talk.ts';
import { PostEvents } from './post-events.ts';
import { mentionsOf } from './refiners.ts';
import type { TalkExplanation, TalkReadings, TalkSource } from './source.ts';

/** A title with a year may name an event, whose own site has its sessions. */
const DATED = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

function analyse(source: TalkSource): {
  readonly candidates: readonly Candidate[];
  readonly mentions: readonly TalkMentionRecord[];
  readonly page: PageReading | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const stated = readExplicit(source);
  // Most documents link to no talk at all: they cost one search over their text.
  let made: TalkDocument | null = null;
  const whole = (): TalkDocument => (made ??= new TalkDocument(source));
  const document = HOST_HINT.test(source.markdown) || DATED.test(source.title) ? whole() : null;
  const page = readPageTalk(source, whole);
  const candidates = document === null ? [] : candidatesOf(document);
  const read = document === null ? [] : mentionsOf(document, new PostEvents(document), candidates);
  const own = page === null || page.mention === null ? [] : [withText(page.mention, read)];
  const explicit = withoutRepetitions([...own, ...stated.mentions]);
  const taken = new Set(explicit.flatMap(({ urlKeys }) => urlKeys));
  const unstated = read.filter(({ urlKeys }) => !urlKeys.some((key) => taken.has(key)));
  const mentions = [...explicit, ...withoutRepetitions(unstated)];
  return { candidates, mentions, page, diagnostics: [...stated.diagnostics, ...(page?.diagnostics ?? [])] };
}

/** A post mentions a talk once: who names a URL that an earlier mention already has speaks of the same talk. */
function withoutRepetitions(mentions: readonly TalkMentionRecord[]): readonly TalkMentionRecord[] {
  const seen = new Set<string>();
  return mentions.flatMap((mention) => {
    const [first = ''] = mention.urlKeys;
    if (seen.has(first)) return [];
    const urlKeys = mention.urlKeys.filter((key) => !seen.has(key));
    for (const key of urlKeys) seen.add(key);
    return [{ ...mention, urlKeys }];
  });
}

/**
 * Every talk that a document names, with the evidence. What the author states (the front matter of a talk's own
 * page, `talks`, the `talk` shortcode) comes first and hides what prose says of the same URL. Never throws on any text.
 */
export function readTalks(source: TalkSource): TalkReadings {
  const { mentions, diagnostics } = analyse(source);
  return { mentions, diagnostics };
}

function quoteOf(block: Block, link: BlockLink): string {
  const text = block.text.trim();
  if (text.length <= 200) return text;
  const from = Math.max(0, link.start - 80);
  return `${from > 0 ? '…' : ''}${block.text.slice(from, from + 200).trim()}…`;
}

/** Why each link on a known host is a talk or none, in the order of the text; the same engine as `readTalks`. */
export function explainTalks(source: TalkSource): readonly TalkExplanation[] {
  const { candidates, mentions, page } = analyse(source);
  const byKey = new Map(mentions.flatMap((mention) => mention.urlKeys.map((key) => [key, mention] as const)));
  const own = page?.mention?.urlKeys[0];
  const stated = mentions
    .filter(({ explicit, urlKeys }) => explicit && urlKeys[0] !== own)
    .map((mention): TalkExplanation => ({
      url: mention.url,
      line: mention.line,
      block: mention.quote,
      isTalk: true,
      format: 'explicit',
      words: [],
      fields: fieldsOf(mention),
      reason: 'the author states it',
    }));
  const read = candidates.map((candidate): TalkExplanation => {
    const mention = candidate.isTalk && candidate.link.target !== null ? byKey.get(candidate.link.target.key) : undefined;
    return {
      url: candidate.link.url,
      line: candidate.link.line,
      block: quoteOf(candidate.block, candidate.link),
      isTalk: mention !== undefined,
      format: candidate.format,
      words: candidate.reading?.words ?? [],
      fields: mention === undefined ? [] : fieldsOf(mention),
      reason: candidate.reason,
    };
  });
  return [
    ...(page === null || page.url === '' ? [] : [explanationOf(page, own === undefined ? undefined : byKey.get(own))]),
    ...stated,
    ...read,
  ];
}

function explanationOf({ url, line, words, reason }: PageReading, mention: TalkMentionRecord | undefined): TalkExplanation {
  return {
    url,
    line,
    block: mention?.title ?? '',
    isTalk: mention !== undefined,
    format: 'front matter',
    words,
    fields: mention === undefined ? [] : fieldsOf(mention),
    reason,
  };
}

function stateOf(stated: boolean, present: boolean): 'stated' | 'implied' | 'absent' {
  if (!present) return 'absent';
  return stated ? 'stated' : 'implied';
}

function fieldsOf(mention: TalkMentionRecord): TalkExplanation['fields'] {
  return [
    { name: 'title', value: mention.title, state: stateOf(mention.stated.title, true) },
    {
      name: 'speakers',
      value: mention.speakers.map(({ name, organization }) => (organization === null ? name : `${name} (${organization})`)).join(', '),
      state: stateOf(mention.stated.speakers, mention.speakers.length > 0),
    },
    { name: 'kind', value: mention.kind, state: stateOf(mention.stated.kind, true) },
    { name: 'event', value: mention.event?.name ?? '', state: stateOf(mention.stated.event, mention.event !== null) },
    { name: 'startsOn', value: mention.startsOn ?? '', state: stateOf(mention.stated.startsOn, mention.startsOn !== null) },
  ];
}
