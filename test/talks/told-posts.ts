import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://www.youtube.com/watch?v=${id}`;
const page = (id: string): string => `https://community.cncf.io/events/details/heron-${id}-presents-an-evening/`;

/** Invented posts that tell in one place what another one leaves open: who works where, what "here" is, which day. */
export const TOLD_POSTS: readonly SamplePost[] = [
  {
    name: 'takes the organization of a speaker from the abstract below an entry, as far as the next one',
    language: 'en',
    title: 'What is coming up',
    publishedAt: '2022-02-01T00:00:00Z',
    markdown: `**8 Feb 2022** - [Rivers that feed themselves with Ada Park](https://www.meetup.com/heron/events/200000001/)

> Rivers run dry.
>
> In this session Ada Park, hydrologist and engineer at Acme, will show what to do.

**9 Feb 2022** - [Nests in a day with Bo Ek](https://www.meetup.com/heron/events/200000002/)

**10 Feb 2022** - [Eggs at scale with Cai Lund](https://www.meetup.com/heron/events/200000003/)

> Join Cai Lund, an engineer at Umbrella who likes Bo Ek, engineer at Gamma.

## Thanks

Ada Park from Beta wrote this.`,
    talks: [
      { url: 'https://www.meetup.com/heron/events/200000001/', speakers: ['Ada Park (Acme)'], startsOn: '2022-02-08' },
      { url: 'https://www.meetup.com/heron/events/200000002/', speakers: ['Bo Ek'], startsOn: '2022-02-09' },
      { url: 'https://www.meetup.com/heron/events/200000003/', speakers: ['Cai Lund (Umbrella)'], startsOn: '2022-02-10' },
    ],
  },
  {
    name: 'nimmt die Firma aus der Zusammenfassung darunter',
    language: 'de',
    title: 'Demnächst',
    publishedAt: '2022-02-01T00:00:00Z',
    markdown: `- [Flüsse ohne Ufer](https://sched.co/aaaa1) von Ada Park

  Ada Park, Ingenieurin bei Acme, zeigt, wie man misst.
- [Nester am Tag](https://sched.co/aaaa2) von Bo Ek`,
    talks: [
      { url: 'https://sched.co/aaaa1', speakers: ['Ada Park (Acme)'] },
      { url: 'https://sched.co/aaaa2', speakers: ['Bo Ek'] },
    ],
  },
  {
    name: "gives a company's name with a possessive to both whom it stands before, but not to one with a company of her own",
    language: 'en',
    title: 'Heron in practice',
    markdown: `In [a presentation at FOSDEM 2022](${yt('possessive1')}), Acme's Ada Park and Bo Ek walked through their journey.

In [another talk](${yt('possessive2')}), Acme's Cai Lund and Dee Ochoa (Umbrella) compared notes.

See the [KubeCon EU 2022 talk from Ada Park](${yt('possessive3')}).`,
    talks: [
      { url: yt('possessive1'), speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'] },
      { url: yt('possessive2'), speakers: ['Cai Lund (Acme)', 'Dee Ochoa (Umbrella)'] },
      { url: yt('possessive3'), speakers: ['Ada Park'], event: 'KubeCon EU 2022' },
    ],
  },
  {
    name: '公司写在职位之前，项目的角色之前不是公司',
    language: 'zh',
    title: '鹭的实践',
    markdown: `[在 KubeCon China 2021 的演讲中](${yt('eastjobs001')})，Acme 平台架构师 Ada Park 讲述了他们的旅程。

Heron 维护者 Bo Ek 在 FOSDEM 2022 上的演讲 [安静的河流](${yt('eastjobs002')}) 也值得一看。`,
    talks: [
      { url: yt('eastjobs001'), speakers: ['Ada Park (Acme)'] },
      { url: yt('eastjobs002'), title: '安静的河流', speakers: ['Bo Ek'], event: 'FOSDEM 2022' },
    ],
  },
  {
    name: '登壇した場所は所属ではなく、職の前にあるのは会社である',
    language: 'ja',
    title: '鷺の記録',
    markdown: `この考えは、FOSDEM 2019 での Ada Park による講演 [静かな川](${yt('eastjobs011')}) で広まりました。

Acme のエンジニア Bo Ek が発表した [巣の作り方](${yt('eastjobs012')}) も参考になります。`,
    talks: [
      { url: yt('eastjobs011'), title: '静かな川', speakers: ['Ada Park'], event: 'FOSDEM 2019' },
      { url: yt('eastjobs012'), title: '巣の作り方', speakers: ['Bo Ek (Acme)'] },
    ],
  },
  {
    name: 'reads a few sentences back what is registered for "here", with its day, but not beyond them',
    language: 'en',
    title: 'May 2022 update',
    publishedAt: '2022-05-31T00:00:00Z',
    markdown: `### An evening

Ada Park will be giving a talk titled \`How to count herons\` on the 14th of September. Everything about numbers is in it. Register [here](${page('one')}).

### Another one

Bo Ek will give a talk on small beaks on 3 October 2022. Do come. Register [here](${page('two')}).

### A third

Cai Lund gave a talk. It rained. Nobody came. We went home. Register [here](${page('three')}).`,
    talks: [
      { url: page('one'), title: 'How to count herons', speakers: ['Ada Park'], startsOn: '2022-09-14' },
      { url: page('two'), title: 'small beaks', speakers: ['Bo Ek'], startsOn: '2022-10-03' },
    ],
  },
  {
    name: 'lit dans la phrase d’avant ce que « ici » désigne, et son jour',
    language: 'fr',
    title: 'Nouvelles',
    publishedAt: '2022-05-31T00:00:00Z',
    markdown: `Ada Park donnera une conférence intitulée « Compter les hérons » le 14 septembre 2022. Venez nombreux. Inscription [ici](${page('fr')}).`,
    talks: [{ url: page('fr'), title: 'Compter les hérons', speakers: ['Ada Park'], startsOn: '2022-09-14' }],
  },
  {
    name: 'takes the title of a mere "video" from the linked page of its talk, but from no other link beside it',
    language: 'en',
    title: 'How to translate',
    markdown: `The talk [How to count herons](https://example.org/herons) ([video](${yt('pagetitle01')})) by Ada Park tells more.

For guidance, see the [video](${yt('pagetitle02')}) of Bo Ek's talk at FOSDEM 2022: [Birds of every feather](https://example.org/birds).

Cai Lund gave a talk about [the Heron of Heron Lake](https://example.org/heron), and here is the [video](${yt('pagetitle03')}).`,
    talks: [
      { url: yt('pagetitle01'), title: 'How to count herons', speakers: ['Ada Park'] },
      { url: yt('pagetitle02'), title: 'Birds of every feather', speakers: ['Bo Ek'], event: 'FOSDEM 2022' },
      { url: yt('pagetitle03'), title: 'the Heron of Heron Lake', speakers: ['Cai Lund'] },
    ],
  },
  {
    name: 'ia titlul de pe pagina prezentării, nu începutul propoziției',
    language: 'ro',
    title: 'Cum traducem',
    markdown: `Pentru îndrumare, vezi [înregistrarea video](${yt('pagetitle11')}) a prezentării susținute de Ada Park la FOSDEM 2022: [Păsări de toate felurile](https://example.org/birds).`,
    talks: [{ url: yt('pagetitle11'), title: 'Păsări de toate felurile', speakers: ['Ada Park'], event: 'FOSDEM 2022' }],
  },
  {
    name: '标题取自演讲的页面，而不是小节标题',
    language: 'zh',
    title: '如何翻译',
    markdown: `## 翻译术语

参考 Ada Park 在 Write the Birds 2022 上的演讲[各种各样的鸟](https://example.org/birds)及其[演讲视频](${yt('pagetitle21')})。`,
    talks: [{ url: yt('pagetitle21'), title: '各种各样的鸟', speakers: ['Ada Park'], event: 'Write the Birds 2022' }],
  },
  {
    name: '題名は講演のページから取り、見出しからは取らない',
    language: 'ja',
    title: '翻訳の手引き',
    markdown: `## 用語を訳す

Write the Birds 2022でのAda Parkのトーク[あらゆる種類の鳥](https://example.org/birds)の[動画](${yt('pagetitle31')})を参照してください。`,
    talks: [{ url: yt('pagetitle31'), title: 'あらゆる種類の鳥', speakers: ['Ada Park'], event: 'Write the Birds 2022' }],
  },
  {
    name: 'takes a recorded conversation with a guest whom the post knows, with its series and its day',
    language: 'en',
    title: 'Guests of the Herons Series: rivers at Acme',
    publishedAt: '2022-05-31T00:00:00Z',
    markdown: `On Thursday, May 5th, 2022, the Herons hosted their second session. The series goes on until June 30th, 2022.

This month I spoke with [Ada Park](https://example.org/ada), Principal Architect at [Acme](https://example.org).

## What is next

My conversation with Ada, in full, is [available on YouTube](${yt('conversat01')}).

You can meet Ada on June 7.`,
    talks: [
      {
        url: yt('conversat01'),
        title: 'My conversation with Ada',
        speakers: ['Ada Park (Acme)'],
        kind: 'WEBINAR',
        event: 'Guests of the Herons Series',
        startsOn: '2022-05-05',
      },
    ],
  },
  {
    name: 'takes no conversation with what is no person, nor a video that a sentence with a conversation happens to link',
    language: 'en',
    title: 'Talking to birds',
    markdown: `Ada Park from Acme wrote this.

Our conversation with Heron is on [YouTube](${yt('conversat02')}).

After a conversation with Ada I filmed [rivers in the morning](${yt('conversat03')}).`,
    talks: [],
  },
  {
    name: 'nimmt ein aufgezeichnetes Gespräch mit jemandem, den der Beitrag kennt',
    language: 'de',
    title: 'Zu Gast',
    markdown: `Wir sprachen mit Anna Park von Acme über Flüsse.

Das ganze Gespräch mit Anna gibt es als [Video](${yt('conversat11')}). Ein Gespräch mit Reihern gibt es als [Video](${yt('conversat12')}).`,
    talks: [{ url: yt('conversat11'), title: 'ganze Gespräch mit Anna', speakers: ['Anna Park (Acme)'], kind: 'WEBINAR', event: null }],
  },
  {
    name: '投稿が知る人との会話の録画を取り、そうでないものは取らない',
    language: 'ja',
    title: '鷺の使い方',
    publishedAt: '2022-05-31T00:00:00Z',
    markdown: `2022年3月3日のセッションと2022年4月7日のセッションがありました。

今月は、[Acme](https://example.org) の Principal Architect である [Ada Park](https://example.org/ada) 氏にお話を伺いました。

Ada 氏との会話の全編は [YouTube で公開](${yt('conversat21')})されています。

Heron との会話は [YouTube で公開](${yt('conversat22')})されています。`,
    talks: [{ url: yt('conversat21'), title: 'Ada 氏との会話', speakers: ['Ada Park (Acme)'], kind: 'WEBINAR', startsOn: null }],
  },
  {
    name: 'takes the speakers of a link that stands alone from the sentence before it, if that tells of a talk',
    language: 'en',
    title: 'Histograms',
    markdown: `For more I recommend this talk given by Ada Park and Bo Ek at FOSDEM 2022. [Buckets without bottoms](${yt('lonelinks01')})

Ada Park wrote the code. [Buckets in a day](${yt('lonelinks02')})`,
    talks: [{ url: yt('lonelinks01'), title: 'Buckets without bottoms', speakers: ['Ada Park', 'Bo Ek'], event: 'FOSDEM 2022' }],
  },
  {
    name: '単独のリンクの登壇者は前の文から取る',
    language: 'ja',
    title: 'ヒストグラム',
    markdown: `詳細については、Ada Park と Bo Ek によるこちらのトークをお勧めします。
[Buckets without bottoms](${yt('lonelinks11')})`,
    talks: [{ url: yt('lonelinks11'), title: 'Buckets without bottoms', speakers: ['Ada Park', 'Bo Ek'] }],
  },
  {
    name: 'takes no "Watch the full talk" for the title of the only recording of a post',
    language: 'en',
    title: 'Ladders to the nest: growing Heron at Acme',
    markdown: `At our first KubeDay Japan, **Ada Park** and **Bo Ek** from **Acme** gave us a glimpse of it. Their talk walked us through five years.

## Watch the full talk

For the whole story, watch the recording:

{{< youtube fulltalks01 >}}

Thanks to Ada and Bo.`,
    talks: [{ url: yt('fulltalks01'), title: 'Ladders to the nest: growing Heron at Acme', speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'] }],
  },
  {
    name: 'no toma «Ver la charla completa» por el título de la única grabación de un artículo',
    language: 'es',
    title: 'Escaleras al nido: la garza en Acme',
    markdown: `En KubeDay Japan, Ada Park y Bo Ek de Acme dieron una charla sobre cinco años de trabajo.

## Ver la charla completa

Toda la historia está en la grabación:

{{< youtube fulltalks11 >}}`,
    talks: [{ url: yt('fulltalks11'), title: 'Escaleras al nido: la garza en Acme', speakers: ['Ada Park (Acme)', 'Bo Ek (Acme)'] }],
  },
  {
    name: 'knows the event that a heading opens with by what was done there, and calls a talk with a demo in it a talk',
    language: 'en',
    title: 'August update',
    markdown: `#### Heron Keepers Lyon - Rivers without banks

Ada Park spoke at Heron Keepers Lyon on rivers. It holds an introduction and a demo of the dam.

{{< youtube toldevent01 >}}

#### Umbrella Labs - Banks without rivers

Bo Ek, engineer at Umbrella Labs, gave a talk on banks.

{{< youtube toldevent02 >}}`,
    talks: [
      { url: yt('toldevent01'), kind: 'TALK', speakers: ['Ada Park'], event: 'Heron Keepers Lyon' },
      { url: yt('toldevent02'), kind: 'TALK', speakers: ['Bo Ek (Umbrella Labs)'], event: null },
    ],
  },
  {
    name: 'knows the series that a title opens with by "session of", in its own words only',
    language: 'en',
    title: "Nests in Practice: Acme's journey",
    markdown: `In the latest session of [Nests in Practice](https://example.org/nests), Ada Park and Bo Ek shared their journey.

Thanks for joining us. Catch up on the recording below!

{{< youtube toldserie01 >}}`,
    talks: [{ url: yt('toldserie01'), speakers: ['Ada Park', 'Bo Ek'], event: 'Nests in Practice' }],
  },
  {
    name: 'connaît la série dont « épisode de » dit le nom',
    language: 'fr',
    title: 'Nids en Pratique : le voyage d’Acme',
    markdown: `Ada Park était l’invitée du dernier épisode de Nids en Pratique. Elle a présenté [Les nids d’Acme](${yt('toldserie11')}).`,
    talks: [{ url: yt('toldserie11'), event: 'Nids en Pratique' }],
  },
  {
    name: 'takes the subject that a title opens with for no series',
    language: 'en',
    title: 'Growing Nests: a journey',
    markdown: `Ada Park spoke about Growing Nests in [a talk on straw](${yt('toldserie21')}).`,
    talks: [{ url: yt('toldserie21'), speakers: ['Ada Park'], event: null }],
  },
  {
    name: 'takes a recording for a talk where its slides stand behind it, and no other video',
    language: 'en',
    title: 'Fences',
    markdown: `- Video on fences, [Fences without posts](${yt('withslide01')}), and the [slide deck](https://schd.ws/hosted_files/heron17/21/Fences.pdf).
- Video on posts, [Posts without fences](${yt('withslide02')}), and its [transcript](https://example.org/posts).
- [Gates](${yt('withslide03')}), see also [Hinges](${yt('withslide04')}) and the [slides](https://speakerdeck.com/heron/hinges).`,
    talks: [
      { url: yt('withslide01'), title: 'Fences without posts', slides: 'https://schd.ws/hosted_files/heron17/21/Fences.pdf' },
      { url: yt('withslide04'), title: 'Hinges', slides: 'https://speakerdeck.com/heron/hinges' },
    ],
  },
  {
    name: 'nimmt ein Video mit seinen Folien für einen Vortrag',
    language: 'de',
    title: 'Zäune',
    markdown: `- [Zäune ohne Pfosten](${yt('withslide11')}) ([Folien](https://speakerdeck.com/heron/zaeune))
- [Pfosten ohne Zäune](${yt('withslide12')})`,
    talks: [{ url: yt('withslide11'), title: 'Zäune ohne Pfosten', slides: 'https://speakerdeck.com/heron/zaeune' }],
  },
];
