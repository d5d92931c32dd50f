import { describe, expect, it } from 'vitest';
import { extractTalks } from '../../src/extract-talks.ts';

const read = (text: string, slug: string) =>
  extractTalks(`- [${text}](https://harborconf2024.sched.com/event/1AbCd/${slug})\n`, { title: 'Talks at HarborConf 2024' })[0];

describe('a long schedule address', () => {
  it.each([
    ['harbours-at-night-ada-example', [{ name: 'Ada Example', organization: null }]],
    [
      'harbours-at-night-ada-example-acme-bo-sample-umbrella',
      [
        { name: 'Ada Example', organization: 'Acme' },
        { name: 'Bo Sample', organization: 'Umbrella' },
      ],
    ],
    ['harbours-at-night', []],
    ['harbours-at-night-ada-example-acme-systems', []],
    ['another-title-ada-example', []],
  ])('%s implies %j where the text names nobody', (slug, speakers) => {
    const mention = read('Harbours at Night', slug);
    expect(mention?.speakers).toEqual(speakers);
    expect(mention?.stated.speakers).toBe(false);
  });

  it('gives way to what the text states', () => {
    const mention = read('Harbours at Night - Cy Other, Initech', 'harbours-at-night-ada-example-acme');
    expect(mention?.speakers).toEqual([{ name: 'Cy Other', organization: 'Initech' }]);
    expect(mention?.stated.speakers).toBe(true);
  });

  it.each([
    ['At the tiller: Ada Example & Bo Sample, Acme; Cy Other, Initech', ['Ada Example', 'Bo Sample']],
    ['Ada Example of Acme will show what the tide does. Cy Other of Initech liked it.', ['Ada Example']],
    ['Cy Other of Initech will show what the tide does.', []],
    ['The tide is shown by Night Watch of Acme.', []],
    ['Ada will show what the tide does.', []],
  ])('picks its persons out of the text below: %s', (below, names) => {
    const post = `## The night watch

Come to this [hands-on session](https://harborconf2024.sched.com/event/1AbCd/the-night-watch-for-everyone-and-you-ada-example-bo-sample-acme-sys).

- ${below}
- Where: in the harbour
`;
    const [mention] = extractTalks(post, { title: 'Talks at HarborConf 2024' });
    expect(mention?.speakers.map(({ name }) => name)).toEqual(names);
  });
});
