import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LecternError } from '../src/errors.ts';
import { explainFile } from '../src/explain.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const site = join(folder, 'garden');
mkdirSync(join(site, 'content', 'talks'), { recursive: true });
writeFileSync(
  join(site, 'content', 'talks', 'queues.md'),
  '---\ntitle: Recap\n---\n- [Queues that forgive](https://www.youtube.com/watch?v=queues00001) - Ada Moss, Tidewater\n',
);
writeFileSync(join(site, 'content', 'broken.md'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
writeFileSync(join(folder, 'elsewhere.md'), '# Elsewhere\n');

const visible = { drafts: false, future: false, expired: false };
const explain = (file: string): ReturnType<typeof explainFile> => explainFile(file, [site], visible);

it.each([
  ['its path', join(site, 'content', 'talks', 'queues.md')],
  ['its name in findings', 'garden/talks/queues.md'],
])('a post is explained that is given by %s', (_, file) => {
  expect(explain(file)).toMatchObject([{ line: 4, isTalk: true, url: 'https://www.youtube.com/watch?v=queues00001' }]);
});

it.each([
  ['outside the sites', join(folder, 'elsewhere.md')],
  ['that is not there', join(site, 'content', 'talks', 'gone.md')],
  ['named by another site', 'meadow/talks/queues.md'],
  ['that is no text', join(site, 'content', 'broken.md')],
])('a file %s is refused with a hint', (_, file) => {
  let refusal: unknown;
  try {
    explain(file);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(LecternError);
  expect(refusal).toMatchObject({ code: 'USAGE', hint: expect.stringMatching(/\w/) });
});
