import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model.ts';
import { readTalks } from '../../src/talks/reader.ts';
import { sourceOf } from './source.ts';

const read = (talks: Json, markdown = '') => readTalks(sourceOf(markdown, { explicitTalks: talks }));

describe('front matter talks', () => {
  it('states every field', () => {
    const { mentions, diagnostics } = read([
      {
        title: 'Rules',
        url: 'https://youtu.be/aaaaaaaaaaa',
        speakers: ['Ada Park (Acme)', { name: 'Bo', organization: 'Beta' }],
        kind: 'lightning talk',
        event: 'KubeCon NA 2023',
        date: '2023-11-07',
        slides: 'https://example.org/s.pdf',
        schedule: 'https://sched.co/1aaaa',
      },
    ]);
    expect(diagnostics).toEqual([]);
    expect(mentions).toEqual([
      expect.objectContaining({
        urlKeys: ['youtube:aaaaaaaaaaa', 'sched:1aaaa'],
        recordingUrl: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
        scheduleUrl: 'https://sched.co/1aaaa',
        slidesUrl: 'https://example.org/s.pdf',
        title: 'Rules',
        kind: 'LIGHTNING_TALK',
        startsOn: '2023-11-07',
        speakers: [
          { name: 'Ada Park', organization: 'Acme' },
          { name: 'Bo', organization: 'Beta' },
        ],
        explicit: true,
        confidence: 1,
      }),
    ]);
    expect(mentions[0]?.event?.slug).toBe('kubecon-cloudnativecon-north-america-2023');
  });

  it('hides what the text says of the same URL', () => {
    const { mentions } = read(
      [{ title: 'The real title', url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' }],
      'Ada Park gave [a talk](https://youtu.be/aaaaaaaaaaa) at FOSDEM.',
    );
    expect(mentions.map(({ title }) => title)).toEqual(['The real title']);
  });

  it('takes a talk on a host that no table knows', () => {
    expect(read([{ title: 'Rules', url: 'https://heron.example/talks/rules' }]).mentions[0]).toMatchObject({
      urlKeys: ['session-page:heron.example/talks/rules'],
      recordingUrl: null,
    });
  });

  it.each<[Json, string, number]>([
    ['a talk', 'list of fields', 0],
    [[{ url: 'https://youtu.be/aaaaaaaaaaa' }], '`title`', 0],
    [[{ title: 'x' }], '`url`', 0],
    [[{ title: 'x', url: 'not a url' }], '`url`', 0],
    [[{ title: 'x', url: 'https://youtu.be/aaaaaaaaaaa', kind: 'sermon' }], '`kind`', 1],
    [[{ title: 'x', url: 'https://youtu.be/aaaaaaaaaaa', date: '2024-02-30' }], '`date`', 1],
    [[{ title: 'x', url: 'https://youtu.be/aaaaaaaaaaa', speakers: [7] }], '`speakers`', 1],
    [[{ title: 'x', url: 'https://youtu.be/aaaaaaaaaaa', speaker: 'Ada' }], '`speaker`', 1],
    [[null], 'list of fields', 0],
  ])('reports %j and keeps what is right', (talks, message, kept) => {
    const { mentions, diagnostics } = read(talks);
    expect(mentions).toHaveLength(kept);
    expect(diagnostics[0]).toMatchObject({ code: 'TALK_INVALID', line: 1 });
    expect(diagnostics.map((each) => each.message).join(' ')).toContain(message);
  });
});

describe('the talk shortcode', () => {
  it('states a talk where it stands', () => {
    const { mentions, diagnostics } = readTalks(
      sourceOf(
        'Intro.\n\n{{< talk title="Rules" url="https://youtu.be/aaaaaaaaaaa" speakers="Ada Park, Acme; Bo Ek" kind="keynote" date="2024-03-20" >}}\n',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(mentions).toEqual([
      expect.objectContaining({
        title: 'Rules',
        kind: 'KEYNOTE',
        line: 3,
        startsOn: '2024-03-20',
        speakers: [
          { name: 'Ada Park', organization: 'Acme' },
          { name: 'Bo Ek', organization: null },
        ],
        explicit: true,
      }),
    ]);
  });

  it('is reported with its line where it has no address', () => {
    expect(readTalks(sourceOf('x\n\n{{< talk title="Rules" >}}\n')).diagnostics).toEqual([
      expect.objectContaining({ code: 'TALK_INVALID', line: 3 }),
    ]);
  });
});
