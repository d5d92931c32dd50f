import type { TalkKind } from '../model.ts';
import { type FoundEvent, withoutOpeners } from './events.ts';
import { beginsWithGivenName } from './given-names.ts';
import { findKinds, lastKind } from './kinds.ts';
import { once, type Words } from './words.ts';
import { isName } from './names.ts';
import { NUMBER_AFTER } from './numbered-events.ts';
import { recalledFor } from './recall.ts';
import { UNSPACED } from './letters.ts';

/** A programme of sessions (a stream, a podcast, a group that meets): the event of each of them. */
export interface Programme {
  readonly event: FoundEvent;
  /** What its sessions are; null where its name does not say. */
  readonly kind: TalkKind | null;
}

const TOKEN = String.raw`(?:\p{Lu}[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}'’.+&-]{0,30}|e?BPF|gRPC|etcd|\d{2,3}\p{Lu}\w{0,10})`;
const RUN = String.raw`${TOKEN}(?:\s(?:(?:of|for|on|de|del|da|do|di|du|des|der|von|für|для)\s)?${TOKEN}){0,5}`;
const RUN_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}@#./-])(${RUN})$`, 'u');
const RUN_AFTER = new RegExp(`^${RUN}`, 'u');
const RUN_ALONE = new RegExp(`^${RUN}!?$`, 'u');
const RUN_COUNTED = /^[\p{Lu}\p{Lo}][^\s:]*(?:\s[^\s:()]{1,24}){0,4}(?:\s?\([^()]{2,40}\))?$/u;
const QUOTED_AFTER = /^["“«„「『]([^"”»“」』]{3,60})["”»“」』]/u;
/** Last words of the names of shows; in English in every language. */
const SHOW = /\s(?:Live!?|LIVE|TV|Radio|Podcast|Cast|Show|(?<=\S\s\S+\s)Hour|Stream|Livestream|Webcast|On[\s-]Air)$/u;
const BROADCAST = /(?:Live!?|LIVE|TV|Radio|Podcast|Cast|Show|Stream|Livestream|Webcast|On[\s-]Air)$/u;
/** Words of a sentence, not of a show: `Going Live`, `How We Went Live`. */
const SENTENCE =
  /(?:^|\s)(?:How|Why|What|When|Where|We|You|It|Is|Are|Go|Goes|Going|Went|Gone|Getting|Staying|Being|To|Your|My|Building)(?:\s|$)/u;
/** Circles that one can be a member of: who comes from one did not speak there. */
const GROUP = /group|grup|kreis|груп|グループ|部会|组|組|그룹|모임/iu;
/** `Webinar MRSH: Title`: initials behind a noun that comes first. */
const INITIALS_AFTER = /^\s(\p{Lu}{2,}[\p{L}\p{N}]*)(?=\s?[:：,.)]|\s[–—|-]\s|$)/u;

interface Patterns {
  /** `, Episode 7` behind a name. */
  readonly episode: RegExp;
  /** A name and whatever numbers its sessions. */
  readonly counted: RegExp;
  readonly nouns: RegExp;
  readonly circles: RegExp;
  readonly behind: RegExp;
  readonly member: RegExp;
  readonly article: RegExp;
}

function patterns(words: Words): Patterns {
  const make = (name: string, source: string, flags: string): RegExp => once(words, `programme ${name}`, () => new RegExp(source, flags));
  const numbered = String.raw`(?:\(|#|＃)?\s?(?:s\d{1,2}\s?e|${words.episodes.source}|第)\s?#?`;
  return {
    episode: make('episode', String.raw`^[\s,:–—|-]{0,3}${numbered}(\d{1,4})(?:\s?[回期集話话화])?(?!\d)\)?`, 'iu'),
    counted: make('counted', String.raw`^(\S.{1,50}?)(?=[\s,–—|-]{0,3}(?:[#＃]\s?|${numbered})\d)`, 'iu'),
    nouns: make('nouns', `${words.streams.source}|${words.circles.source}`, 'giu'),
    circles: make('circles', `^(?:${words.circles.source})$`, 'iu'),
    behind: make(
      'behind',
      String.raw`^\s((?:(?:${words.from.source}|de|del|da|do|di|des|der|des)\s)(?:(?:la|el|il|le|the|der|die|das)\s|l['’])?)?`,
      'iu',
    ),
    member: make(
      'member',
      String.raw`(?:${words.from.source}|${words.with.source}|${words.roles.source})\s?(?:(?:${words.articles.source})\s)?$`,
      'iu',
    ),
    article: make('article', String.raw`(?:${words.articles.source})\s$`, 'iu'),
  };
}

