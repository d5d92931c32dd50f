import { expect, it } from 'vitest';
import { expectEverything, expectNoTrace, openPreviewFixture } from '../http/preview-site.ts';

it('hidden posts leave no trace in any answer four objects deep, and are all there with the token', async () => {
  await using fixture = await openPreviewFixture();
  const answered = await expectNoTrace(fixture, 3);
  const marked = await expectEverything(fixture, 2);
  console.log(`preview: ${answered} answers without a trace, ${marked} with the token that show what is hidden`);
  expect(answered).toBeGreaterThan(1000);
  expect(marked).toBeGreaterThan(50);
});
