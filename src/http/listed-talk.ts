import type { TalkKind } from '../model.ts';

/** What a listing is narrowed to. Each may be a name or a slug. */
export interface TalkListFilter {
  /** Talks that carry this keyword. */
  readonly keyword?: string | undefined;
  /** Talks of events whose slug contains this: `kubecon` is all of them, `kubecon-2023` fewer. */
  readonly event?: string | undefined;
  readonly speaker?: string | undefined;
  /** BCP 47 tag of a language that the talk is mentioned in. */
  readonly language?: string | undefined;
}

/** A talk with everything that a listing shows of it. */
export interface ListedTalk {
  /** Canonical URL key, the same in every run. */
  readonly key: string;
  readonly title: string;
  readonly kind: TalkKind;
  readonly url: string;
  readonly recordingUrl: string | null;
  readonly scheduleUrl: string | null;
  readonly slidesUrl: string | null;
  /** `YYYY-MM-DD`: the talk's own day, else the first day of its event. */
  readonly startsOn: string | null;
  readonly event: string | null;
  readonly location: string | null;
  readonly speakers: readonly { readonly name: string; readonly organization: string | null }[];
  readonly keywords: readonly string[];
  readonly languages: readonly string[];
  /** URLs of the posts that mention it, as their sites publish them. */
  readonly posts: readonly string[];
}
