import { describe, it } from 'vitest';
import { readAnyDocuments, readAnyMutations } from './any-text.ts';

/** Documents for each of the two properties; `test/faults/talks.test.ts` reads more of them. */
const RUNS = 1_500;

describe('the extractor', () => {
  it('reads any document made of the shapes it knows without throwing', () => readAnyDocuments(RUNS));

  it('reads any mutation of the sample posts without throwing', () => readAnyMutations(RUNS));
});
