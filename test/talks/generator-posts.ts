import type { SamplePost } from './posts.ts';

const youtube = (id: string): string => `https://www.youtube.com/watch?v=${id}`;

/** Invented posts of sites that other generators than Hugo make: their tags, components and attributes. */
export const GENERATOR_POSTS: readonly SamplePost[] = [
  {
    name: 'reads the includes of a Jekyll site, whose speakers link to pages of its own',
    language: 'en',
    title: 'Presentations',
    publishedAt: '2023-01-01T00:00:00Z',
    markdown: `#### 2022 Calendar of Herons
^December 16th, 2022^

{% include youtube.html id="generator01" %}
presenters: [Ada Park]({{ site.baseurl }}/people/ada){:target="_blank"} & [Bo Ek](https://example.org/bo){:target="_blank"}

#### How we feed the office cat
^December 17th, 2022^

{% include youtube.html id="generator02" %}`,
    talks: [{ url: youtube('generator01'), title: '2022 Calendar of Herons', speakers: ['Ada Park', 'Bo Ek'], startsOn: '2022-12-16' }],
  },
  {
    name: 'reads players in tags, directives, code, pictures and components',
    language: 'de',
    title: 'Vorträge',
    markdown: `### Schilf im Wind

{%- vimeo "844586107" -%}

### Nester bauen

@[YouTube](https://youtu.be/generator03)

### Fische zählen

\`youtube: generator04\`

### Federn ordnen

![type:video](https://www.youtube.com/embed/generator05)

### Eier färben

<YouTube id="generator06" />

### Unsere Produktvorstellung

::youtube[Werbevideo]{#generator07}`,
    talks: [
      { url: 'https://vimeo.com/844586107', title: 'Schilf im Wind' },
      { url: 'https://youtu.be/generator03', title: 'Nester bauen' },
      { url: youtube('generator04'), title: 'Fische zählen' },
      { url: 'https://www.youtube.com/embed/generator05', title: 'Federn ordnen' },
      { url: youtube('generator06'), title: 'Eier färben' },
    ],
  },
  {
    name: 'reads the contributions of an Indico programme, but not its timetable or sessions',
    language: 'en',
    title: 'Herons at the Marsh Days 2023',
    markdown: `See the [wetlands session](https://marsh.example/event/4/sessions/62/) and the [timetable](https://marsh.example/event/4/timetable/).

- **Counting reeds** ([details](https://marsh.example/event/4/contributions/448/)), Ada Park (Acme)
- **Do we need CAP_NEST?**([more details](https://marsh.example/event/4/contributions/452/)), Bo Ek (Beta Labs)`,
    talks: [
      { url: 'https://marsh.example/event/4/contributions/448/', title: 'Counting reeds', speakers: ['Ada Park (Acme)'] },
      { url: 'https://marsh.example/event/4/contributions/452/', title: 'Do we need CAP_NEST?', speakers: ['Bo Ek (Beta Labs)'] },
    ],
  },
  {
    name: 'reads headings that are an event with its own page, a title and a day, each with the code of its language',
    language: 'pl',
    title: 'Prelekcje',
    markdown: `### (PL) [Czapla Meeting 2016](https://czapla.example/meeting/): Gniazda w trzcinach (2016-09-07)

- [video](https://youtu.be/generator10)

### (EN) [Klub Czapli](https://www.meetup.com/klub-czapli/): Counting fish (2017-04-26)

- [slides](https://docs.google.com/presentation/d/1/edit)
- [video](https://youtu.be/generator11)

### [Trzcina](https://trzcina.example/): szybki start (2018-01-05)

- [video](https://youtu.be/generator12)`,
    talks: [
      { url: 'https://youtu.be/generator10', title: 'Gniazda w trzcinach', event: 'Czapla Meeting 2016', startsOn: '2016-09-07' },
      { url: 'https://youtu.be/generator11', title: 'Counting fish', event: 'Klub Czapli', startsOn: '2017-04-26' },
      { url: 'https://youtu.be/generator12', title: 'Trzcina: szybki start', event: null, startsOn: '2018-01-05' },
    ],
  },
  {
    name: 'reads quoted titles with where they were given behind them',
    language: 'en',
    title: 'Talks about Heron',
    markdown: `## "Heron: Nests. Reeds. Fish." at Virtual Marsh Meetup

[Virtual Marsh Meetup](https://marsh.example) hosted by the Marsh Trust (October 11, 2017)

* Speakers : Ada Park (Acme), Bo Ek (Beta)
* [Video](https://youtu.be/generator20) and [slides](https://speakerdeck.com/heron/nests)

## "Counting reeds" (Talk at marshcon Europe 2018)

* Speaker : Cai Lund
* [Video](https://youtu.be/generator21)`,
    talks: [
      {
        url: 'https://youtu.be/generator20',
        title: 'Heron: Nests. Reeds. Fish',
        speakers: ['Ada Park (Acme)', 'Bo Ek (Beta)'],
        event: 'Virtual Marsh Meetup',
        startsOn: '2017-10-11',
      },
      { url: 'https://youtu.be/generator21', title: 'Counting reeds', speakers: ['Cai Lund'], event: 'marshcon Europe 2018' },
    ],
  },
  {
    name: 'keeps a heading above the one player of a list of talks, whatever is stressed below it',
    language: 'en',
    title: 'Talks I have given',
    markdown: `## MARSH Reed Day

This talk presents what we got done and explains where we currently stand with our nests.

{{< youtube generator30 >}}

## MARSH Fish Day 2023

This presentation was the **starting point** of the project.

{{< youtube generator31 >}}

## Trailer

Watch our trailer.

{{< youtube generator32 >}}`,
    talks: [
      { url: youtube('generator30'), title: 'MARSH Reed Day' },
      { url: youtube('generator31'), title: 'MARSH Fish Day 2023', event: 'MARSH Fish Day 2023' },
    ],
  },
  {
    name: 'finds an event that is named beside a talk and links to its own page',
    language: 'en',
    title: 'Heron, the mail server',
    publishedAt: '2023-12-08T00:00:00Z',
    markdown: `There will be a [talk about heron](https://fosdem.org/2024/schedule/event/heron/) in the [mail devroom](https://fosdem.org/2024/schedule/track/mail/) at [FOSDEM 2024](https://fosdem.org/2024/).`,
    talks: [{ url: 'https://fosdem.org/2024/schedule/event/heron/', title: 'talk about heron', event: 'FOSDEM 2024' }],
  },
  {
    name: 'gives a talk with its own title and recording no address that was copied from another',
    language: 'de',
    title: 'Empfehlenswerte Vorträge der FOSDEM 2020',
    markdown: `### Das Schilf ([Details](https://fosdem.org/2020/schedule/event/reed/))

Davon gibt es keinen Mitschnitt.

### Der Reiher ([Details](https://fosdem.org/2020/schedule/event/reed/))

Sehr schön.

{{< youtube generator40 >}}`,
    talks: [
      { url: 'https://fosdem.org/2020/schedule/event/reed/', title: 'Das Schilf' },
      { url: youtube('generator40'), title: 'Der Reiher' },
    ],
  },
  {
    name: 'reads the one recording of a page whose opening says that it is about a talk',
    language: 'es',
    title: 'Nidos sin lágrimas',
    markdown: `En esta charla cuento cómo construimos nidos.

## Vídeo

{{< youtube generator50 >}}

Ponente: Ada Parra`,
    talks: [{ url: youtube('generator50'), title: 'Nidos sin lágrimas', speakers: ['Ada Parra'] }],
  },
  {
    name: 'reads the one recording of a page whose quoted title stands beside the event',
    language: 'ja',
    title: '「鷺はなぜ立つのか」関連資料',
    markdown: `# 「鷺はなぜ立つのか」関連資料

[Heron Tech Conference #5](https://heron.example/5/) Presentation 「鷺はなぜ立つのか」関連資料です。

## アーカイブ動画

* [アーカイブ動画](https://youtu.be/generator51)`,
    talks: [{ url: 'https://youtu.be/generator51', title: '鷺はなぜ立つのか' }],
  },
  {
    name: 'takes the one video of a page that speaks of a talk in passing, or of a tutorial, for none',
    language: 'en',
    title: 'Heron 2.0 is here',
    markdown: `Heron 2.0 brings nests. We had a talk about it last year.

## Video

{{< youtube generator52 >}}`,
    talks: [],
  },
  {
    name: 'takes the one video of a page that opens with its tutorial for none',
    language: 'de',
    title: 'Nester bauen in zehn Minuten',
    markdown: `In diesem Tutorial bauen wir ein Nest.

## Video

{{< youtube generator53 >}}`,
    talks: [],
  },
  {
    name: 'reads a table below a heading that says that talks follow, in a language of its own',
    language: 'tr',
    title: 'Leylek',
    markdown: `## Sunumlar

Zaman | Link | Video
----- | ---- | -----
Eyl 2024 | [Yuva yapmak](./yuva.pdf) | [YT](https://youtu.be/generator60)
Şub 2020 | [Kuş saymak](./say.pdf) |
Oca 2021 | [Göç yolları](./yol.pdf) | [YT](https://youtu.be/generator61)

## Videolar

Zaman | Link | Video
----- | ---- | -----
Eyl 2024 | [Mutfaktan](./mutfak.pdf) | [YT](https://youtu.be/generator62)`,
    talks: [
      { url: 'https://youtu.be/generator60', title: 'Yuva yapmak' },
      { url: 'https://youtu.be/generator61', title: 'Göç yolları' },
    ],
  },
  {
    name: 'reads a meeting whose headings are speaker and quoted title with their slides in brackets',
    language: 'nl',
    title: 'Bijeenkomst bij Reiger',
    markdown: `# Peter Parkhuis - "Nesten bouwen" ([slides](https://reiger.example/nesten.html))

Waar liepen ze tegenaan?

{% vimeo "844586107" %}

# Paul van Ekeren - "Vissen tellen" ([slides](https://reiger.example/vissen.html))

{% vimeo "844586109" %}

# Sfeerimpressie van de borrel

{% vimeo "844586108" %}`,
    talks: [
      { url: 'https://vimeo.com/844586107', title: 'Nesten bouwen', speakers: ['Peter Parkhuis'] },
      { url: 'https://vimeo.com/844586109', title: 'Vissen tellen', speakers: ['Paul van Ekeren'] },
    ],
  },
  {
    name: 'reads a recap that links to a recording of a talk, but not to promotional videos',
    language: 'cs',
    title: 'Jaká byla konference Volavka 2015',
    markdown: `Pusťte si Adinu [přednášku o hnízdech](https://youtu.be/generator63). Nechyběla ani [promo videa](https://youtu.be/generator64).`,
    talks: [{ url: 'https://youtu.be/generator63', title: 'přednášku o hnízdech' }],
  },
  {
    name: 'reads a list of talks, but not of films',
    language: 'sv',
    title: 'Ada Parkér',
    markdown: `## Föredrag

- [Hägern i vassen](https://youtu.be/generator65), Fågelkonferensen, 12 mars 2022

## Filmer

- [Vår katt](https://youtu.be/generator66)`,
    talks: [{ url: 'https://youtu.be/generator65', title: 'Hägern i vassen', startsOn: '2022-03-12' }],
  },
  {
    name: 'takes fields without a fence at the top of a text for no fields of its talks',
    language: 'en',
    title: 'Meet Heron at FOSDEM 2022',
    markdown: `title: Meet Heron at FOSDEM
date: 2022-01-05 15:00:00
author: Bo Ek
tags: FOSDEM, Heron Days
---

Two talks will take place:

- [“_Counting reeds in the wind_”](https://fosdem.org/2022/schedule/event/reeds/) will be presented by Ada Park.`,
    talks: [
      {
        url: 'https://fosdem.org/2022/schedule/event/reeds/',
        title: 'Counting reeds in the wind',
        speakers: ['Ada Park'],
        event: 'FOSDEM 2022',
        startsOn: null,
      },
    ],
  },
  {
    name: 'reads a recap that links to sessions on the event’s own site',
    language: 'en',
    title: 'HeronCon 2019 Impressions',
    markdown: `I attended the HeronCon 2019 conference. Ada Park gave a keynote on "[The twenty year nest](https://heroncon.example/keynotes/the-twenty-year-nest/)".

Bo Ek, Developer Advocate, presented "[Reacting to the future of fish](https://heroncon.example/fish/reacting-to-the-future-of-fish/)". Read [what we say about nests](https://heroncon.example/blog/what-we-say-about-nests/) by Cai Lund, and [how to get your ticket](https://heroncon.example/how-to-get-your-ticket/).

Cai Lund presented [building reeds by hand](https://reeds.example/building-reeds-by-hand/) elsewhere.`,
    talks: [
      {
        url: 'https://heroncon.example/keynotes/the-twenty-year-nest/',
        title: 'The twenty year nest',
        kind: 'KEYNOTE',
        speakers: ['Ada Park'],
      },
      {
        url: 'https://heroncon.example/fish/reacting-to-the-future-of-fish/',
        title: 'Reacting to the future of fish',
        speakers: ['Bo Ek'],
      },
    ],
  },
  {
    name: 'reads the same in another language',
    language: 'de',
    title: 'Eindrücke von der ReiherCon 2019',
    markdown: `Peter Schilf hielt den Vortrag „[Nester im Wind bauen](https://reihercon.example/natur/nester-im-wind-bauen/)“. Danach ging es zur [Anfahrt mit dem Boot](https://reihercon.example/blog/anfahrt-mit-dem-boot/) von Anna Rohr.`,
    talks: [{ url: 'https://reihercon.example/natur/nester-im-wind-bauen/', title: 'Nester im Wind bauen', speakers: ['Peter Schilf'] }],
  },
];
