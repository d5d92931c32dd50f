import type { Block, BlockLink } from './blocks.ts';
import type { TalkDocument } from './document.ts';
import type { Reading } from './format.ts';
import { findEvents } from './events.ts';
import { findKinds } from './kinds.ts';
import type { Words } from './words.ts';
import { POST_ITSELF } from './post-itself.ts';
import { isListName, standsAlone } from './talk-list.ts';

/** How much speaks for a link being a talk, and the weightiest reason. */
export interface Proof {
  /** Below 0.5 the link is no talk. */
  readonly score: number;
  readonly reason: string;
}

const BASE: { readonly [role: string]: number } = { schedule: 0.75, recording: 0.2, 'event-page': 0.1, programme: 0 };

/** Among the words of a reading: its title is the link to its slides, right before the recording. */
export const BESIDE_SLIDES = 'slides: beside it';

const TUTORIAL = /tutori|チュートリアル|튜토리얼|教程|туторіал/iu;

/** The first word against a talk in a text; "channel" inside a longer name of a talk does not count. */
function against(text: string, words: Words): string | null {
  return words.notTalk.exec(text)?.[0] ?? null;
}

/** The word against a talk that a title ends with: `Committee Meeting`, but not `Meeting recordings without tears`. */
function endsAgainst(title: string, words: Words): string | null {
  const last = title.split(/\s+/).slice(-3).join(' ');
  const match = words.notTalk.exec(last);
  return match !== null && match.index + match[0].length === last.length ? match[0] : null;
}

function namesTalk(text: string, words: Words, withoutScreencasts = false): string | null {
  return findKinds(text, words).find(({ kind }) => !withoutScreencasts || (kind !== 'DEMO' && kind !== 'WORKSHOP'))?.word ?? null;
}

/** A user group meets for one session, as a rule: its page is the session's. */
function isEvening({ series }: { readonly series: string }): boolean {
  return /(?:user\s?group|meet-?up)$/i.test(series);
}

/** Whether the block right below a player is what was read. */
function isCaption(below: Block | null, reading: Reading): boolean {
  return below !== null && reading.quote !== '' && below.text.startsWith(reading.quote.slice(0, 40));
}

/** `[Title](recording), and the [slides](u)`: slides behind a recording, before any other session. */
function hasSlides(block: Block, { end, target: own }: BlockLink): boolean {
  const next = block.links.find(({ start, target }) => start >= end && target !== null && target.key !== own?.key);
  return next?.target?.role === 'slides';
}

/**
 * Weighs a reading: what the host proves, words for a session in the link, its sentence, list or heading, named
 * speakers, a named event; and against it, words for playlists, meetings and promotion nearby.
 */
