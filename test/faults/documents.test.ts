import { expect, it } from 'vitest';
import { checkGeneratedDocuments } from '../hostile/generated-documents.ts';

it('20,000 generated documents give typed findings and safe HTML, each within 250 ms', async () => {
  let pages = 0;
  let slowestMs = 0;
  for (let round = 0; round < 20; round += 1) {
    const seen = checkGeneratedDocuments(1000, Date.now());
    pages += seen.pages;
    slowestMs = Math.max(slowestMs, seen.slowestMs);
    // Native trees are freed when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
  console.log(`generated documents: ${pages} of 20000 are pages, the slowest took ${Math.round(slowestMs)} ms`);
  expect(pages).toBeGreaterThan(10_000);
});
