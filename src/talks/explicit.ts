import { diagnostic } from '../diagnostics.ts';
import type { Diagnostic, Json, JsonObject, MentionedEvent, MentionedSpeaker, Shortcode, TalkKind, TalkMentionRecord } from '../model.ts';
import { talkKeyOf } from './hosts.ts';
import { type Words, wordsFor } from './words.ts';
import type { TalkReadings, TalkSource } from './source.ts';
import { dayIn, entriesOf, eventNamed, isObject, kindNamed, KINDS, speakersIn, statedMention, text } from './stated-values.ts';

const FIELDS: ReadonlySet<string> = new Set(['title', 'url', 'recording', 'schedule', 'speakers', 'kind', 'event', 'date', 'slides']);

type Report = (message: string) => void;

function address(entry: JsonObject, field: string, report: Report): string | null {
  const value = entry[field];
  if (value === undefined || value === null) return null;
  const url = text(value);
  if (url !== null && talkKeyOf(url) !== null) return url;
  report(`\`${field}\` is no absolute http(s) address: ${JSON.stringify(value).slice(0, 80)}`);
  return null;
}

/** Speakers as one by-line, a list of names or by-lines, or a list of `{ name, organization }`. */
function speakersOf(value: Json | undefined, words: Words, report: Report): readonly MentionedSpeaker[] {
  return entriesOf(value).flatMap((entry): readonly MentionedSpeaker[] => {
    if (isObject(entry)) {
      const name = text(entry['name']);
      if (name !== null) return [{ name, organization: text(entry['organization']) ?? text(entry['company']) }];
    } else if (typeof entry === 'string' && entry.trim() !== '') return speakersIn(entry, words);
    report(`\`speakers\` holds what is no name: ${JSON.stringify(entry).slice(0, 80)}`);
    return [];
  });
}

function kindOf(value: Json | undefined, report: Report): TalkKind | null {
  if (value === undefined || value === null) return null;
  const kind = kindNamed(text(value));
  if (kind === null) report(`\`kind\` is none of ${KINDS.join(', ')}: ${JSON.stringify(value).slice(0, 80)}`);
  return kind;
}

function dateOf(value: Json | undefined, report: Report): string | null {
  if (value === undefined || value === null) return null;
  const day = dayIn(text(value));
  if (day === null) report(`\`date\` is no day such as 2024-03-20: ${JSON.stringify(value).slice(0, 80)}`);
  return day;
}

function eventOf(value: Json | undefined): MentionedEvent | null {
  const name = text(isObject(value) ? value['name'] : value);
  return name === null ? null : eventNamed(name, { url: isObject(value) ? text(value['url']) : null });
}

function mention(entry: JsonObject, words: Words, line: number, report: Report): TalkMentionRecord | null {
  for (const field of Object.keys(entry)) if (!FIELDS.has(field)) report(`unknown field \`${field}\``);
  const title = text(entry['title']);
  if (title === null) {
    report('a talk needs a `title`');
    return null;
  }
  const [first, ...others] = ['url', 'recording', 'schedule'].flatMap((field) => address(entry, field, report) ?? []);
  if (first === undefined) {
    report(`the talk "${title.slice(0, 60)}" needs a \`url\``);
    return null;
  }
  return statedMention({
    title,
    urls: [first, ...others],
    slidesUrl: address(entry, 'slides', report),
    kind: kindOf(entry['kind'], report),
    event: eventOf(entry['event']),
    startsOn: dateOf(entry['date'], report),
    speakers: speakersOf(entry['speakers'], words, report),
    // An empty list says that nobody spoke.
    stated: { speakers: entry['speakers'] !== undefined },
    line,
  });
}

function argumentsOf(shortcode: Shortcode): JsonObject {
  if (!Array.isArray(shortcode.arguments)) return shortcode.arguments as { readonly [name: string]: string };
  const [url, title] = shortcode.arguments as readonly string[];
  return { ...(url === undefined ? {} : { url }), ...(title === undefined ? {} : { title }) };
}

/**
 * The talks that an author states: front matter `talks` (a list of objects with title, url, speakers, kind, event,
 * date, slides) and `talk` shortcodes with the same fields. Wrong values are TALK_INVALID; the rest of the entry counts.
 */
export function readExplicit(source: TalkSource): TalkReadings {
  const mentions: TalkMentionRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set<string>();
  const words = wordsFor(source.language);
  const add = (entry: Json, line: number, where: string): void => {
    const report: Report = (message) =>
      diagnostics.push(diagnostic('TALK_INVALID', { site: source.site, sourcePath: source.sourcePath, line }, `${where}: ${message}.`));
    if (!isObject(entry)) return report('a talk is a list of fields such as title and url');
    const made = mention(entry, words, line, report);
    if (made === null || made.urlKeys.some((key) => taken.has(key))) return;
    for (const key of made.urlKeys) taken.add(key);
    mentions.push(made);
  };
  const { explicitTalks } = source;
  const explicitLine = source.explicitLine ?? 1;
  if (Array.isArray(explicitTalks)) explicitTalks.forEach((entry: Json, at) => add(entry, explicitLine, `talks[${at}]`));
  else if (explicitTalks !== null) add(explicitTalks, explicitLine, 'talks');
  for (const shortcode of source.shortcodes) {
    if (shortcode.name !== 'talk') continue;
    const named = argumentsOf(shortcode);
    const inner = shortcode.inner?.trim();
    add(
      named['title'] === undefined && inner !== undefined && inner !== '' ? { ...named, title: inner } : named,
      shortcode.line,
      'talk shortcode',
    );
  }
  return { mentions, diagnostics };
}
