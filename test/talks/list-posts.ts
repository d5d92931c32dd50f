import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://youtu.be/${id}`;

/** Invented posts that as a whole list talks, and posts that look like it. */
export const LIST_POSTS: readonly SamplePost[] = [
  {
    name: 'takes the recordings of a Russian list of talks, titled by what stands in quotation marks',
    language: 'ru',
    title: 'Доклады и выступления',
    markdown: `## 2022
* FrogConf 2022 — [«Тихие болота — залог спокойной ночи»](https://heron.example/slides/marsh/) ([видео](${yt('listruaaaa1')}))
* ReedJS — «Камыш без слёз» ([видео](${yt('listruaaaa2')}))

## 2023
* Вечер у пруда — [«Как считать лягушек»](${yt('listruaaaa3')})`,
    talks: [
      { url: yt('listruaaaa1'), title: 'Тихие болота — залог спокойной ночи' },
      { url: yt('listruaaaa2'), title: 'Камыш без слёз' },
      { url: yt('listruaaaa3'), title: 'Как считать лягушек' },
    ],
  },
  {
    name: 'takes no recordings of a Russian post that only reviews videos',
    language: 'ru',
    title: 'Что посмотреть на выходных',
    markdown: `* [«Как варят кофе»](${yt('listruvid01')})
* [«Мосты и тоннели»](${yt('listruvid02')})
* [«Птицы севера»](${yt('listruvid03')})`,
    talks: [],
  },
  {
    name: 'reads speakers as strong words and titles as emphasis before a link that says "video"',
    language: 'es',
    title: 'Jornadas del Pantano 2021 - Las charlas',
    markdown: `## Jueves | La mañana

* **Lucía Ferrer** - _Contar ranas sin dormirse_: [video](${yt('listesaaaa1')}) / [repo](https://code.example/lucia)
* **Bruno Salas** - _Alertas que no gritan_ : [video](${yt('listesaaaa2')}) / slides
* **Irene Pardo** - _Juncos y grafos_: slides / [repo](https://code.example/irene)

## Viernes

* **Marcos Rueda** - _Nada que ver con Kafka_: [video](${yt('listesaaaa3')})`,
    talks: [
      { url: yt('listesaaaa1'), title: 'Contar ranas sin dormirse', speakers: ['Lucía Ferrer'] },
      { url: yt('listesaaaa2'), title: 'Alertas que no gritan', speakers: ['Bruno Salas'] },
      { url: yt('listesaaaa3'), title: 'Nada que ver con Kafka', speakers: ['Marcos Rueda'] },
    ],
  },
  {
    name: 'keeps strong words as the title where no name stands in them',
    language: 'es',
    title: 'Mis charlas',
    markdown: `* **Contar ranas sin dormirse** - Lucía Ferrer: [video](${yt('listesbbbb1')})
* **Juncos, grafos y otras redes** - Bruno Salas: [video](${yt('listesbbbb2')})
* **Alertas que no gritan nunca** - Irene Pardo: [video](${yt('listesbbbb3')})`,
    talks: [
      { url: yt('listesbbbb1'), title: 'Contar ranas sin dormirse', speakers: ['Lucía Ferrer'] },
      { url: yt('listesbbbb2'), title: 'Juncos, grafos y otras redes', speakers: ['Bruno Salas'] },
      { url: yt('listesbbbb3'), title: 'Alertas que no gritan nunca', speakers: ['Irene Pardo'] },
    ],
  },
  {
    name: 'finds the emphasised title behind the day of an entry whose links are signs',
    language: 'pl',
    title: 'Moje wystąpienia',
    markdown: `## 2022
* Bagno 12 [03.02] _Żaby na produkcji_ [🔗](https://heron.example/zaby) [📽️](${yt('listplaaaa1')})
* Trzcina.js [14.05]: _Cicha noc dyżurnego_ [📽️](${yt('listplaaaa2')})
* Targi Bociana [16.09] _Tego nikt nie nagrał_ [🔗](https://heron.example/targi)
* Bagno 15 [21.11] _Kolejki, które nie płaczą_ [📽️](${yt('listplaaaa3')})`,
    talks: [
      { url: yt('listplaaaa1'), title: 'Żaby na produkcji' },
      { url: yt('listplaaaa2'), title: 'Cicha noc dyżurnego' },
      { url: yt('listplaaaa3'), title: 'Kolejki, które nie płaczą' },
    ],
  },
  {
    name: 'takes the only recording below each heading of a list, though the heading opens with its day',
    language: 'pt',
    title: 'Palestras',
    markdown: `## 03/05/2023 - Sapos em produção sem sustos

[![Sapos](https://img.example/1.jpg)](${yt('listptaaaa1')})

## 12/06/2023 - Filas que não choram

[Assista](${yt('listptaaaa2')})

## 21/08/2023 - O brejo como código

[![O brejo como código](https://img.example/3.jpg)](${yt('listptaaaa3')})`,
    talks: [
      { url: yt('listptaaaa1') },
      { url: yt('listptaaaa2'), title: 'Filas que não choram' },
      { url: yt('listptaaaa3'), title: 'O brejo como código' },
    ],
  },
  {
    name: 'does not take a post for a list of talks because its title speaks of one session or of talking',
    language: 'en',
    title: 'Session storage: three ways',
    markdown: `- [Cookies from scratch](${yt('listenneg01')})
- [Tokens from scratch](${yt('listenneg02')})
- [Redis from scratch](${yt('listenneg03')})`,
    talks: [],
  },
  {
    name: 'does not take a post for a list of talks because its long title mentions some',
    language: 'en',
    title: 'Why I stopped watching talks and learned to read again',
    markdown: `- [Reading faster](${yt('listenneg11')})
- [Reading slower](${yt('listenneg12')})
- [Reading twice](${yt('listenneg13')})`,
    talks: [],
  },
  {
    name: 'takes no recordings in the running text of a list of talks, nor its channel and its teaser',
    language: 'en',
    title: 'My talks',
    markdown: `I used to film birds: [herons at dawn](${yt('listenneg21')}) is my favourite.

- [Teaser: herons on stage](${yt('listenneg22')})
- [All of them on my channel](https://www.youtube.com/@heron)
- [Frogs in production](${yt('listenpos23')})`,
    talks: [{ url: yt('listenpos23'), title: 'Frogs in production' }],
  },
  {
    name: 'wants more than two recordings for a list',
    language: 'en',
    title: 'Talks',
    markdown: `- [Herons at dawn](${yt('listenneg31')})
- [Herons at dusk](${yt('listenneg32')})`,
    talks: [],
  },
  {
    name: 'takes no schedule entry whose title ends as a meeting, a party or a welcome',
    language: 'en',
    title: 'Our days at KubeCon NA 2023',
    markdown: `- Steering Committee Meeting [Link](https://sched.co/1lst1)
- Reed Club Meet & Greet [Link](https://sched.co/1lst2)
- Ten Years Celebration [Link](https://sched.co/1lst3)
- Meet and Greet Bots in Production [Link](https://sched.co/1lst4)
- The Board Meeting That Broke Us - Ada Park and Bo Ek [Link](https://sched.co/1lst5)`,
    talks: [
      { url: 'https://sched.co/1lst4', title: 'Meet and Greet Bots in Production' },
      { url: 'https://sched.co/1lst5', title: 'The Board Meeting That Broke Us', speakers: ['Ada Park', 'Bo Ek'] },
    ],
  },
  {
    name: 'takes no page where one registers for the next meetup',
    language: 'it',
    title: 'Resoconto della serata',
    markdown: `La serata n. 9 sarà il 12 marzo: [iscrizioni su Meetup](https://www.meetup.com/palude/events/301111111/).`,
    talks: [],
  },
];
