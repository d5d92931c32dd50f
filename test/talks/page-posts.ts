import type { SamplePost } from './posts.ts';

/** Invented pages that print the facts of a talk on lines around its link or player, not beside it. */
export const PAGE_POSTS: readonly SamplePost[] = [
  {
    name: 'takes the day and time on the smaller heading below a talk that is a heading',
    language: 'en',
    title: 'Where to find us at HeronCon 2024',
    publishedAt: '2024-03-01T00:00:00Z',
    markdown: `## HeronCon, Lyon, 14-15 March

### Keynote: [Wading without waders](https://sched.co/1aAaA), Ada Park, Acme

#### 14:40 - 15:10 CET, Thursday 14th March

Ada looks at reeds.

### [Nests in the small](https://sched.co/1aAaB), Bo Ek, Beta

#### Friday 15th March, Hall 2

On 3 April we publish the slides.`,
    talks: [
      { url: 'https://sched.co/1aAaA', title: 'Wading without waders', kind: 'KEYNOTE', startsOn: '2024-03-14' },
      { url: 'https://sched.co/1aAaB', title: 'Nests in the small', startsOn: '2024-03-15' },
    ],
  },
  {
    name: 'takes the day on a line of its own in the section of its only talk, above it or below',
    language: 'de',
    title: 'Reiher auf der ReiherConf 2022',
    publishedAt: '2022-05-01T00:00:00Z',
    markdown: `## Vortrag

Ada Park hält einen [Vortrag über Schilf](https://sched.co/1bAaA).

Am Donnerstag, 19. Mai, 10:00 - 10:35

## Noch ein Vortrag

Freitag, 20. Mai • 11:00

Bo Ek hält einen [Vortrag über Nester](https://sched.co/1bAaB).

## Zum Schluss

Cy Dahl hält einen [Vortrag über Ufer](https://sched.co/1bAaC).

Am 30. Mai erscheinen alle Folien auf unserer Seite.`,
    talks: [
      { url: 'https://sched.co/1bAaA', startsOn: '2022-05-19' },
      { url: 'https://sched.co/1bAaB', startsOn: '2022-05-20' },
      { url: 'https://sched.co/1bAaC', startsOn: null },
    ],
  },
  {
    name: 'takes the day on the line above a heading, which is no title of the player before it',
    language: 'ja',
    title: '動画',
    markdown: `2022/06/16
## 登壇: サギの巣を見つける

<iframe src="https://www.youtube.com/embed/pagesabove1"></iframe>

2022/01/22
## ウェビナー: 葦の中の静けさ

<iframe src="https://www.youtube.com/embed/pagesabove2"></iframe>`,
    talks: [
      { url: 'https://www.youtube.com/embed/pagesabove1', startsOn: '2022-06-16' },
      { url: 'https://www.youtube.com/embed/pagesabove2', startsOn: '2022-01-22' },
    ],
  },
  {
    name: 'leaves a day at the end of a section to the section, where headings bear none',
    language: 'en',
    title: 'Our webinars',
    markdown: `## Webinar: Quiet reeds

<iframe src="https://www.youtube.com/embed/pagesbelow1"></iframe>

2022-06-16

## Webinar: Loud reeds

<iframe src="https://www.youtube.com/embed/pagesbelow2"></iframe>`,
    talks: [
      { url: 'https://www.youtube.com/embed/pagesbelow1', startsOn: '2022-06-16' },
      { url: 'https://www.youtube.com/embed/pagesbelow2', startsOn: null },
    ],
  },
  {
    name: 'reads headings written as HTML, in a page whose name says that it lists talks',
    language: 'es',
    title: 'Charlas',
    markdown: `<h2 align="center">Juncos en calma</h2>

<iframe src="https://www.youtube.com/embed/pageshtml01" title="YouTube video player"></iframe>

<h2 align="center">Nidos &amp; orillas</h2>

<p align="center">
<iframe src="https://www.youtube.com/embed/pageshtml02"></iframe>
</p>

<h3>Garzas sin prisa</h3>

<iframe src="https://www.youtube.com/embed/pageshtml03"></iframe>`,
    talks: [
      { url: 'https://www.youtube.com/embed/pageshtml01', title: 'Juncos en calma' },
      { url: 'https://www.youtube.com/embed/pageshtml02', title: 'Nidos & orillas' },
      { url: 'https://www.youtube.com/embed/pageshtml03', title: 'Garzas sin prisa' },
    ],
  },
  {
    name: 'reads the quoted line in bold above each player as its title, whatever is remarked below',
    language: 'en',
    title: 'Videos from the shore',
    markdown: `#### Videos of recent talks

**[Ada Park](https://ada.example) at HeronConf - May 2015**<br>
**'Reeds without roots'**

<iframe src="https://www.youtube.com/embed/pagesbold01"></iframe>

*Ada was at many other places this year!*

**[Bo Ek](https://bo.example) at PolyConf - July 2015**<br>
**'Nests!'**

<iframe src="https://www.youtube.com/embed/pagesbold02"></iframe>

Bo also wrote a post about it.`,
    talks: [
      { url: 'https://www.youtube.com/embed/pagesbold01', title: 'Reeds without roots', speakers: ['Ada Park'], event: 'HeronConf' },
      { url: 'https://www.youtube.com/embed/pagesbold02', title: 'Nests!', speakers: ['Bo Ek'], event: 'PolyConf' },
    ],
  },
  {
    name: 'takes the link to the slides before a bare recording for its title, and the slides for proof',
    language: 'ja',
    title: '資料',
    markdown: `### 2017/09/14: ヒバリの会

- [タイトル: 葦原でのロギング](https://www.slideshare.net/heron/reeds)
- [YouTube動画](https://www.youtube.com/watch?v=pagesslide1)

### 2017/07/12: サギの会

- [YouTube動画](https://www.youtube.com/watch?v=pagesslide2)`,
    talks: [{ url: 'https://www.youtube.com/watch?v=pagesslide1', title: '葦原でのロギング', startsOn: '2017-09-14' }],
  },
  {
    name: 'takes the slides of the item before for the title rather than the event above both',
    language: 'ko',
    title: '발표',
    markdown: `# 발표

* 2021
  * 9월 Heron Community Days Korea
    * [갈대밭에서 시작하기](https://www.slideshare.net/heron/reeds)
    * [발표영상](https://www.youtube.com/watch?v=pagesslide3)`,
    talks: [{ url: 'https://www.youtube.com/watch?v=pagesslide3', title: '갈대밭에서 시작하기' }],
  },
  {
    name: 'reads of a cell in two languages the line that also names the speaker or the kind',
    language: 'zh',
    title: 'KubeCon + CloudNativeCon 2017',
    markdown: `| Topic | YouTube |
|---|---|
| 主题演讲：苇鹭更新<br>Keynote: Heron Update - Ada Park, Acme | [Video](https://www.youtube.com/watch?v=pagescell01) |
| 巢穴介绍<br>Introduction to Nests [B] - Bo Ek, Beta | [Video](https://www.youtube.com/watch?v=pagescell02) |
| 小组讨论：岸边<br>Panel: On the Shore [I] | [Video](https://sched.co/1gAaA) |`,
    talks: [
      { url: 'https://www.youtube.com/watch?v=pagescell01', title: 'Heron Update', kind: 'KEYNOTE', speakers: ['Ada Park (Acme)'] },
      { url: 'https://www.youtube.com/watch?v=pagescell02', title: 'Introduction to Nests', speakers: ['Bo Ek (Beta)'] },
      { url: 'https://sched.co/1gAaA', title: 'On the Shore', kind: 'PANEL' },
    ],
  },
  {
    name: 'lists no meals, breaks and runs of a programme, however they are decorated',
    language: 'en',
    title: 'My schedule for KubeCon NA 2024',
    markdown: `**12:45pm:** [Lunch 🍲](https://sched.co/1eAaA)

**04:00pm:** [Coffee Break ☕](https://sched.co/1eAaB)

**06:50am:** [Early Walk Sponsored by Acme](https://sched.co/1eAaC)

**01:00pm:** [Lunch is a Lie: Queues at Scale](https://sched.co/1eAaD)

**02:00pm:** [Registration Without Tears - Ada Park, Acme](https://sched.co/1eAaE)`,
    talks: [
      { url: 'https://sched.co/1eAaD', title: 'Lunch is a Lie: Queues at Scale' },
      { url: 'https://sched.co/1eAaE', title: 'Registration Without Tears', speakers: ['Ada Park (Acme)'] },
    ],
  },
  {
    name: 'lists no breaks in German either',
    language: 'de',
    title: 'Mein Programm für die KubeCon EU 2024',
    markdown: `- [Kaffeepause](https://sched.co/1fAaA)
- [Schilf ohne Wurzeln](https://sched.co/1fAaB)`,
    talks: [{ url: 'https://sched.co/1fAaB', title: 'Schilf ohne Wurzeln' }],
  },
  {
    name: 'takes no list of clips for talks, and a list of talks out of a playlist for them',
    language: 'en',
    title: 'Celebrate Heron Day',
    markdown: `The video series includes the following clips:

1. [Reeds in 5 minutes | Ada Park & Bo Ek](https://www.youtube.com/watch?v=pagesclip01)
2. [Getting started with nests | Cy Dahl](https://www.youtube.com/watch?v=pagesclip02)

These talks are in our playlist:

1. [Shores at scale | Ada Park & Bo Ek](https://www.youtube.com/watch?v=pagesclip03)`,
    talks: [{ url: 'https://www.youtube.com/watch?v=pagesclip03', title: 'Shores at scale' }],
  },
  {
    name: 'reads the entries of a list below a heading that says "Talks" and no more',
    language: 'en',
    title: 'Getting started',
    markdown: `## Talks

* 03.2019: [Acme user story](https://www.youtube.com/watch?v=pageslist01)

## How this talks to other tools

* [Acme set-up](https://www.youtube.com/watch?v=pageslist02)`,
    talks: [{ url: 'https://www.youtube.com/watch?v=pageslist01', title: 'Acme user story' }],
  },
  {
    name: 'takes the name of an event for the title where a page of talks has no better one',
    language: 'en',
    title: 'Our talks',
    markdown: `## KubeCon EU 2022

[KubeCon EU 2022](https://www.youtube.com/watch?v=pagesname01)

## DevOpsDays Oslo

[DevOpsDays Oslo](https://www.youtube.com/watch?v=pagesname02)

## A shore of one's own

[A shore of one's own](https://www.youtube.com/watch?v=pagesname03)`,
    talks: [
      { url: 'https://www.youtube.com/watch?v=pagesname01', title: 'KubeCon EU 2022' },
      { url: 'https://www.youtube.com/watch?v=pagesname02', title: 'DevOpsDays Oslo' },
      { url: 'https://www.youtube.com/watch?v=pagesname03', title: "A shore of one's own" },
    ],
  },
  {
    name: 'takes the heading, or the line in bold above, for the title of a session that a field points to',
    language: 'en',
    title: 'Meet Heron at KubeCon EU 2025',
    publishedAt: '2025-03-24T00:00:00Z',
    markdown: `## 1) Heron Contribfest

- **When:** April 2 14:30 - 15:45 BST
- **Details**: Official schedule [link](https://sched.co/1hAaA).

## Talks

**Reeds without roots - Ada Park, Acme**

*Herons stand in reeds.*

- **Find the session here:** https://sched.co/1hAaB
- **Thursday, April 3, 2025** from **11.35 - 12.10** (Central European Time)`,
    talks: [
      { url: 'https://sched.co/1hAaA', title: 'Heron Contribfest', startsOn: '2025-04-02' },
      { url: 'https://sched.co/1hAaB', title: 'Reeds without roots', speakers: ['Ada Park (Acme)'], startsOn: '2025-04-03' },
    ],
  },
  {
    name: 'leaves a field that points on alone where its section holds several sessions',
    language: 'en',
    title: 'Meet Heron at KubeCon EU 2025',
    markdown: `## Our week

- Reeds without roots ([link](https://sched.co/1iAaA))
- Nests in the small ([link](https://sched.co/1iAaB))`,
    talks: [
      { url: 'https://sched.co/1iAaA', title: 'Reeds without roots' },
      { url: 'https://sched.co/1iAaB', title: 'Nests in the small' },
    ],
  },
  {
    name: 'takes what stands behind a bar with its year for the event, and a meeting with its number for one',
    language: 'en',
    title: 'What I saw | Heron Days 2011',
    publishedAt: '2011-03-21T00:00:00Z',
    markdown: `- [Reeds without roots](https://tage.reiher.example/2011/vortraege/745)

## HeronJS 48 - Feb 27

| | |
| --- | --- |
| [Nests in the small](https://youtu.be/pagesevent1) | Ada Park, Acme |

## Chapter 2 - Feb 27

| | |
| --- | --- |
| [Shores](https://youtu.be/pagesevent2) | Bo Ek, Acme |`,
    talks: [
      { url: 'https://tage.reiher.example/2011/vortraege/745', event: 'Heron Days 2011' },
      { url: 'https://youtu.be/pagesevent1', event: 'HeronJS 48', startsOn: '2011-02-27' },
      { url: 'https://youtu.be/pagesevent2', event: 'Heron Days 2011' },
    ],
  },
  {
    name: 'takes a season behind a bar for no event, and a tool behind "with" for no speaker',
    language: 'en',
    title: 'Looking back | Annual Report 2021',
    markdown: `## Talks

- [Queues at scale with Apache Heron](https://www.youtube.com/watch?v=pageswith01)`,
    talks: [{ url: 'https://www.youtube.com/watch?v=pageswith01', title: 'Queues at scale with Apache Heron', speakers: [], event: null }],
  },
  {
    name: 'takes no room of a schedule for a session',
    language: 'en',
    title: 'HeronCon 2024 preview',
    markdown: `### [Quiet reeds](https://sched.co/1cAaA), Ada Park, Acme

#### 11:40 - 12:05 CET; [Hall 7 | Room N04](https://heroncon2024.sched.com/venue/Hall+7+%7C+Room+N04)`,
    talks: [{ url: 'https://sched.co/1cAaA', title: 'Quiet reeds' }],
  },
];
