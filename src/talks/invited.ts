import type { MentionedSpeaker } from '../model.ts';
import { readByline } from './byline.ts';
import { once, type Words } from './words.ts';

/** Small words inside a name. */
const PARTICLE = /^(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|bin|al|el|la)$/u;
/** Words of a list of names that are read at most. */
const MOST = 40;

/** The full names that follow an invitation: `Join Ada Park, Bo Ek, and Cai Lund on Wednesday`. */
export function invitedIn(text: string, words: Words): readonly MentionedSpeaker[] {
  const invitation = once(words, 'invited', () => new RegExp(words.invitations.source, 'giu'));
  for (const match of text.matchAll(invitation)) {
    const run: string[] = [];
    for (const word of text
      .slice(match.index + match[0].length)
      .trimStart()
      .split(/\s+/, MOST)) {
      if (!/^[\p{Lu}&]/u.test(word) && !PARTICLE.test(word) && words.and.exec(word)?.[0] !== word) break;
      run.push(word);
      if (/\p{L}{2}[.!?]$/u.test(word)) break;
    }
    const names = readByline(run.join(' '), words, { single: false, plainCommaIsName: true });
    if (names !== null) return names;
  }
  return [];
}
