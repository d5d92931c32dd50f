import { namesOfAddress } from './address-names.ts';
import type { Block, BlockLink } from './blocks.ts';
import { isRowOfOne } from './columns.ts';
import { asConversation } from './conversations.ts';
import type { TalkDocument } from './document.ts';
import { withFirstNames } from './first-names.ts';
import type { Reading, TalkPlace } from './format.ts';
import { FORMATS } from './formats/table.ts';
import type { LinkRole } from './host-table.ts';
import { isName } from './names.ts';
import { withNeighbours } from './neighbours.ts';
import { withOrganizations } from './organizations-below.ts';
import { withProgramme } from './programme-of.ts';
import { isBare } from './entry-parts.ts';
import { closesAnother } from './next-title.ts';
import { weigh } from './proof.ts';
import { sentenceAt } from './sentences.ts';
import { slugOf } from '../slug.ts';
import { toldOfPage } from './told-of-page.ts';
import { cleanTitle, isGeneric } from './title-words.ts';

/** A link on a known host, and what was made of it. */
export interface Candidate {
  readonly block: Block;
  readonly link: BlockLink;
  readonly format: string | null;
  readonly reading: Reading | null;
  readonly isTalk: boolean;
  readonly score: number;
  readonly reason: string;
  /** The candidate whose second link (recording, slides) this is, by its place in the list. */
  readonly partOf: number | null;
}

/** What a reading must score to be a talk, and what one scores that the page's opening tells. */
const ENOUGH = 0.5;
const TOLD = 0.6;

const NEVER: { readonly [role in LinkRole]?: string } = {
  playlist: 'a playlist is no talk',
  channel: 'a channel is no talk',
  profile: 'a speaker profile is no talk',
  other: 'a page of that host that is no session',
};

/** Whether two links of one block belong to one talk: the second says only "recording", "slides", "schedule". */
function sameTalk(document: TalkDocument, block: Block, first: BlockLink, second: BlockLink): boolean {
  if (first.embed || second.embed) return false;
  if (block.kind === 'row' && isRowOfOne(block, first, second, document.words)) return true;
  const text = block.text.slice(second.start, second.end);
  const firstGeneric = isGeneric(block.text.slice(first.start, first.end), document.words);
  if (!isGeneric(text, document.words) && second.target?.role !== 'slides') return false;
  if (closesAnother(block, first, second)) return false;
  if (block.kind === 'row') return true;
  const between = block.text.slice(first.end, second.start);
  if (block.list !== null || block.kind === 'heading' || block.text.includes('\n')) return between.split('\n').length <= 5;
  // A sentence that links two recordings speaks of two videos.
  if (first.target?.role === 'recording' && second.target?.role === 'recording' && first.target.key !== second.target.key) return false;
  const span = sentenceAt(block, first.start);
  return second.start < span.end && (!firstGeneric || between.length < 40);
}

function isLead(candidate: Candidate | undefined): boolean {
  return candidate !== undefined && candidate.isTalk && candidate.partOf === null;
}

/** The talk right above an embedded player, where that is its schedule entry or names the same video. */
function playerOf(document: TalkDocument, candidates: readonly Candidate[], block: Block): number | null {
  let last = candidates.length - 1;
  while (last >= 0 && !isLead(candidates[last]) && block.index - (candidates[last]?.block.index ?? 0) <= 3) last -= 1;
  const candidate = candidates[last];
  if (candidate === undefined || !isLead(candidate) || candidate.link.embed || candidate.link.target?.role === 'recording') return null;
  if (candidate.block.trail.at(-1) !== block.trail.at(-1) && candidate.block.index !== block.trail.at(-1)) return null;
  if (block.index - candidate.block.index > 3) return null;
  let first = last;
  while (candidates[first - 1]?.block === candidate.block) first -= 1;
  const several = candidates.slice(first, last).some(isLead);
  const between = document.blocks.slice(candidate.block.index + 1, block.index);
  return several || between.some((each) => each.links.some(({ target }) => target !== null) || each.kind === 'heading') ? null : last;
}

