import type { TalkKind } from '../model.ts';
import { findEvents } from './events.ts';
import { findKinds } from './kinds.ts';
import { once, type Words } from './words.ts';

const QUOTES = /^[\s"“”„«»「『《'‘]+(?=\S)|(?<=\S)[\s"“”«»」』》]+$/gu;

const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['‘', '’'],
  ["'", "'"],
];

export const SYMBOLS =
  /^[\p{Extended_Pictographic}\p{Regional_Indicator}\uFE0F\u200D\s▶►•·*–—|:-]+|[\p{Extended_Pictographic}\p{Regional_Indicator}\uFE0F\u200D\s*–—|:,;-]+$/gu;

/** Words that stand beside a kind in a title's label: `Project Lightning Talk:`, `Sponsored Keynote:`. */
const LABEL_WORD =
  /^(?:project|sponsored?|closing|opening|session|cncf|on-demand|on|demand|live|maintainer|track|day|community|virtual|online|short|full|the|a|an|talk|video|recording|recorded|\(video\)|de|del|of|\d{1,3}|min|minute|minutes|#\d+)$/i;

/** Takes emoji, bullets, quotation marks around the whole and closing points off a title. */
export function cleanTitle(text: string): string {
  let title = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SYMBOLS, '')
    .replace(/^[/&,;]\s/, '')
    // `Title [B]`: for whom a programme marks it.
    .replace(/\s\[\p{Lu}\]$/u, '')
    .trim();
  for (const [open, close] of PAIRS) {
    if (title.startsWith(open) && title.endsWith(close) && title.length > 2 && !title.slice(1, -1).includes(open))
      title = title.slice(1, -1).trim();
  }
  title = title.replace(/(?<![.!?])[.,;:]$/, '').replace(/[。，；：]$/u, '');
  // A lone opening or closing quotation mark is left over from cutting.
  const marks = (title.match(/["“”]/g) ?? []).length;
  return marks === 1 ? title.replaceAll(QUOTES, '').trim() : title.trim();
}

/** Whether words are a label for the kind and nothing else: `Lightning Talk`, `CNCF on-demand webinar`. */
export function kindOfLabel(text: string, words: Words): TalkKind | null {
  let label = text
    .replaceAll(SYMBOLS, '')
    .replaceAll(/^[[(]|[\])]$/g, '')
    .trim();
  for (const event of findEvents(label).toReversed()) label = `${label.slice(0, event.start)} ${label.slice(event.end)}`.trim();
  if (label === '' || label.length > 60) return null;
  const kinds = findKinds(label, words);
  const special = kinds.find((found) => found.kind !== 'TALK') ?? kinds[0];
  if (special === undefined) return null;
  let rest = label;
  for (const found of kinds.toReversed()) rest = `${rest.slice(0, found.start)} ${rest.slice(found.end)}`;
  const left = rest.split(/[\s/]+/).filter((word) => word !== '');
  const foreign = left.filter((word) => !LABEL_WORD.test(word) && !words.articles.test(word));
  // One unknown word may stand beside a special kind where the language puts it behind: `Короткі доповіді проєктів`.
  return foreign.length === 0 ||
    (foreign.length === 1 && special.kind !== 'TALK' && special.start === 0 && words.lexicon.language !== 'en' && left.length === 1)
    ? special.kind
    : null;
}

/** A special kind that a proper title ends with (`Women in GitOps Panel`) or begins with. */
export function kindInTitle(title: string, words: Words): TalkKind | null {
  for (const found of findKinds(title, words)) {
    if (found.kind === 'TALK' || found.kind === 'DEMO') continue;
    // `Un atelier sur ...`: an article and the kind open the title.
    const lead = title.slice(0, found.start).trim();
    const next = title.slice(found.end, found.end + 24);
    if (
      (lead === '' || (lead.split(/\s+/).length === 1 && words.articles.test(lead))) &&
      once(
        words,
        'titles 2',
        () => new RegExp(`^\\s(?:${words.about.source}|${words.with.source}|${words.from.source}|in|for|für|para|pour|per)`, 'iu'),
      ).test(next)
    )
      return found.kind;
    if (title.length - found.end < 3 || (found.start === 0 && found.kind === 'WORKSHOP' && /contribfest/i.test(found.word)))
      return found.kind;
    if (/contribfest|hands[\s-]on/i.test(found.word)) return 'WORKSHOP';
  }
  return null;
}

/** `you can watch it here`, `findet ihr hier`: a few small words, the last of which says "here". */
function endsWithHere(text: string, { lexicon }: Words): boolean {
  const [here = 'here'] = lexicon.generic;
  return (
    /^\p{Ll}/u.test(text) && text.length < 40 && text.split(/\s+/).length <= 5 && (text.endsWith(` ${here}`) || text.endsWith(' here'))
  );
}

/** Whether link words are no title at all: "here", "watch the recording", "this talk", a bare address, a date or time. */
export function isGeneric(text: string, words: Words): boolean {
  const bare = text
    .replaceAll(SYMBOLS, '')
    .replaceAll(/^["“(]+|[)"”.!]+$/gu, '')
    .trim();
  if (bare === '' || /^(?:https?:\/\/|www\.|youtu\.be|sched\.co)/i.test(bare) || /^[\d\s:.,/-]+$/.test(bare)) return true;
  if (endsWithHere(bare, words)) return true;
  const match = words.generic.exec(bare);
  if (match === null || match.index > 4) return /^(?:schedule|slides|video|recording)s?$/i.test(bare);
  const rest = bare.slice(match.index + match[0].length).trim();
  const lead = bare.slice(0, match.index).trim();
  if (lead !== '' && !words.articles.test(lead)) return false;
  // What follows may only say where or what: "watch it on YouTube", not "Recording the unrecordable".
  const small = (word: string): boolean =>
    word.length <= 3 ||
    /^(?:youtube|sched|vimeo|meetup|eventbrite|here)$/i.test(word) ||
    words.articles.test(word) ||
    words.generic.exec(word)?.[0] === word ||
    words.recording.test(word) ||
    word.match(words.kinds)?.[0] === word;
  const following = rest.split(/\s+/).filter((word) => word !== '');
  return following.length <= 4 && following.every(small);
}

/** Quoted words of a text, longest first: `“Title”`, `"Title"`, `「題」`. */
export function quoted(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /"([^"\n]{4,200})"|“([^”\n]{4,200})”|„([^“”"\n]{4,200})[“”"]|«\s?([^»\n]{4,200}?)\s?»|「([^」\n]{3,120})」|『([^』\n]{3,120})』|《([^》\n]{3,120})》/gu,
    ),
  ]
    .map((match) => cleanTitle(match.slice(1).find((group) => group !== undefined) ?? ''))
    .sort((a, b) => b.length - a.length);
}
