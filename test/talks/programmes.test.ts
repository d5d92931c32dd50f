import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/talks/words.ts';
import { programmeOfLabel, programmesIn } from '../../src/talks/programmes.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { readTitle } from '../../src/talks/titles.ts';
import { sourceOf } from './source.ts';

const names = (language: string, text: string): readonly string[] => programmesIn(text, wordsFor(language)).map(({ event }) => event.name);

const events = (markdown: string, title = 'Heron in May'): readonly (string | null)[] =>
  readTalks(sourceOf(markdown, { title, publishedAt: '2023-05-31T00:00:00Z' })).mentions.map(({ event }) => event?.name ?? null);

const read = (language: string, markdown: string): readonly unknown[] =>
  readTalks(sourceOf(markdown, { language, title: 'Heron', publishedAt: '2023-05-31T00:00:00Z' })).mentions.map(
    ({ title, kind, event, startsOn, speakers }) => [title, kind, event?.name ?? null, startsOn, speakers.map(({ name }) => name)],
  );

describe('programmesIn', () => {
  it.each([
    ['en', 'Check out the recent MRSH livestream with Ada Park', 'MRSH livestream'],
    ['en', 'MRSH On-Demand Webinar: Small steps', 'MRSH On-Demand Webinar'],
    ['en', 'a panel hosted by the Heron End User Working Group', 'Heron End User Working Group'],
    ['en', 'She was on the Quiet Marsh podcast', 'Quiet Marsh podcast'],
    ['en', 'The Heron livestream was fun', 'Heron livestream'],
    ['en', 'the podcast Reed Talk #12', 'Reed Talk #12'],
    ['es', 'en el directo de MRSH', 'directo de MRSH'],
    ['es', 'en el pódcast Aves del Sur', 'Aves del Sur'],
    ['pt', 'na live da MRSH', 'live da MRSH'],
    ['fr', 'lors du webinaire de la MRSH', 'webinaire de la MRSH'],
    ['fr', 'dans le podcast Hérons du Soir', 'Hérons du Soir'],
    ['de', 'im MRSH-Webinar', 'MRSH-Webinar'],
    ['de', 'im Podcast Reiherfunk', 'Reiherfunk'],
    ['it', 'nel podcast Aironi Liberi', 'Aironi Liberi'],
    ['pl', 'w podcaście Czapla Mówi', 'Czapla Mówi'],
    ['ro', 'în podcastul Stârcul Vorbește', 'Stârcul Vorbește'],
    ['uk', 'у подкасті Чапля Говорить', 'Чапля Говорить'],
    ['pt', 'Webinar MRSH: Ninhos sem vento', 'Webinar MRSH'],
    ['uk', 'Вебінар MRSH: Гнізда без вітру', 'Вебінар MRSH'],
    ['ru', 'в подкасте Цапля Говорит', 'Цапля Говорит'],
    ['ja', 'MRSH のウェビナーで', 'MRSH のウェビナー'],
    ['zh', '在 MRSH 直播中', 'MRSH 直播'],
    ['ko', 'MRSH 웨비나에서', 'MRSH 웨비나'],
  ])('%s: %s', (language, text, expected) => {
    expect(names(language, text)).toEqual([expected]);
  });

  it.each([
    ['en', 'a free webinar on scaling'],
    ['en', 'Upcoming Webinar'],
    ['en', 'in the September Webinar'],
    ['en', 'Our next livestream'],
    ['en', "Ada Park's livestream"],
    ['en', 'Ada from the Heron Working Group gave a talk'],
    ['en', 'Bo chairs the working group'],
    ['es', 'el webinar de Ada Park'],
    ['es', 'Próximo webinar'],
    ['pt', 'uma live sobre rios'],
    ['fr', 'un webinaire de deux heures'],
    ['de', 'Das nächste Webinar'],
    ['it', 'il webinar di ottobre'],
    ['pl', 'podcast o czaplach'],
    ['ro', 'un webinar despre lacuri'],
    ['uk', 'вебінар про озера'],
    ['ru', 'вебинар об озёрах'],
    ['ja', '次のウェビナー'],
    ['zh', '下一场直播'],
    ['ko', '다음 웨비나'],
  ])('%s: %s names no programme', (language, text) => {
    expect(names(language, text)).toEqual([]);
  });
});

describe('programmeOfLabel', () => {
  it.each([
    ['en', 'Quiet Marsh Live', 'WEBINAR'],
    ['en', 'HOD (Herons On Duty) #127', null],
    ['en', 'Community Office Hours', null],
    ['en', 'MRSH on-demand webinar', 'WEBINAR'],
    ['en', 'Heron Radio, Episode 7', 'WEBINAR'],
    ['en', 'The Heron Show', 'WEBINAR'],
    ['es', 'Garzas en directo #12', 'WEBINAR'],
    ['fr', 'Hérons du Soir, épisode 12', 'WEBINAR'],
    ['de', 'Reiherfunk, Folge 3', 'WEBINAR'],
    ['de', 'Heron Radio, Episode 7', 'WEBINAR'],
  ] as const)('%s: %s', (language, label, kind) => {
    expect(programmeOfLabel(label, wordsFor(language))).toMatchObject({ event: { name: label }, kind });
  });

  it.each([
    ['en', 'How We Went Live'],
    ['en', 'Going Live'],
    ['en', 'Golden Hour'],
    ['en', 'Lightning Talk #2'],
    ['en', 'Part #2'],
    ['en', 'Issue #12'],
    ['en', 'Day 2'],
    ['en', 'Webinar'],
    ['en', 'Heron'],
    ['en', 'Live'],
    ['de', 'Teil #2'],
    ['fr', 'Partie #2'],
  ])('%s: %s is none', (language, label) => {
    expect(programmeOfLabel(label, wordsFor(language))).toBeNull();
  });
});

