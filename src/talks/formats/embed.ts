import type { Block } from '../blocks.ts';
import { findEvents } from '../events.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { announcedKind, findKinds, lastKind } from '../kinds.ts';
import { findPeople } from '../people.ts';
import { sentencesOf } from '../sentences.ts';
import { isGeneric, kindOfLabel, quoted, readTitle } from '../titles.ts';
import { readByline } from '../byline.ts';
import type { Words } from '../lexicon.ts';
import { listKind, ownLinks } from './entry.ts';

/** Player titles that sites put on every video. */
const PLAYER = /^(?:youtube|vimeo|video|embedded|player)[\w\s]*$/i;

/** The paragraphs that speak of the video: its own words, those before it in its section, else the one after. */
function around(place: TalkPlace): readonly Block[] {
  const { document, block } = place;
  const found: Block[] = block.text.trim() === '' ? [] : [block];
  for (const each of document.before(block, 3)) {
    if (each.links.some(({ embed }) => embed)) break;
    if (each.text.trim() !== '') found.push(each);
  }
  if (found.length === 0) {
    const next = document.block(block.index + 1);
    if (next !== null && next.kind !== 'heading' && next.trail.at(-1) === block.trail.at(-1)) found.push(next);
  }
  return found;
}

/** What is said about a talk without a title: "how we build it" of "to hear how we build it ... gave a talk about it". */
function subject(texts: readonly string[], words: Words): string | null {
  for (const text of texts) {
    const kind = lastKind(text, words);
    const asked = /\b(?:hear|see|learn|know|understand|explain\w*|show\w*|discuss\w*|through|covered|covering)\s((?:how|why|what|when|where)\s[^.:;?!]{8,120})/iu.exec(text)?.[1];
    if (asked !== undefined) return asked.trim();
    if (kind === null) continue;
    const about = new RegExp(`(?:${words.about.source})\\s([^.:;!?]{8,110})`, 'iu').exec(text.slice(kind.end));
    if (about?.[1] !== undefined && about.index < 40) return about[1].trim();
  }
  for (const text of texts) {
    const kind = lastKind(text, words);
    if (kind === null) continue;
    const lead = new RegExp(`(?:(?:${words.articles.source})\\s)?(?:[\\p{L}-]+\\s){0,2}$`, 'iu').exec(text.slice(0, kind.start))?.[0] ?? '';
    return `${lead}${kind.word}`.trim();
  }
  return null;
}

/** An embedded player, read through the text around it. */
export const embed: TalkFormat = {
  name: 'embed',
  example: {
    markdown: 'Ada Park from Acme gave the keynote "Small is fast" at FOSDEM 2024:\n\n<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
    title: 'Small is fast',
    speakers: ['Ada Park (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (!link.embed) return null;
    const { words } = document;
    const blocks = around(place);
    const heading = document.headings(block)[0];
    const texts = blocks.map((each) => each.text);
    const nearest = texts[0] ?? '';
    const labelled = link.label !== null && !PLAYER.test(link.label) && !isGeneric(link.label, words) ? readTitle(link.label, words) : null;
    const headed = heading === undefined || isGeneric(heading.text, words) || kindOfLabel(heading.text, words) !== null || findEvents(heading.text).length > 0 ? null : readTitle(heading.text, words);
    const quote = texts.slice(0, 2).flatMap((text) => quoted(text)).find((words_) => words_.split(/\s+/).length > 1 || words_.length > 8);
    const strong = blocks.slice(0, 2).flatMap((each) => each.strong.map(({ start, end }) => each.text.slice(start, end))).find((text) => text.length > 10 && !isGeneric(text, words));
    const linked = blocks.slice(0, 2).flatMap((each) => ownLinks(document, each).map(({ start, end }) => each.text.slice(start, end))).at(-1);
    const short = blocks[0] !== undefined && nearest.length < 140 && !/[.:!?]\s*$/.test(nearest) && !/\n/.test(nearest) ? readTitle(nearest, words) : null;
    const read = labelled ?? (quote === undefined ? null : { title: quote, kind: null, speakers: [], event: null }) ?? (strong === undefined ? null : readTitle(strong, words)) ?? (linked === undefined ? null : readTitle(linked, words)) ?? (short !== null && short.speakers.length > 0 ? short : null) ?? headed;
    let people = texts.map((text) => findPeople(text, words)).find((each) => each.length > 0) ?? [];
    const byline = texts.slice(0, 2).map((text) => readByline(text.replace(new RegExp(`^(?:${words.by.source})\\s?:?\\s`, 'iu'), ''), words, { single: false })).find((each) => each !== null);
    if (byline !== undefined && byline !== null) people = [];
    const kinds = blocks.slice(0, 2).map((each) => lastKind(each.text, words)?.kind ?? null);
    const announced = heading === undefined ? null : announcedKind(heading.text, words);
    const spoken = kinds.find((kind) => kind !== null && kind !== 'TALK') ?? null;
    const kind = read?.kind ?? (spoken === null || spoken === 'DEMO' ? (announced ?? spoken) : spoken) ?? listKind(document, block);
    const title = read?.title ?? subject(texts.slice(0, 2), words);
    const own = texts.slice(0, 1).flatMap((text) => findEvents(text)).at(-1) ?? null;
    const proven = findKinds([...texts.slice(0, 2), heading?.text ?? ''].join(' \n '), words);
    const last = blocks[0] === undefined ? undefined : sentencesOf(blocks[0]).at(-1);
    return {
      title,
      speakers: read !== null && read.speakers.length > 0 ? read.speakers : (byline ?? people.map(({ name, organization }) => ({ name, organization }))),
      kind: kind ?? (proven.length > 0 ? 'TALK' : null),
      event: read?.event ?? own,
      date: null,
      quote: nearest.length > 400 && last !== undefined ? nearest.slice(last.start, last.end).trim() : nearest.trim(),
      words: proven.map((found) => `kind: ${found.word}`).slice(-2),
      titleStated: read !== null,
      scope: `${nearest} ${heading?.text ?? ''}`,
    };
  },
};
