import { beginsWithGivenName } from './given-names.ts';
import type { Reading, TalkPlace } from './format.ts';
import { once, type Words } from './words.ts';
import { around } from './player-text.ts';
import { seriesInTitle } from './events-told.ts';
import { fullNames } from './first-names.ts';
import { dayOfSession } from './opening-day.ts';
import { sentenceAt } from './sentences.ts';
import { isGeneric } from './title-words.ts';

const WORD = String.raw`\p{Lu}[\p{L}'’-]{1,20}`;
const NAME = String.raw`${WORD}(?:\s${WORD}){0,2}`;

/** Characters before and behind a link in which its sentence may say so. */
const REACH = 200;

interface Found {
  /** `my conversation with Ada`. */
  readonly phrase: string;
  readonly names: readonly string[];
}

/** A recorded conversation that a text names by whom it was with: `my conversation with Ada`, `Ada 氏との会話`. */
function conversationIn(text: string, words: Words): Found | null {
  const nouns = words.lexicon.conversations;
  const joints = [...words.lexicon.honorifics, ...words.lexicon.with, ...words.lexicon.fromAfter];
  const unspaced = words.lexicon.fromAfter.length > 0;
  // Case tells names from words: the words themselves are matched as the lexicon writes them.
  const pattern = once(words, 'conversations', () =>
    unspaced
      ? new RegExp(String.raw`(?<![\p{L}])(${NAME})\s?(?:${joints.join('|')}){1,3}\s?(?:${nouns.join('|')})`, 'u')
      : new RegExp(
          String.raw`(?<![\p{L}])(?:\p{L}+\s)?(?:${nouns.join('|')})\s(?:${words.lexicon.with.join('|')})\s(${NAME}(?:\s(?:${words.lexicon.and.join('|').replace('+', '[+]')})\s${NAME})?)`,
          'u',
        ),
  );
  const match = pattern.exec(text);
  const and = once(words, 'conversations and', () => new RegExp(String.raw`\s(?:${words.and.source})\s`, 'iu'));
  return match?.[1] === undefined ? null : { phrase: match[0], names: match[1].split(and) };
}

/**
 * `My conversation with Ada is [on YouTube](u)`: a guest was spoken with on the record, and the post tells elsewhere who
 * she is. Whom it does not know as a person is none.
 */
export function asConversation(place: TalkPlace, reading: Reading): Reading {
  const { document, block, link } = place;
  const { words } = document;
  if (link.target?.role !== 'recording' || reading.speakers.length > 0) return reading;
  const { start, end } = sentenceAt(block, link.start);
  const text = link.embed
    ? (around(place)[0]?.text ?? '').slice(-REACH)
    : block.text.slice(Math.max(start, link.start - REACH), Math.min(end, link.end + REACH));
  const found = conversationIn(text, words);
  const linked = block.text.slice(link.start, link.end);
  const bare = link.embed || isGeneric(linked, words);
  if (found === null || (!bare && !linked.includes(found.phrase))) return reading;
  const speakers = found.names.flatMap((name) => {
    const full = fullNames(document, name);
    if (full.length === 1) return full;
    return full.length === 0 && /\s/.test(name) && beginsWithGivenName(name) ? [{ name, organization: null }] : [];
  });
  if (speakers.length < found.names.length) return reading;
  return {
    ...reading,
    title: bare ? found.phrase : reading.title,
    speakers,
    event: reading.event ?? seriesInTitle(document.source.title, words),
    // What stands around it speaks of other days: `You can meet her on May 3`.
    date: document.sessions === 1 ? dayOfSession(document) : null,
    kind: reading.kind === null || reading.kind === 'TALK' ? 'WEBINAR' : reading.kind,
  };
}
