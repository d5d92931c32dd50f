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
    name: 'takes no room of a schedule for a session',
    language: 'en',
    title: 'HeronCon 2024 preview',
    markdown: `### [Quiet reeds](https://sched.co/1cAaA), Ada Park, Acme

#### 11:40 - 12:05 CET; [Hall 7 | Room N04](https://heroncon2024.sched.com/venue/Hall+7+%7C+Room+N04)`,
    talks: [{ url: 'https://sched.co/1cAaA', title: 'Quiet reeds' }],
  },
];
