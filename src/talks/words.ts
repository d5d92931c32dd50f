import type { TalkKind } from '../model.ts';
import { LETTERS, UNSPACED } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { LEXICONS } from './lexicons/table.ts';

/** A lexicon made ready for matching, with English beneath it: posts of every language print English titles and kinds. */
export interface Words {
  readonly lexicon: Lexicon;
  /** Finds the words for every kind. */
  readonly kinds: RegExp;
  /** The kind whose word the group of that number holds; group 0 is the whole. */
  readonly kindOfGroup: readonly (TalkKind | null)[];
  readonly single: RegExp;
  readonly by: RegExp;
  readonly byAfter: RegExp;
  readonly from: RegExp;
  readonly fromAfter: RegExp;
  readonly with: RegExp;
  readonly about: RegExp;
  readonly at: RegExp;
  readonly occasions: RegExp;
  readonly streams: RegExp;
  readonly qualifiers: RegExp;
  readonly circles: RegExp;
  readonly series: RegExp;
  readonly episodes: RegExp;
  readonly parts: RegExp;
  readonly and: RegExp;
  readonly verbMarks: RegExp;
  readonly articles: RegExp;
  readonly possessives: RegExp;
  readonly actions: RegExp;
  readonly beforeActions: RegExp;
  readonly guides: RegExp;
  readonly invitations: RegExp;
  readonly roles: RegExp;
  readonly lastYear: RegExp;
  readonly honorifics: RegExp;
  readonly generic: RegExp;
  readonly recording: RegExp;
  readonly slides: RegExp;
  readonly notTalk: RegExp;
  /** A whole title that is a pause of the programme, whoever pays for it. */
  readonly pauses: RegExp;
  readonly notNames: { readonly has: (word: string) => boolean };
  /** Names that the document itself proves to be persons'. */
  readonly persons: { readonly has: (name: string) => boolean };
  readonly labels: { readonly [label in keyof Lexicon['labels']]: RegExp };
  /** Folded month name -> 1..12. */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
}

