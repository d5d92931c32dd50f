import { type Block, hasSession } from '../blocks.ts';
import { readByline } from '../byline.ts';
import { dayOfLine, findDates } from '../dates.ts';
import type { TalkDocument } from '../document.ts';
import { readEvent } from '../events.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import type { Lexicon } from '../lexicon.ts';
import { recalledFor } from '../recall.ts';
import { readTitle } from '../titles.ts';
import { isGeneric, kindOfLabel } from '../title-words.ts';
import { listKind, ownLinks } from '../entry-parts.ts';

type Label = keyof Lexicon['labels'];

const LABELS = ['speakers', 'organization', 'event', 'date', 'kind', 'title'] as const;
/** The fields that words before a colon may name. */
const labelsOf = recalledFor((text, words): readonly Label[] =>
  LABELS.filter((label) => words.labels[label].test(text.replaceAll('*', ''))),
);

/** The blocks of one labelled entry: its lines, its item with everything in it, or its section up to the next talk. */
function scope(document: TalkDocument, block: Block): readonly Block[] {
  const found: Block[] = [block];
  const items = block.list?.items ?? [];
  for (const step of [-1, 1]) {
    for (let at = block.index + step; Math.abs(at - block.index) <= 8; at += step) {
      const each = document.block(at);
      if (each === null || each.kind === 'row' || (each.trail.at(-1) !== block.trail.at(-1) && each.kind !== 'heading')) break;
      if (each.kind === 'heading') {
        if (step === -1 && block.trail.at(-1) === each.index) found.unshift(each);
        break;
      }
      const outer = items.length > 1 ? items[items.length - 2] : undefined;
      const sameItem =
        items.length === 0 || each.list === null
          ? items.length <= 1
          : each.list.items.some((item) => item === items.at(-1) || item === outer) || (items.length === 1 && each.list.items.length === 1);
      // Another link to a session is another talk's, but for lists, whose items are fields.
      if (!sameItem || (step === 1 && ownLinks(document, each).length > 0) || (items.length === 0 && hasSession(each))) break;
      if (step === -1) found.unshift(each);
      else found.push(each);
    }
  }
  return found;
}

/** The heading, or the page's own title where the heading above its only session says no more than "video". */
function titleAbove({ words, source, sessions }: TalkDocument, heading: Block | undefined): string | undefined {
  return heading !== undefined && isGeneric(heading.text, words) && sessions === 1 && source.title !== '' ? source.title : heading?.text;
}

const LABELLED = /^[\s>*•-]{0,4}([^:：]{2,24})(?:\s?[:：]\s+|：)(.{2,300})$/u;

/** `Speaker: Ada Park` lines around a link. */
export const fields: TalkFormat = {
  name: 'fields',
  example: {
    markdown:
      '### A short title\n\n- Speakers: Ada Park (Acme), Bo Ek (Beta)\n- Date: 3 February 2024\n- Video: <https://youtu.be/aaaaaaaaaaa>',
    title: 'A short title',
    speakers: ['Ada Park (Acme)', 'Bo Ek (Beta)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (block.kind === 'row') return null;
    const { words } = document;
    // A link in a long paragraph stands in its sentence, whatever labels are printed near it.
    const linked = block.text.slice(link.start, link.end);
    const sentence = block.text.length > 200 || (!isGeneric(linked, words) && block.text.length - linked.length > 40);
    if (!link.embed && block.list === null && sentence && !LABELLED.test(block.text.split('\n')[0] ?? '')) return null;
    const values = new Map<Label, string>();
    const blocks = scope(document, block);
    let labelled = 0;
    for (const each of blocks) {
      for (const line of each.text.split('\n')) {
        const match = LABELLED.exec(line.replace(/:(?=[\p{Lu}*])/u, ': '));
        if (match?.[1] === undefined || match[2] === undefined) continue;
        for (const label of labelsOf(match[1], words)) {
          if (values.has(label)) continue;
          values.set(label, match[2].trim());
          labelled += label === 'title' || label === 'event' ? 1 : 2;
          break;
        }
      }
    }
    const people = values.get('speakers');
    const named =
      people === undefined
        ? null
        : readByline(people, words, { single: true, plainCommaIsName: people.split(',').length > 2 || !/[(;&]/.test(people) });
    if (labelled < 2 || (named === null && !values.has('date')) || (named === null && !values.has('title'))) return null;
    const heading = document.headings(block)[0];
    // The title stands before its fields: in a line above them, else in the heading.
    const lines = blocks.flatMap((each) => (each.kind === 'heading' ? [] : each.text.split('\n')));
    const labels = lines.findIndex((line) => labelsOf(LABELLED.exec(line)?.[1] ?? '', words).length > 0);
    const first = lines.slice(0, Math.max(0, labels)).findLast((line) => line.trim() !== '' && dayOfLine(line, words) === null);
    const written = values.get('title');
    const kindLabelled = written !== undefined && linked.trim() !== '' && written.includes(linked) ? linked : written;
    // A heading in quotation marks is the title, whatever stands between it and the fields.
    const isTitled = /^["“„«「『]/u.test(heading?.text ?? '');
    const raw =
      kindLabelled ??
      (link.embed || isGeneric(linked, words)
        ? !isTitled && first !== undefined && first.length < 160 && first.trim() !== '' && !isGeneric(first, words)
          ? first
          : titleAbove(document, heading)
        : linked);
    if (raw === undefined || raw.trim() === '') return null;
    const title = readTitle(raw, words);
    const company = values.get('organization');
    const event = values.get('event');
    const date = values.get('date');
    const kind = values.get('kind');
    return {
      title: title.title,
      speakers: (named ?? title.speakers).map(({ name, organization }) => ({ name, organization: organization ?? company ?? null })),
      kind: title.kind ?? (kind === undefined ? null : kindOfLabel(kind, words)) ?? listKind(document, block),
      event: title.event ?? (event === undefined ? null : readEvent(event.split(/\s[–—-]\s|,\s\d/)[0] ?? event)),
      date:
        date === undefined
          ? (findDates(block.text, words, document.near(block))[0] ?? null)
          : (findDates(date, words, document.near(block))[0] ?? null),
      quote: blocks
        .map((each) => each.text)
        .join('\n')
        .slice(0, 400),
      words: [...values.keys()].map((label) => `field: ${label}`),
      titleStated: true,
      scope: `${linked} ${title.title}`,
    };
  },
};
