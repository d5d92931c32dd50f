import { describe, expect, it } from 'vitest';
import type { MentionedEvent, PlacedMention, SiteRecord } from '../../src/model.ts';
import { readTalkUrl } from '../../src/talks/hosts.ts';
import { mergeTalks } from '../../src/talks/merge.ts';
import { cpuMs } from '../cpu.ts';

const SITES: readonly SiteRecord[] = [{ key: 'heron', title: null, baseUrl: null, defaultLanguage: 'en', languages: ['en', 'zh'] }];
const EVENT: MentionedEvent = {
  name: 'KubeCon NA 2023',
  slug: 'kubecon-cloudnativecon-north-america-2023',
  series: 'KubeCon + CloudNativeCon',
  year: 2023,
  startsOn: null,
  endsOn: null,
  location: null,
  url: null,
};

function mention(url: string, given: Partial<PlacedMention> = {}): PlacedMention {
  const target = readTalkUrl(url);
  const key = target?.key ?? url;
  const post = given.post ?? 'heron/en/post.md';
  return {
    urlKeys: [key],
    url,
    recordingUrl: target?.role === 'recording' ? target.url : null,
    scheduleUrl: target?.role === 'recording' ? null : url,
    slidesUrl: null,
    video: target?.video ?? null,
    title: 'Keeping the kernel honest',
    kind: 'TALK',
    event: EVENT,
    startsOn: null,
    speakers: [],
    stated: { title: true, kind: false, event: true, startsOn: false, speakers: false },
    quote: '',
    line: 1,
    explicit: false,
    confidence: 0.8,
    key: `${post}#${key}`,
    post,
    site: 'heron',
    language: 'en',
    publishedAt: '2023-10-01T00:00:00Z',
    translationKey: post,
    ...given,
  };
}

const RECORDING = 'https://youtu.be/aaaaaaaaaaa';
const SCHEDULE = 'https://sched.co/1aaaa';
const by = (...names: string[]) => ({
  speakers: names.map((name) => ({ name, organization: null })),
  stated: { title: true, kind: false, event: true, startsOn: false, speakers: true },
});

const speaker = (name: string, organization: string) => ({
  speakers: [{ name, organization }],
  stated: { title: true, kind: false, event: true, startsOn: false, speakers: true },
});

