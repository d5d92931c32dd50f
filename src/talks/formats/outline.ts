import { type Block, hasSession } from '../blocks.ts';
import type { TalkDocument } from '../document.ts';
import { isBare, withoutGenericLinks } from '../entry-parts.ts';
import { readByline } from '../byline.ts';
import { beginsWithGivenName } from '../given-names.ts';
import type { Words } from '../words.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { BESIDE_SLIDES } from '../proof.ts';
import { isGeneric, quoted } from '../title-words.ts';
import { readTitle } from '../titles.ts';
import { assemble } from './entry.ts';

/** Lines of an outline that are read at most. */
const MOST = 6;

/** The blocks inside the item that a block opens, which hold no link to a talk. */
function inside(document: TalkDocument, block: Block): readonly Block[] {
  const items = block.list?.items ?? [];
  const found: Block[] = [];
  for (let at = block.index + 1; at <= block.index + MOST; at += 1) {
    const each = document.block(at);
    if (each?.list === undefined || each.list === null || !items.every((item, depth) => each.list?.items[depth] === item)) break;
    if (hasSession(each)) break;
    found.push(each);
  }
  return found;
}

/** The words of a title's line, and what stands behind them: `"Title", …`, `Title: Ada Park, Bo Ek`. */
function titleOf(text: string, words: Words): { readonly title: string; readonly rest: string } {
  const quote = quoted(text)[0];
  if (quote !== undefined && text.indexOf(quote) < 4) return { title: quote, rest: text.slice(text.indexOf(quote) + quote.length + 1) };
  const colon = /^(.{4,})[:：]\s(\p{Lu}.{2,120})$/u.exec(text);
  const named = colon?.[2] === undefined ? null : readByline(colon[2], words, { single: false });
  return colon?.[1] === undefined || colon[2] === undefined || named === null || !named.some(({ name }) => beginsWithGivenName(name))
    ? { title: text, rest: '' }
    : { title: colon[1], rest: `\n${colon[2]}` };
}

interface Above {
  readonly title: string;
  readonly rest: string;
  /** Whom the paragraph above a list names. */
  readonly people?: Reading['speakers'];
}

/** The item or paragraph above a bare link, with the title as its own link, its strong words or its line. */
function above(place: TalkPlace): Above | null {
  const { document, block } = place;
  const [parent] = document.intros(block);
  if (parent === undefined || parent.text.length > 400) return null;
  const { text } = parent;
  if (parent.list === null) {
    // `What Ada Park said in "Title":` and below it `- [schedule](u)`, `- [video](u)`.
    const [quote, ...more] = quoted(text);
    return quote === undefined || more.length > 0 ? null : { title: quote, rest: '', people: document.people(parent.index) };
  }
  const opening = [...parent.links, ...parent.strong, ...parent.emphasis]
    .filter(({ start, end }) => start < 3 && end - start > 3)
    .sort((a, b) => b.end - a.end)[0];
  if (opening !== undefined) return { title: text.slice(opening.start, opening.end), rest: text.slice(opening.end) };
  const [line = '', ...lines] = withoutGenericLinks({ ...place, block: parent }, 0, text.length).split('\n');
  const { title, rest } = titleOf(line, place.document.words);
  return { title, rest: [rest, ...lines].join('\n') };
}

/** The title that the item right before a bare link is: the link to the talk's slides and no more. */
function before({ document, block }: TalkPlace): string | null {
  const item = document.block(block.index - 1);
  const items = block.list?.items ?? [];
  const own = item?.list?.items ?? [];
  const beside = own.length === items.length && own.at(-2) === items.at(-2) && item?.list?.intro === block.list?.intro;
  if (item === null || !beside || item.links.length !== 1) return null;
  const [link] = item.links;
  const written = link === undefined || link.target?.role !== 'slides' ? '' : item.text.slice(link.start, link.end);
  if (written.length < 4 || item.text.length - written.length > 2 || isGeneric(written, document.words)) return null;
  const label = /^([^:：]{2,24}?)\s?[:：]\s*(?=\S)/u.exec(written);
  return label?.[1] !== undefined && document.words.labels.title.test(label[1]) ? written.slice(label[0].length) : written;
}

/** A link that is an item of its own, without any words: those of the talk are the item above it or the items inside it. */
export const outline: TalkFormat = {
  name: 'outline',
  example: {
    markdown: '- Talks\n  - <https://youtu.be/aaaaaaaaaaa> (28:30)\n    - "A short title"\n    - Ada Park & Bo Ek, Acme',
    title: 'A short title',
    speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (link.embed || block.list === null || block.kind !== 'paragraph' || !isBare(document, block)) return null;
    const { words } = document;
    const lines = inside(document, block);
    const [first] = lines;
    const slides = first === undefined ? before(place) : null;
    if (slides !== null) {
      const reading = assemble(place, readTitle(slides, words), true, '', '', document.near(block));
      return { ...reading, words: [...reading.words, BESIDE_SLIDES] };
    }
    const found: Above | null =
      first === undefined
        ? above(place)
        : {
            ...titleOf(first.text, words),
            rest: `${titleOf(first.text, words).rest}\n${lines
              .slice(1)
              .map(({ text }) => text)
              .join('\n')}`,
          };
    if (found === null) return null;
    const title = readTitle(found.title, words);
    if (title.title.length < 3) return null;
    const reading = assemble(place, title, true, '', found.rest, document.near(block));
    return reading.speakers.length > 0 || found.people === undefined
      ? reading
      : { ...reading, speakers: found.people.map(({ name, organization }) => ({ name, organization })) };
  },
};
