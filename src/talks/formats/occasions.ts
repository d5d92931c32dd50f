import type { Block } from '../blocks.ts';
import { readDetails } from '../details.ts';
import type { TalkDocument } from '../document.ts';
import { listKind } from '../entry-parts.ts';
import { eventOfLabel } from '../event-positions.ts';
import type { FoundEvent } from '../events.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { titleOfHeading } from '../headings.ts';
import { findKinds } from '../kinds.ts';
import { findPeople } from '../people.ts';
import { cleanTitle, isGeneric } from '../title-words.ts';
import { readTitle, type TitleReading } from '../titles.ts';

/** What stands behind an event's name: `(french)`, `[FR]`, `(slides in English)`. */
const REMARK = /\s*[([][^()[\]]{1,40}[)\]]?$/u;
/** Blocks below a title that are looked at at most. */
const MOST = 40;

interface Occasion {
  /** Null where only a word such as "meetup" stands. */
  readonly event: FoundEvent | null;
}

/** The occasion that link words name and nothing else: `DevFest Lyon 2023 (french)`, `Meetup`. */
function occasionOf(text: string, { words }: TalkDocument): Occasion | null {
  const name = cleanTitle(text).replace(REMARK, '').trim();
  if (name === '' || name.length > 70) return null;
  if (words.occasions.exec(name)?.[0] === name) return { event: null };
  const event = eventOfLabel(name, words);
  return event !== null && event.start === 0 && event.end >= name.length - 1 ? { event } : null;
}

function areOccasions(document: TalkDocument, { text, links }: Block): boolean {
  return links.every(
    ({ target, start, end, embed }) =>
      target === null ||
      target.role === 'slides' ||
      (!embed && (isGeneric(text.slice(start, end), document.words) || occasionOf(text.slice(start, end), document) !== null)),
  );
}

const known = new WeakMap<Block, boolean>();

/** Whether all links to sessions below a block, up to the next heading, name occasions alone. */
function introducesOccasions(document: TalkDocument, above: Block): boolean {
  const kept = known.get(above);
  if (kept !== undefined) return kept;
  let found = true;
  for (let at = above.index + 1; found && at <= above.index + MOST; at += 1) {
    const each = document.block(at);
    if (each === null || each.kind === 'heading') break;
    found = areOccasions(document, each);
  }
  known.set(above, found);
  return found;
}

/** Whether words are a title rather than the name of a collection: `Talks`, `Conferences of 2023`, `Past events`. */
function isTitle(text: string, { words }: TalkDocument): boolean {
  return (
    /\S\s\S/u.test(text.trim()) &&
    findKinds(text, words).length === 0 &&
    !words.occasions.test(text) &&
    !words.recording.test(text) &&
    eventOfLabel(text, words) === null
  );
}

/** The title in the item's own line before its links, in the item around it, or in the heading. */
function titleOf({ document, block, link }: TalkPlace): { readonly title: TitleReading; readonly told: readonly string[] } | null {
  const { words } = document;
  const first = Math.min(link.start, ...block.links.filter(({ target }) => target !== null).map(({ start }) => start));
  const lead = cleanTitle(block.text.slice(0, first).replace(/[\s:：–—(|·-]+$/u, ''));
  if (lead !== '') return isTitle(lead, document) && areOccasions(document, block) ? { title: readTitle(lead, words), told: [] } : null;
  const [intro] = document.intros(block);
  const heading = document.headings(block)[0];
  const above = intro === undefined || intro.list === null ? heading : intro;
  if (above === undefined || above.links.some(({ target }) => target !== null) || !isTitle(above.text, document)) return null;
  if (!introducesOccasions(document, above)) return null;
  if (above.kind !== 'heading') return { title: readTitle(above.text, words), told: [] };
  const title = titleOfHeading(document, above, '');
  return title === null ? null : { title, told: document.before(block, 3).map(({ text }) => text) };
}

/** A talk that was given several times: its title stands above the links, each of which names only where that was. */
export const occasions: TalkFormat = {
  name: 'occasions',
  example: {
    markdown:
      '## A short title\n\nWritten together with Ada Park.\n\n- [DevFest Lyon 2023 (french)](https://youtu.be/aaaaaaaaaaa)\n- [FOSDEM 2024](https://youtu.be/bbbbbbbbbbb)',
    title: 'A short title',
    speakers: ['Ada Park'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (link.embed || block.list === null || block.kind !== 'paragraph') return null;
    const occasion = occasionOf(block.text.slice(link.start, link.end), document);
    const found = occasion === null ? null : titleOf(place);
    if (occasion === null || found === null || found.title.title.length < 3) return null;
    const { title, told } = found;
    const people = told.map((text) => findPeople(text, document.words)).find((each) => each.length > 0) ?? [];
    const next = block.links.find(({ start, target }) => start > link.start && target !== null)?.start ?? block.text.length;
    return {
      title: title.title,
      speakers: title.speakers.length > 0 ? title.speakers : people.map(({ name, organization }) => ({ name, organization })),
      kind: title.kind ?? listKind(document, block),
      event: occasion.event,
      date: readDetails(block.text.slice(link.end, next), document.words, document.near(block)).date,
      quote: block.text,
      words: [],
      titleStated: true,
      scope: title.title,
    };
  },
};
