import { findEvents } from './events.ts';
import { once, type Words } from './words.ts';
import type { Lexicon } from './lexicon.ts';
import { LETTERS } from './letters.ts';
import { isName } from './names.ts';
import { isGeneric } from './title-words.ts';

const ORGANIZATION = String.raw`((?:(?:[\p{Lu}\p{N}][\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}'’&.+/-]*|[\p{Ll}]{1,12}(?:[\p{Lu}][\p{Script=Latin}]{0,20}|\.(?:io|com|ai|dev|net|org|cloud)))(?:\s(?:of|de|da|do|di|for|für|&|y|et|und)\s(?=\p{Lu}))?(?:\s(?=\p{Lu}))?){1,6})`;

const PAREN = /^\s?\(([^()]{2,60})\)/u;
/** What stands before the organization that several persons share. */
const BOTH_OF_THEM =
  /^(?:both|all|beide|alle|tous|toutes|tou(?:te)?s deux|ambos|ambas|entrambi|entrambe|oba|obaj|обоє|обидва|обидві|усі|оба|обе|все)(?:\s?[:,–—-])?\s(?:(?:of|at|from|von|bei|de|da|di|z|із|з|из)\s)?/u;

interface Patterns {
  readonly byBefore: RegExp;
  readonly fromBefore: RegExp;
  readonly withBefore: RegExp;
  readonly roleBefore: RegExp;
  readonly actionAfter: RegExp;
  /** `Ada Park 在 HeronCon 上的演讲`: in scripts without spaces, the occasion and the session behind a name. */
  readonly sessionAfter: RegExp;
  readonly actionBefore: RegExp;
  /** A role behind a name, closed by punctuation or by what its bearer does: `, CTO spoke`. */
  readonly apposed: RegExp;
  readonly roleBetween: RegExp;
  readonly fromAfter: RegExp;
  readonly appositions: readonly RegExp[];
  readonly eastBefore: RegExp;
  readonly join: RegExp;
  readonly honorific: RegExp;
}

const cache = new WeakMap<Lexicon, Patterns>();

export function patterns(words: Words): Patterns {
  const known = cache.get(words.lexicon);
  if (known !== undefined) return known;
  const and = words.and.source;
  const made: Patterns = {
    byBefore: new RegExp(`(?:${words.by.source})\\s?:?\\s?$`, 'iu'),
    fromBefore: new RegExp(`(?:${words.from.source})\\s?$`, 'iu'),
    withBefore: new RegExp(
      `(?:${words.with.source}|${words.and.source}|(?<![${LETTERS}])(?:where|when|as|donde|cuando|onde|quando|où|wo|dove|де|коли|join|joined|thanks to|featured|featuring|including|was|were|see|watch|hear))\\s?$`,
      'iu',
    ),
    roleBefore: new RegExp(`(?:${words.roles.source})[^.;:]{0,30}$`, 'iu'),
    actionAfter: new RegExp(
      `^(?:\\s?(?:,\\s)?(?:who|quien|quienes|que|qui|che|die|der|які|який|also|jointly|both|então|dann|all|ya|have|has|had|then|is|are|was|were|be|recently|again|'ll|will)\\s){0,3}\\s?(?:${words.actions.source})`,
      'iu',
    ),
    sessionAfter:
      words.lexicon.fromAfter.length === 0
        ? /(?!)/u
        : new RegExp(
            `^\\s?(?:${words.lexicon.at.join('|')})[^，。；、\\n]{2,40}?(?:${words.lexicon.fromAfter.join('|')})(?:${words.lexicon.kinds.TALK.join('|')})`,
            'u',
          ),
    actionBefore: new RegExp(`(?:${words.actions.source})\\s(?:(?:uns|nos|ci|us)\\s)?$`, 'iu'),
    apposed: new RegExp(`^,\\s([^,.;]{2,40}?)(?:[,.;]|\\s(?:${words.actions.source}))`, 'iu'),
    roleBetween: new RegExp(words.roles.source, 'iu'),
    fromAfter: new RegExp(
      `^\\s?,?\\s?(?:${words.from.source}|(?<![${LETTERS}])(?:at|bei|chez|da|della|@)(?![${LETTERS}]))\\s?(?:the\\s|la\\s|el\\s|der\\s|der\\sFirma\\s|l['’])?${ORGANIZATION}`,
      'u',
    ),
    // "VP of Engineering at Acme": where a role holds several of these words, "at" says whose it is.
    appositions: [String.raw`at|@|bei|chez|en|em|у|в|w`, String.raw`of|from|with|de|da|von|di|з`].map(
      (joint) =>
        new RegExp(String.raw`^\s?[,–—-]\s?([^.;(),]{2,60}?)\s(?:${joint})\s(?:the\s|la\s|el\s|der\s|a\s|l['’])?${ORGANIZATION}`, 'u'),
    ),
    eastBefore: new RegExp(`(?:来自|來自)?\\s?([\\p{L}\\p{N}][\\p{L}\\p{N} .&-]{1,30}?)\\s?(?:${words.fromAfter.source})\\s?$`, 'u'),
    join: new RegExp(`^(?:\\s?(?:,|、|，)\\s?(?:(?:${and})\\s?)?|\\s?(?:${and})\\s?)$`, 'iu'),
    honorific: new RegExp(`^\\s?(?:${words.honorifics.source})`, 'u'),
  };
  cache.set(words.lexicon, made);
  return made;
}

