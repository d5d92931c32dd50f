import { describe, it } from 'vitest';
import { readAnyDocuments, readAnyMutations } from '../talks/any-text.ts';

/** Documents for each of the two properties. */
const RUNS = 10_000;

describe('the extractor', () => {
  it('reads any document made of the shapes it knows without throwing', () => readAnyDocuments(RUNS));

  it('reads any mutation of the sample posts without throwing', () => readAnyMutations(RUNS));
});
