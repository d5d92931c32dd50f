import { readEvent } from '../events.ts';
import { findEventsAt } from '../event-positions.ts';
import type { Reading, TalkFormat, TalkPlace } from '../format.ts';
import { announcedKind, findKinds, lastKind } from '../kinds.ts';
import { findPeople } from '../people.ts';
import { sentencesOf } from '../sentences.ts';
import { titleOfHeading } from '../headings.ts';
import { around } from '../player-text.ts';
import { POST_ITSELF, postItself } from '../post-itself.ts';
import { readTitle } from '../titles.ts';
import { isGeneric, quoted } from '../title-words.ts';
import { readByline } from '../byline.ts';
import { once, type Words } from '../words.ts';
import { listKind, ownLinks } from '../entry-parts.ts';

/** Player titles that sites put on every video. */
const PLAYER = /^(?:youtube|vimeo|video|embedded|player)[\w\s-]*$/i;

/** What is said about a talk without a title: "how we build it" of "to hear how we build it ... gave a talk about it". */
function subject(texts: readonly string[], words: Words): string | null {
  for (const text of texts) {
    const kind = lastKind(text, words);
    const asked =
      /\b(?:hear|see|learn|know|understand|explain\w*|show\w*|discuss\w*|through|covered|covering)\s((?:how|why|what|when|where)\s[^.:;?!]{8,120})/iu.exec(
        text,
      )?.[1];
    if (asked !== undefined) return asked.trim();
    if (kind === null) continue;
    const about = once(words, 'embed 1', () => new RegExp(`(?:${words.about.source})\\s([^.:;!?]{8,110})`, 'iu')).exec(
      text.slice(kind.end),
    );
    if (about?.[1] !== undefined && about.index < 40) return about[1].trim();
  }
  for (const text of texts) {
    const kind = lastKind(text, words);
    if (kind === null) continue;
    const lead =
      once(words, 'embed 2', () => new RegExp(`(?:(?:${words.articles.source})\\s(?:[\\p{L}-]+\\s){0,2})?$`, 'iu')).exec(
        text.slice(0, kind.start),
      )?.[0] ?? '';
    return `${lead}${kind.word}`.trim();
  }
  return null;
}

