import type { Block, BlockLink, Span } from './blocks.ts';
import { findDates, isWhen } from './dates.ts';
import type { TalkDocument } from './document.ts';
import type { Reading, TalkPlace } from './format.ts';
import { eventLinked, ownHeading, titleOfHeading } from './headings.ts';
import { announcedKind, findKinds } from './kinds.ts';
import { isRemark, lineAbove } from './lines-above.ts';
import { isName } from './names.ts';
import { programmeOfLabel } from './programmes.ts';
import { isGeneric, kindOfLabel, quoted } from './title-words.ts';
import { readTitle, type TitleReading } from './titles.ts';

const linksOf = new WeakMap<Block, readonly BlockLink[]>();

/** The talk links of a block that are no second link of the talk before them. */
export function ownLinks(document: TalkDocument, block: Block): readonly BlockLink[] {
  const known = linksOf.get(block);
  if (known !== undefined) return known;
  const found = block.links.filter(
    (link) =>
      link.target !== null &&
      (link.target.role === 'recording' ||
        link.target.role === 'schedule' ||
        link.target.role === 'event-page' ||
        link.target.role === 'programme') &&
      !isGeneric(block.text.slice(link.start, link.end), document.words),
  );
  linksOf.set(block, found);
  return found;
}

/** A title and where in the block its words stand; `start` equals `end` where they stand elsewhere. */
export interface FoundTitle {
  readonly reading: TitleReading;
  readonly start: number;
  readonly end: number;
}

/** `Sep 15 MRSH webinar: Title`: how long the day before a label is; it is no part of the title. Zero without one. */
function dayBeforeLabel(document: TalkDocument, block: Block, title: string): number {
  const { words } = document;
  const [day] = findDates(title, words, document.near(block));
  if (day === undefined || day.start > 12 || /\p{L}{4}/u.test(title.slice(0, day.start).replace(/^\p{L}+day\b/u, ''))) return 0;
  const gap = /^[\s\d:.,apmAPMTZUC()–—|-]{0,24}\s(?=\S)/u.exec(title.slice(day.end))?.[0] ?? '';
  const start = day.end + gap.length;
  const label = /^([^:：|]{3,60}?)\s?[:：|]\s?\S/u.exec(title.slice(start))?.[1];
  const isLabel = label !== undefined && (programmeOfLabel(label, words) !== null || kindOfLabel(label, words) !== null);
  return isLabel && gap !== '' ? start : 0;
}

