import type { Block } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import type { Reading, TalkPlace } from './format.ts';
import { isSession } from './hosts.ts';

/** Blocks below a talk that may say for whom its speakers work. */
const REACH = 6;

/** What stands below a talk in its section, as far as the next one. */
function below(document: TalkDocument, block: Block): readonly Block[] {
  const following = document.blocks.slice(block.index + 1, block.index + 1 + REACH);
  const end = following.findIndex(({ kind, links }) => kind === 'heading' || links.some(({ target }) => isSession(target)));
  return end < 0 ? following : following.slice(0, end);
}

/** `[Title](u) by Ada Park`, and in the abstract below it `Ada Park, engineer at Acme, will …`. */
export function withOrganizations({ document, block, link }: TalkPlace, reading: Reading): Reading {
  if (link.embed || reading.speakers.every(({ organization }) => organization !== null)) return reading;
  const told = below(document, block)
    .filter(({ text }) => reading.speakers.some(({ name }) => text.includes(name)))
    .flatMap(({ index }) => document.people(index));
  const speakers = reading.speakers.map(({ name, organization }) => ({
    name,
    organization: organization ?? told.find((each) => each.name === name && each.organization !== null)?.organization ?? null,
  }));
  return { ...reading, speakers };
}