/** `Ada Park at HeronConf - May 2015`: who spoke, and where. */
function billing(text: string, words: Words): Pick<Reading, 'speakers' | 'event'> | null {
  const at = once(words, 'embed 4', () => new RegExp(`\\s(?:${words.at.source})\\s`, 'iu')).exec(text);
  const place = at === null ? '' : (text.slice(at.index + at[0].length).split(/\s?[–—,(]\s?|\s-\s/u)[0] ?? '').trim();
  const speakers = at === null || !/^\p{Lu}/u.test(place) ? null : readByline(text.slice(0, at.index), words, { single: false });
  return speakers === null ? null : { speakers, event: readEvent(place) };
}

/** An embedded player, read through the text around it. */
export const embed: TalkFormat = {
  name: 'embed',
  example: {
    markdown:
      'Ada Park from Acme gave the keynote "Small is fast" at FOSDEM 2024:\n\n<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
    title: 'Small is fast',
    speakers: ['Ada Park (Acme)'],
  },
  read(place: TalkPlace): Reading | null {
    const { document, block, link } = place;
    if (!link.embed) return null;
    const { words } = document;
    const blocks = around(place);
    const heading = document.headings(block)[0];
    const texts = blocks.map((each) => each.text);
    const nearest = texts[0] ?? '';
    const labelled = link.label !== null && !PLAYER.test(link.label) && !isGeneric(link.label, words) ? readTitle(link.label, words) : null;
    const alone = heading === undefined || document.sessionsBelow(heading) < 2;
    const headed = heading === undefined || !alone ? null : titleOfHeading(document, heading, nearest);
    // A heading with title and speakers says it all: what stands below it are remarks.
    const full = headed !== null && headed.speakers.length > 0 ? headed : null;
    const quote = texts
      .slice(0, 2)
      .flatMap((text) => quoted(text))
      .find((words_) => words_.split(/\s+/).length > 1 || words_.length > 8);
    const bold = blocks
      .slice(0, 2)
      .flatMap((each) => each.strong.map(({ start, end }) => each.text.slice(start, end)))
      // Words within a sentence that begin small are stressed, no title.
      .filter((text) => (text.length > 10 || /^['‘]/u.test(text)) && !/^\p{Ll}/u.test(text) && !isGeneric(text, words));
    // `**Ada Park at HeronConf**` and then `**Title**`: the first says who and where.
    const strong =
      bold.length < 2
        ? bold[0]
        : (bold.find((text) => /^['‘]/u.test(text)) ?? bold.find((text) => findPeople(text, words)[0]?.start !== 0) ?? bold[0]);
    // The line in bold above the one that is the title may say who spoke where.
    const billed = bold[0] === undefined || bold[0] === strong ? null : billing(bold[0], words);
    const linked = blocks
      .slice(0, 2)
      .flatMap((each) => ownLinks(document, each).map(({ start, end }) => each.text.slice(start, end)))
      .at(-1);
    const below = blocks[0] !== undefined && blocks[0].index > block.index;
    const short =
      blocks[0] !== undefined &&
      nearest.length < 140 &&
      (below ? !/[:!?。]\s|\p{Ll}\.\s/u.test(nearest) || nearest.split(/\s+/).length < 12 : !/[.:!?]\s*$/.test(nearest)) &&
      !/\n/.test(nearest)
        ? readTitle(nearest, words)
        : null;
    // Below a player, a full sentence under a heading of its own is a description.
    const sentence = below && headed !== null && /[.!?。]$/u.test(nearest.trim());
    const read =
      full ??
      labelled ??
      (quote === undefined ? null : { title: quote, kind: null, speakers: [], event: null }) ??
      (strong === undefined ? null : readTitle(strong, words)) ??
      (linked === undefined ? null : readTitle(linked, words)) ??
      (short !== null &&
      !sentence &&
      (short.speakers.length > 0 || (below && blocks[0] !== undefined && document.people(blocks[0].index).length === 0))
        ? short
        : null) ??
      headed;
    let people = blocks.map((each) => document.people(each.index)).find((each) => each.length > 0) ?? [];
    // A sentence with what they did is read as one.
    const byline = texts
      .slice(0, 2)
      .filter((text) => !/[.!?]\s*$/.test(text) || !words.actions.test(text))
      .map((text) =>
        readByline(
          text.replace(
            once(words, 'embed 3', () => new RegExp(`^(?:${words.by.source})\\s?:?\\s`, 'iu')),
            '',
          ),
          words,
          { single: false },
        ),
      )
      .find((each) => each !== null);
    if ((byline !== undefined && byline !== null) || billed !== null) people = [];
    const kinds = blocks.slice(0, 2).map((each) => {
      const kind = lastKind(each.text, words)?.kind ?? null;
      // `She spoke at a conference … with a demo of it`: the demo is a part of the talk.
      return kind === 'DEMO' && findKinds(each.text, words)[0]?.kind === 'TALK' ? 'TALK' : kind;
    });
    const announced = heading === undefined ? null : announcedKind(heading.text, words);
    const spoken = kinds.find((kind) => kind !== null && kind !== 'TALK') ?? null;
    const kind = read?.kind ?? (spoken === null || spoken === 'DEMO' ? (announced ?? spoken) : spoken) ?? listKind(document, block);
    // Where a page lists talks, the heading above the one player is what its author calls it, be it an event's name.
    const listed =
      heading !== undefined && heading.depth > 1 && alone && document.listsTalks && !isGeneric(heading.text, words) ? heading.text : null;
    const about =
      read === null
        ? (listed ?? subject(texts.slice(0, 2), words) ?? (heading === undefined ? null : readTitle(heading.text, words).title))
        : null;
    // A post about one session shows its recording: title and speakers are the post's own.
    const whole =
      read === null && (about === null || about.split(/\s+/).length < 4 || isGeneric(about, words)) ? postItself(document, nearest) : null;
    if (whole !== null && people.length === 0) people = [...whole.people];
    const title = read?.title ?? whole?.title ?? about;
    const own =
      texts
        .slice(0, 1)
        .flatMap((text) => findEventsAt(text, words))
        .at(-1) ?? null;
    const proven = findKinds([...texts.slice(0, 2), heading?.text ?? ''].join(' \n '), words);
    const last = blocks[0] === undefined ? undefined : sentencesOf(blocks[0]).at(-1);
    return {
      title,
      speakers:
        read !== null && read.speakers.length > 0
          ? read.speakers
          : (billed?.speakers ?? byline ?? people.map(({ name, organization }) => ({ name, organization }))),
      kind: kind ?? whole?.kind ?? (proven.length > 0 ? 'TALK' : null),
      event: billed?.event ?? read?.event ?? own,
      date: null,
      quote: nearest.length > 400 && last !== undefined ? nearest.slice(last.start, last.end).trim() : nearest.trim(),
      words: [...proven.map((found) => `kind: ${found.word}`).slice(-2), ...(whole === null ? [] : [POST_ITSELF])],
      titleStated: read !== null && (read !== headed || full !== null),
      scope: `${nearest} ${heading?.text ?? ''}`,
    };
  },
};
