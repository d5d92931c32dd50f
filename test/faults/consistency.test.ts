import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLectern } from '../../src/lectern.ts';
import { startServer } from '../command.ts';
import { writeStampedSite } from './stamped-site.ts';

const INGESTIONS = 50;
const CLIENTS = 8;
const POSTS = 40;

const folder = mkdtempSync(join(tmpdir(), 'lectern-consistency-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything that bears a stamp, from as many tables as one operation may ask of. */
const QUERIES = [
  `{ content { revision } sites { title } posts(first: 40) { totalCount nodes { title description authors body { html text headings { text } }
     keywords(first: 5) { nodes { name } } images(first: 3) { nodes { url } edges { alt } } links { url } } } }`,
  `{ talks(first: 40) { totalCount nodes { title event { name } speakers { name organization { name } } keywords(first: 5) { nodes { name } }
     mentions(first: 3) { nodes { quote post { title } } } } } }`,
  `{ keywords(first: 20) { nodes { name talks(first: 3) { nodes { title } } posts(first: 3) { nodes { title } } } }
     speakers(first: 10) { nodes { name organizations { name } talks(first: 3) { nodes { title } } } } }`,
  `{ events(first: 5) { nodes { name talks(first: 5) { nodes { title } } } } organizations(first: 5) { nodes { name } }
     diagnostics(first: 30) { nodes { message } } }`,
  `{ search(query: "text", first: 30) { totalCount edges { node { ... on Post { title description } } highlights { text } } } posts(first: 3) { nodes { title } } }`,
];
const STAMP = /\bstamp\d+/g;

describe(`${INGESTIONS} ingestions under the load of ${CLIENTS} clients`, () => {
  it.each([
    ['in one process', []],
    ['in two workers', ['--workers', '2']],
  ])('%s mix no two revisions in one answer, go unnoticed by none, and end no request with an error', async (where, flags) => {
    const site = join(folder, where);
    const database = join(folder, `${where}.sqlite`);
    await writeStampedSite(site, 'stamp0', POSTS);
    await using server = await startServer([`site=${site}`, ...flags], { database });
    const seen = new Set<string>();
    let answers = 0;
    let newest = 0;
    const over = new AbortController();
    const client = async (at: number): Promise<void> => {
      let last = 0;
      for (let turn = at; !over.signal.aborted; turn += 1) {
        // Half of the requests are new to the store of answers, half may be answered from it.
        const query = `${QUERIES[turn % QUERIES.length] ?? ''}${turn % 2 === 0 ? '' : ` # ${at} ${turn}`}`;
        const committed = newest;
        const response = await fetch(server.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const text = await response.text();
        const stamps = new Set(text.match(STAMP));
        if (stamps.size !== 1 || text.includes('"errors"'))
          throw new Error(`${[...stamps].join(', ')} in one answer: ${text.slice(0, 2000)}`);
        const [stamp = ''] = stamps;
        const number = Number(stamp.slice('stamp'.length));
        if (number < Math.max(last, committed)) throw new Error(`${stamp} was answered after stamp${Math.max(last, committed)}`);
        last = number;
        seen.add(stamp);
        answers += 1;
      }
    };
    const failed = Promise.withResolvers<never>();
    const clients = Array.from({ length: CLIENTS }, (_, at) => client(at).catch(failed.reject));
    const ingestAll = async (): Promise<void> => {
      await using lectern = createLectern({ sites: [`site=${site}`], database });
      for (let number = 1; number <= INGESTIONS; number += 1) {
        await writeStampedSite(site, `stamp${number}`, POSTS);
        await lectern.ingest();
        newest = number;
      }
    };
    await Promise.race([ingestAll(), failed.promise]);
    over.abort();
    await Promise.all(clients);
    console.log(`consistency ${where}: ${answers} answers from ${seen.size} revisions, none mixed`);
    expect(seen.size).toBeGreaterThan(INGESTIONS / 2);
    expect(answers).toBeGreaterThan((INGESTIONS * CLIENTS) / 4);
  });
});
