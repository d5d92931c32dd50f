/** What a reader should find in a post. Absent fields are not compared. */
export interface ExpectedTalk {
  readonly url: string;
  readonly title?: string;
  readonly kind?: string;
  /** `Name` or `Name (Organization)`. */
  readonly speakers?: readonly string[];
  readonly event?: string | null;
  readonly startsOn?: string | null;
  readonly slides?: string;
}

export interface SamplePost {
  /** A sentence for the test's title. */
  readonly name: string;
  readonly language: string;
  readonly title: string;
  readonly publishedAt?: string;
  readonly markdown: string;
  readonly talks: readonly ExpectedTalk[];
}

const yt = (id: string): string => `https://www.youtube.com/watch?v=${id}`;

/** Invented posts in the manner of project blogs: every shape and language, as many negatives as positives. */
export const POSTS: readonly SamplePost[] = [
  {
    name: 'reads a list of sessions with speakers after a dash',
    language: 'en',
    title: 'Meet Heron at KubeCon EU 2023',
    publishedAt: '2023-04-01T00:00:00Z',
    markdown: `Here are the talks to look out for:

- [Keeping the kernel honest](https://sched.co/1Aaa1) - Ada Park, Acme & Bo Ek, Beta Labs
- [Rules that write themselves](https://sched.co/1Aaa2) – Cai Lund (Acme)
- [Panel: Who watches the watchers?](https://sched.co/1Aaa3)
- [Lightning Talk: Five plugins in five minutes](https://sched.co/1Aaa4), Dee Ochoa, Gamma`,
    talks: [
      {
        url: 'https://sched.co/1Aaa1',
        title: 'Keeping the kernel honest',
        kind: 'TALK',
        speakers: ['Ada Park (Acme)', 'Bo Ek (Beta Labs)'],
        event: 'KubeCon EU 2023',
      },
      { url: 'https://sched.co/1Aaa2', title: 'Rules that write themselves', speakers: ['Cai Lund (Acme)'] },
      { url: 'https://sched.co/1Aaa3', title: 'Who watches the watchers?', kind: 'PANEL', speakers: [] },
      { url: 'https://sched.co/1Aaa4', title: 'Five plugins in five minutes', kind: 'LIGHTNING_TALK', speakers: ['Dee Ochoa (Gamma)'] },
    ],
  },
  {
    name: 'reads headings with a by-line, a day and a description below',
    language: 'en',
    title: 'Where to find us in Paris',
    publishedAt: '2024-03-01T00:00:00Z',
    markdown: `We will be at KubeCon + CloudNativeCon Europe 2024.

### [Small agents, big clusters](https://sched.co/1Bbb1)

**Speakers:** Ada Park (Acme), Bo Ek (Beta)
**When:** Wednesday, March 20, 14:30

Agents are small. Clusters are not. Come and learn why.

### [Maintainer track: what is new](https://sched.co/1Bbb2)

*Cai Lund, Acme*

Thursday, March 21 • 11:00 - 11:35`,
    talks: [
      {
        url: 'https://sched.co/1Bbb1',
        title: 'Small agents, big clusters',
        speakers: ['Ada Park (Acme)', 'Bo Ek (Beta)'],
        startsOn: '2024-03-20',
        event: 'KubeCon + CloudNativeCon Europe 2024',
      },
      { url: 'https://sched.co/1Bbb2', speakers: ['Cai Lund (Acme)'], startsOn: '2024-03-21' },
    ],
  },
  {
    name: 'reads a sentence that names speakers, session and day',
    language: 'en',
    title: 'Heron in the spring',
    publishedAt: '2023-04-01T00:00:00Z',
    markdown: `At Open Source Summit North America 2023, Ada Park and Bo Ek from Acme will present [Tracing the untraceable](https://sched.co/1Ccc1) on May 10. Our friend Cai Lund, a maintainer at Gamma, gives a keynote called "[The long tail of logs](https://sched.co/1Ccc2)".`,
    talks: [
      {
        url: 'https://sched.co/1Ccc1',
        title: 'Tracing the untraceable',
        speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'],
        startsOn: '2023-05-10',
        event: 'Open Source Summit North America 2023',
      },
      { url: 'https://sched.co/1Ccc2', title: 'The long tail of logs', kind: 'KEYNOTE', speakers: ['Cai Lund (Gamma)'] },
    ],
  },
  {
    name: 'reads a table by its head',
    language: 'en',
    title: 'PromCon EU 2023 recap',
    publishedAt: '2023-10-05T00:00:00Z',
    markdown: `| Session | Speaker | Company | Recording |
| --- | --- | --- | --- |
| Counting to infinity | Ada Park | Acme | [video](${yt('tableaaaaa1')}) |
| A workshop on native histograms | Bo Ek and Cai Lund | Beta | [video](${yt('tableaaaaa2')}) |`,
    talks: [
      { url: yt('tableaaaaa1'), title: 'Counting to infinity', speakers: ['Ada Park (Acme)'], event: 'PromCon EU 2023' },
      { url: yt('tableaaaaa2'), speakers: ['Bo Ek (Beta)', 'Cai Lund (Beta)'] },
    ],
  },
  {
    name: 'joins schedule, recording and slides of one entry',
    language: 'en',
    title: 'FOSDEM 2024 recap',
    publishedAt: '2024-02-10T00:00:00Z',
    markdown: `- [Proxies without tears](https://fosdem.org/2024/schedule/event/fosdem-2024-1234-proxies/) by Ada Park ([video](${yt('fosdemaaaa1')}), [slides](https://speakerdeck.com/ada/proxies))
- **Routing in userspace** – Bo Ek ([recording](${yt('fosdemaaaa2')}) | [slides](https://example.org/routing.pdf))`,
    talks: [
      {
        url: 'https://fosdem.org/2024/schedule/event/fosdem-2024-1234-proxies/',
        title: 'Proxies without tears',
        speakers: ['Ada Park'],
        event: 'FOSDEM 2024',
        slides: 'https://speakerdeck.com/ada/proxies',
      },
      { url: yt('fosdemaaaa2'), title: 'Routing in userspace', speakers: ['Bo Ek'], slides: 'https://example.org/routing.pdf' },
    ],
  },
  {
    name: 'reads embedded recordings through the text around them',
    language: 'en',
    title: 'Heron at DevConf.CZ 2023',
    publishedAt: '2023-06-20T00:00:00Z',
    markdown: `## Talks

### Sandboxes for everyone

Ada Park from Acme showed how to sandbox anything.

{{< youtube sandboxaaa1 >}}

### The state of seccomp

Bo Ek gave an update on seccomp. Watch the recording:

<iframe width="560" height="315" src="https://www.youtube.com/embed/seccompaaa1" title="YouTube video player"></iframe>`,
    talks: [
      { url: yt('sandboxaaa1'), title: 'Sandboxes for everyone', speakers: ['Ada Park (Acme)'], event: 'DevConf.CZ 2023' },
      { url: 'https://www.youtube.com/embed/seccompaaa1', title: 'The state of seccomp', speakers: ['Bo Ek'] },
    ],
  },
  {
    name: 'takes no playlist, channel, profile, programme or promotional video for a talk',
    language: 'en',
    title: 'KubeCon NA 2023 wrap-up',
    publishedAt: '2023-11-20T00:00:00Z',
    markdown: `All talks are in [this playlist](https://www.youtube.com/playlist?list=PLabcdefghijk), more on [our channel](https://www.youtube.com/@heron) and the [full schedule](https://kccncna2023.sched.com/). Ada's [profile](https://kccncna2023.sched.com/speaker/ada.park) lists her sessions.

We opened with a short video of our users congratulating the project:

{{< youtube promoaaaaa1 >}}

Subscribe to [the channel](https://youtube.com/c/heron) and read the [documentation](https://heron.example/docs/).`,
    talks: [],
  },
  {
    name: 'takes no meeting recording, release video or screen cast for a talk',
    language: 'en',
    title: 'Heron 1.5 released',
    publishedAt: '2023-08-01T00:00:00Z',
    markdown: `The new rule engine is here. See it at work in [this short demo](${yt('screencast1')}). The last [community meeting](${yt('meetingaaa1')}) has the details, the [recording](${yt('meetingaaa2')}) of the weekly call too.

Video tutorial: [Installing Heron](${yt('tutorialaa1')}).

{{< youtube releasevid1 >}}`,
    talks: [],
  },
  {
    name: 'reads a webinar and a meetup with named guests, not a plain meetup page',
    language: 'en',
    title: 'Heron in May',
    publishedAt: '2023-05-01T00:00:00Z',
    markdown: `- Webinar: [Hardening clusters in an hour](https://www.cncf.io/online-programs/hardening-clusters-in-an-hour/) with Ada Park
- Join Bo Ek of Beta for the livestream [Ask us anything about rules](https://community.cncf.io/events/details/cncf-online-programs-presents-rules/) on May 17
- Our [monthly meetup](https://www.meetup.com/heron-users/events/291234567/) takes place as usual`,
    talks: [
      {
        url: 'https://www.cncf.io/online-programs/hardening-clusters-in-an-hour/',
        title: 'Hardening clusters in an hour',
        kind: 'WEBINAR',
        speakers: ['Ada Park'],
      },
      {
        url: 'https://community.cncf.io/events/details/cncf-online-programs-presents-rules/',
        title: 'Ask us anything about rules',
        kind: 'WEBINAR',
        speakers: ['Bo Ek (Beta)'],
        startsOn: '2023-05-17',
      },
    ],
  },
  {
    name: 'finds day and event in the headings above',
    language: 'en',
    title: 'Autumn events',
    publishedAt: '2022-10-01T00:00:00Z',
    markdown: `## KubeCon + CloudNativeCon North America 2022

### Tuesday, October 25

- 11:00: [Signals from the edge](https://sched.co/1Ddd1), Ada Park, Acme
- 14:30 - 15:05: [A tutorial in tuning](https://sched.co/1Ddd2) (Bo Ek)

### Wednesday, October 26

- [Quiet alerts](https://sched.co/1Ddd3) by Cai Lund`,
    talks: [
      {
        url: 'https://sched.co/1Ddd1',
        title: 'Signals from the edge',
        speakers: ['Ada Park (Acme)'],
        startsOn: '2022-10-25',
        event: 'KubeCon + CloudNativeCon North America 2022',
      },
      { url: 'https://sched.co/1Ddd2', speakers: ['Bo Ek'], startsOn: '2022-10-25' },
      { url: 'https://sched.co/1Ddd3', title: 'Quiet alerts', speakers: ['Cai Lund'], startsOn: '2022-10-26' },
    ],
  },
  {
    name: 'reads reference links, wrapped links and recordings behind words like "here"',
    language: 'en',
    title: 'Heron at KCD Munich 2023',
    publishedAt: '2023-07-20T00:00:00Z',
    markdown: `Ada Park spoke about "Policies at the speed of light"; the recording is [here][rec].

Bo Ek's talk [Rust in the
kernel][rust] was packed.

[rec]: ${yt('referencea1')}
[rust]: ${yt('referencea2')}`,
    talks: [
      { url: yt('referencea1'), title: 'Policies at the speed of light', speakers: ['Ada Park'], event: 'KCD Munich 2023' },
      { url: yt('referencea2'), title: 'Rust in the kernel', speakers: ['Bo Ek'] },
    ],
  },
  {
    name: 'lee una crónica en español',
    language: 'es',
    title: 'Garza en la KubeCon Europe 2024',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `La jornada empezó con [una charla sobre reglas dinámicas](${yt('espanolaaa1')}) de Ana Ruiz y Luis Vega, de Acme. Después, Marta Gil de Beta impartió el taller [Del caos al orden](${yt('espanolaaa2')}).

Todos los vídeos están en [la lista de reproducción](https://www.youtube.com/playlist?list=PLespanol).`,
    talks: [
      { url: yt('espanolaaa1'), speakers: ['Ana Ruiz (Acme)', 'Luis Vega (Acme)'], kind: 'TALK', event: 'KubeCon Europe 2024' },
      { url: yt('espanolaaa2'), title: 'Del caos al orden', speakers: ['Marta Gil (Beta)'], kind: 'WORKSHOP' },
    ],
  },
  {
    name: 'lê uma crônica em português',
    language: 'pt',
    title: 'Garça no KCD Brasil 2023',
    publishedAt: '2023-09-10T00:00:00Z',
    markdown: `- [Rastreando sem medo](${yt('portuguesa1')}) - Ana Souza e Rui Costa, Acme
- Palestra relâmpago: [Cinco regras em cinco minutos](${yt('portuguesa2')}) por Bia Lima

Na sexta, Caio Melo da Beta apresentou a oficina [Do zero ao cluster](${yt('portuguesa3')}). Inscreva-se no [nosso canal](https://www.youtube.com/@garca).`,
    talks: [
      { url: yt('portuguesa1'), title: 'Rastreando sem medo', speakers: ['Ana Souza (Acme)', 'Rui Costa (Acme)'] },
      { url: yt('portuguesa2'), title: 'Cinco regras em cinco minutos', kind: 'LIGHTNING_TALK', speakers: ['Bia Lima'] },
      { url: yt('portuguesa3'), title: 'Do zero ao cluster', kind: 'WORKSHOP', speakers: ['Caio Melo (Beta)'] },
    ],
  },
  {
    name: 'lit un compte rendu en français',
    language: 'fr',
    title: 'Héron à KubeCon Europe 2024',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `Mercredi 20 mars, Léa Martin et Hugo Petit de chez Acme ont présenté [Observer sans déranger](${yt('francaisaa1')}).

- Table ronde : [Qui garde les gardiens ?](${yt('francaisaa2')}) avec Zoé Blanc (Beta) et Paul Noir (Gamma)
- [Un atelier sur les règles](${yt('francaisaa3')}), animé par Inès Roux

La [playlist complète](https://www.youtube.com/playlist?list=PLfrancais) est en ligne.`,
    talks: [
      {
        url: yt('francaisaa1'),
        title: 'Observer sans déranger',
        speakers: ['Léa Martin (Acme)', 'Hugo Petit (Acme)'],
        startsOn: '2024-03-20',
        event: 'KubeCon Europe 2024',
      },
      { url: yt('francaisaa2'), kind: 'PANEL', speakers: ['Zoé Blanc (Beta)', 'Paul Noir (Gamma)'] },
      { url: yt('francaisaa3'), kind: 'WORKSHOP', speakers: ['Inès Roux'] },
    ],
  },
  {
    name: 'liest einen deutschen Bericht',
    language: 'de',
    title: 'Reiher auf den Container Days 2023',
    publishedAt: '2023-09-15T00:00:00Z',
    markdown: `Am 12. September hielt Anna Vogel von Acme den Vortrag [Leise Alarme](${yt('deutschaaa1')}). Jonas Beck und Mia Kurz zeigten in ihrem Workshop [Regeln von Grund auf](${yt('deutschaaa2')}), wie man beginnt.

- Podiumsdiskussion: [Wer bewacht die Wächter?](${yt('deutschaaa3')})

Alle Aufzeichnungen stehen in der [Wiedergabeliste](https://www.youtube.com/playlist?list=PLdeutsch).`,
    talks: [
      { url: yt('deutschaaa1'), title: 'Leise Alarme', speakers: ['Anna Vogel (Acme)'], startsOn: '2023-09-12' },
      { url: yt('deutschaaa2'), title: 'Regeln von Grund auf', kind: 'WORKSHOP', speakers: ['Jonas Beck', 'Mia Kurz'] },
      { url: yt('deutschaaa3'), title: 'Wer bewacht die Wächter?', kind: 'PANEL' },
    ],
  },
  {
    name: 'legge una cronaca in italiano',
    language: 'it',
    title: 'Airone a Kubernetes Community Days Italy 2023',
    publishedAt: '2023-06-20T00:00:00Z',
    markdown: `Giulia Rossi e Marco Neri di Acme hanno presentato [Regole senza rumore](${yt('italianoaa1')}).

- Tavola rotonda: [Il futuro del runtime](${yt('italianoaa2')}) con Sara Conti (Beta)
- [Dal kernel al cloud](${yt('italianoaa3')}) - Luca Ferri, Gamma`,
    talks: [
      { url: yt('italianoaa1'), title: 'Regole senza rumore', speakers: ['Giulia Rossi (Acme)', 'Marco Neri (Acme)'] },
      { url: yt('italianoaa2'), title: 'Il futuro del runtime', kind: 'PANEL', speakers: ['Sara Conti (Beta)'] },
      { url: yt('italianoaa3'), title: 'Dal kernel al cloud', speakers: ['Luca Ferri (Gamma)'] },
    ],
  },
  {
    name: 'читає українську розповідь',
    language: 'uk',
    title: 'Чапля на KubeCon Europe 2024',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `- Коротка доповідь: [Тихі сповіщення](${yt('ukrainskaa1')}) — Олена Коваль, Acme
- [Правила без шуму](${yt('ukrainskaa2')}) (Іван Бондар, Beta)

Марія Шевчук з Gamma провела воркшоп [Від хаосу до порядку](${yt('ukrainskaa3')}). Усі відео є на [нашому каналі](https://www.youtube.com/@chaplia).`,
    talks: [
      { url: yt('ukrainskaa1'), title: 'Тихі сповіщення', kind: 'LIGHTNING_TALK', speakers: ['Олена Коваль (Acme)'] },
      { url: yt('ukrainskaa2'), title: 'Правила без шуму', speakers: ['Іван Бондар (Beta)'] },
      { url: yt('ukrainskaa3'), title: 'Від хаосу до порядку', kind: 'WORKSHOP', speakers: ['Марія Шевчук (Gamma)'] },
    ],
  },
  {
    name: '读懂中文回顾',
    language: 'zh',
    title: '苍鹭在 KubeCon China 2024',
    publishedAt: '2024-08-30T00:00:00Z',
    markdown: `来自 Acme 的 Ada Park 发表了题为[安静的告警](${yt('zhongwenaa1')})的演讲。

由 Bo Ek 和 Cai Lund 主持的[规则入门研讨会](${yt('zhongwenaa2')})座无虚席。

- 闪电演讲：[五分钟五条规则](${yt('zhongwenaa3')})

全部视频见[播放列表](https://www.youtube.com/playlist?list=PLzhongwen)。`,
    talks: [
      { url: yt('zhongwenaa1'), title: '安静的告警', speakers: ['Ada Park (Acme)'], event: 'KubeCon China 2024' },
      { url: yt('zhongwenaa2'), kind: 'WORKSHOP', speakers: ['Bo Ek', 'Cai Lund'] },
      { url: yt('zhongwenaa3'), title: '五分钟五条规则', kind: 'LIGHTNING_TALK', speakers: [] },
    ],
  },
  {
    name: '日本語の報告を読む',
    language: 'ja',
    title: 'KubeCon Japan 2025 のサギ',
    publishedAt: '2025-06-30T00:00:00Z',
    markdown: `- **[静かなアラート](https://sched.co/1Jjj1)**<br>Ada Park、Acme<br>6月17日（火）• 14:10 - 14:40
- **[ルール入門ワークショップ](https://sched.co/1Jjj2)**<br>Bo Ek 氏、Beta<br>2025年6月16日

山田太郎氏による講演[カーネルの正直さ](${yt('nihongoaaa1')})も好評でした。[再生リスト](https://www.youtube.com/playlist?list=PLnihongo)もどうぞ。`,
    talks: [
      {
        url: 'https://sched.co/1Jjj1',
        title: '静かなアラート',
        speakers: ['Ada Park (Acme)'],
        startsOn: '2025-06-17',
        event: 'KubeCon Japan 2025',
      },
      { url: 'https://sched.co/1Jjj2', kind: 'WORKSHOP', speakers: ['Bo Ek (Beta)'], startsOn: '2025-06-16' },
      { url: yt('nihongoaaa1'), title: 'カーネルの正直さ', speakers: ['山田太郎'] },
    ],
  },
  {
    name: '한국어 후기를 읽는다',
    language: 'ko',
    title: 'KubeCon Korea 2025의 왜가리',
    publishedAt: '2025-11-01T00:00:00Z',
    markdown: `Acme의 김철수 님이 [조용한 경보](${yt('hangugoaaa1')})라는 제목으로 발표했습니다.

- 라이트닝 토크: [5분 동안 다섯 규칙](${yt('hangugoaaa2')}) - Ada Park, Acme
- 워크숍: [규칙 처음부터](${yt('hangugoaaa3')})

모든 영상은 [재생목록](https://www.youtube.com/playlist?list=PLhangugo)에 있습니다.`,
    talks: [
      { url: yt('hangugoaaa1'), title: '조용한 경보', speakers: ['김철수 (Acme)'] },
      { url: yt('hangugoaaa2'), title: '5분 동안 다섯 규칙', kind: 'LIGHTNING_TALK', speakers: ['Ada Park (Acme)'] },
      { url: yt('hangugoaaa3'), title: '규칙 처음부터', kind: 'WORKSHOP' },
    ],
  },
  {
    name: 'czyta polską relację',
    language: 'pl',
    title: 'Czapla na KCD Warsaw 2023',
    publishedAt: '2023-10-10T00:00:00Z',
    markdown: `Anna Nowak z Acme poprowadziła warsztat [Reguły od podstaw](${yt('polskiaaaa1')}).

- Prelekcja: [Ciche alarmy](${yt('polskiaaaa2')}) - Jan Kowal, Beta`,
    talks: [
      { url: yt('polskiaaaa1'), title: 'Reguły od podstaw', kind: 'WORKSHOP', speakers: ['Anna Nowak (Acme)'] },
      { url: yt('polskiaaaa2'), title: 'Ciche alarmy', speakers: ['Jan Kowal (Beta)'] },
    ],
  },
  {
    name: 'falls back to rules without words in a language that has no lexicon',
    language: 'nl',
    title: 'Reiger op FOSDEM 2024',
    publishedAt: '2024-02-10T00:00:00Z',
    markdown: `- [Stille alarmen](https://fosdem.org/2024/schedule/event/stille-alarmen/) - Anna de Vries, Acme
- [Een playlist](https://www.youtube.com/playlist?list=PLdutch)`,
    talks: [
      {
        url: 'https://fosdem.org/2024/schedule/event/stille-alarmen/',
        title: 'Stille alarmen',
        speakers: ['Anna de Vries (Acme)'],
        event: 'FOSDEM 2024',
      },
    ],
  },
  {
    name: 'takes a link in documentation or about a blog post for no talk',
    language: 'en',
    title: 'Configuring Heron',
    markdown: `The walkthrough is also [available as a video](${yt('docsaaaaaa1')}). For background see [this thread](https://github.com/heron/heron/issues/1) and [Ada's blog post](https://blog.example/ada) on tuning.

- [Installation](https://heron.example/docs/install)
- [How it works](${yt('docsaaaaaa2')})`,
    talks: [],
  },
  {
    name: 'reads names first where the whole list is written so',
    language: 'en',
    title: 'Heron at GitOpsCon NA 2023',
    publishedAt: '2023-05-01T00:00:00Z',
    markdown: `- [Ada Park & Bo Ek: Branches and other lies](https://sched.co/1Eee1)
- [Cai Lund: Merge queues: a love story](https://sched.co/1Eee2)
- [Dee: Less is more](https://sched.co/1Eee3)`,
    talks: [
      { url: 'https://sched.co/1Eee1', title: 'Branches and other lies', speakers: ['Ada Park', 'Bo Ek'] },
      { url: 'https://sched.co/1Eee2', title: 'Merge queues: a love story', speakers: ['Cai Lund'] },
      { url: 'https://sched.co/1Eee3', title: 'Less is more', speakers: ['Dee'] },
    ],
  },
  {
    name: 'does not take a subject before a colon for a person',
    language: 'en',
    title: 'Heron at KubeCon EU 2024',
    publishedAt: '2024-03-01T00:00:00Z',
    markdown: `- [Lazy Herons: sampling on a budget](https://sched.co/1Fff1)
- [Hidden Figures - counting what matters](https://sched.co/1Fff2) by Ada Park
- [Silent Running: logs without logging](https://sched.co/1Fff3) by Bo Ek, Acme`,
    talks: [
      { url: 'https://sched.co/1Fff1', title: 'Lazy Herons: sampling on a budget', speakers: [] },
      { url: 'https://sched.co/1Fff2', title: 'Hidden Figures - counting what matters', speakers: ['Ada Park'] },
      { url: 'https://sched.co/1Fff3', title: 'Silent Running: logs without logging', speakers: ['Bo Ek (Acme)'] },
    ],
  },
  {
    name: 'reads the speaker above the link and the title in bold',
    language: 'en',
    title: 'Heron at SREcon 2023',
    publishedAt: '2023-10-20T00:00:00Z',
    markdown: `* **Budgets for errors** by Ada Park (Acme) – [watch the talk](${yt('boldaaaaaa1')})
* Bo Ek: **Paging Doctor Ek** ([YouTube](${yt('boldaaaaaa2')}))
* "Postmortems that people read", Cai Lund, Gamma: <${yt('boldaaaaaa3')}>`,
    talks: [
      { url: yt('boldaaaaaa1'), title: 'Budgets for errors', speakers: ['Ada Park (Acme)'] },
      { url: yt('boldaaaaaa2'), title: 'Paging Doctor Ek', speakers: ['Bo Ek'] },
      { url: yt('boldaaaaaa3'), title: 'Postmortems that people read', speakers: ['Cai Lund (Gamma)'] },
    ],
  },
  {
    name: 'reads by-lines in brackets, on wrapped lines and behind "Speakers"',
    language: 'en',
    title: 'Meet Heron at KubeCon EU 2023',
    publishedAt: '2023-04-10T00:00:00Z',
    markdown: `- **[Project update](https://sched.co/1Ggg1)** Wednesday April 19 • 11:00 - 11:35
  Speakers: Ada Park & Bo Ek, Acme
- **Wednesday, 14:30** - [Rules at scale](https://sched.co/1Ggg2) - _Cai Lund, Beta_
- [April 20 | The cost of logs | Bo Ek, Beta](https://sched.co/1Ggg3)
- "Zero trust for batch jobs" by Ada Park, Acme (April 21, 11:00): https://sched.co/1Ggg4

> [Alerting without alarm](https://sched.co/1Ggg5)
> Cai Lund - Gamma`,
    talks: [
      { url: 'https://sched.co/1Ggg1', title: 'Project update', speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'], startsOn: '2023-04-19' },
      { url: 'https://sched.co/1Ggg2', title: 'Rules at scale', speakers: ['Cai Lund (Beta)'], startsOn: null },
      { url: 'https://sched.co/1Ggg3', title: 'The cost of logs', speakers: ['Bo Ek (Beta)'], startsOn: '2023-04-20' },
      { url: 'https://sched.co/1Ggg4', title: 'Zero trust for batch jobs', speakers: ['Ada Park (Acme)'], startsOn: '2023-04-21' },
      { url: 'https://sched.co/1Ggg5', title: 'Alerting without alarm', speakers: ['Cai Lund (Gamma)'] },
    ],
  },
  {
    name: 'gives each of several links in one sentence its own speakers [fr]',
    language: 'fr',
    title: 'Héron à Devoxx',
    publishedAt: '2024-04-20T00:00:00Z',
    markdown: `Retrouvez la conférence de Léa Martin (Acme), [Le prix des journaux](${yt('devoxxaaaa1')}), et l'atelier de Hugo Petit : [Écrire ses règles](${yt('devoxxaaaa2')}).`,
    talks: [
      { url: yt('devoxxaaaa1'), title: 'Le prix des journaux', kind: 'TALK', speakers: ['Léa Martin (Acme)'], event: 'Devoxx' },
      { url: yt('devoxxaaaa2'), title: 'Écrire ses règles', kind: 'WORKSHOP', speakers: ['Hugo Petit'] },
    ],
  },
  {
    name: 'gives each of several links in one sentence its own speakers [de]',
    language: 'de',
    title: 'Reiher auf der KubeCon',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `Auf der KubeCon Europe 2024 gab es zwei Vorträge von uns: [Leise Alarme](${yt('kubeconde01')}) (Anna Vogel, Acme) und [Regeln ohne Rauschen](${yt('kubeconde02')}) von Jonas Beck. Das [Video](${yt('kubeconde03')}) zur Version 2 zeigt die Neuerungen.`,
    talks: [
      { url: yt('kubeconde01'), title: 'Leise Alarme', speakers: ['Anna Vogel (Acme)'], event: 'KubeCon Europe 2024' },
      { url: yt('kubeconde02'), title: 'Regeln ohne Rauschen', speakers: ['Jonas Beck'] },
    ],
  },
  {
    name: '全角の括弧とコロンの後の名前を読む',
    language: 'ja',
    title: 'KubeCon Japan 2025 参加報告',
    publishedAt: '2025-06-30T00:00:00Z',
    markdown: `## 基調講演

- [カーネルの未来](https://sched.co/1Hhh1)（Ada Park, Acme）
- [最新の進展と展望](https://sched.co/1Hhh2)：鈴木一郎（Beta）`,
    talks: [
      { url: 'https://sched.co/1Hhh1', title: 'カーネルの未来', kind: 'KEYNOTE', speakers: ['Ada Park (Acme)'] },
      { url: 'https://sched.co/1Hhh2', title: '最新の進展と展望', kind: 'KEYNOTE', speakers: ['鈴木一郎 (Beta)'] },
    ],
  },
];