describe('mergeTalks', () => {
  it('joins mentions of one key, in whichever posts and spellings', () => {
    const { talks } = mergeTalks(
      [mention(RECORDING), mention('https://www.youtube.com/watch?v=aaaaaaaaaaa&t=2', { post: 'heron/en/b.md' })],
      SITES,
    );
    expect(talks.map(({ key, mentions }) => [key, mentions.length])).toEqual([['youtube:aaaaaaaaaaa', 2]]);
  });

  it('joins the announcement and the recap of one talk by title and event', () => {
    const { talks } = mergeTalks(
      [
        mention(SCHEDULE),
        mention(RECORDING, { post: 'heron/en/recap.md', title: 'Keeping the Kernel honest!', publishedAt: '2023-11-20T00:00:00Z' }),
      ],
      SITES,
    );
    expect(talks).toEqual([
      expect.objectContaining({
        key: 'youtube:aaaaaaaaaaa',
        urlKeys: ['sched:1aaaa', 'youtube:aaaaaaaaaaa'],
        scheduleUrl: SCHEDULE,
        recordingUrl: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
        url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      }),
    ]);
  });

  it.each([
    ['another event', { event: { ...EVENT, slug: 'kubecon-cloudnativecon-europe-2024' } }],
    ['no event', { event: null }],
    ['another title', { title: 'Keeping the user honest' }],
  ])('does not join them where one has %s', (_, other) => {
    expect(mergeTalks([mention(SCHEDULE), mention(RECORDING, { post: 'heron/en/recap.md', ...other })], SITES).talks).toHaveLength(2);
  });

  it('does not join two recordings of one title', () => {
    expect(mergeTalks([mention(RECORDING), mention('https://youtu.be/bbbbbbbbbbb', { post: 'heron/en/b.md' })], SITES).talks).toHaveLength(
      2,
    );
  });

  it('keeps each language its title, the default language first, and lets Latin names serve all', () => {
    const { talks, speakers } = mergeTalks(
      [
        mention(RECORDING, {
          language: 'zh',
          post: 'heron/zh/post.md',
          title: '诚实的内核',
          publishedAt: '2023-09-01T00:00:00Z',
          ...by('约翰·霍华德'),
        }),
        mention(RECORDING, by('John Howard')),
      ],
      SITES,
    );
    expect(talks[0]?.titles).toEqual([
      { language: 'en', title: 'Keeping the kernel honest' },
      { language: 'zh', title: '诚实的内核' },
    ]);
    expect(speakers).toEqual([{ slug: 'john-howard', name: 'John Howard' }]);
  });

  it('lets what an author states beat what the text states, and that beat what it implies', () => {
    const stated = { title: true, kind: true, event: true, startsOn: true, speakers: true };
    const { talks } = mergeTalks(
      [
        mention(RECORDING, { kind: 'PANEL', startsOn: '2023-11-08', stated, speakers: [{ name: 'Ada Park', organization: null }] }),
        mention(RECORDING, {
          post: 'heron/en/b.md',
          kind: 'KEYNOTE',
          startsOn: '2023-11-07',
          explicit: true,
          stated,
          title: 'The real title',
          speakers: [{ name: 'Bo Ek', organization: 'Acme' }],
        }),
        mention(RECORDING, { post: 'heron/en/c.md', startsOn: '2023-11-09' }),
      ],
      SITES,
    );
    expect(talks[0]).toMatchObject({
      kind: 'KEYNOTE',
      startsOn: '2023-11-07',
      titles: [{ title: 'The real title' }],
      speakers: [{ speaker: 'bo-ek', organization: 'acme' }],
    });
  });

  it('merges spellings of speakers and organizations, not different ones', () => {
    const { speakers, organizations } = mergeTalks(
      [
        mention('https://youtu.be/aaaaaaaaaa1', speaker('Ada "Addy" Park', 'SAP SE')),
        mention('https://youtu.be/aaaaaaaaaa2', speaker('Ada Park', 'SAP')),
        mention('https://youtu.be/aaaaaaaaaa3', speaker('ada park', 'sap')),
        mention('https://youtu.be/aaaaaaaaaa4', speaker('Bo Ek', 'Dynatrace Research')),
        mention('https://youtu.be/aaaaaaaaaa5', speaker('Bo Ek', 'Dynatrace')),
        mention('https://youtu.be/aaaaaaaaaa6', speaker('Cai Lund', 'Honeycomb.io')),
        mention('https://youtu.be/aaaaaaaaaa7', speaker('Cai Lund', 'Honeycomb')),
        mention('https://youtu.be/aaaaaaaaaa8', speaker('Cai Lund', 'Solo.io')),
      ],
      SITES,
    );
    expect(speakers.map(({ slug }) => slug)).toEqual(['ada-park', 'bo-ek', 'cai-lund']);
    expect(organizations.map(({ slug }) => slug)).toEqual(['dynatrace', 'dynatrace-research', 'honeycomb', 'sap', 'soloio']);
  });

  it('names an event in its fullest Latin spelling', () => {
    const { events } = mergeTalks(
      [
        mention(RECORDING, { event: { ...EVENT, name: '2023 北美 KubeCon' } }),
        mention(SCHEDULE, { event: EVENT }),
        mention('https://sched.co/1aaab', {
          event: { ...EVENT, name: 'KubeCon + CloudNativeCon North America 2023', location: 'Chicago' },
        }),
      ],
      SITES,
    );
    expect(events).toEqual([expect.objectContaining({ name: 'KubeCon + CloudNativeCon North America 2023', location: 'Chicago' })]);
  });

  it('comes out the same in whichever order the mentions come in', () => {
    const mentions = [
      mention(SCHEDULE, by('Ada Park')),
      mention(RECORDING, { post: 'heron/en/recap.md', publishedAt: '2023-11-20T00:00:00Z', ...by('Ada Park', 'Bo Ek') }),
      mention('https://youtu.be/bbbbbbbbbbb', { post: 'heron/en/recap.md', publishedAt: null }),
      mention(RECORDING, { post: 'heron/zh/recap.md', language: 'zh', publishedAt: null, title: '诚实的内核' }),
    ];
    const expected = mergeTalks(mentions, SITES);
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ])
      expect(
        mergeTalks(
          order.flatMap((at) => mentions[at] ?? []),
          SITES,
        ),
      ).toEqual(expected);
  });

  it('merges 50,000 mentions within seconds', () => {
    const mentions = Array.from({ length: 50_000 }, (_, at) =>
      mention(
        at % 2 === 0 ? `https://youtu.be/v${String(at % 60_000).padStart(8, '0')}` : `https://sched.co/${(at % 50_000).toString(36)}x`,
        { post: `heron/en/${at % 9000}.md`, title: `Talk number ${at % 40_000}`, ...by(`Ada Park${at % 5000}`) },
      ),
    );
    const started = cpuMs();
    expect(mergeTalks(mentions, SITES).talks.length).toBeGreaterThan(10_000);
    expect(cpuMs() - started).toBeLessThan(4000);
  });
});
