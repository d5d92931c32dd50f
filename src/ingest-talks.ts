import type { OpenedSite } from './site.ts';
import type { ContentWriter } from './store/writer.ts';
import { mergeTalks } from './talks/merge.ts';
import { keywordsNamedBy } from './talks/topics.ts';

/** Joins every mention of every site into talks, and finds the keywords that their titles name. */
export function mergeMentions(writer: ContentWriter, sites: readonly OpenedSite[]): void {
  const graph = mergeTalks(
    writer.stored.mentions(),
    sites.map(({ record }) => record),
  );
  // A title of a talk is one text in all its languages: a line end keeps their words apart.
  const found = keywordsNamedBy(
    graph.talks.map(({ titles }) => titles.map(({ title }) => title).join('\n—\n')),
    writer.keywords(),
  );
  const named = new Map(graph.talks.map(({ key }, at) => [key, found[at] ?? []]));
  writer.putTalks(graph, named);
}
