import type { SamplePost } from './posts.ts';

const yt = (id: string): string => `https://youtu.be/${id}`;

/** Invented posts that give the day of their talks somewhere else than beside them, or give none. */
export const DAY_POSTS: readonly SamplePost[] = [
  {
    name: 'takes the day of the evening from the sentence that opens the post',
    language: 'it',
    title: 'Tre storie di aironi',
    publishedAt: '2023-03-20T00:00:00Z',
    markdown: `Mercoledì 8 marzo ci siamo visti in biblioteca per la serata del gruppo.

## Code senza lacrime

**Relatrice:** Ada Parchi

{{< youtube daysitalian1 >}}

## La prossima volta

La prossima serata sarà il 12 aprile.`,
    talks: [{ url: 'https://www.youtube.com/watch?v=daysitalian1', title: 'Code senza lacrime', startsOn: '2023-03-08' }],
  },
  {
    name: 'takes the day of the gathering from the sentences before the first recording of the opening',
    language: 'uk',
    title: 'Чаплі над Дніпром: записи',
    publishedAt: '2023-06-10T00:00:00Z',
    markdown: `3 червня у Львові пройшла наша перша конференція про птахів. Марія Гай відкрила її доповіддю [«Чому чаплі мовчать»](${yt('daysukrain1')}).`,
    talks: [{ url: yt('daysukrain1'), startsOn: '2023-06-03' }],
  },
  {
    name: 'knows no day where the opening tells of something else than an event',
    language: 'en',
    title: 'Heron 3 is out',
    publishedAt: '2023-06-10T00:00:00Z',
    markdown: `On June 3 we released Heron 3. It is faster.

Ada Park gave [a talk on its queues](${yt('daysrelease')}).`,
    talks: [{ url: yt('daysrelease'), startsOn: null }],
  },
  {
    name: 'knows no day of talks in a post about several events',
    language: 'en',
    title: 'What we did in June',
    publishedAt: '2023-06-30T00:00:00Z',
    markdown: `On June 3 many of us came to the conference in town.

At RustConf 2022 Ada Park gave [a talk on queues](${yt('daysseveral')}). At PyCon 2023 Bo Ek gave [a talk on kernels](${yt('daysseverb')}).`,
    talks: [
      { url: yt('daysseveral'), startsOn: null },
      { url: yt('daysseverb'), startsOn: null },
    ],
  },
  {
    name: 'completes the days of a letter without front matter from the day at its head, whatever years its text tells of',
    language: 'en',
    title: '',
    markdown: `Heron Letter\n
March 4, 2022

## Meet us

Tuesday, March 15
- Queues without tears - Ada Park and Bo Ek [Link](https://heron2022.sched.com/event/1Aa1)

Wednesday, March 16
- Naming things - Cai Lund and Dee Ochoa [Link](https://heron2022.sched.com/event/1Aa2)

## The film

In 2011 the herons came back. See it on March 16.`,
    talks: [
      { url: 'https://heron2022.sched.com/event/1Aa1', startsOn: '2022-03-15' },
      { url: 'https://heron2022.sched.com/event/1Aa2', startsOn: '2022-03-16' },
    ],
  },
  {
    name: 'reads the day from a labelled line below the only talk of a section',
    language: 'en',
    title: 'Herons in spring',
    publishedAt: '2023-03-01T00:00:00Z',
    markdown: `## Nest building

Come to this [hands-on session](https://heron2023.sched.com/event/1Bb1/nest-building-with-twigs) and build a nest of your own. We bring twigs, glue and a heron who knows how it is done, and teach those who are new to it. Bring a laptop on which you can draw, and gloves against the glue.

- **Helpers:** Ada Park, Acme
- **Date & Time:** Tuesday, March 14, 4:30pm`,
    talks: [{ url: 'https://heron2023.sched.com/event/1Bb1/nest-building-with-twigs', startsOn: '2023-03-14' }],
  },
  {
    name: 'leaves a labelled line below several talks of a section alone, and one that gives a range',
    language: 'en',
    title: 'Herons in spring',
    publishedAt: '2023-03-01T00:00:00Z',
    markdown: `## Nests

Ada Park gave [a talk on twigs](${yt('daysfielda1')}). Bo Ek gave [a talk on glue](${yt('daysfielda2')}).

- Date: March 14

## Eggs

Cai Lund gave [a talk on shells](${yt('daysfielda3')}).

- Date: March 14 - 16`,
    talks: [
      { url: yt('daysfielda1'), startsOn: null },
      { url: yt('daysfielda2'), startsOn: null },
      { url: yt('daysfielda3'), startsOn: null },
    ],
  },
];
