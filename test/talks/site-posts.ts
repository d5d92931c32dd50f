import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://youtu.be/${id}`;

/** Invented posts in the manner of user groups, conferences and speakers' own sites: one shape each. */
export const SITE_POSTS: readonly SamplePost[] = [
  {
    name: 'reads a numbered meetup whose headings are speaker and title, with its day in the opening',
    language: 'en',
    title: 'Heron Meetup #12 recap',
    publishedAt: '2024-03-20T00:00:00Z',
    markdown: `On March 14, 2024 we met at the Blue Room for the twelfth Heron Meetup. Sixty people came.

## Ada Park: Queues without tears

Ada works at Acme and told us how they removed half of their queues.

{{< youtube sitemeetup1 >}}

[Slides](https://speakerdeck.com/ada/queues)

## Bo Ek (Beta Labs): What the kernel forgot

Bo showed how memory is accounted.

[Video](${yt('sitemeetup2')}) | [Slides](https://example.org/bo.pdf)

## Lightning talks

- Cai Lund – A cluster in a shoebox ([video](${yt('sitemeetup3')}))
- Dee Ochoa – Naming things ([video](${yt('sitemeetup4')}), [slides](https://example.org/d.pdf))

## What is next

The next one is on April 11. Look at the [trailer](${yt('sitemeetup5')}).`,
    talks: [
      {
        url: 'https://www.youtube.com/watch?v=sitemeetup1',
        title: 'Queues without tears',
        speakers: ['Ada Park'],
        event: 'Heron Meetup #12',
        startsOn: '2024-03-14',
        slides: 'https://speakerdeck.com/ada/queues',
      },
      {
        url: yt('sitemeetup2'),
        title: 'What the kernel forgot',
        speakers: ['Bo Ek (Beta Labs)'],
        event: 'Heron Meetup #12',
        startsOn: '2024-03-14',
        slides: 'https://example.org/bo.pdf',
      },
      { url: yt('sitemeetup3'), title: 'A cluster in a shoebox', kind: 'LIGHTNING_TALK', speakers: ['Cai Lund'] },
      { url: yt('sitemeetup4'), title: 'Naming things', kind: 'LIGHTNING_TALK', speakers: ['Dee Ochoa'] },
    ],
  },
  {
    name: 'reads a programme by days, each title in bold behind its time, each link a mere "Watch here"',
    language: 'en',
    title: 'Watch every talk from GraphDay 2023',
    publishedAt: '2023-10-02T00:00:00Z',
    markdown: `All recordings are online now.

### Day 1 - Tuesday, 19 September

**09:30 – Opening keynote: The graph we deserve**<br>
Speaker: Mina Holt (Acme)<br>
[Watch here](${yt('siteprogra1')})

**10:15 – Indexes all the way down**<br>
Speaker: Rui Castro, Otto Berg (Gamma)<br>
[Watch here](${yt('siteprogra2')}) · [Slides](https://example.org/s.pdf)

### Day 2 - Wednesday, 20 September

**09:30 – Schema by committee**<br>
Speaker: Lena Voss<br>
[Watch here](${yt('siteprogra3')})`,
    talks: [
      {
        url: yt('siteprogra1'),
        title: 'The graph we deserve',
        kind: 'KEYNOTE',
        speakers: ['Mina Holt (Acme)'],
        event: 'GraphDay 2023',
        startsOn: '2023-09-19',
      },
      { url: yt('siteprogra2'), title: 'Indexes all the way down', speakers: ['Rui Castro', 'Otto Berg (Gamma)'], startsOn: '2023-09-19' },
      { url: yt('siteprogra3'), title: 'Schema by committee', speakers: ['Lena Voss'], startsOn: '2023-09-20' },
    ],
  },
  {
    name: 'reads a list of own talks, whose days take their year from the heading',
    language: 'en',
    title: 'Talks',
    markdown: `Here are talks I gave.

## 2023

- **Otter, the missing shell**, RustConf 2023, Portland, September 13 — [video](${yt('siteowntal1')}), [slides](https://example.org/otter.pdf)
- **Borrowing trouble**, EuroRust, Brussels, October 12 — [video](${yt('siteowntal2')})

## 2022

- *Small tools, big teams* at DevOpsDays Oslo 2022 ([recording](${yt('siteowntal3')}))
- "How we test compilers", Compiler Meetup Berlin, 2022-05-17: <${yt('siteowntal4')}>`,
    talks: [
      {
        url: yt('siteowntal1'),
        title: 'Otter, the missing shell',
        event: 'RustConf 2023',
        startsOn: '2023-09-13',
        slides: 'https://example.org/otter.pdf',
      },
      { url: yt('siteowntal2'), title: 'Borrowing trouble', event: 'EuroRust', startsOn: '2023-10-12' },
      { url: yt('siteowntal3'), title: 'Small tools, big teams', event: 'DevOpsDays Oslo 2022', startsOn: null },
      { url: yt('siteowntal4'), title: 'How we test compilers', startsOn: '2022-05-17' },
    ],
  },
  {
    name: 'reads an outline: the bare address is the item, title and speakers are the items inside it',
    language: 'en',
    title: 'Presentations about Heron',
    markdown: `### Heron Summit EU 2019 (Porto, Portugal)

<https://heronsummit19.sched.com/?searchstring=heron>

* <${yt('siteoutlin1')}> (37:31)
  * "Herons in winter"
  * Ada Park, Gamma Corporation & Medya Ek, Acme

* <${yt('siteoutlin2')}> (36:10)
  * "Deep Dive: Heron"
  * Bo Ek & Cai Lund, Acme`,
    talks: [
      {
        url: yt('siteoutlin1'),
        title: 'Herons in winter',
        speakers: ['Ada Park (Gamma Corporation)', 'Medya Ek (Acme)'],
        event: 'Heron Summit EU 2019',
      },
      { url: yt('siteoutlin2'), title: 'Deep Dive: Heron', speakers: ['Bo Ek (Acme)', 'Cai Lund (Acme)'] },
    ],
  },
  {
    name: 'joins the links inside an item to its talk, and takes the item itself where it has no link',
    language: 'en',
    title: 'Heron talks',
    markdown: `- [Rivers, Lyon](https://rivers.example/), 9 July 2018
  - [A year of herons](https://sched.co/1Jjj1): Ada Park
    - [slides](https://example.org/a.pdf)
    - [video](${yt('sitejoined1')})
  - Herons for hire: David Ek, Laura Lund
    - [video](${yt('sitejoined2')})`,
    talks: [
      {
        url: 'https://sched.co/1Jjj1',
        title: 'A year of herons',
        speakers: ['Ada Park'],
        event: 'Rivers, Lyon',
        startsOn: '2018-07-09',
      },
      { url: yt('sitejoined2'), title: 'Herons for hire', speakers: ['David Ek', 'Laura Lund'], startsOn: '2018-07-09' },
    ],
  },
  {
    name: 'liest Tage als Listen mit Punkten darunter',
    language: 'de',
    title: 'Rückblick auf das Lerchen-Treffen 2023',
    publishedAt: '2023-07-03T00:00:00Z',
    markdown: `Vom 23. bis 25. Juni 2023 fand das Lerchen-Treffen in Jena statt. Die Mitschnitte sind da:

* **Freitag, 23. Juni**
  * Jana Kern (Uni Jena): *Funkwetter für alle* – [Video](https://media.ccc.de/v/lt23-1-funkwetter)
* **Samstag, 24. Juni**
  * Podiumsdiskussion „Wem gehört das Netz?" mit Ina Roth, Karl Weiß und Mia Bauer – [Aufzeichnung](https://media.ccc.de/v/lt23-3-netz)`,
    talks: [
      {
        url: 'https://media.ccc.de/v/lt23-1-funkwetter',
        title: 'Funkwetter für alle',
        speakers: ['Jana Kern (Uni Jena)'],
        event: 'Lerchen-Treffen 2023',
        startsOn: '2023-06-23',
      },
      {
        url: 'https://media.ccc.de/v/lt23-3-netz',
        title: 'Wem gehört das Netz?',
        kind: 'PANEL',
        speakers: ['Ina Roth', 'Karl Weiß', 'Mia Bauer'],
        startsOn: '2023-06-24',
      },
    ],
  },
  {
    name: 'lit les titres et leurs orateurs dans les intertitres, même en capitales',
    language: 'fr',
    title: 'Retour sur le DevFest Quimper 2022',
    publishedAt: '2022-11-20T00:00:00Z',
    markdown: `Le 18 novembre 2022, nous étions au DevFest Quimper. Voici nos conférences préférées.

### 🇫🇷 Les files d'attente, c'est vivant [(Claire MORIN)](https://example.org/claire)

{{< youtube sitedevfes1 >}}

Claire explique comment sa file d'attente a survécu à Noël.

### Un cluster dans la cuisine (Paul Garnier & Inès Roux, Acme)

<iframe title="vimeo-player" src="https://player.vimeo.com/video/123456789"></iframe>`,
    talks: [
      {
        url: 'https://www.youtube.com/watch?v=sitedevfes1',
        title: "Les files d'attente, c'est vivant",
        speakers: ['Claire MORIN'],
        event: 'DevFest Quimper 2022',
        startsOn: '2022-11-18',
      },
      {
        url: 'https://player.vimeo.com/video/123456789',
        title: 'Un cluster dans la cuisine',
        speakers: ['Paul Garnier (Acme)', 'Inès Roux (Acme)'],
      },
    ],
  },
  {
    name: 'lee una tabla con sus días y el acto del título',
    language: 'es',
    title: 'Todas las charlas de la Jornada Python 2021',
    publishedAt: '2021-11-30T00:00:00Z',
    markdown: `| Fecha | Charla | Ponente | Vídeo |
|---|---|---|---|
| 20/11/2021 | Tipos que no mienten | Laura Gil (Acme) | [vídeo](${yt('sitejornad1')}) |
| 05/12/2021 | Taller: empaquetar sin llorar | Iván Soto y Marta León | [vídeo](${yt('sitejornad2')}) |`,
    talks: [
      {
        url: yt('sitejornad1'),
        title: 'Tipos que no mienten',
        speakers: ['Laura Gil (Acme)'],
        event: 'Jornada Python 2021',
        startsOn: '2021-11-20',
      },
      {
        url: yt('sitejornad2'),
        title: 'empaquetar sin llorar',
        kind: 'WORKSHOP',
        speakers: ['Iván Soto', 'Marta León'],
        startsOn: '2021-12-05',
      },
    ],
  },
  {
    name: 'lê o evento e o dia da abertura',
    language: 'pt',
    title: 'Vídeos da RubyTarde Recife 2019',
    publishedAt: '2019-08-12T00:00:00Z',
    markdown: `Aconteceu no dia 10 de agosto de 2019.

1. [Metaprogramação sem medo](${yt('siterubyta1')}) - João Lima
2. [Painel: comunidade](${yt('siterubyta2')}) - Ana Reis, Beto Souza e Caio Melo

## Palestra "Herdar ou compor", por Rita Alves

<iframe src="https://www.youtube.com/embed/siterubyta3"></iframe>

[Acesse os slides](https://example.org/slides/)`,
    talks: [
      {
        url: yt('siterubyta1'),
        title: 'Metaprogramação sem medo',
        speakers: ['João Lima'],
        event: 'RubyTarde Recife 2019',
        startsOn: '2019-08-10',
      },
      { url: yt('siterubyta2'), title: 'comunidade', kind: 'PANEL', speakers: ['Ana Reis', 'Beto Souza', 'Caio Melo'] },
      { url: 'https://www.youtube.com/embed/siterubyta3', title: 'Herdar ou compor', speakers: ['Rita Alves'], startsOn: '2019-08-10' },
    ],
  },
  {
    name: '回数のある勉強会と、見出しや項目の登壇者を読む',
    language: 'ja',
    title: '第5回 ひばり勉強会を開催しました',
    publishedAt: '2023-02-15T00:00:00Z',
    markdown: `2023年2月10日に第5回ひばり勉強会を開催しました。

### 小さなキューの話（山田 太郎さん / Acme株式会社）

{{< youtube sitehibari1 >}}

### LT：ログを減らす（鈴木 花子さん）

動画は[こちら](${yt('sitehibari2')})、資料は[こちら](https://speakerdeck.com/hanako/logs)です。

### 「止まらない配信」

登壇者：李 俊さん（フリーランス）、tanuki_3さん（ベータ株式会社）

- 動画：[YouTube](${yt('sitehibari3')})
- 資料：[Speaker Deck](https://speakerdeck.com/lee/live)

会場の様子は[紹介ムービー](${yt('sitehibari4')})をご覧ください。`,
    talks: [
      {
        url: 'https://www.youtube.com/watch?v=sitehibari1',
        title: '小さなキューの話',
        speakers: ['山田 太郎 (Acme株式会社)'],
        event: '第5回 ひばり勉強会',
        startsOn: '2023-02-10',
      },
      { url: yt('sitehibari2'), title: 'ログを減らす', kind: 'LIGHTNING_TALK', speakers: ['鈴木 花子'] },
      { url: yt('sitehibari3'), title: '止まらない配信', speakers: ['李 俊', 'tanuki_3 (ベータ株式会社)'] },
    ],
  },
  {
    name: '회차가 있는 밋업의 목록을 읽는다',
    language: 'ko',
    title: '제3회 종다리 밋업 후기',
    publishedAt: '2023-05-30T00:00:00Z',
    markdown: `지난 2023. 5. 25. 제3회 종다리 밋업이 열렸습니다.

- 작은 큐 이야기 - 김철수 (에이크미) [영상](${yt('sitelarkko1')}) [발표자료](https://speakerdeck.com/kim/q)
- 로그 줄이기 - 이영희 [영상](${yt('sitelarkko2')})`,
    talks: [
      {
        url: yt('sitelarkko1'),
        title: '작은 큐 이야기',
        speakers: ['김철수 (에이크미)'],
        event: '제3회 종다리 밋업',
        startsOn: '2023-05-25',
        slides: 'https://speakerdeck.com/kim/q',
      },
      { url: yt('sitelarkko2'), title: '로그 줄이기', speakers: ['이영희'] },
    ],
  },
  {
    name: '读出有期数的聚会和标题下的讲师',
    language: 'zh',
    title: '云雀社区 Meetup 第 7 期回顾',
    publishedAt: '2022-09-12T00:00:00Z',
    markdown: `2022 年 9 月 10 日，云雀社区 Meetup 第 7 期在杭州举行。

## 议题一：小队列的大世界

讲师：王小明（云雀科技）

[视频回放](https://www.bilibili.com/video/BV1aa411c7xx)`,
    talks: [
      {
        url: 'https://www.bilibili.com/video/BV1aa411c7xx',
        title: '小队列的大世界',
        speakers: ['王小明 (云雀科技)'],
        event: '云雀社区 Meetup 第 7 期',
        startsOn: '2022-09-10',
      },
    ],
  },
  {
    name: 'читає подію із заголовка допису',
    language: 'uk',
    title: 'Відео з конференції GoНочі 2021',
    publishedAt: '2021-12-05T00:00:00Z',
    markdown: `Конференція відбулася 4 грудня 2021 року в Києві.

- [Черги без сліз](${yt('sitegonoch1')}) — Олена Коваль, Acme
- [Кластер у коробці](${yt('sitegonoch2')}) — Тарас Бондар`,
    talks: [
      { url: yt('sitegonoch1'), title: 'Черги без сліз', speakers: ['Олена Коваль (Acme)'], event: 'GoНочі 2021', startsOn: '2021-12-04' },
      { url: yt('sitegonoch2'), title: 'Кластер у коробці', speakers: ['Тарас Бондар'], event: 'GoНочі 2021' },
    ],
  },
  {
    name: 'takes the heading for the title where the only link below says "video", and the persons below for speakers',
    language: 'en',
    title: 'Recap: HeronCon 2019',
    publishedAt: '2019-11-20T00:00:00Z',
    markdown: `HeronCon 2019 took place in Munich on November 7 and 8.

## Opening and state of the project

Ada Park opened the conference with an overview of the year. ([slides](https://example.org/a.pdf), [video](${yt('siterecap01')}))

## Storage that scales

Acme engineers Bo Ek and Cai Lund explained how they keep a year of data. ([video](${yt('siterecap02')}))

## Panel

Moderated by Ada Park, with Bo Ek and Dee Ochoa. [Recording](${yt('siterecap03')}).`,
    talks: [
      { url: yt('siterecap01'), title: 'Opening and state of the project', speakers: ['Ada Park'], event: 'HeronCon 2019', startsOn: null },
      { url: yt('siterecap02'), title: 'Storage that scales', speakers: ['Bo Ek (Acme)', 'Cai Lund (Acme)'] },
      { url: yt('siterecap03'), kind: 'PANEL', speakers: ['Ada Park', 'Bo Ek', 'Dee Ochoa'] },
    ],
  },
  {
    name: 'reads the sentence before a mere "here"',
    language: 'en',
    title: 'Heron community update',
    publishedAt: '2022-07-01T00:00:00Z',
    markdown: `Ada Park presented Heron at the Cloud Native Lisbon meetup. You can watch the recording [here](${yt('sitebefore1')}).

Cai Lund's talk "A tale of two herons" from KubeCon EU 2022 is [now available](${yt('sitebefore2')}).

We released the new editor. You can see it [here](${yt('sitebefore3')}).

Marta Robles has prepared a [step-by-step tutorial](${yt('sitebefore4')}) for the editor.`,
    talks: [
      { url: yt('sitebefore1'), speakers: ['Ada Park'], event: 'Cloud Native Lisbon meetup' },
      { url: yt('sitebefore2'), title: 'A tale of two herons', speakers: ['Cai Lund'], event: 'KubeCon EU 2022' },
    ],
  },
  {
    name: '표와 제목의 발표자를 읽는다',
    language: 'ko',
    title: '3월 모임 후기',
    publishedAt: '2023-03-30T00:00:00Z',
    markdown: `### 매크로의 세계 (이영희)

[발표 영상](${yt('sitetableko1')})

## 발표

| 시간 | 발표자 | 주제 | 영상 |
|--|--|--|--|
| 19:00 | 박민수 | 비동기 입문 | [보기](${yt('sitetableko2')}) |
| 19:40 | 최지우 (에이크미) | 라이프타임 | [보기](${yt('sitetableko3')}) |`,
    talks: [
      { url: yt('sitetableko1'), title: '매크로의 세계', speakers: ['이영희'] },
      { url: yt('sitetableko2'), title: '비동기 입문', speakers: ['박민수'] },
      { url: yt('sitetableko3'), title: '라이프타임', speakers: ['최지우 (에이크미)'] },
    ],
  },
  {
    name: 'takes names that stand first elsewhere for speakers, and what is printed behind one name again and again for a company',
    language: 'en',
    title: 'GraphDay 2023',
    publishedAt: '2023-10-01T00:00:00Z',
    markdown: `- [Cold starts](https://sched.co/1Kkk1): Wen Tao, Ines Quist
- [Warm ends](https://sched.co/1Kkk2): Ines Quist
- [Hot middles](https://sched.co/1Kkk3): Zed Qvale, Green Harbor
- [Cool tips](https://sched.co/1Kkk4): Ada Park, Acme`,
    talks: [
      { url: 'https://sched.co/1Kkk1', speakers: ['Wen Tao', 'Ines Quist'] },
      { url: 'https://sched.co/1Kkk2', speakers: ['Ines Quist'] },
      { url: 'https://sched.co/1Kkk3', speakers: ['Zed Qvale (Green Harbor)'] },
      { url: 'https://sched.co/1Kkk4', speakers: ['Ada Park (Acme)'] },
    ],
  },
  {
    name: 'legge i titoli in corsivo e chi li ha tenuti',
    language: 'it',
    title: 'Gli interventi del GoDay Torino 2022',
    publishedAt: '2022-05-10T00:00:00Z',
    markdown: `Il GoDay Torino si è tenuto il 7 maggio 2022.

- *Goroutine per tutti* di Luca Ferri (Acme) – [video](${yt('sitegoday01')})
- *Canali, code e caffè* di Sara Conti – [video](${yt('sitegoday02')}) – [slide](https://example.org/s.pdf)

Il primo talk è stato quello di Anna Neri, che ha parlato di test: [qui il video](${yt('sitegoday03')}).`,
    talks: [
      {
        url: yt('sitegoday01'),
        title: 'Goroutine per tutti',
        speakers: ['Luca Ferri (Acme)'],
        event: 'GoDay Torino 2022',
        startsOn: '2022-05-07',
      },
      { url: yt('sitegoday02'), title: 'Canali, code e caffè', speakers: ['Sara Conti'], slides: 'https://example.org/s.pdf' },
      { url: yt('sitegoday03'), speakers: ['Anna Neri'] },
    ],
  },
  {
    name: 'reads lines that Markdown joins: marked words and labels on each, the title in the heading',
    language: 'en',
    title: 'My talks',
    markdown: `### Taming the herd
*KubeCon EU, Amsterdam, April 2023*
[Video](${yt('sitelines01')}) - [Slides](https://speakerdeck.com/x/taming)

### Herons for everyone
*with Ada Park*
*Devoxx Belgium 2022*
[Video](${yt('sitelines02')})

### Small matters

Speaker: Bo Ek
Topic: Small things
Video: ${yt('sitelines03')}

Ada Park wrote: it all began
with a talk that nobody saw. [Read on](https://example.org/)`,
    talks: [
      {
        url: yt('sitelines01'),
        title: 'Taming the herd',
        speakers: [],
        event: 'KubeCon EU',
        slides: 'https://speakerdeck.com/x/taming',
      },
      { url: yt('sitelines02'), speakers: ['Ada Park'], event: 'Devoxx Belgium 2022' },
      { url: yt('sitelines03'), title: 'Small things', speakers: ['Bo Ek'] },
    ],
  },
  {
    name: 'takes bare links of a release post for no talks, whatever heading or item they stand in',
    language: 'en',
    title: 'Heron 3.2: offline maps',
    publishedAt: '2023-10-05T00:00:00Z',
    markdown: `Heron 3.2 was released on October 3, 2023.

## Offline maps

{{< youtube siterelea01 >}}

- Exporting a region
  - [video](${yt('siterelea02')})
- <${yt('siterelea03')}>
  - See how routes are drawn

## Report 2023

[Watch](${yt('siterelea04')})`,
    talks: [],
  },
];
