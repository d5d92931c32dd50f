import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TALK_FORMATS } from '../../src/http/talk-formats.ts';
import type { ListedTalk } from '../../src/http/listed-talk.ts';
import { createLectern, type Lectern } from '../../src/lectern.ts';
import { temporarySite, type TemporarySite } from '../site.ts';

const talk = (changes: Partial<ListedTalk> = {}): ListedTalk => ({
  key: 'youtube:aaaaaaaaaaa',
  title: 'Meshes at sea',
  kind: 'TALK',
  url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
  recordingUrl: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
  scheduleUrl: null,
  slidesUrl: null,
  startsOn: '2024-03-20',
  event: 'HarborConf 2024',
  location: 'Porto, Portugal',
  speakers: [
    { name: 'Ada Example', organization: 'Acme' },
    { name: 'Bo Sample', organization: null },
  ],
  keywords: ['mesh'],
  languages: ['en'],
  posts: ['/blog/recap/'],
  ...changes,
});
const stamp = '2024-04-01T00:00:00Z';

const csvRow = (title: string): string => TALK_FORMATS.csv.write([talk({ title })]).split('\r\n')[1] ?? '';

describe('talks as CSV', () => {
  test('are a header and a row each', () => {
    const [header, row, end] = TALK_FORMATS.csv.write([talk()]).split('\r\n');
    expect(header).toBe('title,kind,speakers,organizations,event,startsOn,url,recordingUrl,scheduleUrl,slidesUrl,keywords,languages,posts');
    expect(row).toBe(
      'Meshes at sea,TALK,Ada Example; Bo Sample,Acme,HarborConf 2024,2024-03-20,https://www.youtube.com/watch?v=aaaaaaaaaaa,https://www.youtube.com/watch?v=aaaaaaaaaaa,,,mesh,en,/blog/recap/',
    );
    expect(end).toBe('');
  });
  test('quote what would break a row, and disarm what a spreadsheet would run', () => {
    expect(csvRow('a "b", c')).toMatch(/^"a ""b"", c",TALK/);
    expect(csvRow('=HYPERLINK("x")')).toMatch(/^"'=HYPERLINK\(""x""\)",TALK/);
    expect(csvRow('@SUM(A1)')).toMatch(/^'@SUM\(A1\),TALK/);
    expect(csvRow('1 = 1')).toMatch(/^1 = 1,TALK/);
  });
});

describe('talks as a calendar', () => {
  test('are entries of a day, with escaped text and lines of at most 75 bytes', () => {
    const text = TALK_FORMATS.ics.write([talk({ title: `Сітка; безпека, ${'довга назва '.repeat(12)}` })], stamp);
    expect(text).toContain('DTSTART;VALUE=DATE:20240320\r\n');
    expect(text).toContain(String.raw`LOCATION:Porto\, Portugal`);
    expect(text).toContain(String.raw`SUMMARY:Сітка\; безпека\,`);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain('довга назва довга назва');
  });
  test('leave out talks without a day', () => {
    expect(TALK_FORMATS.ics.write([talk({ startsOn: null })], stamp)).not.toContain('VEVENT');
  });
});

describe('talks as Markdown', () => {
  test('stand under their events, with nothing of theirs taken as markup', () => {
    expect(TALK_FORMATS.md.write([talk({ title: '[x](y) *z*' }), talk({ event: null, speakers: [] })])).toBe(
      String.raw`## HarborConf 2024

- [\[x\](y) \*z\*](<https://www.youtube.com/watch?v=aaaaaaaaaaa>) — Ada Example (Acme), Bo Sample

## Without an event

- [Meshes at sea](<https://www.youtube.com/watch?v=aaaaaaaaaaa>)
`,
    );
  });
});

describe('/talks', () => {
  let site: TemporarySite;
  let lectern: Lectern;
  beforeAll(async () => {
    site = await temporarySite({
      'content/en/a.md': `---\ntitle: HarborConf 2024 recap\ndate: 2024-03-25\nkeywords: [mesh]\ntalks:\n  - {title: Meshes at sea, url: 'https://youtu.be/aaaaaaaaaaa', speakers: ['Ada Example (Acme)'], event: HarborConf 2024, date: 2024-03-20}\n  - {title: Harbours, url: 'https://youtu.be/bbbbbbbbbbb', speakers: [Bo Sample], event: HarborConf 2023}\n---\nText.\n`,
      'content/es/b.md': `---\ntitle: Resumen\ndate: 2024-03-26\nkeywords: [malla]\ntalks:\n  - {title: Puertos, url: 'https://youtu.be/ccccccccccc'}\n---\nTexto.\n`,
    });
    lectern = createLectern({ sites: [site.folder], database: site.database });
    await lectern.ingest();
  });
  afterAll(async () => {
    await lectern.close();
    await site[Symbol.asyncDispose]();
  });
  const get = (path: string, init: RequestInit = {}): Promise<Response> => lectern.fetch(new Request(`http://localhost${path}`, init));
  const titles = async (path: string): Promise<string[]> =>
    ((await (await get(path)).json()) as ListedTalk[]).map(({ title }) => title).toSorted();

  test.each([
    ['/talks.json', ['Harbours', 'Meshes at sea', 'Puertos']],
    ['/talks.json?keyword=mesh', ['Harbours', 'Meshes at sea']],
    ['/talks.json?keyword=Mesh&speaker=Bo%20Sample', ['Harbours']],
    ['/talks.json?event=HarborConf', ['Harbours', 'Meshes at sea']],
    ['/talks.json?event=harborconf-2024', ['Meshes at sea']],
    ['/talks.json?language=es', ['Puertos']],
    ['/talks.json?keyword=unknown', []],
  ])('%s lists %j', async (path, expected) => {
    expect(await titles(path)).toEqual(expected);
  });
  test('has a type for each format, an entity tag, and no body for who has it already', async () => {
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['ics', 'text/calendar'],
      ['md', 'text/markdown'],
      ['json', 'application/json'],
    ] as const) {
      const response = await get(`/talks.${format}`);
      expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
      const again = await get(`/talks.${format}`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });
  test('refuses what it does not know', async () => {
    expect((await get('/talks.json?speker=Bo')).status).toBe(400);
    expect((await get('/talks.json?speaker=')).status).toBe(400);
    expect((await get('/talks.json', { method: 'POST', body: '{}' })).status).toBe(405);
    expect((await get('/talks.xml')).status).toBe(404);
  });
});
