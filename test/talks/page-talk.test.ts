import { type Arbitrary, array, assert, constantFrom, dictionary, letrec, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, TalkMentionRecord } from '../../src/model.ts';
import { PAGE_KEYS, TYPE_KEYS } from '../../src/talks/page-keys.ts';
import { explainTalks, readTalks } from '../../src/talks/reader.ts';
import type { TalkSource } from '../../src/talks/source.ts';
import { sourceOf } from './source.ts';

const VIDEO = 'https://youtu.be/aB3dEfGh1jK';
const RECORDING = 'https://www.youtube.com/watch?v=aB3dEfGh1jK';

interface Around {
  readonly folders?: readonly string[];
  readonly body?: string;
  readonly language?: string;
}

/** A page with this front matter; each key stands on a line of its own, from 2 on. */
function pageOf(params: JsonObject, { folders = ['blog'], body = '', language = 'en' }: Around = {}): TalkSource {
  const date = params['date'];
  return sourceOf(body, {
    language,
    title: typeof params['title'] === 'string' ? params['title'] : '',
    explicitTalks: params['talks'] ?? null,
    page: {
      params,
      folders,
      day: typeof date === 'string' ? date.slice(0, 10) : null,
      lineOf: (key) => (Object.keys(params).includes(key) ? Object.keys(params).indexOf(key) + 2 : null),
    },
  });
}

const read = (params: JsonObject, around?: Around) => readTalks(pageOf(params, around));
const only = (params: JsonObject, around?: Around): TalkMentionRecord | undefined => {
  const { mentions, diagnostics } = read(params, around);
  expect(diagnostics).toEqual([]);
  expect(mentions.length).toBeLessThanOrEqual(1);
  return mentions[0];
};

describe('a page that names nothing but a recording in its front matter', () => {
  it.each([
    ['en', 'Presented 17/02/2020 at HeronConf 2020.\n\nThis talk is a gentle introduction.\n\nBio: Ada Park\n', 'HeronConf 2020'],
    ['de', 'In diesem Vortrag geht es um Nester.\n\nReferentin: Ada Park\n', null],
    ['fr', 'Cette conférence parle de nids.\n\nIntervenante : Ada Park\n', null],
  ])('is one talk where its text opens with it (%s)', (language, body, event) => {
    const talk = only({ title: 'Why reeds?', youtube_id: 'aB3dEfGh1jK', date: '2020-02-17' }, { body, language });
    expect(talk).toMatchObject({ title: 'Why reeds?', url: RECORDING, startsOn: '2020-02-17', speakers: [{ name: 'Ada Park' }] });
    expect(talk?.event?.name ?? null).toBe(event);
  });

  it.each([
    ['en', 'Episode 40- Nests and reeds with Ada Park', 'Nests and reeds', ['Ada Park']],
    ['de', 'Folge 59 - Nester & Schilf mit Peter Schilf und Anna Rohr', 'Nester & Schilf', ['Peter Schilf', 'Anna Rohr']],
  ])('is a broadcast where its title counts episodes and names the guests (%s: %s)', (language, title, talk, guests) => {
    const found = only(
      { title, video: 'aB3dEfGh1jK' },
      { body: '* [More](https://youtu.be/bB3dEfGh1jK)\n* [Notes](https://youtu.be/cB3dEfGh1jK)', language },
    );
    expect(found).toMatchObject({ title: talk, kind: 'WEBINAR', url: RECORDING });
    expect(found?.speakers.map(({ name }) => name)).toEqual(guests);
  });

  it.each(['Episode 3: Installing the nest', 'Part 3: Nests with Ada Park'])(
    'is none where nobody is a guest, or nothing broadcast: %s',
    (title) => {
      expect(only({ title, video: 'aB3dEfGh1jK' })).toBeUndefined();
    },
  );

  it.each([
    ['en', 'In this tutorial we build a nest. Ada Park helps.'],
    ['en', 'Version 2 is out. Come to our talk next week.'],
    ['de', 'In diesem Video bauen wir ein Nest.'],
    ['en', 'This talk is one of [two](https://youtu.be/bB3dEfGh1jK).'],
  ])('is none otherwise (%s: %s)', (language, body) => {
    expect(only({ title: 'Why reeds?', youtube_id: 'aB3dEfGh1jK', date: '2020-02-17' }, { body, language })?.url).not.toBe(RECORDING);
  });
});