/** The title of an entry: the link's words, or, where those say only "video", what stands around them. */
export function titleFrom(place: TalkPlace, from: number, until: number): FoundTitle | null {
  const { document, block, link } = place;
  const { words } = document;
  const { text } = block;
  const options = { speakersFirst: document.speakersFirst(block) };
  const at = (start: number, end: number): FoundTitle => {
    const begin = start + dayBeforeLabel(document, block, text.slice(start, end));
    return { reading: readTitle(text.slice(begin, end), words, options), start: begin, end };
  };
  if (!isGeneric(text.slice(link.start, link.end), words)) return at(link.start, link.end);
  const proper = (start: number, end: number): boolean =>
    end - start > 3 &&
    !isGeneric(text.slice(start, end), words) &&
    !isGeneric(inLowerCase(text.slice(start, end)), words) &&
    !isWhen(text.slice(start, end), words) &&
    kindOfLabel(text.slice(start, end), words) === null;
  const quote = quoted(text.slice(from, link.start))[0] ?? quoted(text.slice(link.end, until))[0];
  if (quote !== undefined) {
    const start = text.indexOf(quote, from);
    if (start >= 0) return { ...at(start, start + quote.length), reading: { ...readTitle(quote, words), title: quote } };
  }
  // `Ada Park with *Title* ([video](u))`.
  const marked = [...block.emphasis, ...block.strong].find(
    ({ start, end }) => start >= from && end <= link.start && proper(start, end) && /^["”»]?\s?[([]\s?$/u.test(text.slice(end, link.start)),
  );
  if (marked !== undefined) return at(marked.start, marked.end);
  // `**Ada Park** - *Title*: [video](u)`: the strong words are who speaks.
  const isSpeaker = ({ start, end }: Span): boolean =>
    /^\s?[:：–—-]\s[^\n]{4}/u.test(text.slice(end, link.start)) && isName(text.slice(start, end), words, { single: false });
  const strong = block.strong.find(
    (each) =>
      each.start >= from &&
      each.end <= until &&
      each.end - each.start > 6 &&
      (each.start >= link.end || each.end <= link.start) &&
      proper(each.start, each.end) &&
      !isSpeaker(each),
  );
  if (strong !== undefined) return at(strong.start, strong.end);
  // Emphasis is a title where the entry begins with it, or right behind a label (`Ada Park: *Title*`).
  const emphasised = block.emphasis.find(
    ({ start, end }) =>
      start >= from &&
      end <= link.start &&
      end - start > 6 &&
      proper(start, end) &&
      /^[\s\d.]*$|[:：–—\])-]\s*$/u.test(text.slice(from, start)),
  );
  if (emphasised !== undefined) return at(emphasised.start, emphasised.end);
  const previous = block.links.find(
    (other) => other.start >= from && other.start - from < 4 && other.end <= link.start && proper(other.start, other.end),
  );
  if (previous !== undefined) return at(previous.start, previous.end);
  const lead = text.slice(from, link.start).replace(/[\s([|–—:,-]+$/u, '');
  // `Details: official schedule [link]`, `Find the session here: https://…` under the talk's own heading or bold line.
  const pointer = block.list === null || !pointsOn(lead, words) ? null : (ownHeading(document, block) ?? boldAbove(document, block));
  if (pointer !== null) return { reading: pointer, start: 0, end: 0 };
  const unfinished = isUnfinished(text.slice(from, link.start), words);
  // A sentence that holds the link is for another format; a few words of an item leave the title to the heading.
  if (unfinished && (block.list === null || text.length > 60)) return null;
  // `von Ada Park` and then the bare address, below a heading that is the title.
  const byline = block.list === null && from === 0 && lead !== '' && isRemark(lead, words) ? ownHeading(document, block) : null;
  if (byline !== null) return { reading: byline, start: 0, end: 0 };
  const opened = from + openingOf(lead, words);
  if (!unfinished && proper(opened, from + lead.length)) return at(opened, from + lead.length);
  const skipped = /^[\s)\]|–—:,-]*/u.exec(text.slice(link.end, until))?.[0].length ?? 0;
  const following = link.end + skipped + (text.slice(link.end + skipped, until).split('\n')[0] ?? '').length;
  // `[Video](u): A title`, but not `[This talk](u) is about ...`.
  if (
    /^[\p{Lu}\p{N}"“«„「《']|^[\p{Script=Katakana}\p{Script=Hangul}]/u.test(text.slice(link.end + skipped)) &&
    proper(link.end + skipped, following)
  )
    return at(link.end + skipped, following);
  const above = lineAbove(text, from, words);
  const [quoteAbove] = quoted(above);
  const line = quoteAbove ?? above;
  const start = text.indexOf(line);
  // Below a heading of its own, a line that says who, where or when is no title.
  const headed = block.list === null && above !== '' && isRemark(above, words) ? ownHeading(document, block) : null;
  if (headed !== null) return { reading: headed, start: 0, end: 0 };
  if (line !== '' && proper(start, start + line.length)) return at(start, start + line.length);
  const heading = document.headings(block)[0];
  const titled = heading === undefined || eventLinked(document, heading) === null ? null : titleOfHeading(document, heading, text);
  if (titled !== null) return { reading: titled, start: link.start, end: link.start };
  if (heading === undefined || document.events(heading.index).length > 0 || heading.text.length < 4 || isGeneric(heading.text, words))
    return null;
  const named = readTitle(heading.text, words, { speakersFirst: document.speakersFirst(heading) });
  return { reading: named, start: link.start, end: link.start };
}

/** `Tuesday, 9:31 AM: See our lightning talk! Title`: how long the label and the call before a title are. */
function openingOf(lead: string, words: TalkDocument['words']): number {
  const label = /^([^\n]{4,60}?)[:：]\s+/u.exec(lead);
  const start = label?.[1] !== undefined && isWhen(label[1], words) ? label[0].length : 0;
  const call = /^[^.!?\n]{3,80}!\s+(?=\S{3})/u.exec(lead.slice(start));
  return call === null || findKinds(call[0], words).length === 0 ? start : start + call[0].length;
}

