import type { ContentChange } from '../store/changes.ts';
import type { Reader } from '../store/reader.ts';

/** What a query is answered from: one for each operation, and a new one for each. */
export interface QueryContext {
  /** Leased for this operation: every statement sees one revision. */
  readonly reader: Reader;
  /** Where the gateway is reached, without a slash at the end: `http://127.0.0.1:4000`. Image URLs start with it. */
  readonly origin: string;
  /** Whether images are resized here. */
  readonly resizes: boolean;
  /** Canonical keys of a recording's or schedule entry's URL in any spelling; none where the URL is of neither. */
  readonly talkUrlKeys: (url: string) => readonly string[];
}

/** What a subscription is answered from. It outlives every revision, so it holds none. */
export interface SubscriptionContext {
  /** Changes of the content from now on. */
  readonly changes: () => AsyncIterable<ContentChange>;
}

/** Fields of Query and below use the one half, fields of Subscription the other. */
export type Context = QueryContext & SubscriptionContext;
