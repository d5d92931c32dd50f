import { array, assert, asyncProperty, nat } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import type { Random } from '../random.ts';
import { type Fixture, openFixture } from './fixture.ts';
import { selectionOf } from './generated-queries.ts';

let gateway: Fixture;
beforeAll(() => {
  gateway = openFixture();
});
afterAll(() => gateway.close());

describe('a generated query', () => {
  it('is answered, or refused with a code: never with an error of the inside', async () => {
    const query = schema.getQueryType();
    if (!query) throw new Error('there is a Query type');
    let answered = 0;
    let refused = 0;
    await assert(
      asyncProperty(array(nat(1_000_000), { minLength: 60, maxLength: 60 }), async (choices) => {
        let at = 0;
        // The list goes round with a shift, so that its end does not repeat its beginning.
        const draw: Random = (below) => {
          const drawn = ((choices[at % choices.length] ?? 0) + Math.floor(at / choices.length) * 7) % below;
          at += 1;
          return drawn;
        };
        const text = selectionOf(query, draw, 4);
        const result = gateway.runNow(text);
        if (result.data === undefined) {
          // Not valid: a limit, or a value that its type does not take.
          expect(result.errors?.length, text).toBeGreaterThan(0);
          refused += 1;
          return;
        }
        for (const error of result.errors ?? [])
          expect(error.extensions['code'], `${text}\n${error.stack ?? ''}`).toMatch(/^(BAD_USER_INPUT|INVALID_CURSOR)$/);
        answered += 1;
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(answered).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(10);
  }, 60_000);
});
