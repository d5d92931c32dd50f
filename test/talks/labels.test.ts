import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from './label-source.ts';
import { talkKeyOf } from '../../src/talks/hosts.ts';
import { readTalks } from '../../src/talks/reader.ts';

/** Facts about a talk in a real post, noted by hand. */
interface Label {
  readonly source: string;
  readonly language: string;
  readonly talks: readonly {
    readonly url: string;
    readonly kind: string;
    readonly speakers: readonly { readonly name: string; readonly organization: string | null }[];
    readonly startsOn: string | null;
  }[];
  readonly notTalks: readonly string[];
}

const FOLDER = new URL('labels/', import.meta.url).pathname;
const CORPUS = new URL('../../../shared/corpus/', import.meta.url).pathname;

describe.skipIf(!existsSync(CORPUS))('posts labelled by hand (needs ../shared/corpus)', () => {
  // A skipped suite's body runs all the same: without the corpus there is nothing to read.
  const labels = (existsSync(CORPUS) ? readdirSync(FOLDER) : []).map(
    (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Label,
  );
  const read = labels.map((label) => ({ label, mentions: readTalks(readSource(CORPUS, label.source, label.language)).mentions }));
  const found = (mentions: (typeof read)[number]['mentions'], url: string) =>
    mentions.find(({ urlKeys }) => urlKeys.includes(talkKeyOf(url) ?? ''));

  it('are read with at least 95 of 100 talks found, and as many of those found right', () => {
    const wanted = read.flatMap(({ label, mentions }) => label.talks.map(({ url }) => found(mentions, url) !== undefined));
    expect(wanted.filter(Boolean).length / wanted.length).toBeGreaterThanOrEqual(0.95);
    const right = read.flatMap(({ label, mentions }) =>
      mentions.map((mention) => label.talks.some(({ url }) => mention.urlKeys.includes(talkKeyOf(url) ?? ''))),
    );
    expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are read with no labelled playlist, meeting or advertisement as a talk, but one in twenty', () => {
    const wrong = read.flatMap(({ label, mentions }) => label.notTalks.filter((url) => found(mentions, url) !== undefined));
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  it('are read with at least 95 of 100 speakers, organizations, kinds and days as labelled', () => {
    const pairs = read.flatMap(({ label, mentions }) => label.talks.flatMap((talk) => ({ talk, mention: found(mentions, talk.url) })));
    const speakers = pairs.flatMap(({ talk, mention }) =>
      talk.speakers
        .filter(({ name }) => name !== '*')
        .map((wanted) => mention?.speakers.some((got) => got.name === wanted.name && got.organization === wanted.organization) ?? false),
    );
    const kinds = pairs.map(({ talk, mention }) => mention?.kind === talk.kind);
    const days = pairs.filter(({ talk }) => talk.startsOn !== null).map(({ talk, mention }) => mention?.startsOn === talk.startsOn);
    for (const judged of [speakers, kinds, days]) expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.95);
  });
});
