import type { SamplePost } from './posts.ts';

const youtube = (id: string): string => `https://www.youtube.com/watch?v=${id}`;

/** Invented posts of sites that other generators than Hugo make: their tags, components and attributes. */
export const GENERATOR_POSTS: readonly SamplePost[] = [
  {
    name: 'reads the includes of a Jekyll site, whose speakers link to pages of its own',
    language: 'en',
    title: 'Presentations',
    publishedAt: '2023-01-01T00:00:00Z',
    markdown: `#### 2022 Calendar of Herons
^December 16th, 2022^

{% include youtube.html id="generator01" %}
presenters: [Ada Park]({{ site.baseurl }}/people/ada){:target="_blank"} & [Bo Ek](https://example.org/bo){:target="_blank"}

#### How we feed the office cat
^December 17th, 2022^

{% include youtube.html id="generator02" %}`,
    talks: [{ url: youtube('generator01'), title: '2022 Calendar of Herons', speakers: ['Ada Park', 'Bo Ek'], startsOn: '2022-12-16' }],
  },
  {
    name: 'reads players in tags, directives, code, pictures and components',
    language: 'de',
    title: 'Vorträge',
    markdown: `### Schilf im Wind

{%- vimeo "844586107" -%}

### Nester bauen

@[YouTube](https://youtu.be/generator03)

### Fische zählen

\`youtube: generator04\`

### Federn ordnen

![type:video](https://www.youtube.com/embed/generator05)

### Eier färben

<YouTube id="generator06" />

### Unsere Produktvorstellung

::youtube[Werbevideo]{#generator07}`,
    talks: [
      { url: 'https://vimeo.com/844586107', title: 'Schilf im Wind' },
      { url: 'https://youtu.be/generator03', title: 'Nester bauen' },
      { url: youtube('generator04'), title: 'Fische zählen' },
      { url: 'https://www.youtube.com/embed/generator05', title: 'Federn ordnen' },
      { url: youtube('generator06'), title: 'Eier färben' },
    ],
  },
  {
    name: 'reads the contributions of an Indico programme, but not its timetable or sessions',
    language: 'en',
    title: 'Herons at the Marsh Days 2023',
    markdown: `See the [wetlands session](https://marsh.example/event/4/sessions/62/) and the [timetable](https://marsh.example/event/4/timetable/).

- **Counting reeds** ([details](https://marsh.example/event/4/contributions/448/)), Ada Park (Acme)
- **Do we need CAP_NEST?**([more details](https://marsh.example/event/4/contributions/452/)), Bo Ek (Beta Labs)`,
    talks: [
      { url: 'https://marsh.example/event/4/contributions/448/', title: 'Counting reeds', speakers: ['Ada Park (Acme)'] },
      { url: 'https://marsh.example/event/4/contributions/452/', title: 'Do we need CAP_NEST?', speakers: ['Bo Ek (Beta Labs)'] },
    ],
  },
];