describe('the front matter of a page that is one talk', () => {
  it('is read as academic themes write it: authors, event, url_video, url_slides', () => {
    const talk = only(
      {
        title: 'Untangling the Mesh',
        event: 'HarborConf Europe 2023',
        event_url: 'https://harborconf.example',
        location: 'Hamburg, Germany',
        abstract: 'How to do it.',
        date: '2023-05-04T10:00:00Z',
        all_day: false,
        authors: ['admin', 'Ada Park'],
        url_video: VIDEO,
        url_slides: 'https://slides.example/mesh.pdf',
        slides: 'example',
      },
      { folders: ['event'] },
    );
    expect(talk).toMatchObject({
      title: 'Untangling the Mesh',
      urlKeys: ['youtube:aB3dEfGh1jK'],
      recordingUrl: RECORDING,
      slidesUrl: 'https://slides.example/mesh.pdf',
      event: { name: 'HarborConf Europe 2023', location: 'Hamburg, Germany', url: 'https://harborconf.example' },
      startsOn: '2023-05-04',
      speakers: [{ name: 'Ada Park', organization: null }],
      explicit: true,
      line: 10,
      stated: { title: true, kind: false, event: true, startsOn: false, speakers: false },
    });
  });

  it('is read as conference sites write it: keys of speakers, a video id, the day', () => {
    expect(
      only(
        {
          title: 'Pipelines',
          Type: 'talk',
          Speakers: ['ada-park', 'bo-ek'],
          youtube: 'aB3dEfGh1jK',
          Talk_date: '2019-05-01',
          vimeo: '',
        },
        { folders: ['events', '2019-harbor', 'program'] },
      ),
    ).toMatchObject({
      recordingUrl: RECORDING,
      startsOn: '2019-05-01',
      speakers: [
        { name: 'Ada Park', organization: null },
        { name: 'Bo Ek', organization: null },
      ],
      stated: { startsOn: true, speakers: false },
    });
  });

  it.each<[string, JsonObject, readonly [string, string | null][]]>([
    ['one name', { speaker: 'Ada Park' }, [['Ada Park', null]]],
    [
      'a by-line',
      { presenters: 'Ada Park (Acme) & Bo Ek (Beta)' },
      [
        ['Ada Park', 'Acme'],
        ['Bo Ek', 'Beta'],
      ],
    ],
    [
      'a list of names',
      { speakers: ['Ada Park', 'Bo Ek'] },
      [
        ['Ada Park', null],
        ['Bo Ek', null],
      ],
    ],
    ['a name and a company beside it', { speaker: 'Ada Park', company: 'Acme' }, [['Ada Park', 'Acme']]],
    ['one set of fields', { speaker: { name: 'Ada Park', organisation: 'Acme' } }, [['Ada Park', 'Acme']]],
    [
      'sets with an affiliation',
      { speakers: [{ name: 'Ada Park', affiliation: 'Acme', url: 'https://a.example' }] },
      [['Ada Park', 'Acme']],
    ],
    ['sets with two names', { speakers: [{ first_name: 'Ada', last_name: 'Park', company: { name: 'Acme' } }] }, [['Ada Park', 'Acme']]],
    ['sets with a position', { speakers: [{ name: 'Ada Park', title: 'CTO, Acme' }] }, [['Ada Park', 'Acme']]],
    ['links', { speakers: ['[Ada Park](https://ada.example)'] }, [['Ada Park', null]]],
    ['nobody yet', { type: 'talk', speakers: 'TBA' }, []],
  ])('names speakers by %s', (_, params, expected) => {
    expect(only({ title: 'Rules', video: VIDEO, ...params })?.speakers.map(({ name, organization }) => [name, organization])).toEqual(
      expected,
    );
  });

  it.each<[string, JsonObject, string]>([
    ['an address', { video_url: VIDEO }, RECORDING],
    ['the spelling of another theme', { videoUrl: VIDEO }, RECORDING],
    ['an id', { youtube_id: 'aB3dEfGh1jK' }, RECORDING],
    ['a number', { vimeo: 123456789 }, 'https://vimeo.com/123456789'],
    ['a set of fields', { video: { provider: 'vimeo', id: 123456789 } }, 'https://vimeo.com/123456789'],
    ['a list of one', { videos: [{ url: VIDEO }] }, RECORDING],
    ['the code of a player', { video_embed: `<iframe width="560" src="https://www.youtube.com/embed/aB3dEfGh1jK"></iframe>` }, RECORDING],
    [
      'a labelled link',
      {
        links: [
          { name: 'Code', url: 'https://code.example' },
          { name: 'Video', url: VIDEO },
        ],
      },
      RECORDING,
    ],
    ['a key below params', { params: { recording: VIDEO } }, RECORDING],
  ])('names the recording by %s', (_, params, recording) => {
    expect(only({ title: 'Rules', event: 'HarborConf 2023', ...params })?.recordingUrl).toBe(recording);
  });

  it.each<[string, JsonObject, string | null]>([
    ['its own day', { talk_date: '2023-11-08', event_start: '2023-11-06', event_end: '2023-11-09' }, '2023-11-08'],
    ['the day of an event of one day', { event_start: '2023-11-06T09:00:00Z', event_end: '2023-11-06T17:00:00Z' }, '2023-11-06'],
    ['words', { talk_date: 'November 8, 2023' }, '2023-11-08'],
    ['no day of an event that lasts several', { event_start: '2023-11-06', event_end: '2023-11-09' }, null],
    [
      'the page’s date where it lies in the event',
      { event_start: '2023-11-06', event_end: '2023-11-09', date: '2023-11-07' },
      '2023-11-07',
    ],
    ['the page’s date', { date: '2023-11-07' }, '2023-11-07'],
    ['no date of another year than the event’s', { date: '2024-02-01' }, null],
    ['no time of day', { start: '10:00' }, null],
  ])('is dated by %s', (_, params, day) => {
    expect(only({ title: 'Rules', type: 'talk', video: VIDEO, event: 'HarborConf 2023', ...params })?.startsOn).toBe(day);
  });

  it('takes the page of a webinar where people register', () => {
    expect(
      only({
        title: 'Rules',
        type: 'webinar',
        registration_url: 'https://acme.example/rules',
        speakers: ['Ada Park'],
        start_date: '2024-03-20',
      }),
    ).toMatchObject({ kind: 'WEBINAR', recordingUrl: null, scheduleUrl: 'https://acme.example/rules', startsOn: '2024-03-20' });
  });

  it('has a recording and a page in the schedule, in whatever order', () => {
    expect(only({ title: 'Rules', event: 'HarborConf', schedule: 'https://sched.co/1aaaa', video: VIDEO })).toMatchObject({
      urlKeys: ['youtube:aB3dEfGh1jK', 'sched:1aaaa'],
      recordingUrl: RECORDING,
      scheduleUrl: 'https://sched.co/1aaaa',
    });
  });

  it.each([
    ['Keynote: Rules', 'Rules', 'KEYNOTE'],
    ['[Lightning Talk] Rules', 'Rules', 'LIGHTNING_TALK'],
    ['Rules: the rest', 'Rules: the rest', 'TALK'],
  ])('reads the kind off %j', (title, rest, kind) => {
    expect(only({ title, type: 'talk', video: VIDEO })).toMatchObject({ title: rest, kind });
  });

  it('reads keys in other languages', () => {
    expect(
      only({ title: 'Reglas', type: 'charla', grabación: VIDEO, ponentes: ['Ana Ruiz'], evento: 'HarborConf' }, { language: 'es' }),
    ).toMatchObject({ recordingUrl: RECORDING, speakers: [{ name: 'Ana Ruiz' }], event: { name: 'HarborConf' } });
  });

  it('joins the same talk’s link in the text, and takes from there what it leaves out', () => {
    const { mentions } = read(
      { title: 'Rules for the mesh', type: 'talk', video: VIDEO, event: 'HarborConf 2023' },
      { body: `Ada Park (Acme) gave [Rules for the mesh](${RECORDING}) at OtherConf 2019.` },
    );
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).toMatchObject({ event: { name: 'HarborConf 2023' }, speakers: [{ name: 'Ada Park' }], explicit: true });
  });

  it('finds the only recording in the text where the front matter names none', () => {
    expect(
      only({ title: 'Rules', layout: 'talk', event: 'HarborConf' }, { body: 'Hello.\n\n{{< youtube aB3dEfGh1jK >}}\n' }),
    ).toMatchObject({
      title: 'Rules',
      recordingUrl: RECORDING,
      line: 3,
    });
  });

  it('lets a list of talks say it instead', () => {
    const { mentions } = read({ title: 'x', type: 'talk', video: VIDEO, talks: [{ title: 'Rules', url: 'https://sched.co/1aaaa' }] });
    expect(mentions.map(({ title }) => title)).toEqual(['Rules']);
  });
});