describe('readTitle', () => {
  it.each([
    ['Quiet Marsh Live: Wading without wings', 'Wading without wings', 'Quiet Marsh Live'],
    ['HOD (Herons On Duty) #127: Nests for beginners', 'Nests for beginners', 'HOD (Herons On Duty) #127'],
    ['Community Office Hours: Hiding your nest - Ada Park (Acme)', 'Hiding your nest', 'Community Office Hours'],
    ['Wading without wings | Heron Radio #12', 'Wading without wings', 'Heron Radio #12'],
    ['Nests at scale @HeronService (Lyon) Meetup - Ada Park (Acme)', 'Nests at scale', 'HeronService (Lyon) Meetup'],
    ['DevOpsDays Rome GA: Nests for hundreds - Ada Park (Acme)', 'Nests for hundreds', 'DevOpsDays Rome GA'],
  ])('takes the programme off %s', (text, title, event) => {
    expect(readTitle(text, wordsFor('en'))).toMatchObject({ title, event: { name: event } });
  });

  it.each(['Going Live: Lessons from the marsh', 'Part #2: Nests for beginners', 'Nests @ Acme', 'How We Went Live: A story'])(
    'leaves %s without an event',
    (text) => {
      expect(readTitle(text, wordsFor('en')).event).toBeNull();
    },
  );
});

describe('readTalks', () => {
  it('prefers the programme beside a session to the conference that is nearest in the post', () => {
    expect(
      events(`KubeCon EU 2023 was great.

- [MRSH livestream: Small steps - Ada Park (Acme)](https://youtu.be/programme01)
- [Slow steps - Bo Ek (Acme)](https://youtu.be/programme02)

Check out the recent MRSH webinar with Ada Park, [Nests at night](https://youtu.be/programme03).`),
    ).toEqual(['MRSH livestream', 'KubeCon EU 2023', 'MRSH webinar']);
  });

  it('knows office hours for a session of the conference that the post is about', () => {
    const markdown = 'Ada Park gave the talk [Small steps](https://youtu.be/programme06) in our Heron Virtual Office Hours.';
    expect(events(markdown, 'Heron at KCD Lyon 2023')).toEqual(['KCD Lyon 2023']);
    expect(events(markdown)).toEqual(['Heron Virtual Office Hours']);
  });

  it('reads a day before the programme that opens an entry, and leaves a day that is part of a title', () => {
    expect(
      read(
        'en',
        `- [Sep 15 MRSH on-demand webinar: Small steps](https://community.cncf.io/events/details/marsh-one/)
- [Sep 29, 10am PT - MRSH Webinar: Slow steps](https://community.cncf.io/events/details/marsh-two/)
- [May 4 and other talks: a history](https://youtu.be/programme10) - Ada Park`,
      ),
    ).toEqual([
      ['Small steps', 'WEBINAR', 'MRSH on-demand webinar', '2023-09-15', []],
      ['Slow steps', 'WEBINAR', 'MRSH Webinar', '2023-09-29', []],
      ['May 4 and other talks: a history', 'TALK', null, null, ['Ada Park']],
    ]);
  });

  it('finds the programme and its day in the announcement before a mere "register"', () => {
    expect(
      read(
        'en',
        'Join us on Thursday, June 8 for the MRSH Webinar "Small steps" with Ada Park. [Register now](https://community.cncf.io/events/details/marsh-three/).',
      ),
    ).toEqual([['Small steps', 'WEBINAR', 'MRSH Webinar', '2023-06-08', ['Ada Park']]]);
  });

  it.each([
    ['es', 'En el pódcast Aves del Sur, Ana Ruiz habló de [nidos](https://youtu.be/programme11).', 'Aves del Sur', 'Ana Ruiz'],
    [
      'fr',
      "Dans le podcast Hérons du Soir, Ada Park a parlé de [nids d'hiver](https://youtu.be/programme12).",
      'Hérons du Soir',
      'Ada Park',
    ],
    [
      'it',
      "Nel podcast Aironi Liberi, Anna Rossi ha parlato di [nidi d'inverno](https://youtu.be/programme13).",
      'Aironi Liberi',
      'Anna Rossi',
    ],
    ['pl', 'W podcaście Czapla Mówi Anna Nowak opowiedziała o [gniazdach](https://youtu.be/programme14).', 'Czapla Mówi', 'Anna Nowak'],
    ['zh', '在 MRSH 直播中，王小明分享了[冬天的巢](https://youtu.be/programme15)。', 'MRSH 直播', '王小明'],
  ])('tells a programme from the person who spoke there: %s', (language, markdown, event, speaker) => {
    expect(read(language, markdown)).toEqual([expect.arrayContaining([event, [speaker]])]);
  });

  it('leaves a conference that the sentence itself names, and takes no programme of another talk', () => {
    expect(
      events(`Ada Park gave the talk [Small steps](https://youtu.be/programme04) at KCD Lyon 2023, after the MRSH webinar.

Bo Ek gave a talk, [Slow steps](https://youtu.be/programme05). The MRSH livestream is another matter.`),
    ).toEqual(['KCD Lyon 2023', 'KCD Lyon 2023']);
  });
});
