import type { Block } from './blocks.ts';
import { dayOfLine } from './dates.ts';
import type { TalkPlace } from './format.ts';

/** The paragraphs that speak of the video: its own words, those before it in its section, else the one after. */
export function around(place: TalkPlace): readonly Block[] {
  const { document, block } = place;
  const found: Block[] = block.text.trim() === '' ? [] : [block];
  const quote = found.length === 0 ? quoteBelow(document, block) : [];
  if (quote.length > 0) return quote;
  const caption = found.length === 0 ? captionBelow(place) : null;
  if (caption !== null) return [caption];
  for (const each of document.before(block, 3)) {
    // A paragraph that links another recording speaks of that one.
    if (
      each.links.some(
        ({ embed, target }) =>
          (embed && target?.role !== 'slides') || (target?.role === 'recording' && target.key !== place.link.target?.key),
      )
    )
      break;
    // A quotation below another player speaks of that one.
    if (each.text.trim() !== '' && (each.quote === 0 || each.quote === block.quote)) found.push(each);
  }
  if (found.length === 0) {
    const next = document.block(block.index + 1);
    const shown = next !== null && next.kind !== 'heading' && next.trail.at(-1) === block.trail.at(-1);
    // A day on a line of its own says when, not what.
    if (shown && dayOfLine(next.text, document.words) === null) found.push(next);
  }
  return found;
}

/** The block quote right below a player: its first line is the title, the rest the abstract. */
function quoteBelow(document: TalkPlace['document'], block: Block): readonly Block[] {
  const first = document.block(block.index + 1);
  if (first === null || first.quote === 0 || first.quote === block.quote || first.text.length > 160) return [];
  // A sentence is no title: `> **Write to us below.**`.
  if (/[.。]\s*(?:\n|$)/u.test(first.text)) return [];
  return [first, document.block(block.index + 2), document.block(block.index + 3)]
    .filter((each) => each !== null && each.quote === first.quote)
    .filter((each) => each !== null);
}

/** Whether a block is a player and nothing else. */
function isPlayer(each: Block | undefined): boolean {
  return each !== undefined && each.text.trim() === '' && each.links.some((link) => link.embed);
}

/** The paragraph below a player, in a section whose players are all followed by their text. */
function captionBelow(place: TalkPlace): Block | null {
  const { document, block } = place;
  const heading = block.trail.at(-1) ?? -1;
  const section: Block[] = [];
  for (let at = heading + 1; at < document.blocks.length && section.length < 40; at += 1) {
    const each = document.block(at);
    if (each === null || each.kind === 'heading') break;
    section.push(each);
  }
  const players = section.filter(isPlayer);
  const followed = section.every(
    (each, at) =>
      !isPlayer(each) || (section[at + 1] !== undefined && !isPlayer(section[at + 1]) && (section[at + 1]?.text.length ?? 999) < 260),
  );
  // Lines in bold above every player are their titles; what stands below are remarks.
  const titled = section.every((each, at) => !isPlayer(each) || section[at - 1]?.strong[0]?.start === 0);
  const introduced = section.some((each, at) => isPlayer(section[at + 1]) && /[:：]\s*$/u.test(each.text));
  const last = section.findLastIndex(isPlayer);
  // Behind a long introduction, a short line below the last player is its caption even if more text follows.
  const closed =
    last === section.length - 2 ||
    ((section[0]?.text.length ?? 0) > 120 && !isPlayer(section[0]) && (section[last + 1]?.text.length ?? 999) < 120);
  return players.length >= 2 && followed && !titled && !introduced && closed ? (document.block(block.index + 1) ?? null) : null;
}
