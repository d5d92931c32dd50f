import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://youtu.be/${id}`;

/** Invented posts of projects, groups and speakers in many languages: who speaks, and where the title stands. */
export const SHAPE_POSTS: readonly SamplePost[] = [
  {
    name: 'reads the title of a talk that was given several times from the heading above its occasions',
    language: 'en',
    title: 'Things I said on stages',
    markdown: `## A marsh is not a swamp (or is it?)

I prepared this one together with [Ada Park](https://blog.example.org).

- 📺 [DevFest Lyon 2023 (french)](${yt('shapeoccas1')})
- 📺 [Devoxx Belgium 2022 (english)](${yt('shapeoccas2')})

## Older recordings

- [FOSDEM 2019](${yt('shapeoccas3')})

## Queues without tears

- **Part two of it**: [RustLab 2023](${yt('shapeoccas4')}), [RustConf 2024](${yt('shapeoccas5')})`,
    talks: [
      { url: yt('shapeoccas1'), title: 'A marsh is not a swamp (or is it?)', speakers: ['Ada Park'], event: 'DevFest Lyon 2023' },
      { url: yt('shapeoccas2'), title: 'A marsh is not a swamp (or is it?)', speakers: ['Ada Park'], event: 'Devoxx Belgium 2022' },
      { url: yt('shapeoccas4'), title: 'Part two of it', event: 'RustLab 2023' },
      { url: yt('shapeoccas5'), title: 'Part two of it', event: 'RustConf 2024' },
    ],
  },
  {
    name: 'takes the heading as title where the section opens with "this session", and completes it from its player',
    language: 'en',
    title: 'Heron at KubeCon NA 2023',
    publishedAt: '2023-12-04T00:00:00Z',
    markdown: `### Tutorial: Marshes From Zero - Ada Park, Acme & Bo Ek, Beta Labs

[This 90-minute tutorial](https://sched.co/1shp1) covers reeds, frogs and storks.

{{< youtube id="shapeplaya1" title="Tutorial: Marshes From Zero - Ada Park, Acme & Bo Ek, Beta Labs" >}}

## Our own talks

It began with a lightning talk about [proxies for herons](https://sched.co/1shp2).

{{< youtube id="shapeplaya2" title="Lightning Talk: Proxies for Herons - Cai Lund" >}}`,
    talks: [
      {
        url: 'https://sched.co/1shp1',
        title: 'Marshes From Zero',
        kind: 'WORKSHOP',
        speakers: ['Ada Park (Acme)', 'Bo Ek (Beta Labs)'],
      },
      { url: 'https://sched.co/1shp2', title: 'proxies for herons', kind: 'LIGHTNING_TALK', speakers: ['Cai Lund'] },
    ],
  },
  {
    name: 'knows speakers by the profiles their first names link to',
    language: 'en',
    title: 'Heron at KubeCon EU 2025',
    publishedAt: '2025-03-31T00:00:00Z',
    markdown: `## Contribfest: [Growing the nest](https://sched.co/1shp3)

Do not miss this session with [Robert](https://bsky.app/profile/rob.example), [Martha](https://www.linkedin.com/in/martha) and [Zed](https://x.com/zed)!

## Maintainer track: [Nests at scale](https://sched.co/1shp4)

It builds on [Robin](https://github.com/robin/robin), and works well with [Otter](https://github.com/otter).`,
    talks: [
      { url: 'https://sched.co/1shp3', title: 'Growing the nest', kind: 'WORKSHOP', speakers: ['Robert', 'Martha', 'Zed'] },
      { url: 'https://sched.co/1shp4', title: 'Nests at scale', speakers: [] },
    ],
  },
  {
    name: 'reads roles that run into a verb, coming talks, and first names with a company',
    language: 'en',
    title: 'Heron at KubeCon NA 2024',
    publishedAt: '2024-10-20T00:00:00Z',
    markdown: `First, **Ada Park, Acme CTO** spoke about [how herons fish](${yt('shapewords1')}).

Afterwards, Bo Ek will be giving a [5 minute lighting talk](https://sched.co/1shp5) on feathers.

## [A practical guide to nests](https://sched.co/1shp6)

Tom from Umbrella will cover twigs, branches and storms.`,
    talks: [
      { url: yt('shapewords1'), title: 'how herons fish', speakers: ['Ada Park (Acme)'] },
      { url: 'https://sched.co/1shp5', kind: 'LIGHTNING_TALK', speakers: ['Bo Ek'] },
      { url: 'https://sched.co/1shp6', title: 'A practical guide to nests', speakers: ['Tom (Umbrella)'] },
    ],
  },
  {
    name: 'reads speakers who stand behind their verb',
    language: 'de',
    title: 'Rückblick auf die DevOpsDays Kiel 2024',
    markdown: `Am Vormittag machte Wiebke Sander mit ihrem Vortrag [„Zwölf Cluster, ein Team“](${yt('shapeverbs1')}) den Anfang. Danach zeigten Jonas Ebert und Mira Kolb (Nordlicht GmbH), [wie man Zertifikate erneuert](${yt('shapeverbs2')}).

Am Rande zeigte Grauer Reiher, was er kann: [ein kurzes Video](${yt('shapeverbs3')}).`,
    talks: [
      { url: yt('shapeverbs1'), title: 'Zwölf Cluster, ein Team', speakers: ['Wiebke Sander'], event: 'DevOpsDays Kiel 2024' },
      {
        url: yt('shapeverbs2'),
        title: 'wie man Zertifikate erneuert',
        speakers: ['Jonas Ebert (Nordlicht GmbH)', 'Mira Kolb (Nordlicht GmbH)'],
      },
    ],
  },
  {
    name: 'reads Cyrillic names behind their verb and behind plural labels',
    language: 'uk',
    title: 'Чапля Day 2024: записи',
    publishedAt: '2024-11-02T00:00:00Z',
    markdown: `Про безпеку говорив Денис Коваль — його виступ [«Пір'я без болю»](${yt('shapecyril1')}) зібрав найбільше запитань.

1. **Гнізда для початківців**
   * Ведучі: Юлія Шевчук і Марко Пилипів, Болото
   * Час: 14:30–16:00
   * [Запис](${yt('shapecyril2')})

Дискусію «Чи потрібна нам вода?» модерувала Соломія Іваник: [відео](${yt('shapecyril3')}).

Короткий [ролик про атмосферу](${yt('shapecyril6')}) зняла студія.`,
    talks: [
      { url: yt('shapecyril1'), title: "Пір'я без болю", speakers: ['Денис Коваль'] },
      { url: yt('shapecyril2'), title: 'Гнізда для початківців', speakers: ['Юлія Шевчук (Болото)', 'Марко Пилипів (Болото)'] },
      { url: yt('shapecyril3'), title: 'Чи потрібна нам вода?', speakers: ['Соломія Іваник'] },
    ],
  },
  {
    name: 'reads by-lines above bare addresses, below headings that are titles',
    language: 'de',
    title: 'Schilf-Treffen Leipzig im September',
    markdown: `### Nester, die halten
von Lisbeth Kramer
${yt('shapebare01')}

### Fischen im Alltag
von Ömer Yıldız (Salzwerk AG)
${yt('shapebare02')}

### Fotos vom Abend
von der Wiese
${yt('shapebare03')}`,
    talks: [
      { url: yt('shapebare01'), title: 'Nester, die halten', speakers: ['Lisbeth Kramer'] },
      { url: yt('shapebare02'), title: 'Fischen im Alltag', speakers: ['Ömer Yıldız (Salzwerk AG)'] },
    ],
  },
  {
    name: 'finds a company behind two small words, and no title in words that end with "here"',
    language: 'de',
    title: 'Rückblick auf die KubeCon Europe 2024',
    markdown: `Am Mittwoch sprach Wiebke Sander von der Fjordbank über [Zwölf Cluster](${yt('shapevonder')}). Die Aufzeichnung der Podiumsdiskussion mit Petra Lang und Hanno Weiß [findet ihr hier](${yt('shapehere01')}).`,
    talks: [
      { url: yt('shapevonder'), title: 'Zwölf Cluster', speakers: ['Wiebke Sander (Fjordbank)'] },
      { url: yt('shapehere01'), title: 'Die Aufzeichnung der Podiumsdiskussion', kind: 'PANEL', speakers: ['Petra Lang', 'Hanno Weiß'] },
    ],
  },
  {
    name: 'names a counted meetup whose noun comes first',
    language: 'fr',
    title: 'Compte rendu du Meetup Héron Lyon #14',
    markdown: `- **Nidifier pour les nuls**, présenté par Maëlle Kerbrat (Oceanis) — [vidéo](${yt('shapecount1')})

Pour finir, Anaïs Ledoux nous a montré [comment pêcher](${yt('shapecount2')}).`,
    talks: [
      {
        url: yt('shapecount1'),
        title: 'Nidifier pour les nuls',
        speakers: ['Maëlle Kerbrat (Oceanis)'],
        event: 'Meetup Héron Lyon #14',
      },
      { url: yt('shapecount2'), title: 'comment pêcher', speakers: ['Anaïs Ledoux'], event: 'Meetup Héron Lyon #14' },
    ],
  },
  {
    name: 'names a counted meetup in quotation marks, and speakers behind the opening word of a sentence',
    language: 'uk',
    title: 'Мітап «Тиха Чапля» №5: записи',
    markdown: `### Тарас Лис (Вишня): Гнізда для лінивих
[Дивитися запис](${yt('shapequote1')})

Наприкінці Марко Дуб розповів про [міграцію птахів](${yt('shapequote2')}).`,
    talks: [
      { url: yt('shapequote1'), title: 'Гнізда для лінивих', speakers: ['Тарас Лис (Вишня)'], event: 'Тиха Чапля №5' },
      { url: yt('shapequote2'), title: 'міграцію птахів', speakers: ['Марко Дуб'], event: 'Тиха Чапля №5' },
    ],
  },
  {
    name: 'keeps what a title says "of" something, and reads who speaks after "infine"',
    language: 'it',
    title: "Com'è andato il Palude Day 2022",
    markdown: `Infine Matteo Brusa ha raccontato [dieci anni di PHP](${yt('shapeitalia')}).`,
    talks: [{ url: yt('shapeitalia'), title: 'dieci anni di PHP', speakers: ['Matteo Brusa'], event: 'Palude Day 2022' }],
  },
  {
    name: 'reads names in characters behind a quoted title and side by side',
    language: 'ja',
    title: 'しらさぎ勉強会 登壇レポート',
    markdown: `- 「巣の作り方」 佐藤 花子 さん（株式会社ほしぞら） [動画](${yt('shapejapan1')})
- 「魚と仲良くなる」 田中健 / 鈴木一郎 [動画](${yt('shapejapan2')})
- 「予告」 [動画](https://www.youtube.com/playlist?list=PLshape)`,
    talks: [
      { url: yt('shapejapan1'), title: '巣の作り方', speakers: ['佐藤 花子 (株式会社ほしぞら)'] },
      { url: yt('shapejapan2'), title: '魚と仲良くなる', speakers: ['田中健', '鈴木一郎'] },
    ],
  },
  {
    name: 'reads two names in characters as two speakers, and a company as none',
    language: 'zh',
    title: '白鹭社区 Meetup 回顾',
    markdown: `| 议题 | 讲师 | 回放 |
|---|---|---|
| 筑巢三年 | 李雷、韩梅梅 | [回放](https://www.bilibili.com/video/BV1xx411c7a2) |
| 捕鱼入门 | 王小川、青山科技 | [回放](https://www.bilibili.com/video/BV1xx411c7a3) |`,
    talks: [
      { url: 'https://www.bilibili.com/video/BV1xx411c7a2', title: '筑巢三年', speakers: ['李雷', '韩梅梅'] },
      { url: 'https://www.bilibili.com/video/BV1xx411c7a3', title: '捕鱼入门', speakers: ['王小川 (青山科技)'] },
    ],
  },
  {
    name: 'gives a company in brackets to the name before it, and no show the place of a speaker',
    language: 'en',
    title: 'News of the marsh',
    publishedAt: '2024-03-01T00:00:00Z',
    markdown: `- [Panel: Who owns the nest?](https://sched.co/1shp7) — moderated by Dee Ochoa, with Emre Kaya, Finn Moe (Gamma) and Gita Rao
- Ada Park was a guest on the Marsh Pod to talk about [what comes after reeds](${yt('shapenames1')}).
- [Securing the nest](${yt('shapenames2')}) – Bo Ek's talk from DevOpsDays Oslo is online.
- First up was **Ada Park** ([@adapark](https://twitter.com/adapark)) with the talk *Cheap nests, happy herons* ([video](${yt('shapenames3')})).
- See the [demo video](${yt('shapenames4')}) by Ada Park of the new gate, or [this walkthrough](${yt('shapenames5')}) by Bo Ek.`,
    talks: [
      { url: 'https://sched.co/1shp7', kind: 'PANEL', speakers: ['Dee Ochoa', 'Emre Kaya', 'Finn Moe (Gamma)', 'Gita Rao'] },
      { url: yt('shapenames1'), title: 'what comes after reeds', speakers: ['Ada Park'] },
      { url: yt('shapenames2'), title: 'Securing the nest', speakers: ['Bo Ek'], event: 'DevOpsDays Oslo' },
      { url: yt('shapenames3'), title: 'Cheap nests, happy herons', speakers: ['Ada Park'] },
    ],
  },
  {
    name: 'names a meeting by its day where it has no other name, which is then the day of its talks',
    language: 'pt',
    title: 'Vídeos e slides do encontro de 2 de março',
    publishedAt: '2024-03-10T00:00:00Z',
    markdown: `### Luana Prado: Ninhos sem dor
[Vídeo](${yt('shapedated1')})`,
    talks: [
      {
        url: yt('shapedated1'),
        title: 'Ninhos sem dor',
        speakers: ['Luana Prado'],
        event: 'Encontro de 2 de março',
        startsOn: '2024-03-02',
      },
    ],
  },
  {
    name: 'takes news of a day for no meeting',
    language: 'en',
    title: 'News of March 5',
    publishedAt: '2024-03-10T00:00:00Z',
    markdown: `- [Nests](${yt('shapedated2')}) by Ada Park`,
    talks: [{ url: yt('shapedated2'), title: 'Nests', event: null, startsOn: null }],
  },
  {
    name: 'takes numbered lessons for no persons',
    language: 'uk',
    title: 'Відео курсу',
    markdown: `* [01. Теми](${yt('shapecyril4')})
* [02. Синтаксис Python](${yt('shapecyril5')})`,
    talks: [],
  },
  {
    name: 'reads a numbered programme whose speakers are joined by points, of a meetup that is counted without a sign',
    language: 'ko',
    title: '왜가리 서울 밋업 12회 후기',
    publishedAt: '2023-09-18T00:00:00Z',
    markdown: `### 1. 둥지를 짓는 법 — 김도현 (갈대밭)

- 영상: ${yt('shapekorea1')}

### 2. 물고기를 잡는 법 — 박서연 · 최민재 (늪전자)

- 영상: ${yt('shapekorea2')}

지난 영상은 [재생목록](https://www.youtube.com/playlist?list=PLshape)에 있습니다.`,
    talks: [
      { url: yt('shapekorea1'), title: '둥지를 짓는 법', speakers: ['김도현 (갈대밭)'], event: '왜가리 서울 밋업 12회' },
      {
        url: yt('shapekorea2'),
        title: '물고기를 잡는 법',
        speakers: ['박서연 (늪전자)', '최민재 (늪전자)'],
        event: '왜가리 서울 밋업 12회',
      },
    ],
  },
  {
    name: "reads a speaker's line that begins with a sign, above a line of links",
    language: 'fr',
    title: 'Mon Devoxx France 2023',
    publishedAt: '2023-04-20T00:00:00Z',
    markdown: `### 🧩 Le héron dépassionné
🎙️ [Maëlle Kerbrat](https://twitter.com/mk) / [Yoann Pichon](https://twitter.com/yp) / [Léa MORIN](https://twitter.com/lm)<br>
📝 [Abstract](https://cfp.example.fr/2023/talk/QAG-3613/Le_heron,_depassionne) / 🏞️ [Slides]() / 📽️ [Replay]()

### 🎉 Le soir
🎶 Grand Concert<br>
[Photos](https://photos.example.org/2023)`,
    talks: [
      {
        url: 'https://cfp.example.fr/2023/talk/QAG-3613/Le_heron,_depassionne',
        title: 'Le héron dépassionné',
        speakers: ['Maëlle Kerbrat', 'Yoann Pichon', 'Léa MORIN'],
        event: 'Devoxx France 2023',
      },
    ],
  },
];