export function weigh(document: TalkDocument, block: Block, link: BlockLink, reading: Reading): Proof {
  const { words } = document;
  const role = link.target?.role ?? 'other';
  let score = BASE[role] ?? 0;
  const reasons: string[] = [`a ${role} link`];
  const linked = block.text.slice(link.start, link.end);
  const heading = document.headings(block)[0];
  const intro = document.intros(block)[0];
  const add = (points: number, reason: string): void => {
    score += points;
    reasons.push(reason);
  };
  if (reading.speakers.length > 0) add(role === 'event-page' ? 0.5 : 0.4, 'speakers are named');
  // A tutorial or a demo on video is as often a screen cast: alone it proves nothing.
  const alone = role === 'recording' && reading.speakers.length === 0 && reading.event === null;
  const inScope = namesTalk(`${linked} \n ${reading.scope}`, words, alone);
  if (inScope !== null) add(0.35, `the text says "${inScope}"`);
  else if (
    (!alone || reading.words.includes(POST_ITSELF)) &&
    reading.words.some((word) => word.startsWith('kind:') || word.startsWith('column:') || word.startsWith('field:'))
  )
    add(0.35, reading.words[0] ?? 'kind');
  if (intro !== undefined && namesTalk(intro.text, words) !== null) add(0.35, 'the list is one of talks');
  else if (heading !== undefined && namesTalk(heading.text, words, alone) !== null)
    add((block.list !== null || block.kind === 'row') && isListName(heading.text, words) ? 0.35 : 0.25, 'the heading speaks of talks');
  else if (role === 'recording' && reading.title !== null && document.listsTalks && standsAlone(document, block))
    add(0.35, 'the post lists talks');
  const opening = heading === undefined ? null : document.block(heading.index + 1);
  if (
    link.embed &&
    intro === undefined &&
    opening !== null &&
    opening.index < block.index &&
    opening.kind === 'paragraph' &&
    namesTalk(opening.text, words, true) !== null &&
    inScope === null &&
    (document.before(block, 1)[0] === opening || isCaption(document.block(block.index + 1), reading))
  )
    add(0.3, 'the section is one of talks');
  if (reading.event !== null) add(0.3, 'an event is named beside it');
  else if (heading !== undefined && document.events(heading.index).length > 0) add(0.25, 'the heading names an event');
  else if (document.titleEvents.length > 0)
    add(role === 'recording' && !link.embed && /\S\s\S+\s\S/.test(linked) ? 0.3 : 0.2, 'the post is about an event');
  if (role === 'recording' && words.recording.test(reading.scope) && reading.titleStated) add(0.05, 'a recording');
  if (role === 'recording' && !link.embed && reading.titleStated && hasSlides(block, link)) add(0.35, 'its slides stand beside it');
  if (reading.date !== null && reading.titleStated) add(0.1, 'a day is given');
  const wrong = against(reading.scope, words) ?? (reading.speakers.length > 0 ? null : endsAgainst(reading.title ?? '', words));
  const plain = reading.event === null && against(linked, words) !== null;
  if (wrong !== null) add(reading.speakers.length > 0 && !link.embed && !plain ? -0.35 : -0.8, `the text says "${wrong}"`);
  else if (heading !== undefined && against(heading.text, words) !== null)
    add(role === 'schedule' || (reading.speakers.length > 0 && inScope !== null) ? -0.2 : -0.6, 'the heading is not about talks');
  const listed = intro === undefined || role !== 'recording' || namesTalk(intro.text, words) !== null ? null : against(intro.text, words);
  if (listed !== null) add(-0.6, `the list is one of "${listed}"`);
  if (reading.title !== null && reading.speakers.length === 0 && words.pauses.test(reading.title)) add(-0.8, 'a pause of the programme');
  if (reading.words.includes(BESIDE_SLIDES)) add(0.35, 'its slides stand beside it');
  // A demo without speaker or event is a screen cast, "here" without any title is no talk.
  if (reading.kind === 'DEMO' && reading.speakers.length === 0 && reading.event === null) add(-0.4, 'a demo without an audience');
  // So is a recorded tutorial that no one was invited to.
  if (reading.kind === 'WORKSHOP' && role === 'recording' && reading.event === null && inScope !== null && TUTORIAL.test(inScope))
    add(-0.5, 'a tutorial without an audience');
  if (reading.title === null) add(role === 'schedule' ? -0.2 : -0.3, 'no title');
  const [named] = reading.title === null ? [] : findEvents(reading.title);
  if (
    named !== undefined &&
    reading.speakers.length === 0 &&
    reading.title !== null &&
    named.end - named.start > reading.title.length * 0.75 &&
    !isEvening(named)
  )
    // `recently presented at [KubeCon EU 2021](recording)` is a talk all the same.
    add(role === 'recording' && (inScope !== null || document.listsTalks) ? -0.2 : -0.8, 'its title is the name of an event');
  if (role === 'event-page' && reading.speakers.length === 0) {
    // One meeting of a group: a talk where the text calls it a session, or gives it a title and a day of its own.
    if (inScope !== null) add(0.15, 'an event page of one session');
    else if (reading.date !== null && reading.titleStated && (named === undefined || isEvening(named)))
      add(0.4, 'an event page with a title and a day');
    else add(-0.5, 'an event page without speakers');
  }
  if (
    role === 'programme' &&
    (reading.speakers.length === 0 || !reading.titleStated || !/\.sched\.(?:com|org)/.test(link.target?.url ?? ''))
  )
    add(-1, 'a whole programme');
  return {
    score: Math.round(score * 100) / 100,
    reason:
      score >= 0.5
        ? reasons.slice(1).join(', ') || (reasons[0] ?? '')
        : reasons.length === 1
          ? `${reasons[0] ?? ''}, and nothing beside it speaks of a talk`
          : reasons.join(', '),
  };
}
