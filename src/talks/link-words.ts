import type { Block, BlockLink, Span } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import { findEvents } from './events.ts';
import { lastKind } from './kinds.ts';
import { once, type Words } from './words.ts';
import type { FoundPerson } from './people.ts';
import { cleanTitle, isGeneric, quoted } from './title-words.ts';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u;

/** Takes "by Ada Park", "from Acme" and (in Chinese, Japanese and Korean) "Ada Park 的" off link words. */
export function withoutPeople(
  text: string,
  people: readonly FoundPerson[],
  organizations: readonly (string | null)[],
  words: Words,
): string {
  let title = text;
  const first = people[0];
  const last = people.at(-1);
  if (first !== undefined && last !== undefined) {
    const joint = once(
      words,
      'prose 2',
      () => new RegExp(`[\\s,(]*(?:${words.by.source}|${words.from.source}|${words.with.source}|,|:)?\\s*$`, 'iu'),
    );
    const lead = text.slice(0, first.start).replace(joint, '');
    const tail = text.slice(last.end);
    if (lead.trim().length > 3 && (tail.match(/(?<!\p{L})\p{L}{3,}/gu) ?? []).length < 3) title = lead;
    else if (first.start <= 3 && tail.trim().length > 2)
      title = tail.replace(
        once(
          words,
          'prose 3',
          () => new RegExp(`^\\s*(?:${words.fromAfter.source}|${words.byAfter.source}|['’]s|:|,)?\\s*(?:${words.fromAfter.source})?`, 'u'),
        ),
        '',
      );
  }
  // `the talk from TOC member Ada Park`: the role goes with the name.
  if (title !== text) {
    const roleTail = once(
      words,
      'prose role tail',
      () => new RegExp(`\\s(?:${words.by.source}|${words.from.source})\\s(?:[\\p{L}-]+\\s){0,3}(?:${words.roles.source})$`, 'iu'),
    ).exec(title);
    if (roleTail !== null && roleTail.index > 3) title = title.slice(0, roleTail.index);
  }
  for (const organization of organizations) {
    if (organization === null) continue;
    const at = title.lastIndexOf(organization);
    if (at > 0 && at + organization.length >= title.trimEnd().length)
      title = title.slice(0, at).replace(
        once(words, 'prose 4', () => new RegExp(`\\s*(?:${words.from.source}|at|\\()\\s*(?:the\\s)?$`, 'iu')),
        '',
      );
    else if (at >= 0 && at <= 4 && words.lexicon.fromAfter.length > 0)
      title = title.slice(at + organization.length).replace(
        once(words, 'prose 5', () => new RegExp(`^\\s*(?:${words.fromAfter.source})\\s*`, 'u')),
        '',
      );
  }
  return title;
}

/** The organization of link words like "end user talk from Acme", for speakers whom the sentence names without one. */
export function organizationOfLink(text: string, words: Words): string | null {
  const match = once(
    words,
    'prose 6',
    () => new RegExp(`(?:${words.from.source})\\s(?:the\\s)?(\\p{Lu}[\\p{L}\\p{N}.&-]*(?:\\s\\p{Lu}[\\p{L}\\p{N}.&-]*){0,2})$`, 'u'),
  ).exec(text.trim());
  const name = match?.[1] ?? /^(?:来自|來自)\s?([\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N} .&-]{1,30}?)\s?的/u.exec(text.trim())?.[1];
  // `ten years of PHP`: a title ends like that too.
  if (lastKind(text, words) === null) return null;
  return name === undefined || words.notNames.has(name.toLowerCase()) || findEvents(name).length > 0 ? null : name;
}

/** A text without the days that it gives and the small words before them: `a talk on herons on the 3rd of May`. */
export function withoutDays(text: string, days: readonly FoundDate[], words: Words): string {
  const joint = once(
    words,
    'prose days',
    () => new RegExp(`(?:\\s(?:${words.about.source}|${words.at.source}|\\p{Ll}{1,2}))?(?:\\s(?:${words.articles.source}))?\\s?$`, 'iu'),
  );
  return days.reduceRight((rest, { start, end }) => {
    // A date takes the stop of a short month along, which may be the sentence's.
    const stop = rest[end - 1] === '.' ? 1 : 0;
    return rest.slice(0, start).replace(joint, '') + rest.slice(end - stop);
  }, text);
}

/** The subject of a talk whose link says only "here": quoted words, or what stands behind "about". `days`: those of the text. */
export function titleAround(text: string, at: number, words: Words, days: readonly FoundDate[]): string | null {
  // One quoted word is as often a nickname: `Ada "Reed" Park`.
  const quote = quoted(text).find((each) => !/^\p{Script=Latin}{1,12}$/u.test(each));
  if (quote !== undefined) return quote;
  const kind = lastKind(text.slice(0, at), words);
  if (kind === null) return null;
  const behind = withoutDays(
    text.slice(kind.end, at),
    days.flatMap((day) => (day.start >= kind.end && day.end <= at ? { ...day, start: day.start - kind.end, end: day.end - kind.end } : [])),
    words,
  );
  const about = once(words, 'prose 7', () => new RegExp(`^\\s?(?:\\S+\\s){0,6}?(?:${words.about.source})\\s(.{6,120})$`, 'iu')).exec(
    behind,
  );
  const subject = about?.[1]
    ?.replace(/\s*(?:\(|,|:|-|–|—|is|are|was|can be|you can|which|at|and|available|here)*\s*$/iu, '')
    .split(/[.;]|,\s(?:and|which|where)/u)[0];
  if (subject !== undefined && subject.length > 5) return subject;
  const articles =
    once(words, 'prose 8', () => new RegExp(`(?:(?:${words.articles.source})\\s(?:\\p{L}+\\s){0,2})?$`, 'iu')).exec(
      text.slice(0, kind.start),
    )?.[0] ?? '';
  return `${articles}${kind.word}`.trim();
}

/** What stands between a talk's title and its recording: ` (`, ` and its `, `の`, `及其`. */
const JOINED = /^(?:\s?[(（[–—-]\s?|\s?[^\s.,;:!?。，；：！？]{1,4}(?:\s[^\s.,;:!?]{1,4})?\s?)$/u;

/** `the [video](u) of her talk: [A title](a page about it)`, `her talk [A title](a page about it) and its [video](u)`. */
export function linkedTitle(block: Block, span: Span, own: BlockLink, words: Words): string | null {
  const next = block.links.find(
    ({ start, end, target }) =>
      start >= own.end && end <= span.end && target?.role !== 'recording' && /[:：]\s?["“«]?$/u.test(block.text.slice(own.end, start)),
  );
  const previous = block.links.findLast(({ start, end }) => start >= span.start && end <= own.start);
  const named = previous === undefined ? null : lastKind(block.text.slice(span.start, previous.start), words);
  const told =
    previous?.target === null &&
    named !== null &&
    previous.start - span.start - named.end < 6 &&
    JOINED.test(block.text.slice(previous.end, own.start));
  const title = next ?? (told ? previous : undefined);
  const text = title === undefined ? '' : block.text.slice(title.start, title.end);
  return (text.split(/\s+/).length < 3 && !UNSPACED.test(text)) || isGeneric(text, words) ? null : cleanTitle(text);
}
