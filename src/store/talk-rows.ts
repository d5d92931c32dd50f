import type { PlacedMention, TalkGraph, TalkMentionRecord } from '../model.ts';
import type { Inserts } from './insert.ts';
import { fold } from './sql.ts';
import type { Writing } from './writing.ts';

/**
 * Writes a graph into tables that are empty.
 * @param named slugs of the keywords that each talk's own title names, by the talk's key
 * @param languageOf language of each mention, by its key
 */
function writeTalks(
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

/** Every mention of every served post, for merging. */
export function placedMentions(writing: Writing): PlacedMention[] {
  const found = writing.all(
    `SELECT m.key, m.post, m.site, m.language, p.published_at AS publishedAt, p.translation_key AS translationKey, m.record
     FROM mentions m JOIN posts p ON p.key = m.post WHERE p.served ORDER BY m.key`,
  );
  return found.map(
    ({ record, ...place }) => Object.assign(JSON.parse(record as string) as TalkMentionRecord, place) as unknown as PlacedMention,
  );
}

/** Replaces all talks. @param named slugs of the keywords that each talk's own title names, by the talk's key */
export function replaceTalks(writing: Writing, graph: TalkGraph, named: ReadonlyMap<string, readonly string[]>): void {
  for (const table of ['talks', 'talk_urls', 'talk_speakers', 'talk_keywords', 'speakers', 'organizations', 'events'])
    writing.run(`DELETE FROM ${table}`);
  const languageOf = new Map(
    writing.all('SELECT key, language FROM mentions').map((raw) => [raw['key'] as string, raw['language'] as string]),
  );
  writeTalks(writing.insert, graph, named, languageOf);
  for (const talk of graph.talks) {
    for (const mention of talk.mentions) writing.run('UPDATE mentions SET talk = ? WHERE key = ?', talk.key, mention);
  }
}