/** A word as the source of an expression: `*` stands for an ending, a space also for a hyphen. */
function wordSource(word: string): string {
  return word
    .replaceAll(/[.+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll('*', `[${LETTERS}]{0,8}`)
    .replaceAll(' ', String.raw`[\s-]{1,3}`)
    .replaceAll(/['’]/g, "['’]");
}

const NO_LETTER_BEFORE = `(?<![${LETTERS}])`;
const NO_LETTER_AFTER = `(?![${LETTERS}])`;

/** The edges that a word must have: whole words, but not in scripts without spaces, nor beside a sign. */
function edgesOf(word: string): string {
  if (UNSPACED.test(word)) return '|';
  return `${/^[\p{L}\p{N}]/u.test(word) ? NO_LETTER_BEFORE : ''}|${/[\p{L}\p{N}*]$/u.test(word) ? NO_LETTER_AFTER : ''}`;
}

/**
 * Alternatives that share their edges stand in one group: each edge is a class of a thousand ranges, and one for each
 * word would make expressions that take seconds to compile.
 */
function wordsSource(words: readonly string[]): string {
  const groups = [...Map.groupBy(words, edgesOf)].map(([edges, members]) => {
    const [before = '', after = ''] = edges.split('|');
    return `${before}(?:${members.map(wordSource).join('|')})${after}`;
  });
  return groups.join('|');
}

function longestFirst(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** One expression for a list of words, longest first; it never matches where the list is empty. */
function wordsPattern(words: readonly string[], flags = 'iu', wrap: (source: string) => string = (source) => source): RegExp {
  if (words.length === 0) return /(?!)/u;
  return new RegExp(wrap(`(?:${wordsSource(longestFirst(words))})`), flags);
}

/** Of words that begin together the first kind's stands: "talk" is the least special. */
const KIND_ORDER: readonly TalkKind[] = ['LIGHTNING_TALK', 'KEYNOTE', 'PANEL', 'WORKSHOP', 'WEBINAR', 'DEMO', 'TALK'];

/** One expression for the words of all kinds, for the edges are what costs: those that share them stand in one group. */
function kindsPattern(wordsOf: (kind: TalkKind) => readonly string[]): Pick<Words, 'kinds' | 'kindOfGroup'> {
  const kindOfGroup: (TalkKind | null)[] = [null];
  const rows = KIND_ORDER.flatMap((kind) => longestFirst(wordsOf(kind)).map((word) => ({ kind, word })));
  const groups = [...Map.groupBy(rows, ({ word }) => edgesOf(word))].map(([edges, members]) => {
    const [before = '', after = ''] = edges.split('|');
    const alternatives = [...Map.groupBy(members, ({ kind }) => kind)].map(([kind, own]) => {
      kindOfGroup.push(kind);
      return `(${own.map(({ word }) => wordSource(word)).join('|')})`;
    });
    return `${before}(?:${alternatives.join('|')})${after}`;
  });
  return { kinds: new RegExp(groups.join('|'), 'giu'), kindOfGroup };
}

const whole = (source: string): string => `^${source}$`;

function compile(lexicon: Lexicon, base: Lexicon): Words {
  const both = (pick: (from: Lexicon) => readonly string[]): readonly string[] => [...pick(lexicon), ...pick(base)];
  const rows = (pick: (from: Lexicon) => readonly (readonly string[])[]): Map<string, number> => {
    const map = new Map<string, number>();
    for (const from of [base, lexicon]) pick(from).forEach((forms, at) => forms.forEach((form) => map.set(form.toLowerCase(), at + 1)));
    return map;
  };
  const label = (name: keyof Lexicon['labels']): RegExp =>
    wordsPattern(
      both((from) => from.labels[name]),
      'iu',
      (source) => String.raw`^[^${LETTERS}]{0,4}${source}(?:\s?#?[\d一二三四五六七八九十]{1,2})?[^${LETTERS}]{0,4}$`,
    );
  return {
    lexicon,
    ...kindsPattern((kind) => both((from) => from.kinds[kind])),
    single: wordsPattern(
      both((from) => from.single ?? []),
      'iu',
      whole,
    ),
    by: wordsPattern(both((from) => from.by)),
    byAfter: wordsPattern(lexicon.byAfter),
    from: wordsPattern(both((from) => from.from)),
    fromAfter: wordsPattern(lexicon.fromAfter),
    with: wordsPattern(both((from) => from.with)),
    about: wordsPattern(both((from) => from.about)),
    at: wordsPattern(both((from) => from.at)),
    occasions: wordsPattern(both((from) => from.occasions)),
    streams: wordsPattern(both((from) => from.streams)),
    qualifiers: wordsPattern(
      both((from) => from.qualifiers ?? []),
      'iu',
      whole,
    ),
    circles: wordsPattern(both((from) => from.circles)),
    series: wordsPattern(both((from) => from.series ?? [])),
    episodes: wordsPattern(both((from) => from.episodes ?? [])),
    parts: wordsPattern(
      both((from) => from.parts ?? []),
      'iu',
      (source) => `^${source}s?$`,
    ),
    and: wordsPattern(both((from) => from.and)),
    verbMarks: wordsPattern(
      [...(lexicon.verbMarks ?? []), ...(base.verbMarks ?? [])],
      'iu',
      (source) => `${source}\\s(?:[${LETTERS}]+ly\\s)?$`,
    ),
    articles: wordsPattern(both((from) => from.articles)),
    possessives: wordsPattern(both((from) => from.possessives)),
    actions: wordsPattern(both((from) => from.actions)),
    beforeActions: wordsPattern(both((from) => from.beforeActions ?? [])),
    guides: wordsPattern(both((from) => from.guides ?? [])),
    invitations: wordsPattern(both((from) => from.invitations ?? [])),
    roles: wordsPattern(both((from) => from.roles)),
    lastYear: wordsPattern(both((from) => from.lastYear ?? [])),
    honorifics: wordsPattern(both((from) => from.honorifics)),
    generic: wordsPattern(both((from) => from.generic)),
    recording: wordsPattern(both((from) => from.recording)),
    slides: wordsPattern(both((from) => from.slides)),
    notTalk: wordsPattern(both((from) => from.notTalk)),
    pauses: new RegExp(
      `^[^${LETTERS}]{0,4}(?:${wordsPattern(both((from) => from.pauses)).source}|[^:：]{2,60}\\s${wordsPattern(both((from) => from.sponsoredBy ?? [])).source}\\s.{2,40})[^${LETTERS}]{0,4}$`,
      'iu',
    ),
    notNames: new Set(both((from) => from.notNames).map((word) => word.toLowerCase())),
    persons: new Set(),
    labels: {
      title: label('title'),
      speakers: label('speakers'),
      organization: label('organization'),
      event: label('event'),
      date: label('date'),
      kind: label('kind'),
      link: label('link'),
    },
    months: rows((from) => from.months),
    weekdays: rows((from) => from.weekdays),
  };
}

const compiled = new Map<Lexicon, Words>();

/** The words for a language tag; `pt-BR` is read as `pt`, a language without a lexicon as English. */
export function wordsFor(language: string): Words {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? 'en';
  const english = LEXICONS[0];
  const lexicon = LEXICONS.find((row) => row.language === primary) ?? english;
  const known = compiled.get(lexicon);
  if (known !== undefined) return known;
  const made = compile(lexicon, english);
  compiled.set(lexicon, made);
  return made;
}

/** The same words for a document whose subjects (its site, its keywords) are no names either: patterns are shared. */
export function withSubjects(words: Words, subjects: readonly string[]): Words {
  const added = subjects.flatMap((subject) => subject.toLowerCase().split(/[\s/_-]+/)).filter((word) => word.length > 2);
  if (added.length === 0) return words;
  const own = new Set(added);
  return { ...words, notNames: { has: (word) => own.has(word) || words.notNames.has(word) } };
}

const patterns = new WeakMap<Lexicon, Map<string, RegExp>>();

/** An expression made of a lexicon's words, compiled the first time it is asked for: compiling costs more than a document. */
export function once(words: Words, name: string, make: () => RegExp): RegExp {
  let known = patterns.get(words.lexicon);
  if (known === undefined) patterns.set(words.lexicon, (known = new Map()));
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}