describe('a page is no talk', () => {
  it.each<[string, JsonObject, Around?]>([
    ['a post with a video and an author', { title: 'Rules', author: 'Ada Park', video: VIDEO }],
    ['a post about an event without any address', { title: 'Rules', event: 'HarborConf 2023', speakers: ['Ada Park'] }],
    ['a talk of which only slides are there', { title: 'Rules', type: 'talk', slides: 'https://slides.example/x.pdf' }],
    ['a film behind a header', { title: 'Rules', event: 'HarborConf 2023', video: '/videos/header.mp4' }],
    ['a flag', { title: 'Rules', event: true, video: VIDEO }],
    ['an event of another meaning', { title: 'Rules', event: { start: '2023-01-01', action: 'click' }, video: VIDEO }],
    ['a key of a taxonomy', { title: 'Rules', event: 'page-view', video: VIDEO }],
    ['several events', { title: 'Rules', event: ['HarborConf', 'OtherConf'], video: VIDEO }],
    ['the page of a whole event', { title: 'HarborConf Europe 2023', event: 'HarborConf Europe 2023', video: VIDEO }],
    ['an event with a trailer', { title: 'Trailer', event: 'HarborConf Europe 2023', video: VIDEO }],
    ['a test of loudspeakers', { title: 'Best of the year', speakers: ['KX LS50', 'QQ 700 S3'], video: VIDEO }],
    [
      'an event with its sessions',
      { title: 'Day', event: 'HarborConf', speakers: ['Ada Park'], video: VIDEO, sessions: [{ title: 'a' }, { title: 'b' }] },
    ],
    [
      'an event whose speakers have talks of their own',
      {
        title: 'Day',
        type: 'event',
        video: VIDEO,
        speakers: [
          { name: 'Ada Park', talk: 'Rules' },
          { name: 'Bo Ek', talk: 'More' },
        ],
      },
    ],
    [
      'an event with a crowd of speakers',
      { title: 'Day', video: VIDEO, speakers: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ida'].map((name) => `${name} Park`) },
    ],
    ['a channel', { title: 'Rules', type: 'talk', youtube: 'https://www.youtube.com/@heron' }],
    ['a handle', { title: 'Rules', type: 'talk', youtube: 'heronproject' }],
    ['a playlist', { title: 'Rules', type: 'talk', video: 'https://www.youtube.com/playlist?list=PLaaaaaaaaaaaa' }],
    ['a picture', { title: 'Rules', type: 'talk', video: 'https://cdn.example/poster.jpg' }],
    ['the event’s page alone', { title: 'Rules', type: 'talk', event: 'HarborConf', event_url: 'https://harborconf.example' }],
    ['a lesson with a screen cast', { title: 'Rules', video: VIDEO }, { folders: ['docs', 'tutorials'] }],
    ['several recordings', { title: 'Rules', event: 'HarborConf', videos: [VIDEO, 'https://youtu.be/bB3dEfGh1jK'] }],
    ['an episode', { title: 'Rules', type: 'podcast', guests: ['Ada Park'], youtube: 'aB3dEfGh1jK' }],
    ['a post', { title: 'Rules', type: 'post', layout: 'single', kind: 'page', link: VIDEO }],
  ])('%s', (_, params, around) => {
    expect(read(params, around)).toEqual({ mentions: [], diagnostics: [] });
  });

  it('but its text lists several: those are read, not the page', () => {
    const { mentions } = read(
      { title: 'What we saw', event: 'HarborConf 2023', video: VIDEO },
      { body: '- [Rules](https://sched.co/1aaaa) - Ada Park, Acme\n- [Walls](https://sched.co/1bbbb) - Bo Ek, Beta\n' },
    );
    expect(mentions.map(({ title }) => title)).toEqual(['Rules', 'Walls']);
  });

  it('for lying in a folder of talks with a video in its text', () => {
    expect(read({ title: 'Rules' }, { folders: ['docs', 'talks'], body: '{{< youtube aB3dEfGh1jK >}}' }).mentions).toEqual([]);
  });

  it('does not make speakers of a post’s authors', () => {
    expect(only({ title: 'Rules', event: 'HarborConf 2023', video: VIDEO, author: 'Ada Park' })?.speakers).toEqual([]);
  });

  it('does not make persons of accounts and teams', () => {
    expect(only({ title: 'Rules', type: 'talk', video: VIDEO, authors: ['admin', 'guest-author', 'heron-team'] })?.speakers).toEqual([]);
  });
});

describe('wrong values in the front matter of a talk', () => {
  it.each<[JsonObject, number, string]>([
    [{ talk_date: '2024-02-30' }, 1, '"talk_date" is no day'],
    [{ speakers: ['Ada Park', 7] }, 1, '"speakers" holds what is no name: 7'],
    [{ speakers: [{ company: 'Acme' }, 'Ada Park'] }, 1, '"speakers" holds what is no name'],
    [{ slides_url: 'htps://slides.example' }, 1, '"slides_url" is no address'],
    [{ video: null, youtube_id: 'aB3dEfG' }, 0, '"youtube_id" is no address'],
  ])('are reported for %j, and the rest counts', (params, talks, message) => {
    const { mentions, diagnostics } = read({ title: 'Rules', type: 'talk', video: VIDEO, ...params });
    expect(mentions).toHaveLength(talks);
    expect(diagnostics.map(({ code }) => code)).toEqual(['TALK_INVALID']);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.line).toBeGreaterThan(1);
  });

  it.each<JsonObject>([
    { title: 'Rules', talk_date: '2024-02-30', video: VIDEO },
    { title: 'Rules', youtube_id: 'cut', event: 'HarborConf' },
    { title: 'Rules', event: 7, video: { src: 'header.mp4' }, slides: ['a', 'b'] },
    { title: 'Rules', type: 'talk', url_video: '#', slides: 'deck.pdf', start: '10:00', video: 'soon' },
  ])('are nobody’s business elsewhere: %j', (params) => {
    expect(read(params).diagnostics).toEqual([]);
  });

  it('never make the reader throw', () => {
    const keys = [...Object.values(PAGE_KEYS).flat(), ...TYPE_KEYS, 'title', 'params', 'links', 'authors'];
    const word = constantFrom<Json>('talk', 'event', VIDEO, 'Ada Park', 'HarborConf 2023', 'ada-park', '2024-02-30', '', '[a](b)', 7, true);
    const value: Arbitrary<Json> = letrec<{ json: Json }>((tie) => ({
      json: oneof(
        { depthSize: 'small' },
        word,
        string(),
        array(tie('json'), { maxLength: 3 }),
        dictionary(constantFrom('name', 'url', 'id', 'title', 'talk', 'organization', 'provider'), tie('json'), { maxKeys: 3 }),
      ),
    })).json;
    assert(
      property(dictionary(constantFrom(...keys), value, { maxKeys: 8 }), (params) => {
        const source = pageOf(params, { folders: ['talks'] });
        for (const { urlKeys } of readTalks(source).mentions) expect(urlKeys.length).toBeGreaterThan(0);
        explainTalks(source);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('explaining a page', () => {
  it('names the keys that were read', () => {
    expect(explainTalks(pageOf({ title: 'Rules', speaker: 'Ada Park', video: VIDEO, event: 'HarborConf' }))).toEqual([
      expect.objectContaining({
        isTalk: true,
        line: 4,
        format: 'front matter',
        words: ['recording: video', 'event: event', 'speakers: speaker'],
      }),
    ]);
  });

  it('says why a recording in the front matter is no talk', () => {
    expect(explainTalks(pageOf({ title: 'Rules', author: 'Ada Park', video: VIDEO }))).toEqual([
      expect.objectContaining({ isTalk: false, line: 4, reason: 'nothing in the front matter says that the page is a talk' }),
    ]);
  });
});
