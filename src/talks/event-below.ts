import { type Block, hasSession } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import { findEventsAt } from './event-positions.ts';
import type { FoundEvent } from './events.ts';

/** Blocks below a heading in which a line may say where its session is. */
const REACH = 8;
const LABELLED = /^[\s>*•-]{0,4}[^:：\n]{2,24}?\s?[:：]\s+(\S.{2,100})$/u;

/** `Location: Cloud Native Rejekts, Room 2` below the heading that is a talk: the event that a labelled line begins with. */
export function eventBelow(document: TalkDocument, block: Block): FoundEvent | null {
  if (block.kind !== 'heading') return null;
  for (let at = block.index + 1; at <= block.index + REACH; at += 1) {
    const each = document.block(at);
    if (each === null || each.kind === 'heading' || hasSession(each)) return null;
    if (each.text.length > 300 || document.events(at).length === 0) continue;
    for (const line of each.text.split('\n')) {
      const value = LABELLED.exec(line)?.[1] ?? '';
      const [event] = findEventsAt(value, document.words);
      if (event !== undefined && event.start === 0 && /^(?:$|[\s]*[,;|•·(–—-])/u.test(value.slice(event.end))) return event;
    }
  }
  return null;
}
