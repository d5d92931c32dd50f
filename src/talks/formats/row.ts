import { readByline } from '../byline.ts';
import { findDates } from '../dates.ts';
import { readEvent } from '../events.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { listKind } from '../entry-parts.ts';
import type { Words } from '../words.ts';
import { readTitle, type TitleReading } from '../titles.ts';
import { isGeneric, kindOfLabel } from '../title-words.ts';
import { heads, isBesideTitle } from '../columns.ts';
import { UNSPACED } from '../letters.ts';

/** A column whose head says that its cells name no one. */
function isNoPerson(header: string, { labels }: Words): boolean {
  return [labels.event, labels.date, labels.kind, labels.link, labels.title].some((label) => heads(label, header));
}

/** The title of a cell; where its lines say it in two scripts, the line that also names speakers or the kind is read, else the last. */
function titleOfCell(text: string, words: Words): TitleReading {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.every((line) => UNSPACED.test(line)) || !lines.some((line) => UNSPACED.test(line)))
    return readTitle(text, words);
  const readings = lines.map((line) => readTitle(line, words));
  const told = readings.find(({ speakers }) => speakers.length > 0) ?? readings.findLast(({ kind }) => kind !== null) ?? readings.at(-1);
  return told ?? readTitle(text, words);
}

/** A row of a table whose head says what its cells are; without such a head the link's cell is the title. */
export const row: TalkFormat = {
  name: 'row',
  example: {
    markdown:
      '| Talk | Speaker | Date |\n| --- | --- | --- |\n| [A short title](https://youtu.be/aaaaaaaaaaa) | Ada Park, Acme | 2024-02-03 |',
    title: 'A short title',
    speakers: ['Ada Park (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (block.kind !== 'row' || block.cells.length === 0) return null;
    const { words } = document;
    const textOf = (cell: (typeof block.cells)[number]): string => block.text.slice(cell.start, cell.end).trim();
    const named = (label: RegExp): string | null => {
      const cell = block.cells.find((each) => heads(label, each.header) && textOf(each) !== '');
      return cell === undefined ? null : textOf(cell);
    };
    const linked = block.text.slice(link.start, link.end);
    const own = block.cells.find((cell) => cell.start <= link.start && link.end <= cell.end);
    const titled = named(words.labels.title);
    const longest = block.cells
      .filter((cell) => !words.labels.speakers.test(cell.header) && !words.labels.date.test(cell.header))
      .map(textOf)
      .sort((a, b) => b.length - a.length)[0];
    const raw = isGeneric(linked, words)
      ? (titled ?? longest ?? linked)
      : own !== undefined && heads(words.labels.title, own.header)
        ? linked
        : isBesideTitle(own?.header ?? '', words)
          ? (titled ?? linked)
          : linked;
    const title = titleOfCell(raw, words);
    if (title.title === '' || isGeneric(title.title, words)) return null;
    const people = named(words.labels.speakers);
    const company = named(words.labels.organization);
    const byCell = people === null ? null : readByline(people, words, { single: true, plainCommaIsName: company !== null });
    const anyCell =
      byCell ??
      (title.speakers.length > 0 ? title.speakers : null) ??
      block.cells
        .map((cell) => (cell === own || isNoPerson(cell.header, words) ? null : readByline(textOf(cell), words, { single: false })))
        .find((each) => each !== null) ??
      [];
    const inEventColumn = named(words.labels.event);
    // `Workshop` in the column of events is the kind of it.
    const eventKind = inEventColumn === null ? null : kindOfLabel(inEventColumn, words);
    const eventText = eventKind === null ? inEventColumn : null;
    const dated = findDates(named(words.labels.date) ?? block.text, words, document.near(block))[0] ?? null;
    const kindText = named(words.labels.kind);
    return {
      title: title.title,
      speakers: anyCell.map(({ name, organization }) => ({
        name,
        organization: organization ?? (company === null || company.length > 80 ? null : company),
      })),
      kind: title.kind ?? (kindText === null ? eventKind : kindOfLabel(kindText, words)) ?? listKind(document, block),
      event:
        title.event ?? (eventText === null || eventText.length > 120 ? (document.events(block.index)[0] ?? null) : readEvent(eventText)),
      date: dated,
      quote: block.cells
        .map(textOf)
        .filter((text) => text !== '')
        .join(' | '),
      words: block.cells
        .map(({ header }) => header)
        .filter((header) => header !== '' && Object.values(words.labels).some((label) => label.test(header)))
        .map((header) => `column: ${header}`),
      titleStated: true,
      scope: `${linked} ${title.title}`,
    };
  },
};