/** `Find the session here` as it stands within a sentence. */
function inLowerCase(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether words before a link only say that it stands there: they begin with a label such as "Details:" or end in "here". */
function pointsOn(lead: string, words: TalkDocument['words']): boolean {
  const label = /^\s*([^:：]{2,24}?)\s?[:：]\s/u.exec(lead)?.[1];
  return (label !== undefined && words.labels.link.test(label)) || isGeneric(inLowerCase(lead), words);
}

/** The paragraph in bold above the only session of its section. */
function boldAbove(document: TalkDocument, block: Block): TitleReading | null {
  const heading = document.headings(block)[0];
  if (heading === undefined || document.sessionsBelow(heading) !== 1) return null;
  const bold = document
    .before(block, 3)
    .find(({ text, strong }) => strong.length === 1 && strong[0]?.start === 0 && strong[0].end >= text.length - 1);
  return bold === undefined || isGeneric(bold.text, document.words) ? null : readTitle(bold.text, document.words);
}

/** Whether words go straight on into the link behind them: `watch the [video]`, no title and then `[video]`. */
function isUnfinished(lead: string, words: TalkDocument['words']): boolean {
  // `She gave a version of it at DevConf ([video](u))` is a sentence too.
  if (words.verbMarks.test(`${/^\s*(\p{Lu}\p{L}*)\s/u.exec(lead)?.[1] ?? ''} `) && words.actions.test(lead)) return true;
  if (/^\s*\p{Lu}\p{Ll}\s$/u.test(lead)) return true;
  const last = /(?<!\p{L})(\p{Ll}+)\s$/u.exec(lead)?.[1];
  if (last !== undefined)
    return (
      last.length <= 2 ||
      [words.articles, words.at, words.from, words.about, words.and, words.actions].some((pattern) => pattern.exec(last)?.[0] === last)
    );
  const { and, at, fromAfter, articles } = words.lexicon;
  return [and, at, fromAfter, articles].flat().some((word) => UNSPACED.test(word) && lead.trimEnd().endsWith(word));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u;

/** A piece of a block without the words of links such as "video" and "slides", and without the brackets around them. */
export function withoutGenericLinks(place: TalkPlace, start: number, end: number): string {
  const { document, block } = place;
  let text = '';
  let at = start;
  for (const other of [...block.links].sort((a, b) => a.start - b.start)) {
    if (other.embed || other.start < at || other.end > end) continue;
    const linked = block.text.slice(other.start, other.end);
    if (!isGeneric(linked, document.words) && other.target?.role !== 'slides' && !document.words.slides.test(linked)) continue;
    text += block.text.slice(at, other.start);
    at = other.end;
  }
  text += block.text.slice(at, end);
  return text.replaceAll(/[([]\s*(?:[,|/·&–-]\s*)*[)\]]/gu, '').replaceAll(/(?:[|·/]\s*)+$/gmu, '');
}

/** Whether a block is nothing but links such as "video" and "slides", with labels and running times. */
export function isBare(document: TalkDocument, block: Block): boolean {
  const { words } = document;
  let rest = '';
  let at = 0;
  for (const { start, end, embed } of [...block.links].sort((a, b) => a.start - b.start)) {
    const linked = block.text.slice(start, end);
    if (embed || start < at) continue;
    if (!isGeneric(linked, words) && !words.slides.test(linked) && !words.labels.link.test(linked)) return false;
    rest += ` ${block.text.slice(at, start)}`;
    at = end;
  }
  rest += block.text.slice(at);
  return rest
    .split(/[\s,;|/·•()[\]–—-]+/u)
    .map((word) => word.replace(/[:：]$/u, ''))
    .every((word) => !/\p{L}/u.test(word) || words.labels.link.test(word) || isGeneric(word, words) || words.and.test(word));
}

export function withoutSpeakers(title: string, speakers: Reading['speakers']): string {
  for (const { name } of speakers) {
    if (title.startsWith(name) && /^\s?[:–-]\s/u.test(title.slice(name.length)))
      return title.slice(name.length).replace(/^\s?[:–-]\s+/u, '');
  }
  return title;
}

/** The kind that the list's introduction or its heading announces for all its entries. */
export function listKind(document: TalkDocument, block: Block): Reading['kind'] {
  for (const intro of document.intros(block)) {
    const kind = announcedKind(intro.links.length === 0 ? intro.text : '', document.words);
    if (kind !== null && intro.text.length < 160) return kind;
  }
  const heading = document.headings(block)[0];
  return heading === undefined || heading.text.length > 90 ? null : announcedKind(heading.text, document.words);
}
