import type { ContentChange as Change } from '../store/changes.ts';
import { builder } from './builder.ts';
import { encodeGlobalId } from './global-id.ts';

const ContentChange = builder.objectRef<Change>('ContentChange');

const idsOf = (keys: readonly string[]): string[] => keys.map((key) => encodeGlobalId('Post', key));

ContentChange.implement({
  description: 'What one ingestion changed, or several in a row for a client that reads slowly.',
  fields: (t) => ({
    revision: t.string({ description: 'Of the content that is served from now on.', resolve: (change) => change.revision }),
    ingestedAt: t.field({ type: 'DateTime', description: 'When it was ingested.', resolve: (change) => change.ingestedAt }),
    created: t.idList({ description: 'Posts that came.', resolve: (change) => idsOf(change.created) }),
    updated: t.idList({
      description: 'Posts that were read anew, or whose links or images lead elsewhere now.',
      resolve: (change) => idsOf(change.updated),
    }),
    changedTags: t.stringList({
      description:
        'Tags of every answer that may say something else now, as `Cache-Tag` headers bear them; `lectern` alone for all answers.',
      resolve: (change) => change.changedTags,
    }),
    deleted: t.idList({ description: 'Posts that went.', resolve: (change) => idsOf(change.deleted) }),
  }),
});

builder.subscriptionType({
  description: 'What can be followed, over server-sent events.',
  fields: (t) => ({
    contentChanged: t.field({
      type: ContentChange,
      description: 'One message per ingestion that changed something, from the moment of subscribing.',
      subscribe: (_root, _args, { changes }) => changes(),
      resolve: (change) => change,
    }),
  }),
});
