import type { Snapshot } from '../store/rows.ts';
import { builder } from './builder.ts';

const ContentSnapshot = builder.objectRef<Snapshot>('ContentSnapshot');

ContentSnapshot.implement({
  description: 'What is being served. One answer never mixes two revisions.',
  fields: (t) => ({
    revision: t.string({ description: 'Changes with every ingestion that changed something.', resolve: (content) => content.revision }),
    ingestedAt: t.field({ type: 'DateTime', description: 'When this revision was ingested.', resolve: (content) => content.ingestedAt }),
    postCount: t.int({ description: 'Number of posts.', resolve: (content) => content.postCount }),
    imageCount: t.int({ description: 'Number of images, missing and remote ones too.', resolve: (content) => content.imageCount }),
    keywordCount: t.int({ description: 'Number of keywords.', resolve: (content) => content.keywordCount }),
    talkCount: t.int({ description: 'Number of distinct talks.', resolve: (content) => content.talkCount }),
    speakerCount: t.int({ description: 'Number of speakers.', resolve: (content) => content.speakerCount }),
    organizationCount: t.int({ description: 'Number of organizations.', resolve: (content) => content.organizationCount }),
    eventCount: t.int({ description: 'Number of events.', resolve: (content) => content.eventCount }),
    diagnosticCount: t.int({ description: 'Number of findings.', resolve: (content) => content.diagnosticCount }),
  }),
});

builder.queryField('content', (t) =>
  t.field({
    type: ContentSnapshot,
    description: 'What is being served: revision, time and counts.',
    resolve: (_root, _args, { reader }) => reader.snapshot(),
  }),
);
