import type { Reader } from '../store/reader.ts';

/** What an operation is answered from: one for each operation, and a new one for each. */
export interface Context {
  /** Leased for this operation: every statement sees one revision. */
  readonly reader: Reader;
  /** Where the gateway is reached, without a slash at the end: `http://127.0.0.1:4000`. Image URLs start with it. */
  readonly origin: string;
  /** Whether images are resized here. */
  readonly resizes: boolean;
  /** Canonical keys of a recording's or schedule entry's URL in any spelling; none where the URL is of neither. */
  readonly talkUrlKeys: (url: string) => readonly string[];
}
