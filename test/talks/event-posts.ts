import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://www.youtube.com/watch?v=${id}`;

/** Invented posts that let a reader know the event in ever other ways, or leave it open. */
export const EVENT_POSTS: readonly SamplePost[] = [
  {
    name: 'knows an event behind "at", whatever its name, by the year beside it',
    language: 'en',
    title: 'Heron in October',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `At Write the Docs Portland 2023 Ada Park gave [a talk on docs as contracts](${yt('evposition1')}). Bo Ek from Acme presented [Quiet kernels](${yt('evposition2')}) at Herons United '23.

Cai Lund's keynote [Nobody reads logs](${yt('evposition3')}) closed the Rivers and Lakes conference.`,
    talks: [
      { url: yt('evposition1'), event: 'Write the Docs Portland 2023', speakers: ['Ada Park'] },
      { url: yt('evposition2'), event: "Herons United '23", speakers: ['Bo Ek (Acme)'] },
      { url: yt('evposition3'), title: 'Nobody reads logs', event: 'Rivers and Lakes', kind: 'KEYNOTE' },
    ],
  },
  {
    name: 'takes a month, a version or a year in a sentence for no event',
    language: 'en',
    title: 'Heron 1.7',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `In March 2023 Ada Park gave [a talk on sampling](${yt('evnothing11')}). At Acme, Bo Ek presented [Numbers in 2023](${yt('evnothing12')}) during January 2023.`,
    talks: [
      { url: yt('evnothing11'), event: null },
      { url: yt('evnothing12'), event: null },
    ],
  },
  {
    name: 'knows the event of each paragraph of a monthly update',
    language: 'en',
    title: 'May 2023 update',
    publishedAt: '2023-05-31T00:00:00Z',
    markdown: `## News

### Recent & upcoming events

#### DevOpsDays Oslo 2023

- [Queues without tears](${yt('monthlyaaa1')}) by Ada Park
- [A cluster in a box](${yt('monthlyaaa2')}) by Bo Ek

#### Helsinki Observability Meetup

Cai Lund, Acme, showed [Traces you can read](${yt('monthlyaaa3')}).

#### Other talks

- [What we learned](${yt('monthlyaaa4')}) by Dee Ochoa
- KCD Lyon 2023: [Small steps](${yt('monthlyaaa5')}) by Ada Park
- [Large leaps](${yt('monthlyaaa6')}) (Bo Ek, FOSDEM 2023)`,
    talks: [
      { url: yt('monthlyaaa1'), event: 'DevOpsDays Oslo 2023' },
      { url: yt('monthlyaaa2'), event: 'DevOpsDays Oslo 2023' },
      { url: yt('monthlyaaa3'), event: 'Helsinki Observability Meetup', speakers: ['Cai Lund (Acme)'] },
      { url: yt('monthlyaaa4'), event: null },
      { url: yt('monthlyaaa5'), event: 'KCD Lyon 2023' },
      { url: yt('monthlyaaa6'), event: 'FOSDEM 2023' },
    ],
  },
  {
    name: 'reads events out of labels before the title',
    language: 'en',
    title: 'Heron in the news',
    publishedAt: '2022-11-01T00:00:00Z',
    markdown: `- [ATO 2022 Clusters for the curious](${yt('labelaaaaa1')}) with Ada Park
- **Write the Docs Prague 2022**: [Words for machines](${yt('labelaaaaa2')}) by Bo Ek
- Gophers User Group Luxembourg: [Channels and chances](${yt('labelaaaaa3')}) by Cai Lund
- [CNCF on-demand webinar: Herons for helmsmen](${yt('labelaaaaa4')}) with Dee Ochoa
- [Logs: a love story](${yt('labelaaaaa5')}) by Ada Park`,
    talks: [
      { url: yt('labelaaaaa1'), title: 'Clusters for the curious', event: 'ATO 2022' },
      { url: yt('labelaaaaa2'), title: 'Words for machines', event: 'Write the Docs Prague 2022' },
      { url: yt('labelaaaaa3'), title: 'Channels and chances', event: 'Gophers User Group Luxembourg' },
      { url: yt('labelaaaaa4'), title: 'Herons for helmsmen', kind: 'WEBINAR', event: 'CNCF on-demand webinar' },
      { url: yt('labelaaaaa5'), title: 'Logs: a love story', event: null },
    ],
  },
  {
    name: 'dates the event back where the paragraph tells of another year',
    language: 'en',
    title: 'Register now for HeronCon 2024',
    publishedAt: '2024-02-01T00:00:00Z',
    markdown: `HeronCon 2024 takes place on May 6-7, 2024.

In 2023 some 400 people joined us to hear [how Acme tamed its queues](${yt('backdating1')}) and [why Beta rewrote its agent](${yt('backdating2')}).`,
    talks: [
      { url: yt('backdating1'), event: 'HeronCon 2023', startsOn: null },
      { url: yt('backdating2'), event: 'HeronCon 2023' },
    ],
  },
  {
    name: 'knows the event of a player by heading, caption or the sentence before',
    language: 'en',
    title: 'Heron on video',
    publishedAt: '2023-06-20T00:00:00Z',
    markdown: `### SREcon EMEA 2023

Ada Park on budgets for errors, the talk of the day:

{{< youtube embedevent1 >}}

### Elsewhere

Bo Ek gave the talk "Waiting for the kernel" at Cloud Expo 2023:

{{< youtube embedevent2 >}}

{{< youtube embedevent3 >}}

> Heron User Group Graz: Rules of the river
>
> Cai Lund tells how to write rules.`,
    talks: [
      { url: yt('embedevent1'), event: 'SREcon EMEA 2023' },
      { url: yt('embedevent2'), title: 'Waiting for the kernel', event: 'Cloud Expo 2023' },
      { url: yt('embedevent3'), title: 'Rules of the river', event: 'Heron User Group Graz' },
    ],
  },
  {
    name: 'lets the event of a co-located day stand beside the conference',
    language: 'en',
    title: 'Heron at KubeCon EU 2024',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `On Tuesday, **Cloud Native Rivers Day** had two talks of ours:

- [Ponds](${yt('colocated01')}) by Ada Park
- [Lakes](${yt('colocated02')}) by Bo Ek

At the main conference Cai Lund gave [a talk on oceans](${yt('colocated03')}).`,
    talks: [
      { url: yt('colocated01'), event: 'Cloud Native Rivers Day' },
      { url: yt('colocated02'), event: 'Cloud Native Rivers Day' },
      { url: yt('colocated03'), event: 'KubeCon EU 2024' },
    ],
  },
  {
    name: 'conoce el evento por su lugar en la frase',
    language: 'es',
    title: 'Garza en otoño',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `En la conferencia Aves del Sur, Ana Ruiz dio [una charla sobre colas](${yt('eseventoaa1')}). Luis Vega, de Acme, presentó [Del caos al orden](${yt('eseventoaa2')}) en Commit Conf 2023.

### Otras charlas

En marzo de 2023 hubo [una charla de Marta Gil](${yt('eseventoaa3')}).`,
    talks: [
      { url: yt('eseventoaa1'), event: 'Aves del Sur' },
      { url: yt('eseventoaa2'), event: 'Commit Conf 2023', speakers: ['Luis Vega (Acme)'] },
      { url: yt('eseventoaa3'), event: null },
    ],
  },
  {
    name: 'conhece o evento pelo seu lugar na frase',
    language: 'pt',
    title: 'Garça no outono',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Ana Souza apresentou a palestra [Rastreando sem medo](${yt('pteventoaa1')}) no Rios e Lagos 2023. Na conferência Aves Unidas, Rui Costa da Acme deu [uma palestra sobre filas](${yt('pteventoaa2')}).`,
    talks: [
      { url: yt('pteventoaa1'), event: 'Rios e Lagos 2023', speakers: ['Ana Souza'] },
      { url: yt('pteventoaa2'), event: 'Aves Unidas', speakers: ['Rui Costa (Acme)'] },
    ],
  },
  {
    name: 'connaît l’événement par sa place dans la phrase',
    language: 'fr',
    title: 'Héron en automne',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Lors de la conférence Oiseaux du Nord, Léa Martin a donné [une conférence sur les files](${yt('freventoaa1')}). Hugo Petit a présenté [Du chaos à l’ordre](${yt('freventoaa2')}) au Capitole du Libre 2023.`,
    talks: [
      { url: yt('freventoaa1'), event: 'Oiseaux du Nord' },
      { url: yt('freventoaa2'), event: 'Capitole du Libre 2023', speakers: ['Hugo Petit'] },
    ],
  },
  {
    name: 'kennt die Veranstaltung aus ihrem Platz im Satz',
    language: 'de',
    title: 'Reiher im Herbst',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Auf der Konferenz Vögel Vereint hielt Anna Vogel [einen Vortrag über Warteschlangen](${yt('deeventoaa1')}). Jonas Beck von Acme zeigte [Vom Chaos zur Ordnung](${yt('deeventoaa2')}) auf den Chemnitzer Tagen 2023.`,
    talks: [
      { url: yt('deeventoaa1'), event: 'Vögel Vereint' },
      { url: yt('deeventoaa2'), event: 'Chemnitzer Tagen 2023', speakers: ['Jonas Beck (Acme)'] },
    ],
  },
  {
    name: 'イベントを文中の位置から知る',
    language: 'ja',
    title: '秋のヘロン',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Ada Park氏はWrite the Docs 2023で[静かなカーネル](${yt('jaeventoaa1')})という講演を行いました。CloudNative Days Tokyo 2023では、Bo Ek氏が[流れるログ](${yt('jaeventoaa2')})を発表しました。`,
    talks: [
      { url: yt('jaeventoaa1'), event: 'Write the Docs 2023' },
      { url: yt('jaeventoaa2'), event: 'CloudNative Days Tokyo 2023' },
    ],
  },
  {
    name: '从句中位置得知活动',
    language: 'zh',
    title: '秋天的苍鹭',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `在 Write the Docs 2023 上，来自 Acme 的 Ada Park 做了[关于安静内核的演讲](${yt('zheventoaa1')})。在 KubeCon 中国 2023 上，Bo Ek 分享了[流动的日志](${yt('zheventoaa2')})。`,
    talks: [
      { url: yt('zheventoaa1'), event: 'Write the Docs 2023' },
      { url: yt('zheventoaa2'), event: 'KubeCon 中国 2023' },
    ],
  },
  {
    name: 'знає подію з її місця в реченні',
    language: 'uk',
    title: 'Чапля восени',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `На конференції «Птахи Півночі» Олена Коваль провела [доповідь про черги](${yt('ukeventoaa1')}). Іван Бондар з Acme представив [Від хаосу до порядку](${yt('ukeventoaa2')}) на Write the Docs 2023.`,
    talks: [
      { url: yt('ukeventoaa1'), event: 'Птахи Півночі' },
      { url: yt('ukeventoaa2'), event: 'Write the Docs 2023', speakers: ['Іван Бондар (Acme)'] },
    ],
  },
  {
    name: '문장 속 자리로 행사를 안다',
    language: 'ko',
    title: '가을의 헤론',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Ada Park 님은 Write the Docs 2023에서 [조용한 커널](${yt('koeventoaa1')})을 발표했습니다. Bo Ek 님은 KubeCon 북미 2023에서 [흐르는 로그](${yt('koeventoaa2')})라는 발표를 했습니다.`,
    talks: [
      { url: yt('koeventoaa1'), event: 'Write the Docs 2023' },
      { url: yt('koeventoaa2'), event: 'KubeCon 북미 2023' },
    ],
  },
  {
    name: 'conosce l’evento dal suo posto nella frase',
    language: 'it',
    title: 'Airone in autunno',
    publishedAt: '2023-11-01T00:00:00Z',
    markdown: `Giulia Rossi di Acme ha presentato [Code senza lacrime](${yt('iteventoaa1')}) al Codemotion Milano 2023. Alla conferenza Uccelli Uniti, Luca Ferri ha tenuto [un intervento sui log](${yt('iteventoaa2')}).`,
    talks: [
      { url: yt('iteventoaa1'), event: 'Codemotion Milano 2023', speakers: ['Giulia Rossi (Acme)'] },
      { url: yt('iteventoaa2'), event: 'Uccelli Uniti' },
    ],
  },
  {
    name: 'takes the event that the post is about where its introduction names another beside it, with the one day it gives',
    language: 'en',
    title: 'Join us for HeronDay 2024',
    publishedAt: '2024-02-07T00:00:00Z',
    markdown: `The schedule for HeronDay 2024, co-located with KubeCon EU in Paris on March 19, is live! Some highlights:

1. **Keynote: The state of Heron** — [sched](https://sched.co/1Yaaa) — Ada Park (Acme)
2. **Panel: the next ten years** ([details](https://sched.co/1Yaac)), moderated by Bo Ek`,
    talks: [
      { url: 'https://sched.co/1Yaaa', title: 'The state of Heron', kind: 'KEYNOTE', event: 'HeronDay 2024', startsOn: '2024-03-19' },
      { url: 'https://sched.co/1Yaac', title: 'the next ten years', kind: 'PANEL', speakers: ['Bo Ek'], event: 'HeronDay 2024' },
    ],
  },
  {
    name: 'finds the speaker of "her talk" in the sentence before, and the words of a player below it',
    language: 'en',
    title: 'Recap: Heron at DevConf.US',
    publishedAt: '2023-09-07T00:00:00Z',
    markdown: `Last week our very own Ada Park spoke at DevConf.US in Boston. Her talk, [_Herons in the wild_](${yt('recapaaaaa1')}), covered three years of running Heron. If you prefer reading, see [the demo video](${yt('recapaaaaa2')}) instead.

<iframe src="https://www.youtube.com/embed/recapaaaaa3" title="YouTube video player"></iframe>

The video above is the closing panel "Who feeds the herons?" with Cai Lund and Dee Ochoa.`,
    talks: [
      { url: yt('recapaaaaa1'), title: 'Herons in the wild', speakers: ['Ada Park'], event: 'DevConf.US' },
      {
        url: 'https://www.youtube.com/embed/recapaaaaa3',
        title: 'Who feeds the herons?',
        kind: 'PANEL',
        speakers: ['Cai Lund', 'Dee Ochoa'],
      },
    ],
  },
  {
    name: '由动作识别中文讲者',
    language: 'zh',
    title: 'Heron 亮相 KubeCon 中国 2023',
    publishedAt: '2023-10-08T00:00:00Z',
    markdown: `来自 Acme 的王小明分享了[如何在生产中使用 Heron](https://www.bilibili.com/video/BV1xx411c7mD)。更多信息请查看 Beta 团队的[文档](https://heron.example/docs)和[视频](${yt('zhdocsaaaa1')})。`,
    talks: [{ url: 'https://www.bilibili.com/video/BV1xx411c7mD', title: '如何在生产中使用 Heron', speakers: ['王小明 (Acme)'] }],
  },
  {
    name: '敬称の付いた名前を登壇者として読む',
    language: 'ja',
    title: 'KubeCon Europe 2024 参加レポート',
    publishedAt: '2024-03-28T00:00:00Z',
    markdown: `Ada Parkさんによる[キーノート](${yt('jakeynote11')})が公開されています。`,
    talks: [{ url: yt('jakeynote11'), kind: 'KEYNOTE', speakers: ['Ada Park'], event: 'KubeCon Europe 2024' }],
  },
  {
    name: 'takes no page of a whole event for a talk, but that of a user group’s evening',
    language: 'en',
    title: 'Heron in November',
    publishedAt: '2022-11-01T00:00:00Z',
    markdown: `[Gophers User Group Graz (virtual) (Nov 30)](https://www.meetup.com/gophers-graz/events/288797616/)

> Ponds and lakes have more in common than it seems.

At the keynote at [Kubernetes Community Days Africa 2022 - Virtual](https://community.cncf.io/events/details/cncf-kcd-africa-presents-kcd-africa/), our herons will fly.`,
    talks: [
      {
        url: 'https://www.meetup.com/gophers-graz/events/288797616/',
        event: 'Gophers User Group Graz',
        startsOn: '2022-11-30',
      },
    ],
  },
  {
    name: 'gives each link of a sentence its own event and day',
    language: 'en',
    title: 'This Week in Heron #12',
    publishedAt: '2023-03-12T00:00:00Z',
    markdown: `To learn more, check out the [talk by Cai Lund at FOSDEM](https://fosdem.org/2023/schedule/event/heron_operator/) or the [Acme webinar](https://www.cncf.io/online-programs/herons/) that Dee Ochoa hosted on March 3rd, 2023.

:tv: Recordings: [Policy as code](${yt('twolinksaa1')}) (Ada Park @ KCD Chennai), [Policy as cake](${yt('twolinksaa2')}) (Bo Ek @ KCD Berlin 2022)`,
    talks: [
      { url: 'https://fosdem.org/2023/schedule/event/heron_operator/', speakers: ['Cai Lund'], event: 'FOSDEM', startsOn: null },
      { url: 'https://www.cncf.io/online-programs/herons/', kind: 'WEBINAR', event: 'Acme webinar', startsOn: '2023-03-03' },
      { url: yt('twolinksaa1'), speakers: ['Ada Park'], event: 'KCD Chennai' },
      { url: yt('twolinksaa2'), speakers: ['Bo Ek'], event: 'KCD Berlin 2022' },
    ],
  },
  {
    name: 'reads sentences whose link says only "a talk", and takes no role or possessive into a name',
    language: 'en',
    title: 'Who uses Heron',
    publishedAt: '2023-03-12T00:00:00Z',
    markdown: `Ada Park, VP of Engineering at Acme, gave [this talk](${yt('whouseaaaa1')}).

In [a talk](${yt('whouseaaaa2')}), Bo Ek, Director of Product at Beta, told the story of a migration.

Gamma's Cai Lund spoke about "Herons in the mist" ([video](${yt('whouseaaaa3')})).`,
    talks: [
      { url: yt('whouseaaaa1'), speakers: ['Ada Park (Acme)'] },
      { url: yt('whouseaaaa2'), speakers: ['Bo Ek (Beta)'] },
      { url: yt('whouseaaaa3'), title: 'Herons in the mist', speakers: ['Cai Lund (Gamma)'] },
    ],
  },
];
