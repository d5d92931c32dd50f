import { describe, expect, it } from 'vitest';
import { addressLines, reportLines } from '../../src/cli/report.ts';
import type { IngestReport } from '../../src/ingest.ts';

describe('addressLines', () => {
  const url = 'http://127.0.0.1:4000/';

  it('name GraphiQL where it is shown', () => {
    expect(addressLines(url, {})).toEqual([
      'GraphiQL: http://127.0.0.1:4000/',
      'GraphQL:  http://127.0.0.1:4000/graphql',
      'Press Ctrl+C to stop.',
    ]);
  });

  it.each([{ graphiql: false }, { hardened: true }])('name GraphQL alone with %j', (options) => {
    expect(addressLines(url, options)).toEqual(['GraphQL:  http://127.0.0.1:4000/graphql', 'Press Ctrl+C to stop.']);
  });
});

describe('reportLines', () => {
  const report: IngestReport = {
    revision: 'abc',
    kept: false,
    counts: { posts: 1, images: 2, keywords: 0, talks: 1, speakers: 0, organizations: 0, events: 0 },
    languages: ['en'],
    changes: { created: 1, updated: 0, deleted: 0, parsed: 1, unchanged: 0, decoded: 1 },
    changedTags: [],
    nextChangeAt: null,
    diagnostics: [{ code: 'LINK_BROKEN', severity: 'WARNING', count: 2 }],
    seconds: 0.123,
  };

  it('count one thing as one', () => {
    expect(reportLines(report)).toEqual([
      '1 post, 2 images, 0 keywords, 1 talk, 0 speakers, 0 events, 1 language (en)',
      '1 post created, 0 updated, 0 deleted; 1 file parsed, 0 unchanged; 1 image decoded',
      'diagnostics: LINK_BROKEN 2 (warning)',
      'revision abc, 0.12 s',
    ]);
  });

  it.each([
    [0, 0, true],
    [1, 0, false],
    [0, 1, false],
  ])('with %d files parsed and %d unchanged, say that there are none: %s', (parsed, unchanged, told) => {
    const lines = reportLines({ ...report, changes: { ...report.changes, parsed, unchanged } });
    expect(lines.join('\n').includes('no Markdown files')).toBe(told);
  });

  it('say that the old content was kept, and nothing of findings where there are none', () => {
    expect(reportLines({ ...report, kept: true, diagnostics: [] }).slice(2)).toEqual(['the old content was kept, 0.12 s']);
  });
});