/** `Acme engineers Ada Park and …`, `Beta Labs co-founder Bo Ek`: work that one does for a company, not for a project. */
const EMPLOYER =
  /(?:^|[\s,(])((?:\p{Lu}[\p{L}\p{N}.&-]{1,30}\s){1,3}?)(?:(?:[Ss]enior|[Ss]taff|[Pp]rincipal|[Ll]ead|[Ss]oftware|[Pp]latform|[Ss]ystems?|[Ss]ite|[Rr]eliability|[Ii]nfrastructure|[Ss]olutions?|[Dd]istinguished)\s){0,3}(?:[Ee]ngineers?|[Aa]rchitects?|[Cc]o-?[Ff]ounders?|[Ff]ounders?|CTO|CEO|SREs?|VP|[Rr]esearchers?|[Ss]cientists?|[Cc]onsultants?)\s$/u;

const APPOSED_EMPLOYER = /^,\s(\p{Lu}[\p{L}\p{N}&.-]{1,30})\s(\p{L}[\p{L}-]{1,20})(?=[\s,.;])/u;

function isEmployer(name: string, words: Words): boolean {
  const tokens = name.trim().toLowerCase().split(/\s/);
  return findEvents(name).length === 0 && tokens.every((token) => !words.notNames.has(token) && !words.roles.test(token));
}

/** `HeronCon 2023 での Ada Park`: what stands before the particle says where she spoke. */
function isOccasion(text: string, words: Words): boolean {
  return findEvents(text).length > 0 || once(words, 'people at', () => new RegExp(`\\s?(?:${words.at.source})$`, 'u')).test(text);
}

const COMPANY = String.raw`(?<![\p{L}\p{N}])(\p{Lu}[\p{Script=Latin}\p{N}.&-]*(?:\s\p{Lu}[\p{Script=Latin}\p{N}.&-]*){0,2})\s?(?:社|公司)?`;
const WORK = String.raw`[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}ー\s]{2,16}`;
const WORK_BEFORE = new RegExp(String.raw`${COMPANY}(?:\s?の\s?|的)?(${WORK})$`, 'u');
const APPOSED_BEFORE = new RegExp(String.raw`${COMPANY}\s?の\s?([\p{Script=Latin}\s]{3,24}|${WORK})である$`, 'u');

/** `Acme 工程副总裁 Ada Park`, `Acme の Principal Architect である Ada Park`: the company before what she does there. */
function jobBefore(before: string, words: Words): string | null {
  const { jobs } = words.lexicon;
  if (jobs === undefined) return null;
  const [, company, work] = WORK_BEFORE.exec(before.trimEnd()) ?? APPOSED_BEFORE.exec(before.trimEnd()) ?? [];
  if (company === undefined || work === undefined || !isEmployer(company, words)) return null;
  const latin = /\p{Script=Latin}/u.test(work);
  return (latin ? words.roles.test(work) : jobs.some((job) => work.trimEnd().endsWith(job))) ? company : null;
}

/** The organization printed after (or, in Chinese, Japanese and Korean, before) a name. */
export function organizationAround(text: string, run: Run, words: Words): { readonly name: string; readonly end: number } | null {
  const { fromAfter, appositions, eastBefore, roleBetween } = patterns(words);
  const after = text.slice(run.end, run.end + 160);
  const paren = PAREN.exec(after);
  // `(about the weather)` says what she speaks of, `(both — «Acme»)` where the two work.
  const inner = paren?.[1]?.replace(BOTH_OF_THEM, '').replace(/^[«„“"](.*)[»“”"]$/u, '$1') ?? '';
  const isSubject = once(words, 'people 2', () => new RegExp(`^(?:${words.about.source})\\s`, 'iu')).test(inner);
  if (paren !== null && inner !== '' && !isSubject && !/^@|^(?:she|he|they)\b/i.test(inner) && !isGeneric(inner, words)) {
    const parts = inner.split(/,\s*/).filter((part) => !words.roles.test(part));
    // `Special Interest Groups (SIGs)`: an abbreviation, no organization.
    const initials = run.text
      .split(/\s/)
      .map((word) => word.charAt(0))
      .join('');
    if (inner.length <= initials.length + 2 && inner.replace(/s$/, '').endsWith(initials)) return null;
    return parts[0] === undefined ? null : { name: parts.join(', '), end: run.end + paren[0].length };
  }
  const from = fromAfter.exec(after);
  const direct = from?.at(-1);
  if (from !== null && direct !== undefined && findEvents(direct).length === 0 && !words.notNames.has(direct.toLowerCase().trim())) {
    return { name: direct.trim().replace(/[.,'’]+$/, ''), end: run.end + from[0].trimEnd().length };
  }
  for (const apposition of appositions) {
    const role = apposition.exec(after);
    if (role?.[1] !== undefined && role[2] !== undefined && roleBetween.test(role[1]) && findEvents(role[2]).length === 0)
      return { name: role[2].trim().replace(/[.,'’]+$/, ''), end: run.end + role[0].trimEnd().length };
  }
  const plain = once(
    words,
    'people 1',
    () => new RegExp(String.raw`^,\s${ORGANIZATION}(?=\s?(;|,\s(?:will|who|and|${words.actions.source})|$|\.$))`, 'u'),
  ).exec(after);
  if (
    plain?.[1] !== undefined &&
    !words.roles.test(plain[1]) &&
    !words.persons.has(plain[1]) &&
    (plain[2] === ';' || text.includes(';') || !isName(plain[1], words, { single: false }))
  )
    return { name: plain[1].replace(/[.,]+$/, ''), end: run.end + plain[0].length };
  // `, Acme CTO spoke`: initials or a name of one word before a role.
  const employed = APPOSED_EMPLOYER.exec(after);
  if (
    employed?.[1] !== undefined &&
    employed[2] !== undefined &&
    words.roles.exec(employed[2])?.index === 0 &&
    isEmployer(employed[1], words)
  )
    return { name: employed[1], end: run.end + employed[0].length };
  const before = text.slice(Math.max(0, run.start - 48), run.start);
  if (words.lexicon.fromAfter.length > 0) {
    const east = eastBefore.exec(before)?.[1]?.trim();
    if (east !== undefined && /^[\p{Lu}\p{N}\p{Ll}]/u.test(east) && !words.roles.test(east) && !isOccasion(east, words))
      return { name: east.replace(/^.*?(?:来自|來自)\s?/u, ''), end: run.end };
    const company = jobBefore(before, words);
    if (company !== null) return { name: company, end: run.end };
    const student = /(?:来自|來自)\s?([\p{L}\p{N}][\p{Script=Latin}\p{N} .&-]{1,40}?)\s?的[^，。、]{1,10}\s?$/u.exec(before)?.[1];
    if (student !== undefined && /^[\p{Script=Latin}]/u.test(student)) return { name: student.trim(), end: run.end };
  }
  const employer = EMPLOYER.exec(before)?.[1]?.trim();
  if (employer !== undefined && !/^(?:The|This|Our|Their|His|Her|Former|Then)$/.test(employer) && isEmployer(employer, words))
    return { name: employer, end: run.end };
  const possessive = /(\p{Lu}[\p{L}\p{N}.]{1,20})['’]s\s(?:own\s)?$/u.exec(before)?.[1];
  return possessive === undefined ? null : { name: possessive, end: run.end };
}

export interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