/** Whether a bare item links the recording of the talk whose schedule page the one before it in its list links. */
function isBesideLead(block: Block, { block: first, link }: Candidate): boolean {
  const roles = block.links.flatMap(({ target }) => target?.role ?? []);
  return block.list?.intro === first.list?.intro && !roles.includes(link.target?.role ?? 'other');
}

/** The talk of the item around a bare link, or of the bare one just before it: `- Title` and below `- [video](…)`, `- [slides](…)`. */
function entryOf(document: TalkDocument, candidates: readonly Candidate[], block: Block): number | null {
  let last = candidates.length - 1;
  while (last >= 0 && !isLead(candidates[last]) && block.index - (candidates[last]?.block.index ?? 0) <= 4) last -= 1;
  const lead = candidates[last];
  if (lead === undefined || !isLead(lead) || lead.block === block || block.index - lead.block.index > 4 || !isBare(document, block))
    return null;
  const items = block.list?.items;
  const outer = lead.block.list?.items;
  if (items !== undefined && outer !== undefined) {
    // Inside the talk's own item, or beside its bare link in the item that holds its title.
    const within = outer.every((item, depth) => items[depth] === item);
    const beside =
      lead.format === 'outline' &&
      items.length === outer.length &&
      items.at(-2) === outer.at(-2) &&
      (items.length > 1 || isBesideLead(block, lead));
    return within || beside ? last : null;
  }
  // A paragraph right below a player or an entry that links nothing but its slides.
  const next = block.index - lead.block.index === 1 && block.trail.at(-1) === lead.block.trail.at(-1);
  return next && items === undefined && block.links.every(({ target }) => target === null || target.role === 'slides') ? last : null;
}

function read(document: TalkDocument, block: Block, link: BlockLink): { readonly format: string; readonly reading: Reading } | null {
  for (const format of FORMATS) {
    const reading = format.read({ document, block, link });
    if (reading !== null) return { format: format.name, reading };
  }
  return null;
}

/** Every link on a known host, read by the first format that fits and weighed. */
export function candidatesOf(document: TalkDocument): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const block of document.blocks) {
    let lead: number | null = null;
    for (const link of [...block.links].sort((a, b) => a.start - b.start)) {
      const { target } = link;
      if (target === null) continue;
      const never = NEVER[target.role];
      if (never !== undefined) {
        candidates.push({ block, link, format: null, reading: null, isTalk: false, score: 0, reason: never, partOf: null });
        continue;
      }
      const leading: Candidate | undefined = lead === null ? undefined : candidates[lead];
      const above = link.embed ? playerOf(document, candidates, block) : null;
      const outer = lead === null && !link.embed ? entryOf(document, candidates, block) : null;
      const partOf = leading !== undefined && leading.isTalk && sameTalk(document, block, leading.link, link) ? lead : (above ?? outer);
      if (partOf !== null || target.role === 'slides') {
        candidates.push({
          block,
          link,
          format: null,
          reading: null,
          isTalk: partOf !== null,
          score: 0,
          reason: partOf === null ? 'slides without a talk beside them' : 'one more link of the talk before it',
          partOf,
        });
        continue;
      }
      const found = read(document, block, link);
      if (found === null) {
        candidates.push({ block, link, format: null, reading: null, isTalk: false, score: 0, reason: 'no format reads it', partOf: null });
        continue;
      }
      const place = { document, block, link };
      const reading = asConversation(place, completed(document, namedByLink(document, found.reading, link, block), link, block));
      const proof = weigh(document, block, link, reading);
      const told = proof.score < ENOUGH ? toldOf(document, block, link, reading) : null;
      candidates.push({
        block,
        link,
        format: found.format,
        reading: told ?? withNames(place, reading),
        isTalk: told !== null || proof.score >= ENOUGH,
        score: told === null ? proof.score : TOLD,
        reason: told?.words[0] ?? proof.reason,
        partOf: null,
      });
      lead = candidates.length - 1;
    }
  }
  return withNeighbours(document, candidates);
}

