import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://youtu.be/${id}`;

/** Invented pages of projects and speakers: entries of several lines, tables, lists of recordings. */
export const LINE_POSTS: readonly SamplePost[] = [
  {
    name: 'reads an entry of several lines whose link is the last: where, what, who',
    language: 'en',
    title: 'Heron on stage',
    markdown: `# 2025

* HeronConf, 3 April 2025<br>
  Tutorial: Queues for everyone in the marsh<br>
  Ada Park, Bo Ek, & Cai Lund, Acme Research<br>
  [talk details](https://sched.co/1line) | [video](${yt('lineaaaaaa1')})<br>

* Frogs behind a proxy<br>
  Dora Finch, Beta<br>
  DevOpsDays Graz 2024<br>
  [Recording](${yt('lineaaaaaa2')})`,
    talks: [
      {
        url: 'https://sched.co/1line',
        title: 'Queues for everyone in the marsh',
        kind: 'WORKSHOP',
        speakers: ['Ada Park (Acme Research)', 'Bo Ek (Acme Research)', 'Cai Lund (Acme Research)'],
        event: 'HeronConf',
        startsOn: '2025-04-03',
      },
      { url: yt('lineaaaaaa2'), title: 'Frogs behind a proxy', speakers: ['Dora Finch (Beta)'], event: 'DevOpsDays Graz 2024' },
    ],
  },
  {
    name: 'reads an entry of several lines in another language',
    language: 'de',
    title: 'Vorträge',
    markdown: `* Warteschlangen im Moor<br>
  von Ada Park, Acme<br>
  [Aufzeichnung](${yt('linebbbbbb1')})`,
    talks: [{ url: yt('linebbbbbb1'), title: 'Warteschlangen im Moor', speakers: ['Ada Park (Acme)'] }],
  },
  {
    name: 'keeps the line above a link as its title where the lines above that one only say where',
    language: 'en',
    title: 'Talks',
    markdown: `* KubeCon EU 2024<br>
  Service Mesh<br>
  [Recording](${yt('linecccccc1')})`,
    talks: [{ url: yt('linecccccc1'), title: 'Service Mesh', speakers: [] }],
  },
  {
    name: 'reads a row whose event links to the schedule and whose title to the recording as one talk',
    language: 'en',
    title: 'Speaking',
    publishedAt: '2017-11-25T00:00:00Z',
    markdown: `## 2019

| Date | Event/Conference | Talk |
| --- | --- | --- |
| May 23 | [KubeCon Lyon](https://sched.co/2line) | [Deep Dive: Herons](${yt('linedddddd1')}) |
| May 21 | [KubeCon Lyon](https://sched.co/3line) | Herons for all - Ada Park & Bo Ek |`,
    talks: [
      { url: 'https://sched.co/2line', title: 'Deep Dive: Herons', event: 'KubeCon Lyon', startsOn: '2019-05-23' },
      { url: 'https://sched.co/3line', title: 'Herons for all', speakers: ['Ada Park', 'Bo Ek'], startsOn: '2019-05-21' },
    ],
  },
  {
    name: 'reads joined heads of columns in another language',
    language: 'es',
    title: 'Charlas',
    markdown: `| Evento/Lugar | Charla |
| --- | --- |
| [KubeCon Lyon](https://sched.co/4line) | Garzas para todos |`,
    talks: [{ url: 'https://sched.co/4line', title: 'Garzas para todos', event: 'KubeCon Lyon' }],
  },
  {
    name: 'keeps two talks of a row apart where neither stands in a column of events',
    language: 'en',
    title: 'Talks',
    markdown: `| Talk | Second talk |
| --- | --- |
| [Herons by Ada Park](${yt('lineeeeeee1')}) | [Frogs by Bo Ek](${yt('lineeeeeee2')}) |`,
    talks: [
      { url: yt('lineeeeeee1'), title: 'Herons' },
      { url: yt('lineeeeeee2'), title: 'Frogs' },
    ],
  },
  {
    name: 'reads titles in quotation marks, kinds in brackets, names behind a comma and days with a time and its zone',
    language: 'en',
    title: 'Heron in spring',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `## Sessions

- ["Project Lightning Talk: Heron: Reeds The Easy Way"](${yt('linegggggg1')}) - Ada Park, Acme
- ["Frogs behind glass"](${yt('linegggggg2')}) (webinar) - Ada Park, Acme & Bo Ek, Beta
- [Making it easy to share a marsh, Anna Lund](https://sched.co/5line)
- [Making it easy to share, Marsh Commons](https://sched.co/6line)
- [Thursday, April 3, 11:00 - 11:30 BST: Reeds beyond the marsh](https://sched.co/7line) - Ada Park, Acme
- [April 3 Club: a look back](https://sched.co/8line) - Ada Park, Acme`,
    talks: [
      { url: yt('linegggggg1'), title: 'Heron: Reeds The Easy Way', kind: 'LIGHTNING_TALK', speakers: ['Ada Park (Acme)'] },
      { url: yt('linegggggg2'), title: 'Frogs behind glass', kind: 'WEBINAR', speakers: ['Ada Park (Acme)', 'Bo Ek (Beta)'] },
      { url: 'https://sched.co/5line', title: 'Making it easy to share a marsh', speakers: ['Anna Lund'] },
      { url: 'https://sched.co/6line', title: 'Making it easy to share, Marsh Commons', speakers: [] },
      { url: 'https://sched.co/7line', title: 'Reeds beyond the marsh', speakers: ['Ada Park (Acme)'], startsOn: '2025-04-03' },
      { url: 'https://sched.co/8line', title: 'April 3 Club: a look back', speakers: ['Ada Park (Acme)'] },
    ],
  },
  {
    name: 'reads times and their zones behind days in German',
    language: 'de',
    title: 'Vorträge im Frühjahr',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `- [3. April, 11:00 CEST: Schilf für alle](https://sched.co/9line) - Ada Park, Acme
- [„Kurzvortrag: Frösche hinter Glas“](${yt('linehhhhhh1')}) - Bo Ek, Beta`,
    talks: [
      { url: 'https://sched.co/9line', title: 'Schilf für alle', startsOn: '2025-04-03' },
      { url: yt('linehhhhhh1'), title: 'Frösche hinter Glas', kind: 'LIGHTNING_TALK' },
    ],
  },
  {
    name: 'takes the year of an event that a list of several years does not print from the day of its talk',
    language: 'en',
    title: 'Heron at conferences',
    publishedAt: '2025-06-01T00:00:00Z',
    markdown: `- April 4, 2025, RustConf Europe: ["Snapshots"](https://sched.co/aline) - Ada Park
- March 19, 2024, RustConf Europe 2024: ["Reeds"](https://sched.co/bline) - Ada Park
- March 2, 2023, Wasm Day: ["Frogs"](https://sched.co/cline) - Ada Park
- March 1, 2023, Wasm Day 2023: ["Storks"](https://sched.co/dline) - Ada Park`,
    talks: [
      { url: 'https://sched.co/aline', title: 'Snapshots', event: 'RustConf Europe' },
      { url: 'https://sched.co/bline', title: 'Reeds', event: 'RustConf Europe 2024' },
      { url: 'https://sched.co/cline', title: 'Frogs', event: 'Wasm Day 2023' },
      { url: 'https://sched.co/dline', title: 'Storks', event: 'Wasm Day 2023' },
    ],
  },
  {
    name: 'reads a player behind that of its slides by the paragraph above both',
    language: 'en',
    title: 'Heron at FrogConf',
    markdown: `# Heron at FrogConf

Last month, Ada Park gave a talk at FrogConf.

<iframe src="//www.slideshare.net/slideshow/embed_code/36326899"></iframe>

<iframe src="${yt('lineiiiiii1')}"></iframe>

Ada has **29 reeds in her garden and more**.`,
    talks: [{ url: yt('lineiiiiii1'), speakers: ['Ada Park'], event: 'FrogConf' }],
  },
  {
    name: 'keeps two recordings of one sentence apart where each has its title in quotation marks',
    language: 'fr',
    title: 'Héron à la KubeCon 2022',
    markdown: `Nous avons suivi deux présentations : *"Roseaux et planification"* de José Santos, Acme ([vidéo](${yt('linejjjjjj1')})) et *"Mieux gérer les grenouilles"* de Daniel Brun et Claire Morin, Beta ([vidéo](${yt('linejjjjjj2')})).

Côté GPU, Gamma, dans son exposé *"Des grenouilles partagées"* de Marc Petit et Claire Morin ([vidéo](${yt('linejjjjjj3')})), nous a présenté deux façons de faire, l'une et l'autre bien connues de celles et ceux qui vivent au bord de l'étang depuis longtemps.

La conférence donnée par Acme ([vidéo](${yt('linejjjjjj4')})) portait sur deux aspects.

L'installation ([vidéo](${yt('linejjjjjj5')})) prend une minute.`,
    talks: [
      { url: yt('linejjjjjj1'), title: 'Roseaux et planification', speakers: ['José Santos (Acme)'] },
      { url: yt('linejjjjjj2'), title: 'Mieux gérer les grenouilles', speakers: ['Daniel Brun (Beta)', 'Claire Morin (Beta)'] },
      { url: yt('linejjjjjj3'), title: 'Des grenouilles partagées', speakers: ['Marc Petit', 'Claire Morin'] },
      { url: yt('linejjjjjj4'), speakers: [] },
    ],
  },
  {
    name: 'takes no event that a paragraph names to compare with for that of its talk, and reads who is invited in the next sentence',
    language: 'en',
    title: 'Our schedule at HeronConf Europe 2025',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `Meet us at this year's HeronConf EU. Just like at FrogConf NA last year, we have a booth.

We present our [first hands-on workshop](https://sched.co/eline) about reeds. Join Robert Lind, Anna Berg, and Cai Lund, on Wednesday, April 2, at 11:15 BST for fun!`,
    talks: [
      {
        url: 'https://sched.co/eline',
        kind: 'WORKSHOP',
        speakers: ['Robert Lind', 'Anna Berg', 'Cai Lund'],
        event: 'HeronConf Europe 2025',
        startsOn: '2025-04-02',
      },
    ],
  },
  {
    name: 'reads who is invited in the next sentence, and no comparison with the last year, in German',
    language: 'de',
    title: 'Reiher auf der HeronConf 2025',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `Wie auf der FrogConf NA letztes Jahr haben wir einen Stand.

Wir zeigen unseren [ersten Workshop](https://sched.co/fline) über Schilf. Trefft Robert Lind und Anna Berg am Mittwoch, 2. April!`,
    talks: [
      {
        url: 'https://sched.co/fline',
        kind: 'WORKSHOP',
        speakers: ['Robert Lind', 'Anna Berg'],
        event: 'HeronConf 2025',
        startsOn: '2025-04-02',
      },
    ],
  },
  {
    name: 'reads the event that a labelled line below a talk begins with, and of two in its heading the one of the post',
    language: 'en',
    title: 'Heron at KubeCon Europe',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `# Heron at KubeCon and Cloud Native Rejekts

## [Reeds in clusters](https://sched.co/gline)

We look at reeds.

- **Date:** March 31st
- **Location:** Cloud Native Rejekts, Room 2

## [Frogs in clusters](https://sched.co/hline)

We look at frogs.

- **Date:** April 3rd
- **Location:** Level 3, near the Rejekts booth`,
    talks: [
      { url: 'https://sched.co/gline', title: 'Reeds in clusters', event: 'Cloud Native Rejekts' },
      { url: 'https://sched.co/hline', title: 'Frogs in clusters', event: 'KubeCon Europe' },
    ],
  },
  {
    name: 'reads bare links below a paragraph that quotes one title, and keeps those below two titles to themselves',
    language: 'ja',
    title: 'KubeCon EU 2023 のまとめ',
    markdown: `## はじめに

Ada Park さんによる「葦と蛙の分散管理」の発表内容を紹介します。

- [Sched](https://sched.co/iline)
- [YouTubeアーカイブ](${yt('linekkkkkk1')})`,
    talks: [{ url: 'https://sched.co/iline', title: '葦と蛙の分散管理', speakers: ['Ada Park'] }],
  },
  {
    name: 'takes neither a day and a time nor a call for a title',
    language: 'en',
    title: 'Heron at KubeCon EU 2025',
    publishedAt: '2025-03-27T00:00:00Z',
    markdown: `- **Tuesday, 9:31 AM**: See our lightning talk! Learn how to plant reeds. [Details here](https://sched.co/jline).
- **Route 66**: Learn how to drive frogs. [Details here](https://sched.co/kline).

[1] Reeds at night: [https://sched.co/lline](https://sched.co/lline)`,
    talks: [
      { url: 'https://sched.co/jline', title: 'Learn how to plant reeds', kind: 'LIGHTNING_TALK' },
      { url: 'https://sched.co/kline', title: 'Route 66' },
      { url: 'https://sched.co/lline', title: 'Reeds at night' },
    ],
  },
  {
    name: 'reads what a section with one session says before a quotation',
    language: 'en',
    title: 'Talks',
    markdown: `## KubeCon Europe 2022

[Ada Park](https://github.com/ada) and [Bo Ek](https://github.com/bo) presented "Running reeds on a pond".

> This session will show how to run reeds, using Frog Desktop and Stork Wrangler.

Read the [slides](https://speakerdeck.com/ada/reeds) or watch the [video](${yt('linellllll1')}).

## KubeCon Europe 2023

A recording of the pond: watch the [video](${yt('linellllll2')}).`,
    talks: [{ url: yt('linellllll1'), title: 'Running reeds on a pond', speakers: ['Ada Park', 'Bo Ek'], event: 'KubeCon Europe 2022' }],
  },
  {
    name: 'names a meeting by its month',
    language: 'es',
    title: 'Meetup Julio 2018 - Introducción a las garzas',
    publishedAt: '2018-07-27T00:00:00Z',
    markdown: `Al meetup llegaron todos.

### Material de la charla de Ana Gil

{{< youtube id="linemmmmmm1" >}}`,
    talks: [{ url: 'https://www.youtube.com/watch?v=linemmmmmm1', event: 'Meetup Julio 2018' }],
  },
  {
    name: 'takes the one doubtful entry of a list of talks for a talk, but not where there are several',
    language: 'en',
    title: 'Heron Day 2023: the recordings',
    markdown: `- [Warm welcome](${yt('linennnnnn1')}) why we like reeds.
- [Reeds at night](${yt('linennnnnn2')}) by Ada Park
- [Frogs by day](${yt('linennnnnn3')}) by Bo Ek

## More

- [A walk](${yt('linennnnnn4')}) around it.
- [A swim](${yt('linennnnnn5')}) across it.
- [Storks](${yt('linennnnnn6')}) by Cai Lund`,
    talks: [
      { url: yt('linennnnnn1'), title: 'Warm welcome', event: 'Heron Day 2023' },
      { url: yt('linennnnnn2'), title: 'Reeds at night' },
      { url: yt('linennnnnn3'), title: 'Frogs by day' },
      { url: yt('linennnnnn6'), title: 'Storks' },
    ],
  },
  {
    name: 'reads the recording of a post about a session that its author gave',
    language: 'ko',
    title: '습지 클러스터 구축하기 세션 - 온라인 세미나',
    markdown: `온라인 세미나에 참석하여 습지 세션으로 발표를 진행했습니다.

긴장했지만 많이 배웠습니다.

<iframe src="https://www.youtube.com/embed/lineoooooo1"></iframe>

> **궁금한 점은 아래에 남겨 주세요.**`,
    talks: [{ url: 'https://www.youtube.com/embed/lineoooooo1', kind: 'WEBINAR' }],
  },
  {
    name: 'finds the speaker of a post about one talk in the paragraph that tells of it',
    language: 'en',
    title: 'MRSH Talk: safer reeds',
    markdown: `Reeds are in demand.

Here is what grew when.

To bring you up to speed, Max Jonas Werner, engineer at Acme, gave a talk with some background.

Water is a commodity.

Check out the video here:

{{< youtube linepppppp1 >}}`,
    talks: [{ url: 'https://www.youtube.com/watch?v=linepppppp1', speakers: ['Max Jonas Werner (Acme)'] }],
  },
  {
    name: 'reads no talk out of the video of a post whose title has another sense of "session"',
    language: 'en',
    title: 'Session affinity in Heron 3',
    markdown: `We explained before how a session sticks to its pond.

It is quick now.

<iframe src="https://www.youtube.com/embed/lineoooooo2"></iframe>`,
    talks: [],
  },
];

/** Pages named after recordings, and what their description says is on them. */
const players = ['Herons at night', 'Signed reeds', 'A marsh for two']
  .map((heading, at) => `## ${heading}\n\n{{< youtube "lineffffff${at}" >}}`)
  .join('\n\n');

export const RECORDING_PAGES: readonly {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly isList: boolean;
}[] = [
  { language: 'en', title: 'Videos', description: 'Recorded presentations of our members.', isList: true },
  { language: 'de', title: 'Videos', description: 'Aufzeichnungen von Vorträgen unserer Mitglieder.', isList: true },
  { language: 'es', title: 'Vídeos', description: 'Charlas de nuestros miembros.', isList: true },
  { language: 'en', title: 'Videos', description: 'How to install it, step by step.', isList: false },
  { language: 'de', title: 'Videos', description: 'Anleitungen für den Anfang.', isList: false },
  { language: 'en', title: 'Release 3', description: 'Faster queues, and the talks of our members.', isList: false },
];

export const RECORDINGS = players;
