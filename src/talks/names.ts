import { beginsWithGivenName } from './given-names.ts';
import type { Words } from './words.ts';

const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ibn|al|el|ben|y|af|av|zu|zur|st\.?|d'|al-\p{Lu}\p{L}+)$/u;
const CAPITAL_PARTICLE = /^(?:De|Da|Do|Dos|Das|Del|Della|Di|Du|Van|Von|Der|Den|Ter|Ten|Bin|Ibn|Ben|El|Al)$/;
const NAME_TOKEN =
  /^(?:(?:de|al|el|van|von|ben)-\p{Lu}\p{L}+|\p{Lu}[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}'’ʼ-]*\.?|\p{Lu}\.(?:\p{Lu}\.)*)$/u;
/** A surname in capitals has vowels among them, where an abbreviation seldom has two. */
const SHOUTED = /^(?=.*[AEIOUYÀ-Ý])[\p{Lu}’'-]{4,}$/u;
const NICKNAME = /^["“”'‘’(«]\p{L}[\p{L}\s'’-]{0,20}["“”'‘’)»]$/u;
// `McLean`, `DeCapite` are names, `GitOps`, `CloudNative` are not.
const INNER_CAPITAL = /^(?:Mc|Mac|De|Di|Da|Du|Le|La|Van|Von|Fitz|O['’]|D['’]|Al|El|Ter|Mac)\p{Lu}\p{Ll}+$/u;
const UNSPACED_NAME =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,3}[\s　]\p{Script=Han}{1,3}|\p{Script=Hangul}{2,4}|[\p{Script=Katakana}ー]{2,12}[・＝=\s][\p{Script=Katakana}ー・＝=\s]{2,24}|\p{Script=Han}{1,3}[\s　]?[\p{Script=Hiragana}\p{Script=Katakana}ー]{1,5}|[\p{Script=Han}]{2,8}·[\p{Script=Han}]{1,8})$/u;

// Endings of abstract nouns in several languages.
const ABSTRACT =
  /^(?!clement$|felicity$|trinity$)(?:\p{L}{2,}(?:ción|sión|miento|ção|ções|mento|zione|zioni|ability|ibility|keit|heit|schaft|ology|ення|ання|ість|ization|isation)|\p{L}{4,}(?:tion|tions|ment|ments|ness|ities)|\p{L}{5,}ity|\p{L}{4,}ungen)$/u;

/** Words that are given names as well as ordinary words. */
const BOTH = new Set([
  'will',
  'may',
  'april',
  'june',
  'august',
  'hope',
  'joy',
  'grace',
  'mark',
  'art',
  'bill',
  'drew',
  'faith',
  'rich',
  'chase',
  'dev',
  'chance',
  'max',
  'sun',
  'day',
  'le',
  'di',
  'do',
  'an',
  'ai',
  'he',
  'you',
  'do',
  'my',
  'so',
  'long',
  'power',
  'mid',
  'rose',
  'june',
  'sage',
  'gene',
  'miles',
  'sunny',
  'con',
  'mi',
  'mai',
  'ye',
  'see',
  'no',
  'to',
  'on',
  'van',
  'my',
  'lo',
  'la',
  'so',
  'in',
  'mo',
  'hall',
  'rose',
  'green',
  'young',
  'west',
  'north',
  'best',
  'good',
  'wei',
  'fast',
  'case',
  'love',
  'park',
  'room',
  'house',
  'brown',
  'white',
  'black',
  'speed',
  'stone',
  'cloud',
  'guide',
  'case',
  'gates',
  'battle',
  'booth',

  'rules',
]);

const ORGANIZATION_WORD =
  /(?:^|[\s(])(?:Inc|LLC|Ltd|GmbH|AG|SE|S\.?A\.?|SAS|BV|B\.V\.|Corp|Corporation|Co|Company|Labs?|Laborator\p{L}+|Universit\p{L}+|Universidade?|Universit[àä]t?|Institut\p{L}*|College|School|Foundation|Fundación|Technologies|Technology|Software|Systems|Solutions|Networks?|Bank|Group|Studios?|Consulting|Cloud|Games|Security|Research|Media|Health|Financial|Engineering|Services|Industries|Energy|Insurance|Telecom|Project|Team|Community|Robotics|Motors?)(?:$|[\s,.)])|[大学公司集团研究院银行株式会社]$/u;

/** Folds full-width punctuation, quotation marks and white space of a byline. */
export function tidy(text: string): string {
  return text
    .replaceAll('（', ' (')
    .replaceAll('）', ') ')
    .replaceAll('，', ', ')
    .replaceAll('、', ', ')
    .replaceAll('；', '; ')
    .replaceAll('：', ': ')
    .replaceAll('＆', '&')
    .replaceAll(/[\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/[ \t\u00A0\u3000]+/g, ' ')
    .trim();
}

/** Splits a name at spaces, keeping a quoted nickname in one piece. */
function tokensOf(name: string): readonly string[] {
  return name.match(/["“'‘(«][^"”'’)»\s]{1,20}["”'’)»]|\S+/gu) ?? [];
}

export interface NameOptions {
  /** Whether one word alone may be a name. */
  readonly single: boolean;
  /** Whether an ordinary word may be a surname: the text leaves no doubt that a name stands here. */
  readonly trusting?: boolean;
  /** Whether a surname may be printed in capitals (`Claire MORIN`). */
  readonly capitals?: boolean;
  /** Whether an honorific stood behind it: then it is a name whatever it begins with, and a handle is one too. */
  readonly honored?: boolean;
}

/**
 * Whether a text has the shape of one person's name: one to five capitalised words with particles, initials and
 * nicknames, or two to four characters of a script without spaces. `single` also allows one word alone, `trusting` an
 * ordinary word as surname.
 */
export function isName(text: string, words: Words, options: NameOptions): boolean {
  const name = text.trim().replaceAll(/[“”]/g, '"');
  if (name.length < 2 || name.length > 60) return false;
  // `Синтаксис Python`: nobody is named in two alphabets.
  if (/\p{Script=Cyrillic}/u.test(name) && /\p{Script=Latin}{2}/u.test(name)) return false;
  if (UNSPACED_NAME.test(name)) {
    const { surnames } = words.lexicon;
    if (surnames !== undefined && options.honored !== true && !name.includes('·') && !surnames.includes(name.charAt(0))) return false;
    return !words.notNames.has(name) && !ordinary(name, words);
  }
  if (options.honored === true && /^@?[\p{L}\p{N}_.-]{2,24}$/u.test(name)) return !ordinary(name, words) && !/^\d+$/.test(name);
  const tokens = tokensOf(name);
  if (tokens.length > 6) return false;
  let proper = 0;
  let doubtful = 0;
  for (const [at, token] of tokens.entries()) {
    if (PARTICLE.test(token) && at > 0) continue;
    // `Luc De Smet`: a particle may be capitalised where a surname follows it.
    if (at > 0 && at < tokens.length - 1 && CAPITAL_PARTICLE.test(token)) continue;
    if (NICKNAME.test(token) && at > 0) continue;
    // `Aditi A Rao`: an initial without its point, which is an article in other words.
    if (at > 0 && /^\p{Lu}$/u.test(token) && beginsWithGivenName(name)) continue;
    if (!NAME_TOKEN.test(token)) return false;
    const bare = token.replaceAll(/[.'’]/g, '').toLowerCase();
    if (ABSTRACT.test(bare)) return false;
    if (words.notNames.has(bare) || words.notNames.has(token.toLowerCase())) {
      // An ordinary word may be a surname where the text leaves no doubt that a name stands here.
      if (!BOTH.has(bare) && !(options.trusting === true && at > 0 && at === tokens.length - 1)) return false;
      doubtful += 1;
    } else if (/\p{Ll}\p{Lu}/u.test(token.replace(/^\p{Lu}\p{Ll}+-/u, '')) && !INNER_CAPITAL.test(token)) return false;
    else if (token.length > 2 && token === token.toUpperCase() && !token.includes('.')) {
      if (at === 0 || (token.length > 3 && !(options.capitals === true && SHOUTED.test(token)))) return false;
      proper += 1;
    } else proper += 1;
  }
  if (doubtful > 1 || proper === 0) return false;
  if (tokens.length === 1) return options.single && name.length > 2 && name !== name.toUpperCase() && words.roles.exec(name)?.[0] !== name;
  // `Hiding Secrets`: a gerund first is a title, not a person.
  return !(/^\p{Lu}\p{Ll}{4,}ing$/u.test(tokens[0] ?? '') && !/(?:ling|ming|ding)$/.test(tokens[0] ?? ''));
}

/** A text of an unspaced script that is a kind, a role or an ordinary word of the language. */
function ordinary(text: string, words: Words): boolean {
  return words.roles.test(text) || text.search(words.kinds) >= 0 || words.recording.test(text) || words.slides.test(text);
}

/** Whether a text holds a word that only organizations have in their names. */
export function holdsOrganizationWord(text: string): boolean {
  return ORGANIZATION_WORD.test(text);
}

/** Whether a text of name shape is rather an organization: known endings, inner capitals, dots, digits, one word. */
export function isOrganizationLike(text: string): boolean {
  const name = text.trim();
  return (
    ORGANIZATION_WORD.test(name) ||
    /\.\p{Ll}{2,}$/u.test(name) ||
    /\p{Ll}\p{Lu}/u.test(name) ||
    /\d/.test(name) ||
    /^\p{Ll}/u.test(name) ||
    /^\p{Lu}{2,}$/u.test(name) ||
    !/\s/.test(name)
  );
}
