import type { TalkGraph } from '../model.ts';
import type { Inserts } from './insert.ts';
import { fold } from './sql.ts';

/**
 * Writes a graph into tables that are empty.
 * @param named slugs of the keywords that each talk's own title names, by the talk's key
 * @param languageOf language of each mention, by its key
 */
export function writeTalks(
  insert: Inserts,
  graph: TalkGraph,
  named: ReadonlyMap<string, readonly string[]>,
  languageOf: ReadonlyMap<string, string>,
): void {
  const events = new Map(graph.events.map((event) => [event.slug, event]));
  for (const { slug, name } of graph.speakers) insert.speakers({ key: slug, name, talkCount: 0, nameOrder: fold(name) });
  for (const { slug, name } of graph.organizations) insert.organizations({ key: slug, name, talkCount: 0, nameOrder: fold(name) });
  for (const { slug, ...event } of graph.events) {
    const startsOrder = event.startsOn ?? (event.year === null ? '' : String(event.year));
    insert.events({ ...event, key: slug, talkCount: 0, nameOrder: fold(event.name), startsOrder });
  }
  for (const talk of graph.talks) {
    const event = talk.event === null ? undefined : events.get(talk.event);
    const date = talk.startsOn ?? event?.startsOn ?? null;
    const year = date === null ? (event?.year ?? null) : Number(date.slice(0, 4));
    const eventOrder = event?.startsOn ?? talk.startsOn ?? (year === null ? '' : String(year));
    const title = talk.titles[0]?.title ?? '';
    const spoken = new Set<string>();
    insert.talks({
      ...talk,
      titles: talk.titles,
      title,
      provider: talk.video?.provider ?? null,
      languages: [...new Set(talk.mentions.map((mention) => languageOf.get(mention) ?? ''))],
      mentionCount: talk.mentions.length,
      year,
      eventOrder,
      startsOrder: talk.startsOn ?? '',
      titleOrder: fold(title),
    });
    for (const urlKey of talk.urlKeys) insert.talkUrls({ urlKey, talk: talk.key });
    talk.speakers.forEach((speaker, position) => {
      if (spoken.has(speaker.speaker)) return;
      spoken.add(speaker.speaker);
      insert.talkSpeakers({ talk: talk.key, position, ...speaker, eventOrder });
    });
    for (const keyword of named.get(talk.key) ?? []) insert.talkKeywords({ talk: talk.key, keyword, named: true, eventOrder });
  }
}
