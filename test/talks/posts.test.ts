import { describe, expect, it } from 'vitest';
import type { JsonObject, TalkMentionRecord } from '../../src/model.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { DAY_POSTS } from './day-posts.ts';
import { EVENT_POSTS } from './event-posts.ts';
import { GENERATOR_POSTS } from './generator-posts.ts';
import { LINE_POSTS, RECORDING_PAGES, RECORDINGS } from './line-posts.ts';
import { LIST_POSTS } from './list-posts.ts';
import { PAGE_POSTS } from './page-posts.ts';
import { type ExpectedTalk, POSTS } from './posts.ts';
import { SHAPE_POSTS } from './shape-posts.ts';
import { SITE_POSTS } from './site-posts.ts';
import { sourceOf } from './source.ts';
import { TOLD_POSTS } from './told-posts.ts';

function billed({ speakers }: TalkMentionRecord): readonly string[] {
  return speakers.map(({ name, organization }) => (organization === null ? name : `${name} (${organization})`));
}

/** What was found, reduced to the fields that the expectation states. */
function comparable(found: TalkMentionRecord, expected: ExpectedTalk): ExpectedTalk {
  return {
    url: found.url,
    ...(expected.title === undefined ? {} : { title: found.title }),
    ...(expected.kind === undefined ? {} : { kind: found.kind }),
    ...(expected.speakers === undefined ? {} : { speakers: billed(found) }),
    ...(expected.event === undefined ? {} : { event: found.event?.name ?? null }),
    ...(expected.startsOn === undefined ? {} : { startsOn: found.startsOn }),
    ...(expected.slides === undefined ? {} : { slides: found.slidesUrl ?? '' }),
  };
}

const dayIn = (title: string, params: JsonObject): string | null | undefined =>
  readTalks(
    sourceOf(`Ada Park gave [a talk on twigs](https://youtu.be/aaaaaaaaaaa).`, {
      title,
      page: { params, folders: ['blog'], day: null, lineOf: () => null },
    }),
  ).mentions[0]?.startsOn;

describe('readTalks', () => {
  it.each(
    [
      ...POSTS,
      ...EVENT_POSTS,
      ...SITE_POSTS,
      ...SHAPE_POSTS,
      ...DAY_POSTS,
      ...LIST_POSTS,
      ...LINE_POSTS,
      ...TOLD_POSTS,
      ...PAGE_POSTS,
      ...GENERATOR_POSTS,
    ].map((post) => [`${post.name} [${post.language}]`, post] as const),
  )('%s', (_, post) => {
    const { mentions, diagnostics } = readTalks(
      sourceOf(post.markdown, { language: post.language, title: post.title, publishedAt: post.publishedAt ?? null }),
    );
    expect(mentions.map((found, at) => comparable(found, post.talks[at] ?? { url: '' }))).toEqual(post.talks);
    expect(diagnostics).toEqual([]);
  });

  it.each(RECORDING_PAGES)(
    'reads recordings below "$title: $description" as talks: $isList',
    ({ language, title, description, isList }) => {
      const { mentions } = readTalks(sourceOf(RECORDINGS, { language, title, description }));
      expect(mentions.map((found) => found.title)).toEqual(isList ? ['Herons at night', 'Signed reeds', 'A marsh for two'] : []);
    },
  );

  it('gives each mention its line in the file, its sentence and its proof', () => {
    const [mention] = readTalks(
      sourceOf('Intro.\n\nAda Park gave [a talk](https://youtu.be/aaaaaaaaaaa). More.', { bodyLine: 7 }),
    ).mentions;
    expect(mention).toMatchObject({ line: 9, quote: 'Ada Park gave a talk.', explicit: false, urlKeys: ['youtube:aaaaaaaaaaa'] });
    expect(mention?.confidence).toBeGreaterThan(0.4);
    expect(mention?.confidence).toBeLessThan(1);
  });

  it('names a talk once, however often and in whichever spelling the post links it', () => {
    const { mentions } = readTalks(
      sourceOf(
        'Ada Park gave [a talk on rules](https://youtu.be/aaaaaaaaaaa?t=3). The [talk](https://www.youtube.com/watch?v=aaaaaaaaaaa&si=x) is short.',
      ),
    );
    expect(mentions.map(({ url }) => url)).toEqual(['https://youtu.be/aaaaaaaaaaa?t=3']);
  });

  it('takes the day that a set of front matter gives the event of the title, and none from sets of several days', () => {
    const time = '2022-05-07 13:00-18:00';
    expect(dayIn('Heron Meetup Graz', { live: { time, place: 'Graz' } })).toBe('2022-05-07');
    expect(dayIn('Heron Meetup Graz', { live: { time }, next: { time: '2022-06-04' } })).toBeNull();
    expect(dayIn('Heron Meetup Graz', { live: { time: '13:00' } })).toBeNull();
    expect(dayIn('Heron 3 is out', { live: { time } })).toBeNull();
  });
});
