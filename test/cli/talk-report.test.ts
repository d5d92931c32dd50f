import { expect, test } from 'vitest';
import { talkTable } from '../../src/cli/talk-report.ts';
import type { ListedTalk } from '../../src/lectern.ts';

const talk = (title: string): ListedTalk => ({
  key: title,
  title,
  kind: 'TALK',
  url: 'https://example.org/',
  recordingUrl: null,
  scheduleUrl: null,
  slidesUrl: null,
  startsOn: '2024-03-20',
  event: 'HarborConf 2024',
  location: null,
  speakers: [],
  keywords: [],
  languages: [],
  posts: [],
});
const columns = (line: string): number =>
  [...line].reduce((sum, character) => sum + (/[\u1100-\u115F\u2E80-\uD7A3\uFF00-\uFF60]/.test(character) ? 2 : 1), 0);

test('the table of talks keeps its columns, whatever the script and the length', () => {
  const lines = talkTable(
    [
      'Short',
      'A title that is far too long for its column to hold it all',
      '服务网格的安全性以及很多其他的东西和更多的文字内容',
      'サービスメッシュ',
    ].map(talk),
    () => 'Ada Example (Acme)',
    90,
  );
  const starts = lines.slice(1, -1).map((line) => columns(line.slice(0, line.indexOf('Ada'))));
  expect(new Set(starts).size).toBe(1);
  expect(lines[2]).toContain('…');
  for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(90);
  expect(lines.at(-1)).toBe('4 talks');
});
