import type { Block } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import { findKinds } from './kinds.ts';
import type { Words } from './words.ts';

/** A name that a list of talks bears has few words: "My public talks", "Charlas de 2021". */
const MOST_WORDS = 4;
/** Recordings that make a post a list. */
const FEWEST = 3;

/** What stands between the parts of a title: `FooConf 2021 – the talks`. */
const PARTS = /\s+[-–—|]\s+|[:：|]\s*/u;

/** Whether a title, heading or file name, or a part of it, says that talks follow: a short phrase that opens or ends with them. */
function namesTalkList(text: string, words: Words): boolean {
  return words.notTalk.test(text) ? false : text.split(PARTS).some((part) => isListName(part.trim(), words));
}

/** Whether a short phrase says that talks follow: it opens or ends with them. */
export function isListName(part: string, words: Words): boolean {
  if (part.split(/\s+/).length > MOST_WORDS) return false;
  const sessions = findKinds(part, words).filter(({ kind }) => kind === 'TALK' || kind === 'LIGHTNING_TALK' || kind === 'KEYNOTE');
  // "Talk to us", "Session storage": one session lists none.
  const several = sessions.filter(({ word }) => !words.single.test(word));
  return several.some(({ start, end }) => {
    const lead = part.slice(0, start).trim();
    return lead === '' || words.articles.exec(lead)?.[0] === lead || part.length - end < 2 || /^[\s\d./–-]+$/.test(part.slice(end));
  });
}

/** The words of a page's own folder or file: `charlas` of `es/blog/charlas/index.md`. */
function fileWords(sourcePath: string): string {
  const parts = sourcePath.split('/');
  const file = (parts.pop() ?? '').replace(/(?:\.[\w-]{2,5})?\.\w+$/, '');
  return (/^_?index$/.test(file) ? (parts.pop() ?? '') : file).replaceAll(/[-_]+/g, ' ');
}

/** `Videos` and, below it, "Recordings of our talks": a page named after recordings whose description says what is on them. */
function describesTalkList({ source, words }: TalkDocument): boolean {
  const { title, description } = source;
  if (description === null || words.notTalk.test(description) || title.split(/\s+/).length > MOST_WORDS || !words.recording.test(title))
    return false;
  return findKinds(description, words).some(({ kind, word }) => (kind === 'TALK' || kind === 'LIGHTNING_TALK') && !words.single.test(word));
}

/** Whether a whole post lists talks: its title, first heading, file's name or description says so, and it links several recordings. */
export function isTalkList(document: TalkDocument): boolean {
  const { source, blocks, words, sessions } = document;
  if (sessions < FEWEST) return false;
  const first = blocks.find(({ kind }) => kind === 'heading');
  const names = [source.title, fileWords(source.sourcePath), ...(first?.depth === 1 ? [first.text] : [])];
  return names.some((name) => namesTalkList(name, words)) || describesTalkList(document);
}

/** Whether a block is about one session alone: an item, a row, a heading, or the one recording below its heading. */
export function standsAlone(document: TalkDocument, block: Block): boolean {
  if (block.list !== null || block.kind === 'row' || block.kind === 'heading') return true;
  const heading = document.headings(block)[0];
  return heading !== undefined && heading.depth > 1 && document.sessionsBelow(heading) === 1;
}
