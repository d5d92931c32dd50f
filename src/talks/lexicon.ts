import type { TalkKind } from '../model.ts';

/**
 * The words of one language that the extractor knows. Data only. A word ending in `*` also stands for longer forms
 * (`доповід*`); words of scripts without spaces match anywhere, all others as whole words; case is folded.
 */
export interface Lexicon {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Nouns for each kind. `TALK` holds the plain words for a session: they prove that a link is a talk. */
  readonly kinds: { readonly [kind in TalkKind]: readonly string[] };
  /** Words of `kinds` that speak of one session: none of them names a list. */
  readonly single?: readonly string[];
  /** Stand before speakers and nothing else: "by", "presented by". */
  readonly by: readonly string[];
  /** Stand after speakers: "による", "主持". */
  readonly byAfter: readonly string[];
  /** Stand before an organization, or before a speaker who has none yet: "from". */
  readonly from: readonly string[];
  /** Stand after an organization and before its speaker: "的", "の", "의". */
  readonly fromAfter: readonly string[];
  /** Stand before speakers in a title line: "with". */
  readonly with: readonly string[];
  /** Stand between a kind and its subject: "on", "about". */
  readonly about: readonly string[];
  /** Stand between a role and an organization, and before events: "at". */
  readonly at: readonly string[];
  /** Nouns for what talks are given at: "conference", "meetup". Beside one a proper name is an event's. */
  readonly occasions: readonly string[];
  /** Nouns for a session that is broadcast, which belongs to whoever's name stands beside it: "livestream", "webinar". */
  readonly streams: readonly string[];
  /** Say how or when one takes part in a session, not whose it is: "online", "free". */
  readonly qualifiers?: readonly string[];
  /** Nouns for what meets or is sent again and again under a name of its own: "podcast", "office hours", "working group". */
  readonly circles: readonly string[];
  /** Nouns for sessions that go on under one name: "series". */
  readonly series?: readonly string[];
  /** Nouns for one of a series of broadcasts, also before its number: "episode". */
  readonly episodes?: readonly string[];
  /** Nouns for what else is counted, without being a series of its own: "part", "chapter". */
  readonly parts?: readonly string[];
  /** Nouns for what is had with a guest and recorded: "conversation", "interview"; in their own case, without `*`. */
  readonly conversations: readonly string[];
  readonly and: readonly string[];
  /** Behind one of these a word for a session is a verb: "we talk about". */
  readonly verbMarks?: readonly string[];
  /** Articles and the like, which open a phrase that is no proper title: "a", "our", "another". */
  readonly articles: readonly string[];
  /** Lead from a talk back to a speaker named before: "her", "their". */
  readonly possessives: readonly string[];
  /** What speakers do: "gave", "explained". A capitalised run before one of them is a person. */
  readonly actions: readonly string[];
  /** May stand between speakers and what they do: "will". */
  readonly beforeActions?: readonly string[];
  /** What only persons do, whatever their name: "will walk you through". */
  readonly guides?: readonly string[];
  /** Stand before whoever can be met or heard at a session: "join", "hear". */
  readonly invitations?: readonly string[];
  /** Words of job titles; a byline part that holds one is no organization. */
  readonly roles: readonly string[];
  /** In scripts without spaces: roles that one has at a company, not in a project; what stands before one is the company. */
  readonly jobs?: readonly string[];
  /** Follow a name: "氏", "さん", "님". */
  readonly honorifics: readonly string[];
  /** In scripts without spaces: the characters that family names begin with; a text that begins otherwise is no name. */
  readonly surnames?: string;
  /** Words that are capitalised without being part of a name: sentence openers, subjects of talks. */
  readonly notNames: readonly string[];
  /** Whole link texts, or their beginnings, that are no title: "watch the recording". The first is the word for "here". */
  readonly generic: readonly string[];
  /** Nouns for a recording: weak proof of a talk. */
  readonly recording: readonly string[];
  readonly slides: readonly string[];
  /** Phrases that say that a link is no talk: "playlist", "bug scrub", "promo". */
  readonly notTalk: readonly string[];
  /** Entries of a programme between its sessions: meals, breaks, registration. */
  readonly pauses: readonly string[];
  /** What stands before who pays for an entry of a programme that is no session. */
  readonly sponsoredBy?: readonly string[];
  /** Names of fields in labelled entries and table heads. */
  readonly labels: {
    readonly title: readonly string[];
    readonly speakers: readonly string[];
    readonly organization: readonly string[];
    readonly event: readonly string[];
    readonly date: readonly string[];
    readonly kind: readonly string[];
    readonly link: readonly string[];
  };
  /** Twelve rows, January first: full and short forms. */
  readonly months: readonly (readonly string[])[];
  /** Say that something was a year ago: "last year". */
  readonly lastYear?: readonly string[];
  /** Seven rows, Monday first. */
  readonly weekdays: readonly (readonly string[])[];
}