/** Whether a run names whoever runs a programme: initials, several words, or one word where a phrase speaks of it. */
function isOwner(name: string, definite: boolean, words: Words, proper = false): boolean {
  if (/['’]s?$/u.test(name) || beginsWithGivenName(name)) return false;
  const tokens = name.split(/\s/).filter((token) => !words.qualifiers.test(token));
  const [only] = tokens;
  if (only === undefined || tokens.every((token) => words.months.has(token.toLowerCase()) || words.weekdays.has(token.toLowerCase())))
    return false;
  if (/\p{Lu}[\p{Ll}\p{N}]*\p{Lu}/u.test(name)) return true;
  if (tokens.length > 1) return !isName(tokens.join(' '), words, { single: false }) || definite;
  return proper || (definite && !words.notNames.has(only.toLowerCase()));
}

/** The run that a text begins with, without the person of whom its sentence goes on to speak: `im Podcast Reiherfunk Ada Park …`. */
function nameAhead(text: string, words: Words): string | undefined {
  const run = RUN_AFTER.exec(text)?.[0];
  const tokens = run?.split(' ') ?? [];
  const acts = run !== undefined && tokens.length > 2 && words.actions.exec(text.slice(run.length, run.length + 24))?.index === 1;
  const given = tokens.findIndex((token, at) => at > 0 && beginsWithGivenName(token));
  const kept = given > 0 ? given : acts ? tokens.length - 2 : tokens.length;
  return kept === tokens.length ? run : tokens.slice(0, kept).join(' ');
}

function made(name: string, start: number, text: string, words: Words): Programme {
  const end = start + name.length;
  const rest = text.slice(end, end + 24);
  const episode = patterns(words).episode.exec(rest);
  const number = episode ?? NUMBER_AFTER.exec(rest);
  // What has episodes is broadcast; `第12回` counts meetings as well.
  const isBroadcast = (episode !== null && !episode[0].includes('第')) || BROADCAST.test(name);
  const length = name.length + (number?.[0].length ?? 0);
  return {
    event: {
      name: text.slice(start, start + length).replaceAll(/\s+/g, ' '),
      series: name.replaceAll(/\s+/g, ' '),
      region: number?.[1] === undefined ? null : `#${number[1]}`,
      year: null,
      start,
      end: start + length,
    },
    kind: lastKind(name, words)?.kind === 'WEBINAR' || isBroadcast ? 'WEBINAR' : null,
  };
}

/**
 * The programmes that a text names, in its order: whoever runs one before its noun (`CNCF livestream`,
 * `CNCF のウェビナー`), behind it (`directo de CNCF`, `im Podcast Reiherfunk`), or the noun as a name (`Community Office Hours`).
 */
export const programmesIn = recalledFor(programmesOf);

function programmesOf(text: string, words: Words): readonly Programme[] {
  const { nouns, circles, behind, member, article } = patterns(words);
  const found: Programme[] = [];
  for (const match of text.matchAll(nouns)) {
    const noun = match[0];
    const nounEnd = match.index + noun.length;
    const isCircle = circles.test(noun);
    const before = text.slice(Math.max(0, match.index - 90), match.index);
    const gap =
      /(?:[\s-]|\s?[の的]\s?)?(?:(?:on-demand|online|live|virtual|オンデマンド|オンライン|在线|온라인)\s?)?$/iu.exec(before)?.[0] ?? '';
    const lead = before.slice(0, before.length - gap.length);
    const run = gap === '' && !UNSPACED.test(noun) ? undefined : RUN_BEFORE.exec(lead)?.[1];
    const owner = run === undefined ? '' : withoutOpeners(run);
    const ownerStart = match.index - gap.length - owner.length;
    const outside = text.slice(Math.max(0, ownerStart - 24), ownerStart);
    const definite = UNSPACED.test(noun) || article.test(outside);
    if (owner !== '' && isOwner(owner, definite, words, isCircle && /^\p{Lu}\S*\s\p{Lu}/u.test(noun))) {
      if (!GROUP.test(noun) || !member.test(outside)) found.push(made(text.slice(ownerStart, nounEnd), ownerStart, text, words));
      continue;
    }
    if (GROUP.test(noun) && member.test(before)) continue;
    const rest = text.slice(nounEnd, nounEnd + 90);
    const initials = INITIALS_AFTER.exec(rest);
    if (initials !== null && !isCircle) {
      found.push(made(noun + initials[0], match.index, text, words));
      continue;
    }
    const joint = behind.exec(rest);
    const of = joint?.[1] !== undefined;
    if (joint === null || (!of && !isCircle)) continue;
    const after = rest.slice(joint[0].length);
    const quote = QUOTED_AFTER.exec(after)?.[1];
    const name = quote ?? nameAhead(after, words);
    if (name === undefined || (quote === undefined && !isOwner(name, isCircle, words, isCircle && of))) continue;
    if (!of) found.push(made(name, nounEnd + joint[0].length + (quote === undefined ? 0 : 1), text, words));
    else found.push(made(text.slice(match.index, nounEnd + joint[0].length + name.length), match.index, text, words));
  }
  return found;
}

/**
 * The programme that a label (what stands before a colon or behind a bar) is and nothing else: `Cloud Native Live`,
 * `CNCF on-demand webinar`, `Heron Society #12`, `Heron Radio, Episode 7`. Null where it is anything more.
 */
export function programmeOfLabel(label: string, words: Words): Programme | null {
  const text = label.trim();
  if (text.length < 3 || text.length > 70) return null;
  const counted = patterns(words).counted.exec(text)?.[1];
  const isPart = counted !== undefined && (words.parts.test(counted) || findKinds(counted, words).some(({ kind }) => kind !== 'WEBINAR'));
  if (counted !== undefined && !isPart && RUN_COUNTED.test(counted)) {
    const { event, kind } = made(counted, 0, text, words);
    if (event.region !== null && event.end === text.length) return { event, kind };
  }
  const inside = programmesIn(text, words).at(-1);
  if (inside !== undefined && inside.event.start <= 1 && inside.event.end >= text.length - 1) return inside;
  const bare = withoutOpeners(text);
  const whole = bare === text || `The ${bare}` === text;
  if (whole && SHOW.test(text) && !SENTENCE.test(text) && RUN_ALONE.test(text)) return made(text, 0, text, words);
  const hours = RUN_ALONE.test(text) ? words.circles.exec(text) : null;
  return hours !== null && hours.index > 0 && hours.index + hours[0].length === text.length && whole ? made(text, 0, text, words) : null;
}
