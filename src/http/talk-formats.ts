import type { ListedTalk } from './listed-talk.ts';

/** One way to write a listing of talks down. */
interface TalkListFormat {
  readonly contentType: string;
  /** Whether it says when the content was ingested. */
  readonly stamped: boolean;
  /** @param stamp when the content was ingested, RFC 3339 */
  readonly write: (talks: readonly ListedTalk[], stamp: string) => string;
}

/** The formats by name, which is also the ending of their address: `/talks.csv`. */
export const TALK_FORMATS = {
  json: { contentType: 'application/json; charset=utf-8', stamped: false, write: (talks) => `${JSON.stringify(talks, null, 2)}\n` },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', stamped: false, write: csv },
  ics: { contentType: 'text/calendar; charset=utf-8', stamped: true, write: ics },
  md: { contentType: 'text/markdown; charset=utf-8', stamped: false, write: markdown },
} as const satisfies Record<string, TalkListFormat>;

export type TalkFormat = keyof typeof TALK_FORMATS;

const COLUMNS: Readonly<Record<string, (talk: ListedTalk) => string | null>> = {
  title: (talk) => talk.title,
  kind: (talk) => talk.kind,
  speakers: (talk) => talk.speakers.map(({ name }) => name).join('; '),
  organizations: (talk) => [...new Set(talk.speakers.flatMap(({ organization }) => organization ?? []))].join('; '),
  event: (talk) => talk.event,
  startsOn: (talk) => talk.startsOn,
  url: (talk) => talk.url,
  recordingUrl: (talk) => talk.recordingUrl,
  scheduleUrl: (talk) => talk.scheduleUrl,
  slidesUrl: (talk) => talk.slidesUrl,
  keywords: (talk) => talk.keywords.join('; '),
  languages: (talk) => talk.languages.join('; '),
  posts: (talk) => talk.posts.join('; '),
};

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe: titles are a stranger's text. */
function csv(talks: readonly ListedTalk[]): string {
  const rows = talks.map((talk) => Object.values(COLUMNS).map((value) => csvCell(value(talk) ?? '')));
  return [Object.keys(COLUMNS), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** RFC 5545: a day-long entry for each talk whose day, or whose event's first day, is known. */
function ics(talks: readonly ListedTalk[], stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lectern//Talks//EN', 'CALSCALE:GREGORIAN'];
  for (const talk of talks) {
    if (talk.startsOn === null) continue;
    lines.push(
      'BEGIN:VEVENT',
      `UID:${icsText(talk.key)}@lectern`,
      `DTSTAMP:${stamp.replaceAll(/[-:]/g, '')}`,
      `DTSTART;VALUE=DATE:${talk.startsOn.replaceAll('-', '')}`,
      `SUMMARY:${icsText(talk.title)}`,
      `DESCRIPTION:${icsText([bylineOf(talk), talk.event].filter((part) => part !== null && part !== '').join('\n'))}`,
      `URL:${talk.url.replaceAll(/[\r\n]/g, '')}`,
    );
    if (talk.location !== null) lines.push(`LOCATION:${icsText(talk.location)}`);
    lines.push('END:VEVENT');
  }
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function icsText(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n?|\n/g, String.raw`\n`);
}

/** No line is over 75 bytes, and none is cut inside a character. */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}

/** A heading for each event, a list item for each talk. */
function markdown(talks: readonly ListedTalk[]): string {
  const events = Map.groupBy(talks, ({ event }) => event);
  const sections = [...events].map(([event, members]) => {
    const items = members.map((talk) => {
      const byline = markdownText(bylineOf(talk));
      return `- [${markdownText(talk.title)}](<${talk.url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)${byline === '' ? '' : ` — ${byline}`}`;
    });
    return `## ${event === null ? 'Without an event' : markdownText(event)}\n\n${items.join('\n')}\n`;
  });
  return sections.join('\n');
}

function markdownText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}

/** `Ada Example (Acme), Bo Sample`. */
export function bylineOf({ speakers }: ListedTalk): string {
  return speakers.map(({ name, organization }) => (organization === null ? name : `${name} (${organization})`)).join(', ');
}
