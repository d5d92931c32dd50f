import type { PlacedMention } from '../model.ts';
import { titleKey } from './identity.ts';

/** Sets of numbers that grow together (union by smallest member, with path halving). */
class Sets {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, at) => at);
  }

  find(member: number): number {
    let at = member;
    for (;;) {
      const parent = this.parents[at] ?? at;
      if (parent === at) return at;
      const grand = this.parents[parent] ?? parent;
      this.parents[at] = grand;
      at = grand;
    }
  }

  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.parents[high] = low;
  }
}

/** Which addresses a set of mentions has: a talk has one recording, and one schedule entry. */
interface Addresses {
  recording: string | null;
  schedule: string | null;
}

/** Mentions of one talk each, in the order given; the groups in the order of their first mention. */
export function groupMentions(mentions: readonly PlacedMention[]): readonly (readonly PlacedMention[])[] {
  const sets = new Sets(mentions.length);
  const byKey = new Map<string, number>();
  mentions.forEach(({ urlKeys }, at) => {
    for (const key of urlKeys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, at);
      else sets.join(known, at);
    }
  });
  joinAnnouncements(mentions, sets);
  const groups = new Map<number, PlacedMention[]>();
  mentions.forEach((mention, at) => {
    const root = sets.find(at);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [mention]);
    else group.push(mention);
  });
  return [...groups.values()];
}

/** Announcement and recap of one talk: equal title at one event, and addresses that complete each other. */
function joinAnnouncements(mentions: readonly PlacedMention[], sets: Sets): void {
  const addresses = new Map<number, Addresses>();
  mentions.forEach(({ recordingUrl, scheduleUrl }, at) => {
    const root = sets.find(at);
    const known = addresses.get(root);
    if (known === undefined) addresses.set(root, { recording: recordingUrl, schedule: scheduleUrl });
    else {
      known.recording ??= recordingUrl;
      known.schedule ??= scheduleUrl;
    }
  });
  const open = new Map<string, number[]>();
  mentions.forEach((mention, at) => {
    if (mention.event === null || !(mention.stated.title || mention.explicit)) return;
    const title = titleKey(mention.title);
    // "talk", "keynote": a phrase of one or two words names no particular talk.
    if (title.length < 8) return;
    const key = `${mention.event.slug}\n${title}`;
    const roots = open.get(key);
    const own = sets.find(at);
    if (roots === undefined) {
      open.set(key, [own]);
      return;
    }
    for (const other of roots) {
      const root = sets.find(other);
      const mine = sets.find(at);
      if (root === mine) return;
      const a = addresses.get(root);
      const b = addresses.get(mine);
      if (
        a === undefined ||
        b === undefined ||
        (a.recording !== null && b.recording !== null) ||
        (a.schedule !== null && b.schedule !== null)
      )
        continue;
      const joined = { recording: a.recording ?? b.recording, schedule: a.schedule ?? b.schedule };
      sets.join(root, mine);
      addresses.set(sets.find(root), joined);
      return;
    }
    // A bounded list keeps the cost linear where hundreds of talks share a title.
    if (roots.length < 8) roots.push(own);
  });
}
