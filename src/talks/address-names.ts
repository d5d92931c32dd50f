import type { MentionedSpeaker } from '../model.ts';
import { slugOf } from '../slug.ts';
import type { Block, BlockLink } from './blocks.ts';
import { readByline } from './byline.ts';
import type { TalkDocument } from './document.ts';
import { ownLinks } from './entry-parts.ts';
import { findPeople } from './people.ts';

/** Blocks behind a link that are asked for the persons of its address. */
const MOST_BLOCKS = 4;

/** The block of a link and those that follow it, up to the next heading or talk. */
function blocksFrom(document: TalkDocument, block: Block): readonly Block[] {
  const found = [block];
  for (let at = block.index + 1; at <= block.index + MOST_BLOCKS; at += 1) {
    const next = document.block(at);
    if (next === null || next.kind === 'heading' || ownLinks(document, next).length > 0) break;
    found.push(next);
  }
  return found;
}

/**
 * Persons whom the text at a link names, in a sentence or behind any label, and whom its address repeats:
 * `…-ada-example-acme` above "At the tiller: Ada Example, Acme". Who is part of the title is its subject.
 */
export function namesOfAddress(document: TalkDocument, title: string | null, link: BlockLink, block: Block): readonly MentionedSpeaker[] {
  const slug = link.target?.slugText ?? null;
  if (slug === null || block.kind === 'row' || ownLinks(document, block).length > 1) return [];
  const address = `-${slugOf(slug)}-`;
  const titles = [title ?? '', ...document.headings(block).map(({ text }) => text)].map(slugOf);
  const repeats = ({ name }: MentionedSpeaker): boolean => {
    const words = slugOf(name);
    return words.includes('-') && address.includes(`-${words}-`) && !titles.some((each) => each.includes(words));
  };
  for (const { text } of blocksFrom(document, block)) {
    const labelled = /^[^:：\n]{2,24}[:：]\s+(\S[^\n]+)$/u.exec(text.trim())?.[1];
    const byline = labelled === undefined ? null : readByline(labelled, document.words, { single: false });
    const named = byline ?? findPeople(text, document.words).map(({ name, organization }) => ({ name, organization }));
    const found = named.filter(repeats);
    if (found.length > 0) return found;
  }
  return [];
}