/** A reading with all that stands about its speakers beside it: in the programme, the address, first names, lines below. */
function withNames(place: TalkPlace, reading: Reading): Reading {
  const { document, block, link } = place;
  const programmed = withProgramme(place, reading);
  const named = programmed.speakers.length > 0 ? [] : namesOfAddress(document, programmed.title, link, block);
  const addressed = named.length > 0 ? { ...programmed, speakers: named, speakersImplied: true } : speakersOfAddress(programmed, link);
  return withOrganizations(place, withFirstNames(place, addressed));
}

/** The one recording of a page whose text opens with the talk that the page is about: a player, or a link that says only "video". */
function toldOf(document: TalkDocument, block: Block, link: BlockLink, { scope, quote }: Reading): Reading | null {
  const { words } = document;
  const unsaid = link.embed ? link.label === null || isGeneric(link.label, words) : isBare(document, block);
  if (link.target?.role !== 'recording' || !unsaid || words.notTalk.test(scope)) return null;
  const told = toldOfPage(document);
  if (told === null) return null;
  const { title, speakers, kind, event, date, word } = told;
  return { title, speakers, kind, event, date, quote, words: [`kind: ${word}`], titleStated: true, scope };
}

/** `Oct 13: [Ada Example](…)`: a link that is a name alone names the speaker, and stands for a title as well. */
function namedByLink(document: TalkDocument, reading: Reading, link: BlockLink, block: Block): Reading {
  const { title } = reading;
  if (title === null || reading.speakers.length > 0 || block.list === null || !/\S\s\S/.test(title)) return reading;
  const written = block.text.slice(link.start, link.end).replaceAll(/\s+/g, ' ').trim();
  // A day may stand before it, in the link or outside.
  if (!written.endsWith(title) || /\p{L}{4}/u.test(written.slice(0, -title.length)) || !isName(title, document.words, { single: false }))
    return reading;
  return { ...reading, speakers: [{ name: title, organization: null }] };
}

function slugWords(text: string): string[] {
  return slugOf(text).split('-');
}

function capital(word = ''): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Speakers out of a long schedule address, where the text names none: what stands behind the title's own words, if it is
 * one name (`…-ada-example`) or names with a one-word organization each (`…-ada-example-acme-bo-sample-umbrella`).
 * Anything else could be cut in several ways and is left alone.
 */
function speakersOfAddress(reading: Reading, link: BlockLink): Reading {
  const slug = link.target?.slugText ?? null;
  if (slug === null || reading.title === null || !reading.titleStated || reading.speakers.length > 0) return reading;
  const [title, address] = [slugWords(reading.title), slugWords(slug)];
  const rest = address.slice(title.length);
  if (title.length < 3 || !title.every((word, at) => word === address[at]) || rest.some((word) => !/^\p{L}{2,}$/u.test(word)))
    return reading;
  const name = (at: number): string => `${capital(rest[at])} ${capital(rest[at + 1])}`;
  if (rest.length === 2) return { ...reading, speakers: [{ name: name(0), organization: null }], speakersImplied: true };
  if (rest.length === 0 || rest.length % 3 !== 0 || rest.length > 9) return reading;
  const speakers = Array.from({ length: rest.length / 3 }, (_, at) => ({ name: name(at * 3), organization: capital(rest[at * 3 + 2]) }));
  return { ...reading, speakers, speakersImplied: true };
}

/** Where the text is silent, a long schedule address still carries the title's words. */
function completed(document: TalkDocument, reading: Reading, link: BlockLink, block: Block): Reading {
  if (reading.title !== null && reading.title !== '') return reading;
  const slug = link.target?.slugText ?? null;
  if (slug !== null) return { ...reading, title: slug.charAt(0).toUpperCase() + slug.slice(1), titleStated: false };
  const written = block.text.slice(link.start, link.end);
  if (isGeneric(written, document.words) && document.headings(block).length > 0 && !link.embed) return { ...reading, title: null };
  const linked = cleanTitle(written);
  return reading.speakers.length > 0 || reading.kind !== null
    ? { ...reading, title: linked === '' || /^https?:/.test(linked) ? null : linked, titleStated: false }
    : { ...reading, title: null };
}
