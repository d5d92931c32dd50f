import { findEvents } from './events.ts';
import { once, type Words } from './words.ts';

/** Takes roles, pronouns and handles out of what stands in parentheses or after a name: what is left is the organization. */
export function organizationIn(text: string, words: Words): string | null {
  const kept = text
    .split(/\s*(?:[,;|/]|\s[-–—]\s)\s*/)
    .map((part) => part.trim())
    .flatMap((part) => {
      if (ROOM_CODE.test(part)) return [];
      if (part === '' || /^@|^(?:she|he|they|her|him|them|hers|his)$/i.test(part)) return [];
      if (!words.roles.test(part)) return [part];
      // `Engineer at Acme`, `CTO, Acme`: what follows "at" stays.
      const after = /(?:\sat\s|\s?@\s?|\sbei\s|\schez\s|\sen\s|\sda\s|\s–\s)(\S.*)$/u.exec(part)?.[1];
      if (after !== undefined) return [after];
      return part.split(/\s(?:&|and)\s/).filter((side) => !words.roles.test(side));
    });
  const named = (kept[0] === undefined ? '' : kept.join(', '))
    .replace(/\s(?:at|in|@)\s(?=\p{Lu}).*$/u, '')
    .replace(/[.,;:]+$/, '')
    .trim();
  // `Luis Vega, de Acme`: the word before the organization is none of it; nor is an event one (`Ada Park @ KCD Lyon`).
  const joint = once(words, 'affiliation', () => new RegExp(`^(?:${words.from.source}|${words.at.source})\\s(?=\\p{Lu})`, 'u')).exec(named);
  const bare = joint === null ? named : named.slice(joint[0].length);
  const [event] = findEvents(bare);
  const isEvent = event !== undefined && event.end - event.start > bare.length * 0.75;
  return bare === '' || isEvent || ROOM.test(bare) ? null : bare;
}

/** Capitalised words with their joints, or one word of any shape: no sentence. */
export function isOrganizationShaped(text: string): boolean {
  const tokens = text.trim().split(/\s+/);
  return (
    tokens.length === 1 ||
    tokens.every((token) =>
      /^[\p{Lu}\p{N}(&"'+-]|^(?:of|de|da|do|di|del|for|the|and|y|e|et|und|für|by|der|des|du|la)$|^\p{Ll}+\p{Lu}|\.\p{Ll}{2,}$|^\p{Script=Han}/u.test(
        token,
      ),
    )
  );
}

/** Where a talk is held, printed where an organization might stand. */
export const ROOM =
  /(?:^|\s)(?:Room|Hall|Auditorium|Building|Floor|Level|Pavilion|Booth|Stage|Ballroom|Theater|Theatre|Sala|Salle|Saal|Raum|Aula)(?:\s|,|$)/u;

export const ROOM_CODE = /^\p{Lu}{0,2}\d{2,4}(?:[-–]\p{Lu}{0,2}\d{1,4})?$/u;

export const COMPANY_FORM = /^(?:Inc|LLC|Ltd|GmbH|Corp|Co|S\.?A|AG|SE|BV|PLC|Pty)\.?$/u;
