import { once, type Words } from './words.ts';
import { isName } from './names.ts';
import { organizationAround, patterns } from './people-words.ts';
import type { FoundPerson } from './people.ts';

const UNSPACED_RUN = /\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4}|[\p{Script=Katakana}ー]{2,12}・[\p{Script=Katakana}ー・]{2,20}/gu;

/** Names of scripts without spaces, where a word before or after leaves no doubt. */
export function unspacedPeople(text: string, words: Words): readonly FoundPerson[] {
  const { byBefore, honorific } = patterns(words);
  const found: FoundPerson[] = [];
  if (words.lexicon.honorifics.length === 0 || !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(text)) return found;
  for (const match of text.matchAll(UNSPACED_RUN)) {
    const end = match.index + match[0].length;
    const marked =
      honorific.test(text.slice(end, end + 4)) ||
      (words.lexicon.language !== 'zh' && byBefore.test(text.slice(Math.max(0, match.index - 8), match.index)));
    if (!marked || !isName(match[0], words, { single: true })) continue;
    const run = { text: match[0], start: match.index, end };
    found.push({ name: match[0], organization: organizationAround(text, run, words)?.name ?? null, start: match.index, end, group: -1 });
  }
  return [
    ...found,
    ...actingPeople(text, words).filter((each) => !found.some((known) => known.start < each.end && each.start < known.end)),
  ];
}

/** `来自 Acme 的王小明分享了`: characters right before what speakers do, behind a particle, a comma or nothing. */
function actingPeople(text: string, words: Words): readonly FoundPerson[] {
  if (words.lexicon.language !== 'zh') return [];
  const pattern = once(
    words,
    'people acting',
    () => new RegExp(`(?:^|[的、和与，。；：\\s])(\\p{Script=Han}{2,3})(?=${words.actions.source})`, 'gu'),
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    const run = { text: name, start, end: start + name.length };
    return isName(name, words, { single: true })
      ? [{ name, organization: organizationAround(text, run, words)?.name ?? null, start, end: run.end, group: -1 }]
      : [];
  });
}
