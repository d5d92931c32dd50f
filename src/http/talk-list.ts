import { slugOf } from '../slug.ts';
import type { Reader } from '../store/reader.ts';
import type { Position, TalkFilter } from '../store/requests.ts';
import type { TalkRow } from '../store/rows.ts';
import type { ListedTalk, TalkListFilter } from './listed-talk.ts';

/** Rows read at once: large enough to be fast, small enough to keep memory flat. */
const BATCH = 500;

/** Every talk that the filter lets through, the latest event first, one batch at a time. */
export async function* listTalks(reader: Reader, wanted: TalkListFilter): AsyncGenerator<ListedTalk> {
  const filter = filterOf(wanted);
  for (let after: Position | undefined, more = true; more;) {
    const page = await reader.page('Talk', { filter, first: BATCH, ...(after === undefined ? {} : { after }) });
    yield* await detailed(
      reader,
      page.edges.map(({ row }) => row),
    );
    after = page.edges.at(-1)?.position;
    more = page.hasNextPage;
  }
}

/** Undefined where nothing is asked: that list is told apart from one that a filter makes. */
function filterOf({ keyword, event, speaker, language }: TalkListFilter): TalkFilter | undefined {
  const filter = {
    ...(keyword === undefined ? {} : { keywords: { any: [keyword] } }),
    ...(event === undefined ? {} : { event: { contains: slugOf(event) } }),
    ...(speaker === undefined ? {} : { speaker: { eq: slugOf(speaker) } }),
    ...(language === undefined ? {} : { language: { eq: language } }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

async function detailed(reader: Reader, talks: readonly TalkRow[]): Promise<ListedTalk[]> {
  const keys = talks.map(({ key }) => key);
  const events = await reader.byKeys(
    'Event',
    talks.flatMap(({ event }) => event ?? []),
  );
  const organizations = await reader.byKeys(
    'Organization',
    talks.flatMap(({ speakers }) => speakers.flatMap(({ organization }) => organization ?? [])),
  );
  const keywords = await reader.pagesOf('Talk.keywords', keys, { first: BATCH });
  const mentions = await reader.pagesOf('Talk.mentions', keys, { first: BATCH });
  const posts = await reader.byKeys(
    'Post',
    [...mentions.values()].flatMap(({ edges }) => edges.map(({ row }) => row.post)),
  );
  return talks.map(({ key, title, kind, url, recordingUrl, scheduleUrl, slidesUrl, startsOn, speakers, languages, event: eventKey }) => {
    const event = eventKey === null ? undefined : events.get(eventKey);
    return {
      key,
      title,
      kind,
      url,
      recordingUrl,
      scheduleUrl,
      slidesUrl,
      startsOn: startsOn ?? event?.startsOn ?? null,
      event: event?.name ?? null,
      location: event?.location ?? null,
      speakers: speakers.map(({ name, organization }) => ({
        name,
        organization: organization === null ? null : (organizations.get(organization)?.name ?? organization),
      })),
      keywords: keywords.get(key)?.edges.map(({ row }) => row.name) ?? [],
      languages,
      posts: [...new Set(mentions.get(key)?.edges.flatMap(({ row }) => posts.get(row.post)?.url ?? []))],
    };
  });
}
