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
